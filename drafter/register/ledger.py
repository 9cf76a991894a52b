"""A register that is open, whatever it is kept in: what can be asked of it and done to it.

The stores are tables, which people edit in Excel, and databases.  All of them hold the same: what
is entered in one comes out of another as it was (`normal` says what that is).
"""

import datetime
import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from drafter.errors import WARNING, Place, Problem, RegisterError
from drafter.files.output import Output
from drafter.register.briefs import Brief, brief_of
from drafter.register.entries import Answer, Entry, Letter, normal
from drafter.register.matching import (
    is_another,
    is_same_letter,
    is_same_line,
    matched,
    merged,
    updated,
    with_answer,
)
from drafter.wording import _, spoken

Report = Callable[[Problem], None]

_AT_ONCE = 500
"""Letters that are looked up and entered together."""


def silent(_problem: Problem) -> None:
    """Tell nobody."""


class Filter(NamedTuple):
    """Which entries are wanted; what is None is not asked for."""

    number: str | None = None
    since: datetime.date | None = None
    """The first day of the letter's date; a letter without a date has none of them."""
    until: datetime.date | None = None
    kind: str | None = None
    addressee: str | None = None
    """A part of the addressee in any language, in small letters or capitals."""
    answered: bool | None = None

    def takes(self, entry: Entry) -> bool:
        """Tell whether an entry is wanted."""
        part = (self.addressee or "").casefold()
        return (
            self.number in (None, entry.number)
            and (self.since is None or (entry.date is not None and entry.date >= self.since))
            and (self.until is None or (entry.date is not None and entry.date <= self.until))
            and self.kind in (None, entry.kind)
            and self.answered in (None, entry.answered)
            and (not part or any(part in t.addressee.casefold() for t in entry.texts.values()))
        )


ALL = Filter()


class Taken(NamedTuple):
    """How many lines of another register were new, and how many were here already."""

    new: int = 0
    known: int = 0


