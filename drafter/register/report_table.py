"""The report on answers as a table for Excel, and as lines for a terminal."""

import unicodedata
from collections.abc import Sequence

from drafter.register.chart import month_text
from drafter.register.report import Report
from drafter.register.report_html import headings
from drafter.sheets.figures import Row, figures_csv
from drafter.wording import _


def report_table(report: Report, suffix: str) -> bytes:
    """Return the report as a table, `.csv` or `.xlsx`: a line for each addressee and month."""
    names = [_("Addressee"), _("Month"), *headings()]
    rows: list[Row] = [
        [name, month_text(month), *tally.figures] for (name, month), tally in report.cells.items()
    ]
    if suffix == ".csv":
        return figures_csv(names, rows)
    # 150 ms of openpyxl, for a workbook alone
    from drafter.sheets.figures_xlsx import figures_xlsx

    return figures_xlsx(_("Answers"), names, rows, report.day)


def report_lines(report: Report) -> list[str]:
    """Return the report as lines of a terminal: the addressees, then the months, then the sum.

    The words stand last in a line, so that the longest of them pushes no figure out of its column.
    """
    heads = headings()
    widths = [max(_width(text), 3) for text in heads]
    lines = [_line([*heads, _("Addressee")], widths)]
    lines += [_line([*tally.figures, name], widths) for name, tally in report.addressees.items()]
    lines += ["", _line([*heads, _("Month")], widths)]
    lines += [
        _line([*tally.figures, month_text(month)], widths) for month, tally in report.months.items()
    ]
    return [*lines, "", _line([*report.total.figures, _("Sum")], widths)]


def _line(cells: Sequence[str | int], widths: Sequence[int]) -> str:
    *figures, words = map(str, cells)
    padded = (
        " " * (width - _width(text)) + text for text, width in zip(figures, widths, strict=True)
    )
    return "  ".join([*padded, words])


def _width(text: str) -> int:
    """Return how many places of a terminal a text takes; marks upon letters take none."""
    return sum(not unicodedata.combining(character) for character in text)
