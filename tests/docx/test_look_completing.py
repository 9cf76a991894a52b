"""Any Word file as a look: what letters need is brought in, set as the file is set."""

import re
import subprocess
import time
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Mm, Pt

from drafter import Drafter
from drafter.cli import main
from drafter.docx.look import Look
from drafter.docx.look_checking import look_problems
from tests.conftest import SAMPLES, read
from tests.documents import faults, opened, parts, root, w, whole
from tests.docx.foreign_looks import (
    DEFAULT,
    KINDS,
    bare,
    by_hand,
    localized,
    odd_names,
    saved,
    sections,
    style,
)
from tests.docx.hostile_looks import OFFICIAL, file, packed
from tests.pages import SOFFICE

BODY = """
## Заголовок

Текст *курсивом* и **полужирно**[^1].

- первое;
  - вложенное;
- второе.

1. раз;
2. два.

| Показатель | Значение |
|---|---:|
| Аудан әкімдері | 52 |

> Цитата: әғқңөұүһі.

[^1]: Сноска.
"""
LANDSCAPE = """{% extends 'drafter/inquiry.html' %}
{% block closing %}{{ super() }}<section class="landscape"><p>Лист</p></section>{% endblock %}
"""


def letter_of(folder: Path, data: bytes, language: str = "ru") -> bytes:
    return Drafter(look=file(folder, data)).render(read(body=BODY), language)


@pytest.fixture(scope="module")
def usual() -> str:
    return whole(Drafter().render(read(body=BODY), "ru"))


@pytest.mark.parametrize("kind", KINDS)
def test_any_word_file_carries_a_letter_whole_and_valid(
    tmp_path: Path, usual: str, kind: str
) -> None:
    data = letter_of(tmp_path, KINDS[kind]())
    assert whole(data) == usual
    assert faults(data) == []
    styles = root(data, "word/styles.xml")
    assert list(styles.iter(w("vanish"))) == []
    for attribute in ("styleId", "name"):
        said = [
            (one.get(w("styleId")) if attribute == "styleId" else one.find(w("name")).get(w("val")))
            for one in styles.iter(w("style"))
        ]
        assert len({one.casefold() for one in said}) == len(said)  # each means one style


def test_added_styles_have_the_font_and_size_of_the_file(tmp_path: Path) -> None:
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(12)
    document.styles["Normal"].font.name = "Arial"
    look = Look(file(tmp_path, saved(document)))
    sizes = {name: look.form(name).size for name in ("letter-addressee", "signatory", "demand")}
    assert set(sizes.values()) == {12}
    assert look.form("signatory").font == "Arial"
    assert 9 <= look.form("footnote-text").size < look.form("table-text").size <= 12


def test_lines_of_an_address_stand_close_whatever_room_the_text_has(tmp_path: Path) -> None:
    # Word's own «Normal» has 10 pt below each paragraph, and lines of 1.15.
    look = Look(file(tmp_path, saved(docx.Document())))
    address = look.form("letter-addressee")
    assert (address.after, address.line_spacing) == (0, 1)
    assert look.form("quote").line_spacing == pytest.approx(1.15, abs=0.01)


def test_the_right_half_of_a_narrow_page_is_on_the_page(tmp_path: Path) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = Mm(148), Mm(20), Mm(10)
    look = Look(file(tmp_path, saved(document)))
    for name in ("letter-addressee", "signatory"):
        assert 0.4 < look.form(name).left / look.page.text_width < 0.75


def test_running_text_that_is_set_by_hand_gives_letters_its_font(tmp_path: Path) -> None:
    look = Look(file(tmp_path, by_hand()))
    for name in ("body-text", "letter-addressee", "demand", "closing"):
        assert (look.form(name).font, look.form(name).size) == ("PT Serif", 13)
    body = look.form("body-text")
    assert (body.align, round(body.first_line)) == ("both", 28)
    assert look.form("header").font != "PT Serif"


def test_styles_of_words_own_names_are_taken_as_they_look(tmp_path: Path) -> None:
    document = docx.Document()
    document.styles["Title"].font.size = Pt(19)
    date = document.styles.add_style("Date", 1)
    date.font.italic = True
    look = Look(file(tmp_path, saved(document)))
    assert look.form("title").size == 19
    assert look.form("date").italic
    assert {"Title", "Date"} <= set(look.own)
    assert not {"Title", "Date"} & set(look.added)


def test_translated_names_are_known_and_given_back(tmp_path: Path) -> None:
    data = letter_of(tmp_path, localized())
    letter = opened(data)
    assert letter.styles["Heading 1"].font.all_caps
    assert {"Heading 1", "Body Text"} & {p.style.name for p in letter.paragraphs}
    styles = root(data, "word/styles.xml")
    titles = {
        one.find(w("name")).get(w("val")): one.find(w("aliases")).get(w("val")).split(",")
        for one in styles.iter(w("style"))
        if one.find(w("aliases")) is not None
    }
    assert titles["heading 1"] == ["Überschrift 1", "Заголовок раздела", "Бөлімнің тақырыбы"]
    assert titles["Signatory"] == ["Подписавший", "Қол қоюшы"]


