"""Where templates, looks and catalogs are found: in a workspace first, then in drafter itself."""

import os
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

ADDRESS_BOOK = "addressbook.yaml"
"""The file by which a folder is known as a workspace."""

TEMPLATES, LOCALES, LOOK = "templates", "locales", "official.docx"

_PACKAGE = Path(__file__).parent


@cache
def shipped(folder: str) -> Path:
    """Return the `templates` or `locales` folder that drafter ships.

    A wheel carries these folders inside the package; in a checkout they stand beside it.
    """
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder


class Workspace(NamedTuple):
    """A folder with templates, catalogs and looks of one's own; what it lacks drafter has."""

    folder: Path | None = None
    """None: there is no workspace, and drafter's own files serve."""

    @classmethod
    def around(cls, place: Path) -> "Workspace":
        """Return the workspace that a file or folder lies in, at any depth."""
        place = place.absolute()
        for folder in (place, *place.parents):
            if (folder / ADDRESS_BOOK).is_file():
                return cls(folder)
        return cls()

    @property
    def templates(self) -> tuple[Path, ...]:
        """The folders of templates, one's own first."""
        return self._folders(TEMPLATES)

    @property
    def locales(self) -> tuple[Path, ...]:
        """The folders of catalogs, one's own first."""
        return self._folders(LOCALES)

    @property
    def look(self) -> Path:
        """The look of letters."""
        looks = _looks(self.templates)
        return next((path for path in looks[:-1] if os.path.isfile(path)), looks[-1])

    def look_named(self, name: str | None) -> Path | None:
        """Return the look of a name in the nearest folder that has it; None without a name."""
        if name is None:
            return None
        files = [folder / name for folder in self.templates]
        return next((file for file in files if file.is_file()), files[0])

    def _folders(self, name: str) -> tuple[Path, ...]:
        both, ours = _own_and_shipped(self.folder, name)
        return both if self.folder and os.path.isdir(both[0]) else ours


@lru_cache(maxsize=64)
def _own_and_shipped(folder: Path | None, name: str) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return one's own folder and the shipped one, and the shipped one alone."""
    ours = (shipped(name),)
    return ((folder / name, *ours), ours) if folder else (ours, ours)


@lru_cache(maxsize=64)
def _looks(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return where the look of letters may lie."""
    return tuple(folder / LOOK for folder in folders)
