"""The address book: people, posts and factions that letters name by their ids."""

import datetime
import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from drafter.grammar import Forms
from drafter.model.inquiry import (
    GENDER,
    LABEL,
    NAME,
    PARTS_OF_NAME,
    Executor,
    Names,
    Signatory,
    Texts,
)
from drafter.model.shapes import (
    NOTHING,
    CaseForms,
    Day,
    Identifier,
    Line,
    Many,
    Model,
    Named,
    PerLanguage,
    Post,
    Record,
    key,
)
from drafter.wording import N_, _, spoken

_WORD = re.compile(r"[^\W\d_]+")
_INITIAL = re.compile(r"(\w)\w*\.?")


class Person(Model):
    """An official or a deputy."""

    name: Texts | None = key(
        LABEL, N_("Name"), N_("Initials and surname, where the given name is not known.")
    )
    surname: Names | None = key(NAME, N_("Surname"), N_("The person's surname."))
    given: Names | None = key(NAME, N_("Given name"), N_("The person's given name."))
    patronymic: Names | None = key(NAME, N_("Patronymic"), N_("The person's patronymic."))
    gender: str | None = key(
        GENDER,
        N_("Gender"),
        N_(
            "The person's gender, on which the salutation and the case endings depend; it may be"
            " left out where the patronymic shows it."
        ),
    )
    post: str | Names | None = key(
        Post(),
        N_("Post"),
        N_("The person's post: an id of the address book or of the posts catalog, or own words."),
    )
    from_: datetime.date | None = key(
        Day(), N_("From"), N_("The first day in the post, as 2025-11-26.")
    )
    until: datetime.date | None = key(
        Day(), N_("Until"), N_("The last day in the post, as 2025-11-26.")
    )

    def serves(self, day: datetime.date) -> bool:
        """Tell whether the person is in office on a day, as far as the book says."""
        return (self.from_ or day) <= day <= (self.until or day)


class Faction(Model):
    """A faction, or any author who writes again and again."""

    name: Texts | None = key(
        LABEL, N_("Faction"), N_("The name of the faction, without quotation marks.")
    )
    label: Texts | None = key(
        LABEL, N_("Label"), N_("The author in own words, exactly as it must be printed.")
    )
    members: tuple[str, ...] = key(
        Many(Identifier()),
        N_("Members"),
        N_("The ids of the members, in the order of signing."),
        default=(),
    )
    executor: Executor | None = key(
        Record(Executor, plain="name"),
        N_("Executor"),
        N_("Who prepares the faction's letters."),
    )
    letterhead: str | None = key(
        Line(), N_("Letterhead"), N_("The faction's look: a Word file in the folder of templates.")
    )


class AddressBook(Model):
    """What the file `addressbook.yaml` of a workspace holds."""

    people: Mapping[str, Person] = key(
        Named(Record(Person, one_of=("name", "surname"), needs=PARTS_OF_NAME)),
        N_("People"),
        N_("Officials and deputies, each under an id in small Latin letters."),
        default=NOTHING,
    )
    posts: Mapping[str, Mapping[str, Forms]] = key(
        Named(PerLanguage(CaseForms(posts=True))),
        N_("Posts"),
        N_("Posts that the catalog lacks, each under an id."),
        default=NOTHING,
    )
    factions: Mapping[str, Faction] = key(
        Named(Record(Faction, one_of=("name", "label"))),
        N_("Factions"),
        N_("Factions and other authors, each under an id."),
        default=NOTHING,
    )

    @cached_property
    def holders(self) -> Mapping[str, list[tuple[str, Person]]]:
        """The people of each post of the catalog or of the book."""
        found: dict[str, list[tuple[str, Person]]] = {}
        for name, person in self.people.items():
            if isinstance(person.post, str):
                found.setdefault(person.post, []).append((name, person))
        return found

    def holder(self, post: str, day: datetime.date) -> str | None:
        """Return the id of the person who holds a post on a day; the last one if none does."""
        holders = self.holders.get(post, ())
        serving = [name for name, person in holders if person.serves(day)]
        return next(iter([*serving[-1:], *[name for name, _person in holders][-1:]]), None)


def short_name(person: Signatory | Person, language: str) -> str:
    """Return a person's name as «А. Перуашев», however it was written; empty without a version."""
    if person.name is not None:
        text = person.name.get(language, "")
        initials = re.sub(r"(?<=\w)\.\s*(?:\w\.\s*)*", ". ", text, count=1)
        return " ".join(initials.split())
    names = [t[language].nominative for t in (person.given, person.surname) if t and language in t]
    return " ".join([*(_INITIAL.sub(r"\1.", name, count=1) for name in names[:-1]), *names[-1:]])


def full_name(person: Person, language: str) -> str:
    """Return the name of a person of the address book, surname first.

    Where it is not written in the language, it stands in the first one that it is written in.
    """
    if person.name is not None:
        return person.name.get(language) or next(iter(person.name.values()), "")
    parts = (person.surname, person.given, person.patronymic)
    return " ".join(
        part.get(language, next(iter(part.values()))).nominative for part in parts if part
    )


def people_of(book: AddressBook) -> tuple[Person, ...]:
    """Return the people of a book, with its own posts in words in place of their ids."""
    return tuple(
        one.replaced(post=book.posts[one.post])
        if isinstance(one.post, str) and one.post in book.posts
        else one
        for one in book.people.values()
    )


def out_of_office(person: Person, day: datetime.date) -> str:
    """Return that a person is not in office on a day; empty for one who is."""
    if person.serves(day):
        return ""
    what, end = _("«{name}» was in office until {day}."), person.until
    if person.from_ and day < person.from_:
        what, end = _("«{name}» is in office only from {day}."), person.from_
    return what.format(name=full_name(person, spoken()), day=f"{end:%d.%m.%Y}")


def members_of(book: AddressBook) -> dict[tuple[str, str], frozenset[str]]:
    """Return the short names of each faction's members, by a language and the faction's name."""
    return {
        (language, text): frozenset(
            short_name(book.people[member], language)
            for member in faction.members
            if member in book.people
        )
        for faction in book.factions.values()
        for language, text in (faction.name or {}).items()
    }


def words_of(book: AddressBook) -> frozenset[str]:
    """Return the words of every name and post of the book in small letters, in all languages."""
    posts = [text for post in book.posts.values() for text in _texts(post)]
    people = [
        text
        for person in book.people.values()
        for value in (person.name, person.surname, person.given, person.patronymic)
        for text in _texts(value or {})
    ]
    factions = [
        text
        for faction in book.factions.values()
        for value in (faction.name, faction.label)
        for text in _texts(value or {})
    ]
    words = (word for text in (*posts, *people, *factions) for word in _WORD.findall(text.lower()))
    return frozenset(words)


def _texts(value: Mapping[str, str | Forms]) -> Iterator[str]:
    """Yield a text in each language, in the cases that are given."""
    for text in value.values():
        yield from (text,) if isinstance(text, str) else (text.nominative, *text.explicit.values())
