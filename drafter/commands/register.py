"""`drafter register`: which letters wait for an answer."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.clock import today as the_day
from drafter.commands import Command, Group, Option, argument, pour, say
from drafter.commands.register_answer import answer
from drafter.commands.register_moving import export, import_
from drafter.commands.register_report import report
from drafter.commands.registers import DATE, register_lines
from drafter.files.output import write_file
from drafter.register import Filter
from drafter.wording import N_, _, ngettext, spoken

if TYPE_CHECKING:
    from drafter.register import Entry

_INQUIRY = "inquiry"


def _due(
    file: str | None,
    today: datetime.datetime | None,
    ics: bool,
    output: Path | None,
    force: bool,
) -> None:
    if output is not None and not ics:
        raise click.BadOptionUsage("output", _("-o needs --ics: the list itself is printed."))
    day = today.date() if today else the_day()
    lines = list(register_lines(file, Filter(answered=False)))
    if ics:
        _calendar(lines, day, output, force=force)
    else:
        _list(lines, day)


def _calendar(
    lines: "list[Entry]", day: datetime.date, output: Path | None, *, force: bool
) -> None:
    # 60 ms of icalendar, for a calendar alone
    from drafter.register.calendars import calendar

    data = calendar(lines, day, spoken())
    if output is None or output == Path("-"):
        pour(data)
        return
    write_file(output, data, force=force)
    say(_("Written: {file}").format(file=output), err=True)


def _list(lines: "list[Entry]", day: datetime.date) -> None:
    waiting = sorted(
        (line for line in lines if line.term), key=lambda line: line.term or datetime.date.max
    )
    for line in waiting:
        say("\t".join(_row(line, day)))
    late = sum(line.term is not None and line.term < day for line in waiting)
    text = ngettext("{count} letter is unanswered", "{count} letters are unanswered", len(waiting))
    overdue = ngettext("{count} is overdue.", "{count} are overdue.", late)
    said = f"{text.format(count=len(waiting))}; {overdue.format(count=late)}"
    say(said, err=True)
    undated = [line for line in lines if not line.term and line.kind == _INQUIRY]
    if undated:
        text = ngettext(
            "{count} letter has no term, since it has no date.",
            "{count} letters have no term, since they have no date.",
            len(undated),
        )
        say(text.format(count=len(undated)), err=True)


def _row(line: "Entry", day: datetime.date) -> list[str]:
    assert line.term is not None  # noqa: S101 - only such lines are listed
    days = (line.term - day).days
    if days < 0:
        text = ngettext("{count} day overdue", "{count} days overdue", -days)
    else:
        text = ngettext("{count} day left", "{count} days left", days)
    term = f"{line.term:%d.%m.%Y}"
    language = spoken()
    number = f"№ {line.number}" if line.number else "–"
    return [
        term,
        text.format(count=abs(days)),
        number,
        line.addressee(language),
        line.summary(language),
    ]


command = Group(
    "register",
    help=N_(
        "Look into the register of letters, which «drafter render --register» adds to and people"
        " fill in: date and number of the answer."
    ),
    epilog=N_("Example: drafter register due register.xlsx"),
)
due = Command(
    "due",
    callback=_due,
    short_help=N_("List unanswered letters, the most urgent first."),
    help=N_("List the letters without an answer, the most urgent first, with the days left."),
    epilog=N_("Example: drafter register due register.xlsx"),
    params=[
        Option(
            ["--today"],
            type=DATE,
            metavar=N_("DATE"),
            help=N_("Count from this day instead of today."),
        ),
        Option(
            ["--ics"],
            is_flag=True,
            help=N_("Write the terms as a calendar for Outlook, Google or Apple (iCalendar)."),
        ),
        Option(
            ["-o", "--output", "output"],
            type=click.Path(path_type=Path, allow_dash=True),
            metavar=N_("FILE"),
            help=N_("Write the calendar into this file instead of printing it."),
        ),
        Option(["--force"], is_flag=True, help=N_("Replace files that exist.")),
    ],
)
argument("file", metavar=N_("[FILE]"), required=False)(due)
for _command in (due, answer, report, import_, export):
    command.add_command(_command)
