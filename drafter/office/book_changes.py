"""Changes of the address book: an entry put in, changed, taken out; a post that changes hands."""

import datetime
import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from drafter.addressbook.entries import with_entries, with_items
from drafter.addressbook.planning import free_id
from drafter.errors import InquiryError, Place, Problem
from drafter.model.addressbook import AddressBook
from drafter.model.settings import Settings
from drafter.model.shapes import Identifier
from drafter.office.book_sheet import CHAMBERS, book_of, file_of
from drafter.office.book_values import PERSON, written
from drafter.office.saving import Sheet
from drafter.reading.characters import forbidden, forbidden_in
from drafter.reading.nodes import Mapping as Nodes
from drafter.reading.nodes import Node, parse
from drafter.reading.references import Book
from drafter.reading.settings import read_setup
from drafter.reading.spans import Data, data_of
from drafter.reading.splicing import Arranged
from drafter.wording import _
from drafter.workspace import Workspace

SET, ADD, REMOVE, HANDS = "set", "add", "remove", "hands"
"""What a change does; a post changes hands."""

_LONGEST_ID = 40
_DAY = datetime.timedelta(days=1)


class Change(NamedTuple):
    """A change of an entry of a part of the book."""

    do: str
    part: str
    id: str = ""
    """The id of the entry, of a chamber its number; of a post that changes hands, the post."""
    values: Mapping[str, Any] = {}
    """Those of the form; of a post that changes hands `from`, `holder` and `person`."""


class State(NamedTuple):
    """The address book as one of its files says, and the settings where chambers are concerned."""

    sheet: Sheet
    book: Book
    settings: Settings | None = None


class Made(NamedTuple):
    """What comes of a change, before it is written."""

    before: State
    after: State
    ids: frozenset[str]
    """What letters name that are concerned; empty where that is each of them."""
    entry: str
    """The id of the entry that was put in or changed."""


def state_of(workspace: Workspace, part: str, sheet: Sheet, book: Sheet) -> State:
    """Return what the file of a part says, and the book beside it; raises InquiryError."""
    if part != CHAMBERS:
        return State(sheet, book_of(sheet, workspace))
    file = file_of(workspace, part)
    return State(sheet, book_of(book, workspace), read_setup(sheet.text, file, workspace).settings)


def entries(state: State, part: str, file: Path) -> Mapping[str, Data]:
    """Return the entries of a part as plain data, by their ids."""
    if part == CHAMBERS:
        return {str(n): data for n, data in enumerate(_chambers(state.sheet.text, file))}
    return _Entries(state.book.nodes.get(part, {}))


def mark_of(data: Data) -> str:
    """Return what an entry is known by in the state in which it is."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:12]


def made(workspace: Workspace, before: State, change: Change, languages: Sequence[str]) -> Made:
    """Return what comes of a change; raises InquiryError for one that cannot be made."""
    file = file_of(workspace, change.part)
    if unseen := [one for text in _texts(change.values) for one in forbidden_in(text)]:
        raise InquiryError([forbidden(unseen[0][0], Place(str(file)))])
    if change.part == CHAMBERS:
        return _of_chambers(workspace, before, change, languages, file)
    known = entries(before, change.part, file)
    if change.do == HANDS:
        values, name = _changing_hands(before, change, languages)
        part = "people"
    else:
        part, name = change.part, change.id
        if change.do == ADD:
            name = _new_id(before.book.model, change)
        elif name not in known:
            raise InquiryError([_gone(name)])
        old = known.get(name)
        gone = change.do == REMOVE
        values = {name: None if gone else written(part, change.values, old, languages)}
    if any(value in ("", {}, []) for value in values.values()):
        what, advice = _("There is nothing in this entry."), _("Fill it in, or remove it.")
        raise InquiryError([Problem("book-empty-entry", None, what, advice)])
    text = before.sheet.text
    if change.do == REMOVE and part == "people":
        text = _without_member(text, str(file), before, name)
    text = with_entries(text, str(file), part, values)
    sheet = before.sheet.rewritten(text)
    after = State(sheet, book_of(sheet, workspace), before.settings)
    return Made(before, after, _concerned(before, after, part, set(values) | {change.id}), name)


def _texts(value: Any) -> Iterator[str]:
    """Yield every text of a form's values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield str(name)
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


class _Entries(Mapping[str, Data]):
    """The entries of a part, of ten thousand of which one is looked at."""

    def __init__(self, nodes: Mapping[str, Node]) -> None:
        self._nodes = nodes

    def __getitem__(self, name: str) -> Data:
        return data_of(self._nodes[name])

    def __iter__(self) -> Any:
        return iter(self._nodes)

    def __len__(self) -> int:
        return len(self._nodes)


def _concerned(before: State, after: State, part: str, names: set[str]) -> frozenset[str]:
    """Return what letters may name that changes with some entries: they, posts, factions."""
    found = {name for name in names if name}
    for book in (before.book.model, after.book.model):
        if part == "posts":
            found |= {name for name, one in book.people.items() if one.post in names}
        if part == "people":
            people = [book.people[name] for name in names if name in book.people]
            found |= {one.post for one in people if isinstance(one.post, str)}
            found |= {name for name, one in book.factions.items() if names & set(one.members)}
    return frozenset(found)


def _new_id(book: AddressBook, change: Change) -> str:
    """Return the id of a new entry: as it was typed, or made of its name."""
    taken = {"people": book.people, "posts": book.posts, "factions": book.factions}[change.part]
    typed = str(change.values.get("id") or "").strip()
    if not typed:
        return free_id(_called(change)[:_LONGEST_ID].strip(), taken)
    if not re.match(Identifier.pattern, typed):
        what = _("«{text}» is not a name in small Latin letters.").format(text=typed)
        advice = _("Write, for example, «{name}».").format(name="iva")
        raise InquiryError([Problem("not-an-id", None, what, advice)])
    if typed in taken:
        what = _("The id «{name}» is taken already.").format(name=typed)
        raise InquiryError([Problem("book-id-taken", None, what, _("Choose another one."))])
    return typed


