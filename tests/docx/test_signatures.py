"""Signatures and what stands below them, as python-docx reads them in the document."""

from pathlib import Path

import pytest
from docx.shared import Pt

from drafter import Drafter
from drafter.docx.document import Grid, Seen
from drafter.docx.reading import read_document
from tests.conftest import read
from tests.documents import faults, lines, opened, root, w

POST = {"ru": "Депутат Мажилиса Парламента Республики Казахстан"}
BELOW = {"copy_to": ["prosecutor-general"], "executor": {"name": "И. Ким", "phone": "74-00-00"}}


@pytest.fixture(scope="module")
def with_post(drafter: Drafter) -> bytes:
    """Return a letter of a deputy with a post, with a copy and an executor."""
    signed = [{"name": "Е. Саиров", "post": POST}, "А. Перуашев"]
    return drafter.render(read(signatories=signed, **BELOW), "ru")


def test_what_stands_below_a_table_of_signatures_is_its_last_row(with_post: bytes) -> None:
    assert faults(with_post) == []
    table = opened(with_post).tables[0]
    below = [paragraph.text for paragraph in table.rows[-1].cells[0].paragraphs]
    assert below == [
        "Копия: Генеральному Прокурору Республики Казахстан",
        "Исп.: И.\u00a0Ким, тел. 74-00-00",
    ]
    assert len(table.rows[-1]._tr.tc_lst) == 1
    for row in table.rows:
        assert row._tr.find(f"{w('trPr')}/{w('cantSplit')}") is not None


def test_the_paragraph_after_a_table_at_the_end_begins_no_empty_page(with_post: bytes) -> None:
    last = opened(with_post).paragraphs[-1]
    assert last.text == ""
    assert last.paragraph_format.line_spacing == Pt(1)
    assert last.paragraph_format.space_before == last.paragraph_format.space_after == 0


def test_it_is_read_back_as_what_follows_the_table(with_post: bytes, tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(with_post)
    document = read_document(tmp_path / "letter.docx")
    grid, *below = [block for block in document.blocks if block.style != ""][-4:-1]
    assert isinstance(grid, Grid)
    assert len(grid.rows) == 2
    assert all(isinstance(block, Seen) for block in below)
    assert [block.style for block in below] == ["letter-copy", "executor"]
    assert document.remarks == []


def test_many_names_are_printed_as_typed_and_kept_together(drafter: Drafter) -> None:
    names = [f"{letter}. Перуашев" for letter in "АБВГДЕЖЗИКЛМ"]
    data = drafter.render(read(signatories=names, body="\n\n".join(["Так."] * 12)), "ru")
    assert faults(data) == []
    assert [text for _style, text in lines(data)[-12:]] == [
        name.replace(" ", "\u00a0") for name in names
    ]
    fields = [element.get(w("instr")).split()[0] for element in root(data).iter(w("fldSimple"))]
    assert fields == ["SET"]  # which prints nothing
