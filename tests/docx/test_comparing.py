"""Two Word files compared: all accepted is the later one, all rejected the earlier one.

`DRAFTER_EXAMPLES=500 python -m pytest tests/docx/test_comparing.py` tries more pairs.
"""

import io
import json
import os
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from drafter.docx.comparing import Comparison, compare
from drafter.docx.comparing_marks import Revision
from drafter.docx.opening import Package
from drafter.office.office import Office
from drafter.printing.pdf import as_pdf
from tests.conftest import inquiry_data
from tests.documents import faults, parts, root, w
from tests.docx import generated_documents as generated
from tests.docx.tracked import ACCEPTED, REJECTED, Said, marks, said, text_of
from tests.importing.generated import inquiries, sentence

EXAMPLES = int(os.environ.get("DRAFTER_EXAMPLES", "15"))
OFFICE = Office()


def compared(old: bytes, new: bytes, revision: Revision | None = None) -> Comparison:
    sides = Package(Path("old.docx"), old), Package(Path("new.docx"), new)
    return compare(*sides, revision or Revision())


def check(old: bytes, new: bytes) -> Comparison:
    """Compare two files, and check what has to be so of any two."""
    found = compared(old, new)
    before, after = _without_empty_headers(said(old, ACCEPTED)), said(new, ACCEPTED)
    assert _without_empty_headers(said(found.data, ACCEPTED)) == _without_empty_headers(after)
    assert _without_empty_headers(said(found.data, REJECTED)) == before
    assert set(_faults(found.data)) <= {*_faults(old), *_faults(new)}
    assert bool(found.changes) == (before != _without_empty_headers(after))
    ids = [one.get(w("id")) for one in root(found.data).iter(w("ins"), w("del"))]
    assert len(ids) == len(set(ids))
    return found


def _faults(data: bytes) -> list[str]:
    """Return what is wrong with a file, whatever the line: python-docx makes none without fault."""
    return [re.sub(r":\d+:", ":", fault) for fault in faults(data)]


def _without_empty_headers(file: Said) -> Said:
    """Return what a file says; a header of nothing but an empty paragraph is none."""
    blocks, (looks, headers) = file
    return blocks, (looks, tuple(one for one in headers if text_of(one[2]).strip()))


def rendered(**changes: Any) -> bytes:
    text = json.dumps(inquiry_data(**changes), ensure_ascii=False)
    return _rendered(text)


def _rendered(text: str) -> bytes:
    letter = OFFICE.open(text=text, name="letter.json")
    assert letter.errors == ()
    return OFFICE.render(letter, "ru")


def word(fill: Callable[[Any], object]) -> bytes:
    """Return a Word file of python-docx."""
    document, data = docx.Document(), io.BytesIO()
    fill(document)
    document.save(data)
    return data.getvalue()


def lines(*texts: str) -> bytes:
    return word(lambda document: [document.add_paragraph(text) for text in texts])


def told(found: Comparison) -> list[str]:
    """Return the changes as lines: what went and what came in brackets."""
    signs = {"ins": "[+{}]", "del": "[-{}]", "": "{}"}
    said_so = (
        "".join(signs[mark].format(text) for mark, text in one.parts) for one in found.changes
    )
    return [text.replace("\xa0", " ") for text in said_so]


KEYS = ("date", "addressee", "body", "demands", "appendices", "signatories", "subject", "executor")


