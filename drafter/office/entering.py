"""The register as the office uses it: letters entered, and the earlier one looked up."""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from drafter.errors import Problem, RegisterError
from drafter.model.inquiry import Inquiry
from drafter.reading.settings import load_setup
from drafter.register import (
    Entry,
    Register,
    default_register,
    entry_of,
    followed,
    held,
    opened,
)
from drafter.register.entries import BETWEEN_FILES
from drafter.wording import _
from drafter.workspace import Workspace

__all__ = ["default_register", "enter", "entry_for", "followed", "held", "record"]


def entry_for(inquiry: Inquiry, workspace: Workspace) -> Entry:
    """Return the line of a letter, whose files are not known yet."""
    months = load_setup(workspace).settings.months
    return entry_of(inquiry, [], workspace, months)


def enter(register: Path | None, letters: Iterable[tuple[Entry, list[Path]]]) -> None:
    """Enter letters in a register, all at once and alone; each comes with its files.

    Raises RegisterError where there is no register, or it cannot be written.
    """
    if register is None:
        what = _("There is no register here.")
        advice = _("Name it, or put register.xlsx into the workspace.")
        raise RegisterError([Problem("no-register", None, what, advice)])
    with opened(register) as book:
        for entry, files in letters:
            record(book, register, entry, files)


def record(book: Register, register: Path, entry: Entry, files: list[Path]) -> None:
    """Enter a letter in an open register, with its files as seen from the register's folder."""
    beside = [os.path.relpath(file.resolve(), register.resolve().parent) for file in files]
    names = [Path(name).as_posix() for name in beside]
    book.record(replace(entry, file=BETWEEN_FILES.join(names)))
