"""Where templates, looks and catalogs are found: in a workspace first, then in drafter itself.

A workspace stays in its folder: a name or a symbolic link that leads out of it is refused.
"""

import errno
import os
from functools import cache, lru_cache
from pathlib import Path, PureWindowsPath
from typing import NamedTuple

from drafter import trust

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


class OutsideError(PermissionError):
    """A name or a symbolic link leads out of the folder that it must stay in."""

    def __init__(self, file: Path | str, folder: Path) -> None:
        """Take what leads out, as it was written or as it was found, and the folder."""
        super().__init__(errno.EACCES, "leads out of its folder", str(file))
        self.file, self.folder = file, folder

    def __reduce__(self) -> tuple[type, tuple[Path | str, Path]]:
        """Return what makes the same error in another process."""
        return type(self), (self.file, self.folder)


def check_inside(file: Path, folder: Path | None) -> None:
    """Raise OutsideError for a file that lies elsewhere, or is a link that leads there.

    The folder may be reached by a link itself; None stands for one that needs no check.
    """
    if folder is None:
        return
    whole, root = (os.path.normcase(os.path.realpath(path)) for path in (file, folder))
    if whole != root and not whole.startswith(os.path.join(root, "")):
        raise OutsideError(file, folder)


def boundary_of(folder: Path) -> Path | None:
    """Return what the files of a folder of templates or of catalogs may not lead out of.

    That is the workspace that it is a part of, or else the folder itself; what drafter ships may
    be put together of links.
    """
    if folder in (shipped(TEMPLATES), shipped(LOCALES)):
        return None
    whole = folder.name in (TEMPLATES, LOCALES) and _is_workspace(folder.parent)
    return folder.parent if whole else folder


class Workspace(NamedTuple):
    """A folder with templates, catalogs and looks of one's own; what it lacks drafter has."""

    folder: Path | None = None
    """None: there is no workspace, and drafter's own files serve."""

    @classmethod
    def around(cls, place: Path, *, permitted: bool = False) -> "Workspace":
        """Return the workspace that a file or folder lies in, at any depth.

        Raises ForeignWorkspaceError for one of somebody else that the user has not allowed;
        `permitted` allows the place itself, as whoever names a workspace in code does.
        """
        place = Path(os.path.abspath(place))  # `absolute` would keep «..» among the parents
        for folder in (place, *place.parents):
            if _is_workspace(folder):
                if not permitted or folder != place:
                    trust.check_owner(folder, (SETTINGS, ADDRESS_BOOK, TEMPLATES, LOCALES))
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
        return self.folder is not None and os.path.lexists(self.folder / ADDRESS_BOOK)

    def own(self, name: str) -> Path:
        """Return the path of a file of the workspace, as seen from its folder.

        Raises OutsideError where the name, or a link on the way, leads out of it.
        """
        assert self.folder  # noqa: S101 - who asks has one
        if _leads_out(name, 0):
            raise OutsideError(name, self.folder)
        check_inside(self.folder / name, self.folder)
        return self.folder / name

    @property
    def templates(self) -> tuple[Path, ...]:
        """The folders of templates, one's own first."""
        return self._folders(TEMPLATES)

    @property
    def locales(self) -> tuple[Path, ...]:
        """The folders of catalogs, one's own first."""
        return self._folders(LOCALES)

    def template_file(self, name: str) -> Path:
        """Return the file of a name in the nearest folder of templates that has it.

        Raises OutsideError for a name that leads out of the workspace; links are not looked at.
        """
        files = _in_each(self.templates, name)
        if len(files) == 1:
            return files[0]
        return next((file for file in files if os.path.lexists(file)), files[0])

    def _folders(self, name: str) -> tuple[Path, ...]:
        both, ours = _own_and_shipped(self.folder, name)
        if self.folder is None:
            return ours
        if os.path.islink(both[0]) or os.name == "nt":
            check_inside(both[0], self.folder)
        return both if os.path.isdir(both[0]) else ours


def _is_workspace(folder: Path) -> bool:
    """Tell whether a folder has one of the files, whatever kind of file it is."""
    return any(os.path.lexists(folder / name) for name in (SETTINGS, ADDRESS_BOOK))


def _leads_out(name: str, depth: int) -> bool:
    """Tell whether a name leads out of the folder that lies so many steps above.

    Names are read as Windows reads them, where two slashes or backslashes begin another machine
    and a colon another drive: a workspace may lie on a share.
    """
    path = PureWindowsPath(name)
    if path.drive or path.root:
        return True
    for part in path.parts:
        depth += -1 if part == ".." else 1
        if depth < 0:
            return True
    return False


@lru_cache(maxsize=64)
def _own_and_shipped(folder: Path | None, name: str) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return one's own folder and the shipped one, and the shipped one alone."""
    ours = (shipped(name),)
    return ((folder / name, *ours), ours) if folder else (ours, ours)


@lru_cache(maxsize=64)
def _in_each(folders: tuple[Path, ...], name: str) -> tuple[Path, ...]:
    """Return where a file may lie; what is shipped is named without a way up."""
    if _leads_out(name, 1):
        raise OutsideError(name, folders[0].parent)
    return tuple(folder / name for folder in (folders if ".." not in name else folders[:1]))
