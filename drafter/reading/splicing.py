"""A file's text made to say other values: only the lines of what differs are written anew.

Comments, blank lines, order, indentation and marks of everything else stay as they are; comments
inside of what goes away stay as lines of their own.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from drafter.reading.nodes import Node, Scalar
from drafter.reading.plain_writing import Layout
from drafter.reading.spans import Data, every, header_of
from drafter.reading.yaml_writing import Prose

_COMMENT = re.compile(r"(?<!\S)#[^\r\n]*")
_COMMENT_BESIDE = re.compile(r"[ \t]+#[^\r\n]*")
_BETWEEN = re.compile(r"(?:\s|(?<!\S)#[^\r\n]*)*")
_END_OF_LINE = re.compile(r"\r\n|[\r\n]|\Z")


class Arranged(list[Any]):
    """A list that was made of another: `sources` has the number there of each item, or None."""

    def __init__(self, items: Iterable[Any], sources: Iterable[int | None]) -> None:
        """Take the items, and where each comes from."""
        super().__init__(items)
        self.sources = tuple(sources)


class Whole(NamedTuple):
    """A value that is written anew as a whole, whatever it has in common with the old one."""

    value: Data


class Splice(NamedTuple):
    """A piece of the text that is replaced."""

    start: int
    end: int
    text: str


class Spot(NamedTuple):
    """Where a value stands: after which character, and below which column."""

    lead: int | None
    """The place after the colon or the dash; None where there is none."""
    key_end: int
    column: int
    """The column of the key or of the dash."""
    is_item: bool
    in_flow: bool


def same(old: Data, new: Data) -> bool:
    """Tell whether values are equal; texts of many lines may end with a line break or without."""
    if isinstance(new, Whole):
        return False
    if isinstance(new, Arranged) and new.sources != tuple(range(len(new))):
        return False
    if isinstance(new, Prose):
        return isinstance(old, str) and old.rstrip("\n") == new.rstrip("\n")
    if isinstance(new, dict):
        return (
            isinstance(old, dict)
            and old.keys() == new.keys()
            and all(same(old[name], value) for name, value in new.items())
        )
    if isinstance(new, list):
        return (
            isinstance(old, list)
            and len(old) == len(new)
            and all(same(before, after) for before, after in zip(old, new, strict=True))
        )
    return bool(old == new)


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with pieces replaced, in the order in which they stand there."""
    parts, at = [], 0
    for splice in sorted(splices, key=lambda one: (one.start, one.end)):
        parts += [text[at : splice.start], splice.text]
        at = max(at, splice.end)
    return "".join([*parts, text[at:]])


class Page:
    """A file's text and its layout: where lines end, which comments stand where."""

    def __init__(self, text: str, layout: Layout) -> None:
        """Take them, and note no change yet."""
        self.text = text
        self.layout = layout
        self.splices: list[Splice] = []

    def replace(self, start: int, end: int, text: str) -> None:
        """Note a piece of the text as replaced."""
        if text != self.text[start:end]:
            self.splices.append(Splice(start, end, text))

    def line_end(self, at: int) -> int:
        """Return where the line of a character ends, before its line break."""
        found = _END_OF_LINE.search(self.text, at)
        return found.start() if found else len(self.text)

    def next_line(self, at: int) -> int:
        """Return where the line after that of a character begins."""
        found = _END_OF_LINE.search(self.text, at)
        return found.end() if found else len(self.text)

    def line_start(self, at: int) -> int:
        """Return where the line of a character begins."""
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def line_above(self, start: int) -> int:
        """Return where the line before the one that begins at a place begins."""
        return self.line_start(max(start - 1 - self.text.startswith("\r\n", start - 2), 0))

    def comments(self, start: int, end: int, node: Node | None) -> list[str]:
        """Return the comments in a piece of the text; those in the texts of a node are none."""
        spans = sorted(_texts(self.text, node, self)) if node else []
        found, at = [], start
        for first, last in [*spans, (end, end)]:
            if first > at:
                found += _COMMENT.findall(self.text, at, min(first, end))
            at = max(at, last)
        return found

    def lines(self, lines: Iterable[str]) -> str:
        """Return lines with a line break before each."""
        return "".join(self.layout.newline + line for line in lines)


def _texts(text: str, node: Node, page: Page) -> Iterator[tuple[int, int]]:
    """Yield where the texts of a node stand, which can hold what looks like a comment."""
    for one in every(node):
        if not isinstance(one, Scalar) or one.start == one.end:
            continue
        if one.style in ("|", ">"):
            yield one.start, one.start + len(header_of(text, one))
            yield page.line_end(one.start), one.end
        else:
            yield one.start, one.end
