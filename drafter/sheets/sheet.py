"""A table that is read and written, whatever its format, and how people write dates into it."""

import datetime
import re
from enum import Enum
from typing import NamedTuple, Protocol

from drafter.errors import Place


class Holds(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    NUMBER = "number"
    """The number of a document, such as 12-34: a text that Excel likes to take for a date."""
    DATE = "date"


class Column(NamedTuple):
    """A column: its heading (a msgid), what it holds, its width in characters in a new register."""

    heading: str
    holds: Holds = Holds.TEXT
    width: int = 30
    required: bool = False
    """Whether a register without this column is none."""


Cell = str | int | float | datetime.date | None
"""The value of a cell as its file has it; text is never empty, None is an empty cell."""


class Sheet(Protocol):
    """A table in a file; rows and columns count from 1."""

    @property
    def last(self) -> int:
        """The last row that holds anything, 0 in an empty table."""

    def row(self, number: int) -> list[Cell]:
        """Return the cells of a row."""

    def head(self, columns: list[tuple[str, Column]]) -> None:
        """Write the headings of a new register."""

    def append(self, head: int, /) -> int:
        """Return the number of a new row after the last one; `head` is that of the headings."""

    def widen(self, head: int, heading: str, column: Column, /) -> int:
        """Return the number of a new column after the last one, with its heading in row `head`."""

    def put(self, row: int, column: int, value: str | datetime.date | None, holds: Holds) -> None:
        """Write a cell."""

    def place(self, row: int) -> Place:
        """Return where a row stands."""

    def data(self) -> bytes | None:
        """Return the file; None for one that is too large to be opened again."""


_DATES = (
    re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}|\d{2})"),
)
_AFTER_DATE = re.compile(r"[T ]0{1,2}:00(:00)?$|\s*(г\.?|года|ж\.?)$")
_SERIALS = range(20_000, 80_000)
"""The days from 1954 to 2119 as Excel counts them, from which a stray number is told."""
_EXCEL_DAY_NOUGHT = datetime.date(1899, 12, 30)


def text_of(cell: Cell) -> str:
    """Return a cell as text: a number without the nought that a table adds to it."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return cell if isinstance(cell, str) else str(cell)


def day_of(cell: Cell) -> datetime.date | None:
    """Return the date that a cell holds, as Excel, LibreOffice or a hand wrote it.

    Months stand before days in no language of drafter, so 05/06/2026 is refused as doubtful.
    Raises ValueError for what is no date; an empty cell is None.
    """
    if cell is None or isinstance(cell, datetime.date):
        return cell
    if isinstance(cell, int | float):
        if int(cell) not in _SERIALS:
            raise ValueError(cell)
        return _EXCEL_DAY_NOUGHT + datetime.timedelta(days=int(cell))
    text = _AFTER_DATE.sub("", cell.strip())
    for pattern in _DATES:
        if match := pattern.fullmatch(text):
            year = int(match["year"])
            return datetime.date(
                year + 2000 if len(match["year"]) == 2 else year,
                int(match["month"]),
                int(match["day"]),
            )
    raise ValueError(cell)
