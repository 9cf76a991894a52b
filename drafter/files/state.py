"""Whether files and folders are still what they were when something was made of them."""

import hashlib
import os
import time
from collections.abc import Callable, Hashable, Sequence
from threading import RLock
from typing import Generic, TypeVar

_CLOCK_STEP = 2_000_000_000
"""So coarse is the clock of some file systems, in nanoseconds; FAT counts in two seconds."""

Mark = tuple[int, int, int, int]
Made = TypeVar("Made")


class State:
    """What files and folders were like at a moment; a file that is absent counts too.

    Two changes within one step of a file system's clock can look the same, so files that have just
    changed are known by what is in them.
    """

    __slots__ = ("_contents", "_marks", "_paths", "_settled")

    def __init__(self, paths: Sequence[str]) -> None:
        """Look at the files; do so before anything is made of them."""
        self._paths = tuple(paths)
        self._marks = _marks(self._paths)
        self._settled = _settled(self._marks)
        self._contents = b"" if self._settled else _contents(self._paths)

    def lasts(self) -> bool:
        """Tell whether the files are as they were; that takes a microsecond or two for each."""
        known = self._marks
        for number, path in enumerate(self._paths):
            if _mark(path) != known[number]:
                return False
        if not self._settled:
            settled = _settled(known)
            if _contents(self._paths) != self._contents:
                return False
            self._settled = settled
        return True


class Kept(Generic[Made]):
    """What was made of files, each for as long as its files stay what they are."""

    def __init__(self, most: int) -> None:
        """Take how much is kept; the oldest makes way."""
        self._most = most
        self._made: dict[Hashable, tuple[State, Made]] = {}
        self._lock = RLock()

    def made(self, key: Hashable, files: Callable[[], list[str]], make: Callable[[], Made]) -> Made:
        """Return what `make` makes of `files`, once in whatever threads ask for it.

        Where it raises an error, nothing is kept.
        """
        known = self._made.get(key)
        if known and known[0].lasts():
            return known[1]
        with self._lock:
            known = self._made.get(key)
            if known is None or not known[0].lasts():
                known = State(files()), make()
                self._made.pop(key, None)
                self._made[key] = known
                for old in list(self._made)[: -self._most]:
                    del self._made[old]
            return known[1]


def _marks(paths: Sequence[str]) -> list[Mark | None]:
    return [_mark(path) for path in paths]


def _mark(path: str) -> Mark | None:
    try:
        state = os.stat(path)
    except (OSError, ValueError):  # ValueError: no file can have such a name
        return None
    return state.st_ino, state.st_mtime_ns, state.st_size, state.st_ctime_ns


def _settled(marks: Sequence[Mark | None]) -> bool:
    """Tell whether a change from now on shows in the times of the files."""
    newest = max((max(mark[1], mark[3]) for mark in marks if mark), default=0)
    return newest < time.time_ns() - _CLOCK_STEP


def _contents(paths: Sequence[str]) -> bytes:
    whole = hashlib.sha256()
    for path in paths:
        try:
            if os.path.isdir(path):
                found = repr(sorted(os.listdir(path))).encode()
            elif os.path.isfile(path):
                with open(path, "rb") as stream:
                    found = stream.read()
            else:
                found = b""  # a pipe might never end
        except (OSError, ValueError):
            found = b""
        whole.update(hashlib.sha256(found).digest())
    return whole.digest()
