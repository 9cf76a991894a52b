"""Every word of a Word letter comes in, or a line says that it does not: against another reader."""

import io
import re
import subprocess
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter import Drafter, load
from drafter.importing import Import, import_letters
from fuzz.corpus import filled
from tests.docx.raw import box, cell, field, paragraph, run, save, table
from tests.importing.secretaries import BODY, Letter
from tests.pages import SOFFICE
from tests.word_reader import words_in, words_of

STYLES = (
    '<w:style w:type="character" w:styleId="struck"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 2"/></w:style>'
)
TOLD = {
    "struck": "word-struck-out-text",
    "hidden": "word-hidden-text",
    "placeholder": "word-placeholder",
}


def mark(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def one(text: str) -> str:
    return f"<w:r>{text}</w:r>"


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def both(first: str, second: str) -> str:
    return (
        f"<mc:AlternateContent><mc:Choice>{first}</mc:Choice><mc:Fallback>{second}</mc:Fallback>"
        "</mc:AlternateContent>"
    )


INLINES: dict[str, Callable[[str, str], str]] = {
    "runs": lambda a, b: run(f"{a} {b}"),
    "emphasis": lambda a, b: run(a, "<w:b/>") + run(f" {b}", "<w:i/>"),
    "split": lambda a, b: run(a[:3], "<w:b/>") + run(a[3:]) + run(f" *{b}*"),
    "line": lambda a, b: run(a) + one("<w:br/>") + run(b),
    "line at the end": lambda a, b: run(f"{a} {b}") + one("<w:br/>") + one("<w:br/>"),
    "page": lambda a, b: run(a) + one('<w:br w:type="page"/>') + run(b),
    "column": lambda a, b: run(a) + one('<w:br w:type="column"/>') + run(b),
    "tab": lambda a, b: run(a) + one("<w:tab/>") + run(b),
    "field": lambda a, b: run(f"{a} ") + field("REF x", run(b)),
    "simple field": lambda a, b: f'<w:fldSimple w:instr="X">{run(f"{a} {b}")}</w:fldSimple>',
    "unending": lambda a, b: run(f"{a} ") + mark("begin") + run(b),
    "unending twice": lambda a, b: mark("begin") + mark("begin") + run(a + " ") + mark("end")
    + run(b),
    "unending result": lambda a, b: mark("begin") + one("<w:instrText>X</w:instrText>")
    + mark("separate") + run(f"{a} {b}"),
    "only an end": lambda a, b: run(f"{a} ") + mark("separate") + mark("end") + run(b),
    "inserted": lambda a, b: run(f"{a} ") + f"<w:ins>{run(b)}</w:ins>",
    "deleted": lambda a, b: run(f"{a} {b}") + f"<w:del>{one('<w:delText>нет</w:delText>')}</w:del>",
    "moved": lambda a, b: f"<w:moveTo>{run(f'{a} ')}</w:moveTo>" + run(b),
    "struck": lambda a, b: run(f"{a} ") + run(b, "<w:strike/>"),
    "struck twice": lambda a, b: run(f"{a} ", "<w:dstrike/>") + run(b),
    "hidden": lambda a, b: run(f"{a} ") + run(b, "<w:vanish/>"),
    "smart tag": lambda a, b: run(f"{a} ") + f"<w:smartTag>{run(b)}</w:smartTag>",
    "control": lambda a, b: run(f"{a} ") + control(run(b)),
    "placeholder": lambda a, b: run(f"{a} ") + control(run(b), "<w:showingPlcHdr/>"),
    "link": lambda a, b: run(f"{a} ") + f'<w:hyperlink r:id="web">{run(b)}</w:hyperlink>',
    "box": lambda a, b: run(a) + one(f"<w:pict>{box(b)}</w:pict>"),
    "versions": lambda a, b: run(a) + one(both(f"<w:drawing>{box(b)}</w:drawing>",
                                               f"<w:pict>{box(b)}</w:pict>")),
    "unknown version": lambda a, b: run(f"{a} ") + one(both("<x xmlns='urn:x'/>",
                                                            f"<w:t>{b}</w:t>")),
    "ruby": lambda a, b: one(
        f"<w:ruby><w:rt>{run(a)}</w:rt><w:rubyBase>{run(b)}</w:rubyBase></w:ruby>"
    ),
    "sign": lambda a, b: run(a) + one('<w:sym w:char="2013"/>') + run(b),
    "bracket": lambda a, b: run(f"{a} [^1] [x](") + run(f"{b}) : | # &lt;br&gt;"),
    "formula": lambda a, b: run(f"{a} ") + f"<m:oMath><m:r><m:t>{b}</m:t></m:r></m:oMath>",
    "date": lambda a, b: run(f"{a} «___» _____ 2024г. {b}"),
    "capitals": lambda a, b: run(f"{a} {b}", "<w:caps/>"),
}  # fmt: skip
BLOCKS: dict[str, Callable[[str, str], str]] = {
    "table": lambda a, b: table(cell(paragraph(run(a))) + cell(paragraph(run(b)))),
    "row control": lambda a, b: table(control(cell(paragraph(run(a)))) + cell(paragraph(run(b)))),
    "control": lambda a, b: control(paragraph(run(a)) + paragraph(run(b))),
    "heading": lambda a, b: paragraph(run(f"{a} {b}"), properties='<w:pStyle w:val="h"/>'),
    "stray run": lambda a, b: run(f"{a} {b}"),
    "paragraph in a paragraph": lambda a, b: paragraph(run(a), paragraph(run(b))),
    "stray formula": lambda a, b: f"<m:oMath><m:r><m:t>{a} {b}</m:t></m:r></m:oMath>",
}
LINES = [
    *("Общие положения", "Приложение 6", "Наименование", "ПАО Сбербанк", "Приложение:"),
    *("420059, г. Казань, тел. 555-55-55", "на № ____ От ____", "«___» ______ 2024г"),
    *("Начальнику ЦИТСиЗИ МВД", "Иванову И.И.", "ДЕПУТАТСКИЙ ЗАПРОС", "Уважаемый Иван Иванович!"),
    *("С глубоким уважением,", "Заместитель начальника", "полковник полиции\tИ.И. Иванов"),
    *("Депутаты фракции «Ак жол»", "Исп. Петров П.П., ИЦ УМВД", "Прошу:", "1) ответить;"),
]


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[str], str]:
    """Return a body of paragraphs with constructs and lines of letters, and its footnotes."""
    words = (f"знак{number}х" for number in count(1))
    notes: list[str] = []

    def piece() -> str:
        made = INLINES[draw(st.sampled_from(sorted(INLINES)))](next(words), next(words))
        if draw(st.booleans()):
            return made
        number = len(notes) + 2
        notes.append(f'<w:footnote w:id="{number}">{paragraph(run(next(words)))}</w:footnote>')
        return made + one(f'<w:footnoteReference w:id="{number}"/>')

    def block() -> Iterator[str]:
        kind = draw(st.sampled_from(["pieces", "pieces", "line", "noted line", "long", "block"]))
        if kind == "block":
            yield BLOCKS[draw(st.sampled_from(sorted(BLOCKS)))](next(words), next(words))
            return
        texts = [run(f"{draw(st.sampled_from(LINES))} ")] if "line" in kind else []
        texts += [run(f"{BODY[0]} ")] if kind == "long" else []
        for _number in range(draw(st.integers(1, 2)) if kind != "line" else 0):
            texts += [piece(), run(" ")]
        align = draw(st.sampled_from(["", '<w:jc w:val="right"/>', '<w:jc w:val="center"/>']))
        yield paragraph(*texts, properties=align)

    body = [part for _number in range(draw(st.integers(1, 7))) for part in block()]
    return body, "".join(notes)


