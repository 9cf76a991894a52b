"""The folders of old letters that a workspace searches: remembered for the user, where they lie.

A file of the workspace cannot name them: whoever sends a workspace would decide which folders of
the user's are read.
"""

import json
import os
from pathlib import Path

from drafter import private
from drafter.errors import OutputError, Place, Problem
from drafter.wording import _

_FILE = "archives.json"
_MOST_BYTES = 1_000_000


def archives_of(workspace: Path) -> list[Path]:
    """Return the folders that were added to a workspace, in their order; they may be gone."""
    return [Path(name) for name in _remembered().get(os.path.realpath(workspace), [])]


def add(workspace: Path, folder: Path) -> bool:
    """Remember a folder for a workspace; tell whether it is a new one.

    Raises OutputError for what is no folder, or where nothing can be remembered.
    """
    if not folder.is_dir():
        what = _("There is no such folder.")
        advice = _("Name the folder in which the old letters lie.")
        raise OutputError([Problem("archive-no-folder", Place(str(folder)), what, advice)])
    known = archives_of(workspace)
    whole = Path(os.path.realpath(folder))
    if whole in known:
        return False
    _remember(workspace, [*known, whole])
    return True


def remove(workspace: Path, folder: Path) -> bool:
    """Forget a folder; tell whether it was remembered.  Its files stay as they are."""
    known = archives_of(workspace)
    left = [one for one in known if one != Path(os.path.realpath(folder))]
    if left != known:
        _remember(workspace, left)
    return left != known


def _remember(workspace: Path, folders: list[Path]) -> None:
    place = private.state_folder()
    whole = _remembered() | {os.path.realpath(workspace): [str(folder) for folder in folders]}
    try:
        if place is None:
            raise FileNotFoundError
        private.put(place / _FILE, json.dumps(whole, ensure_ascii=False).encode())
    except (OSError, UnicodeError) as error:
        what = _("The folder cannot be remembered: there is no place for settings of yours.")
        raise OutputError([Problem("archive-not-remembered", None, what)]) from error


def _remembered() -> dict[str, list[str]]:
    place = private.state_folder()
    data = private.contents(place / _FILE, _MOST_BYTES) if place else None
    try:
        known = json.loads(data or b"{}")
    except ValueError:
        return {}
    if not isinstance(known, dict):
        return {}
    return {
        name: [folder for folder in folders if isinstance(folder, str)]
        for name, folders in known.items()
        if isinstance(folders, list)
    }
