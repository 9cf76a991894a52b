"""`drafter register import` and `export`: registers moved from one store to another."""

from pathlib import Path

from drafter.commands import Command, Option, argument, say, warn
from drafter.errors import Problem
from drafter.register import Address, address_of, meant, meant_or_new, no_register
from drafter.register.moving import exported, imported
from drafter.wording import N_, ngettext
from drafter.workspace import Workspace


def _register(named: str | None) -> Address:
    register = meant(named, Workspace.around(Path()))
    if register is None:
        raise no_register()
    return register


def _import(file: str, register: str | None) -> None:
    target = meant_or_new(register, Workspace.around(Path()))
    doubts: list[Problem] = []
    taken = imported(address_of(file), target, doubts.append)
    warn(doubts)
    new = ngettext("{count} line is new.", "{count} lines are new.", taken.new)
    known = ngettext("{count} line was known.", "{count} lines were known.", taken.known)
    say(f"{new.format(count=taken.new)} {known.format(count=taken.known)}", err=True)


def _export(file: str, register: str | None) -> None:
    doubts: list[Problem] = []
    count = exported(_register(register), address_of(file), doubts.append)
    warn(doubts)
    said = ngettext("{count} line is exported.", "{count} lines are exported.", count)
    say(said.format(count=count), err=True)


def _option() -> Option:
    return Option(
        ["--register"],
        metavar=N_("FILE"),
        help=N_("This register instead of that of the workspace."),
    )


import_ = Command(
    "import",
    callback=_import,
    short_help=N_("Add the lines of another register."),
    help=N_(
        "Add the lines of the register FILE to that of the workspace, whatever each is kept in:"
        " SQLite, XLSX, CSV or PostgreSQL; letters that are there already are brought up to date."
    ),
    epilog=N_("Example: drafter register import old.xlsx"),
    params=[_option()],
)
export = Command(
    "export",
    callback=_export,
    short_help=N_("Write the register into another file."),
    help=N_(
        "Write the register of the workspace into FILE, which has no letters yet: SQLite, XLSX,"
        " CSV or PostgreSQL."
    ),
    epilog=N_("Example: drafter register export register-2026.xlsx"),
    params=[_option()],
)
for command in (import_, export):
    argument("file", metavar=N_("FILE"))(command)
