"""What a letter is: paragraphs and tables with the names of their styles, in one language."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar, assert_never

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
"""Whoever tells them apart ends in `assert_never`, or leaves it to `folded`: so a type checker
names every place that a new kind must be given to."""


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
        if isinstance(part, Run):  # faster than `match`, and asked for every paragraph
            found.append(part)
        elif isinstance(part, Link):
            found += runs_of(part.content)
        elif not isinstance(part, Break | Note):
            assert_never(part)
    return found


def notes_of(content: Sequence[Inline]) -> list[Note]:
    """Return the notes of a paragraph in their order, those inside links included."""
    found: list[Note] = []
    for part in content:
        if isinstance(part, Run):
            continue
        if isinstance(part, Link):
            found += notes_of(part.content)
        elif isinstance(part, Note):
            found.append(part)
        elif not isinstance(part, Break):
            assert_never(part)
    return found


_Made = TypeVar("_Made")


def folded(
    content: Sequence[Inline],
    *,
    run: Callable[[Run], _Made],
    line_break: Callable[[Break], _Made],
    note: Callable[[Note], _Made],
    link: Callable[[Link, list[_Made]], _Made],
) -> list[_Made]:
    """Return what is made of each part of a paragraph; a link is given what its content became."""
    made: list[_Made] = []
    for part in content:
        match part:
            case Run():
                made.append(run(part))
            case Break():
                made.append(line_break(part))
            case Note():
                made.append(note(part))
            case Link():
                inner = folded(part.content, run=run, line_break=line_break, note=note, link=link)
                made.append(link(part, inner))
            case _:
                assert_never(part)
    return made


def plain_text(content: Sequence[Inline], line_break: str = "") -> str:
    """Return the text of a paragraph without marks and notes; a line break becomes `line_break`."""
    if not line_break:
        return "".join([run.text for run in runs_of(content)])
    return "".join(
        folded(
            content,
            run=lambda run: run.text,
            line_break=lambda _break: line_break,
            note=lambda _note: "",
            link=lambda _link, inner: "".join(inner),
        )
    )
