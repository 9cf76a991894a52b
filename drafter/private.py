"""Folders of the user alone: that of the cache, and that of what nobody else may decide for him.

Nothing of a letter stands in them.  Where the home is missing or belongs to somebody else, there
are none.
"""

import os
import stat
import sys
from functools import cache
from pathlib import Path

_OTHERS = 0o077
_WINDOWS = os.name == "nt"

HAS_OWNERS = not _WINDOWS
"""Whether the system tells here whose a file is; Windows does so by other means."""


@cache
def cache_folder() -> Path | None:
    """Return the folder of what can be made anew at any time."""
    return _folder("LOCALAPPDATA" if _WINDOWS else "XDG_CACHE_HOME", "Library/Caches", ".cache")


@cache
def state_folder() -> Path | None:
    """Return the folder of the key of the cache and of what the user has allowed.

    It is another one than that of the cache (XDG Base Directory Specification: «state»).
    """
    ours = "Library/Application Support"
    return _folder("APPDATA" if _WINDOWS else "XDG_STATE_HOME", ours, ".local/state")


def contents(file: Path, most: int) -> bytes | None:
    """Return the bytes of a file of such a folder; None where it is not the user's own.

    It is opened once and then looked at: a pipe does not stop the program, a link is not followed.
    """
    flags = (getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"))
    try:
        handle = os.open(file, os.O_RDONLY | sum(flags))
        state = os.fstat(handle)
        if not (stat.S_ISREG(state.st_mode) and _is_mine(state) and state.st_size <= most):
            os.close(handle)
            return None
        with os.fdopen(handle, "rb") as stream:
            return stream.read(most)
    except (OSError, ValueError):
        return None


def put(file: Path, data: bytes) -> None:
    """Write a file of such a folder, closed to others, whole or not at all; raises OSError."""
    import tempfile  # 3 ms, where there is something to write

    handle, temporary = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.replace(temporary, file)
    except OSError:
        os.unlink(temporary)
        raise


def _folder(variable: str, of_macos: str, of_others: str) -> Path | None:
    """Return a folder, made if need be, which nobody else can read or write."""
    try:
        named = os.environ.get(variable, "")
        home = Path(named)
        if not os.path.isabs(named):
            home = Path.home() / (of_macos if sys.platform == "darwin" else of_others)
            home.parent.mkdir(mode=0o700, exist_ok=True)
        folder = home / "drafter"
        if not folder.is_dir() and home.parent.is_dir():
            home.mkdir(exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
        state = folder.lstat()
    except (OSError, RuntimeError):
        return None
    return folder if stat.S_ISDIR(state.st_mode) and _is_mine(state) else None


def _is_mine(state: os.stat_result) -> bool:
    if not HAS_OWNERS:
        return True
    return state.st_uid == os.geteuid() and not state.st_mode & _OTHERS
