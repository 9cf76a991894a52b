"""Where in a template something new stands: right behind what is before it, in what may hold it."""

import re
from typing import NamedTuple

from drafter.composing.dissecting import CLOSE, HIDDEN, OPEN, Dissected
from drafter.composing.in_word.showing import Around, step
from drafter.composing.in_word.units import containers
from drafter.markup.subset import CHILDREN

_INDENT = re.compile(r"[ \t]*")
_STEP = "  "


class Position(NamedTuple):
    """A place between parts: before which part, at which character, in what, how deep."""

    before: int
    at: int
    tag: str
    """The tag of the element that it is in; `letter` outside of all."""
    style: str
    """The style of a paragraph there that has no class."""
    depth: int
    outer: tuple[int, ...]
    """The elements that it is in, by the numbers of parts."""


class Places:
    """The places between the parts of a template."""

    def __init__(self, dissected: Dissected) -> None:
        """Take the template."""
        self._dissected = dissected
        self._ends = containers(dissected)
        self._positions = list(self._found())

    def _found(self) -> list[Position]:
        around = [Around("", "body-text")]
        outer: list[int] = []
        at = len(self._dissected.source) - len(self._dissected.source.lstrip("\ufeff"))
        found = [Position(0, at, "letter", "body-text", 0, ())]
        for number, part in enumerate(self._dissected.parts):
            text = self._dissected.source[part.start : part.end]
            if part.kind == OPEN and number in self._ends:
                outer.append(number)
            elif part.kind == CLOSE and outer and self._ends[outer[-1]] == number:
                outer.pop()
            step(part, around)
            if not (part.kind == HIDDEN and not text.strip(" \t\n\ufeff")):
                at = part.end
            tag = self._dissected.parts[outer[-1]].tag if outer else "letter"
            found.append(Position(number + 1, at, tag, around[-1].style, len(outer), tuple(outer)))
        return found

    def between(self, first: int, last: int, closed: set[int]) -> list[Position]:
        """Return the places behind one part and before another, but for those amid `closed`."""
        return [
            self._positions[number]
            for number in range(first + 1, last + 1)
            if not (number - 1 in closed and number in closed)
        ]

    def indent_at(self, position: Position) -> str:
        """Return the white space with which a line there begins."""
        source = self._dissected.source
        before = self._dissected.parts[position.before - 1] if position.before else None
        at = position.at
        begin = source.rfind("\n", 0, max(0, at - 1)) + 1
        if before is not None:
            start = source.rfind("\n", 0, self._start_before(position)) + 1
            begin = start
        indent = _INDENT.match(source, begin)
        text = indent[0] if indent else ""
        return text + _STEP * self._opens(position)

    def has_long_rows(self, position: Position) -> bool:
        """Tell whether the rows of the table around a place stand in a line each."""
        parts = self._dissected.parts
        rows = [
            self._dissected.source[parts[start].start : parts[end].end]
            for start, end in self._ends.items()
            if parts[start].tag == "tr" and set(position.outer) & set(self._outer_of(start))
        ]
        return bool(rows) and all("\n" not in row for row in rows)

    def _outer_of(self, number: int) -> tuple[int, ...]:
        return self._positions[number].outer

    def _start_before(self, position: Position) -> int:
        """Return where what stands before a place begins."""
        for number in range(position.before - 1, -1, -1):
            part = self._dissected.parts[number]
            if (
                part.end <= position.at
                and part.end > part.start
                and (part.kind != HIDDEN or self._dissected.source[part.start : part.end].strip())
            ):
                return part.start
        return 0

    def _opens(self, position: Position) -> int:
        for number in range(position.before - 1, -1, -1):
            part = self._dissected.parts[number]
            if part.kind != HIDDEN or self._dissected.source[part.start : part.end].strip():
                return int(part.kind == OPEN)
        return 0


def accepts(position: Position, tag: str) -> bool:
    """Tell whether an element may stand in the one that a place is in."""
    return tag in CHILDREN.get(position.tag, set())
