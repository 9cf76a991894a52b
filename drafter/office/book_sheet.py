"""The address book under the hands of its pane: its file, what it holds, and the settings' file."""

from collections import OrderedDict
from pathlib import Path
from threading import Lock

from drafter.addressbook.loading import read_book
from drafter.files.limits import LARGEST_BOOK
from drafter.files.output import write_file
from drafter.office.saving import ChangedError, Sheet, save, sheet_of
from drafter.reading.references import Book
from drafter.workspace import ADDRESS_BOOK, SETTINGS, Workspace

CHAMBERS = "chambers"
PARTS = ("people", "posts", "factions", CHAMBERS)
"""What the pane shows; chambers stand in the settings of the workspace."""

NOTHING = Sheet(b"", "")
"""A file that is not there yet."""

_REMEMBERED = 6


def file_of(workspace: Workspace, part: str) -> Path:
    """Return the file in which a part stands; raises OutsideError where it leads out."""
    return workspace.own(SETTINGS if part == CHAMBERS else ADDRESS_BOOK)


def sheet_of_part(workspace: Workspace, part: str) -> Sheet:
    """Return the file of a part as it is now; raises what `saving.sheet_of` raises."""
    try:
        return sheet_of(file_of(workspace, part), LARGEST_BOOK)
    except FileNotFoundError:
        return NOTHING


def write_part(workspace: Workspace, part: str, base: Sheet, made: Sheet) -> None:
    """Write the file of a part, if it still is `base`; raises ChangedError where it is not."""
    file = file_of(workspace, part)
    if base is not NOTHING or file.exists():
        save(file, base.fingerprint, made, LARGEST_BOOK)
        return
    try:
        write_file(file, made.data, force=False)
    except FileExistsError as error:
        raise ChangedError(sheet_of(file, LARGEST_BOOK)) from error


class _Books:
    """The books that were read last: one of ten thousand people takes two seconds."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, Workspace], Book] = OrderedDict()
        self._lock = Lock()

    def of(self, sheet: Sheet, workspace: Workspace) -> Book:
        """Return what a file of an address book holds."""
        key = sheet.fingerprint, workspace
        with self._lock:
            known = self._known.get(key)
        if known is None:
            file = Path(workspace.own(ADDRESS_BOOK))
            known = read_book(sheet.text, file, workspace)
        with self._lock:
            self._known[key] = known
            self._known.move_to_end(key)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return known


_BOOKS = _Books()


def book_of(sheet: Sheet, workspace: Workspace) -> Book:
    """Return what an address book holds; raises InquiryError for what is wrong in it."""
    return _BOOKS.of(sheet, workspace)
