"""Where templates, looks and catalogs are found: in a workspace first, then in drafter itself."""

import os
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

SETTINGS, ADDRESS_BOOK = "drafter.yaml", "addressbook.yaml"
"""The files by which a folder is known as a workspace; one of them is enough."""

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
        place = Path(os.path.abspath(place))  # `absolute` would keep «..» among the parents
        for folder in (place, *place.parents):
            if any(os.path.isfile(folder / name) for name in (SETTINGS, ADDRESS_BOOK)):
                return cls(folder)
        return cls()

    @classmethod
    def serving(cls, place: Path) -> "Workspace":
        """Return the workspace around a place, or else that around the present folder."""
        around = cls.around(place)
        return around if around.folder else cls.around(Path())

    @property
    def has_book(self) -> bool:
        """Tell whether there is an address book, good or bad."""
        return self.folder is not None and os.path.exists(self.folder / ADDRESS_BOOK)

    @property
    def templates(self) -> tuple[Path, ...]:
        """The folders of templates, one's own first."""
        return self._folders(TEMPLATES)

    @property
    def locales(self) -> tuple[Path, ...]:
        """The folders of catalogs, one's own first."""
        return self._folders(LOCALES)

    def template_file(self, name: str) -> Path:
        """Return the file of a name in the nearest folder of templates that has it."""
        files = _in_each(self.templates, name)
        if len(files) == 1:
            return files[0]
        return next((file for file in files if os.path.isfile(file)), files[0])

    def _folders(self, name: str) -> tuple[Path, ...]:
        both, ours = _own_and_shipped(self.folder, name)
        return both if self.folder and os.path.isdir(both[0]) else ours


@lru_cache(maxsize=64)
def _own_and_shipped(folder: Path | None, name: str) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return one's own folder and the shipped one, and the shipped one alone."""
    ours = (shipped(name),)
    return ((folder / name, *ours), ours) if folder else (ours, ours)


@lru_cache(maxsize=64)
def _in_each(folders: tuple[Path, ...], name: str) -> tuple[Path, ...]:
    """Return where a file may lie."""
    return tuple(folder / name for folder in folders)
