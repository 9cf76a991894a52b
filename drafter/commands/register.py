"""`drafter register`: which letters wait for an answer."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.clock import today as the_day
from drafter.commands import Command, Group, Option, argument, say, tell
from drafter.commands.register_moving import export, import_
from drafter.errors import Problem
from drafter.register import Filter, meant, no_register, reading
from drafter.wording import N_, ngettext, spoken
from drafter.workspace import Workspace

if TYPE_CHECKING:
    from drafter.register import Entry

_INQUIRY = "inquiry"


def _due(file: str | None, today: datetime.datetime | None) -> None:
    address = meant(file, Workspace.around(Path()))
    if address is None:
        raise no_register()
    day = today.date() if today else the_day()
    problems: list[Problem] = []
    with reading(address) as ledger:
        lines = list(ledger.entries(Filter(answered=False), problems.append))
    tell(problems, "yellow")
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
            type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]),
            metavar=N_("DATE"),
            help=N_("Count from this day instead of today."),
        )
    ],
)
argument("file", metavar=N_("[FILE]"), required=False)(due)
command.add_command(due)
command.add_command(import_)
command.add_command(export)