class Ledger(ABC):
    """A register that is open.

    It is opened by `reading`, `held` or `opened`; what is done to it counts when it is saved.
    """

    name: str
    """What messages call the register: its file, or its database without the address."""
    folder: Path | None
    """The folder that files are seen from; None where they are named in full."""

    def __init__(self) -> None:
        """Begin with nothing told."""
        self._told: set[str] = set()
        """The numbers of which it was asked whether they stand here twice."""

    @abstractmethod
    def entries(self, wanted: Filter = ALL, report: Report = silent) -> Iterator[Entry]:
        """Yield the wanted entries, in the order of the register.

        `report` is told of what cannot be read, which counts as empty.  Raises RegisterError.
        """

    def briefs(self, language: str, report: Report = silent) -> Iterator[Brief]:
        """Yield all letters in short, in a language; otherwise it is as `entries`."""
        return (brief_of(entry, language) for entry in self.entries(ALL, report))

    def with_keys(self, keys: Collection[int]) -> Iterable[Entry]:
        """Return the entries of these keys, in any order."""
        return (entry for entry in self.entries() if entry.key in keys)

    @property
    def changes(self) -> int:
        """How often a database was written; a table does not know."""
        return 0

    @abstractmethod
    def save(self, files: Sequence[Output] = ()) -> None:
        """Write files and what was entered: all of it, or nothing.

        May be called again.  The errors are those of `write_files`, and RegisterError.
        """

    @abstractmethod
    def _with_files(self, files: Collection[str]) -> Iterable[Entry]:
        """Return the lines that have one of these files, each once."""

    @abstractmethod
    def _with_numbers(self, numbers: Collection[str]) -> Iterable[Entry]:
        """Return the lines that have one of these numbers, each once."""

    @abstractmethod
    def _add(self, entries: Sequence[Entry]) -> None:
        """Add lines; the entries are normal."""

    @abstractmethod
    def _change(self, pairs: Sequence[tuple[Entry, Entry]]) -> None:
        """Change lines, each from what it was to what it is; the entries are normal."""

    def record(self, letter: Letter, warn: Report = silent) -> None:
        """Enter a letter, or bring its lines up to date: see `record_all`."""
        self.record_all([letter], warn)

    def record_all(self, letters: Iterable[Letter], warn: Report = silent) -> None:
        """Enter letters that come one by one; no more of them than some hundred are kept.

        A letter is known by its file and its number, so that another date changes its line.  What
        is known of answers stays, and the term as well unless the date has changed.  `warn` is
        told of a number that another letter of the same year has, and of an addressee whose letter
        it is no longer.  Raises RegisterError.
        """
        for together in _together([normal(entry) for entry in letter] for letter in letters):
            self._record(together, warn)

    def _record(self, letters: Sequence[Letter], warn: Report) -> None:
        files = {name for letter in letters for entry in letter for name in entry.files}
        by_file: dict[str, dict[int | None, Entry]] = {}
        for one in self._with_files(files) if files else ():
            for name in one.files:
                by_file.setdefault(name, {})[one.key] = one
        self._warn_of_numbers(letters, warn)
        new: list[Entry] = []
        changed: list[tuple[Entry, Entry]] = []
        for letter in letters:
            names = dict.fromkeys(name for entry in letter for name in entry.files)
            known = {key: one for name in names for key, one in by_file.get(name, {}).items()}
            for entry, line in zip(letter, matched(known.values(), letter), strict=True):
                if line is None:
                    new.append(entry)
                else:
                    changed.append((line, normal(updated(line, entry))))
                    del known[line.key]
            for line in known.values():
                if is_same_letter(line, letter[0]):
                    warn(_left_over(line))
        self._change(changed)
        self._add(new)

    def _warn_of_numbers(self, letters: Sequence[Letter], warn: Report) -> None:
        first = {letter[0].number: letter[0] for letter in reversed(letters)}
        new = {number: entry for number, entry in first.items() if number not in self._told}
        new.pop("", None)
        self._told |= new.keys()
        for line in self._with_numbers(new) if new else ():
            entry = new.get(line.number)
            if entry and is_another(line, entry):
                warn(_twice(line, self.name))
                del new[line.number]

    def answer(self, line: Entry, answer: Answer) -> Entry:
        """Enter an answer to a letter, whose line is one of `entries`; return what it is now.

        A letter may have several answers; one with the same date and number is put right.  Raises
        RegisterError where the line is no longer what it was.
        """
        return self._answered(line, lambda found: with_answer(found, answer))

    def set_answers(self, line: Entry, answers: Sequence[Answer]) -> Entry:
        """Put answers in the place of those that a letter has; otherwise it is as `answer`."""
        return self._answered(line, lambda found: replace(found, answers=tuple(answers)))

    def _answered(self, line: Entry, change: Callable[[Entry], Entry]) -> Entry:
        found = self._found(line)
        if found is None:
            what = _("The line of the letter has changed meanwhile.")
            place = Place(self.name)
            raise RegisterError([Problem("register-changed", place, what, _("Look at it again."))])
        after = normal(change(found))
        self._change([(found, after)])
        return after

    def _found(self, line: Entry) -> Entry | None:
        """Return a line as it stands here; another program may have moved it."""
        lines = self._with_files(line.files) if line.files else self._with_numbers([line.number])
        same = [one for one in lines if one == line]
        return next((one for one in same if one.key == line.key), next(iter(same), None))

    def add(self, entries: Iterable[Entry]) -> int:
        """Add entries as they are, whatever stands here already; return how many they were."""
        count, left = 0, iter(entries)
        while together := [normal(entry) for entry in islice(left, _AT_ONCE)]:
            self._add(together)
            count += len(together)
        return count

    def take(self, entries: Iterable[Entry]) -> Taken:
        """Take over entries of another register, and bring those up to date that are here already.

        Answers of both stay.  An entry that stands in the other one twice comes twice.
        """
        if next(self.entries(), None) is None:
            return Taken(new=self.add(entries))
        taken, used, waiting = Taken(), set[int | None](), list[Entry]()
        for entry in map(normal, entries):
            line = next((one for one in self._alike(entry) if one.key not in used), None)
            if line is None:
                waiting.append(entry)
                continue
            used.add(line.key)
            after = normal(merged(line, entry))
            if after != line:
                self._change([(line, after)])
            taken = taken._replace(known=taken.known + 1)
        return taken._replace(new=self.add(waiting))

    def _alike(self, entry: Entry) -> Iterator[Entry]:
        """Yield the lines that are of the letter of an entry of another register."""
        if entry.files:
            lines = self._with_files(entry.files)
            yield from (line for line in lines if is_same_line(line, entry))
        if entry.number or not entry.files:  # a line that a person entered may have no files
            lines = self._with_numbers([entry.number])
            yield from (line for line in lines if is_same_line(line, entry))

    def beside(self, file: Path) -> str:
        """Return what a file is called here."""
        whole = Path(os.path.realpath(file))
        if self.folder is None:
            return whole.as_posix()
        try:
            return Path(os.path.relpath(whole, os.path.realpath(self.folder))).as_posix()
        except ValueError:  # another drive of Windows
            return whole.as_posix()


def _together(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    """Yield letters in groups; in none of them one file is that of two letters."""
    group: list[Letter] = []
    taken: set[str] = set()
    for letter in letters:
        files = {name for entry in letter for name in entry.files}
        if len(group) == _AT_ONCE or not taken.isdisjoint(files):
            yield group
            group, taken = [], set()
        group.append(letter)
        taken |= files
    if group:
        yield group


def _left_over(line: Entry) -> Problem:
    what = _("The letter goes to {addressee} no longer, whose line stays in the register.")
    what = what.format(addressee=line.addressee(spoken()) or "–")
    advice = _("If it was not sent to this addressee, delete the line.")
    return Problem("register-addressee-gone", line.place, what, advice, WARNING)


def _twice(line: Entry, name: str) -> Problem:
    what = _("Another letter has the number {number} already: {letter}.")
    said = [f"{line.date:%d.%m.%Y}"] if line.date else []
    said += filter(None, [line.addressee(spoken()), line.summary(spoken())])
    what = what.format(number=line.number, letter=", ".join(said) or "–")
    advice = _("Correct the number of one of them if it is wrong; both letters are entered.")
    return Problem("register-number-twice", line.place or Place(name), what, advice, WARNING)
