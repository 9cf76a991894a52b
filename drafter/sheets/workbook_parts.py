"""The parts of a workbook that may be large, read piece by piece; all others stay small.

The rows of a sheet and the shared strings grow with a table; whatever else a workbook has is what
`drafter.sheets.bounds` lets pass.  openpyxl is given the others alone: it meets a sheet or a string
table as an empty one, whatever a file may make of a part.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any, BinaryIO, Literal
from xml.etree import ElementTree

from drafter.files.limits import (
    LARGEST_DIRECTORY,
    LARGEST_STREAM,
    LARGEST_WORKBOOK,
    MOST_CELLS_OF_ROW,
    MOST_TIMES_PACKED,
)
from drafter.sheets import bounds

_PIECE = 1 << 16
_SIZE_OF_DIRECTORY = 5
"""Where it stands in the record at the end of an archive, as zipfile reads it."""
_LONGEST_TAG = 1 << 20
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_EMPTY = {
    "worksheet": f'<worksheet xmlns="{_MAIN}"><sheetData/></worksheet>'.encode(),
    "sst": f'<sst xmlns="{_MAIN}"/>'.encode(),
}
_LARGE_NAME = re.compile(r"xl/(?:worksheets/[^/]+|sharedStrings)\.xml", re.IGNORECASE)
_ITEM = re.compile(rb"<(?:[\w.-]+:)?(?:row|si)[\s/>]")
"""What a sheet, or the shared strings, are read by."""
_FILLED = re.compile(rb"<(?:[\w.-]+:)?[vt](?:\s[^<>]*)?>[^<]")
_DECLARED = b"<!DOCTYPE"
_LISTS = ("sheetData", "mergeCells", "cols", "sst")
"""The elements of which each child is read alone."""
_ELEMENTS_OF_CELL = 8
"""So many elements a cell has at the most: itself, a value, a formula, a text with its looks."""


class TooLargeError(ValueError):
    """A workbook asks for more than any table needs."""


class Parts:
    """The parts of a workbook in an open file."""

    def __init__(self, stream: BinaryIO) -> None:
        """Look at the parts; raises TooLargeError, zipfile.BadZipFile, and what zlib raises."""
        end: Any = zipfile._EndRecData(stream)  # type: ignore[attr-defined]
        if end and end[_SIZE_OF_DIRECTORY] > LARGEST_DIRECTORY:
            raise TooLargeError  # each entry takes memory as soon as the directory is read
        self.package = zipfile.ZipFile(stream)
        entries = self.package.infolist()
        if sum(entry.file_size for entry in entries) > LARGEST_STREAM or any(
            entry.file_size > max(MOST_TIMES_PACKED * entry.compress_size, LARGEST_WORKBOOK)
            for entry in entries
        ):
            raise TooLargeError
        self.large = {entry.filename: self._root(entry) for entry in entries}
        self.large = {name: root for name, root in self.large.items() if root}
        if sum(e.file_size for e in entries if e.filename not in self.large) > LARGEST_WORKBOOK:
            raise TooLargeError

    def _root(self, entry: zipfile.ZipInfo) -> str:
        """Return the name of the root of a part that may be large; nothing for another part."""
        if not _LARGE_NAME.fullmatch(entry.filename):
            return ""
        for _event, element in _events(self.pieces(entry.filename), ("start",)):
            root = element.tag.rpartition("}")[2]
            return root if root in _EMPTY else ""
        return ""

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield a part, piece by piece; never more than its archive declares."""
        with self.package.open(name.removeprefix("/")) as part:
            while piece := part.read(_PIECE):
                yield piece

    def others(self) -> bytes:
        """Return the workbook with its large parts empty.

        Raises TooLargeError where the others are too large.
        """
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as package:
            for entry in self.package.infolist():
                root = self.large.get(entry.filename)
                data = _EMPTY[root] if root else self.package.read(entry)
                package.writestr(entry.filename, data)
        if bounds.is_too_large(buffer.getvalue()):
            raise TooLargeError
        return buffer.getvalue()

    def check(self, name: str) -> bool:
        """Tell whether a sheet is filled; raises TooLargeError where it is made to be too large."""
        found: Counter[str] = Counter()
        longest, filled, size = 0, False, 0
        for piece in _whole_tags(self.pieces(name)):
            filled = filled or _FILLED.search(piece) is not None
            begun, *rows = _ITEM.split(piece)
            sizes = [size + begun.count(b"<"), *(row.count(b"<") for row in rows)]
            if max(sizes) > MOST_CELLS_OF_ROW * _ELEMENTS_OF_CELL:
                raise TooLargeError
            size = sizes[-1]
            counted = bounds.counted(piece)
            longest = max(longest, counted.pop("longest"))
            found.update(counted)
            found["rows"] += len(rows)
        if bounds.are_too_many(found, longest, found["rows"]):
            raise TooLargeError
        return filled


def _whole_tags(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield pieces that end before a tag; without its noughts, UTF-16 has the tags of UTF-8.

    Raises TooLargeError for a tag without end.
    """
    rest = b""
    for piece in pieces:
        rest += piece.replace(b"\0", b"")
        at = rest.rfind(b"<")
        if at > 0:
            yield rest[:at]
            rest = rest[at:]
        if len(rest) > _LONGEST_TAG:
            raise TooLargeError
    yield rest


def elements(pieces: Iterator[bytes], kinds: Collection[str]) -> Iterator[ElementTree.Element]:
    """Yield the elements of some kinds in a part; what stands in a list goes when it was used.

    Raises what ElementTree raises, and ValueError for declarations of entities.
    """
    above: list[ElementTree.Element] = []
    for event, element in _events(pieces, ("start", "end")):
        if event == "start":
            above.append(element)
            continue
        above.pop()
        if element.tag.rpartition("}")[2] in kinds:
            yield element
        if above and above[-1].tag.rpartition("}")[2] in _LISTS:
            above[-1].clear()


def _events(
    pieces: Iterator[bytes], events: tuple[Literal["start", "end"], ...]
) -> Iterator[tuple[str, ElementTree.Element]]:
    parser: Any = ElementTree.XMLPullParser(events)  # no declaration comes this far
    tail = b""
    for piece in pieces:
        plain = tail + piece.replace(b"\0", b"")
        if _DECLARED in plain:
            raise ValueError(_DECLARED)  # OOXML has none, and what it declares could multiply
        tail = plain[-len(_DECLARED) :]
        parser.feed(piece)
        yield from parser.read_events()
    parser.close()
    yield from parser.read_events()
