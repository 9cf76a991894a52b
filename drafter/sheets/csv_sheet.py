"""A register as CSV, in the spelling that Excel opens rightly in Russian and Kazakh Windows.

That is UTF-8 with a byte order mark, without which Excel takes the letters for another alphabet,
and semicolons, which are the list separator there.  Whatever Excel or LibreOffice saved is read.
"""

import codecs
import csv
import datetime
import io
import re
from pathlib import Path

from drafter.errors import Place, Problem, RegisterError
from drafter.files.limits import LARGEST_TABLE
from drafter.sheets.sheet import Cell, Column, Holds
from drafter.wording import _

_DELIMITERS = ";,\t"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TAKEN_FOR_FORMULA = re.compile(r"\s*['=+\-@\t\r\n＝＋－＠]")
"""What a spreadsheet may take for a formula, by its beginning (OWASP, «CSV Injection»)."""


class CsvSheet:
    """The rows of a CSV file; rows and columns count from 1."""

    def __init__(self, path: Path, data: bytes | None) -> None:
        """Take the file and its bytes, None for one that is not there yet."""
        self._path = path
        text = _decoded(data or b"", path)
        self._delimiter = _delimiter(text)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=self._delimiter)
        csv.field_size_limit(2**31 - 1)
        self._rows: list[list[str]] = []
        self._lines: list[int] = []
        line = 1
        for row in reader:
            self._rows.append(row)
            self._lines.append(line)
            line = reader.line_num + 1
        self._width = max(map(len, self._rows), default=0)

    @property
    def last(self) -> int:
        """The last row that holds anything, 0 in an empty table."""
        filled = (n for n in range(len(self._rows), 0, -1) if any(self._rows[n - 1]))
        return next(filled, 0)

    def row(self, number: int) -> list[Cell]:
        """Return the cells of a row."""
        return [_unquoted(text) or None for text in self._rows[number - 1]]

    def head(self, columns: list[tuple[str, Column]]) -> None:
        """Write the headings of a new register."""
        self._rows = [[heading for heading, _column in columns]]
        self._lines, self._width = [1], len(columns)

    def append(self, _head: int) -> int:
        """Return the number of a new row after the last one."""
        number = self.last + 1
        self._rows[number - 1 :] = [[""] * self._width]
        return number

    def widen(self, head: int, heading: str, _column: Column) -> int:
        """Return the number of a new column after the last one."""
        self._width += 1
        self.put(head, self._width, heading, Holds.TEXT)
        return self._width

    def put(self, row: int, column: int, value: str | datetime.date | None, holds: Holds) -> None:
        """Write a cell."""
        cells = self._rows[row - 1]
        cells += [""] * (column - len(cells))
        if isinstance(value, str):
            # «№» keeps Excel from reading 12-34 as December 1934 and 0123 as 123.
            value = f"№ {value}" if holds is Holds.NUMBER and value else quoted(value)
        cells[column - 1] = str(value or "")

    def place(self, row: int) -> Place:
        """Return where a row stands."""
        return Place(str(self._path), self._lines[row - 1] if row <= len(self._lines) else 0)

    def data(self) -> bytes | None:
        """Return the file; None for one that is too large to be opened again."""
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=self._delimiter, lineterminator="\r\n").writerows(self._rows)
        # A name of a file may hold bytes that are no letters.
        data = text.getvalue().encode("utf-8-sig", errors="replace")
        return None if len(data) > LARGEST_TABLE else data


def _decoded(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        what = _("The register is not in UTF-8; Excel loses Kazakh letters in such a file.")
        advice = _("Open it in Excel, correct the letters that are «?», save it as «CSV UTF-8».")
        line = data.count(b"\n", 0, error.start) + 1
        raise RegisterError(
            [Problem("wrong-encoding", Place(str(path), line), what, advice)]
        ) from error


def _delimiter(text: str) -> str:
    """Return the delimiter of a table: the one that its first filled lines use most."""
    head = "\n".join(line for line in text.splitlines() if line.strip(f'"{_DELIMITERS} '))[:2000]
    line = head.partition("\n")[0]
    counts = {delimiter: line.count(delimiter) for delimiter in _DELIMITERS}
    return max(counts, key=lambda delimiter: counts[delimiter]) if any(counts.values()) else ";"


def quoted(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, by an apostrophe before it."""
    return f"'{text}" if _TAKEN_FOR_FORMULA.match(text) else text


def _unquoted(text: str) -> str:
    rest = text.removeprefix("'")
    return rest if rest != text and _TAKEN_FOR_FORMULA.match(rest) else text
