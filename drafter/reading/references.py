"""Ids of the address book in a letter: the nodes that they stand for."""

import datetime
import re
from collections.abc import Callable
from collections.abc import Mapping as Lookup

from drafter.clock import today
from drafter.errors import WARNING, InquiryError, Problem
from drafter.model.addressbook import AddressBook, Person, out_of_office
from drafter.model.shapes import Identifier
from drafter.model.structs import Struct
from drafter.reading.nodes import Mapping, Node, Scalar, Sequence
from drafter.wording import _, suggestions
from drafter.wording.phrases import post_ids
from drafter.workspace import Workspace

_ID = re.compile(Identifier.pattern)
_DAY = r"\d{4}-\d{2}-\d{2}"


class Book(Struct):
    """An address book as the model and as nodes with their places, by part and id."""

    model: AddressBook
    nodes: Lookup[str, Lookup[str, Node]]


def empty_book() -> Book:
    """Return a book that has nobody."""
    return Book(AddressBook(), {})


class References:
    """Finds what the ids of one letter stand for, and notes what is doubtful."""

    def __init__(
        self, workspace: Workspace, book: Callable[[], Book], problems: list[Problem]
    ) -> None:
        """Take the workspace, what returns its address book, and the list of problems to add to."""
        self.workspace = workspace
        self._load = book
        self.problems = problems
        self.doubts: list[Problem] = []
        self._day: datetime.date | None = None
        self._book: Book | None = None
        self._is_broken = False

    def dated(self, root: Node) -> None:
        """Take the day of the letter from its root: who holds a post depends on it."""
        self._day = day_of(root)

    @property
    def day(self) -> datetime.date:
        """The day of the letter, which is today where it names none."""
        self._day = self._day or today()
        return self._day

    @property
    def book(self) -> Book:
        """The address book; an empty one, after a problem was noted, where it cannot be read."""
        if self._book is None:
            try:
                self._book = self._load()
            except InquiryError as error:
                self.problems += error.problems
                self._is_broken = True
                self._book = empty_book()
        return self._book

    def post(self, name: str) -> Node | None:
        """Return the node of a post of the book."""
        return self.book.nodes.get("posts", {}).get(name)

    def person(self, node: Scalar, keys: list[str]) -> Mapping | None:
        """Return what a person has for these keys; None after a problem was noted.

        The id of a post stands for the person who holds it on the day of the letter, or, where a
        post is among the keys, for the post alone.
        """
        people = self.book.model.people
        name = node.text if node.text in people else self.book.model.holder(node.text, self.day)
        if name is None:
            return self._post_alone(node, with_post="post" in keys)
        self._doubt(node, people[name])
        found = self._entries("people", name, keys)
        if "surname" in keys and "name" not in keys and "surname" not in found.entries:
            what = _("The address book has no surname of «{name}».").format(name=name)
            advice = _("Add surname, given and gender.")
            self.problems.append(Problem("no-surname", found.place, what, advice))
            return None
        return found

    def _post_alone(self, node: Scalar, *, with_post: bool) -> Mapping | None:
        """Return the keys of an official without a name, if `with_post` one will do.

        None is returned after a problem was noted.
        """
        posts = [*self.book.model.posts, *post_ids(self.workspace.locales)] if with_post else []
        if node.text in posts:
            post = self.post(node.text) or node
            return Mapping(node.place, entries={"post": (Scalar("post", node.place), post)})
        known = [*self.book.model.people, *self.book.model.holders, *posts]
        self._unknown(node, known, or_post=with_post)
        return None

    def faction(self, node: Scalar) -> Mapping | None:
        """Return the author that the id of a faction stands for; None after a problem was noted."""
        factions = self.book.model.factions
        if node.text not in factions:
            self._unknown(node, list(factions))
            return None
        found = self._entries("factions", node.text, ["name", "label"])
        names = {"name": "faction", "label": "label"}
        entries = {names[name]: entry for name, entry in found.entries.items()}
        return Mapping(found.place, entries=entries)

    def members(self, node: Scalar, root: Node) -> Sequence | None:
        """Return the ids of the members of the author's faction, as items of a list."""
        author = root.entries.get("author") if isinstance(root, Mapping) else None
        named = author[1] if author else None
        faction = isinstance(named, Scalar) and self.book.model.factions.get(named.text)
        if isinstance(named, Scalar) and is_reference(named) and not faction:
            return None  # that the book has no such author, or is broken, is said elsewhere
        if not faction or not faction.members:
            what = _("The author is no faction of the address book, whose members could all sign.")
            advice = _("Name the signatories, or write the faction's id after «author:».")
            self.problems.append(Problem("no-members", node.place, what, advice))
            return None
        return Sequence(node.place, [Scalar(name, node.place) for name in faction.members])

    def of_faction(self, root: Node, name: str) -> Node | None:
        """Return what the faction of a letter has for a key; None where it has nothing."""
        author = root.entries.get("author") if isinstance(root, Mapping) else None
        if author is None or not is_reference(author[1]) or not isinstance(author[1], Scalar):
            return None
        node = self.book.nodes.get("factions", {}).get(author[1].text)
        return node.entries[name][1] if isinstance(node, Mapping) and name in node.entries else None

    def _entries(self, part: str, name: str, keys: list[str]) -> Mapping:
        node = self.book.nodes[part][name]
        assert isinstance(node, Mapping)  # noqa: S101 - the book was read as such
        entries = {key: entry for key, entry in node.entries.items() if key in keys}
        return Mapping(node.place, entries=entries)

    def _unknown(self, node: Scalar, known: list[str], *, or_post: bool = False) -> None:
        if self._is_broken:
            return  # what is wrong with the book itself has been said
        if self.workspace.has_book:
            what = _("The address book has no «{name}».")
            advice = _("See what it has: drafter book list")
            if or_post:
                what = _("Neither the address book nor the posts catalog has «{name}».")
                advice = _("See what there is: drafter book list people, drafter book list posts")
        else:
            what = _("«{name}» is an id of an address book, but there is none here.")
            advice = _("Make a workspace with: drafter init; or write the names here.")
            if self.workspace.folder:
                advice = _("Put addressbook.yaml into {folder}, or write the names here.")
                advice = advice.format(folder=self.workspace.folder)
        if close := suggestions.closest(node.text, known):
            advice = _("Did you mean «{name}»?").format(name=close)
        self.problems.append(Problem("unknown-id", node.place, what.format(name=node.text), advice))

    def _doubt(self, node: Scalar, person: Person) -> None:
        if what := out_of_office(person, self.day):
            advice = _("Check the date of the letter, or choose another addressee.")
            self.doubts.append(Problem("out-of-office", node.place, what, advice, WARNING))


def is_reference(node: Node) -> bool:
    """Tell whether a node is an id, which no name in its own letters can be."""
    return isinstance(node, Scalar) and _ID.match(node.text) is not None


def day_of(root: Node | None) -> datetime.date | None:
    """Return the day of a letter; None where its root names none that there is."""
    node = root.entries.get("date") if isinstance(root, Mapping) else None
    if node and isinstance(node[1], Scalar) and re.fullmatch(_DAY, node[1].text):
        try:
            return datetime.date.fromisoformat(node[1].text)
        except ValueError:
            return None  # the reader says that there is no such day
    return None
