"""Watching the files of open letters: pages are told at once of what other programs do to them."""

import os
import time
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from typing import Any, NamedTuple

from drafter.desk.events import Events
from drafter.errors import DrafterError
from drafter.office.cards import newest_first
from drafter.office.keeping import Keeping
from drafter.office.saving import sheet_of

_EVERY = 0.5
_PATIENCE = 30.0
"""Seconds without any page after which nobody watches; the next page begins anew."""
_CLOCK_STEP = 2_000_000_000
"""Nanoseconds by which some file systems count."""
_MOST = 64
"""So many letters are watched, those that were asked for last."""

Mark = tuple[int, int, int]


class _Watched(NamedTuple):
    fingerprint: str
    mark: Mark | None
    missed: int = 0
    """How often the file was not there; a program that replaces it may be in the middle of that."""


class Watch:
    """Looks at the files of letters that are open, and tells the pages what has become of them."""

    def __init__(self, folder: Path, events: Events) -> None:
        """Take the workspace and the pages."""
        self._folder, self._events = folder, events
        self.keeping = Keeping(folder)
        """The history of the letters, which has what other programs write as well."""
        self._watched: OrderedDict[Path, _Watched] = OrderedDict()
        self._expected: dict[Path, str] = {}
        self._lock = Lock()
        self._thread: Thread | None = None
        self._asked = 0.0
        self._is_swept = False

    def begin(self, file: Path, fingerprint: str) -> None:
        """Watch a file that a page knows in a state; watching it already, go on."""
        with self._lock:
            self._asked = time.monotonic()
            if file not in self._watched:
                # The file may have changed since it was read: its first look finds out.
                self._watched[file] = _Watched(fingerprint, None)
            self._watched.move_to_end(file)
            while len(self._watched) > _MOST:
                self._watched.popitem(last=False)
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._run, name="drafter-watch", daemon=True)
                self._thread.start()

    def expect(self, file: Path, fingerprint: str) -> None:
        """Take for the desk's own what it is about to write, even if it is seen too early."""
        with self._lock:
            self._expected[file] = fingerprint

    def wrote(self, file: Path, fingerprint: str) -> None:
        """Tell the pages that the desk itself has written a letter."""
        with self._lock:
            self._expected.pop(file, None)
            self._watched[file] = _Watched(fingerprint, _mark(file))
        self._tell(file, hash=fingerprint)

    def moved(self, source: Path, target: Path) -> None:
        """Tell the pages that a letter has another name now."""
        with self._lock:
            known = self._watched.pop(source, None)
            if known:
                self._watched[target] = known._replace(missed=0)
        self._tell(source, to=self._path(target))

    def look(self) -> None:
        """Look at all files once."""
        with self._lock:
            watched = [*self._watched.items()]
        for file, known in watched:
            mark = _mark(file)
            if mark is None:
                self._missing(file, known)
            elif mark != known.mark or known.missed or not _is_settled(mark):
                self._changed(file, known, mark)

    def _run(self) -> None:
        if not self._is_swept:
            self._is_swept = True
            self.keeping.sweep()
        while len(self._events) or time.monotonic() - self._asked < _PATIENCE:
            self.look()
            time.sleep(_EVERY)

    def _changed(self, file: Path, known: _Watched, mark: Mark) -> None:
        try:
            sheet = sheet_of(file)
        except (
            OSError,
            DrafterError,
        ):  # it is being written, or no text; the page is not disturbed
            return
        if not self._note(file, known, _Watched(sheet.fingerprint, mark)):
            return
        if known.fingerprint != sheet.fingerprint and self._expected.get(file) != sheet.fingerprint:
            self.keeping.found(file, sheet)
        if known.fingerprint != sheet.fingerprint or known.missed > 1:
            self._tell(file, hash=sheet.fingerprint)

    def _missing(self, file: Path, known: _Watched) -> None:
        if not self._note(file, known, known._replace(missed=known.missed + 1)):
            return
        if known.missed != 1:  # it is told once, at the second look
            return
        target = self._with_mark(known.mark)
        if target is None:
            self._tell(file, hash="")
            return
        self.keeping.renamed(file, target)
        self.moved(file, target)

    def _note(self, file: Path, known: _Watched, now: _Watched) -> bool:
        """Note what a file is now; tell whether nobody else has meanwhile."""
        with self._lock:
            if self._watched.get(file) != known:
                return False
            self._watched[file] = now
            return True

    def _with_mark(self, mark: Mark | None) -> Path | None:
        """Return the letter that a file has become which is no longer at its place."""
        if mark is None:
            return None
        for path, state in newest_first(self._folder)[0]:
            if state.st_ino == mark[0] and self._folder / path not in self._watched:
                return self._folder / path
        return None

    def _tell(self, file: Path, **data: Any) -> None:
        self._events.tell("changed", {"path": self._path(file), **data})

    def _path(self, file: Path) -> str:
        return file.relative_to(self._folder).as_posix()


def _is_settled(mark: Mark) -> bool:
    """Tell whether a change from now on shows in the time of the file, by the coarsest clock."""
    return mark[1] < time.time_ns() - _CLOCK_STEP


def _mark(file: Path) -> Mark | None:
    """Return by what a change of a file is seen; None where there is none."""
    with suppress(OSError):
        state = os.stat(file)
        if os.path.isfile(file):
            return state.st_ino, state.st_mtime_ns, state.st_size
    return None
