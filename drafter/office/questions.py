"""The questions for a new letter as data: what is asked, in which shape, and what can be chosen."""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any, NamedTuple

from drafter.model.addressbook import AddressBook, full_name
from drafter.office.kinds import kinds_in_words
from drafter.wording import _, pgettext, speaking, spoken
from drafter.wording.languages import language_name
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
    "further",
    "body",
)
"""What is asked for, in order: keys of the letter's file, and `further`, which has others."""

OFFICIALS = "officials"
"""The question about somebody else to whom the letter, or a copy of it, goes."""

POSTS = {"posts": "true"}
"""The author of a letter that names none: each signatory has a post."""

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
    also: str = ""
    """What it is called in the languages of the letter: it is found by these words, too."""


class Question(NamedTuple):
    """What is asked about a key of the letter's file, in the language of the user."""

    key: str
    shape: Shape
    text: str
    choices: tuple[Choice, ...] = ()
    needed: bool = True
    hint: str = ""
    """What is said before it is asked."""

    def about(self, language: str) -> str:
        """Return what is asked about one language, with an example in that language."""
        with speaking(language):
            example = {
                "subject": pgettext("subject of a letter", "On the repair of roads"),
                "request": pgettext("request of a letter", "asks the Government"),
            }.get(self.key, "")
        return self.text.format(example=example)


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
            choices = tuple(Choice(code, language_name(code)) for code in known_languages)
            names = ", ".join(f"{choice.value} – {choice.text}" for choice in choices)
            text = _("Languages of the letter ({names})").format(names=names)
            return Question(key, Shape.LANGUAGES, text, choices)
        case "addressee" | "officials":
            hint = _("Type a part of a name or a post, or «{mark}» to write another addressee.")
            choices = tuple(_addressees(answers["languages"], workspace, book))
            hint = hint.format(mark=TYPED)
            return Question(key, Shape.CHOICE, _("To whom"), choices, hint=hint)
        case "author":
            hint = _("Choose, or «{mark}» to write the name of another faction.")
            choices = tuple(_authors(book))
            hint = hint.format(mark=TYPED)
            return Question(key, Shape.CHOICE, _("On whose behalf"), choices, hint=hint)
        case "subject":
            text = _("Subject, such as «{example}», without a full stop; it may stay empty")
            return Question(key, Shape.TEXTS, text, needed=False)
        case "request":
            return Question(key, Shape.TEXTS, _("The request, such as «{example}»"))
        case "demands":
            hint = _("An inquiry needs a demand: it is what the official answers.")
            return Question(key, Shape.LIST, _("Demand {number}; leave it empty to end"), hint=hint)
        case "signatories":
            return _who_signs(answers["author"], book)
        case "kind":
            named = kinds_in_words(workspace, answers["languages"])
            choices = tuple(Choice(name, text) for name, text in named)
            hint = _("Choose the kind of letter.")
            return Question(key, Shape.CHOICE, _("Kind of letter"), choices, hint=hint)
        case "further":
            text = _("What else the letter has; Enter goes on")
            return Question(key, Shape.CHOICE, text, needed=False)
        case _:
            text = _("Press Enter to write the text {in_language} in an editor")
            return Question(key, Shape.PROSE, text)


def _who_signs(author: Any, book: AddressBook) -> Question:
    members = tuple(_members(author, book))
    text = _("Who signs: names with commas, such as «А. Перуашев, К. Иса»")
    if author == POSTS:
        text = _("Who signs: names with commas; the post of each is asked after that")
    elif members:
        text = _("Who signs: numbers such as «1 3 5», «all», or names with commas")
    return Question("signatories", Shape.PEOPLE, text, members)


def _addressees(
    languages: Sequence[str], workspace: Workspace, book: AddressBook
) -> Iterator[Choice]:
    """Yield officials and posts, each in the language of the user and found in every other."""
    known = dict.fromkeys((spoken(), *languages))
    words, *others = (phrases(language, workspace.locales) for language in known)
    held = set()
    for name, person in book.people.items():
        if person.post is None or person.surname is None:
            continue
        held.add(person.post if isinstance(person.post, str) else "")
        text, *also = (
            f"{full_name(person, one.language)} – {_post(person.post, one, book)}"
            for one in (words, *others)
        )
        yield Choice(name, text, " ".join(also))
    for post in known_posts(workspace.locales):
        if post not in held:
            text, *also = (one.found("post", post) or post for one in (words, *others))
            yield Choice({"post": post}, text, " ".join(also))


def _post(post: Any, words: Phrases, book: AddressBook) -> str:
    if isinstance(post, str) and post in book.posts:
        post = book.posts[post]
    if isinstance(post, str):
        return words.found("post", post) or post
    return str(post.get(words.language, next(iter(post.values()))).nominative)


def _authors(book: AddressBook) -> Iterator[Choice]:
    for name, faction in book.factions.items():
        names = faction.name or faction.label or {}
        text = names.get(spoken()) or next(iter(names.values()), name)
        yield Choice(name, text, " ".join(names.values()))
    yield Choice({"deputies": "true"}, _("the deputies in their own name"))
    yield Choice(POSTS, _("whoever signs, each with a post"))


def _members(author: Any, book: AddressBook) -> Iterator[Choice]:
    faction = book.factions.get(author) if isinstance(author, str) else None
    for member in faction.members if faction else ():
        person = book.people.get(member)
        yield Choice(member, full_name(person, spoken()) if person else member)
