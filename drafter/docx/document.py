"""What was read from a Word file: paragraphs and tables with what a reader sees of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from drafter.errors import Problem
from drafter.model.letter import Inline, plain_text

FAR = 2500
"""From which left indent on, in twentieths of a point, a paragraph stands on the right half."""


@dataclass(slots=True)
class Number:
    """The number or bullet that Word puts before a paragraph."""

    list: int
    """The list: paragraphs that are counted together have the same."""
    level: int
    value: int
    """The number itself; 0 before a bullet."""
    mark: str
    """What follows the number, «.» or «)»; «-» for a bullet; empty where neither fits."""
    text: str
    """The number as it is printed: «1)», «2.1.», «а)», «–»."""


@dataclass(slots=True)
class Seen:
    """A paragraph as it is seen; `style` is its style's name in lower case with hyphens."""

    style: str
    content: list[Inline]
    number: Number | None = None
    align: str = "left"
    """`left`, `center`, `right` or `both`."""
    indent: int = 0
    """The left indent in twentieths of a point."""
    heading: int = 0
    """The level of a heading, from 1; 0 where it is none."""
    new_page: bool = False
    """Whether a new page begins with it, because somebody asked for one."""
    landscape: bool = False
    """Whether its page lies on its side."""
    place: int = 0
    """Which paragraph of the document it is, from 1: empty ones and those of tables count."""

    @property
    def text(self) -> str:
        """The text alone, a line break as one, footnotes left out."""
        return plain_text(self.content, line_break="\n")


@dataclass(slots=True)
class Grid:
    """A table: rows of cells, each cell a list of paragraphs; all rows are equally long."""

    style: str
    rows: list[list[list[Seen]]]


@dataclass(slots=True)
class Document:
    """A Word file; `tags` counts the letters of each language tag (`ru-RU`)."""

    blocks: list[Seen | Grid] = field(default_factory=list)
    tags: dict[str, int] = field(default_factory=dict)
    remarks: list[Problem] = field(default_factory=list)
    """What was left out, or should be looked at."""


def paragraphs(blocks: Sequence[Seen | Grid]) -> list[Seen]:
    """Return all paragraphs of blocks, those of tables included."""
    found: list[Seen] = []
    for block in blocks:
        if isinstance(block, Seen):
            found.append(block)
        else:
            found += [p for row in block.rows for cell in row for p in cell]
    return found
