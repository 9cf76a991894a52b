"""Letters as files for others: what each is called, how it is made, and written beside the letter.

What was written is remembered in `.drafter/exported`, so that a file that somebody has changed
since is known, and never written over unasked.
"""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from drafter.errors import DrafterError, InquiryError, OutputError, Place, Problem
from drafter.files.input import contents
from drafter.files.kept import NAME, kept_folder
from drafter.files.limits import LARGEST_DOCUMENT
from drafter.files.output import write_file
from drafter.office.letters import LetterFile
from drafter.office.office import Office
from drafter.wording import _
from drafter.wording.languages import in_language, in_languages

DOCX, PDF = SUFFIXES = (".docx", ".pdf")

_FOLDER = "exported"
_OTHERS_CHANGE = "exported-changed"


class Export(NamedTuple):
    """What a letter is written as: its languages in one document, and the kind of file."""

    languages: tuple[str, ...]
    suffix: str = DOCX
    side_by_side: bool = False

    def name(self, letter: Path) -> str:
        """Return what the file is called, as `drafter render` calls it."""
        return f"{letter.stem}.{'-'.join(self.languages)}{self.suffix}"


class HandChangedError(OutputError):
    """A file that is to be written was changed by hand, or is none of drafter's."""


def made(
    office: Office, letter: LetterFile, export: Export, pdf: Callable[[bytes], bytes]
) -> bytes:
    """Return a letter as a file; `pdf` makes PDF of DOCX.

    Raises what `Office.bilingual` raises, InquiryError for a language that the letter has not, and
    what `pdf` raises.
    """
    if letter.inquiry is not None and not letter.errors:
        _check_languages(export, letter.inquiry.languages, letter.name)
    data = office.bilingual(letter, export.languages, side_by_side=export.side_by_side)
    return pdf(data) if export.suffix == PDF else data


def both(letter: LetterFile, *, side_by_side: bool = False) -> Export:
    """Return the export of all languages in one document, in the order of `drafter render`.

    Raises InquiryError for a letter in one language, or one that cannot be read.
    """
    if letter.inquiry is None:
        raise InquiryError(letter.errors)
    languages = tuple(sorted(letter.inquiry.languages))
    if len(languages) < 2:
        what = _("The letter is written {in_language} alone, so there is no second text to add.")
        what = what.format(in_language=in_languages(languages))
        advice = _("Write its texts in another language as well.")
        raise InquiryError([Problem("one-language", Place(letter.name), what, advice)])
    return Export(languages, side_by_side=side_by_side)


def _check_languages(export: Export, known: Sequence[str], name: str) -> None:
    for language in export.languages:
        if language not in known:
            what = _("The letter is not written {in_language}.")
            what = what.format(in_language=in_language(language))
            advice = _("Choose another language, or write the texts in this one.")
            raise InquiryError([Problem("no-such-language", Place(name), what, advice)])


class Exported:
    """The files that were written beside the letters of a workspace."""

    def __init__(self, workspace: Path) -> None:
        """Take the folder of the workspace."""
        self._workspace = workspace

    def write(self, target: Path, data: bytes, *, force: bool = False) -> None:
        """Write a file beside its letter, and remember it.

        Raises HandChangedError for a file that was changed by hand, or that drafter has not
        written, unless `force` is given; OutputError and OSError as writing does.
        """
        if not force and not self.may_replace(target, data):
            raise HandChangedError([_by_hand(target)])
        if not target.exists() or contents(target, LARGEST_DOCUMENT) != data:
            write_file(target, data, force=True)
        self._note(target, data)

    def may_replace(self, target: Path, data: bytes = b"") -> bool:
        """Tell whether a file is not there, is `data` already, or is as drafter has written it."""
        if not target.exists():
            return True
        found = contents(target, LARGEST_DOCUMENT)
        return found == data or _mark(found) == self._noted(target).get("hash")

    def changed(self, letter: Path) -> list[Path]:
        """Return the Word files of a letter that were changed by hand, unless they were left."""
        found = sorted(letter.parent.glob(f"{_plain(letter.stem)}.*{DOCX}"))
        # `a.b.ru.docx` is that of the letter `a.b`, and not of `a`.
        own = [file for file in found if "." not in file.stem[len(letter.stem) + 1 :]]
        return [file for file in own if file.is_file() and self._is_changed(file)]

    def leave(self, target: Path) -> None:
        """Remember that a file that was changed by hand stays as it is, and is not told again."""
        noted = self._noted(target)
        if noted:
            left = _mark(contents(target, LARGEST_DOCUMENT))
            self._write(target, {**noted, "left": left})

    def before(self, target: Path) -> bytes | None:
        """Return a Word file as drafter had written it; None where that is not known."""
        try:
            data = contents(self._place(target).with_suffix(DOCX), LARGEST_DOCUMENT)
        except (OSError, DrafterError):
            return None
        return data if _mark(data) == self._noted(target).get("hash") else None

    def _is_changed(self, file: Path) -> bool:
        noted = self._noted(file)
        if not noted:
            return False
        try:
            mark = _mark(contents(file, LARGEST_DOCUMENT))
        except (OSError, DrafterError):
            return False
        return mark not in (noted.get("hash"), noted.get("left"))

    def _note(self, target: Path, data: bytes) -> None:
        with suppress(OSError, DrafterError):  # it is written all the same
            kept_folder(self._workspace, _FOLDER)
            if target.suffix == DOCX:
                write_file(self._place(target).with_suffix(DOCX), data, force=True)
            self._write(target, {"file": self._path(target), "hash": _mark(data)})

    def _write(self, target: Path, noted: dict[str, Any]) -> None:
        text = json.dumps(noted, ensure_ascii=False)
        write_file(self._place(target), text.encode(errors="replace"), force=True)

    def _noted(self, target: Path) -> dict[str, Any]:
        try:
            found = json.loads(contents(self._place(target), LARGEST_DOCUMENT))
        except (OSError, DrafterError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def _place(self, target: Path) -> Path:
        key = sha256(self._path(target).encode(errors="replace")).hexdigest()[:24]
        return self._workspace / NAME / _FOLDER / f"{key}.json"

    def _path(self, target: Path) -> str:
        return target.relative_to(self._workspace).as_posix()


def _mark(data: bytes) -> str:
    return sha256(data).hexdigest()


def _plain(name: str) -> str:
    """Return a name as a pattern that means itself."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)


def _by_hand(target: Path) -> Problem:
    what = _("«{name}» beside the letter was changed by hand, or made by somebody else.")
    advice = _("Replace it, or leave it as it is and save a copy elsewhere.")
    return Problem(_OTHERS_CHANGE, Place(str(target)), what.format(name=target.name), advice)