def values_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from (re.sub(r"[\\*~^]", "", re.sub(r"\[\^\d+\]", mark, value)) for mark in ("", " "))
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from values_of(inner)


def missed(data: bytes, done: Import) -> set[str]:
    """Return the words that are neither in the file nor told, those of letters in general aside."""
    there = words_in(" ".join(values_of(yaml.load(done.text, yaml.BaseLoader))))
    told = {warning.id for warning in done.warnings}
    found = words_of(data)
    for kind, sentence in TOLD.items():
        gone = found.pop(kind)
        assert sentence in told or not gone
    return {word for word in found["text"] - there if word.startswith("знак")}


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=documents())
def test_every_word_of_a_document_comes_in_or_is_told(
    tmp_path: Path, drafter: Drafter, made: tuple[list[str], str]
) -> None:
    body, notes = made
    file = save(tmp_path / "old.docx", *body, styles=STYLES, footnotes=notes)
    if not words_of(file.read_bytes())["text"]:
        return
    done = import_letters([file], "new.yaml")
    assert missed(file.read_bytes(), done) == set()
    inquiry = load(io.StringIO(filled(done.text)))
    for language in inquiry.languages:
        assert drafter.render(inquiry, language, lambda _guess: None)


@pytest.mark.parametrize("name", [*INLINES, *BLOCKS])
def test_each_construct_comes_in_or_is_told(tmp_path: Path, name: str) -> None:
    a, b = "знак1х", "знак2х"
    made = paragraph(INLINES[name](a, b)) if name in INLINES else BLOCKS[name](a, b)
    file = save(tmp_path / "old.docx", paragraph(run(BODY[0])), made, styles=STYLES)
    assert missed(file.read_bytes(), import_letters([file], "new.yaml")) == set()


