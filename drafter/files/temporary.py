"""Temporary files beside their targets: named, known again, and cleared when their run is dead.

A run holds a shared lock on a folder for as long as it has temporary files there.  Who gets the
folder for itself alone knows that none of them belongs to a run that lives.
"""

import os
import re
import stat
import sys
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_NAME = re.compile(r"\.drafter-([0-9a-f]{16})([0-9a-f]{8})\.tmp")
_OLD = 24 * 60 * 60
"""Seconds after which a temporary file is nobody's, where folders cannot be locked."""
_TRIES, _PAUSE = 50, 0.02
"""Another run has a folder for itself for milliseconds: as long as it takes to clear it."""

_cleared: set[tuple[int, int]] = set()
"""The folders that this process has cleared, by device and inode."""


def temporary_beside(target: Path) -> Path:
    """Return the path of a temporary file that is not there yet, in the folder of a target."""
    number = os.urandom(8).hex()
    return target.with_name(f".drafter-{number}{_check(number)}.tmp")


def _check(number: str) -> str:
    """Return what tells a name of ours from one that only looks like it."""
    return f"{zlib.crc32(f'drafter {number}'.encode()):08x}"


@contextmanager
def in_use(folders: Iterable[Path]) -> Iterator[None]:
    """Clear folders of the temporary files of dead runs, and keep others from clearing ours."""
    with ExitStack() as stack:
        for folder in folders:
            handle = _opened(folder)
            if handle is not None:
                stack.callback(os.close, handle)
            _clear_and_share(folder, handle)
        yield


def _opened(folder: Path) -> int | None:
    """Return a handle of a folder that can be locked; None where there is none to be had."""
    if sys.platform == "win32":
        return None
    try:
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return None  # one may write in it, but not read it


def _clear_and_share(folder: Path, handle: int | None) -> None:
    state = os.stat(folder if handle is None else handle)
    key = (state.st_dev, state.st_ino)
    alone = _alone(handle)
    if key not in _cleared and alone is not False:
        _clear(folder, 0 if alone else _OLD)
        _cleared.add(key)
    if alone is not None:
        _share(handle)


def _alone(handle: int | None) -> bool | None:
    """Tell whether nobody else writes in a folder; None where that cannot be known."""
    if sys.platform == "win32" or handle is None:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None  # a file system without locks
    return True


def _share(handle: int | None) -> None:
    """Hold a folder together with other runs that write in it."""
    if sys.platform == "win32" or handle is None:
        return
    for _try in range(_TRIES):
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_PAUSE)
        except OSError:
            return
        else:
            return


def _clear(folder: Path, age: float) -> None:
    """Delete the temporary files of a folder that are at least so many seconds old."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            name = _NAME.fullmatch(entry.name)
            if name and name[2] == _check(name[1]):
                with suppress(OSError):
                    state = entry.stat(follow_symlinks=False)
                    if stat.S_ISREG(state.st_mode) and (not age or _is_old(state, age)):
                        os.unlink(entry.path)


def _is_old(state: os.stat_result, age: float) -> bool:
    return time.time() - state.st_mtime > age
