"""What the register says of letters: which were sent and answered, and what the answers say."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from drafter.archive.documents import Document, Part, Sentence, Text
from drafter.archive.sources import name_of, stem_of
from drafter.register import Address, Answer, Entry, lines
from drafter.register import name_of as called

ANSWER = "answer"
"""The kind of what is no letter of ours, but the answer to one."""

BETWEEN = "\n"
"""What stands between the file of a register and the line, in the path of an answer."""


class Sent(NamedTuple):
    """A letter as the register knows it, by one of its files or by its number and day."""

    letter: str
    number: str
    day: str
    answered: bool


class Answered(NamedTuple):
    """An answer, as if it were a file."""

    path: str
    document: Document


def sent(entries: Iterable[Entry], register: Address, workspace: Path) -> Iterator[Sent]:
    """Yield what a register says of each letter, once for each of its files."""
    for entry in entries:
        day = entry.date.isoformat() if entry.date else ""
        for letter in {_letter(file, register, workspace) for file in entry.files} or {""}:
            yield Sent(letter, entry.number, day, entry.answered)


def answers(entries: Iterable[Entry], register: Address, workspace: Path) -> Iterator[Answered]:
    """Yield the answers that say something by themselves."""
    name = (
        name_of(register.resolve(), workspace) if isinstance(register, Path) else called(register)
    )
    for entry in entries:
        for number, answer in enumerate(entry.answers):
            if answer.summary or answer.file:
                row = entry.place.line if entry.place else 0
                path = f"{name}{BETWEEN}{entry.key or row}.{number}"
                yield Answered(path, _document(entry, answer, row))


def _document(entry: Entry, answer: Answer, row: int) -> Document:
    said = Sentence(answer.summary or PurePath(answer.file).name, row, Part.SUBJECT)
    names = [Sentence(answer.file, row, Part.NAME)] if answer.file else []
    number = f"№ {entry.number}" if entry.number else ""
    texts = {
        language: Text([said, *names, Sentence(number, row, Part.NAME)], text.addressee)
        for language, text in entry.texts.items()
    }
    found = texts or {"ru": Text([said, *names])}
    return Document(found, answer.date, answer.number, ANSWER)


def entries_in(register: Address | None) -> tuple[Entry, ...]:
    """Return the lines of a register; none where there is none.

    Raises RegisterError or OSError where it cannot be read.
    """
    if register is None or (isinstance(register, Path) and not register.exists()):
        return ()
    return lines(register)


def _letter(file: str, register: Address, workspace: Path) -> str:
    """Return by what the index knows the letter of a file that a register names."""
    beside = Path(register).parent if isinstance(register, Path) else workspace
    whole = Path(os.path.normpath(os.path.join(os.path.realpath(beside), file)))
    return name_of(stem_of(whole), workspace)
