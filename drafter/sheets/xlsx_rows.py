"""The rows of a workbook that others made, one at a time, however many there are."""

import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import openpyxl
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.worksheet._reader import WorkSheetParser

from drafter.errors import WARNING, Place, Problem, TableError
from drafter.files.limits import MOST_CELLS_OF_ROW, MOST_ROWS_OF_SHEET
from drafter.sheets.facts import Facts
from drafter.sheets.faults import Fault
from drafter.sheets.refusing import no_workbook, refused, too_large
from drafter.sheets.strings import Strings
from drafter.sheets.workbook_parts import Parts, TooLargeError, elements
from drafter.wording import _
from drafter.wording.values import Typed, Value

Warn = Callable[[Problem], None]


class XlsxRows:
    """The sheet of a workbook that is read: the first one in sight with cells."""

    def __init__(self, stream: BinaryIO, file: Path, warn: Warn) -> None:
        """Take an open file and its name; `warn` is told of sheets that are not read.

        Raises TableError for what is no workbook, or asks for too much.
        """
        self._file = file
        self._strings: Strings | None = None
        self._facts = Facts()
        with _refusals(file):
            self._parts = Parts(stream)
            self._book = _opened(self._parts)
            self._sheet = self._chosen(warn)
            for name in (n for n, root in self._parts.large.items() if root == "sst"):
                self._parts.check(name)
                self._strings = Strings(elements(self._parts.pieces(name), ("si",)))

    def _chosen(self, warn: Warn) -> Any:
        """Return the sheet that is read, and tell of the others."""
        sheets = self._book.worksheets
        filled = [sheet for sheet in sheets if self._parts.check(sheet._worksheet_path)]
        seen = [sheet for sheet in filled if sheet.sheet_state == "visible"]
        chosen = [*seen, *filled, *sheets][0]
        others = ", ".join(f"«{sheet.title}»" for sheet in filled if sheet is not chosen)
        if others:
            what = _("Only the sheet «{name}» is read; others hold cells too: {names}.")
            advice = _("Put all rows into one sheet, or delete what must not be read.")
            what = what.format(name=chosen.title, names=others)
            warn(Problem("table-other-sheets", Place(str(self._file)), what, advice, WARNING))
        return chosen

    def rows(self) -> Iterator[tuple[int, list[Value]]]:
        """Yield the rows that the sheet has, with their numbers.

        Raises TableError where it cannot be read; a row that stands before the one above it cannot.
        """
        book, self._facts = self._book, Facts()
        strings: Any = self._strings or []
        parser: Any = WorkSheetParser(
            *(io.BytesIO(), strings),
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        with _refusals(self._file):
            pieces = self._parts.pieces(self._sheet._worksheet_path)
            for element in elements(pieces, ("row", "mergeCell", "col")):
                row = self._facts.noted(element)
                if row is None:
                    continue
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # of dates that are none: they are faults
                    number, cells = parser.parse_row(row)
                parser.row_dimensions.clear()
                if number > MOST_ROWS_OF_SHEET:
                    raise TooLargeError
                yield number, self._values(cells)

    def _values(self, cells: list[dict[str, Any]]) -> list[Value]:
        """Return what a row holds, from its first column to the last one that is filled."""
        values: list[Value] = []
        for cell in cells:
            value = _value(ReadOnlyCell(self._sheet, **cell)) if cell["value"] is not None else ""
            if value == "":
                continue
            if cell["column"] > MOST_CELLS_OF_ROW:
                raise TooLargeError
            values += [""] * (cell["column"] - len(values) - 1)
            values.append(value)
        return values

    def hold(self) -> None:
        """Note that the row that was given last is one of the table."""
        self._facts.read()

    def doubts(self, columns: set[int]) -> Iterator[Problem]:
        """Yield what an office is told of the rows that were read; `columns` are those of it."""
        return self._facts.doubts(str(self._file), columns)

    def close(self) -> None:
        """Delete what is kept on the disk."""
        if self._strings is not None:
            self._strings.close()


@contextmanager
def _refusals(file: Path) -> Iterator[None]:
    """Say in a sentence whatever the reading of a workbook raises."""
    try:
        yield
    except (TableError, GeneratorExit):
        raise
    except TooLargeError as error:
        raise refused(file, *too_large()) from error
    except Exception as error:
        raise refused(file, *no_workbook()) from error


def _value(cell: Any) -> Value:
    """Return what a cell holds: a text with single spaces, or a value with its number format."""
    value = cell.value
    if cell.data_type == "e":
        return Fault(value)
    return " ".join(value.split()) if isinstance(value, str) else Typed(value, cell.number_format)


def _opened(parts: Parts) -> Any:
    """Return the workbook of openpyxl without the rows of its sheets."""
    with warnings.catch_warnings():
        # openpyxl warns of looks that it does not keep; only the values matter here.
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(parts.others()), read_only=True, data_only=True)
