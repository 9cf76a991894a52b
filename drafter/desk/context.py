"""What every page of the desk works with: its workspace, and the letters that lie in it."""

import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from drafter.desk.events import Events
from drafter.desk.turns import Turns
from drafter.files.letters import ENDINGS, is_letter
from drafter.files.names import is_plain
from drafter.office.cards import Listing, by_name
from drafter.workspace import Workspace

if TYPE_CHECKING:
    from drafter.desk.finder import Finder
    from drafter.desk.sheets import Sheets
    from drafter.desk.watching import Watch
    from drafter.office.keeping import Keeping
    from drafter.office.office import Office
    from drafter.office.shelf import Shelf


class Desk:
    """A workspace at the desk: its folder, the office that knows its letters, the open pages."""

    def __init__(self, folder: Path) -> None:
        """Take a folder in a workspace; the desk is that of the whole workspace.

        Raises ForeignWorkspaceError for one of somebody else that the user has not allowed.
        """
        self._workspace = Workspace.around(folder.resolve())
        self.folder = self._workspace.folder or folder.resolve()
        self.events = Events()
        self.turns = Turns()
        self.end: Callable[[], None] = lambda: None
        """Ends the desk; whoever serves it says how."""
        self.at_end: list[Callable[[], None]] = []
        """Ends what was started for the desk, such as LibreOffice."""
        self.show: Callable[[Path], bool] = lambda _file: False
        """Opens a file that was written in a program of its own; tells whether there is one."""

    @cached_property
    def office(self) -> "Office":
        """The office of the workspace, made when the first letter is opened."""
        # 150 ms of grammars, templates and looks: the first page is there before them.
        from drafter.office.office import Office

        return Office(self._workspace)

    @cached_property
    def sheets(self) -> "Sheets":
        """The files of the letters, as their pages work on them."""
        from drafter.desk.sheets import Sheets  # with the office, which it asks

        return Sheets(self.office, self.keeping, self.watch)

    @cached_property
    def keeping(self) -> "Keeping":
        """The history of the letters."""
        return self.watch.keeping

    @cached_property
    def watch(self) -> "Watch":
        """Who looks at the files of open letters."""
        from drafter.desk.watching import Watch  # with the first letter

        return Watch(self.folder, self.events)

    @cached_property
    def shelf(self) -> "Shelf":
        """The letters of the workspace, as they are read."""
        from drafter.office.shelf import Shelf  # with the office, which it asks

        return Shelf(self.folder, self.office)

    @cached_property
    def finder(self) -> "Finder":
        """The archive, in which letters are found by their words."""
        from drafter.desk.finder import Finder  # 60 ms, for those who search

        finder = Finder(self.folder)
        self.at_end.append(finder.close)
        return finder

    def close(self) -> None:
        """End what was started for the desk."""
        while self.at_end:
            self.at_end.pop()()

    def listing(self, seconds: float) -> Listing:
        """Return the letters, read for so many seconds; by name where none has been read yet."""
        return self.shelf.listing(seconds) if "shelf" in self.__dict__ else by_name(self.folder)

    def letter(self, name: str) -> Path | None:
        """Return the file of a letter by its path in the workspace; None where it is that of none.

        It need not be there.
        """
        parts = PurePosixPath(name).parts
        return self.file(name) if name.endswith(ENDINGS) and is_letter(parts) else None

    def file(self, name: str) -> Path | None:
        """Return a file by its path in the workspace; None where it leads out.

        It need not be there.  No part is hidden or named as Windows names a device, a stream or
        another drive; no link on the way leads out of the workspace, or to what is hidden in it.
        """
        parts = PurePosixPath(name).parts
        if "\\" in name or "\0" in name or not parts:
            return None
        if "/".join(parts) != name or not all(map(_is_seen, parts)):
            return None
        file = self.folder.joinpath(*parts)
        try:
            within = os.path.relpath(os.path.realpath(file), os.path.realpath(self.folder))
        except (OSError, ValueError):  # another drive, or a name that no file can have
            return None
        return file if all(map(_is_seen, Path(within).parts)) else None


def _is_seen(part: str) -> bool:
    """Tell whether a part of a path is the plain name of something that is not hidden."""
    return not part.startswith((".", "/")) and part == part.rstrip(" .") and is_plain(part)
