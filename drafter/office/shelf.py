"""The letters of a workspace as a list, each with what it is about and what has become of it."""

import datetime
import os
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath
from threading import Lock

from drafter.clock import today
from drafter.errors import DrafterError
from drafter.files.refusals import problem_of
from drafter.office.cards import (
    ANSWERED,
    DRAFT,
    MOST_LETTERS,
    OVERDUE,
    SENT,
    Card,
    Listing,
    newest_first,
    unread,
)
from drafter.office.letters import LetterFile
from drafter.office.office import Office
from drafter.register import Address, Entry, default_register, lines
from drafter.wording import spoken
from drafter.words.addressed import addressed


class Shelf:
    """The letters of a workspace; what was read of one is kept for as long as its file stays."""

    def __init__(self, folder: Path, office: Office) -> None:
        """Take the folder of the workspace, and the office that opens its letters."""
        self._folder, self._office = folder, office
        self._known: dict[tuple[str, str], tuple[tuple[int, int], Card]] = {}
        self._lock = Lock()

    def listing(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> Listing:
        """Return all letters; those that are new or changed are read for so many seconds.

        The rest has its name alone: a thousand letters take some seconds at the first time.
        """
        found, is_cut = newest_first(self._folder)
        until, cards = clock() + seconds, []
        with self._lock:
            for path, state in found:
                key, mark = (path, spoken()), (state.st_mtime_ns, state.st_size)
                known = self._known.get(key)
                if known is None or known[0] != mark:
                    if clock() > until:
                        cards.append(unread(path, state))
                        continue
                    known = self._known[key] = mark, self._card(path, state)
                cards.append(known[1])
            if len(self._known) > MOST_LETTERS:
                self._known.clear()
        return self._with_states(cards)._replace(is_cut=is_cut)

    def _card(self, path: str, state: os.stat_result) -> Card:
        by_name = unread(path, state)
        if by_name.problem:
            return by_name
        try:
            letter = self._office.open(self._folder / path)
        except OSError as error:
            return by_name._replace(problem=problem_of(error), is_read=True)
        return card_of(letter, path, state.st_mtime, self._office.workspace.locales)

    def _with_states(self, cards: Sequence[Card]) -> Listing:
        """Return the list with what the register says of each letter."""
        try:
            register = default_register(self._office.workspace)
            known = _lines_of(register)
        except DrafterError as error:
            return Listing(cards, dict.fromkeys((card.path for card in cards), ""), error.problems)
        except OSError as error:
            problems = [problem_of(error)]
            return Listing(cards, dict.fromkeys((card.path for card in cards), ""), problems)
        beside = register.parent if isinstance(register, Path) else self._folder
        states = _States(known, PurePosixPath(os.path.relpath(beside, self._folder)))
        return Listing(cards, {card.path: states.of(card) for card in cards}, ())


def card_of(letter: LetterFile, path: str, changed: float, locales: tuple[Path, ...]) -> Card:
    """Return what the list says of a letter that was opened."""
    inquiry = letter.inquiry
    if inquiry is None:
        return Card(path, changed, problem=next(iter(letter.errors), None))
    return Card(
        path,
        changed,
        date=inquiry.day,
        number=inquiry.registered or "",
        addressee={code: addressed(inquiry, code, locales) for code in inquiry.languages},
        subject=inquiry.subject or next(iter(inquiry.demands), {}),
    )


def _lines_of(register: Address | None) -> tuple[Entry, ...]:
    """Return the lines of a register; one that is not there yet has none.

    Raises RegisterError or OSError where it cannot be read.
    """
    if register is None or (isinstance(register, Path) and not register.exists()):
        return ()
    return lines(register)


class _States:
    """What has become of letters, by the lines of a register."""

    def __init__(self, lines: Iterable[Entry], beside: PurePosixPath) -> None:
        """Take the lines, and the register's folder as seen from the workspace."""
        self._by_stem: dict[str, list[Entry]] = {}
        self._by_number: dict[tuple[str, datetime.date | None], list[Entry]] = {}
        for line in lines:
            for file in line.files:
                self._by_stem.setdefault(_stem(beside / file), []).append(line)
            if line.number and line.date:
                self._by_number.setdefault((line.number, line.date), []).append(line)

    def of(self, card: Card) -> str:
        """Return the state of a letter: by its files, or else by its number and date."""
        lines = self._by_stem.get(card.stem) or self._by_number.get((card.number, card.date), [])
        waiting = [line for line in lines if not line.answered]
        if not waiting:
            return ANSWERED if lines else DRAFT
        late = any(line.term is not None and line.term < today() for line in waiting)
        return OVERDUE if late else SENT


def _stem(file: PurePosixPath) -> str:
    """Return the path of a letter's file without language and ending: `a/b` for `a/b.ru.docx`."""
    plain = PurePosixPath(os.path.normpath(file)).with_suffix("")
    language = plain.suffix.removeprefix(".")
    return str(plain.with_suffix("") if language.isalpha() and len(language) < 4 else plain)
