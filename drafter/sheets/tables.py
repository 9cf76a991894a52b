"""Tables that others made, CSV or XLSX: rows of cells, each with its place."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO

from drafter.errors import Place, Problem, TableError
from drafter.files.input import opened
from drafter.files.limits import (
    LARGEST_STREAM,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_REMARKS,
    MOST_ROWS,
)
from drafter.reading.characters import forbidden, forbidden_in
from drafter.sheets.csv_rows import csv_rows
from drafter.sheets.faults import Fault
from drafter.sheets.refusing import refused, too_large
from drafter.wording import _, ngettext
from drafter.wording.values import Value

if TYPE_CHECKING:
    from drafter.sheets.xlsx_rows import XlsxRows

__all__ = ["Row", "Table", "read_table", "too_large"]

Warn = Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what its filled cells hold by column; texts are stripped."""

    file: str
    number: int
    """Counts from 1, the headings being in row 1."""
    cells: dict[str, Value]
    columns: dict[str, int]

    def text(self, column: str) -> str:
        """Return a cell as programs read it (2026-11-26, 12.5); empty where nothing is in it."""
        return str(self.cells.get(column, ""))

    def place(self, column: str) -> Place:
        """Return where the cell of a column stands: FILE:ROW:COLUMN."""
        return Place(self.file, self.number, self.columns.get(column, 1))


class Table:
    """A table of any length, which is read row by row, as often as need be."""

    def __init__(self, file: Path, warn: Warn, most: int = 0) -> None:
        """Open a file of at `most` so many rows; `warn` is told of what is doubtful in it.

        Raises TableError where its headings cannot be read, InputError for what is no file or is
        too large, OSError where it cannot be read.
        """
        self.file = file
        self._warn = warn
        self._most = most
        self._book: XlsxRows | None = None
        self._stream = opened(file, LARGEST_STREAM)
        try:
            self._state = self._now()
            self._book = _book(self._stream, file, warn)
            first, headings = next(self._lines(), (0, []))
            if not headings:
                what, advice = _("The table is empty."), _("Put headings into its first row.")
                raise refused(file, "table-empty", what, advice)
            self.columns = _columns(file, first, [str(heading) for heading in headings])
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> "Table":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        if self._book is not None:
            self._book.close()
        self._stream.close()

    def checked(self) -> Iterator[Row]:
        """Yield the rows below the headings while they are looked at; empty ones are left out.

        What is doubtful is told after the last of them: hidden rows and columns, which are read
        like the others, and merged cells.  Raises TableError then, with all that is wrong.
        """
        problems = _Problems()
        try:
            for row, cells in self._rows():
                problems.take(_of_cells(row))
                if len(cells) > len(self.columns) or len(row.cells) < sum(map(bool, cells)):
                    problems.take(_beyond(self.file, row.number, cells, self.columns))
                if self._book is not None:
                    self._book.hold()
                yield row
        except TableError as error:
            problems.take(error.problems)
        problems.tell()
        if self._book is not None:
            for doubt in self._book.doubts(set(self.columns.values())):
                self._warn(doubt)

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the headings; raises TableError where the file was changed since."""
        return (row for row, _cells in self._rows())

    def _rows(self) -> Iterator[tuple[Row, list[Value]]]:
        name, columns = str(self.file), self.columns
        lines = self._lines()
        next(lines)
        for number, cells in lines:
            count = len(cells)
            at_hand = {name: cells[at - 1] for name, at in columns.items() if at <= count}
            yield Row(name, number, {n: t for n, t in at_hand.items() if t}, columns), cells

    def _lines(self) -> Iterator[tuple[int, list[Value]]]:
        """Yield the rows that hold anything, the headings first."""
        lines = self._book.rows() if self._book else csv_rows(self._stream, self.file)
        for number, cells in lines:
            if len(cells) > MOST_COLUMNS or (self._most and number > self._most):
                raise refused(self.file, *too_large())
            if self._now() != self._state:
                what = _("The table was changed while it was read.")
                raise refused(self.file, "table-changed", what, _("Run the command again."))
            if any(cells):
                yield number, cells

    def _now(self) -> tuple[int, int]:
        state = os.fstat(self._stream.fileno())
        return state.st_mtime_ns, state.st_size


def read_table(file: Path, warn: Warn) -> list[Row]:
    """Return the rows of a CSV or XLSX table of people, which is not long; the rest as in Table.

    Raises TableError with all that is wrong, InputError, OSError when the file cannot be read.
    """
    with Table(file, warn, MOST_ROWS) as table:
        return list(table.checked())


def _book(stream: BinaryIO, file: Path, warn: Warn) -> "XlsxRows | None":
    """Return the sheet of a workbook; None for any other file."""
    if stream.read(2) != b"PK":
        return None
    from drafter.sheets import xlsx_rows  # 150 ms; most tables are CSV

    return xlsx_rows.XlsxRows(stream, file, warn)


class _Problems:
    """What is wrong in a table: as much as somebody may read, and how much more there is."""

    def __init__(self) -> None:
        self._first: list[Problem] = []
        self._others = 0
        self._next: Place | None = None

    def take(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            if len(self._first) < MOST_REMARKS:
                self._first.append(problem)
            else:
                self._next = self._next or problem.place
                self._others += 1

    def tell(self) -> None:
        """Raise TableError where anything is wrong."""
        if self._others:
            what = ngettext(
                "The table has {count} more problem.",
                "The table has {count} more problems.",
                self._others,
            ).format(count=self._others)
            advice = _("Correct these, and try once more.")
            self._first.append(Problem("table-more-problems", self._next, what, advice))
        if self._first:
            raise TableError(self._first)


def _columns(file: Path, number: int, headings: list[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    problems = []
    for at, heading in enumerate(headings, 1):
        if heading in columns:
            what = _("The column «{name}» stands twice.").format(name=heading)
            place = Place(str(file), number, at)
            problems.append(Problem("table-column-twice", place, what, _("Delete one of them.")))
        elif heading:
            columns[heading] = at
    if problems:
        raise TableError(problems)
    return columns


def _of_cells(row: Row) -> Iterator[Problem]:
    for column, value in row.cells.items():
        text = str(value)
        if isinstance(value, Fault):
            what = _("The cell holds an error of Excel: {text}.").format(text=text)
            advice = _("Correct the formula, or type the value.")
            yield Problem("table-error-cell", row.place(column), what, advice)
        elif len(text) > LONGEST_CELL:
            what = _("The cell is longer than {count} characters.").format(count=LONGEST_CELL)
            yield Problem("table-long-cell", row.place(column), what, _("Shorten it."))
        elif wrong := forbidden_in(text):
            yield forbidden(wrong[0][0], row.place(column))


def _beyond(
    file: Path, number: int, cells: list[Value], columns: dict[str, int]
) -> Iterator[Problem]:
    """Yield the cells that stand under no heading."""
    known = set(columns.values())
    for at, value in enumerate(cells, 1):
        if value and at not in known:
            what = _("«{text}» stands under no heading.").format(text=str(value)[:40])
            place = Place(str(file), number, at)
            yield Problem("table-no-heading", place, what, _("Give the column a heading."))
