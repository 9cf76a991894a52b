"""The letters of a workspace that change with its address book, and what would stand in them."""

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from drafter.clock import today
from drafter.errors import ERROR, DrafterError
from drafter.files.input import contents
from drafter.files.limits import LARGEST_LETTER
from drafter.model.addressbook import AddressBook, people_of
from drafter.model.letter import Block, Letter, Paragraph, Table, plain_text
from drafter.model.settings import Settings
from drafter.office.book_changes import Made, State
from drafter.office.cards import DRAFT, Card, Listing
from drafter.office.letters import LetterFile
from drafter.office.office import Office
from drafter.proofreading.draft import Draft
from drafter.proofreading.people import out_of_office
from drafter.reading.characters import decoded
from drafter.reading.references import Book

MOST = 100
"""So many letters are shown."""


class Difference(NamedTuple):
    """A line of a letter in a language, as it is and as it would be; empty where there is none."""

    language: str
    before: str
    after: str


class Effect(NamedTuple):
    """A letter that names what changes."""

    card: Card
    state: str
    """`draft`, `sent`, `answered` or `overdue`."""
    differences: Sequence[Difference]
    refusals: Sequence[str]
    """Why the letter could not be made any more."""

    @property
    def is_sent(self) -> bool:
        """Whether the letter has gone out, so that its files stay what they are."""
        return self.state not in ("", DRAFT)


class Stale(NamedTuple):
    """A draft that goes on being addressed to somebody who is not in office any more."""

    card: Card
    remarks: Sequence[str]
    """Who that is, and until when."""


class Effects(NamedTuple):
    """The letters that change, those that only name what changes, and those not looked at."""

    changing: Sequence[Effect]
    stale: Sequence[Stale]
    naming: int
    unseen: int


def effects(office: Office, made: Made, listing: Listing, seconds: float) -> Effects:
    """Return the letters that a change would alter, drafts first, looked for so many seconds."""
    until = time.monotonic() + seconds
    before, after = (_Supposing(office, state) for state in (made.before, made.after))
    found: list[Effect] = []
    stale: list[Stale] = []
    leaving = _leaving(made)
    naming = unseen = 0
    for card in listing.cards:
        if time.monotonic() > until or len(found) >= MOST:
            unseen += 1
            continue
        text = _text(office, card)
        is_named = text is not None and _names(text, made.ids)
        if text is None or not (is_named or (leaving and _names(text, leaving))):
            continue
        effect = _effect(card, listing.states.get(card.path, ""), text, before, after)
        remarks = [] if effect.is_sent else _out_of_office(card, text, before, after)
        if remarks:
            stale.append(Stale(card, remarks))
        if effect.differences or effect.refusals:
            found.append(effect)
        elif is_named and not remarks:
            naming += 1
    found.sort(key=lambda one: one.is_sent)
    return Effects(found, stale, naming, unseen)


def _leaving(made: Made) -> frozenset[str]:
    """Return the surnames of those whose last day a change sets: letters have them as typed."""
    before, after = made.before.book.model.people, made.after.book.model.people
    people = [after[name] for name in made.ids & after.keys() if before.get(name) != after[name]]
    names = [one.surname for one in people if one.until and one.surname]
    return frozenset(forms.nominative for by_code in names for forms in by_code.values())


def _out_of_office(card: Card, text: str, before: "_Supposing", after: "_Supposing") -> list[str]:
    """Return who of those to whom a draft goes would not be in office any more, but was before."""
    old, new = (_remarks(card, text, office) for office in (before, after))
    return [what for what in new if what not in old]


def _remarks(card: Card, text: str, office: "_Supposing") -> list[str]:
    name = str((office.workspace.folder or Path()) / card.path)
    inquiry = office.open(text=text, name=name).inquiry
    if inquiry is None:
        return []
    people = people_of(office.book)
    draft = Draft(inquiry, today(), office.workspace.locales, people=people)
    return list(dict.fromkeys(one.what for one in out_of_office(draft)))


class _Supposing(Office):
    """An office whose address book and chambers are those that are tried."""

    def __init__(self, office: Office, state: State) -> None:
        super().__init__(office.workspace, register=office.register)
        self._composers = office._composers
        self._state = state

    @property
    def book(self) -> AddressBook:
        """The address book that is tried."""
        return self._state.book.model

    def _book(self) -> Book:
        return self._state.book

    @property
    def settings(self) -> Settings:
        return self._state.settings or super().settings


def _text(office: Office, card: Card) -> str | None:
    assert office.workspace.folder  # noqa: S101 - the letters lie in it
    with suppress(OSError, DrafterError):
        file = office.workspace.folder / card.path
        return decoded(contents(file, LARGEST_LETTER), str(file))
    return None


def _names(text: str, ids: frozenset[str]) -> bool:
    """Tell whether a letter's file names one of some ids; every one counts where none is named."""
    if not ids:
        return True
    words = "|".join(re.escape(one) for one in sorted(ids))
    return re.search(rf"(?<![\w-])(?:{words})(?![\w-])", text) is not None


def _effect(card: Card, state: str, text: str, before: Office, after: Office) -> Effect:
    folder = before.workspace.folder or Path()
    name = str(folder / card.path)
    old, new = (office.open(text=text, name=name) for office in (before, after))
    known = {(one.id, one.what) for one in old.problems}
    refusals = [
        f"{one.what} {one.advice}"
        for one in new.problems
        if one.severity == ERROR and (one.id, one.what) not in known
    ]
    differences: list[Difference] = []
    if old.inquiry is not None and new.inquiry is not None and not refusals:
        for code in old.inquiry.languages:
            pair = [_lines(*one, code) for one in ((before, old), (after, new))]
            differences += _differing(code, *pair)
    return Effect(card, state, differences, refusals)


def _lines(office: Office, letter: LetterFile, code: str) -> list[str]:
    try:
        (composed,), _look = office.composed(letter, [code])
    except (DrafterError, OSError):
        return []
    return list(_of(composed))


def _of(letter: Letter) -> Iterator[str]:
    for block in letter.blocks:
        yield from (line for line in _of_block(block) if line.strip())


def _of_block(block: Block) -> Iterable[str]:
    if isinstance(block, Paragraph):
        return plain_text(block.content, line_break="\n").split("\n")
    if isinstance(block, Table):
        cells = (p for row in block.rows for cell in row.cells for p in cell.paragraphs)
        return [plain_text(p.content, line_break=" ") for p in cells]
    return ()


def _differing(code: str, before: list[str], after: list[str]) -> Iterator[Difference]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            for old, new in zip_longest(before[a:b], after[c:d], fillvalue=""):
                yield Difference(code, old, new)
