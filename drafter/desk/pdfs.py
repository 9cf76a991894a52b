"""The PDFs of the desk: made by one LibreOffice, and kept while they are looked at."""

import hashlib
from collections import OrderedDict
from threading import Lock
from weakref import WeakKeyDictionary

from drafter.desk.context import Desk
from drafter.printing.warm import WarmOffice

_KEPT = 8
_ONE = Lock()


class Pdfs:
    """Makes PDF of Word files; for the exact view the newest one wins."""

    def __init__(self) -> None:
        """Begin without LibreOffice: it is started when it is first needed."""
        self._warm = WarmOffice()
        self._made: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()
        self._newest = 0

    def pdf(self, letter: bytes) -> bytes:
        """Return a letter as PDF; raises OutputError as `WarmOffice.pdf` does."""
        return self.by_mark(mark(letter)) or self._keep(letter, self._warm.pdf(letter))

    def exact(self, letter: bytes) -> bytes:
        """Return a letter as PDF for the exact view.

        Raises OvertakenError where a newer one is asked for before its turn has come.
        """
        with self._lock:
            self._newest += 1
            mine = self._newest
        found = self.by_mark(mark(letter))
        return found or self._keep(letter, self._warm.pdf(letter, lambda: mine == self._newest))

    def by_mark(self, known: str) -> bytes | None:
        """Return a PDF that was made lately, by the mark of its letter."""
        with self._lock:
            return self._made.get(known)

    def close(self) -> None:
        """End LibreOffice."""
        self._warm.close()

    def _keep(self, letter: bytes, data: bytes) -> bytes:
        with self._lock:
            self._made[mark(letter)] = data
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        return data


_OF_DESKS: WeakKeyDictionary[Desk, Pdfs] = WeakKeyDictionary()


def pdfs_of(desk: Desk) -> Pdfs:
    """Return what makes the PDFs of a desk, and ends with it."""
    with _ONE:
        if desk not in _OF_DESKS:
            _OF_DESKS[desk] = Pdfs()
            desk.at_end.append(_OF_DESKS[desk].close)
        return _OF_DESKS[desk]


def mark(letter: bytes) -> str:
    """Return what a Word file is known by."""
    return hashlib.sha256(letter).hexdigest()[:16]
