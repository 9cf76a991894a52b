"""Letters' files as the pages of the desk work on them: the state a page knows, edited and saved.

The desk keeps no state of a letter, but remembers the last texts by their fingerprints: a request
that was sent before the answer to a save came is answered all the same, a save whose answer was
lost is known again, and edits of other values than those changed elsewhere are joined with them.
"""

from collections import OrderedDict
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from drafter.desk.wanted import Wanted
from drafter.desk.watching import Watch
from drafter.errors import InquiryError
from drafter.model.edits import Edit
from drafter.office.bodies import edited
from drafter.office.joining import can_join, touched
from drafter.office.keeping import Keeping
from drafter.office.office import Office
from drafter.office.saving import ChangedError, Sheet, save, sheet_of

_REMEMBERED = 64
"""So many texts: each is as long as a letter, and the last few are asked for."""

_MOST_TRIED = 200
"""So many edits are tried one after the other, to find those that the file has already."""
_ATTEMPTS = 3
"""How often a save is tried that another one crosses."""


class RefusedError(Exception):
    """An edit cannot be made: the error that says why, and the number of the edit."""

    def __init__(self, error: InquiryError, number: int) -> None:
        """Take the error and the number of the edit."""
        super().__init__(str(error))
        self.error, self.number = error, number


class OvertakenError(Exception):
    """The file was changed elsewhere: `theirs` is what it is now, `mine` what it would be."""

    def __init__(self, theirs: Sheet, mine: Sheet) -> None:
        """Take the two."""
        super().__init__(theirs.fingerprint)
        self.theirs, self.mine = theirs, mine


class _CrossedError(OvertakenError):
    """The file was changed between reading and writing."""


class Done(NamedTuple):
    """A letter with edits: its text, the fingerprint of its file, and what became of them."""

    sheet: Sheet
    fingerprint: str
    kept: bool = True
    """Whether the history has it."""
    taken: tuple[Sheet, Sheet] | None = None
    """What the page has to take in: that state after this one."""


class _Begun(NamedTuple):
    sheet: Sheet
    edits: tuple[Edit, ...]
    taken: tuple[Sheet, Sheet] | None = None


