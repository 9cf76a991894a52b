"""Locks of files: who reads a file, changes it and writes it again, does so alone."""

import errno
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import OutputError, Place, Problem
from drafter.files.output import writing
from drafter.wording import _

if TYPE_CHECKING:
    from filelock import FileLock

_PATIENCE = 60.0
"""Seconds to wait for another run that writes the file."""
_NO_LOCKS = (errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)


@contextmanager
def alone(path: Path, busy: Problem | None = None) -> Iterator[Path]:
    """Keep other runs of drafter away from a file; make its folder if it is missing.

    Gives the file itself: a symbolic link is followed, since what was read there is to be written
    there again.  The system lets go of the lock when its process ends, however that happens.
    Raises OutputError when another run holds the file for a minute, or where no lock can be made,
    OSError where a file system has none to give.  With `busy` nobody waits: that is the problem of
    a file which another run holds, and the file of the lock does not stay.
    """
    from filelock import FileLock, Timeout  # 12 ms, for those who write a shared file

    path = Path(realpath(path))
    place, patience = path.with_name(f".{path.name}.lock"), 0.0 if busy else _PATIENCE
    lock = FileLock(place, timeout=patience, mode=0o666)
    try:
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            _acquire(lock)
    except Timeout as error:
        what = _("Another run of drafter has been writing this file for a minute.")
        problem = busy or Problem("file-busy", Place(str(path)), what, _("Try again."))
        raise OutputError([problem]) from error
    try:
        yield path
    finally:
        with suppress(OSError):  # Windows deletes no file that is open
            if busy:
                place.unlink()
        with suppress(OSError):  # what was written is written
            lock.release()


def _acquire(lock: "FileLock") -> None:
    """Wait for a lock; raises OSError of ENOLCK where the disk has none to give."""
    try:
        with warnings.catch_warnings():
            # Without flock(2) the library takes a file that is there for a lock, and says so.
            warnings.simplefilter("ignore")
            lock.acquire()
    except OSError as error:
        if error.errno in _NO_LOCKS:
            raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK)) from error
        raise
