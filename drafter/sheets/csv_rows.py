"""The rows of a CSV table that others made, one at a time, however many there are."""

import codecs
import csv
import re
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO

from drafter.errors import Place, Problem, TableError
from drafter.files.limits import LONGEST_LINE
from drafter.sheets.refusing import refused, save_as_utf_8, too_large
from drafter.wording import _
from drafter.wording.values import Value

_DELIMITERS = ";,\t"
_OLD_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def csv_rows(stream: BinaryIO, file: Path) -> Iterator[tuple[int, list[Value]]]:
    """Yield the rows of an open file, counted from 1, from its beginning; texts are stripped.

    Raises TableError for another encoding and for what is no CSV.
    """
    stream.seek(0)
    if stream.read(2) in _UTF_16:
        what = _("The file is encoded in {encoding}.").format(encoding="UTF-16")
        raise refused(file, "wrong-encoding", what, save_as_utf_8())
    stream.seek(0)
    lines = _lines(stream, file)
    first = next(lines, "")
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(LONGEST_LINE)
    reader = csv.reader(chain([first], lines), delimiter=delimiter, strict=True)
    for number in count(1):
        begun = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            what = _("The quotation marks of the table do not pair from here on.")
            advice = _("Save it once more as CSV from a spreadsheet.")
            problem = Problem("table-unpaired-quotes", Place(str(file), begun, 1), what, advice)
            raise TableError([problem]) from error
        if cells is None:
            return
        yield number, [" ".join(cell.split()) for cell in cells]


def _lines(stream: BinaryIO, file: Path) -> Iterator[str]:
    """Yield the lines with their ends, of which there are three kinds."""
    for number in count(1):
        data = stream.readline(LONGEST_LINE)
        if len(data) == LONGEST_LINE:
            raise refused(file, *too_large())
        if not data:
            return
        try:
            line = data.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            what = _("This line is not in UTF-8; the file was probably saved in another encoding.")
            problem = Problem("wrong-encoding", Place(str(file), number, 1), what, save_as_utf_8())
            raise TableError([problem]) from error
        if "\r" in line.removesuffix("\r\n"):
            yield from _OLD_LINE.findall(line)
        else:
            yield line
