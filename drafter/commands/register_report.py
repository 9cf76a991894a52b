"""`drafter register report`: who answered in time, late, and not at all."""

import datetime
from pathlib import Path

import click

from drafter.clock import today as the_day
from drafter.commands import Command, Option, argument, say, warn
from drafter.commands.registers import DATE, register_of
from drafter.errors import Problem
from drafter.files.output import write_file
from drafter.register import reading
from drafter.register.chart import chart
from drafter.register.report import Report, report_on
from drafter.register.report_html import left_out, period_text, report_page
from drafter.register.report_table import report_lines, report_table
from drafter.wording import N_, _, spoken

_FORMATS = (".html", ".svg", ".csv", ".xlsx")


def _report(
    file: str | None,
    since: datetime.datetime | None,
    until: datetime.datetime | None,
    today: datetime.datetime | None,
    output: Path | None,
    force: bool,
) -> None:
    if output is not None and output.suffix.lower() not in _FORMATS:
        text = _("A report is written as {formats}.").format(formats=", ".join(_FORMATS))
        raise click.BadOptionUsage("output", text)
    begin, end = (moment.date() if moment else None for moment in (since, until))
    if begin and end and begin > end:
        raise click.BadOptionUsage("since", _("The period ends before it begins."))
    day = today.date() if today else the_day()
    problems: list[Problem] = []
    with reading(register_of(file)) as ledger:
        letters = ledger.briefs(spoken(), problems.append)
        report = report_on(letters, day, spoken(), begin, end)
    warn(problems)
    if output is not None:
        write_file(output, _written(report, output.suffix.lower()), force=force)
        say(_("Written: {file}").format(file=output), err=True)
    else:
        for line in report_lines(report):
            say(line)
    say(period_text(report), err=True)
    if text := left_out(report):
        say(text, err=True)


def _written(report: Report, suffix: str) -> bytes:
    """Return a report in the format of a file."""
    if suffix == ".html":
        return report_page(report).encode(errors="replace")
    if suffix == ".svg":
        return chart(report, alone=True).encode(errors="replace")
    return report_table(report, suffix)


report = Command(
    "report",
    callback=_report,
    short_help=N_("Count who answered in time, late, and not at all."),
    help=N_(
        "Count the letters of each addressee and month: sent, answered in time, answered late,"
        " overdue, waiting. With -o the report is a page with a chart (.html), the chart alone"
        " (.svg), or a table for Excel (.xlsx, .csv)."
    ),
    epilog=N_("Example: drafter register report --from 01.01.2026 -o report.html"),
    params=[
        Option(
            ["--from", "since"], type=DATE, metavar=N_("DATE"), help=N_("Letters from this day on.")
        ),
        Option(
            ["--to", "until"], type=DATE, metavar=N_("DATE"), help=N_("Letters up to this day.")
        ),
        Option(
            ["--today"],
            type=DATE,
            metavar=N_("DATE"),
            help=N_("Count from this day instead of today."),
        ),
        Option(
            ["-o", "--output", "output"],
            type=click.Path(path_type=Path),
            metavar=N_("FILE"),
            help=N_("Write the report: .html, .svg, .xlsx or .csv."),
        ),
        Option(["--force"], is_flag=True, help=N_("Replace files that exist.")),
    ],
)
argument("file", metavar=N_("[FILE]"), required=False)(report)