@st.composite
def pairs(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a letter, and another one that differs in some of its values, or in its paragraphs."""
    old, other = draw(inquiries()), draw(inquiries())
    keys = draw(st.sets(st.sampled_from(KEYS), max_size=4))
    new = {key: value for key, value in old.items() if key not in keys}
    new |= {key: other[key] for key in keys if key in other}
    if "body" not in keys:
        new["body"] = _edited(draw(st.randoms(use_true_random=False)), old["body"])
    return (old, new) if draw(st.booleans()) else (new, old)


def _edited(r: random.Random, body: str) -> str:
    """Return a body of which paragraphs went, came, moved, or have other words and looks."""
    chunks = body.split("\n\n")
    for _edit in range(r.randint(1, 4)):
        if not chunks:
            break
        at, to = r.randrange(len(chunks)), r.randrange(len(chunks))
        if any("[^" in chunks[n] for n in (at, to)):  # a note stands in two chunks
            chunks[at] = chunks[at].replace("бюджет", "смета")
            continue
        moved = chunks.pop(at)
        words = moved.replace("акимы", "*акимы*").replace("бюджет", "смета")
        came = sentence(["Новый", "абзац", str(at)])
        chunks[to:to] = r.choice([[], [moved], [words], [moved, came], [came]])
    return "\n\n".join(chunks) or "Текст."


@settings(max_examples=EXAMPLES)
@given(pairs())
def test_all_accepted_is_the_later_letter_and_all_rejected_the_earlier(
    pair: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    letters = [OFFICE.open(text=json.dumps(one), name="letter.json") for one in pair]
    if not any(letter.errors for letter in letters):
        old, new = (OFFICE.render(letter, "ru") for letter in letters)
        check(old, new)


@pytest.mark.parametrize("start", range(0, 4))
def test_the_same_is_so_of_any_two_word_files(start: int) -> None:
    for seed in range(start * EXAMPLES, (start + 1) * EXAMPLES):
        r = random.Random(seed)
        blocks = [generated.block(r) for _block in range(r.randint(1, 8))]
        variant, tracked = r.choice([0, 0, 1, 2, 3]), r.random() < 0.3
        old = generated.document(blocks, seed, tracked=tracked)
        new = generated.document(generated.edited(r, blocks), seed + 1, variant, tracked=tracked)
        assert faults(old) == faults(new) == []
        check(old, new)


def test_words_are_marked_and_no_more_than_they() -> None:
    found = check(
        rendered(body="Просим построить школу в селе Талгар до конца года."),
        rendered(body="Просим построить две школы в селе Талгар до конца года."),
    )
    assert told(found) == ["Просим построить [-школу][+две школы] в селе Талгар до конца года."]


def test_a_text_that_has_little_in_common_is_replaced_as_a_whole() -> None:
    found = check(lines("Дороги и мосты, а также школы."), lines("Больница, аптека и почта."))
    assert told(found) == ["[-Дороги и мосты, а также школы][+Больница, аптека и почта]."]


def test_the_same_file_twice_has_no_changes() -> None:
    data = rendered(body="Текст.[^1]\n\n| а | б |\n|---|---|\n| 1 | 2 |\n\n[^1]: Сноска.")
    found = check(data, data)
    assert found.changes == ()
    assert marks(found.data) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("абв", "аб"),
        ("аб", "абв"),
        ("абв", "бв"),
        ("абв", "вба"),
        ("а", "бвг"),
        ("абвгд", "д"),
        ("", "аб"),
        ("аа", "а"),
    ],
)
def test_whole_paragraphs_come_and_go_at_both_ends_too(before: str, after: str) -> None:
    said_by = {"а": "Первый абзац.", "б": "Вторая мысль.", "в": "Третье требование."}
    said_by |= {"г": "Четвёртая дорога.", "д": "Пятый мост."}
    old, new = ([said_by[letter] for letter in letters] for letters in (before, after))
    check(lines(*old or [""]), lines(*new))


def test_a_paragraph_that_goes_takes_its_look_along() -> None:
    def fill(*styles: str) -> Callable[[Any], object]:
        return lambda one: [one.add_paragraph(f"Абзац {style}.", style) for style in styles]

    check(word(fill("Title", "Quote", "List Bullet")), word(fill("Title")))
    check(word(fill("Title")), word(fill("Title", "Quote", "List Bullet")))


def test_a_look_that_changed_is_marked_with_the_former_one() -> None:
    def fill(size: int, style: str) -> Callable[[Any], object]:
        def make(document: Any) -> None:
            run = document.add_paragraph("Один ", style).add_run("размер")
            run.font.size = Pt(size)

        return make

    found = check(word(fill(10, "Quote")), word(fill(14, "Title")))
    assert sorted(marks(found.data)) == ["pPrChange", "rPrChange"]


def table(document: Any, *rows: str) -> None:
    made = document.add_table(0, len(rows[0].split()))
    for row in rows:
        for one, text in zip(made.add_row().cells, row.split(), strict=True):
            one.text = text
    document.add_paragraph("После таблицы.")


def test_a_row_comes_and_a_row_goes_and_a_cell_is_compared_by_words() -> None:
    found = check(
        word(lambda one: table(one, "Дорога 5", "Мост 7", "Школа 9")),
        word(lambda one: table(one, "Дорога 6", "Больница 8", "Школа 9")),
    )
    assert told(found) == ["[-5][+6]", "[-Мост | 7]", "[+Больница | 8]"]
    assert [one.where for one in found.changes] == [
        (("table", 1), ("row", 1), ("cell", 2)),
        (("table", 1), ("row", 2)),
        (("table", 1), ("row", 2)),
    ]


def test_a_column_comes_with_all_its_rows() -> None:
    old = word(lambda one: table(one, "Дорога 5", "Мост 7"))
    check(old, word(lambda one: table(one, "Дорога 5 км", "Мост 7 м")))


def test_a_table_at_the_end_of_a_file_keeps_a_paragraph_behind_it() -> None:
    def fill(document: Any) -> object:
        document.add_paragraph("Текст.")
        document.add_table(1, 1).cell(0, 0).text = "Ячейка"
        return document

    check(lines("Текст.", ""), word(lambda one: [fill(one), one.add_paragraph("")]))
    found = compared(lines("Текст."), word(fill))
    assert text_of(said(found.data, REJECTED)) == "Текст.\n"


NOTED = "Первый[^1] и второй[^2].\n\n[^1]: О {first}.\n\n[^2]: О бюджете области на год."


def test_a_note_that_changed_is_compared_in_itself() -> None:
    found = check(
        rendered(body=NOTED.format(first="дорогах района и мостах")),
        rendered(body=NOTED.format(first="дорогах города и мостах")),
    )
    assert told(found) == [" О дорогах [-района][+города] и мостах."]
    assert found.changes[0].where == (("footnote", 1),)


def test_notes_of_both_files_are_kept_in_the_order_of_their_marks() -> None:
    old = rendered(body="Один[^1].\n\n[^1]: Прежняя сноска о дорогах.")
    new = rendered(body="Один[^1].\n\n[^1]: Совсем другое примечание.")
    data = check(old, new).data
    notes = [one.get(w("id")) for one in root(data, "word/footnotes.xml") if not one.get(w("type"))]
    assert notes == [one.get(w("id")) for one in root(data).iter(w("footnoteReference"))]
    assert len(set(notes)) == 2


APPENDIX = {"title": "Таблица", "body": "Текст приложения.", "landscape": True}


def test_an_appendix_on_its_side_comes_with_its_section() -> None:
    old, new = rendered(), rendered(appendix=APPENDIX)
    check(old, new)
    check(new, old)


def test_marks_carry_the_author_and_the_day_that_are_given() -> None:
    revision = Revision("А. Перуашев", "2026-03-31T00:00:00Z")
    data = compared(lines("Один."), lines("Два."), revision).data
    for one in root(data).iter(w("ins"), w("del")):
        assert one.get(w("author")) == "А. Перуашев"
        assert one.get(w("date")) == "2026-03-31T00:00:00Z"


def test_without_them_the_marks_tell_nobody_and_no_time() -> None:
    data = compared(lines("Один."), lines("Два.")).data
    assert all(one.get(w("date")) is None for one in root(data).iter(w("ins"), w("del")))


def test_the_same_files_give_the_same_bytes() -> None:
    old, new = rendered(body="Один."), rendered(body="Два и три.\n\n- пункт")
    assert compared(old, new).data == compared(old, new).data


def test_changes_that_were_there_already_count_as_accepted_and_are_counted() -> None:
    old = compared(lines("Строим школы."), lines("Строим дороги."))
    found = compared(old.data, lines("Строим дороги."))
    assert found.changes == ()
    assert (found.old_tracked, found.new_tracked) == (2, 0)


def test_a_style_that_only_the_earlier_file_has_comes_along() -> None:
    def fill(document: Any) -> None:
        document.styles.add_style("Особый", 1).font.size = Pt(20)
        document.add_paragraph("Крупно.", "Особый")
        document.add_paragraph("Конец.")

    check(word(fill), lines("Конец."))


def test_a_style_that_looks_otherwise_is_told() -> None:
    def fill(document: Any) -> None:
        document.styles["Quote"].font.size = Pt(20)
        document.add_paragraph("Цитата.", "Quote")

    found = compared(word(fill), word(lambda one: one.add_paragraph("Цитата.", "Quote")))
    assert (found.styles, found.changes) == (("Quote",), ())


def test_macros_and_templates_of_a_file_stay_behind() -> None:
    package = parts(lines("Текст."))
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    name = "word/_rels/document.xml.rels"
    relation = f'<Relationship Id="rIdVba" Type="{kind}" Target="vbaProject.bin"/></Relationships>'
    package[name] = package[name].replace(b"</Relationships>", relation.encode())
    package["word/vbaProject.bin"] = b"macro"
    types = package["[Content_Types].xml"].decode()
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macro = "application/vnd.ms-word.document.macroEnabled.main+xml"
    package["[Content_Types].xml"] = types.replace(main, macro).encode()
    data = compared(_packed(package), lines("Другое.")).data
    also = compared(lines("Другое."), _packed(package)).data
    for found in (data, also):
        assert not [name for name in parts(found) if "vba" in name.lower()]
        assert b"macroEnabled" not in parts(found)["[Content_Types].xml"]
        assert set(_faults(found)) <= set(_faults(lines("Текст.")))


def _packed(package: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name, content in package.items():
            file.writestr(name, content)
    return data.getvalue()


def test_half_of_a_field_is_never_marked() -> None:
    """A table of contents begins in one paragraph and ends in another."""

    def field(*texts: str) -> Callable[[Any], object]:
        def make(document: Any) -> None:
            document.add_paragraph("До.")
            for number, text in enumerate(texts):
                run = document.add_paragraph().add_run(text)._r
                if number == 0:
                    run.insert(0, _sign("begin"))
                if number == len(texts) - 1:
                    run.append(_sign("end"))
            document.add_paragraph("После.")

        return make

    data = check(word(field("Глава 1", "Глава 2")), word(field("Глава 1", "Глава 3"))).data
    depth = 0
    for mark in root(data).iter(w("fldChar")):
        depth += {"begin": 1, "end": -1}[mark.get(w("fldCharType"))]
        assert depth in (0, 1)


def _sign(kind: str) -> Any:
    return etree.Element(w("fldChar"), {w("fldCharType"): kind})


def test_a_thousand_changed_paragraphs_are_matched_one_by_one() -> None:
    r = random.Random(7)
    texts = [" ".join(str(r.randint(1, 99_999)) for _word in range(12)) for _line in range(1000)]
    changed = [re.sub(r"\d+$", "итого", text) for text in texts]
    found = compared(lines(*texts), lines(*changed))
    assert len(found.changes) == 1000
    assert all([mark for mark, _text in one.parts] == ["", "del", "ins"] for one in found.changes)


@pytest.mark.office
def test_libreoffice_lays_out_what_was_compared() -> None:
    old = rendered(body="Один[^1].\n\n| а | б |\n|---|---|\n| 1 | 2 |\n\n[^1]: Сноска.")
    new = rendered(body="Один.\n\n| а | в |\n|---|---|\n| 1 | 3 |\n| 4 | 5 |\n\n- пункт")
    pairs = [(old, new), (new, old), (old, rendered(appendix=APPENDIX))]
    data = [compared(*pair).data for pair in pairs]
    assert all(pdf.startswith(b"%PDF") for pdf in as_pdf(data))
