"""Whose a workspace is, and which workspaces of other people the user has allowed.

A workspace is found by itself, in whatever folder above a letter it lies, and decides what letters
say.  One that somebody else has put there is taken after one question alone.
"""

import errno
import json
import os
from collections.abc import Iterable
from pathlib import Path

from drafter import private

_FILE = "trusted.json"
_MOST_BYTES = 1_000_000

_allowed_now: set[str] = set()
"""What was allowed in this process, also where nothing can be remembered."""


class ForeignWorkspaceError(PermissionError):
    """A workspace belongs to somebody else, and the user has not allowed it."""

    def __init__(self, folder: Path, part: Path) -> None:
        """Take the folder, and what belongs to somebody else: the folder, or a part of it."""
        super().__init__(errno.EACCES, "the workspace belongs to somebody else", str(folder))
        self.folder, self.part = folder, part

    def __reduce__(self) -> tuple[type, tuple[Path, Path]]:
        """Return what makes the same error in another process."""
        return type(self), (self.folder, self.part)


def check_owner(folder: Path, parts: Iterable[str]) -> None:
    """Raise ForeignWorkspaceError for a folder that the user neither owns nor has allowed.

    `parts` are the names in it whose owners count as well.  Where the system does not tell whose a
    file is, as Windows, every folder is taken.
    """
    if not private.HAS_OWNERS:
        return
    mine = _mine()
    owners = [(folder, os.stat(folder).st_uid), *_owners(folder, parts)]
    foreign = next((part for part, owner in owners if owner not in mine), None)
    if foreign is not None and not _is_allowed(folder):
        raise ForeignWorkspaceError(folder, foreign)


def allow(folder: Path) -> bool:
    """Allow a workspace from now on; tell whether that can be remembered for other processes."""
    name = os.path.realpath(folder)
    _allowed_now.add(name)
    place = private.state_folder()
    if place is None:
        return False
    try:
        private.put(place / _FILE, json.dumps(sorted({*_remembered(), name})).encode())
    except OSError:
        return False
    return True


def _owners(folder: Path, parts: Iterable[str]) -> Iterable[tuple[Path, int]]:
    for part in parts:
        try:
            yield folder / part, os.lstat(folder / part).st_uid
        except OSError:
            continue  # it is not there


def _mine() -> set[int]:
    """Return the numbers of the user; who works by sudo is the one that called it as well."""
    user, caller = os.geteuid(), os.environ.get("SUDO_UID", "")
    return {user, int(caller)} if user == 0 and caller.isdecimal() else {user}


def _is_allowed(folder: Path) -> bool:
    name = os.path.realpath(folder)
    return name in _allowed_now or name in _remembered()


def _remembered() -> list[str]:
    place = private.state_folder()
    data = private.contents(place / _FILE, _MOST_BYTES) if place else None
    try:
        known = json.loads(data or b"[]")
    except ValueError:
        return []
    return [name for name in known if isinstance(name, str)] if isinstance(known, list) else []
