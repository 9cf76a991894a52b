"""A letter in plain text: it stands where its look puts it on paper."""

from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from drafter.docx import Look
from drafter.model.letter import Item, Letter, Numbering, Paragraph, Run
from drafter.printing.terminal import shown, write
from tests.conftest import ROOT

OFFICIAL = ROOT / "templates" / "official.docx"
LOOK = Look(OFFICIAL)
LONG = "слово " * 30


def lines(*blocks: Paragraph, look: Look = LOOK, width: int = 80) -> list[str]:
    return list(shown([Letter("ru-RU", list(blocks), [])], look, width))


def text(style: str, words: str = "Текст") -> Paragraph:
    return Paragraph(style, [Run(words)])


def test_a_style_moved_in_word_moves_on_the_screen(tmp_path: Path) -> None:
    document = docx.Document(str(OFFICIAL))
    document.styles["Letter Addressee"].paragraph_format.left_indent = Mm(0)
    document.styles["Closing"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.save(str(tmp_path / "own.docx"))
    own = Look(tmp_path / "own.docx")
    assert lines(text("letter-addressee"), look=own) == ["Текст"]
    assert lines(text("letter-addressee")) == [" " * 40 + "Текст"]
    assert lines(text("closing"), look=own) == ["Текст".rjust(80)]


def test_a_gap_of_half_a_line_or_more_is_an_empty_line(tmp_path: Path) -> None:
    document = docx.Document(str(OFFICIAL))
    document.styles["Body Text"].paragraph_format.space_after = Pt(8)
    document.save(str(tmp_path / "own.docx"))
    pair = (text("body-text", "а"), text("body-text", "б"))
    assert lines(*pair) == ["    а", "    б"]
    assert lines(*pair, look=Look(tmp_path / "own.docx")) == ["    а", "", "    б"]


def test_of_two_spaces_between_paragraphs_the_larger_counts() -> None:
    # 6 points below a heading and 6 above a quotation are no 12.
    assert lines(text("heading-3", "а"), text("quote", "б")) == ["    а", "    б"]


def test_a_quotation_is_indented_on_both_sides() -> None:
    quoted = lines(text("quote", LONG))
    assert len(quoted) > 1
    assert all(line.startswith("    слово") and len(line) <= 76 for line in quoted)


def test_numbers_are_those_of_the_look() -> None:
    items = [
        Paragraph("list-number", [Run(LONG)], Item(0, 0)),
        Paragraph("list-number", [Run("б")], Item(0, 1)),
        Paragraph("list-number-parenthesis", [Run("в")], Item(1, 0)),
    ]
    numberings = [Numbering("list-number"), Numbering("list-number-parenthesis", 4)]
    first, *_rest, second, third = shown([Letter("ru-RU", list(items), numberings)], LOOK, 80)
    assert first.startswith("    1. слово")
    assert (second, third) == ("       1.1. б", "    4) в")


def test_a_numbered_style_outside_of_lists_is_numbered_by_itself() -> None:
    # As Word does it: the style has the numbering.
    assert lines(text("demand"), text("demand")) == ["    1) Текст", "    2) Текст"]


@pytest.mark.parametrize("width", [1, 8, 20, 40])
def test_a_narrow_screen_shows_every_word(width: int) -> None:
    styles = ("letter-addressee", "title", "quote", "body-text", "signatory", "closing")
    for style in styles:
        assert " ".join(lines(text(style, LONG), width=width)).split() == LONG.split()


def test_a_text_file_has_both_letters_in_utf_8_and_a_line_between_them() -> None:
    letters = [Letter(tag, [text("title", tag)], []) for tag in ("ru-RU", "kk-KZ")]
    assert write(letters, LOOK).decode().split() == ["ru-RU", "═" * 80, "kk-KZ"]
