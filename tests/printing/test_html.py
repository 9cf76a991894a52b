"""A letter as HTML: well-formed, with the whole text, looking as the look says."""

import re
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Pt
from lxml import etree

from drafter import Workspace, load
from drafter.composing import Composer
from drafter.docx import Look, write
from drafter.model.letter import Cell, Item, Letter, Link, Numbering, Paragraph, Row, Run, Table
from drafter.printing.html import document, page, style_sheet
from tests.conftest import ROOT, SAMPLES, read
from tests.documents import lines, plain
from tests.docx.test_document import RICH

LOOK = Look(ROOT / "templates" / "official.docx")
HOSTILE = "</p><script>alert(1)</script> & \"'"


def composed(inquiry: Any, language: str = "ru") -> Letter:
    workspace = Workspace()
    composer = Composer(workspace.templates, workspace.locales)
    return composer.compose(inquiry, language, LOOK.styles, lambda _problem: None)


def article(letter: Letter) -> Any:
    """Return a letter's article, read as XML: every tag is closed, every sign escaped."""
    return etree.fromstring(page(letter, LOOK))


def rule(css: str, style: str) -> dict[str, str]:
    """Return what the style sheet says of a style."""
    (body,) = re.findall(rf"^\.letter-page \.look-{style}\{{(.*)\}}$", css, re.MULTILINE)
    return dict(entry.split(":", 1) for entry in body.split(";"))


@pytest.mark.parametrize("name", ["ak-zhol-akims", "district-akims"])
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_paragraphs_are_those_of_the_docx_in_the_same_styles(name: str, language: str) -> None:
    letter = composed(load(SAMPLES / f"{name}.yaml"), language)
    expected = [
        (style.lower().replace(" ", "-"), plain(text))
        for style, text in lines(write([letter], LOOK))
    ]
    root = article(letter)
    for mark in root.xpath("//sup | //section"):
        mark.tail, mark.text = mark.tail, ""
        for child in list(mark):
            mark.remove(child)
    shown = [
        (element.get("class").removeprefix("look-"), plain("".join(element.itertext())))
        for element in root.iter("p", "h1", "h2", "h3")
    ]
    numbered = {"demand", "last-demand", "list-number", "list-bullet"}
    without = [
        (style, re.sub(r"^(\d+[.)]|–) ", "", text) if style in numbered else text)
        for style, text in shown
    ]
    assert without == expected
    assert root.get("lang") == {"ru": "ru-RU", "kk": "kk-KZ"}[language]


def test_numbers_and_bullets_stand_in_the_text_as_word_prints_them() -> None:
    root = article(composed(read(body=RICH, demands=["Один", "Два"])))
    said = ["".join(element.itertext()) for element in root.iter("p")]
    for text in ("1. Первый", "1. Вложенный", "2. Второй", "5) Пятый", "– Тире", "1) Один;"):
        assert text in said


def test_marks_links_headings_and_tables_are_those_of_html() -> None:
    root = article(composed(read(body=RICH)))
    assert [e.text for e in root.iter("h1")] == ["ДЕПУТАТСКИЙ ЗАПРОС", "Раздел"]
    assert root.findtext(".//p/em") == "курсивом"
    assert root.findtext(".//p/strong") == "полужирным"
    (link,) = root.xpath("//a[starts-with(@href, 'http')]")
    assert (link.get("href"), link.text) == ("https://example.org/?a=1&b=2", "ссылкой")
    assert [cell.findtext("p") for cell in root.iter("th", "td")] == [
        *("Показатель", "Значение", "Акимы", "52"),
    ]


def test_a_note_stands_at_the_end_with_its_number_and_both_lead_to_each_other() -> None:
    root = article(composed(read(body=RICH)))
    (mark,) = root.xpath("//a[@role='doc-noteref']")
    (note,) = root.xpath("//section/p")
    assert plain("".join(note.itertext())) == "1 Сноска с курсивом."
    assert mark.get("href") == f"#{note.get('id')}"
    assert note.find("sup/a").get("href") == f"#{mark.get('id')}"
    assert root[-1].tag == "section"


def test_ids_of_letters_in_one_document_differ() -> None:
    letter = composed(read(body=RICH))
    root: Any = etree.fromstring(document([letter, letter], LOOK))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids)) == 4


def test_nothing_in_a_letter_becomes_markup() -> None:
    letter = Letter(
        '"><b>',
        [
            Paragraph("body-text", [Run(HOSTILE, ("em",)), Link('https://a.kz/"><b>', [])]),
            Paragraph("body-text", [Link("javascript:alert(1)", [Run("сюда")])]),
            Table("table-grid", [Row([Cell([Paragraph("table-text", [Run(HOSTILE)])])])]),
        ],
        [],
        title=HOSTILE,
    )
    root = etree.fromstring(document([letter], LOOK))
    assert root.xpath("//script | //b | //*[starts-with(@href, 'javascript')]") == []
    assert root.findtext("head/title") == HOSTILE
    assert root.findtext(".//p/em") == HOSTILE
    assert root.findtext(".//td/p") == HOSTILE
    assert root.get("lang") == '"><b>'


def test_names_of_styles_and_fonts_cannot_leave_the_style_sheet(tmp_path: Path) -> None:
    own = docx.Document(str(ROOT / "templates" / "official.docx"))
    own.styles["Subject"].font.name = 'A"}</style><b>'
    own.styles["Quote"].font.name = "PT Serif"
    style = own.styles.add_style("Вид {1} </style>", 1)
    style.font.bold = True
    own.save(str(tmp_path / "own.docx"))
    css = style_sheet(Look(tmp_path / "own.docx"))
    assert "<" not in css
    assert css.count("{") == css.count("}") == len(css.splitlines())
    assert rule(css, "quote")["font-family"] == '"PT Serif",serif'


def test_the_style_sheet_says_what_the_look_says(tmp_path: Path) -> None:
    own = docx.Document(str(ROOT / "templates" / "official.docx"))
    own.styles["Body Text"].font.size = Pt(12)
    own.styles["Body Text"].paragraph_format.line_spacing = 2
    own.save(str(tmp_path / "own.docx"))
    css = style_sheet(Look(tmp_path / "own.docx"))
    assert "width:595.3pt" in css.splitlines()[0]
    assert "padding:56.7pt 42.5pt 56.7pt 85.05pt" in css.splitlines()[0]
    body = rule(css, "demand")
    assert (body["font-size"], body["line-height"]) == ("12pt", "2.2988")
    assert (body["text-align"], body["text-indent"]) == ("justify", "35.45pt")
    assert rule(css, "title")["font-weight"] == "bold"
    assert rule(css, "letter-addressee")["margin"] == "0pt 0pt 0pt 255.1pt"
    assert rule(css, "closing")["break-after"] == "avoid"
    assert ".letter-page .look-quote+.look-quote{margin-top:-6pt}" in css


def test_deeper_items_have_the_indents_of_their_level() -> None:
    items = [Paragraph("list-number", [Run("а")], Item(0, level)) for level in (0, 1)]
    root = article(Letter("ru-RU", list(items), [Numbering("list-number", 3)]))
    first, second = root.iter("p")
    assert (first.text, second.text) == ("3. а", "3.3. а")
    assert first.get("style") is None
    assert second.get("style") == "margin-left:28.35pt;text-indent:35.45pt"


def test_the_same_letter_gives_the_same_document() -> None:
    letters = [composed(read(body=RICH)) for _turn in range(2)]
    first, second = (document([letter], LOOK) for letter in letters)
    assert first == second
