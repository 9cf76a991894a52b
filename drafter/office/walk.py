"""The way through the versions of a letter that undo and redo take, kept beside the versions."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from drafter.office.versions import EXPORTED, TYPED, Version
from drafter.private import put

INDEX = "index.json"
_LARGEST = 1 << 20
_DAMAGED = (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""What reading an index raises that is not there, or was damaged."""
_PAUSE, _LONGEST = 2_000_000_000, 20_000_000_000
"""Nanoseconds: after a pause something new begins, and so it does after a while without one."""


class Walk(NamedTuple):
    """The steps of a letter, the one that the file stands at, and what is noted of versions."""

    path: str
    """The letter's file as seen from the workspace."""
    steps: tuple[Version, ...] = ()
    at: int = -1
    keys: tuple[str, ...] = ()
    """The fields in which the last step was typed."""
    begun: int = 0
    """When the typing of the last step began."""
    spare: str = ""
    """The version that was replaced last: a page that has not heard of it still builds on it."""
    notes: Mapping[str, Mapping[str, str]] = {}
    """What was exported, by the ids of versions."""

    @property
    def current(self) -> Version | None:
        """The step that the file stands at."""
        return self.steps[self.at] if 0 <= self.at < len(self.steps) else None

    @property
    def undoable(self) -> int:
        """How many steps can be undone."""
        return max(self.at, 0)

    @property
    def redoable(self) -> int:
        """How many steps can be made again."""
        return len(self.steps) - 1 - self.at

    def joins(self, keys: Sequence[str], now: int) -> bool:
        """Tell whether what is typed now goes on with what was typed in the last step."""
        last = self.current
        if last is None or last.kind != TYPED or self.redoable or tuple(keys) != self.keys:
            return False
        return 0 <= now - last.at < _PAUSE and now - self.begun < _LONGEST

    def stepped(self, version: Version, keys: Sequence[str] = (), *, joins: bool = False) -> "Walk":
        """Return the walk with a step more, or another last one; what was undone is no step now."""
        before = self.steps[: self.at if joins else self.at + 1]
        begun, spare = version.at, ""
        if joins:
            begun, spare = self.begun, self.steps[self.at].id
        steps = (*before, version)
        return Walk(self.path, steps, len(before), tuple(keys), begun, spare, self.notes)

    def needed(self) -> set[str]:
        """Return the ids of versions that must not make way."""
        return {name for name in (self.spare, self.current.id if self.current else "") if name}

    def standing(self, fingerprint: str) -> "Walk | None":
        """Return the walk at its nearest step with a fingerprint; None where it has none."""
        found = [n for n, step in enumerate(self.steps) if step.fingerprint == fingerprint]
        if not found:
            return None
        return self._replace(at=min(found, key=lambda number: abs(number - self.at)))

    def without(self, gone: Sequence[Version]) -> "Walk":
        """Return the walk without versions that are there no more."""
        if not gone:
            return self
        ids, current = {one.id for one in gone}, self.current
        steps = tuple(step for step in self.steps if step not in gone)
        at = steps.index(current) if current in steps else len(steps) - 1
        notes = {name: note for name, note in self.notes.items() if name not in ids}
        return self._replace(steps=steps, at=at, notes=notes)


def read(folder: Path, path: str, versions: Sequence[Version]) -> Walk:
    """Return the walk of a letter; where none is kept, or a damaged one, its versions as they came.

    `versions` are those that are there.
    """
    there = {version.id: version for version in versions}
    try:
        return _parsed(_loaded(folder), path, there)
    except _DAMAGED:
        steps = tuple(version for version in versions if version.kind != EXPORTED)
        return Walk(path, steps, len(steps) - 1)


def write(folder: Path, walk: Walk) -> None:
    """Keep a walk; raises OSError."""
    kept: dict[str, Any] = {**walk._asdict(), "steps": [step.id for step in walk.steps]}
    put(folder / INDEX, json.dumps(kept, ensure_ascii=False).encode(errors="replace"))


def path_of(folder: Path) -> str:
    """Return the path of the letter that a folder of the history belongs to; "" for none."""
    try:
        path = _loaded(folder)["path"]
    except _DAMAGED:
        return ""
    return path if isinstance(path, str) else ""


def _loaded(folder: Path) -> Any:
    with (folder / INDEX).open("rb") as stream:
        return json.loads(stream.read(_LARGEST))


def _parsed(kept: Mapping[str, Any], path: str, there: Mapping[str, Version]) -> Walk:
    ids = [str(name) for name in kept["steps"]]
    current = ids[kept["at"]] if 0 <= kept["at"] < len(ids) else ""
    ids = [name for name in ids if name in there]
    steps, at = [there[name] for name in ids], ids.index(current) if current in ids else -1
    notes = {
        str(name): {str(key): str(value) for key, value in note.items()}
        for name, note in kept["notes"].items()
        if name in there
    }
    keys, begun = tuple(map(str, kept["keys"])), int(kept["begun"])
    spare = str(kept["spare"])
    return Walk(path, tuple(steps), len(steps) - 1 if at < 0 else at, keys, begun, spare, notes)