def test_names_that_libreoffice_has_dropped_come_back(tmp_path: Path) -> None:
    content = parts(OFFICIAL)
    styles = content["word/styles.xml"]
    content["word/styles.xml"] = re.sub(rb"<w:aliases [^>]*/>", b"", styles)
    expected = root(OFFICIAL, "word/styles.xml")
    found = root(letter_of(tmp_path, packed(content)), "word/styles.xml")

    def aliases(tree: Any) -> list[str]:
        return [alias.get(w("val")) for alias in tree.iter(w("aliases"))]

    assert aliases(found) == aliases(expected)


def test_styles_that_only_bear_our_names_or_ids_stay_what_they_are(tmp_path: Path) -> None:
    data = letter_of(tmp_path, odd_names())
    styles = opened(data).styles
    assert styles["Letter Addressee"].style_id != "LetterAddressee"
    assert {"Signatures 2", "Demand 2", "Table Text 2", "Спрос"} <= {s.name for s in styles}


def test_a_page_that_lies_on_its_side_serves_appendices_alone(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "ru"
    folder.mkdir(parents=True)
    (folder / "inquiry.html").write_text(LANDSCAPE, "utf-8")
    look = file(tmp_path, sections())
    data = Drafter(look=look, template=tmp_path / "templates").render(read(), "ru")
    letter = opened(data)
    found = [
        (section.page_width > section.page_height, section.header.paragraphs[0].text)
        for section in letter.sections
    ]
    assert found == [(False, "БЛАНК"), (True, "ПРИЛОЖЕНИЕ"), (False, "БЛАНК")]
    assert letter.sections[1].left_margin == pytest.approx(Mm(20), abs=700)
    assert faults(data) == []


def test_where_all_pages_lie_so_does_the_letter_and_it_is_said(tmp_path: Path) -> None:
    page = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    path = file(tmp_path, bare(more=page))
    section = opened(Drafter(look=path).render(read(), "ru")).sections[0]
    assert section.page_width > section.page_height
    [note] = Look(path).notes()
    assert "All its pages lie on their side, and so does the letter." in note.what


def test_headers_of_sections_before_are_taken_over(tmp_path: Path) -> None:
    document = docx.Document(str(file(tmp_path, sections())))
    document.sections[0].page_width, document.sections[0].page_height = Mm(297), Mm(210)
    document.sections[1].page_width, document.sections[1].page_height = Mm(210), Mm(297)
    document.sections[1].header.is_linked_to_previous = True
    letter = opened(letter_of(tmp_path, saved(document)))
    assert letter.sections[0].page_height > letter.sections[0].page_width
    assert letter.sections[0].header.paragraphs[0].text == "БЛАНК"


def test_a_letter_has_one_column_and_begins_on_page_1(tmp_path: Path) -> None:
    section = root(letter_of(tmp_path, KINDS["columns"]())).find(f".//{w('sectPr')}")
    assert section.find(w("cols")).get(w("num")) is None
    assert [one for one in section if one.tag in (w("type"), w("textDirection"))] == []
    assert section.find(w("pgNumType")).get(w("start")) is None
    told = {p.id: p.what for p in look_problems(file(tmp_path, KINDS["columns"]()), [])}
    assert "columns of text" in told["look-left-out"]


def test_render_says_it_in_one_note(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = file(tmp_path, by_hand())
    letter, out = str(SAMPLES / "ak-zhol-akims.yaml"), str(tmp_path / "out") + "/"
    assert main(["render", letter, "--look", str(path), "-o", out]) == 0
    notes = [line for line in capsys.readouterr().err.splitlines() if "look-" in line]
    [note] = notes
    assert "they are set in PT Serif, 13 pt, as the file." in note
    assert "The text of its body is not printed." in note
    assert note.endswith("drafter look take look.docx [look-completed]")


def test_drafters_own_looks_lack_nothing_and_nothing_is_said() -> None:
    look = Look(Path(__file__).parents[2] / "templates" / "official.docx")
    assert (look.added, look.notes(), look.renamings()) == ([], [], [])


def test_two_thousand_more_styles_take_time_in_proportion(tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        styles = [style("Normal", "Normal", more=DEFAULT)]
        styles += [
            style(f"s{n}", f"Стиль {n}", '<w:basedOn w:val="Normal"/>') for n in range(count)
        ]
        start = time.process_time()
        Look(file(tmp_path, bare(*styles, body=f"<w:p><w:r><w:t>{count}</w:t></w:r></w:p>")))
        return time.process_time() - start

    seconds(10)
    few, many = seconds(500), seconds(2500)
    assert many < 12 * few  # quadratic: 25 times


@pytest.mark.office
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_letters_of_all_kinds_of_files(tmp_path: Path) -> None:
    for number, make in enumerate(KINDS.values()):
        (tmp_path / f"{number}.docx").write_bytes(letter_of(tmp_path, make()))
    (tmp_path / "look.docx").unlink()
    subprocess.run(
        [
            *(str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
            *("--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)),
            *map(str, tmp_path.glob("*.docx")),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    texts = [(tmp_path / f"{n}.txt").read_text("utf-8-sig") for n in range(len(KINDS))]
    assert [n for n, text in enumerate(texts) if "Цитата: әғқңөұүһі." not in text] == []
