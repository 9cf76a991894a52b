"""The text of a file, and where in it each character of a value stands."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from types import MappingProxyType

from drafter.errors import Place

_BLANK = " \t\n"
_ESCAPE = r"\\(?:u[dD][89abAB]..\\u....|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^\n])"
_CONTINUATION = r"\\\n[ \t]*"


class Written:
    """A value as YAML reads it, with the place and the mark (`|`, `>`, `"`, `'`) before it."""

    def __init__(self, text: str, place: Place, style: str = "") -> None:
        """Take the text, where it begins, and its mark."""
        self.text = text
        self.place = place
        self.style = style


class Source:
    """A file's text, and its values by their paths: `addressee.surname.ru`, `demands.0.kk`."""

    def __init__(
        self,
        text: str,
        values: Mapping[str, Written],
        places: Mapping[str, Place] = MappingProxyType({}),
    ) -> None:
        """Take the text, the values, and where those stand that consist of others."""
        self.text = text
        self.values = values
        self.places = places
        self._found: dict[str, list[int]] = {}
        self._lines: list[int] = []
        """Where each line begins; counting anew for every place would take the square of time."""

    def nearest(self, path: str) -> Place | None:
        """Return where a value, or else the nearest value that contains it, stands."""
        while path and path not in self.places:
            path = path.rpartition(".")[0]
        return self.places.get(path)

    def place(self, path: str, offset: int) -> Place:
        """Return where the character at an offset of a value stands in the file.

        A value that cannot be followed through the file, such as one with surrogate pairs, gives
        the place where it begins.
        """
        written = self.values[path]
        if not self.text:
            return written.place
        if path not in self._found:
            self._found[path] = list(_aligned(self.text, self._start(written.place), written))
        offsets = self._found[path]
        if not 0 <= offset < len(offsets):
            return written.place
        line = bisect_right(self._starts(), offsets[offset])
        return Place(written.place.file, line, offsets[offset] - self._lines[line - 1] + 1)

    def _start(self, place: Place) -> int:
        starts = self._starts()
        return starts[min(place.line, len(starts)) - 1] + place.column - 1

    def _starts(self) -> list[int]:
        if not self._lines:
            self._lines = [0, *(found.end() for found in re.finditer("\n", self.text))]
        return self._lines


def _aligned(source: str, start: int, written: Written) -> list[int]:
    """Return the offset in the source of each character; empty where the two do not agree."""
    at = start
    if written.style in ("|", ">"):
        at = source.find("\n", start) + 1
    elif written.style:
        at += 1
    offsets: list[int] = []
    for character in written.text:
        at = _next(source, at, character, written.style)
        length = _length(source, at, character, written.style)
        if length is None:
            # What the end of a value lacks in the file is the line break that `|` adds to it.
            return offsets if character == "\n" else []
        offsets.append(at)
        at += length
    return offsets


def _next(source: str, at: int, character: str, style: str) -> int:
    """Return where a character may stand: line breaks and indentation before it are passed."""
    while style == '"' and (lost := re.compile(_CONTINUATION).match(source, at)):
        at = lost.end()
    if character not in _BLANK:
        while at < len(source) and source[at] in _BLANK:
            at += 1
    return at


def _length(source: str, at: int, character: str, style: str) -> int | None:
    """Return how many characters of the source make a character; None: it is another one."""
    if at >= len(source):
        return None
    if style == '"' and (escape := re.compile(_ESCAPE).match(source, at)):
        return len(escape[0])
    if style == "'" and character == "'":
        return 2
    if source[at] == character:
        return 1
    folded = character in _BLANK and source[at] in _BLANK
    return 0 if folded else None
