"""The questions for a new letter as data: what is asked, in which shape, and what can be chosen."""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any, NamedTuple

from drafter.model.addressbook import AddressBook, full_name
from drafter.wording import _
from drafter.wording.phrases import Phrases, phrases
from drafter.wording.posts import known_posts
from drafter.workspace import Workspace

TYPED = "+"
"""What is typed on a terminal to write somebody who is not among the choices."""

KEYS = (
    "languages",
    "addressee",
    "author",
    "subject",
    "request",
    "demands",
    "signatories",
    "body",
)
"""The keys of the letter's file that are asked for, in order."""

Answers = dict[str, Any]
"""The values of the letter's file by key; they are kept between runs as JSON."""


class Shape(Enum):
    """What an answer consists of."""

    LANGUAGES = "codes of languages"
    CHOICE = "one of the choices, or somebody typed"
    TEXTS = "a text for each language"
    LIST = "texts for each language, again and again"
    PEOPLE = "some of the choices, all of them, or names"
    PROSE = "a text of many paragraphs for each language"


class Choice(NamedTuple):
    """Something that can be chosen: the value for the file, and how the choice reads."""

    value: Any
    text: str


class Question(NamedTuple):
    """What is asked about a key of the letter's file, in the language of the user."""

    key: str
    shape: Shape
    text: str
    choices: tuple[Choice, ...] = ()
    needed: bool = True
    hint: str = ""
    """What is said before it is asked."""


def question(
    key: str,
    answers: Answers,
    workspace: Workspace,
    book: AddressBook,
    known_languages: Sequence[str],
) -> Question:
    """Return the question about a key; what can be chosen depends on the answers before."""
    match key:
        case "languages":
            choices = tuple(Choice(code, code) for code in known_languages)
            return Question(key, Shape.LANGUAGES, _("Languages of the letter"), choices)
        case "addressee":
            hint = _("Type a part of a name or a post, or «{mark}» to write another addressee.")
            choices = tuple(_addressees(answers["languages"][0], workspace, book))
            hint = hint.format(mark=TYPED)
            return Question(key, Shape.CHOICE, _("To whom"), choices, hint=hint)
        case "author":
            hint = _("Choose, or «{mark}» to write the name of another faction.")
            choices = tuple(_authors(book))
            hint = hint.format(mark=TYPED)
            return Question(key, Shape.CHOICE, _("On whose behalf"), choices, hint=hint)
        case "subject":
            text = _("Subject: «О …», without a full stop; nothing to leave it out")
            return Question(key, Shape.TEXTS, text, needed=False)
        case "request":
            return Question(key, Shape.TEXTS, _("The request, such as «просит Правительство»"))
        case "demands":
            hint = _("An inquiry needs a demand: it is what the official answers.")
            return Question(key, Shape.LIST, _("Demand {number}; nothing to end"), hint=hint)
        case "signatories":
            members = tuple(_members(answers["author"], book))
            text = _("Who signs: names with commas, such as «А. Перуашев, К. Иса»")
            if members:
                text = _("Who signs: numbers such as «1 3 5», «all», or names with commas")
            return Question(key, Shape.PEOPLE, text, members)
        case _:
            text = _("Press Enter to write the text in «{language}» in an editor")
            return Question(key, Shape.PROSE, text)


def _addressees(language: str, workspace: Workspace, book: AddressBook) -> Iterator[Choice]:
    words = phrases(language, workspace.locales)
    held = set()
    for name, person in book.people.items():
        if person.post is None or person.surname is None:
            continue
        held.add(person.post if isinstance(person.post, str) else "")
        yield Choice(name, f"{full_name(person)} – {_post(person.post, words, book)}")
    for post in known_posts(workspace.locales):
        if post not in held:
            yield Choice({"post": post}, words.phrase("post", post))


def _post(post: Any, words: Phrases, book: AddressBook) -> str:
    if isinstance(post, str) and post in book.posts:
        post = book.posts[post]
    if isinstance(post, str):
        return words.phrase("post", post)
    return str(next(iter(post.values())).nominative)


def _authors(book: AddressBook) -> Iterator[Choice]:
    for name, faction in book.factions.items():
        yield Choice(name, next(iter((faction.name or faction.label or {}).values()), name))
    yield Choice({"deputies": "true"}, _("the deputies in their own name"))


def _members(author: Any, book: AddressBook) -> Iterator[Choice]:
    faction = book.factions.get(author) if isinstance(author, str) else None
    for member in faction.members if faction else ():
        person = book.people.get(member)
        yield Choice(member, full_name(person) if person else member)
