"""Tables that others made, CSV or XLSX: rows of cells, each with its place."""

import codecs
import csv
import io
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.errors import WARNING, Place, Problem, TableError
from drafter.files.input import contents
from drafter.files.limits import (
    LARGEST_TABLE,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_REMARKS,
    MOST_ROWS,
)
from drafter.reading.characters import forbidden, forbidden_in
from drafter.sheets.bounds import is_too_large
from drafter.sheets.facts import Facts, doubts_of, facts_of, is_filled
from drafter.wording import _, ngettext
from drafter.wording.values import Typed, Value

_DELIMITERS = ";,\t"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

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


def read_table(file: Path, warn: Warn) -> list[Row]:
    """Return the rows of a CSV or XLSX table under their headings; empty rows are left out.

    `warn` is told of hidden rows and columns, which are read like the others, of merged cells and
    of sheets that are not read.  Raises TableError with all that is wrong, OSError when the file
    cannot be read.
    """
    data = contents(file, LARGEST_TABLE)
    facts: list[Facts] = []
    book = data.startswith(b"PK")
    table = _of_workbook(data, file, facts, warn) if book else _of_csv(data, file)
    lines = ((number, cells) for number, cells in table if any(cells))
    first, headings = next(lines, (0, []))
    if not headings:
        what, advice = _("The table is empty."), _("Put headings into its first row.")
        raise _refused(file, "table-empty", what, advice)
    columns = _columns(file, first, [str(heading) for heading in headings])
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, cells in lines:
        at_hand = {name: cells[at - 1] for name, at in columns.items() if at <= len(cells)}
        row = Row(str(file), number, {n: t for n, t in at_hand.items() if t}, columns)
        problems += _of_cells(row)
        problems += _beyond(file, number, cells, columns)
        rows.append(row)
    if problems:
        raise TableError(_most(problems))
    if facts:
        numbers = {row.number for row in rows}
        for doubt in doubts_of(facts[0], str(file), numbers, set(columns.values())):
            warn(doubt)
    return rows


def _most(problems: list[Problem]) -> list[Problem]:
    """Return as many problems as somebody may read, and one that tells of the others."""
    others = len(problems) - MOST_REMARKS
    if others <= 0:
        return problems
    what = ngettext(
        "The table has {count} more problem.", "The table has {count} more problems.", others
    ).format(count=others)
    place, advice = problems[MOST_REMARKS].place, _("Correct these, and try once more.")
    return [*problems[:MOST_REMARKS], Problem("table-more-problems", place, what, advice)]


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
        if isinstance(value, _Fault):
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


def _of_csv(data: bytes, file: Path) -> Iterator[tuple[int, list[Value]]]:
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


def _counted(file: Path, number: int, cells: list[Value]) -> tuple[int, list[Value]]:
    if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
        raise _refused(file, *too_large())
    return number, cells


def _of_workbook(
    data: bytes, file: Path, facts: list[Facts], warn: Warn
) -> Iterator[tuple[int, list[Value]]]:
    """Yield the rows of a workbook's sheet; the facts of that sheet are noted first."""
    import openpyxl  # 150 ms; most tables are CSV

    try:
        if is_too_large(data):
            raise _refused(file, *too_large())
        with warnings.catch_warnings():
            # openpyxl warns of looks that it does not keep; only the values matter here.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheet = _chosen(book, data, file, warn)
            facts.append(facts_of(data, sheet._worksheet_path))
            if not facts[0].in_order:
                raise ValueError
            sheet.reset_dimensions()  # a file may declare fewer rows than it has
            for number, cells in enumerate(sheet.iter_rows(), 1):
                yield _counted(file, number, [_value(cell) for cell in cells])
            book.close()
    except TableError:
        raise
    except Exception as error:
        what = _("The file is no workbook of Excel that can be read.")
        advice = _("Save it as «Excel workbook (*.xlsx)».")
        raise _refused(file, "table-no-workbook", what, advice) from error


def _chosen(book: Any, data: bytes, file: Path, warn: Warn) -> Any:
    """Return the sheet that is read, the first one in sight with cells, and tell of the others."""
    filled = [sheet for sheet in book.worksheets if is_filled(data, sheet._worksheet_path)]
    seen = [sheet for sheet in filled if sheet.sheet_state == "visible"]
    chosen = [*seen, *filled, *book.worksheets][0]
    others = ", ".join(f"«{sheet.title}»" for sheet in filled if sheet is not chosen)
    if others:
        what = _("Only the sheet «{name}» is read; others hold cells too: {names}.")
        advice = _("Put all rows into one sheet, or delete what must not be read.")
        what = what.format(name=chosen.title, names=others)
        warn(Problem("table-other-sheets", Place(str(file)), what, advice, WARNING))
    return chosen


class _Fault(str):
    """What a cell shows in the place of a result: `#N/A`."""

    __slots__ = ()


def _value(cell: Any) -> Value:
    """Return what a cell holds: a text with single spaces, or a value with its number format."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        return _Fault(value)
    return " ".join(value.split()) if isinstance(value, str) else Typed(value, cell.number_format)


def _refused(file: Path, fault: str, what: str, advice: str) -> TableError:
    return TableError([Problem(fault, Place(str(file)), what, advice)])


def too_large() -> tuple[str, str, str]:
    """Return the id of the fault that a table is too large, what is wrong, and what to do."""
    return "table-too-large", _("The table is too large."), _("Divide it into several.")


def _save_as_utf_8() -> str:
    return _("In Excel choose «Save as», «CSV UTF-8».")
