"""What stands in a sheet of a workbook beside the values of its cells.

What is hidden or merged is no matter of the values, and of a row or a cell that stands before the
one above it openpyxl keeps one alone.
"""

import io
import re
import zipfile
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterator
from itertools import pairwise
from xml.etree import ElementTree

from drafter.errors import WARNING, Place, Problem
from drafter.sheets.bounds import boundaries
from drafter.wording import _, ngettext

_SHEET = b"sheetData"
_CELL = re.compile(rb"""<(?:[\w.-]+:)?c\s(?:[^<>]*?\s)?r\s*=\s*["']([A-Za-z]+[0-9]+)["']""")

_TRUE = ("1", "true")


class Facts:
    """What is noted of a sheet while its rows go by."""

    def __init__(self) -> None:
        """Begin before the first row."""
        self._number = self._hidden_rows = 0
        self._is_hidden = False
        self._hidden_columns: set[int] = set()
        self._merged: list[str] = []
        self._firsts, self._lasts = array("L"), array("L")
        """The first and the last of each run of rows that were read."""

    def noted(self, element: ElementTree.Element) -> ElementTree.Element | None:
        """Note an element of the sheet, and return it where it is a row.

        Raises ValueError for a row, or a cell in it, that does not stand behind the one before it,
        as Excel writes them.
        """
        kind = element.tag.rpartition("}")[2]
        hidden = element.get("hidden") in _TRUE
        if kind == "mergeCell":
            self._merged.append(element.get("ref", ""))
        elif kind == "col" and hidden:
            first, last = (min(int(element.get(edge, "1")), 1 << 14) for edge in ("min", "max"))
            self._hidden_columns |= set(range(first, last + 1))
        if kind != "row":
            return None
        before, self._number = self._number, int(element.get("r") or self._number + 1)
        if self._number <= before or not _is_in_order(element):
            raise ValueError(element)
        self._is_hidden = hidden
        return element

    def read(self) -> None:
        """Note that the row that was noted last is one of the table."""
        self._hidden_rows += self._is_hidden
        if self._lasts and self._lasts[-1] == self._number - 1:
            self._lasts[-1] = self._number
        else:
            self._firsts.append(self._number)
            self._lasts.append(self._number)

    def _have_read(self, top: int, bottom: int) -> bool:
        """Tell whether one of these rows was read."""
        at = bisect_right(self._firsts, bottom) - 1
        return at >= 0 and self._lasts[at] >= top

    def doubts(self, file: str, columns: Collection[int]) -> Iterator[Problem]:
        """Yield what an office is told of a table that was read; `columns` hold it."""
        if count := self._hidden_rows:
            what = ngettext(
                "{count} row of the table is hidden, but read like the others.",
                "{count} rows of the table are hidden, but read like the others.",
                count,
            )
            yield _doubt("table-hidden-rows", file, what.format(count=count))
        if count := len(self._hidden_columns.intersection(columns)):
            what = ngettext(
                "{count} column of the table is hidden, but read like the others.",
                "{count} columns of the table are hidden, but read like the others.",
                count,
            )
            yield _doubt("table-hidden-columns", file, what.format(count=count))
        for area in self._merged:
            left, top, right, bottom = boundaries(area)
            if self._have_read(top, bottom) and any(left <= column <= right for column in columns):
                what = _(
                    "The cells {area} are merged: what they hold belongs to the first one alone."
                )
                advice = _("Separate the cells, and fill each of them in.")
                place = Place(file, top, left)
                yield Problem("table-merged-cells", place, what.format(area=area), advice, WARNING)


def has_doubles(workbook: bytes) -> bool:
    """Tell whether a cell of a workbook stands twice, of which openpyxl keeps the last alone.

    Raises what zipfile raises.
    """
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        for name in package.namelist():
            markup = package.read(name)
            cells = _CELL.findall(markup) if _SHEET in markup else ()
            if len(cells) > len(set(cells)):
                return True
    return False


def _is_in_order(row: ElementTree.Element) -> bool:
    """Tell whether the cells of a row go from left to right; `B7` is behind `AA7` as text alone."""
    names = [cell.get("r", "").rstrip("0123456789") for cell in row]
    places = [(len(name), name) for name in names if name]
    return all(one < two for one, two in pairwise(places))


def _doubt(fault: str, file: str, what: str) -> Problem:
    return Problem(fault, Place(file), what, _("Delete what must not be read."), WARNING)
