"""The register as the office uses it: letters entered, and the earlier one looked up."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from drafter.errors import Problem
from drafter.model.inquiry import Inquiry
from drafter.reading.settings import load_setup
from drafter.register import (
    NEW,
    Address,
    Entry,
    Ledger,
    address_of,
    check,
    default_register,
    entries_of,
    followed,
    held,
    meant,
    name_of,
    no_register,
    opened,
)
from drafter.workspace import Workspace

__all__ = [
    "NEW",
    "address_of",
    "check",
    "default_register",
    "enter",
    "enter_one",
    "entries_for",
    "held",
    "name_of",
    "with_files",
    "with_the_earlier",
]

Warn = Callable[[Problem], None]


def entries_for(inquiry: Inquiry, workspace: Workspace) -> list[Entry]:
    """Return the entries of a letter, one for each addressee; its files are not known yet."""
    months = load_setup(workspace).settings.months
    return entries_of(inquiry, [], workspace, months)


def enter(
    register: Address | None, letters: Iterable[tuple[Sequence[Entry], list[Path]]], warn: Warn
) -> None:
    """Enter letters in a register, all at once and alone; each comes with its files.

    `warn` is told of numbers that another letter has.  Raises RegisterError where there is no
    register, or it cannot be written.
    """
    if register is None:
        raise no_register()
    with opened(register) as ledger:
        ledger.record_all((with_files(ledger, *letter) for letter in letters), warn)


def enter_one(
    inquiry: Inquiry,
    files: list[Path],
    register: Address | str | None,
    workspace: Workspace,
    warn: Warn,
) -> None:
    """Enter a letter in the register that is named, or else in that of its workspace.

    The rest is as with `enter`.
    """
    enter(meant(register, workspace), [(entries_for(inquiry, workspace), files)], warn)


def with_files(ledger: Ledger, letter: Sequence[Entry], files: list[Path]) -> list[Entry]:
    """Return the entries of a letter with its files, as they are called in a register."""
    names = tuple(map(ledger.beside, files))
    return [replace(entry, files=names) for entry in letter]


def with_the_earlier(
    inquiry: Inquiry, register: Address | str | None, workspace: Workspace, warn: Warn
) -> Inquiry:
    """Return an inquiry with the clause on the one that it follows, as `followed` finds it.

    The register is the one that is named, or else that of the workspace.
    """
    return followed(inquiry, meant(register, workspace), workspace.locales, warn)
