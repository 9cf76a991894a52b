"""A register in a table, CSV or XLSX, which people read and edit in Excel."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from drafter.errors import Place, Problem, RegisterError
from drafter.files.output import Output, write_files
from drafter.register.addresses import NEW as FIRST
from drafter.register.cells import Value, entry_of, values_of
from drafter.register.columns import KINDS, NEW, REQUIRED, column, column_of, heading
from drafter.register.entries import Entry
from drafter.register.ledger import ALL, Filter, Ledger, Report, silent
from drafter.sheets.csv_sheet import CsvSheet
from drafter.sheets.sheet import Sheet, text_of
from drafter.wording import _

_HEAD_WITHIN = 20
"""The rows at the top of a table in which its headings are looked for."""


class TableLedger(Ledger):
    """The lines of a register in a table; a line's key is its row."""

    def __init__(self, path: Path, data: bytes | None) -> None:
        """Take the file and its bytes; None for one that is not there yet.

        Raises RegisterError for a file that is no register.
        """
        super().__init__()
        self.path, self.name, self.folder = path, str(path), path.parent
        self._sheet, self._head, self._columns = _table(path, data)
        self._index: _Index | None = None

    def entries(self, wanted: Filter = ALL, report: Report = silent) -> Iterator[Entry]:
        """Yield the wanted lines."""
        for row in range(self._head + 1, self._sheet.last + 1):
            cells = self._sheet.row(row)
            known = {
                key: cells[number - 1]
                for key, number in self._columns.items()
                if number <= len(cells) and cells[number - 1] is not None
            }
            if known:
                entry = entry_of(row, self._sheet.place(row), known, report)
                if wanted.takes(entry):
                    yield entry

    def save(self, files: Sequence[Output] = ()) -> None:
        """Write files and the table."""
        data = self._sheet.data()
        if data is None:
            what = _("The register would grow too large for a table.")
            advice = _("Move it into a database: drafter register export {name}").format(name=FIRST)
            raise RegisterError([Problem("register-full", Place(self.name), what, advice)])
        write_files([*files, Output(self.path, data, force=True)])

    def _with_files(self, files: Collection[str]) -> Iterable[Entry]:
        return self._indexed().found("files", files)

    def _with_numbers(self, numbers: Collection[str]) -> Iterable[Entry]:
        return self._indexed().found("number", numbers)

    def _add(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            row = self._sheet.append(self._head)
            values = values_of(entry)
            for key in dict.fromkeys([*self._columns, *values]):
                self._put(row, key, values.get(key))
            self._changed(row, entry)

    def _change(self, pairs: Sequence[tuple[Entry, Entry]]) -> None:
        """Write the cells that change; the others stay as people have left them."""
        for line, after in pairs:
            assert line.key is not None  # noqa: S101 - it was read here
            before, values = values_of(line), values_of(after)
            for key in dict.fromkeys([*before, *values]):
                if before.get(key) != values.get(key):
                    self._put(line.key, key, values.get(key))
            self._changed(line.key, after)

    def _put(self, row: int, key: str, value: Value | None) -> None:
        if key not in self._columns:
            self._columns[key] = self._sheet.widen(self._head, heading(key), column(key))
        if key == "kind" and isinstance(value, str):
            value = _(KINDS.get(value, "")) or value
        self._sheet.put(row, self._columns[key], value, column(key).holds)

    def _changed(self, row: int, entry: Entry) -> None:
        if self._index is not None:
            self._index.put(row, entry, self._sheet.place(row))

    def _indexed(self) -> "_Index":
        if self._index is None:
            self._index = _Index()
            for entry in self.entries():
                assert entry.key is not None and entry.place  # noqa: S101, PT018 - read just now
                self._index.put(entry.key, entry, entry.place)
        return self._index


class _Index:
    """The lines of a table by their files and numbers."""

    def __init__(self) -> None:
        self._lines: dict[int, Entry] = {}
        self._rows: dict[str, defaultdict[str, dict[int, None]]] = {
            "files": defaultdict(dict),
            "number": defaultdict(dict),
        }

    def found(self, what: str, names: Collection[str]) -> list[Entry]:
        rows = self._rows[what]
        numbers = {row: None for name in names if name in rows for row in rows[name]}
        return [self._lines[row] for row in numbers]

    def put(self, row: int, entry: Entry, place: Place) -> None:
        if before := self._lines.pop(row, None):
            for what, name in _names(before):
                self._rows[what][name].pop(row, None)
        self._lines[row] = replace(entry, key=row, place=place)
        for what, name in _names(entry):
            self._rows[what][name][row] = None


def _names(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "number", entry.number
    yield from (("files", name) for name in entry.files)


def _table(path: Path, data: bytes | None) -> tuple[Sheet, int, dict[str, int]]:
    """Return the sheet of a file that is a register, the row of its headings and its columns."""
    sheets = _sheets(path, data)
    for sheet in sheets:
        for row in range(1, min(sheet.last, _HEAD_WITHIN) + 1):
            found = [column_of(text_of(cell)) for cell in sheet.row(row)]
            if len(REQUIRED.intersection(found)) >= len(REQUIRED) / 2:
                return sheet, row, _columns(found, sheet.place(row))
    if any(sheet.last for sheet in sheets):
        what = _("The file has no headings of a register.")
        advice = _("Name another file, or give it the headings: {headings}.")
        advice = advice.format(headings=", ".join(map(heading, NEW)))
        raise RegisterError([Problem("register-no-headings", Place(str(path)), what, advice)])
    sheet = sheets[0]
    sheet.head([(heading(key), column(key)) for key in NEW])
    return sheet, 1, {key: number for number, key in enumerate(NEW, 1)}


def _sheets(path: Path, data: bytes | None) -> list[Sheet]:
    if path.suffix.lower() == ".csv":
        return [CsvSheet(path, data)]
    from drafter.sheets.xlsx_sheet import open_xlsx  # 150 ms of openpyxl, for an XLSX alone

    return [*open_xlsx(path, data)]


def _columns(found: list[str | None], place: Place) -> dict[str, int]:
    problems = []
    for key in dict.fromkeys([*sorted(REQUIRED), *filter(None, found)]):
        if key not in found:
            what = _("The register has no column «{heading}».")
            advice = _("Add it; its place does not matter.")
            what = what.format(heading=heading(key))
            problems.append(Problem("register-missing-column", place, what, advice))
        elif found.count(key) > 1:
            what = _("The register has two columns «{heading}».")
            advice = _("Delete or rename one of them.")
            what = what.format(heading=heading(key))
            problems.append(Problem("table-column-twice", place, what, advice))
    if problems:
        raise RegisterError(problems)
    return {key: number for number, key in enumerate(found, 1) if key}
