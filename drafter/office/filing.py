"""Letters begun, copied, renamed, put into the bin and taken out of it again."""

import itertools
import os
import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from drafter.addressbook.loading import load_book
from drafter.clock import now
from drafter.errors import DrafterError, InquiryError, OutputError, Place, Problem
from drafter.files.input import contents
from drafter.files.kept import kept_folder
from drafter.files.letters import ENDINGS
from drafter.files.limits import LARGEST_LETTER
from drafter.files.names import safe
from drafter.files.output import write_file, writing
from drafter.files.placing import move_to_new
from drafter.model.edits import Edit
from drafter.office.office import Office
from drafter.reading.yaml_writing import Brackets, written
from drafter.wording import _
from drafter.workspace import Workspace

_BIN = "bin"
_MOST_BINNED = 1000
"""How many letters the bin lists, those that were deleted last."""

_LONGEST_NAME = 60
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
"""What Windows allows in no name of a file."""


class Binned(NamedTuple):
    """A letter in the bin."""

    id: str
    path: str
    """Where it lay, as seen from the workspace."""
    deleted: float
    """When it was deleted, in seconds of the system."""


def name_for(subject: str) -> str:
    """Return a name, without its ending, for the file of a letter about a subject.

    People read it, so that the words stay as they are; what no file may be called goes.
    """
    words = " ".join(_FORBIDDEN.sub(" ", subject).split()).rstrip(".")
    if len(words) > _LONGEST_NAME:
        words = words[:_LONGEST_NAME].rsplit(" ", 1)[0]
    return safe(words) if words else _("letter")


def free(folder: Path, name: str) -> Path:
    """Return the first file of `name`, `name 2` and so on that is not in a folder yet."""
    names = itertools.chain([name], (f"{name} {number}" for number in itertools.count(2)))
    taken = {file.casefold() for file in os.listdir(folder)} if folder.is_dir() else set()
    stems = {file.removesuffix(ending) for file in taken for ending in ENDINGS}
    return folder / next(f"{one}{ENDINGS[0]}" for one in names if one.casefold() not in stems)


def begun(workspace: Workspace, languages: Sequence[str], subject: str, language: str) -> str:
    """Return the text of a new letter: its languages, its subject, and whose letters these are.

    The author is the faction of the address book, where there is one alone.
    """
    values: dict[str, Any] = {"languages": Brackets(languages)}
    with suppress(DrafterError, OSError):  # what is wrong in the book is told at the letter
        factions = [*load_book(workspace).model.factions]
        values |= {"author": factions[0]} if len(factions) == 1 else {}
    if subject and language in languages:
        values["subject"] = {language: subject}
    text, _places = written(values, ["yaml-language-server: $schema=inquiry.schema.json"], [])
    return text


def put(target: Path, text: str) -> None:
    """Write a new letter; raises OutputError where the name is taken, or OSError."""
    _put(target, text.encode())


def _put(target: Path, data: bytes) -> None:
    try:
        write_file(target, data, force=False)
    except OutputError as error:
        raise _taken(error, target) from error


def copied(office: Office, source: Path, target: Path) -> None:
    """Write a letter again under another name, without the number, which is that of the first.

    What cannot be read as a letter is copied as it is.  The errors are those of `put` and of
    reading.
    """
    letter = office.open(source, name=source.name)
    if letter.inquiry is None or letter.inquiry.number is None:
        _put(target, contents(source, LARGEST_LETTER))
        return
    put(target, office.edited(letter.text, source.name, [Edit(key="number")]))


def repeated(office: Office, source: Path, target: Path) -> None:
    """Write an inquiry again under another name, as one that follows the first and cites it.

    Date and number are those of the first, and stay with it.  Raises InquiryError for one that has
    no number, by which the register knows it; the other errors are those of `put` and of reading.
    """
    letter = office.open(source, name=source.name)
    number = letter.inquiry.registered if letter.inquiry else None
    if letter.inquiry is None or number is None:
        what = _("The inquiry has no number by which a new one could follow it.")
        advice = _("Give it the number of the register first, or make a copy.")
        raise InquiryError([Problem("no-number", None, what, advice)])
    dated = [Edit(key="date")] if letter.inquiry.date is not None else []
    edits = [*dated, Edit(key="number"), Edit(key="follows", value=number)]
    put(target, office.edited(letter.text, source.name, edits))


def renamed(source: Path, target: Path) -> None:
    """Give a letter another name; the errors are those of `put`."""
    with writing(target):
        if _is_same(source, target):  # «Письмо» instead of «письмо», where these are one name
            os.rename(source, target)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            move_to_new(source, target)
        except OutputError as error:
            raise _taken(error, target) from error
        with suppress(FileNotFoundError):  # it was moved, and not linked
            source.unlink()


def binned(workspace: Path, file: Path) -> str:
    """Put a letter into the bin; return its id there.

    Raises OSError or OutputError where it cannot be moved.
    """
    key = f"{now():%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    target = kept_folder(workspace, f"{_BIN}/{key}") / file.relative_to(workspace)
    renamed(file, target)
    return key


def in_bin(workspace: Path) -> list[Binned]:
    """Return the letters in the bin, the one that was deleted last at the front."""
    folder = kept_folder(workspace, _BIN)
    keys = sorted((entry.name for entry in os.scandir(folder) if entry.is_dir()), reverse=True)
    found = itertools.chain.from_iterable(_of_key(folder / key) for key in keys)
    return list(itertools.islice(found, _MOST_BINNED))


def restored(workspace: Path, key: str) -> Path | None:
    """Take a letter out of the bin; return where it lies now, None where the bin does not have it.

    It comes back to where it lay, or beside that where the name is taken meanwhile.
    """
    whole = next((one for one in in_bin(workspace) if one.id == key), None)
    if whole is None:
        return None
    place = kept_folder(workspace, _BIN) / whole.id
    source, target = place / whole.path, workspace / whole.path
    if os.path.lexists(target):
        target = free(target.parent, target.stem).with_suffix(target.suffix)
    renamed(source, target)
    for folder in (source.parent, *source.parent.parents):
        with suppress(OSError):  # it is not empty
            folder.rmdir()
        if folder == place:
            break
    return target


def _of_key(folder: Path) -> Iterator[Binned]:
    """Yield the letter of a deletion; nothing where the folder has been emptied."""
    for place, _folders, files in os.walk(folder):
        for name in files:
            if name.endswith(ENDINGS):
                path = PurePosixPath(Path(place, name).relative_to(folder))
                yield Binned(folder.name, str(path), folder.stat().st_mtime)
                return


def _is_same(source: Path, target: Path) -> bool:
    try:
        alike = source != target and source.name.casefold() == target.name.casefold()
        return alike and os.path.samefile(source, target)
    except OSError:
        return False


def _taken(error: OutputError, target: Path) -> OutputError:
    """Return an error that a name is taken, as the desk says it; any other as it is."""
    if [problem.id for problem in error.problems] != ["file-exists"]:
        return error
    what = _("A letter with the name «{name}» is there already.").format(name=target.stem)
    problem = Problem("file-exists", Place(target.name), what, _("Choose another name."))
    return OutputError([problem])
