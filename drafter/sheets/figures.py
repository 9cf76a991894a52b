"""A table of words and whole numbers as CSV, with which Excel counts."""

import csv
import io
from collections.abc import Iterable, Sequence

from drafter.sheets.csv_sheet import quoted

Row = Sequence[str | int]


def figures_csv(headings: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return a table as CSV, spelt as a register is: for Excel in Russian and Kazakh Windows."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([quoted(c) if isinstance(c, str) else c for c in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")
