"""A register in a database of PostgreSQL, which an office shares.

Its address comes from the user alone, and its password from where libpq looks for passwords, never
from the address: who lists the processes of a machine would see it.  No message quotes either.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import psycopg
from psycopg import pq
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from drafter.errors import Place, Problem, RegisterError
from drafter.register.addresses import Server, name_of
from drafter.register.sql import TABLES, VERSION, Row, SqlLedger, newer
from drafter.wording import N_, _

_PATIENCE = 60
"""Seconds to wait for another run that writes the register."""
_PATIENCE_FOR_SERVER = 10
_LOCK = 0x64726674
"""The lock that everybody holds who writes: «drft»."""


class PostgresDatabase:
    """A connection to a database that holds a register, or has room for one."""

    joins = "string_agg"

    def __init__(self, connection: psycopg.Connection[Row], server: Server) -> None:
        """Take a connection."""
        self.name = name_of(server)
        self._connection = connection

    def is_made(self) -> bool:
        """Tell whether the tables are there; raises RegisterError for those of a newer drafter."""
        ((table,),) = self.rows("SELECT to_regclass('register_version')::text")
        if table is None:
            return False
        ((version,),) = self.rows("SELECT version FROM register_version")
        if version > VERSION:
            raise newer(self.name)
        return True

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return what a statement selects."""
        with _told():
            return self._connection.execute(_spelled(statement), values).fetchall()

    def run(self, statement: str, rows: Sequence[Row]) -> None:
        """Run a statement for each row of values."""
        with _told(), self._connection.cursor() as cursor:
            cursor.executemany(_spelled(statement), rows)

    def begin(self) -> None:
        """Begin to write, alone, and make the tables if they are missing."""
        self.rows(f"SELECT pg_advisory_xact_lock({_LOCK})")
        if self.is_made():
            return
        for statement in TABLES.values():
            self.run(statement, [()])
        self.run("INSERT INTO register_version VALUES (?, 0)", [(VERSION,)])

    def commit(self) -> None:
        """Let count what was written."""
        with _told():
            self._connection.commit()


@contextmanager
def postgres_ledger(server: Server, *, writes: bool) -> Iterator[SqlLedger]:
    """Open a register on a server: to read it, or to write it alone.

    Raises RegisterError where the server, the database or the right to it is missing.
    """
    connection = _connected(server.url)
    try:
        database = PostgresDatabase(connection, server)
        with _told():
            connection.execute(f"SET lock_timeout = '{_PATIENCE}s'")
            connection.commit()
            if not writes:
                connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
                connection.read_only = True
        ledger = SqlLedger(database, None)
        if writes:
            ledger.begin()
        yield ledger
    finally:
        connection.close()


def _connected(url: str) -> psycopg.Connection[Row]:
    try:
        known = conninfo_to_dict(url)
    except psycopg.Error:
        raise _refused(_ADDRESS) from None
    if "password" in known or "sslpassword" in known:
        raise _refused(_PASSWORD_IN_ADDRESS)
    known.setdefault("connect_timeout", _PATIENCE_FOR_SERVER)
    known.setdefault("application_name", "drafter")
    try:
        return psycopg.connect(make_conninfo("", **{**known, "client_encoding": "utf8"}))
    except psycopg.Error as error:
        raise _refused(_why(error, url)) from None


def _why(error: psycopg.Error, url: str) -> "_Reason":
    """Return why there is no connection; libpq says so in words alone, in the server's language."""
    connection = error.pgconn
    if connection is not None and (connection.used_password or connection.needs_password):
        return _WRONG_PASSWORD
    answer = pq.PGconn.ping(url.encode())
    if answer == pq.Ping.REJECT:
        return _BUSY
    return _REFUSED if answer == pq.Ping.OK else _NO_SERVER


@contextmanager
def _told() -> Iterator[None]:
    """Let errors of the server be told."""
    try:
        yield
    except psycopg.Error as error:
        state = error.sqlstate or ""
        kind = next((reason for code, reason in _REASONS.items() if state.startswith(code)), None)
        if kind is None:
            kind = _LOST if isinstance(error, psycopg.OperationalError) else _OTHER
        # What was typed into the address may stand in the words of the server.
        raise _refused(kind) from None


def _refused(reason: "_Reason") -> RegisterError:
    place = Place(name_of(Server("")))
    return RegisterError([Problem(reason.id, place, _(reason.what), _(reason.advice))])


def _spelled(statement: str) -> bytes:
    """Return a statement with parameters as psycopg writes them; none of ours holds a «%»."""
    return statement.replace("?", "%s").encode()


class _Reason(NamedTuple):
    """What an error of the server means to the user."""

    id: str
    what: str
    advice: str


_ADDRESS = _Reason(
    "postgres-address",
    N_("The address of the register cannot be read."),
    N_("Write it as postgresql://USER@SERVER/DATABASE."),
)
_PASSWORD_IN_ADDRESS = _Reason(
    "postgres-password-in-address",
    N_("The address of the register holds a password, which others could read there."),
    N_("Leave it out, and put it into the file that the variable PGPASSFILE names."),
)
_WRONG_PASSWORD = _Reason(
    "postgres-password",
    N_("The server does not take the password, or there is none."),
    N_("Put the right one into the file that the variable PGPASSFILE names."),
)
_NO_SERVER = _Reason(
    "postgres-no-server",
    N_("There is no such server, or it does not answer."),
    N_("Look whether the address is right, and the network works."),
)
_BUSY = _Reason(
    "postgres-busy",
    N_("The server takes no more visitors at the moment."),
    N_("Try again in a minute."),
)
_REFUSED = _Reason(
    "postgres-refused",
    N_("The server knows no such database or user, or does not let the user in."),
    N_("Ask whoever looks after the server."),
)
_NO_RIGHT = _Reason(
    "postgres-no-permission",
    N_("The user of the database may not read or write the register."),
    N_("Ask whoever looks after the server for the right to it."),
)
_FULL = _Reason(
    "disk-full",
    N_("The disk of the server is full."),
    N_("Nothing was entered; ask whoever looks after the server."),
)
_LOCKED = _Reason(
    "register-locked",
    N_("Another run of drafter has been writing the register for a minute."),
    N_("Try again."),
)
_LOST = _Reason(
    "postgres-lost",
    N_("The connection to the server was lost."),
    N_("Run the command again: what is entered already is not entered twice."),
)
_OTHER = _Reason(
    "register-damaged",
    N_("The database is not as drafter made it."),
    N_("Bring the register back from a copy."),
)
_REASONS = {
    "42501": _NO_RIGHT,
    "25006": _NO_RIGHT,
    "53100": _FULL,
    "53": _BUSY,
    "55P03": _LOCKED,
    "57014": _LOCKED,
    "57P": _LOST,
    "08": _LOST,
}
"""By the beginning of the code of the error (PostgreSQL, Appendix A)."""
