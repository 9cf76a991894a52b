"""A template as its Word file shows it: lines of text, and controls for what is printed there.

Whoever shows a template makes these, whoever reads the file again gives them back.
"""

from typing import NamedTuple
from zlib import crc32

VALUE, OPENS, TURNS, CLOSES, ALONE, CHOICE = "value", "opens", "turns", "closes", "alone", "choice"
"""What a control stands for: a value, a statement by its place in a pair, or a choice."""


class Control(NamedTuple):
    """A piece of a template that is not typed: a value or a statement, in words."""

    key: str
    role: str
    name: str
    example: str = ""
    title: str = ""
    """What Word says of the control when it is pointed at: the expression."""
    choices: tuple[str, ...] = ()
    advice: str = ""
    """How its words are changed, which cannot be typed over."""

    @property
    def text(self) -> str:
        """What is seen of it."""
        return (
            f"{self.name}\u00a0{self.example}"
            if self.name and self.example
            else (self.name or self.example)
        )


class Piece(NamedTuple):
    """A stretch of a line: text with its marks (a line feed breaks the line), or a control."""

    text: str
    marks: frozenset[str] = frozenset()
    link: str = ""
    control: Control | None = None


class Line(NamedTuple):
    """A paragraph as it is shown; `key` tells which one of the template it is, if it is one."""

    style: str
    pieces: tuple[Piece, ...]
    key: str = ""
    depth: int = 0
    """In how many statements a line of a statement stands; 0 for text."""
    is_note: bool = False
    """Whether it says something about the template, small and grey, and is none of its text."""
    is_inherited: bool = False
    """Whether it comes from another template."""
    new_page: bool = False


class Cell(NamedTuple):
    """A cell of a table; `span` is how many columns it has, 0 for all of them."""

    lines: "list[Line | Grid]"
    span: int = 1


class Grid(NamedTuple):
    """A table, row by row."""

    style: str
    rows: list[list[Cell]]


class Fragment(NamedTuple):
    """A stretch of a paragraph as it was read: `key` names the control that it belongs to."""

    text: str
    marks: frozenset[str] = frozenset()
    link: str = ""
    key: str = ""
    check: str = ""
    """What the file says of the text that the control had; empty where it says nothing."""
    is_loose: bool = False
    """Whether a bookmark alone says so, into which text beside the control may have got."""


class Read(NamedTuple):
    """A paragraph of the Word file as it was read."""

    place: int
    """Which paragraph of the file it is, from 1."""
    style: str
    fragments: tuple[Fragment, ...]
    keys: tuple[str, ...] = ()
    """The lines of the template that marks in the file take it for."""
    cell: tuple[int, int, int] | None = None
    """The table, the row and the cell that it stands in."""

    @property
    def text(self) -> str:
        """What a reader sees of it."""
        return "".join(fragment.text for fragment in self.fragments)


def check_of(text: str) -> str:
    """Return by what the text of a control is known again, whatever white space it has got."""
    return f"{crc32(' '.join(text.split()).encode()):08x}"
