"""Lines that announce what is enclosed: «Приложение: список участков на 3 л. в 1 экз.»."""

import re
from typing import NamedTuple

from drafter.importing.plain import line
from drafter.importing.posts import LONGEST
from drafter.wording.expressions import expression

_LONGEST_LINE = 4 * LONGEST
APPENDIX = expression(r"(?:Приложени[ея]|Қосымша(?:лар)?)\b", re.IGNORECASE)
_ANNOUNCED = expression(rf"{APPENDIX.pattern}(?:\s*№?\s*\d{{1,2}}(?=\s*[:.–—-]))?[\s:.–—-]*", re.I)
ANNOUNCED = expression(rf"{APPENDIX.pattern}(?:\s*№?\s*\d{{1,2}})?\s*[:–—]", re.IGNORECASE)
"""The beginning of a line that announces, and does not only speak of an appendix."""

_BARE = expression(rf"{APPENDIX.pattern}\s*[:.]?", re.IGNORECASE)
_SHEETS = (
    r"(?:на\s+)?(?<![\d.,])(?P<sheets>[1-9]\d{0,3})(?:\s*\([^)]*\))?\s*"
    r"(?:л\b\.?|лист\w*|парақ\w*|бет\w*|п\.)"
)
_COPIES = r"(?:в\s+)?(?<!\d)(?P<copies>[1-9]\d{0,3})(?:\s*\([^)]*\))?\s*(?:экз\w*|дана\w*)"
_EXTENT = expression(
    rf"(?:^|[\s,(–—-])\s*(?:{_SHEETS}(?:[\s,]*{_COPIES})?|{_COPIES.replace('copies', 'only')})"
    r"[\s.;,)]*$",
    re.IGNORECASE,
)
_NEXT_ITEM = expression(r"(?:^|(?<=[;,.])\s*|\s)(\d{1,2})\s*[.)]\s+(?=\S)")


class Enclosed(NamedTuple):
    """What is announced of an appendix; what is not told is None or empty."""

    title: str
    sheets: int | None
    copies: int | None


def enclosed(text: str) -> Enclosed:
    """Return what a line, or an item of a list, tells of an appendix."""
    if len(text) > _LONGEST_LINE:
        return Enclosed(line(text), None, None)
    rest = _ANNOUNCED.sub("", line(text), count=1)
    found = _EXTENT.search(rest)
    if found is None:
        return Enclosed(rest.strip(" ,;"), None, None)
    sheets, copies = found["sheets"], found["copies"] or found["only"]
    title = rest[: found.start()].strip(" ,;–—-")
    return Enclosed(title, int(sheets) if sheets else None, int(copies) if copies else None)


def tells_sheets(text: str) -> bool:
    """Tell whether a line tells how many sheets there are."""
    return enclosed(text).sheets is not None


def is_bare(text: str) -> bool:
    """Tell whether a line only begins a list: «Приложения:»."""
    return _BARE.fullmatch(line(text)) is not None


def announced(text: str) -> list[str]:
    """Return what a line announces, one by one: «Приложение: 1) … на 3 л.; 2) … на 5 л.»."""
    rest = _ANNOUNCED.sub("", line(text), count=1)
    numbers = list(_NEXT_ITEM.finditer(rest)) if len(text) <= _LONGEST_LINE else []
    counted = [int(found[1]) for found in numbers] == list(range(1, len(numbers) + 1))
    if len(numbers) > 1 and counted and not rest[: numbers[0].start()].strip():
        ends = [found.start() for found in numbers[1:]] + [len(rest)]
        pieces = [rest[found.end() : end] for found, end in zip(numbers, ends, strict=True)]
    else:
        pieces = rest.split(";")
    pieces = [piece.strip(" ;") for piece in pieces if piece.strip(" ;.")]
    # Sheets of each tell that these are several.
    return pieces if len(pieces) > 1 and all(map(tells_sheets, pieces)) else [rest]
