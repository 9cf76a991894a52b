"""Tables of templates: rows with fewer cells than their neighbours, which leave a hole."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

_TAG = re.compile(r"<(?P<closing>/)?(?P<name>table|tr|td|th)\b(?P<attributes>[^<>]*)>")
_SPAN = re.compile(r"(?P<name>colspan|rowspan)\s*=\s*[\"']\s*(?P<count>\d+)")
_WIDEST = 100
"""No table has more columns or rows to a cell."""


class ShortRow(NamedTuple):
    """A row with a hole: where it begins, how many columns it fills, and how many there are."""

    offset: int
    width: int
    columns: int


def short_rows(layout: str) -> Iterator[ShortRow]:
    """Yield the rows of a layout's tables that fill fewer columns than most rows of their table.

    Tables are passed over whose cells are as wide as an expression says.
    """
    rows: list[tuple[int, int]] = []
    below: Counter[int] = Counter()  # how many cells from above reach into each row
    for tag in _TAG.finditer(layout):
        name, closing = tag["name"], bool(tag["closing"])
        if name == "table":
            yield from _short(rows)
            rows, below = [], Counter()
        elif name == "tr" and not closing:
            rows.append((tag.start(), below[len(rows)]))
        elif name in ("td", "th") and not closing and rows:
            spans = {found["name"]: int(found["count"]) for found in _SPAN.finditer(tag[0])}
            wide, high = (min(spans.get(key, 1), _WIDEST) for key in ("colspan", "rowspan"))
            start, width = rows[-1]
            rows[-1] = start, width + wide
            for row in range(len(rows), len(rows) + high - 1):
                below[row] += wide


def _short(rows: list[tuple[int, int]]) -> Iterator[ShortRow]:
    widths = Counter(width for _start, width in rows)
    columns = max(widths, key=lambda width: (widths[width], width), default=0)
    for start, width in rows:
        if width < columns:
            yield ShortRow(start, width, columns)
