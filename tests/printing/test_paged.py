"""A letter as blocks for a browser's pages: what a script must know, and no style in the text."""

import re
from typing import Any

from lxml import etree

from drafter.docx import Look
from drafter.model.letter import (
    Cell,
    Item,
    Letter,
    NewPage,
    Note,
    Numbering,
    Paragraph,
    Row,
    Run,
    Table,
)
from drafter.printing.paged import paged
from tests.conftest import ROOT

OFFICIAL, LETTERHEAD = (Look(ROOT / "templates" / f"{n}.docx") for n in ("official", "letterhead"))
HOSTILE = "</p><script>alert(1)</script> & \"'"


def made(*blocks: Any, look: Look = OFFICIAL, lists: Any = (), **more: Any) -> dict[str, Any]:
    letter = Letter("ru-RU", list(blocks), list(lists), **more)
    return paged(letter, look, lambda number: f"body.{number}", lambda _image: "/picture")


def text(style: str, *content: Any, item: Item | None = None) -> Paragraph:
    return Paragraph(style, [Run(c) if isinstance(c, str) else c for c in content], item)


def test_each_block_says_which_value_it_shows() -> None:
    found = made(text("body-text", "Один"), text("body-text", "Два"))["blocks"]
    assert [etree.fromstring(block).get("data-shows") for block in found] == ["body.0", "body.1"]


def test_no_style_stands_in_the_text_of_the_page() -> None:
    row = Row([Cell([text("table-text", "а")]), Cell([text("table-text", "б")])])
    found = made(Table("table-grid", [row]), look=LETTERHEAD)
    html = "".join([*found["blocks"], *found["margins"].values()])
    assert "data-style=" in html
    assert re.search(r"\sstyle=", html) is None


def test_nothing_in_a_letter_becomes_markup() -> None:
    running = {"chamber.kk": HOSTILE, "chamber.ru": HOSTILE}
    note = Note([Run(HOSTILE)])
    found = made(text("body-text", HOSTILE, note), look=LETTERHEAD, running=running)
    html = "".join([*found["blocks"], *found["notes"], *found["margins"].values()])
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 4


def test_a_number_stands_in_the_text() -> None:
    block = text("list-number", "Первое", item=Item(0, 0))
    (found,) = made(block, lists=[Numbering("list-number")])["blocks"]
    assert "".join(map(str, etree.fromstring(found).itertext())) == "1. Первое"


def test_a_page_that_begins_says_how_it_lies() -> None:
    found = made(text("body-text", "а"), NewPage(landscape=True), text("body-text", "б"))["blocks"]
    assert found[1] == '<div data-new-page="landscape"></div>'


def test_the_end_of_a_letter_is_kept_together() -> None:
    found = made(
        text("body-text", "Две строки"), text("closing", "С уважением,"), text("signatory", "А.")
    )
    kept = [etree.fromstring(block).get("data-keep") for block in found["blocks"]]
    assert kept[:2] == ["next", "next"]


def test_the_measures_are_those_of_the_look_in_points() -> None:
    page = made(text("body-text", "а"))["page"]
    assert page == {
        "width": 595.3,
        "height": 841.9,
        "top": 56.7,
        "right": 42.5,
        "bottom": 56.7,
        "left": 85.05,
        "header": 35.45,
        "footer": 35.45,
    }


def test_the_second_page_has_its_number_and_the_first_the_letterhead() -> None:
    margins = made(text("body-text", "а"), look=LETTERHEAD)["margins"]
    assert '<span data-field="PAGE"></span>' in margins["header-default"]
    assert "ДЕПУТАТСКАЯ ФРАКЦИЯ" in margins["header-first"]
    assert 'alt="Эмблема / Эмблема"' in margins["header-first"]
    assert "PAGE" not in margins["header-first"]


def test_the_letterhead_names_the_chamber_in_office() -> None:
    running = {"chamber.ru": "МАЖИЛИС", "chamber.kk": "МӘЖІЛІС"}
    head = made(text("body-text", "а"), look=LETTERHEAD, running=running)["margins"]["header-first"]
    assert "МАЖИЛИС" in head
    assert "МӘЖІЛІС" in head
    assert "{{" not in head
