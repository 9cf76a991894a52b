"""The register as a screen shows it: letters searched, chosen, sorted, and brought page by page."""

import datetime
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from drafter.errors import Problem
from drafter.files.letters import ENDINGS
from drafter.office.register_lines import Books
from drafter.register import Address, Entry
from drafter.register.briefs import Brief, plain
from drafter.register.outcomes import LATE, OVERDUE, days_late, outcome

ROWS = 50
"""The letters of a page."""

_SOON = datetime.timedelta(days=7)
_MOST_OFFERED = 500
_LANGUAGES_OF_A_FILE = re.compile(r"\.[a-z]{2,3}(?:-[a-z]{2,3})*$")
"""What stands between the name of a letter and the ending of a file made of it: `.ru`, `.kk-ru`."""


class Wanted(NamedTuple):
    """Which letters are wanted, in what order, and which page of them."""

    search: str = ""
    """Words that a letter has, each of them, anywhere."""
    addressee: str = ""
    """A part of the addressee."""
    kind: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    state: str = ""
    """`waiting`, `soon`, `overdue`, `answered` or `late`."""
    order: str = ""
    """What they are sorted by, a hyphen before it where the last comes first."""
    page: int = 1


class Row(NamedTuple):
    """A letter of the list."""

    entry: Entry
    mark: str
    """By which the state of its line is known again."""
    late: int
    """By how many days it was answered late."""
    path: str
    """The letter's file as seen from the workspace, where it lies there."""
    name: str
    """The name of its file."""
    answers: Sequence[str]
    """The path of the file of each answer, as seen from the workspace, where it lies there."""


class Found(NamedTuple):
    """A page of letters."""

    rows: Sequence[Row]
    total: int
    """How many letters there are on all pages, of them without an answer, and of these overdue."""
    waiting: int
    overdue: int
    page: int
    pages: int
    order: str
    problems: Sequence[Problem]
    """What cannot be read in the register."""


BOOKS = Books()
"""The registers in use, of all desks of this process."""


