"""A table of words and whole numbers as a workbook, with which Excel counts."""

import datetime
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from drafter.files.limits import LONGEST_CELL
from drafter.sheets.figures import Row
from drafter.sheets.xlsx_writing import workbook_bytes

_WIDEST = 60


def figures_xlsx(
    title: str, headings: Sequence[str], rows: Iterable[Row], day: datetime.date
) -> bytes:
    """Return a table as a workbook that says that it was written on a day: the same bytes for it.

    Texts are texts whatever they look like, and the headings stay in sight.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    widths = [len(heading) for heading in headings]
    for at_row, row in enumerate([headings, *rows], 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(at_row, column)
            _put(cell, value)
            cell.font = Font(bold=at_row == 1)
            widths[column - 1] = min(max(widths[column - 1], len(str(value))), _WIDEST)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width + 2
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    return workbook_bytes(book, datetime.datetime.combine(day, datetime.time()))


def _put(cell: Cell | MergedCell, value: str | int) -> None:
    if isinstance(value, int):
        cell.value = value
        return
    text = value.encode(errors="replace").decode()
    cell.value = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", text)[:LONGEST_CELL]
    cell.data_type = "s"  # openpyxl takes a text after «=» for a formula
    cell.alignment = Alignment(wrap_text=True, vertical="top")
