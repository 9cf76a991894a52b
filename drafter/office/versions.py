"""The versions of one letter in its folder of the history: plain files, each whole or not there.

A version is named by its moment, by how it came about, and by the fingerprint of its bytes, so that
a list of them needs no other file, and one that was damaged is noticed.
"""

import os
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from drafter.files.limits import LARGEST_BOOK
from drafter.office.saving import fingerprint
from drafter.private import put

OPENED, TYPED, ARRANGED, FOUND, RESTORED, EXPORTED = KINDS = (
    *("opened", "typed", "arranged", "found", "restored", "exported"),
)
"""How a version came about; `found` is what was not written at the desk."""

_NAME = re.compile(r"(\d{19})-([a-z]{5,10})-([0-9a-f]{16})")
_ENDING = ".yaml"
_STALE = 3600.0
"""Seconds after which a file that is no version was left by a process that died."""


class Version(NamedTuple):
    """A version of a letter, in the order of time."""

    at: int
    """When it came about, in nanoseconds of the system."""
    kind: str
    fingerprint: str
    size: int = 0

    @property
    def id(self) -> str:
        """What it is known by within its letter."""
        return f"{self.at:019d}-{self.kind}-{self.fingerprint}"


def named(name: str, size: int = 0) -> Version | None:
    """Return the version that an id names; None for what is no id."""
    found = _NAME.fullmatch(name)
    if found is None or found[2] not in KINDS:
        return None
    return Version(int(found[1]), found[2], found[3], size)


def versions_in(folder: Path) -> list[Version]:
    """Return the versions in a folder, the oldest first; none where it is not there."""
    found = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(_ENDING) and entry.is_file(follow_symlinks=False):
                found.append(named(entry.name.removesuffix(_ENDING), entry.stat().st_size))
    return sorted(version for version in found if version)


def written(folder: Path, data: bytes, kind: str, after: int) -> Version:
    """Write a version, later than a moment whatever the clock says; raises OSError."""
    version = Version(max(time.time_ns(), after + 1), kind, fingerprint(data), len(data))
    put(_file(folder, version), data)
    return version


def data_of(folder: Path, version: Version) -> bytes | None:
    """Return the bytes of a version; None where it has gone or is damaged."""
    try:
        with _file(folder, version).open("rb") as stream:
            data = stream.read(LARGEST_BOOK + 1)
    except OSError:
        return None
    return data if fingerprint(data) == version.fingerprint else None


def removed(folder: Path, gone: Iterable[Version]) -> None:
    """Delete versions, as far as that can be done."""
    for version in gone:
        with suppress(OSError):
            _file(folder, version).unlink()


def cleared(folder: Path) -> None:
    """Delete what a process left behind that died while it wrote."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("tmp") and entry.stat().st_mtime < time.time() - _STALE:
                os.unlink(entry)


def _file(folder: Path, version: Version) -> Path:
    return folder / f"{version.id}{_ENDING}"
