"""The address book as a list: searched as one types, chosen by post, faction and term, by pages."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from drafter.clock import today
from drafter.composing.library import languages_of_templates
from drafter.model.addressbook import AddressBook, Person, full_name
from drafter.office.book_changes import State
from drafter.office.book_sheet import CHAMBERS
from drafter.wording import spoken
from drafter.wording.phrases import phrases
from drafter.wording.posts import known_posts
from drafter.workspace import Workspace

ROWS = 50
"""The entries of a page."""

NOW, FORMER, COMING = "now", "former", "coming"
"""Whether somebody is in office today."""

_WORD = re.compile(r"\w+")
_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_ORDER = {ord(letter): 0x430 + place for place, letter in enumerate(_ALPHABET)}
"""What stands for each letter where names are compared, behind all Latin ones."""


class Wanted(NamedTuple):
    """Which entries are wanted, and which page of them."""

    part: str = "people"
    search: str = ""
    faction: str = ""
    post: str = ""
    """A part of the post's name."""
    term: str = ""
    """`now`, `former` or `coming`."""
    page: int = 1


class Line(NamedTuple):
    """An entry of the list."""

    id: str
    name: str
    also: str = ""
    """The name in the other languages, where it is another one."""
    about: str = ""
    """A person's post, the holder of a post, the members of a faction."""
    first: datetime.date | None = None
    last: datetime.date | None = None
    remark: str = ""
    """The factions of a person; `catalog` for a post that the book has not itself."""

    def term(self, day: datetime.date) -> str:
        """Tell whether the term is now, over or still to come; empty where there is none."""
        if self.first is None and self.last is None:
            return ""
        if self.first and day < self.first:
            return COMING
        return FORMER if self.last and self.last < day else NOW


class Found(NamedTuple):
    """A page of entries."""

    lines: Sequence[Line]
    total: int
    page: int
    pages: int


