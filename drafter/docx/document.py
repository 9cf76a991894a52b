"""What was read from a Word file: paragraphs and tables with what a reader sees of them."""

from dataclasses import dataclass, field

from drafter.errors import Problem
from drafter.model.letter import Break, Inline, Link, Run

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

    @property
    def text(self) -> str:
        """The text alone, a line break as one, footnotes left out."""
        return text_of(self.content)


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


def text_of(content: list[Inline]) -> str:
    """Return the text of a paragraph's content, line breaks kept."""
    pieces = []
    for part in content:
        if isinstance(part, Run):
            pieces.append(part.text)
        elif isinstance(part, Link):
            pieces.append(text_of(part.content))
        elif isinstance(part, Break):
            pieces.append("\n")
    return "".join(pieces)
