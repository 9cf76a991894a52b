"""The history of letters: what each was like, kept in the workspace for the user alone.

A version is kept of what was found at opening, after each pause of typing and each change of a
list, of what another program wrote, and of what was exported.  All of it can be deleted at any
time, and nothing of it ever keeps a letter from being saved.
"""

import errno
import hashlib
import os
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import RLock
from typing import NamedTuple

from drafter.errors import DrafterError
from drafter.files.kept import NAME, kept_folder
from drafter.files.space import is_ample
from drafter.model.edits import Edit
from drafter.office import walk as walks
from drafter.office.saving import Sheet
from drafter.office.thinning import thinned
from drafter.office.versions import (
    ARRANGED,
    EXPORTED,
    FOUND,
    OPENED,
    RESTORED,
    TYPED,
    Version,
    cleared,
    data_of,
    named,
    removed,
    versions_in,
    written,
)
from drafter.office.walk import Walk
from drafter.workspace import OutsideError, check_inside

_HISTORY = "history"
_MOST_LETTERS = 2000
"""Of so many letters a history is kept, those that were worked on last."""


class Steps(NamedTuple):
    """How many steps of a letter can be undone and made again."""

    undo: int = 0
    redo: int = 0


class _History(NamedTuple):
    """The history of one letter as it was read: its folder, its versions, the walk through them."""

    folder: Path
    versions: tuple[Version, ...]
    walk: Walk

    @property
    def newest(self) -> int:
        """When the last version came about."""
        return self.versions[-1].at if self.versions else 0


