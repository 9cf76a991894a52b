"""The lines of registers in use, each read again when it has changed."""

from pathlib import Path

from drafter.files.state import Kept
from drafter.register.addresses import TABLES, Address, Server
from drafter.register.entries import Entry
from drafter.register.ledger import Filter
from drafter.register.opening import reading
from drafter.register.sql import SqlLedger

_LINES: Kept[tuple[Entry, ...]] = Kept(4)
_OF_SERVERS: dict[Server, tuple[int, tuple[Entry, ...]]] = {}
"""The lines of the servers in use, each with how often the register had been written."""


def lines(address: Address) -> tuple[Entry, ...]:
    """Return all lines of a register; raises RegisterError or OSError where it cannot be read."""
    if isinstance(address, Path):
        return _LINES.made(address, lambda: [str(address)], lambda: _read(address))
    with reading(address) as ledger:
        assert isinstance(ledger, SqlLedger)  # noqa: S101 - a server has nothing else
        changes = ledger.changes
        known = _OF_SERVERS.get(address)
        if known is None or known[0] != changes:
            known = _OF_SERVERS[address] = changes, tuple(ledger.entries())
    return known[1]


def numbered(address: Address, number: str) -> list[Entry]:
    """Return the lines of a number; the errors are those of `lines`.

    A table is kept, since each letter asks for it in each of its languages; a database is asked.
    """
    if isinstance(address, Path) and address.suffix.lower() in TABLES:
        return [line for line in lines(address) if line.number == number]
    with reading(address) as ledger:
        return list(ledger.entries(Filter(number=number)))


def _read(address: Address) -> tuple[Entry, ...]:
    with reading(address) as ledger:
        return tuple(ledger.entries())
