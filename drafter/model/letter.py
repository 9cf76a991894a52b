"""What a letter is: paragraphs and tables with the names of their styles, in one language."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar, assert_never

from drafter.model.shapes import NOTHING
from drafter.model.structs import Struct
from drafter.pictures.image import Image


class Run(Struct):
    """A stretch of text with the same marks (`strong`, `em`, `u`, `sub`, `sup`), sorted.

    `language` is a tag where it is not that of the letter.
    """

    __slots__ = ("language", "marks", "text")
    text: str
    marks: tuple[str, ...]
    language: str

    def __init__(self, text: str, marks: tuple[str, ...] = (), language: str = "") -> None:
        """Take the text, its marks and its language."""
        self.text = text
        self.marks = marks
        self.language = language


class Break(Struct):
    """A line break inside a paragraph."""


class Note(Struct):
    """A footnote, standing where its number is printed."""

    content: "list[Inline]"


class Link(Struct):
    """A hyperlink."""

    target: str
    content: "list[Inline]"


class Picture(Struct):
    """A picture in a line; without a width it is as wide as its points, at 96 to an inch.

    It is never wider than the line, nor higher than the page.
    """

    image: Image
    caption: str
    """What it shows, in words."""
    centimetres: float = 0
    """How wide it is to be; 0: nobody has said it."""
    percent: float = 0
    """How much of the line it is to take; 0: nobody has said it."""
    file: str = ""
    """The name of its file beside a letter; empty where that does not matter."""


Inline = Run | Break | Note | Link | Picture
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
    """A cell of a table, which may reach over several columns and rows.

    `width` is a share of the table's width in per cent, 0 where it follows from what it holds.
    """

    paragraphs: list[Paragraph]
    colspan: int = 1
    rowspan: int = 1
    width: int = 0


class Row(Struct):
    """A row of a table; a header is repeated at the top of each page."""

    cells: list[Cell]
    header: bool = False


class Table(Struct):
    """A table; `style` names a table style."""

    style: str
    rows: list[Row]


class NewPage(Struct):
    """Where a new page begins; it and those after it lie on their side if `landscape`.

    Before everything else it tells how the first page lies.
    """

    landscape: bool = False


Printed = Paragraph | Table
Block = Printed | NewPage


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
    running: Mapping[str, str] = NOTHING
    """What it says in the gaps of the look's headers and footers, by their names."""


BELOW_SIGNATURES = frozenset(("letter-copy", "executor"))
"""The styles of what stands below the signatures."""

SIGNING = BELOW_SIGNATURES | {
    *("closing", "signature-label", "signatory", "last-signatory", "signatures")
}
"""The styles of what is signed, and of what stands below the signatures."""


def paragraphs(blocks: list[Block]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a letter, those of tables as well, in their order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.paragraphs


def block_text(block: "Block") -> str:
    """Return the text of a block in one line: a paragraph's, or that of all cells of a table."""
    return " ".join(plain_text(one.content, line_break=" ") for one in paragraphs([block]))


def runs_of(content: Sequence[Inline]) -> list[Run]:
    """Return the runs of a paragraph's own text, those of links included, notes left out."""
    found: list[Run] = []
    for part in content:
        if isinstance(part, Run):  # faster than `match`, and asked for every paragraph
            found.append(part)
        elif isinstance(part, Link):
            found += runs_of(part.content)
        elif not isinstance(part, Break | Note | Picture):
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
        elif not isinstance(part, Break | Picture):
            assert_never(part)
    return found


def pictures_of(content: Sequence[Inline]) -> list[Picture]:
    """Return the pictures of a paragraph in their order, those inside links included."""
    found: list[Picture] = []
    for part in content:
        if isinstance(part, Picture):
            found.append(part)
        elif isinstance(part, Link):
            found += pictures_of(part.content)
    return found


_Made = TypeVar("_Made")


def folded(
    content: Sequence[Inline],
    *,
    run: Callable[[Run], _Made],
    line_break: Callable[[Break], _Made],
    note: Callable[[Note], _Made],
    link: Callable[[Link, list[_Made]], _Made],
    picture: Callable[[Picture], _Made],
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
                inner = folded(
                    part.content,
                    run=run,
                    line_break=line_break,
                    note=note,
                    link=link,
                    picture=picture,
                )
                made.append(link(part, inner))
            case Picture():
                made.append(picture(part))
            case _:
                assert_never(part)
    return made


def plain_text(content: Sequence[Inline], line_break: str = "") -> str:
    """Return the text alone, without notes and pictures; a line break becomes `line_break`."""
    if not line_break:
        return "".join([run.text for run in runs_of(content)])
    return "".join(
        folded(
            content,
            run=lambda run: run.text,
            line_break=lambda _break: line_break,
            note=lambda _note: "",
            link=lambda _link, inner: "".join(inner),
            picture=lambda _picture: "",
        )
    )
