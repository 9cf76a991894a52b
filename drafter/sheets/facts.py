"""What stands in a sheet of a workbook beside the values of its cells.

openpyxl streams values alone: what is hidden or merged it passes over, and a row whose number is
not higher than that of the row before it leaves out.
"""

import io
import re
import zipfile
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple
from xml.etree import ElementTree

from drafter.errors import WARNING, Place, Problem
from drafter.sheets.bounds import boundaries
from drafter.wording import _, ngettext

_FILLED = re.compile(rb"<(?:[\w.-]+:)?[vt](?:\s[^<>]*)?>[^<]")
"""A value of a cell, or a text that stands in the cell itself."""

_SHEET = b"sheetData"
_CELL = re.compile(rb"""<(?:[\w.-]+:)?c\s(?:[^<>]*?\s)?r\s*=\s*["']([A-Za-z]+[0-9]+)["']""")

_TRUE = ("1", "true")


class Facts(NamedTuple):
    """Which rows and columns are hidden, which ranges are merged, whether rows are in order."""

    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    merged: tuple[str, ...]
    in_order: bool
    """Whether each row and each cell stands behind the one before it, as Excel writes them."""


def is_filled(workbook: bytes, part: str) -> bool:
    """Tell whether the sheet in a part of a workbook holds a value; raises what zipfile raises."""
    return _FILLED.search(_read(workbook, part)) is not None


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


def _read(workbook: bytes, part: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        return package.read(part.removeprefix("/"))


def facts_of(workbook: bytes, part: str) -> Facts:
    """Return the facts of the sheet in a part of a workbook.

    Raises what ElementTree and zipfile raise, and ValueError for declarations of entities.
    """
    rows: set[int] = set()
    columns: set[int] = set()
    merged: list[str] = []
    number, in_order = 0, True
    markup = _read(workbook, part)
    if b"<!DOCTYPE" in markup:
        raise ValueError(part)  # OOXML has none, and what it declares could multiply
    for _event, element in ElementTree.iterparse(io.BytesIO(markup)):  # noqa: S314 - see above
        kind = element.tag.rpartition("}")[2]
        hidden = element.get("hidden") in _TRUE
        if kind == "row":
            before, number = number, int(element.get("r") or number + 1)
            in_order = in_order and number > before and _is_in_order(element)
            rows |= {number} if hidden else set()
            element.clear()
        elif kind == "mergeCell":
            merged.append(element.get("ref", ""))
        elif kind == "col" and hidden:
            first, last = (min(int(element.get(edge, "1")), 1 << 14) for edge in ("min", "max"))
            columns |= set(range(first, last + 1))
    return Facts(frozenset(rows), frozenset(columns), tuple(merged), in_order)


def _is_in_order(row: ElementTree.Element) -> bool:
    """Tell whether the cells of a row go from left to right; `B7` is behind `AA7` as text alone."""
    names = [cell.get("r", "").rstrip("0123456789") for cell in row]
    places = [(len(name), name) for name in names if name]
    return all(one < two for one, two in pairwise(places))


def doubts_of(
    facts: Facts, file: str, rows: Collection[int], columns: Collection[int]
) -> Iterator[Problem]:
    """Yield what an office is told of a table that was read; `rows` and `columns` hold it."""
    if count := len(facts.hidden_rows.intersection(rows)):
        what = ngettext(
            "{count} row of the table is hidden, but read like the others.",
            "{count} rows of the table are hidden, but read like the others.",
            count,
        )
        yield _doubt("table-hidden-rows", file, what.format(count=count))
    if count := len(facts.hidden_columns.intersection(columns)):
        what = ngettext(
            "{count} column of the table is hidden, but read like the others.",
            "{count} columns of the table are hidden, but read like the others.",
            count,
        )
        yield _doubt("table-hidden-columns", file, what.format(count=count))
    for area in facts.merged:
        left, top, right, bottom = boundaries(area)
        crossed = any(top <= row <= bottom for row in rows)
        if crossed and any(left <= column <= right for column in columns):
            what = _("The cells {area} are merged: what they hold belongs to the first one alone.")
            advice = _("Separate the cells, and fill each of them in.")
            place = Place(file, top, left)
            yield Problem("table-merged-cells", place, what.format(area=area), advice, WARNING)


def _doubt(fault: str, file: str, what: str) -> Problem:
    return Problem(fault, Place(file), what, _("Delete what must not be read."), WARNING)
