"""Tables that others made, CSV or XLSX: rows of texts, each with its place."""

import codecs
import csv
import datetime
import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.errors import Place, Problem, TableError
from drafter.files.input import contents
from drafter.files.limits import (
    LARGEST_TABLE,
    LARGEST_WORKBOOK,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
)
from drafter.reading.characters import forbidden, forbidden_in
from drafter.wording import _

_DELIMITERS = ";,\t"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the texts of its filled cells by column, stripped."""

    file: str
    number: int
    """Counts from 1, the headings being in row 1."""
    cells: dict[str, str]
    columns: dict[str, int]

    def place(self, column: str) -> Place:
        """Return where the cell of a column stands: FILE:ROW:COLUMN."""
        return Place(self.file, self.number, self.columns.get(column, 1))


def read_table(file: Path) -> list[Row]:
    """Return the rows of a CSV or XLSX table under their headings; empty rows are left out.

    Raises TableError with all that is wrong, OSError when the file cannot be read.
    """
    data = contents(file, LARGEST_TABLE)
    table = _of_workbook(data, file) if data.startswith(b"PK") else _of_csv(data, file)
    lines = ((number, cells) for number, cells in table if any(cells))
    first, headings = next(lines, (0, []))
    if not headings:
        what, advice = _("The table is empty."), _("Put headings into its first row.")
        raise _refused(file, "table-empty", what, advice)
    columns = _columns(file, first, headings)
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, cells in lines:
        at_hand = {name: cells[at - 1] for name, at in columns.items() if at <= len(cells)}
        row = Row(str(file), number, {n: t for n, t in at_hand.items() if t}, columns)
        problems += _of_cells(row)
        problems += _beyond(file, number, cells, columns)
        rows.append(row)
    if problems:
        raise TableError(problems)
    return rows


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
    for column, text in row.cells.items():
        if len(text) > LONGEST_CELL:
            what = _("The cell is longer than {count} characters.").format(count=LONGEST_CELL)
            yield Problem("table-long-cell", row.place(column), what, _("Shorten it."))
        elif wrong := forbidden_in(text):
            yield forbidden(wrong[0][0], row.place(column))


def _beyond(
    file: Path, number: int, cells: list[str], columns: dict[str, int]
) -> Iterator[Problem]:
    """Yield the cells that stand under no heading."""
    known = set(columns.values())
    for at, text in enumerate(cells, 1):
        if text and at not in known:
            what = _("«{text}» stands under no heading.").format(text=text[:40])
            place = Place(str(file), number, at)
            yield Problem("table-no-heading", place, what, _("Give the column a heading."))


def _of_csv(data: bytes, file: Path) -> Iterator[tuple[int, list[str]]]:
    if data.startswith(_UTF_16):
        what = _("The file is encoded in {encoding}.").format(encoding="UTF-16")
        raise _refused(file, "wrong-encoding", what, _save_as_utf_8())
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = _("This line is not in UTF-8; the file was probably saved in another encoding.")
        place = Place(str(file), line, 1)
        raise TableError([Problem("wrong-encoding", place, what, _save_as_utf_8())]) from error
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(LARGEST_TABLE)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            yield _counted(file, number, [" ".join(cell.split()) for cell in cells])
    except csv.Error as error:
        what = _("The quotation marks of the table do not pair from here on.")
        advice = _("Save it once more as CSV from a spreadsheet.")
        place = Place(str(file), reader.line_num, 1)
        raise TableError([Problem("table-unpaired-quotes", place, what, advice)]) from error


def _counted(file: Path, number: int, cells: list[str]) -> tuple[int, list[str]]:
    if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
        raise _refused(file, *too_large())
    return number, cells


def _of_workbook(data: bytes, file: Path) -> Iterator[tuple[int, list[str]]]:
    import openpyxl  # 150 ms; most tables are CSV

    try:
        if is_too_large(data):
            raise _refused(file, *too_large())
        with warnings.catch_warnings():
            # openpyxl warns of looks that it does not keep; only the texts matter here.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheet: Any = book.worksheets[0]
            sheet.reset_dimensions()  # a file may declare fewer rows than it has
            for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
                yield _counted(file, number, [_text(value) for value in cells])
            book.close()
    except TableError:
        raise
    except Exception as error:
        what = _("The file is no workbook of Excel that can be read.")
        advice = _("Save it as «Excel workbook (*.xlsx)».")
        raise _refused(file, "table-no-workbook", what, advice) from error


def _text(value: Any) -> str:
    """Return a cell as people read it: dates as 2025-11-26, whole numbers without a fraction."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def _refused(file: Path, fault: str, what: str, advice: str) -> TableError:
    return TableError([Problem(fault, Place(str(file)), what, advice)])


def is_too_large(workbook: bytes) -> bool:
    """Tell whether a workbook unpacks to more than any table or register has.

    Python unpacks no more of a part than the archive declares.  Raises zipfile.BadZipFile.
    """
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        return sum(entry.file_size for entry in package.infolist()) > LARGEST_WORKBOOK


def too_large() -> tuple[str, str, str]:
    """Return the id of the fault that a table is too large, what is wrong, and what to do."""
    return "table-too-large", _("The table is too large."), _("Divide it into several.")


def _save_as_utf_8() -> str:
    return _("In Excel choose «Save as», «CSV UTF-8».")