@pytest.mark.parametrize("kind", ["footnotes", "endnotes"])
@pytest.mark.parametrize(
    "place", ["Министру финансов", "Такиеву М.М.", "ДЕПУТАТСКИЙ ЗАПРОС", "Уважаемый Мади Мадиевич!",
              "О дорогах", "С уважением,", "Депутаты", "А. Иванов", "Приложение: на 3 л.", ""],
)  # fmt: skip
def test_a_note_is_lost_nowhere(tmp_path: Path, place: str, kind: str) -> None:
    lines = ["Министру финансов", "Такиеву М.М.", "ДЕПУТАТСКИЙ ЗАПРОС", "О дорогах"]
    lines += ["Уважаемый Мади Мадиевич!", *BODY, "Приложение: на 3 л.", "С уважением,"]
    lines += ["Депутаты", "А. Иванов", ""]
    reference = one(f'<w:{kind[:-1]}Reference w:id="2"/>')
    body = [paragraph(run(text), reference if text == place else "") for text in lines]
    note = f'<w:{kind[:-1]} w:id="2">{paragraph(run("знак1х"))}</w:{kind[:-1]}>'
    file = save(tmp_path / "old.docx", *body, **{kind: note})
    done = import_letters([file], "new.yaml")
    assert missed(file.read_bytes(), done) == set()
    assert load(io.StringIO(filled(done.text)))


@pytest.mark.office
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_document_that_libreoffice_wrote_comes_in_whole(tmp_path: Path) -> None:
    letter = Letter()
    letter.text(*BODY)
    numbers = count(1)
    for bold in (True, False, True):
        letter.line(f"знак{next(numbers)}х знак{next(numbers)}х\nзнак{next(numbers)}х", bold=bold)
    letter.table(("знак100х", "знак101х"), ("знак102х", "знак103х"))
    letter.document.add_page_break()
    letter.line("знак104х\nзнак105х").runs[0].font.strike = True
    letter.document.save(str(tmp_path / "old.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "docx", "--outdir"]
    subprocess.run(
        [*command, str(tmp_path / "saved"), str(tmp_path / "old.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    saved = tmp_path / "saved" / "old.docx"
    assert missed(saved.read_bytes(), import_letters([saved], "new.yaml")) == set()
