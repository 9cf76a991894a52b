"""A letter's file under the hands of a form: read with its fingerprint, written if it still has it.

Between the form and the file there is one number, the fingerprint of the bytes that the form was
made of: a file that has another one by now was changed elsewhere, and is never written over.
"""

import time
from contextlib import ExitStack
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from drafter.errors import OutputError, Place, Problem
from drafter.files.input import contents
from drafter.files.limits import LARGEST_LETTER
from drafter.files.locking import alone
from drafter.files.output import write_file
from drafter.reading.characters import decoded
from drafter.wording import _

_PATIENCE, _PAUSE = 100, 0.05
"""So often, and after so many seconds, a file is tried again that another run is writing."""
_BUSY = "file-busy"


class Sheet(NamedTuple):
    """A letter's file as it was read: its bytes, and its text as letters are read."""

    data: bytes
    text: str

    @property
    def fingerprint(self) -> str:
        """What the bytes are known by."""
        return fingerprint(self.data)

    @classmethod
    def of(cls, data: bytes, name: str) -> "Sheet":
        """Return the sheet that bytes make; raises InquiryError for another encoding than UTF-8."""
        return cls(data, decoded(data, name))

    def rewritten(self, text: str) -> "Sheet":
        """Return the sheet with another text; its mark and the ends of its lines stay."""
        return Sheet(as_before(self.data, text), text)


class ChangedError(Exception):
    """The file is no longer the one that the form was made of; `sheet` is what it is now."""

    def __init__(self, sheet: Sheet) -> None:
        """Take what the file is now."""
        self.sheet = sheet
        super().__init__(sheet.fingerprint)


def fingerprint(data: bytes) -> str:
    """Return what bytes are known by: the first sixteen digits of their SHA-256."""
    return sha256(data).hexdigest()[:16]


def sheet_of(file: Path, limit: int = LARGEST_LETTER) -> Sheet:
    """Return a letter's file as it is now, or another one of at most `limit` bytes.

    Raises InputError for what is no file or too large, InquiryError for another encoding than
    UTF-8, OSError when it cannot be read.
    """
    data = contents(file, limit)
    return Sheet.of(data, str(file))


def save(file: Path, base: str, sheet: Sheet, limit: int = LARGEST_LETTER) -> None:
    """Write a sheet to a letter's file, whole or not at all, if the file is still `base`.

    A symbolic link is followed; the mode of the file stays.  Raises ChangedError where the file has
    another fingerprint by now, OutputError or OSError where it cannot be written.
    """
    with ExitStack() as stack:
        target = _locked(file, stack)
        now = sheet_of(target, limit)
        if now.fingerprint != base:
            raise ChangedError(now)
        if now.data != sheet.data:
            write_file(target, sheet.data, force=True)


def _locked(file: Path, stack: ExitStack) -> Path:
    """Keep other runs away from a file until a stack is left; no lock stays beside it then."""
    what = _("Another run of drafter has been writing this file for some seconds.")
    busy = Problem(_BUSY, Place(str(file)), what, _("Try again."))
    for _attempt in range(_PATIENCE):
        try:
            return stack.enter_context(alone(file, busy))
        except OutputError as error:
            if error.problems[0].id != _BUSY:
                raise
        time.sleep(_PAUSE)
    raise OutputError([busy])


def as_before(data: bytes, text: str) -> bytes:
    """Return a text as bytes that begin and end their lines as those of the file do."""
    old = data.decode()
    mark = "\ufeff" if old.startswith("\ufeff") else ""
    old = old.removeprefix("\ufeff")
    if "\r\n" not in old:
        return f"{mark}{text}".encode()
    if old.count("\r\n") == old.count("\n"):
        return f"{mark}{text}".replace("\n", "\r\n").encode()
    lines = _ends_kept(old.split("\n"), text.split("\n"))
    return (mark + "\n".join(lines)).encode()


def _ends_kept(old: list[str], new: list[str]) -> list[str]:
    """Return new lines; those that were there keep the ends that they had, mixed or not."""
    bare = [line.removesuffix("\r") for line in old]
    lines = list(new)
    for a, b, size in SequenceMatcher(None, bare, new, autojunk=False).get_matching_blocks():
        lines[b : b + size] = old[a : a + size]
    return lines
