"""What the commands of the register share: which register is meant, its lines, and days."""

from collections.abc import Iterator
from pathlib import Path

import click

from drafter.commands import Option, warn
from drafter.errors import Problem
from drafter.register import ALL, Address, Entry, Filter, meant, no_register, reading
from drafter.wording import N_
from drafter.workspace import Workspace

DATE = click.DateTime(["%Y-%m-%d", "%d.%m.%Y"])
"""A day, as people and as programs write it."""

REGISTER = Option(
    ["--register", "register"],
    metavar=N_("FILE"),
    help=N_("This register instead of that of the workspace."),
)


def register_of(text: str | None) -> Address:
    """Return the register that is named, or that of the workspace; RegisterError where is none."""
    address = meant(text, Workspace.around(Path()))
    if address is None:
        raise no_register()
    return address


def register_lines(text: str | None, wanted: Filter = ALL) -> Iterator[Entry]:
    """Yield lines of a register; what cannot be read in it is told at its place."""
    problems: list[Problem] = []
    with reading(register_of(text)) as ledger:
        yield from ledger.entries(wanted, problems.append)
    warn(problems)
