"""A register as a workbook of Excel: dates are dates, texts are texts, nothing is a formula."""

import datetime
import io
import re
import warnings
import zipfile
from copy import copy
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from drafter.errors import Place, Problem, RegisterError
from drafter.files.limits import LARGEST_REGISTER, LONGEST_CELL, MOST_COLUMNS, MOST_LETTERS
from drafter.sheets.bounds import is_too_large
from drafter.sheets.facts import has_doubles
from drafter.sheets.sheet import Cell, Column, Holds
from drafter.sheets.tables import too_large
from drafter.sheets.xlsx_writing import workbook_bytes
from drafter.wording import _

DATE_FORMAT, TEXT_FORMAT = "dd.mm.yyyy", "@"
_LOST_PARTS = re.compile(r"xl/(charts|media|drawings/drawing)")
_SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml")
_LOST_RULES = b"<extLst"
"""The parts of a workbook that openpyxl does not write back, and the mark of Excel's new rules."""
_FORMULA_LIKE = tuple("=+-@'")
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x005F_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would take for a character by its number, and how it is kept from that (ECMA-376-1,
22.9.2.19)."""
_FIRST_DAY = datetime.date(1900, 3, 1)
"""From here on Excel counts days as the calendar does; it takes 1900 for a leap year."""


class XlsxSheet:
    """The rows of a sheet of a workbook; rows and columns count from 1.

    `last` is the last row that holds anything, 0 in an empty table, `width` the last column.
    """

    def __init__(self, path: Path, data: bytes | None, book: Workbook, sheet: Worksheet):
        """Take the file and its bytes, the workbook that they are, and one of its sheets."""
        self._path = path
        self._data = data
        self._book = book
        self._sheet = sheet
        self._results: Worksheet | None = None
        # Excel keeps cells for their looks, too; openpyxl has no public way to ask for those that
        # hold something, but by making a cell for every place of the sheet.
        filled = [place for place, cell in sheet._cells.items() if cell.value is not None]
        self.last = max((row for row, _column in filled), default=0)
        self.width = max((column for _row, column in filled), default=0)
        self._styled_width = max((column for _row, column in sheet._cells), default=0)

    def row(self, number: int) -> list[Cell]:
        """Return the cells of a row; of a formula, the result that Excel saved with it, if any."""
        cells = (self._sheet._cells.get((number, at)) for at in range(1, self.width + 1))
        return [None if cell is None else self._value(cell) for cell in cells]

    def _value(self, cell: Any) -> Cell:
        value = self._result_of(cell) if cell.data_type == "f" else cell.value
        if isinstance(value, datetime.datetime):
            return value.date()
        if value is None or isinstance(value, int | float | datetime.date):
            return value
        return _ESCAPED.sub("_", str(value)) or None

    def _result_of(self, cell: Any) -> Any:
        if self._results is None:
            self._results = _loaded(self._path, self._data or b"", results=True)[self._sheet.title]
        result = self._results[cell.coordinate].value
        return getattr(cell.value, "text", cell.value) if result is None else result

    def head(self, columns: list[tuple[str, Column]]) -> None:
        """Write the headings of a new register, and make it fit to be read and printed."""
        sheet = self._sheet
        self.last, self.width = 1, len(columns)
        self._styled_width = self.width
        for number, (heading, column) in enumerate(columns, 1):
            self._head_cell(1, number, heading, column)
        sheet.title = _("Register")
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}1"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9  # A4
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_title_rows = "1:1"

    def _head_cell(self, row: int, number: int, heading: str, column: Column) -> None:
        cell = self._sheet.cell(row, number, heading)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        dimension = self._sheet.column_dimensions[get_column_letter(number)]
        dimension.width = column.width
        dimension.number_format = _format_of(column.holds)

    def widen(self, head: int, heading: str, column: Column) -> int:
        """Return the number of a new column after the last one, with its heading.

        The filter of the sheet reaches it, if it ended at the column before.
        """
        number = self.width + 1
        self._head_cell(head, number, heading, column)
        area = self._sheet.auto_filter
        end = re.search(r"([A-Z]+)(\d+)$", area.ref or "")
        if end and end[1] == get_column_letter(self.width):
            area.ref = f"{area.ref[: end.start()]}{get_column_letter(number)}{end[2]}"
        self.width, self._styled_width = number, max(number, self._styled_width)
        return number

    def append(self, head: int) -> int:
        """Return the number of a new row after the last one, which looks like the one above.

        `head` is the row of the headings, which no other row looks like.
        """
        above, number = self.last, self.last + 1
        # `sheet[above]` would look at all cells of the sheet to find how wide it is.
        for column in range(1, self._styled_width + 1) if above > head else ():
            cell = self._sheet._cells.get((above, column))
            if cell is not None and cell.has_style:
                new: Any = self._sheet.cell(number, column)
                new._style = copy(getattr(cell, "_style"))  # noqa: B009 - openpyxl types lack it
        self._stretch(above, number)
        return number

    def _stretch(self, above: int, number: int) -> None:
        """Let the filter and the tables that end above reach the new row."""
        tables = self._sheet.tables.values()
        filters = (table.autoFilter for table in tables if table.autoFilter)
        for area in (self._sheet.auto_filter, *tables, *filters):
            end = re.search(r"\d+$", area.ref or "")
            if end and int(end[0]) == above:
                area.ref = f"{area.ref[: end.start()]}{number}"

    def put(self, row: int, column: int, value: str | datetime.date | None, holds: Holds) -> None:
        """Write a cell, a text as a text whatever it looks like."""
        cell = self._sheet.cell(row, column)
        if isinstance(cell, MergedCell):
            what = _("A cell of this row is merged with others, and cannot be written.")
            advice = _("Separate the cells in Excel.")
            raise RegisterError([Problem("table-merged-cell", self.place(row), what, advice)])
        if not cell.has_style:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.number_format = _format_of(holds)
        elif holds is Holds.DATE and not is_date_format(cell.number_format):
            cell.number_format = DATE_FORMAT
        if isinstance(value, str):
            text = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", _encodable(value))
            value = _ESCAPE_LIKE.sub("_x005F_", text)[:LONGEST_CELL] or None
        elif value is not None and value < _FIRST_DAY:
            value = value.isoformat()
        cell.value = value
        if value is not None:
            self.last, self.width = max(self.last, row), max(self.width, column)
        if isinstance(value, str):
            cell.data_type = "s"  # openpyxl takes a text after «=» for a formula
            cell.quotePrefix = value.startswith(_FORMULA_LIKE)  # and Excel does when it is retyped

    def place(self, row: int) -> Place:
        """Return where a row stands."""
        return Place(str(self._path), row)

    def data(self) -> bytes | None:
        """Return the file; None for one that is too large to be opened again."""
        if self.last > MOST_LETTERS or self.width > MOST_COLUMNS:
            return None
        data = workbook_bytes(self._book)
        return None if is_too_large(data, LARGEST_REGISTER) else data


def _format_of(holds: Holds) -> str:
    return DATE_FORMAT if holds is Holds.DATE else TEXT_FORMAT


def _encodable(text: str) -> str:
    return text.encode("utf-8", errors="replace").decode()


def open_xlsx(path: Path, data: bytes | None) -> list[XlsxSheet]:
    """Return the sheets of a workbook, or of a new one; RegisterError for what is no workbook."""
    book = _loaded(path, data) if data else Workbook()
    sheets = [XlsxSheet(path, data, book, sheet) for sheet in book.worksheets]
    if any(sheet.last > MOST_LETTERS or sheet.width > MOST_COLUMNS for sheet in sheets):
        raise _too_large(path)
    return sheets


def _too_large(path: Path) -> RegisterError:
    fault, what, advice = too_large()
    return RegisterError([Problem(fault, Place(str(path)), what, advice)])


def check_kept(path: Path, data: bytes) -> None:
    """Raise RegisterError for a workbook in which something would be lost if it were changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        lost = any(_LOST_PARTS.match(name) for name in names) or any(
            _LOST_RULES in package.read(name) for name in names if _SHEETS.fullmatch(name)
        )
    if lost:
        what = _("The workbook has pictures, charts or rules of Excel that would be lost here.")
        advice = _("Move them into another workbook.")
        raise RegisterError([Problem("table-unkept-parts", Place(str(path)), what, advice)])


def _loaded(path: Path, data: bytes, *, results: bool = False) -> Workbook:
    try:
        if is_too_large(data, LARGEST_REGISTER):
            raise _too_large(path)
        if has_doubles(data):
            raise ValueError(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what cannot be kept is checked before it is changed
            book = load_workbook(io.BytesIO(data), data_only=results)
        if not book.worksheets:
            raise ValueError(path)
        return book
    except RegisterError:
        raise
    except Exception as error:
        what = _("The file is not a workbook of Excel, or it is damaged or has a password.")
        advice = _("Open it in Excel and save it as XLSX, without a password.")
        raise RegisterError(
            [Problem("table-no-workbook", Place(str(path)), what, advice)]
        ) from error
