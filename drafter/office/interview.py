"""The interview for a new letter: its questions in order, and the answers as they are kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from drafter.grammar import Gender
from drafter.model.addressbook import AddressBook, full_name
from drafter.wording import _
from drafter.wording.phrases import phrases, post_ids
from drafter.wording.posts import POSTS
from drafter.workspace import Workspace

BACK = "<"
"""What is typed to go back to the question before."""

TYPED = "+"
"""What is typed to write an addressee who is not in the address book."""

_SHOWN = 15
"""So many choices fit on a screen."""

Answers = dict[str, Any]
"""The values of the letter's file by key; they are kept between runs as JSON."""


class GoBackError(Exception):
    """Somebody wants to go back to the question before."""


class Console(Protocol):
    """How questions are asked."""

    def say(self, text: str) -> None:
        """Show a line."""

    def ask(self, question: str, default: str = "") -> str:
        """Return the answer to a question, `default` if nothing was typed; raises GoBackError."""

    def edit(self, text: str) -> str:
        """Return a text as a person left it in an editor."""


class Choice(NamedTuple):
    """Somebody to whom a letter can go: the value for the file, and how the choice reads."""

    value: Any
    text: str


@dataclass
class Interview:
    """Asks for what a letter needs, and keeps the answers."""

    console: Console
    workspace: Workspace
    book: AddressBook
    known_languages: list[str]
    show_names: Callable[[Answers], Iterator[str]]
    """Tells how names and posts will stand in the letter."""

    answers: Answers = field(default_factory=dict)

    def questions(self) -> dict[str, Callable[[], None]]:
        """Return what is asked, in order, by the keys of the letter's file."""
        return {
            "languages": self.languages,
            "addressee": self.addressee,
            "author": self.author,
            "subject": self.subject,
            "request": self.request,
            "demands": self.demands,
            "signatories": self.signatories,
            "body": self.body,
        }

    def run(self, keep: Callable[[Answers], None]) -> Answers:
        """Ask what has no answer yet; `keep` is called with the answers after each question."""
        questions = self.questions()
        names = list(questions)
        asked: list[str] = []
        number = 0
        while number < len(names):
            name = names[number]
            if name in self.answers and name not in asked:
                number += 1
                continue
            try:
                questions[name]()
            except GoBackError:
                number = max(0, number - 1)
                asked.append(names[number])
                continue
            keep(self.answers)
            number += 1
        return self.answers

    def languages(self) -> None:
        """Ask in which languages the letter is to be."""
        usual = " ".join(self.known_languages)
        while True:
            text = self.console.ask(_("Languages of the letter"), usual)
            chosen = text.replace(",", " ").split()
            if chosen and set(chosen) <= set(self.known_languages):
                self.answers["languages"] = chosen
                return
            self.console.say(_("Possible here: {names}.").format(names=usual))

    def addressee(self) -> None:
        """Ask to whom the letter goes: chosen from the book and the posts, or typed."""
        choices = list(self._addressees())
        self.console.say(
            _("Type a part of a name or a post, or «{mark}» to write another addressee.").format(
                mark=TYPED
            )
        )
        self.answers["addressee"] = self._chosen(
            choices, _("To whom"), lambda text: self._typed_addressee() if text == TYPED else None
        )

    def _addressees(self) -> Iterator[Choice]:
        words = phrases(self.answers["languages"][0], self.workspace.locales)
        held = set()
        for name, person in self.book.people.items():
            if person.post is None or person.surname is None:
                continue
            held.add(person.post if isinstance(person.post, str) else "")
            yield Choice(name, f"{full_name(person)} – {self._post(person.post, words)}")
        ids = post_ids(self.workspace.locales)
        # The catalog has officials who answer inquiries first, and akims after them.
        for post in dict.fromkeys([*(post for post in POSTS if post in ids), *ids]):
            if post not in held:
                yield Choice({"post": post}, words.phrase("post", post))

    def _post(self, post: Any, words: Any) -> str:
        if isinstance(post, str) and post in self.book.posts:
            post = self.book.posts[post]
        if isinstance(post, str):
            return str(words.phrase("post", post))
        return str(next(iter(post.values())).nominative)

    def _typed_addressee(self) -> dict[str, Any]:
        post = self._texts(_("Post, in the nominative"))
        surname = self._texts(_("Surname; nothing for a letter to the post alone"), needed=False)
        if surname is None:
            return {"post": post}
        person = {"post": post, "surname": surname, "given": self._texts(_("Given name"))}
        if patronymic := self._texts(_("Patronymic, if there is one"), needed=False):
            person["patronymic"] = patronymic
        gender = ""
        while gender not in tuple(Gender):
            text = self.console.ask(_("A man (1) or a woman (2)"))
            gender = {"1": Gender.MASCULINE, "2": Gender.FEMININE}.get(text, "")
        return {**person, "gender": str(gender)}

    def author(self) -> None:
        """Ask on whose behalf the letter is: a faction of the book, one typed, or the deputies."""
        choices = [
            Choice(name, next(iter((faction.name or faction.label or {}).values()), name))
            for name, faction in self.book.factions.items()
        ]
        own = _("the deputies in their own name")
        choices.append(Choice({"deputies": "true"}, own))
        self.console.say(
            _("Choose, or «{mark}» to write the name of another faction.").format(mark=TYPED)
        )

        def typed(text: str) -> Any:
            return (
                {"faction": self._texts(_("Faction, without quotation marks"))}
                if text == TYPED
                else None
            )

        self.answers["author"] = self._chosen(choices, _("On whose behalf"), typed)

    def subject(self) -> None:
        """Ask what the letter is about; nothing leaves the subject out."""
        question = _("Subject: «О …», without a full stop; nothing to leave it out")
        self.answers["subject"] = self._texts(question, needed=False)

    def request(self) -> None:
        """Ask for the verb that leads to the demands."""
        self.answers["request"] = self._texts(_("The request, such as «просит Правительство»"))

    def demands(self) -> None:
        """Ask for the demands one by one, until nothing is typed."""
        demands: list[Any] = []
        while True:
            number = len(demands) + 1
            question = _("Demand {number}; nothing to end").format(number=number)
            try:
                demand = self._texts(question, needed=False)
            except GoBackError:
                if not demands:
                    raise
                demands.pop()
                continue
            if demand is not None:
                demands.append(demand)
            elif demands:
                break
            else:
                self.console.say(_("An inquiry needs a demand: it is what the official answers."))
        self.answers["demands"] = demands

    def signatories(self) -> None:
        """Ask who signs: members ticked by their numbers, «all», or names."""
        author = self.answers["author"]
        faction = self.book.factions.get(author) if isinstance(author, str) else None
        members = list(faction.members) if faction else []
        for number, member in enumerate(members, 1):
            person = self.book.people.get(member)
            self.console.say(f"{number:3} {full_name(person) if person else member}")
        if members:
            question = _("Who signs: numbers such as «1 3 5», «all», or names with commas")
        else:
            question = _("Who signs: names with commas, such as «А. Перуашев, К. Иса»")
        while True:
            text = self.console.ask(question, "all" if members else "")
            chosen = _ticked(text, members)
            if chosen:
                self.answers["signatories"] = chosen
                return
            self.console.say(_("Nobody is chosen."))

    def body(self) -> None:
        """Show the names as they will stand, and open the editor for the text in each language."""
        for line in self.show_names(self.answers):
            self.console.say(line)
        texts = {}
        for language in self.answers["languages"]:
            self.console.ask(
                _("Press Enter to write the text in «{language}» in an editor").format(
                    language=language
                )
            )
            texts[language] = self.console.edit(self.answers.get("body", {}).get(language, ""))
        self.answers["body"] = texts

    def _texts(self, question: str, *, needed: bool = True) -> dict[str, str] | None:
        """Return a text for each language; None where nothing was typed for the first one."""
        texts: dict[str, str] = {}
        languages = self.answers["languages"]
        position = 0
        while position < len(languages):
            language = languages[position]
            suffix = f" [{language}]" if len(languages) > 1 else ""
            try:
                text = self.console.ask(question + suffix, texts.get(language, ""))
            except GoBackError:
                if position == 0:
                    raise
                position -= 1
                continue
            if not text and not needed and position == 0:
                return None
            if text:
                texts[language] = text
                position += 1
            else:
                self.console.say(_("A text is needed in each language of the letter."))
        return texts

    def _chosen(self, choices: list[Choice], question: str, typed: Callable[[str], Any]) -> Any:
        """Return the value of a choice by its number or a part of its text."""
        shown = choices
        while True:
            for number, choice in enumerate(shown[:_SHOWN], 1):
                self.console.say(f"{number:3} {choice.text}")
            if len(shown) > _SHOWN:
                self.console.say(f"    … ({len(shown) - _SHOWN})")
            text = self.console.ask(question)
            if (value := typed(text)) is not None:
                return value
            if text.isdecimal() and 0 < int(text) <= min(len(shown), _SHOWN):
                return shown[int(text) - 1].value
            found = [choice for choice in choices if text and _matches(text, choice)]
            if len(found) == 1:
                self.console.say(found[0].text)
                return found[0].value
            if not found:
                self.console.say(_("Nothing fits «{text}».").format(text=text))
            shown = found or choices


def _matches(text: str, choice: Choice) -> bool:
    known = f"{choice.value} {choice.text}".casefold()
    return all(word in known for word in text.casefold().split())


def _ticked(text: str, members: list[str]) -> Any:
    """Return the signatories that an answer names: «all», ids of ticked members, or names."""
    if text == "all":
        return "all" if members else None
    numbers = text.replace(",", " ").split()
    if members and numbers and all(number.isdecimal() for number in numbers):
        chosen = dict.fromkeys(int(number) for number in numbers)
        known = all(0 < number <= len(members) for number in chosen)
        return [members[number - 1] for number in chosen] if known else None
    return [" ".join(name.split()) for name in text.split(",") if name.strip()]
