"""Whose turn it is: what a page shows while somebody types comes before what a check finds.

A check of a long letter takes a second.  Between two rules it lets the answers to edits be made
first, and it ends where its letter has been edited since, for nobody waits for what it would find.
"""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition

_LONGEST = 2.0
"""Seconds that a check waits at the most: who types on in one letter stops no check of another."""


class OutdatedError(Exception):
    """A letter was edited while it was checked."""


class Turns:
    """The turns of one desk."""

    def __init__(self) -> None:
        """Begin with nobody at work."""
        self._free = Condition()
        self._at_work = 0
        self._edits: Counter[Path] = Counter()

    @contextmanager
    def editing(self, file: Path) -> Iterator[None]:
        """Have the turn while an edit of a letter is answered."""
        with self._free:
            self._at_work += 1
            self._edits[file] += 1
        try:
            yield
        finally:
            with self._free:
                self._at_work -= 1
                self._free.notify_all()

    def check(self, file: Path) -> "Check":
        """Return the turns of a check of a letter that begins now."""
        return Check(self, file)

    def edits_of(self, file: Path) -> int:
        """Return how many times a letter was edited."""
        return self._edits[file]

    def wait(self, until: float) -> None:
        """Wait until no edit is being answered, or until a time."""
        with self._free:
            self._free.wait_for(lambda: not self._at_work, max(0.0, until - time.monotonic()))


class Check:
    """A check of a letter, which asks between its rules whether it is to go on."""

    def __init__(self, turns: Turns, file: Path) -> None:
        """Take the turns, and the letter as it is edited so far."""
        self._turns, self._file = turns, file
        self._edits = turns.edits_of(file)
        self._until = time.monotonic() + _LONGEST

    def give_way(self) -> None:
        """Let edits be answered first; raises OutdatedError where the letter was edited since."""
        self._turns.wait(self._until)
        if self._turns.edits_of(self._file) != self._edits:
            raise OutdatedError
