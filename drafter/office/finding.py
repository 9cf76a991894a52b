"""People, posts and factions found by what somebody types: in the address book and the catalog."""

import datetime
import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from drafter.clock import today
from drafter.composing.library import languages_of_templates
from drafter.model.addressbook import AddressBook, Person, full_name
from drafter.wording import _, spoken
from drafter.wording.phrases import phrases
from drafter.wording.posts import known_posts
from drafter.workspace import Workspace

MOST = 30
_WORD = re.compile(r"\w+")


class Found(NamedTuple):
    """Somebody who can be picked: the id for the letter's file, the name, and what they are."""

    id: str
    text: str
    about: str = ""
    also: str = ""
    """What else they are found by, such as the name in other languages."""


def find(
    words: str,
    part: str,
    book: AddressBook,
    workspace: Workspace,
    languages: Sequence[str] = (),
) -> list[Found]:
    """Return who can be picked in a part of the book by words that begin names, posts or ids.

    `part` is `people` (posts stand for their holders as well), `persons` (people alone), `posts` or
    `factions`.  Those in
    whom a word of the text itself begins so come first.  Posts are named in the language of the
    user, else in the first of `languages`, those of the letter, that has a name for them.
    """
    wanted = [word.casefold() for word in _WORD.findall(words)]
    starts = [f" {word}" for word in wanted]
    known = _known(part, book, workspace, languages)
    found = [one for one, said in known if all(start in said for start in starts)]
    found.sort(key=lambda one: not _begins(one.text, wanted))
    return found[:MOST]


_Asked = tuple[AddressBook, Workspace, list[str], datetime.date, str]
_Known = list[tuple[Found, str]]
"""Who can be picked, each with all words of theirs in small letters, a space before each."""

_LAST: dict[str, tuple[_Asked, _Known]] = {}
"""What was asked last of each part, and who can be picked: a key that is struck asks once more."""


def _by_wish(known: Collection[str], languages: Sequence[str]) -> list[str]:
    """Return languages, the one first in which a user is told who somebody is."""
    wished = dict.fromkeys([spoken(), *languages, "ru", *sorted(known)])
    return [code for code in wished if code in known]


def _known(part: str, book: AddressBook, workspace: Workspace, languages: Sequence[str]) -> _Known:
    codes = _by_wish(languages_of_templates(workspace), languages)
    asked = book, workspace, codes, today(), spoken()
    last = _LAST.get(part)
    # A book is another one when its file or a catalog has changed.
    if last is None or last[0][0] is not book or last[0][1:] != asked[1:]:
        last = asked, [(one, _said(one)) for one in _everyone(part, book, codes, workspace)]
        _LAST[part] = last
    return last[1]


def _said(one: Found) -> str:
    words = _WORD.findall(f"{one.text} {one.about} {one.also} {one.id}")
    return "".join(f" {word.casefold()}" for word in words)


def _begins(text: str, wanted: Sequence[str]) -> bool:
    return not wanted or text.casefold().startswith(wanted[0])


def _everyone(
    part: str, book: AddressBook, codes: Sequence[str], workspace: Workspace
) -> Iterator[Found]:
    posts = _Posts(codes, book, workspace)
    if part == "factions":
        for name, faction in book.factions.items():
            names = faction.name or faction.label or {}
            yield Found(name, _first(names), also=" ".join(names.values()))
        return
    if part in ("people", "persons"):
        # Who is no longer in office may still be meant, in a letter of an earlier day.
        for name, person in sorted(book.people.items(), key=lambda one: not one[1].serves(today())):
            own = person.post
            about = posts.name(own) if isinstance(own, str) else _first(own or {})
            about = ", ".join(filter(None, [about, _ended(person)]))
            also = " ".join(full_name(person, code) for code in codes)
            yield Found(name, full_name(person, spoken()), about, also)
    if part == "persons":
        return
    for name in (*book.posts, *known_posts(workspace.locales)):
        yield Found(name, posts.name(name), also=" ".join(posts.names(name)))


def _ended(person: Person) -> str:
    """Return until when somebody was in office who is not any more."""
    if person.until is None or person.until >= today():
        return ""
    return _("until {day}").format(day=f"{person.until:%d.%m.%Y}")


class _Posts:
    """The names of posts."""

    def __init__(self, codes: Sequence[str], book: AddressBook, workspace: Workspace) -> None:
        self._book = book
        self._words = [phrases(code, workspace.locales) for code in codes]

    def names(self, post: str) -> list[str]:
        """Return the name of a post in every language."""
        if post in self._book.posts:
            return [forms.nominative for forms in self._book.posts[post].values()]
        return [text for words in self._words if (text := words.found("post", post))]

    def name(self, post: str) -> str:
        """Return the name of a post in the language of the user, if there is one."""
        if post in self._book.posts:
            return _first(self._book.posts[post])
        return next(iter(self.names(post)), post)


def _first(names: object) -> str:
    """Return a name in the language of the user, or in the first one that it is written in."""
    known = dict(names)  # type: ignore[call-overload]  # a mapping by language
    found = known.get(spoken()) or next(iter(known.values()), "")
    return str(getattr(found, "nominative", found))
