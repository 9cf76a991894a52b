"""A temporary folder for what must not stay: it goes with its run, or is cleared by the next one.

A run holds a lock on its folder.  Whoever gets a folder for itself knows that its run is dead.
"""

import os
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_PREFIX = "drafter-pdf-"
_NAME = re.compile(rf"{_PREFIX}[a-z0-9_]{{8}}")
_OLD = 24 * 60 * 60
"""Seconds after which a folder is nobody's, where folders cannot be locked."""


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Give a folder that is closed to others, and delete it; clear those of dead runs first.

    Raises OSError where there is no place for one.
    """
    _clear(Path(tempfile.gettempdir()))
    folder, handle = _made()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if handle is not None:
            os.close(handle)


def _made() -> tuple[Path, int | None]:
    """Return a new folder and the handle that locks it; None where it cannot be locked."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        handle = _locked(folder)
        if folder.is_dir():
            return folder, handle
        if handle is not None:  # another run has cleared it before it was locked
            os.close(handle)


def _locked(folder: Path) -> int | None:
    """Return a handle by which a folder is locked; None where that is not possible."""
    if sys.platform == "win32":
        return None
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _clear(place: Path) -> None:
    """Delete the folders of dead runs; those of other users are left alone."""
    with suppress(OSError), os.scandir(place) as entries:
        for entry in entries:
            if _NAME.fullmatch(entry.name):
                with suppress(OSError):
                    _clear_one(Path(entry.path), entry.stat(follow_symlinks=False))


def _clear_one(folder: Path, state: os.stat_result) -> None:
    is_mine = sys.platform == "win32" or state.st_uid == os.geteuid()
    if not stat.S_ISDIR(state.st_mode) or not is_mine:
        return
    handle = _locked(folder)
    # Where disks have no locks, a living folder cannot be told from a dead one but by its age.
    if handle is not None or (not _can_lock(folder) and time.time() - state.st_mtime > _OLD):
        shutil.rmtree(folder, ignore_errors=True)
    if handle is not None:
        os.close(handle)


def _can_lock(folder: Path) -> bool:
    """Tell whether folders can be locked here: a shared lock on the folder above shows it."""
    if sys.platform == "win32":
        return False
    try:
        handle = os.open(folder.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(handle)
    return True
