"""The register of letters in a file: read, added to, and kept whole when many write at once."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from drafter.errors import WARNING, OutputError, Place, Problem, RegisterError
from drafter.files.input import contents
from drafter.files.limits import LARGEST_TABLE
from drafter.files.locking import alone
from drafter.files.output import write_file
from drafter.register.columns import COLUMNS, KINDS, column_of, kind_of
from drafter.register.entries import BETWEEN_FILES, Entry, plain_number
from drafter.sheets.csv_sheet import CsvSheet
from drafter.sheets.sheet import Cell, Holds, Sheet, day_of, text_of
from drafter.wording import _

SUFFIXES = (".csv", ".xlsx")

Report = Callable[[Problem], None]

_HEAD_WITHIN = 20
"""The rows at the top of a table in which its headings are looked for."""
_FAR = datetime.timedelta(days=183)
"""How far apart two letters of one number are, that is of two years."""

_REQUIRED = {key for key, column in COLUMNS.items() if column.required}


class Register:
    """The lines of a register."""

    def __init__(self, path: Path, data: bytes | None) -> None:
        """Take the file and its bytes; None for one that is not there yet.

        Raises RegisterError for a file that is no register.
        """
        self.path = path
        self._sheet, self._head, self._columns = _table(path, data)
        self._by_file: dict[str, dict[int, Entry]] = {}

    @classmethod
    def read(cls, path: Path) -> "Register":
        """Return the register of a file; raises RegisterError, or OSError where there is none."""
        check_suffix(path, Place(str(path)))
        return cls(path, contents(path, LARGEST_TABLE))

    def entries(self, report: Report) -> Iterator[Entry]:
        """Yield the lines; `report` is told of cells that cannot be read, which count as empty."""
        for _row, entry in self._entries(report):
            yield entry

    def record(self, entry: Entry) -> None:
        """Add a letter, or bring the line up to date that it has already.

        A line is that of the same letter if they have a file in common, and the line has the same
        number and date, or none yet, or the same number and a date nearby.  What is known of the
        answer is left as it is, and so is the term unless the date has changed.
        """
        row, line = self._line_of(entry)
        keep: set[str] = set()
        if line is not None:
            files = dict.fromkeys([*line.files, *entry.files])
            keep = {"answer_date", "answer_number"}
            keep |= set() if line.date != entry.date or line.term is None else {"term"}
            entry = replace(entry, file=BETWEEN_FILES.join(files))
        self._write(row, entry, keep)
        for name in entry.files:
            self._by_file.setdefault(name, {})[row] = entry

    def _line_of(self, entry: Entry) -> tuple[int, Entry | None]:
        """Return the row of a letter and what stands in it, or a new row."""
        if not self._by_file:
            for row, line in self._entries(lambda _problem: None):
                for name in line.files:
                    self._by_file.setdefault(name, {})[row] = line
        known = (pair for name in entry.files for pair in self._by_file.get(name, {}).items())
        found = next((pair for pair in known if _same(pair[1], entry)), None)
        return found or (self._sheet.append(self._head), None)

    def data(self) -> bytes:
        """Return the file."""
        return self._sheet.data()

    def _entries(self, report: Report) -> Iterator[tuple[int, Entry]]:
        for row in range(self._head + 1, self._sheet.last + 1):
            cells = self._sheet.row(row)
            known = {
                key: cells[number - 1]
                for key, number in self._columns.items()
                if number <= len(cells) and cells[number - 1] is not None
            }
            if known:
                yield row, self._entry(row, known, report)

    def _entry(self, row: int, cells: dict[str, Cell], report: Report) -> Entry:
        place = self._sheet.place(row)
        values: dict[str, Any] = {"place": place}
        for key, cell in cells.items():
            holds = COLUMNS[key].holds
            if holds is Holds.DATE:
                try:
                    values[key] = day_of(cell)
                except ValueError:
                    report(_no_date(place, key, cell))
                    if key == "answer_date":  # such as «устно»: there is an answer all the same
                        values.setdefault("answer_number", text_of(cell))
                continue
            if holds is Holds.NUMBER and isinstance(cell, datetime.date):
                report(_date_for_number(place, key))
            text = text_of(cell).strip()
            values[key] = plain_number(text) if holds is Holds.NUMBER else text
        values["kind"] = kind_of(values.get("kind", ""))
        return Entry(**values)

    def _write(self, row: int, entry: Entry, keep: set[str]) -> None:
        for key, number in self._columns.items():
            value = getattr(entry, key)
            if key == "kind":
                value = _(KINDS.get(value, "")) or value
            if key not in keep:
                self._sheet.put(row, number, value, COLUMNS[key].holds)


@contextmanager
def held(path: Path) -> Iterator[Register]:
    """Open a register alone, for somebody who writes it together with other files.

    Raises RegisterError for what is no register, OutputError for one that cannot be written now.
    """
    check_suffix(path, Place(str(path)))
    with alone(path) as file:
        _check_not_open(file)
        data = contents(file, LARGEST_TABLE) if file.exists() else None
        register = Register(file, data)
        if data and path.suffix.lower() == ".xlsx":
            # 150 ms of openpyxl, for an XLSX alone
            from drafter.sheets.xlsx_sheet import check_kept

            check_kept(file, data)
        yield register


@contextmanager
def opened(path: Path) -> Iterator[Register]:
    """Open a register to write in it, alone, and save it at the end unless an error is raised.

    A file that is not there is made.  The errors are those of `held`.
    """
    with held(path) as register:
        yield register
        write_file(register.path, register.data(), force=True)


def _same(line: Entry, entry: Entry) -> bool:
    if set(line.files).isdisjoint(entry.files) or line.number not in ("", entry.number):
        return False
    if line.date in (None, entry.date):
        return True
    # The date of a draft gives way to that of the registry; numbers begin anew with a year.
    close = line.date is not None and entry.date is not None and abs(line.date - entry.date) < _FAR
    return bool(line.number) and close


def check_suffix(path: Path, place: Place) -> None:
    """Raise RegisterError, told at a place, for a file that by its name is no table."""
    if path.suffix.lower() not in SUFFIXES:
        what = _("A register is a table: a file that ends in .xlsx or .csv.")
        advice = _("Name such a file.")
        raise RegisterError([Problem("register-no-table", place, what, advice)])


def _check_not_open(path: Path) -> None:
    """Refuse a register that is open in Excel or LibreOffice, which would lose the new line."""
    for mark in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if mark.exists():
            what = _("The register is open in Excel or LibreOffice.")
            advice = _("Save and close it there. If it is not open, delete the file {file}.")
            advice = advice.format(file=mark.name)
            raise OutputError([Problem("register-open", Place(str(path)), what, advice)])


def _table(path: Path, data: bytes | None) -> tuple[Sheet, int, dict[str, int]]:
    """Return the sheet of a file that is a register, the row of its headings and its columns."""
    sheets = _sheets(path, data)
    for sheet in sheets:
        for row in range(1, min(sheet.last, _HEAD_WITHIN) + 1):
            found = [column_of(text_of(cell)) for cell in sheet.row(row)]
            if len(_REQUIRED.intersection(found)) >= len(_REQUIRED) / 2:
                return sheet, row, _columns(found, sheet.place(row))
    if any(sheet.last for sheet in sheets):
        what = _("The file has no headings of a register.")
        headings = ", ".join(_(COLUMNS[key].heading) for key in COLUMNS)
        advice = _("Name another file, or give it the headings: {headings}.")
        advice = advice.format(headings=headings)
        raise RegisterError([Problem("register-no-headings", Place(str(path)), what, advice)])
    sheet = sheets[0]
    sheet.head([(_(column.heading), column) for column in COLUMNS.values()])
    return sheet, 1, {key: number for number, key in enumerate(COLUMNS, 1)}


def _sheets(path: Path, data: bytes | None) -> list[Sheet]:
    if path.suffix.lower() == ".csv":
        return [CsvSheet(path, data)]
    from drafter.sheets.xlsx_sheet import open_xlsx  # 150 ms of openpyxl, for an XLSX alone

    return [*open_xlsx(path, data)]


def _columns(found: list[str | None], place: Place) -> dict[str, int]:
    problems = []
    for key, column in COLUMNS.items():
        heading = _(column.heading)
        if column.required and key not in found:
            what = _("The register has no column «{heading}».")
            advice = _("Add it; its place does not matter.")
            what = what.format(heading=heading)
            problems.append(Problem("register-missing-column", place, what, advice))
        elif found.count(key) > 1:
            what = _("The register has two columns «{heading}».")
            advice = _("Delete or rename one of them.")
            what = what.format(heading=heading)
            problems.append(Problem("table-column-twice", place, what, advice))
    if problems:
        raise RegisterError(problems)
    return {key: number for number, key in enumerate(found, 1) if key}


def _no_date(place: Place, key: str, cell: Cell) -> Problem:
    what = _("«{text}» in the column «{heading}» is not a date.")
    what = what.format(text=text_of(cell), heading=_(COLUMNS[key].heading))
    advice = _("Write it as {example}.").format(example="26.11.2025")
    return Problem("not-a-date", place, what, advice, WARNING)


def _date_for_number(place: Place, key: str) -> Problem:
    what = _("In the column «{heading}» Excel has made a date of a number.")
    advice = _("Make the cell a text in Excel (Format Cells, Text) and type the number again.")
    what = what.format(heading=_(COLUMNS[key].heading))
    return Problem("register-date-for-number", place, what, advice, WARNING)
