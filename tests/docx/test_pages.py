"""Where somebody asked for a new page, and which pages lie on their side."""

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_BREAK

from drafter.docx.document import Grid, Seen
from drafter.docx.reading import read_document


def seen(folder: Path, document: Any) -> list[tuple[str, bool, bool]]:
    """Return the text of each paragraph, whether it begins a page, and whether that page lies."""
    buffer = io.BytesIO()
    document.save(buffer)
    (folder / "a.docx").write_bytes(buffer.getvalue())
    blocks = read_document(folder / "a.docx").blocks
    cells = [
        block.rows[0][0][0] if isinstance(block, Grid) else block
        for block in blocks
        if isinstance(block, Grid | Seen)
    ]
    return [(p.text, p.new_page, p.landscape) for p in cells if p.text.strip()]


@pytest.fixture
def document() -> Any:
    made = docx.Document()
    made.add_paragraph("Первый")
    return made


def test_a_page_break_begins_a_page_with_the_next_text(tmp_path: Path, document: Any) -> None:
    document.add_page_break()
    document.add_paragraph(" ")
    document.add_paragraph("Второй")
    document.add_paragraph("Третий")
    assert [new for _text, new, _lies in seen(tmp_path, document)] == [False, True, False]


def test_a_paragraph_may_ask_for_its_page(tmp_path: Path, document: Any) -> None:
    document.add_paragraph("Второй").paragraph_format.page_break_before = True
    assert [new for _text, new, _lies in seen(tmp_path, document)] == [False, True]


def test_a_break_inside_a_paragraph_parts_it(tmp_path: Path, document: Any) -> None:
    paragraph = document.add_paragraph("Второй")
    paragraph.add_run().add_break(WD_BREAK.PAGE)
    paragraph.add_run("Третий")
    assert seen(tmp_path, document)[1:] == [("Второй", False, False), ("Третий", True, False)]


def test_a_table_may_begin_a_page(tmp_path: Path, document: Any) -> None:
    document.add_page_break()
    document.add_table(1, 1).cell(0, 0).text = "Ячейка"
    assert seen(tmp_path, document)[1] == ("Ячейка", True, False)


@pytest.mark.parametrize(
    ("kind", "begins"),
    [(WD_SECTION.NEW_PAGE, True), (WD_SECTION.ODD_PAGE, True), (WD_SECTION.CONTINUOUS, False)],
)
def test_a_section_begins_a_page_unless_it_goes_on(
    tmp_path: Path, document: Any, kind: Any, begins: bool
) -> None:
    document.add_section(kind).orientation = WD_ORIENT.LANDSCAPE
    document.add_paragraph("Второй")
    document.add_section(WD_SECTION.CONTINUOUS).orientation = WD_ORIENT.PORTRAIT
    document.add_paragraph("Третий")
    assert seen(tmp_path, document) == [
        ("Первый", False, False),
        ("Второй", begins, True),
        ("Третий", False, False),
    ]
