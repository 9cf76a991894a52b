"""A private folder of what is made of files that seldom change: looks, catalogs, templates.

It never holds the text of a letter.  Nothing depends on it: where there is no home, or none that
can be written to, everything is made anew.  What is kept there is code and plain data of Python's,
so each file is sealed by a key that lies in another folder: whoever can write to the cache alone
can bring nothing in.
"""

import os
import sys
from collections.abc import Callable
from functools import cache

from drafter import private
from drafter.files import space
from drafter.version import VERSION

try:
    from _blake2 import blake2b
except ImportError:  # it is where `hashlib` has it from, which loads OpenSSL for 3 ms
    from hashlib import blake2b

_MOST_FILES = 200
_MOST_BYTES = 100_000_000
_SEAL = _KEY = 32


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
    folder, key = private.cache_folder(), _key()
    if folder is None or key is None:
        return None
    whole = private.contents(folder / _file(name), _MOST_BYTES)
    if whole is None:
        return None
    seal, data = whole[:_SEAL], whole[_SEAL:]
    return data if _is_same(seal, _seal(key, name, source, maker, data)) else None


def keep(name: str, source: bytes, maker: str, data: bytes) -> None:
    """Keep what was made of a source, if there is a place for it."""
    folder, key = private.cache_folder(), _key()
    if folder is None or key is None:
        return
    if not space.is_ample(folder):
        return
    try:
        private.put(folder / _file(name), _seal(key, name, source, maker, data) + data)
        files = (path for path in folder.iterdir() if len(path.name) == _SEAL)
        for old in sorted(files, key=os.path.getmtime)[:-_MOST_FILES]:
            old.unlink()
    except OSError:
        return  # a full disk, or another process that tidies up


def keeps_code() -> bool:
    """Tell whether code may be kept, which needs a system that tells whose the key is."""
    return private.HAS_OWNERS


def _file(name: str) -> str:
    return blake2b(name.encode()).hexdigest()[:_SEAL]


def _seal(key: bytes, name: str, source: bytes, maker: str, data: bytes) -> bytes:
    """Return what tells that data is whole, our own, and still what would be made."""
    parts = (_code(os.path.dirname(maker)), name.encode(), source, data)
    whole = b"".join(blake2b(part).digest() for part in parts)
    return blake2b(whole, key=key, digest_size=_SEAL).digest()


def _is_same(seal: bytes, other: bytes) -> bool:
    """Tell whether two seals are the same; how long that takes does not say where they differ."""
    key = os.urandom(_KEY)
    return blake2b(seal, key=key).digest() == blake2b(other, key=key).digest()


@cache
def _key() -> bytes | None:
    """Return the user's key, made at the first time; None where there is no place for it."""
    folder = private.state_folder()
    if folder is None:
        return None
    file = folder / "cache.key"
    key = private.contents(file, _KEY)
    if key is None or len(key) != _KEY:
        key = os.urandom(_KEY)
        try:
            private.put(file, key)
        except OSError:
            return None
    return key


@cache
def _code(folder: str) -> bytes:
    """Return what changes with the code of a folder, with drafter's version or with Python's."""
    with os.scandir(folder) as entries:
        files = sorted(
            (entry.name, entry.stat().st_mtime_ns, entry.stat().st_size)
            for entry in entries
            if entry.name.endswith(".py")
        )
    return repr((VERSION, sys.implementation.cache_tag, sys.hexversion, files)).encode()
