"""The archive at the desk: asked as somebody types, brought up to date beside that."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock, Thread
from typing import NamedTuple

from drafter.archive import Archive, Hit, Query
from drafter.errors import DrafterError, Problem
from drafter.files.refusals import problem_of
from drafter.workspace import Workspace

LIMIT = 20
_LASTS = 10.0
"""Seconds for which the index counts as up to date while somebody types."""

_AT_ONCE = 0.3
"""Seconds that the first answer waits for an index which is nearly up to date."""


class Found(NamedTuple):
    """What was found, and whether files are still being read."""

    hits: Sequence[Hit]
    is_reading: bool
    problems: Sequence[Problem]


class Finder:
    """Finds letters for a desk; files that are new or changed are read in a thread."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """Take the folder of the desk."""
        self._asked, self._read = (Archive(Workspace(folder)) for _use in range(2))
        self._clock = clock
        self._since: float | None = None
        self._thread: Thread | None = None
        self._problem: tuple[Problem, ...] = ()
        self._lock = Lock()

    def find(self, words: str) -> Found:
        """Return the letters that have some words, of which the last may go on."""
        self._bring_up_to_date()
        try:
            hits = self._asked.find(Query(words, is_typed=True), LIMIT)
        except DrafterError as error:
            return Found((), self._is_reading, error.problems)
        return Found(hits, self._is_reading, self._problem)

    def file_of(self, path: str) -> Path | None:
        """Return the file of a hit by its path; None for what the index does not know."""
        return self._asked.file_of(path)

    def close(self) -> None:
        """Close the index; a file that is being read is read the next time."""
        for archive in (self._asked, self._read):
            archive.close()

    @property
    def _is_reading(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _bring_up_to_date(self) -> None:
        with self._lock:
            is_new = self._since is not None and self._clock() - self._since < _LASTS
            if not is_new and not self._is_reading:
                self._thread = Thread(target=self._update, name="drafter-index", daemon=True)
                self._thread.start()
        if self._thread is not None:
            self._thread.join(_AT_ONCE)

    def _update(self) -> None:
        try:
            self._read.update()
            self._problem = ()
        except DrafterError as error:
            self._problem = error.problems
        except OSError as error:
            self._problem = (problem_of(error),)
        self._since = self._clock()
