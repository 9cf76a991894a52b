"""A workbook as bytes: made in memory alone, and whatever the clock says."""

import datetime
import io
import zipfile
from typing import Any

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from drafter.clock import now
from drafter.files.zips import Timeless


class _Writer(ExcelWriter):
    """Writes sheets without the temporary files of openpyxl, for which a disk may be full."""

    _archive: zipfile.ZipFile

    def write_worksheet(self, ws: Any) -> None:
        """Write a sheet into the archive, as openpyxl does."""
        drawing = SpreadsheetDrawing()
        drawing.charts, drawing.images = ws._charts, ws._images
        ws._drawing = drawing
        part = io.BytesIO()
        writer: Any = WorksheetWriter(ws, part)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], part.getvalue())
        self.manifest.append(ws)


def workbook_bytes(book: Workbook, moment: datetime.datetime | None = None) -> bytes:
    """Return the file of a workbook, which says that it was written now, or at a moment of UTC."""
    buffer = io.BytesIO()
    written = moment or now().astimezone(datetime.UTC).replace(tzinfo=None)
    book.properties.modified = written
    if moment is not None:
        book.properties.created = moment
    with Timeless(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        _Writer(book, archive).write_data()
    return buffer.getvalue()