class Keeping:
    """The history of a workspace's letters."""

    def __init__(self, workspace: Path) -> None:
        """Take the folder of the workspace."""
        self._workspace = workspace
        self._lock = RLock()

    def opened(self, file: Path, sheet: Sheet) -> bool:
        """Keep what a letter is when it is opened; tell whether that was possible."""
        return self._if_possible(lambda: self._stood(file, sheet, OPENED))

    def found(self, file: Path, sheet: Sheet) -> bool:
        """Keep what another program has made of a letter; tell whether that was possible."""
        return self._if_possible(lambda: self._stood(file, sheet, FOUND))

    def saved(self, file: Path, before: Sheet, after: Sheet, edits: Sequence[Edit]) -> bool:
        """Keep what a letter was before a save, and is by its edits; tell whether it was possible.

        What is typed on in the same fields is one version, until there is a pause.
        """
        if before.fingerprint == after.fingerprint:
            return True
        is_typed = all(edit.do == "set" for edit in edits)
        keys = sorted({edit.key for edit in edits}) if is_typed else []
        kind = TYPED if keys else ARRANGED
        return self._if_possible(
            lambda: self._stepped(self._stood(file, before, FOUND), after, kind, keys)
        )

    def restored(self, file: Path, before: Sheet, after: Sheet) -> bool:
        """Keep that an earlier version has become the letter; tell whether that was possible."""
        return self._if_possible(
            lambda: self._stepped(self._stood(file, before, FOUND), after, RESTORED)
        )

    def snapshot(
        self, file: Path, sheet: Sheet, what: str, languages: Sequence[str] = (), number: str = ""
    ) -> bool:
        """Keep what a letter was when it was exported; tell whether that was possible.

        `what` is `docx`, `pdf`, `register` and the like, `number` that of the letter.
        """

        def keep() -> None:
            history = self._stood(file, sheet, FOUND)
            version = self._version(history, sheet, EXPORTED)
            note = {"what": what, "languages": " ".join(languages), "number": number}
            walk = history.walk._replace(notes={**history.walk.notes, version.id: note})
            self._write(_History(history.folder, (*history.versions, version), walk))

        return self._if_possible(keep)

    def steps(self, file: Path) -> Steps:
        """Return how many steps of a letter can be undone, and made again."""
        with self._lock:
            walk = self._read(file).walk
        return Steps(walk.undoable, walk.redoable)

    def step(self, file: Path, sheet: Sheet, by: int) -> Version | None:
        """Return the version that undo (`by` -1) or redo (1) leads to; None where there is none.

        `sheet` is what the file is now; that is kept first where no step is it.  Nothing else
        changes until `stand` tells that the file has become that version.
        """
        with self._lock:
            self.found(file, sheet)
            folder, _versions, walk = self._read(file)
            at = walk.at + by
            while 0 <= at < len(walk.steps):
                version = walk.steps[at]
                if version.fingerprint != sheet.fingerprint and data_of(folder, version):
                    return version
                at += by
        return None

    def stand(self, file: Path, version: Version) -> bool:
        """Note that the file is a version of its walk now; tell whether that was possible."""

        def keep() -> None:
            folder, _versions, walk = self._read(file)
            if version in walk.steps:
                walks.write(folder, walk._replace(at=walk.steps.index(version), keys=()))

        return self._if_possible(keep)

    def versions(self, file: Path) -> list[tuple[Version, dict[str, str]]]:
        """Return the versions of a letter with what is noted of them, the newest first."""
        with self._lock:
            _folder, versions, walk = self._read(file)
        found = [version for version in versions[::-1] if version.id != walk.spare]
        return [(one, dict(walk.notes.get(one.id, {}))) for one in found]

    def data(self, file: Path, name: str) -> bytes | None:
        """Return the bytes of a version by its id; None where it is not there."""
        version = named(name)
        return data_of(self._folder(file), version) if version else None

    def data_by(self, file: Path, fingerprint: str) -> bytes | None:
        """Return the bytes of a version by its fingerprint; None where it is not there."""
        folder, versions, _walk = self._read(file)
        found = (data_of(folder, one) for one in versions if one.fingerprint == fingerprint)
        return next((data for data in found if data is not None), None)

    def renamed(self, source: Path, target: Path) -> bool:
        """Let the history of a letter follow its file; tell whether that was possible."""

        def follow() -> None:
            before, after = self._folder(source), self._folder(target)
            if before == after or not before.is_dir():
                return
            if after.is_dir():  # of a letter that had this name, and has gone
                after.rename(after.with_name(f"{after.name}.{time.time_ns()}"))
            before.rename(after)
            walks.write(after, self._read(target).walk)

        return self._if_possible(follow)

    def sweep(self) -> None:
        """Thin out what is old of all letters, and let the histories make way that are too many."""
        history = self._workspace / NAME / _HISTORY
        folders: list[os.DirEntry[str]] = []
        with suppress(OSError):
            check_inside(history, self._workspace)
            with os.scandir(history) as entries:
                folders = [one for one in entries if one.is_dir(follow_symlinks=False)]
        folders.sort(key=_last_used, reverse=True)
        for folder in folders[_MOST_LETTERS:]:
            shutil.rmtree(folder, ignore_errors=True)
        for folder in folders[:_MOST_LETTERS]:
            self._if_possible(partial(self._thin, Path(folder.path)))

    def _thin(self, folder: Path) -> None:
        cleared(folder)
        versions = versions_in(folder)
        walk = walks.read(folder, walks.path_of(folder), versions)
        if walk.path and thinned(versions, time.time_ns(), walk.needed()):
            self._write(_History(folder, tuple(versions), walk))

    def _if_possible(self, keep: Callable[[], object]) -> bool:
        try:
            with self._lock:
                keep()
        except (OSError, DrafterError):  # a full disk, a folder of somebody else's
            return False
        return True

    def _folder(self, file: Path) -> Path:
        """Return the folder of a letter's versions, whether it is there or not."""
        name = hashlib.sha256(self._path(file).encode(errors="replace")).hexdigest()[:24]
        return self._workspace / NAME / _HISTORY / name

    def _path(self, file: Path) -> str:
        return file.relative_to(self._workspace).as_posix()

    def _read(self, file: Path) -> _History:
        folder = self._folder(file)
        versions: list[Version] = []
        with suppress(OutsideError):
            check_inside(folder, self._workspace)
            versions = versions_in(folder)
        return _History(folder, tuple(versions), walks.read(folder, self._path(file), versions))

    def _stood(self, file: Path, sheet: Sheet, kind: str) -> _History:
        """Return the history of a letter at the step that the file is, which is kept if it is new.

        Raises OSError or DrafterError where it cannot be kept.
        """
        folder = self._folder(file)
        if not folder.is_dir():
            self._make(folder, sheet)
        history = self._read(file)
        current = history.walk.current
        if current and current.fingerprint == sheet.fingerprint:
            return history
        known = history.walk.standing(sheet.fingerprint)
        if known is None:
            return self._stepped(history, sheet, kind)
        return self._write(history._replace(walk=known))

    def _stepped(
        self, history: _History, sheet: Sheet, kind: str, keys: Sequence[str] = ()
    ) -> _History:
        """Return the history with a step more, or another last one by what was typed on."""
        folder, versions, walk = history
        joins = kind == TYPED and walk.joins(keys, time.time_ns())
        version = self._version(history, sheet, kind)
        after = walk.stepped(version, keys, joins=joins)
        return self._write(_History(folder, (*versions, version), after), walk.spare)

    def _version(self, history: _History, sheet: Sheet, kind: str) -> Version:
        """Write a version; raises OSError where the letters may need the room themselves."""
        if not is_ample(self._workspace):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return written(history.folder, sheet.data, kind, history.newest)

    def _write(self, history: _History, replaced: str = "") -> _History:
        """Keep a walk; let the versions make way that are old, or replaced by what was typed on."""
        folder, versions, walk = history
        gone = [one for one in versions if replaced and one.id == replaced]
        rest = [one for one in versions if one not in gone]
        gone += thinned(rest, time.time_ns(), walk.needed())
        walk = walk.without(gone)
        walks.write(folder, walk)
        removed(folder, gone)
        return _History(folder, tuple(one for one in versions if one not in gone), walk)

    def _make(self, folder: Path, sheet: Sheet) -> None:
        """Make the folder of a letter, of that of another name where the letter had that one."""
        history = kept_folder(self._workspace, _HISTORY)
        earlier = self._under_another_name(history, sheet)
        if earlier:
            earlier.rename(folder)
        else:
            folder.mkdir(mode=0o700, exist_ok=True)

    def _under_another_name(self, history: Path, sheet: Sheet) -> Path | None:
        """Return the history of a letter that is no longer there, and was what this one is."""
        for name in os.listdir(history):
            folder = history / name
            path = walks.path_of(folder)
            if not path or os.path.lexists(self._workspace / path):
                continue
            current = walks.read(folder, path, versions_in(folder)).current
            if current and current.fingerprint == sheet.fingerprint:
                return folder
        return None


def _last_used(folder: "os.DirEntry[str]") -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0