class Sheets:
    """The files of a workspace's letters."""

    def __init__(self, office: Office, keeping: Keeping, watch: Watch) -> None:
        """Take the office that edits letters, the history of them, and who tells the pages."""
        self._office, self._keeping, self._watch = office, keeping, watch
        self._known: OrderedDict[str, Sheet] = OrderedDict()
        self._lock = Lock()

    def read(self, file: Path) -> Sheet:
        """Return a file as it is now; raises what `sheet_of` raises."""
        sheet = self._remember(sheet_of(file))
        self._watch.begin(file, sheet.fingerprint)
        return sheet

    def opened(self, file: Path) -> tuple[Sheet, bool]:
        """Return a file as it is now, and whether its history has it; raises as `read` does."""
        sheet = self.read(file)
        return sheet, self._keeping.opened(file, sheet)

    def edited(self, file: Path, wanted: Wanted) -> Done:
        """Return a letter with edits, saved if that is wanted.

        Raises OvertakenError where the file was changed elsewhere and nothing is written,
        RefusedError for an edit that cannot be made, and what reading and writing raise.
        """
        for _attempt in range(_ATTEMPTS):
            with suppress(_CrossedError):  # another tab was quicker: its edits are there by now
                return self._edited(file, wanted)
        return self._edited(file, wanted)

    def _edited(self, file: Path, wanted: Wanted) -> Done:
        disk = self.read(file)
        if wanted.since:
            known = self.recalled(file, wanted.since)
            return Done(disk, disk.fingerprint, taken=(known, disk) if known else None)
        begun = self._begun(disk, file, wanted)
        made = self._with(begun.sheet, file, begun.edits)
        if not wanted.save:
            return Done(made, disk.fingerprint)
        self.write(file, begun.sheet, made)
        kept = self._keeping.saved(file, begun.sheet, made, begun.edits)
        return Done(made, made.fingerprint, kept, begun.taken)

    def write(self, file: Path, base: Sheet, made: Sheet) -> None:
        """Write a letter if it still is `base`; the errors are those of `edited`."""
        self._watch.expect(file, made.fingerprint)
        try:
            save(file, base.fingerprint, made)
        except ChangedError as error:
            raise _CrossedError(self._remember(error.sheet), made) from error
        self._remember(made)
        if made.fingerprint != base.fingerprint:
            self._watch.wrote(file, made.fingerprint)

    def recalled(self, file: Path, fingerprint: str) -> Sheet | None:
        """Return a state of a letter by its fingerprint; None where nobody knows it."""
        with self._lock:
            known = self._known.get(fingerprint)
        if known is None:
            data = self._keeping.data_by(file, fingerprint)
            with suppress(InquiryError):
                known = None if data is None else self._remember(Sheet.of(data, str(file)))
        return known

    def _begun(self, disk: Sheet, file: Path, wanted: Wanted) -> _Begun:
        """Return the state that edits are made to, and those that are still to be made."""
        if disk.fingerprint == wanted.base:
            return _Begun(disk, wanted.edits)
        known = self.recalled(file, wanted.base)
        if known is None:
            raise OvertakenError(disk, self._attempted(disk, file, wanted.edits))
        if not wanted.save:
            return _Begun(known, wanted.edits)
        done = self._done(known, disk, file, wanted)
        if done:
            return _Begun(disk, wanted.edits[done:])
        if self._can_join(known, disk, file, wanted.edits):
            return _Begun(disk, wanted.edits, (known, disk))
        raise OvertakenError(disk, self._attempted(known, file, wanted.edits))

    def _done(self, known: Sheet, disk: Sheet, file: Path, wanted: Wanted) -> int:
        """Return how many of the edits the file has: the answer to a save may have been lost."""
        for done in dict.fromkeys((len(wanted.edits), wanted.done)):
            if done and self._attempted(known, file, wanted.edits[:done]).data == disk.data:
                return done
        made = known
        for number, edit in enumerate(wanted.edits[:_MOST_TRIED], 1):
            made = self._attempted(made, file, (edit,))
            if made.data == disk.data:
                return number
        return 0

    def _can_join(self, known: Sheet, disk: Sheet, file: Path, edits: tuple[Edit, ...]) -> bool:
        """Tell whether edits made to a known state can be made to what the file is now as well."""
        with suppress(RefusedError, InquiryError):  # such as a file that is no YAML any more
            letters = [self._office.open(text=one.text, name=str(file)) for one in (known, disk)]
            before, after = map(self._office.form, letters)
            self._with(disk, file, edits)
            return can_join(edits, touched(before, after))
        return False

    def _with(self, sheet: Sheet, file: Path, edits: tuple[Edit, ...]) -> Sheet:
        if not edits:
            return sheet
        try:
            return sheet.rewritten(edited(self._office, sheet.text, str(file), edits))
        except InquiryError as error:
            raise RefusedError(error, self._faulty(sheet, file, edits)) from error

    def _attempted(self, sheet: Sheet, file: Path, edits: tuple[Edit, ...]) -> Sheet:
        """Return a sheet with edits, or as it is where they cannot be made."""
        try:
            return self._with(sheet, file, edits)
        except RefusedError:
            return sheet

    def _faulty(self, sheet: Sheet, file: Path, edits: tuple[Edit, ...]) -> int:
        """Return the number of the first edit that cannot be made."""
        text = sheet.text
        for number, edit in enumerate(edits):
            try:
                text = edited(self._office, text, str(file), [edit])
            except InquiryError:
                return number
        return len(edits) - 1

    def _remember(self, sheet: Sheet) -> Sheet:
        with self._lock:
            self._known[sheet.fingerprint] = sheet
            self._known.move_to_end(sheet.fingerprint)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return sheet
