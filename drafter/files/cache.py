"""A private folder of what is made of files that seldom change: looks, catalogs, templates.

It never holds the text of a letter.  Nothing depends on it: where there is no home, or none that
can be written to, everything is made anew.
"""

import hashlib
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from drafter.files.space import is_ample
from drafter.version import VERSION

_MOST_FILES = 200
_OTHERS = 0o077
_DIGEST = 32


def kept(name: str, source: bytes, maker: str, make: Callable[[], bytes]) -> bytes:
    """Return what `make` makes of a source, kept from an earlier time if nothing has changed.

    `name` says what it is made of (a kind and a path), `maker` is the file of the module that makes
    it: when a module of its folder changes, or drafter's version, it is made anew.
    """
    data = found(name, source, maker)
    if data is None:
        data = make()
        keep(name, source, maker, data)
    return data


def found(name: str, source: bytes, maker: str) -> bytes | None:
    """Return what was kept under a name, None where that was made of something else."""
    folder = _folder()
    if folder is None:
        return None
    try:
        whole = (folder / _file(name)).read_bytes()
    except OSError:
        return None
    digest, data = whole[:_DIGEST], whole[_DIGEST:]
    return data if digest == _digest(name, source, maker, data) else None


def keep(name: str, source: bytes, maker: str, data: bytes) -> None:
    """Keep what was made of a source, if there is a place for it."""
    folder = _folder()
    if folder is None:
        return
    import tempfile  # 3 ms, where there is something to keep

    if not is_ample(folder):
        return
    try:
        handle, temporary = tempfile.mkstemp(dir=folder)  # closed to others
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(_digest(name, source, maker, data) + data)
            os.replace(temporary, folder / _file(name))
        except OSError:
            os.unlink(temporary)
            raise
        for old in sorted(folder.iterdir(), key=os.path.getmtime)[:-_MOST_FILES]:
            old.unlink()
    except OSError:
        return  # a full disk, or another process that tidies up


def _file(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:_DIGEST]


def _digest(name: str, source: bytes, maker: str, data: bytes) -> bytes:
    """Return what tells that data is whole, and still what would be made."""
    parts = (_code(os.path.dirname(maker)), name.encode(), source, data)
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).digest()


@cache
def _folder() -> Path | None:
    """Return the folder, which nobody else can read or write; None where there is none."""
    try:
        home = _of_platform()
        folder = home / "drafter"
        if not folder.is_dir() and home.parent.is_dir():
            home.mkdir(exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
        state = folder.lstat()
    except (OSError, RuntimeError):
        return None
    mine = os.name == "nt" or (state.st_uid == os.getuid() and not state.st_mode & _OTHERS)
    return folder if mine else None


def _of_platform() -> Path:
    """Return where the platform keeps caches; raises RuntimeError where there is no home."""
    named = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", "")
    if os.path.isabs(named):
        return Path(named)
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")


@cache
def _code(folder: str) -> bytes:
    """Return what changes with the code of a folder, with drafter's version or with Python's."""
    with os.scandir(folder) as entries:
        files = sorted(
            (entry.name, entry.stat().st_mtime_ns, entry.stat().st_size)
            for entry in entries
            if entry.name.endswith(".py")
        )
    return repr((VERSION, sys.implementation.cache_tag, files)).encode()
