"""The registers in use at the desk, each read once and kept in short while it is what it is.

A register of a hundred thousand letters is read in a second or two and then searched in some
hundredths of one.  Of a database so much is kept alone as is searched; the letters that are shown
are asked for anew.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path
from threading import RLock

from drafter.errors import Problem
from drafter.files.state import State
from drafter.register import Address, Entry, Ledger, reading
from drafter.register.addresses import TABLES
from drafter.register.briefs import Brief, brief_of
from drafter.wording import spoken

_MOST_PROBLEMS = 20
_MOST_BOOKS = 3
"""A register in each of the languages that the browsers ask for."""


class Book:
    """A register that was read, in the language that was spoken then."""

    def __init__(self, lines: Iterable[Brief] = (), entries: Iterable[Entry] | None = None) -> None:
        """Take the letters of a database, or the entries of a table, which are kept as well.

        A table cannot be asked for some of its entries alone.
        """
        self._language = spoken()
        self.problems: Sequence[Problem] = ()
        self.lines = list(lines)
        self._at = {line.key: at for at, line in enumerate(self.lines)}
        self._ordered: dict[str, Sequence[Brief]] = {}
        self._entries: dict[int | None, Entry] | None = None if entries is None else {}
        for entry in entries or ():
            self.put(entry)

    def put(self, entry: Entry) -> None:
        """Take an entry, in the place of the one of its key that is there already."""
        at = self._at.setdefault(entry.key, len(self.lines))
        self.lines[at : at + 1] = [brief_of(entry, self._language)]
        self._ordered.clear()
        if self._entries is not None:
            self._entries[entry.key] = entry

    def ordered(
        self, order: str, sort: Callable[[Sequence[Brief], str], Sequence[Brief]]
    ) -> Sequence[Brief]:
        """Return all letters in an order, which `sort` brings them into, once for each order."""
        if order not in self._ordered:
            self._ordered[order] = sort(self.lines, order)
        return self._ordered[order]

    def entries(self, address: Address, keys: Sequence[int | None]) -> list[Entry]:
        """Return the entries of some keys, in the order of these; one that is gone is left out."""
        if self._entries is not None:
            return [self._entries[key] for key in keys]
        with reading(address) as ledger:
            found = {entry.key: entry for entry in ledger.with_keys([key or 0 for key in keys])}
        return [found[key] for key in keys if key in found]


class Books:
    """The registers that are in use."""

    def __init__(self) -> None:
        """Begin with none."""
        self._known: dict[Hashable, tuple[State | int, Book]] = {}
        self._lock = RLock()

    def book(self, address: Address | None) -> Book:
        """Return a register as it is now, empty where there is none.

        Raises RegisterError or OSError where it cannot be read.
        """
        if address is None or (isinstance(address, Path) and not address.exists()):
            return Book(entries=())
        with self._lock:
            if isinstance(address, Path) and address.suffix.lower() in TABLES:
                return self._of_table(address)
            with reading(address) as ledger:
                return self._of_database(address, ledger)

    def wrote(self, address: Address, ledger: Ledger, entry: Entry) -> None:
        """Take in an entry that was just written, alone, so that the rest is not read again."""
        with self._lock:
            changes, book = self._known.get((address, spoken()), (None, None))
            if book is not None and changes == ledger.changes - 1:
                book.put(entry)
                self._known[address, spoken()] = ledger.changes, book

    def _of_table(self, path: Path) -> Book:
        known = self._known.get((path, spoken()))
        if known and isinstance(known[0], State) and known[0].lasts():
            return known[1]
        state, problems = State([str(path)]), list[Problem]()
        with reading(path) as ledger:
            book = Book(entries=ledger.entries(report=problems.append))
        return self._keep(path, state, book, problems)

    def _of_database(self, address: Address, ledger: Ledger) -> Book:
        changes, problems = ledger.changes, list[Problem]()
        known = self._known.get((address, spoken()))
        if known and known[0] == changes:
            return known[1]
        book = Book(ledger.briefs(spoken(), problems.append))
        return self._keep(address, changes, book, problems)

    def _keep(
        self, address: Address, state: State | int, book: Book, problems: Sequence[Problem]
    ) -> Book:
        book.problems = problems[:_MOST_PROBLEMS]
        self._known.pop((address, spoken()), None)
        self._known[address, spoken()] = state, book
        for old in list(self._known)[:-_MOST_BOOKS]:
            del self._known[old]
        return book
