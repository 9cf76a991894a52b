"""How large a workbook may be, found before a library opens it.

A few bytes can ask for much: a merged range of all cells of a sheet, or the same sheet ten thousand
times.  What openpyxl takes time and memory for is counted here in the archive itself.
"""

import html
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from drafter.files.limits import LARGEST_WORKBOOK, MOST_SHEETS

MOST_PLACES = 250_000
"""Cells and rows of all sheets, filled or not."""
MOST_OTHERS = 20_000
"""Elements that are neither cells nor what they hold: fonts, styles, names, rules, page breaks."""
MOST_RANGED = 100_000
"""Cells of merged ranges, links and tables."""
LONGEST_LISTS = 100_000
"""Characters of the lists of ranges that rules are for."""
LONGEST_FORMULA = 8192
"""Characters (Excel specifications and limits)."""
MOST_TRANSLATED = 1_000_000
"""Characters of shared formulas, as often as they are shared."""
_USUAL_FORMULA = 200
"""Characters of a formula that each row of a table may share."""

_NAME = rb"(?:[\w.-]+:)?"
_RANGED = re.compile(
    rb"<%s(?:mergeCell|hyperlink|table|comment)\s[^<>]*?\bref\s*=\s*[\"']([^\"']*)" % _NAME
)
"""What openpyxl makes a cell of its own for each cell of."""
_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?")
_PLACES = re.compile(rb"<%s(?:c|row)[\s/>]" % _NAME)
_VALUES = re.compile(rb"<%s(?:v|f|is|t|si)[\s/>]" % _NAME)
_SHEET = re.compile(rb"<%ssheet\s" % _NAME)
_SHEET_PART = re.compile(rb"<%s(?:worksheet|chartsheet)[\s>]" % _NAME)
_LISTS = re.compile(rb"\bsqref\s*=\s*[\"']([^\"']*)")
_FORMULA = re.compile(rb"<%s(?:f|definedName)(\s[^<>]*)?>([^<]*)" % _NAME)
_SHARED = re.compile(rb"<%sf\s[^<>]*\bt\s*=\s*[\"']shared" % _NAME)


def is_too_large(workbook: bytes, times: int = 1) -> bool:
    """Tell whether a workbook asks for more than any table has, or so many times as much.

    Python unpacks no more of a part than the archive declares.  Raises zipfile.BadZipFile.
    """
    counts: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        if sum(entry.file_size for entry in package.infolist()) > LARGEST_WORKBOOK * times:
            return True
        for entry in package.infolist():
            # Without its noughts, UTF-16 has the same tags as UTF-8.
            part = counted(package.read(entry).replace(b"\0", b""))
            longest = part.pop("longest")
            part["formulas"] = (
                longest > LONGEST_FORMULA or part["shared"] * longest > MOST_TRANSLATED
            )
            counts.update(part)
    return (
        counts["places"] > MOST_PLACES * times
        or counts["others"] > MOST_OTHERS
        or counts["ranged"] > MOST_RANGED
        or counts["lists"] > LONGEST_LISTS
        or counts["formulas"] > 0
        or counts["sheets"] > MOST_SHEETS
        # A part that serves several sheets would be read as often.
        or counts["sheets"] > counts["sheet parts"]
    )


def are_too_many(counts: Counter[str], longest: int, rows: int) -> bool:
    """Tell whether a sheet whose rows are read one at a time has too much of anything else.

    `longest` is its longest formula.  A long table may have a link and a formula in each row.
    """
    return (
        counts["others"] > max(MOST_OTHERS, 2 * rows)
        or counts["ranged"] > max(MOST_RANGED, 2 * rows)
        or counts["lists"] > LONGEST_LISTS
        or longest > LONGEST_FORMULA
        or counts["shared"] * longest > max(MOST_TRANSLATED, _USUAL_FORMULA * rows)
    )


def counted(content: bytes) -> dict[str, int]:
    """Return how much of each kind a part of a workbook has, and how long its longest formula is.

    Of a part in pieces, each is counted alone; none may end within a tag.
    """
    elements = content.count(b"<") - content.count(b"</")
    places = sum(1 for _place in _PLACES.finditer(content))
    values = sum(1 for _value in _VALUES.finditer(content))
    longest = max((len(found[2]) for found in _FORMULA.finditer(content)), default=0)
    # A formula that cells share is translated for each of them.
    shared = sum(1 for _formula in _SHARED.finditer(content))
    return {
        "places": places,
        "others": elements - places - values,
        "ranged": sum(_sizes(content)),
        "lists": sum(len(found[1]) for found in _LISTS.finditer(content)),
        "shared": shared,
        "longest": longest,
        "sheets": sum(1 for _sheet in _SHEET.finditer(content)),
        "sheet parts": _SHEET_PART.search(content) is not None,
    }


def _sizes(content: bytes) -> Iterator[int]:
    """Yield the numbers of cells of the ranges in a part."""
    for found in _RANGED.finditer(content):
        try:
            left, top, right, bottom = boundaries(html.unescape(found[1].decode()))
        except ValueError:
            yield MOST_RANGED + 1  # whole rows, whole columns, or no range at all
        else:
            yield (abs(right - left) + 1) * (abs(bottom - top) + 1)


def boundaries(area: str) -> tuple[int, int, int, int]:
    """Return the first column and row of a range such as `A2:B3`, and the last ones.

    Raises ValueError for what is no range of cells.
    """
    found = _RANGE.fullmatch(area)
    if found is None:
        raise ValueError(area)
    left, top, right, bottom = (_number(edge or "") for edge in found.groups())
    return left, top, right or left, bottom or top


def _number(edge: str) -> int:
    """Return the number of a row, or of a column from its letters."""
    number = 0
    for letter in edge.upper():
        number = int(edge) if edge.isdecimal() else number * 26 + ord(letter) - ord("@")
    return number
