"""The door of the archive: an index that is kept for a workspace, brought up to date and asked."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import RLock
from typing import TypeVar

from drafter.addressbook.loading import load_book
from drafter.archive.earlier import earlier
from drafter.archive.index import Index, is_damage, opened, remove
from drafter.archive.letters import document_of
from drafter.archive.queries import Query
from drafter.archive.searching import Hit, search
from drafter.archive.sources import name_of, stem_of
from drafter.archive.updating import Progress, Update, unseen, update
from drafter.clock import today
from drafter.errors import DrafterError, OutputError, Problem
from drafter.files.kept import INDEX, NAME, kept_folder
from drafter.model.inquiry import Inquiry
from drafter.model.origin import origin_of
from drafter.proofreading.draft import Earlier
from drafter.wording import _
from drafter.wording.phrases import letter_languages, phrases
from drafter.workspace import OutsideError, Workspace

_FOLDER, _FILE = INDEX

Done = TypeVar("Done")


class Archive:
    """What a workspace searches; several threads and processes may use one index."""

    def __init__(self, workspace: Workspace) -> None:
        """Take a workspace, which has a folder; nothing is opened yet."""
        assert workspace.folder is not None  # noqa: S101 - who searches has a workspace
        self._workspace, self.folder = workspace, workspace.folder
        self._index: Index | None = None
        self._lock = RLock()

    def update(self, progress: Progress = unseen) -> Update:
        """Read what is new or has changed; return what is to be told of it.

        Raises OutputError where another process holds the index for long, OutsideError for a link
        that leads out of the workspace.
        """
        return self._done(lambda index: update(index, self._workspace, progress))

    def find(self, query: Query, limit: int = 20) -> list[Hit]:
        """Return the letters that fit best, in the state of the last update; errors as `update`."""
        addressees = tuple(name for one in query.addressees for name in self._names(one))
        asked = Query(
            query.words, addressees, query.since, query.until, query.kind, query.answered,
            query.is_typed,
        )  # fmt: skip
        return self._done(lambda index: search(index.base, asked, limit))

    def file_of(self, path: str) -> Path | None:
        """Return the file of a hit by its path; None for a path that the index does not know."""

        def known(index: Index) -> bool:
            statement = "SELECT 1 FROM file WHERE path = ?"
            return index.base.execute(statement, (path,)).fetchone() is not None

        return self.folder / path if self._done(known) else None

    def earlier(self, inquiry: Inquiry) -> list[Earlier]:
        """Return the earlier letters on what a letter is about, in the state of the last update.

        The one that is most alike stands at the front.  The errors are those of `update`.
        """
        document = document_of(inquiry, self._workspace)
        places = origin_of(inquiry).source.places.values()
        file = Path(os.path.realpath(next((place.file for place in places), "")))
        letter = name_of(stem_of(file), self.folder)
        return self._done(lambda index: earlier(index.base, document, letter, today()))

    def close(self) -> None:
        """Close the index."""
        with self._lock:
            if self._index is not None:
                self._index.close()
                self._index = None

    def _done(self, act: Callable[[Index], Done]) -> Done:
        """Do something with the index; one that turns out to be damaged is made anew, once."""
        with self._lock:
            try:
                try:
                    return act(self._opened())
                except sqlite3.DatabaseError as error:
                    if not is_damage(error):
                        raise
                    self._make_anew()
                    return act(self._opened())
            except sqlite3.Error as error:
                raise _refused(error) from error

    def _opened(self) -> Index:
        if self._index is not None and self._index.is_gone():
            self.close()
        if self._index is None:
            self._index = opened(self._place())
        return self._index

    def _make_anew(self) -> None:
        file = self._index.file if self._index else None
        self.close()
        if file is not None:
            remove(file)
        index = self._opened()
        update(index, self._workspace)

    def _place(self) -> Path | None:
        """Return the file of the index; None where the workspace cannot be written."""
        try:
            return kept_folder(self.folder, _FOLDER) / _FILE
        except OutsideError:
            raise
        except (OutputError, OSError):
            return None

    def _names(self, addressee: str) -> list[str]:
        """Return by what else an addressee is known that is given by an id."""
        try:
            book = load_book(self._workspace).model
        except (DrafterError, OSError):
            return [addressee]
        languages = letter_languages(self._workspace.locales)
        found = [addressee]
        if addressee in book.people:
            person = book.people[addressee]
            found += [forms.nominative for forms in (person.surname or {}).values()]
            found += (person.name or {}).values() if not person.surname else ()
        words = (phrases(code, self._workspace.locales) for code in languages)
        return found + [post for one in words if (post := one.found("post", addressee))]


def _refused(error: sqlite3.Error) -> OutputError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        what = _("Another run of drafter has been writing the index of letters for a while.")
        return OutputError([Problem("archive-busy", None, what, _("Try again."))])
    if code == sqlite3.SQLITE_FULL:
        return OutputError([Problem("disk-full", None, _("The disk is full."))])
    what = _("The index of letters cannot be used ({error}).").format(error=error)
    advice = _("Delete the folder {folder} of the workspace; the index is then built again.")
    advice = advice.format(folder=f"{NAME}/{_FOLDER}")
    return OutputError([Problem("archive-unusable", None, what, advice)])
