"""What a letter is: paragraphs and tables with the names of their styles, in one language."""

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.model.structs import Struct


class Run(Struct):
    """A stretch of text with the same marks (`strong`, `em`, `u`, `sub`, `sup`), sorted."""

    __slots__ = ("marks", "text")
    text: str
    marks: tuple[str, ...]

    def __init__(self, text: str, marks: tuple[str, ...] = ()) -> None:
        """Take the text and its marks."""
        self.text = text
        self.marks = marks


class Break(Struct):
    """A line break inside a paragraph."""


class Note(Struct):
    """A footnote, standing where its number is printed."""

    content: "list[Inline]"


class Link(Struct):
    """A hyperlink."""

    target: str
    content: "list[Inline]"


Inline = Run | Break | Note | Link


class Item(NamedTuple):
    """The place of a paragraph in a list: the list's index in the letter, the level from 0."""

    list: int
    level: int


class Paragraph(Struct):
    """A paragraph; `style` is a style's name in lower case with hyphens: `body-text`."""

    __slots__ = ("content", "item", "style")
    style: str
    content: list[Inline]
    item: Item | None

    def __init__(self, style: str, content: list[Inline], item: Item | None = None) -> None:
        """Take the style, the content and the place in a list."""
        self.style = style
        self.content = content
        self.item = item


class Cell(Struct):
    """A cell of a table."""

    paragraphs: list[Paragraph]


class Row(Struct):
    """A row of a table; a header is repeated at the top of each page."""

    cells: list[Cell]
    header: bool = False


class Table(Struct):
    """A table; `style` names a table style."""

    style: str
    rows: list[Row]


Block = Paragraph | Table


class Numbering(NamedTuple):
    """A list of its own, which begins to count at `start`; `style` names its paragraph style."""

    style: str
    start: int = 1


class Letter(Struct):
    """A letter, ready to be laid out; `language` is a tag such as `ru-RU`."""

    language: str
    blocks: list[Block]
    lists: list[Numbering]
    title: str = ""
    author: str = ""
    subject: str = ""
    date: datetime.date | None = None


def paragraphs(blocks: list[Block]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a letter, those of tables as well, in their order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.paragraphs


def runs_of(content: Sequence[Inline]) -> list[Run]:
    """Return the runs of a paragraph's own text, those of links included, notes left out."""
    found: list[Run] = []
    for part in content:
        if isinstance(part, Run):
            found.append(part)
        elif isinstance(part, Link):
            found += runs_of(part.content)
    return found


def plain_text(content: Sequence[Inline]) -> str:
    """Return the text of a paragraph without marks and notes."""
    return "".join([run.text for run in runs_of(content)])