def _called(change: Change) -> str:
    """Return by what a new entry is called, of which an id can be made."""
    for key in ("surname", "name", "label", ""):
        by_code = change.values.get(key)
        texts = by_code if isinstance(by_code, dict) else {}
        for code in ("ru", *texts):
            text = texts.get(code)
            text = text.get("nominative", "") if isinstance(text, dict) else text
            if text and str(text).strip():
                words = str(text).split()
                return words[-1] if change.part == "people" else "-".join(words)
    return ""


def _changing_hands(
    before: State, change: Change, languages: Sequence[str]
) -> tuple[dict[str, Data], str]:
    """Return the entries of a post's former holder and of the new one, and the latter's id."""
    given, post = change.values, change.id
    people = _Entries(before.book.nodes.get("people", {}))
    first = _first_day(given)
    values: dict[str, Data] = {}
    holder = str(given.get("holder") or "")
    for name, person in before.book.model.people.items():
        serves = person.until is None or person.until >= first
        if person.post == post and name != holder and serves:
            values[name] = _dated(people[name], until=(first - _DAY).isoformat())
    if holder and holder not in people:
        raise InquiryError([_gone(holder)])
    if not holder:
        typed = given.get("person")
        person_values = dict(typed) if isinstance(typed, dict) else {}
        name = _new_id(before.book.model, Change(ADD, "people", "", person_values))
        values[name] = _dated(
            written("people", person_values, None, languages), post, first.isoformat()
        )
        return values, name
    entry = people[holder]
    own = entry.get("post")
    if own in (None, "", post):
        values[holder] = _dated(entry, post, first.isoformat())
        return values, holder
    # Letters of the time in the former post still need that: there is an entry for each post.
    name = free_id(holder, before.book.model.people)
    if not entry.get("until"):
        values[holder] = _dated(entry, until=(first - _DAY).isoformat())
    copied = {key: value for key, value in entry.items() if key not in ("from", "until", "post")}
    values[name] = _dated(copied, post, first.isoformat())
    return values, name


def _first_day(given: Mapping[str, Any]) -> datetime.date:
    try:
        return datetime.date.fromisoformat(str(given.get("from") or ""))
    except ValueError:
        what = _("The first day in the post is missing.")
        raise InquiryError([Problem("book-no-day", None, what, _("Write the day."))]) from None


def _dated(entry: Data, post: str = "", first: str = "", until: str = "") -> Data:
    """Return an entry with another term: in a post from a day on, or until a day."""
    if not isinstance(entry, dict):
        return entry
    new = {**entry}
    if until:
        new["until"] = until
    else:
        new |= {"post": post, "from": first}
        new.pop("until", None)
    order = list(PERSON)
    return {key: new[key] for key in sorted(new, key=lambda k: _place(k, entry, order))}


def _place(key: str, entry: Mapping[str, Data], order: Sequence[str]) -> tuple[int, int]:
    """Return where a key stands: as in the entry, a further one behind those of the model."""
    names = list(entry)
    if key in names:
        return names.index(key), -1
    before = [names.index(one) for one in order[: order.index(key)] if one in names]
    return max(before, default=-1), order.index(key)


def _without_member(text: str, file: str, before: State, name: str) -> str:
    """Return the text of a book in which nobody of a name is a member of a faction."""
    factions = _Entries(before.book.nodes.get("factions", {}))
    values = {}
    for one, faction in before.book.model.factions.items():
        if name in faction.members:
            ids = list(faction.members)
            left = [place for place, member in enumerate(ids) if member != name]
            members = Arranged([ids[place] for place in left], left)
            entry = {key: inner for key, inner in factions[one].items() if key != "members"}
            whole = {key: members if key == "members" else v for key, v in factions[one].items()}
            values[one] = whole if left else entry
    return with_entries(text, file, "factions", values) if values else text


def _chambers(text: str, file: Path) -> list[Data]:
    if not re.search(r"(?m)^[^#\s]", text):
        return []
    root = parse(text, str(file))[0]
    if not isinstance(root, Nodes) or CHAMBERS not in root.entries:
        return []
    found = data_of(root.entries[CHAMBERS][1])
    return found if isinstance(found, list) else []


def _of_chambers(
    workspace: Workspace, before: State, change: Change, languages: Sequence[str], file: Path
) -> Made:
    have = _chambers(before.sheet.text, file)
    at = int(change.id) if change.id.isdecimal() else -1
    if change.do != ADD and not 0 <= at < len(have):
        raise InquiryError([_gone(change.id)])
    sources: list[int | None] = list(range(len(have)))
    items = list(have)
    if change.do == ADD:
        items.append(written(CHAMBERS, change.values, None, languages))
        sources.append(None)
        at = len(have)
    elif change.do == REMOVE:
        del items[at], sources[at]
    else:
        items[at] = written(CHAMBERS, change.values, have[at], languages)
    text = with_items(before.sheet.text, str(file), CHAMBERS, Arranged(items, sources))
    sheet = before.sheet.rewritten(text)
    after = State(sheet, before.book, read_setup(text, file, workspace).settings)
    return Made(before, after, frozenset(), str(at))


def _gone(name: str) -> Problem:
    what = _("The address book has no «{name}» any more.").format(name=name)
    return Problem("book-gone", None, what, _("Look at the list again."))
