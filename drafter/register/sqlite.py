"""A register in a file of SQLite.

The file may lie on a shared drive, so that its journal is a file that goes away with each commit:
the other kind, WAL, needs memory that all computers share (SQLite, «Write-Ahead Logging»).
"""

import errno
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from drafter.errors import DrafterError, InputError, OutputError, Place, Problem, RegisterError
from drafter.files.limits import MEGABYTE
from drafter.files.output import writing
from drafter.files.placing import is_device, replaceable
from drafter.register.sql import TABLES, VERSION, Row, SqlLedger, newer
from drafter.wording import N_, _

_PATIENCE = 60.0
"""Seconds to wait for another program that writes the register."""

_APPLICATION = 0x64726674
"""«drft»: by what a file of SQLite says that it is a register of drafter."""


_JOURNAL = bytes.fromhex("d9d505f920a163d7")
"""What a journal begins with, and ends with where it names another file."""
_SHORTEST_JOURNAL = 16


class SqliteDatabase:
    """A file of SQLite that holds a register, or nothing yet."""

    joins = "group_concat"

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Take a connection; raises RegisterError for a file that is no register."""
        self.name = str(path)
        self._path, self._connection = path, connection
        with self._told():
            # A file that comes from elsewhere may hold more than data.
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MEGABYTE)
            connection.text_factory = _text

    def is_made(self) -> bool:
        """Tell whether the tables are there; raises RegisterError where others are."""
        found: dict[str, str] = dict(
            self.rows(
                "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite@_%' ESCAPE '@'"
            )
        )
        ((application,),) = self.rows("PRAGMA application_id")
        ((version,),) = self.rows("PRAGMA user_version")
        if application == _APPLICATION and version > VERSION:
            raise newer(self.name)
        if found and (application != _APPLICATION or found != TABLES):
            what = _("This database holds something else than a register of drafter.")
            advice = _("Name another file.")
            raise RegisterError(
                [Problem("register-other-database", Place(self.name), what, advice)]
            )
        return bool(found)

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return what a statement selects."""
        with self._told():
            return self._connection.execute(statement, values).fetchall()

    def run(self, statement: str, rows: Sequence[Row]) -> None:
        """Run a statement for each row of values."""
        with self._told():
            self._connection.executemany(statement, rows)

    def begin(self) -> None:
        """Begin to write, alone, and make the tables if they are missing."""
        self.rows("BEGIN IMMEDIATE")
        if self.is_made():
            return
        self.rows(f"PRAGMA application_id = {_APPLICATION}")
        self.rows(f"PRAGMA user_version = {VERSION}")
        for statement in TABLES.values():
            self.rows(statement)
        self.run("INSERT INTO register_version VALUES (?, 0)", [(VERSION,)])

    def commit(self) -> None:
        """Let count what was written."""
        with self._told():
            self._connection.commit()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Let errors of SQLite be told."""
        try:
            yield
        except sqlite3.Error as error:
            raise _refusal(error, self._path) from error
        except UnicodeDecodeError as error:  # in the words of SQLite, which quote the file
            raise _refusal(sqlite3.DatabaseError(), self._path) from error


@contextmanager
def sqlite_ledger(path: Path, *, writes: bool) -> Iterator[SqlLedger]:
    """Open a register in a file of SQLite: to read it, or to write it alone.

    Raises RegisterError for a file that is no register, or where there is none to be read,
    OutputError for one that cannot be written.
    """
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():
        raise IsADirectoryError(errno.EISDIR, "", str(path)) if path.is_dir() else _device(path)
    if writes:
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            replaceable(path)  # permissions do not bind the superuser
    elif not os.path.lexists(path):
        what = _("There is no register yet.")
        advice = _("It is made when the first letter is entered.")
        raise RegisterError([Problem("register-not-made", Place(str(path)), what, advice)])
    _check_journal(path)
    try:
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    except sqlite3.Error as error:
        raise _refusal(error, path) from error
    with closing(connection):
        database = SqliteDatabase(connection, path)
        ledger = SqlLedger(database, path.parent)
        if writes:
            database.rows("PRAGMA journal_mode = DELETE")
            ledger.begin()
        else:
            database.rows("PRAGMA query_only = ON")
            database.rows("BEGIN")
        yield ledger


def _check_journal(path: Path) -> None:
    """Refuse a journal that names another file, which SQLite would delete after looking into it.

    Only transactions over several databases have such journals (SQLite, «Database File Format»,
    «The Rollback Journal»; `pager_delsuper` in its source), and drafter has none.
    """
    try:
        with path.with_name(f"{path.name}-journal").open("rb") as journal:
            end = journal.seek(0, os.SEEK_END)
            journal.seek(max(end - len(_JOURNAL), 0))
            names = end > _SHORTEST_JOURNAL and journal.read() == _JOURNAL
    except OSError:
        return  # most often there is none
    if names:
        reason = _REASONS[sqlite3.SQLITE_NOTADB]
        place = Place(f"{path}-journal")
        raise RegisterError([Problem(reason.id, place, _(reason.what), _(reason.advice))])


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")


def _device(path: Path) -> InputError:
    return InputError([is_device(path)])


def _refusal(error: sqlite3.Error, path: Path) -> DrafterError:
    """Return an error of SQLite as the user is told it."""
    # The lower byte is the kind of error (SQLite, «Result and Error Codes»).
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    place, reason = Place(str(path)), _REASONS.get(code, _OTHER)
    kind = OutputError if code in _OUTPUT else RegisterError
    return kind([Problem(reason.id, place, _(reason.what), _(reason.advice))])


class _Reason(NamedTuple):
    """What an error of SQLite means to the user."""

    id: str
    what: str
    advice: str


_LOCKED = _Reason(
    "register-locked",
    N_("The register is locked: another run of drafter or another program is writing it."),
    N_("Close it in the other program, and try again."),
)
_PROTECTED = _Reason(
    "file-protected",
    N_("The register cannot be written: the file or its folder is protected."),
    N_("Ask whoever looks after the folder for the right to write in it."),
)
_NO_DATABASE = _Reason(
    "register-no-database",
    N_("The file is no database, or it is damaged."),
    N_("Name another file, or bring this one back from a copy."),
)
_DISK = _Reason(
    "register-disk",
    N_("The register could not be read or written: the disk or the network failed."),
    N_("Nothing was entered; try again when the folder can be reached."),
)
_OTHER = _Reason(
    "register-damaged",
    N_("The database is not as drafter made it."),
    N_("Bring the register back from a copy."),
)
_REASONS = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_PROTOCOL: _LOCKED,
    sqlite3.SQLITE_READONLY: _PROTECTED,
    sqlite3.SQLITE_PERM: _PROTECTED,
    sqlite3.SQLITE_CANTOPEN: _PROTECTED,
    sqlite3.SQLITE_FULL: _Reason(
        "disk-full", N_("The disk is full."), N_("Nothing was entered; make room, and try again.")
    ),
    sqlite3.SQLITE_NOTADB: _NO_DATABASE,
    sqlite3.SQLITE_CORRUPT: _NO_DATABASE,
    sqlite3.SQLITE_IOERR: _DISK,
}
_OUTPUT = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
)
