"""Registers moved from one store to another, without loss."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from drafter.errors import CallError, OutputError, Place, Problem
from drafter.register.addresses import Address, name_of
from drafter.register.entries import Entry
from drafter.register.ledger import ALL, Ledger, Report, Taken
from drafter.register.opening import held, reading
from drafter.wording import _


def imported(source: Address, target: Address, report: Report) -> Taken:
    """Take all lines of one register over into another; return how many were new, and known.

    `report` is told of what cannot be read.  Raises CallError where both are one, RegisterError,
    OutputError, OSError.
    """
    _check_two(source, target)
    with reading(source) as read, held(target) as ledger:
        taken = ledger.take(_moved(read, ledger, report))
        ledger.save()
    return taken


def exported(source: Address, target: Address, report: Report) -> int:
    """Write all lines of a register into one that has none, in their order; return their number.

    The rest is as with `imported`; OutputError is raised for a register that has lines as well.
    """
    _check_two(source, target)
    with reading(source) as read, held(target) as ledger:
        if next(ledger.entries(), None) is not None:
            what = _("The register has letters already.")
            advice = _("Name a new one, or add the letters with: drafter register import")
            place = Place(name_of(target))
            raise OutputError([Problem("register-not-empty", place, what, advice)])
        count = ledger.add(_moved(read, ledger, report))
        ledger.save()
    return count


def _check_two(source: Address, target: Address) -> None:
    """Raise CallError where two registers are one, which would wait for itself."""
    if isinstance(source, Path) and isinstance(target, Path):
        same = os.path.realpath(source) == os.path.realpath(target)
    else:
        same = source == target
    if same:
        raise CallError(_("Both registers are the same one; name two."))


def _moved(source: Ledger, target: Ledger, report: Report) -> Iterator[Entry]:
    """Yield the entries of a register, their files named as another register names them."""
    for entry in source.entries(ALL, report):
        if source.folder == target.folder:
            yield entry
            continue
        files = tuple(_named(name, source.folder, target.folder) for name in entry.files)
        answers = tuple(
            replace(answer, file=_named(answer.file, source.folder, target.folder))
            for answer in entry.answers
        )
        yield replace(entry, files=files, answers=answers)


def _named(name: str, before: Path | None, after: Path | None) -> str:
    """Return the name of a file as seen from another folder; None stands for full names."""
    whole = Path(os.path.normpath(os.path.join(before or "", name)))
    if not name or not whole.is_absolute():
        return name
    try:
        return Path(os.path.relpath(whole, after)).as_posix() if after else whole.as_posix()
    except ValueError:  # another drive of Windows
        return whole.as_posix()