def found(state: State, wanted: Wanted, workspace: Workspace) -> Found:
    """Return a page of the entries that are wanted, by their names."""
    whole = every(state, wanted, workspace)
    pages = max(-(-len(whole) // ROWS), 1)
    page = min(max(wanted.page, 1), pages)
    return Found(whole[(page - 1) * ROWS : page * ROWS], len(whole), page, pages)


def every(state: State, wanted: Wanted, workspace: Workspace) -> list[Line]:
    """Return all entries that are wanted, on whatever page."""
    day = today()
    words = list(_WORD.findall(wanted.search.casefold()))
    posts = _WORD.findall(wanted.post.casefold())
    return [
        line
        for line, text in _indexed(state, wanted.part, workspace)
        if all(word in text for word in words)
        and (not wanted.faction or wanted.faction in line.remark.split())
        and all(word in line.about.casefold() for word in posts)
        and wanted.term in ("", line.term(day) or NOW)
    ]


class PostNames:
    """The names of posts: those of the book, or of the catalog."""

    def __init__(self, book: AddressBook, workspace: Workspace) -> None:
        """Take the book and the workspace, whose catalogs may have posts of its own."""
        self._book = book
        self.workspace = workspace
        self._known = tuple(known_posts(workspace.locales))
        self.languages = sorted(languages_of_templates(workspace), reverse=True)
        self._words = {code: phrases(code, workspace.locales) for code in self.languages}

    def ids(self) -> list[str]:
        """Return the ids of all posts, those of the book first."""
        return list(dict.fromkeys((*self._book.posts, *self._known)))

    def names(self, post: str) -> dict[str, str]:
        """Return the name of a post by language."""
        if post in self._book.posts:
            return {code: forms.nominative for code, forms in self._book.posts[post].items()}
        pairs = ((code, words.found("post", post)) for code, words in self._words.items())
        return {code: text for code, text in pairs if text}

    def name(self, post: Any) -> str:
        """Return the name of a post in the language of the user, or as it stands."""
        if isinstance(post, str):
            return first_of(self.names(post)) or post
        return first_of({code: forms.nominative for code, forms in (post or {}).items()})


def _indexed(state: State, part: str, workspace: Workspace) -> Sequence[tuple[Line, str]]:
    return _index(_Same(state, part, workspace), today(), spoken())


class _Same:
    """A state of the book, which is the same as another one with the same files."""

    def __init__(self, state: State, part: str, workspace: Workspace) -> None:
        self.state, self.part, self.workspace = state, part, workspace
        self._key = state.sheet.fingerprint, id(state.book), part, workspace

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


@lru_cache(maxsize=8)
def _index(same: _Same, day: datetime.date, _language: str) -> Sequence[tuple[Line, str]]:
    """Return the entries of a part in their order, each with the text that is searched."""
    state, part, workspace = same.state, same.part, same.workspace
    book = state.book.model
    names = PostNames(book, workspace)
    if part == "posts":
        lines = [*_posts(book, names, day)]
    elif part == "factions":
        lines = [*_factions(book)]
    elif part == CHAMBERS:
        lines = [*_chambers(state)]
    else:
        lines = [*_people(book, names)]
        lines.sort(key=lambda line: (line.term(day) == FORMER, _by_surname(line.name)))
    return [(line, " ".join(map(str, (*line[:4], line.remark))).casefold()) for line in lines]


def _people(book: AddressBook, names: PostNames) -> Iterator[Line]:
    of: dict[str, list[str]] = {}
    for faction, one in book.factions.items():
        for member in one.members:
            of.setdefault(member, []).append(faction)
    posts: dict[str, str] = {}
    for name, person in book.people.items():
        post = person.post
        if isinstance(post, str):
            about = posts[post] if post in posts else posts.setdefault(post, names.name(post))
        else:
            about = names.name(post) if post else ""
        called = full_name(person, spoken())
        others = (full_name(person, code) for code in names.languages)
        also = " · ".join(dict.fromkeys(other for other in others if other != called))
        remark = " ".join(of.get(name, ()))
        yield Line(name, called, also, about, person.from_, person.until, remark)


def _by_surname(name: str) -> str:
    """Return a name by which people are sorted; initials before a surname come after it.

    Letters are those of the Kazakh alphabet, in which the Russian one keeps its order.
    """
    words = name.casefold().split()
    initials = [word for word in words if word.endswith(".")]
    name = " ".join([*(word for word in words if word not in initials), *initials])
    return name.translate(_ORDER)


def _posts(book: AddressBook, names: PostNames, day: datetime.date) -> Iterator[Line]:
    holders: dict[str, Person] = {}
    for person in book.people.values():
        if isinstance(person.post, str) and person.serves(day):
            holders[person.post] = person
    for post in names.ids():
        by_code = names.names(post)
        called = first_of(by_code) or post
        also = " · ".join(dict.fromkeys(t for t in by_code.values() if t != called))
        holder = holders.get(post)
        about = full_name(holder, spoken()) if holder else ""
        remark = "" if post in book.posts else "catalog"
        first = holder.from_ if holder else None
        yield Line(post, called, also, about, first, None, remark)


def _factions(book: AddressBook) -> Iterator[Line]:
    for name, faction in book.factions.items():
        by_code = dict(faction.name or faction.label or {})
        called = first_of(by_code) or name
        also = " · ".join(dict.fromkeys(t for t in by_code.values() if t != called))
        members = (
            full_name(book.people[m], spoken()) if m in book.people else m for m in faction.members
        )
        yield Line(name, called, also, ", ".join(members))


def _chambers(state: State) -> Iterator[Line]:
    for number, chamber in enumerate(state.settings.chambers if state.settings else ()):
        by_code = {code: forms.nominative for code, forms in chamber.name.items()}
        called = first_of(by_code)
        also = " · ".join(dict.fromkeys(t for t in by_code.values() if t != called))
        deputies = first_of({code: forms.nominative for code, forms in chamber.deputies.items()})
        yield Line(str(number), called, also, deputies, chamber.from_, chamber.until)


def first_of(by_code: Mapping[str, str]) -> str:
    """Return a text in the language of the user, or in the first one that it is written in."""
    return by_code.get(spoken()) or next(iter(by_code.values()), "")
