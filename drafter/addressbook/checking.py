"""What is wrong in an address book, though it can be read."""

from collections.abc import Iterator

from drafter.addressbook.loading import load_book
from drafter.errors import Problem
from drafter.reading.nodes import Mapping, Node, Scalar, Sequence
from drafter.wording import _
from drafter.wording.alphabets import mixed_words
from drafter.wording.languages import in_language
from drafter.wording.phrases import letter_languages
from drafter.workspace import Workspace


def book_problems(workspace: Workspace) -> Iterator[Problem]:
    """Yield what is wrong in the address book of a workspace.

    Unknown members, the same person twice, a language that is missing, mixed alphabets, a term
    that ends before it begins.  Raises InquiryError where the book cannot be read.
    """
    book = load_book(workspace)
    languages = _used(list(book.nodes.values()), letter_languages(workspace.locales))
    for part in book.nodes.values():
        for node in part.values():
            yield from _of_texts(node, languages)
    yield from _of_people(workspace)
    factions = book.nodes.get("factions", {})
    for name, faction in book.model.factions.items():
        listed = factions[name]
        members = listed.entries.get("members") if isinstance(listed, Mapping) else None
        items = members[1].items if members and isinstance(members[1], Sequence) else []
        seen: set[str] = set()
        for member, item in zip(faction.members, items, strict=True):
            if member not in book.model.people:
                what = _("The address book has no «{name}».").format(name=member)
                advice = _("Add the person, or correct the id.")
                yield Problem("unknown-id", item.place, what, advice)
            if member in seen:
                what = _("«{name}» stands twice.").format(name=member)
                yield Problem("book-member-twice", item.place, what, _("Delete one of the two."))
            seen.add(member)


def _of_people(workspace: Workspace) -> Iterator[Problem]:
    book = load_book(workspace)
    names: dict[tuple[str, ...], str] = {}
    for name, person in book.model.people.items():
        place = book.nodes["people"][name].place
        parts = [p for p in (person.surname, person.given, person.patronymic) if p]
        words = tuple(forms.nominative for part in parts for forms in part.values())
        first = names.setdefault(words, name) if words else name
        if first != name and person.post == book.model.people[first].post:
            what = _("«{name}» is the same person as «{other}».").format(name=name, other=first)
            yield Problem("book-person-twice", place, what, _("Delete one of the two."))
        if person.from_ and person.until and person.until < person.from_:
            what = _("The term of «{name}» ends before it begins.").format(name=name)
            yield Problem("term-reversed", place, what, _("Check «from» and «until»."))


def _used(parts: list[object], known: list[str]) -> list[str]:
    """Return the languages that the texts of the book are written in."""
    found = {name for part in parts for name in _keys(part)}
    return [language for language in known if language in found]


def _keys(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for value in node.values():
            yield from _keys(value)
    elif isinstance(node, Mapping):
        for name, (_key, value) in node.entries.items():
            yield name
            yield from _keys(value)


def _of_texts(node: Node, languages: list[str]) -> Iterator[Problem]:
    if isinstance(node, Scalar):
        for mixed in mixed_words(node.text):
            what = _("The word «{word}» mixes Latin and Cyrillic letters.").format(word=mixed.word)
            advice = _("Write «{word}».").format(word=mixed.meant or "…")
            yield Problem("mixed-alphabets", node.place, what, advice)
    elif isinstance(node, Mapping):
        if any(language in node.entries for language in languages):
            for language in languages:
                if language not in node.entries:
                    what = _("The version {in_language} is missing.")
                    advice = _("Add a line «{language}: …».").format(language=language)
                    what = what.format(in_language=in_language(language))
                    yield Problem("missing-version", node.place, what, advice)
        for _key, value in node.entries.values():
            yield from _of_texts(value, languages)
    else:
        for item in node.items:
            yield from _of_texts(item, languages)
