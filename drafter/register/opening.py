"""A register is opened by its address: to be read, or to be written alone."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeGuard

from drafter.errors import OutputError, Place, Problem, RegisterError
from drafter.files.input import contents
from drafter.files.limits import LARGEST_TABLE
from drafter.files.locking import alone
from drafter.files.output import writing
from drafter.files.placing import replaceable
from drafter.register.addresses import TABLES, Address
from drafter.register.ledger import Ledger
from drafter.register.table import TableLedger
from drafter.wording import _


@contextmanager
def reading(address: Address) -> Iterator[Ledger]:
    """Open a register to read it.

    Raises RegisterError for what is no register, OSError where there is none.
    """
    if _is_table(address):
        yield TableLedger(address, contents(address, LARGEST_TABLE))
    else:
        with _database(address, writes=False) as ledger:
            yield ledger


@contextmanager
def held(address: Address) -> Iterator[Ledger]:
    """Open a register to write in it, alone; what is done counts where it is saved.

    One that is not there is made.  Raises RegisterError for what is no register, OutputError for
    one that cannot be written now.
    """
    if not _is_table(address):
        with _database(address, writes=True) as ledger:
            yield ledger
        return
    with alone(address) as file:
        _check_not_open(file)
        data = contents(file, LARGEST_TABLE) if file.exists() else None
        table = TableLedger(file, data)
        if data and address.suffix.lower() == ".xlsx":
            # 150 ms of openpyxl, for an XLSX alone
            from drafter.sheets.xlsx_sheet import check_kept

            check_kept(file, data)
        yield table


@contextmanager
def opened(address: Address) -> Iterator[Ledger]:
    """Open a register to write in it, alone, and save it at the end unless an error is raised.

    The errors are those of `held` and of `Ledger.save`.
    """
    with held(address) as ledger:
        yield ledger
        ledger.save()


def check(address: Address) -> None:
    """Raise an error where a register, if it is there, cannot be read or written."""
    if isinstance(address, Path) and not address.exists():
        return
    if not _is_table(address):
        with held(address):
            return
    with reading(address):
        pass
    with writing(address):
        replaceable(address.resolve())


def _is_table(address: Address) -> TypeGuard[Path]:
    return isinstance(address, Path) and address.suffix.lower() in TABLES


def _database(address: Address, *, writes: bool) -> AbstractContextManager[Ledger]:
    if isinstance(address, Path):
        # 5 ms of sqlite3, for a register in a database
        from drafter.register.sqlite import sqlite_ledger

        return sqlite_ledger(address, writes=writes)
    try:
        # 140 ms of psycopg, for a server
        from drafter.register.postgres import postgres_ledger
    except ImportError as error:
        what = _("drafter needs another library for a register on a server.")
        advice = _("Install it: pip install 'drafter[postgres]'.")
        raise RegisterError([Problem("postgres-missing", None, what, advice)]) from error
    return postgres_ledger(address, writes=writes)


def _check_not_open(path: Path) -> None:
    """Refuse a register that is open in Excel or LibreOffice, which would lose the new line."""
    for mark in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if mark.exists():
            what = _("The register is open in Excel or LibreOffice.")
            advice = _("Save and close it there. If it is not open, delete the file {file}.")
            advice = advice.format(file=mark.name)
            raise OutputError([Problem("register-open", Place(str(path)), what, advice)])