def found(address: Address | None, wanted: Wanted, day: datetime.date, places: "Places") -> Found:
    """Return the letters of a page, of the register at an address, or of none.

    `places` knows where the files of letters and answers are.  Raises RegisterError or OSError
    where the register cannot be read.
    """
    book = BOOKS.book(address)
    order = wanted.order
    if order.removeprefix("-") not in _KEYS:
        order = "term" if wanted.state in ("waiting", "soon", "overdue") else "-date"
    lines = _chosen(book.ordered(order, _sorted), wanted, day)
    pages = max(-(-len(lines) // ROWS), 1)
    page = min(max(wanted.page, 1), pages)
    keys = [line.key for line in lines[(page - 1) * ROWS : page * ROWS]]
    entries = book.entries(address, keys) if address and keys else []
    rows = [_row(entry, day, places) for entry in entries]
    waiting = [line for line in lines if not line.answered]
    overdue = sum(outcome(line, day) == OVERDUE for line in waiting)
    return Found(rows, len(lines), len(waiting), overdue, page, pages, order, book.problems)


def chosen(address: Address | None, wanted: Wanted, day: datetime.date) -> list[Brief]:
    """Return the lines of all letters that are wanted, in the order of the register."""
    return list(_chosen(BOOKS.book(address).lines, wanted, day))


def entries_of(address: Address | None, wanted: Wanted, day: datetime.date) -> list[Entry]:
    """Return all letters that are wanted, in the order of the register."""
    keys = [line.key for line in chosen(address, wanted, day)]
    return BOOKS.book(address).entries(address, keys) if address and keys else []


def addressees(address: Address | None) -> list[str]:
    """Return the addressees of a register, those who got most letters first."""
    counts = Counter(line.to for line in BOOKS.book(address).lines)
    counts.pop("", None)
    return [name for name, _count in counts.most_common(_MOST_OFFERED)]


def kinds(address: Address | None) -> list[str]:
    """Return the kinds of the letters of a register."""
    return sorted({line.kind for line in BOOKS.book(address).lines})


class Places(Protocol):
    """Where files that a register names are in the workspace."""

    def letter(self, made: str) -> str:
        """Return the path of the letter that a file was made of, or nothing."""

    def answer(self, name: str) -> str:
        """Return the path of the file of an answer, or nothing."""


def mark(entry: Entry) -> str:
    """Return by what the state of a line is known again, wherever the line stands."""
    texts = sorted((code, *text) for code, text in entry.texts.items())
    answers = [(one.date, one.number, one.summary, one.file) for one in entry.answers]
    facts = (entry.number, entry.date, entry.kind, entry.term, entry.files, texts, answers)
    return hashlib.sha256(repr(facts).encode(errors="replace")).hexdigest()[:32]


def letter_of(file: Path) -> Iterator[Path]:
    """Yield the files that a letter in Word's format may have been made of: those beside it."""
    stem = _LANGUAGES_OF_A_FILE.sub("", file.with_suffix("").name)
    yield from (file.with_name(f"{stem}{ending}") for ending in ENDINGS)


def _chosen(lines: Sequence[Brief], wanted: Wanted, day: datetime.date) -> Sequence[Brief]:
    """Return the lines that are wanted, of a hundred thousand in some hundredths of a second."""
    for word in plain(wanted.search).split():
        lines = [line for line in lines if word in line.text]
    if wanted.kind:
        lines = [line for line in lines if line.kind == wanted.kind]
    for word in plain(wanted.addressee).split():
        lines = [line for line in lines if word in plain(line.to)]
    if since := wanted.since:
        lines = [line for line in lines if line.date and line.date >= since]
    if until := wanted.until:
        lines = [line for line in lines if line.date and line.date <= until]
    if wanted.state:
        lines = [line for line in lines if _is_in(line, wanted.state, day)]
    return lines


def _is_in(line: Brief, state: str, day: datetime.date) -> bool:
    match state:
        case "waiting":
            return not line.answered
        case "soon":
            term = line.term
            return not line.answered and term is not None and day <= term <= day + _SOON
        case "overdue":
            return outcome(line, day) == OVERDUE
        case "answered":
            return line.answered
        case "late":
            return outcome(line, day) == LATE
        case _:
            return True


def _sorted(lines: Sequence[Brief], order: str) -> list[Brief]:
    """Return letters in an order; those that do not have what they are sorted by come last."""
    is_down, name = order.startswith("-"), order.removeprefix("-")
    key = _KEYS[name]
    keyed = [(key(line), line) for line in lines]
    known = sorted((pair for pair in keyed if pair[0]), key=itemgetter(0), reverse=is_down)
    return [*(line for _key, line in known), *(line for found, line in keyed if not found)]


def _natural(text: str) -> list[tuple[int, str]]:
    """Return what puts 2-1 before 12-1."""
    parts = re.findall(r"\d+|\D+", text.casefold())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def _alphabetic(text: str) -> str:
    """Return what puts a text where the alphabet has it, of Kazakh and so of Russian as well."""
    return text.casefold().translate(_PLACES)


_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_PLACES = {ord(letter): 0x400 + place for place, letter in enumerate(_ALPHABET)}

_KEYS: dict[str, Callable[[Brief], Any]] = {
    "date": attrgetter("date"),
    "number": lambda line: _natural(line.number),
    "addressee": lambda line: _alphabetic(line.to),
    "subject": lambda line: _alphabetic(line.subject),
    "term": attrgetter("term"),
}


def _row(entry: Entry, day: datetime.date, places: Places) -> Row:
    path = next(filter(None, map(places.letter, entry.files)), "")
    name = Path(entry.files[0]).name if entry.files else ""
    late = days_late(entry, day) if entry.answered else 0
    answers = [places.answer(one.file) if one.file else "" for one in entry.answers]
    return Row(entry, mark(entry), late, path, name, answers)
