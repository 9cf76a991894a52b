"""The interview for a new letter on a terminal: asks the questions in order, keeps the answers."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Protocol

from drafter.grammar import Gender
from drafter.grammar.names import gender_of_patronymic
from drafter.model.addressbook import AddressBook
from drafter.office.draft import Given
from drafter.office.questions import KEYS, TYPED, Answers, Choice, Question, question
from drafter.wording import _
from drafter.wording.languages import in_language
from drafter.workspace import Workspace

BACK = "<"
"""What is typed to go back to the question before."""

OMIT = "-"
"""What is typed to leave out what was answered before; Enter keeps it."""

_SHOWN = 15
"""So many choices fit on a screen."""


class GoBackError(Exception):
    """Somebody wants to go back to the question before."""


class Console(Protocol):
    """How questions are asked."""

    def say(self, text: str) -> None:
        """Show a line."""

    def ask(self, question: str, default: str = "") -> str:
        """Return the answer to a question, `default` if nothing was typed; raises GoBackError."""

    def edit(self, question: str, text: str) -> str:
        """Return a text as a person left it in an editor, which is announced by a question."""


class Recorded:
    """A console that keeps each reply; those of an earlier run are given once more, unasked."""

    def __init__(self, console: Console, given: Given, keep: Callable[[Given], None]) -> None:
        """Take the console, what was given before, and what is called after each reply."""
        self._console, self._given, self._keep = console, given, keep
        self.earlier = list(given.replies)
        """The replies of an earlier run that are still to be given."""

    def say(self, text: str) -> None:
        """Show a line."""
        self._console.say(text)

    def ask(self, question: str, default: str = "") -> str:
        """Return the reply to a question; raises GoBackError."""
        if self.earlier:
            text = self.earlier.pop(0)
            self._console.say(f"{question}: {text}")
        else:
            try:
                text = self._console.ask(question, default)
            except GoBackError:
                text = BACK
            self._record(text)
        if text == BACK:
            raise GoBackError
        return text

    def edit(self, question: str, text: str) -> str:
        """Return a text from an editor; raises GoBackError where it was not wanted."""
        if self.earlier:
            return self.earlier.pop(0)
        text = self._console.edit(question, text)
        self._record(text)
        return text

    def _record(self, text: str) -> None:
        self._given.replies.append(text)
        self._keep(self._given)


@dataclass
class Interview:
    """Asks for what a letter needs, and keeps the answers."""

    console: Console
    workspace: Workspace
    book: AddressBook
    known_languages: list[str]
    show_names: Callable[[Answers], Iterator[str]]
    """Tells how names and posts will stand in the letter."""

    given: Given = field(default_factory=Given)
    """What was answered before, in an interview that is gone on with."""

    _begun: Answers = field(default_factory=dict)
    """What was typed of answers that were left by going back, by their keys."""

    @property
    def answers(self) -> Answers:
        """The whole answers."""
        return self.given.answers

    def run(self, keep: Callable[[Given], None]) -> Answers:
        """Ask what has no answer yet; `keep` is called after each reply with all that was given."""
        ask = {
            "languages": self.languages,
            "addressee": self.addressee,
            "author": self.author,
            "subject": self.subject,
            "request": self.request,
            "demands": self.demands,
            "signatories": self.signatories,
            "body": self.body,
        }
        given, begun = self.given, deepcopy(self.given.left)
        self._begun = begun
        self.console = recorded = Recorded(self.console, given, keep)
        while (name := self._next()) is not None:
            try:
                ask[name]()
                given.again[:] = [key for key in given.again if key != name]
            except GoBackError:
                before = KEYS[max(0, KEYS.index(name) - 1)]
                given.again[:] = [*given.again, before]
            given.question_asked(begun)
            recorded.earlier.clear()
            keep(given)
        return self.answers

    def _next(self) -> str | None:
        """Return the key that is asked next; None where all are answered."""
        given = self.given
        open_ = (key for key in KEYS if key not in given.answers or key in given.again)
        return next(open_, None)

    def question(self, key: str) -> Question:
        """Return the question about a key, as far as the answers before allow it."""
        return question(key, self.answers, self.workspace, self.book, self.known_languages)

    def languages(self) -> None:
        """Ask in which languages the letter is to be."""
        asked = self.question("languages")
        known = [choice.value for choice in asked.choices]
        while True:
            text = self.console.ask(asked.text, " ".join(self.answers.get("languages", known)))
            chosen = text.replace(",", " ").split()
            if chosen and set(chosen) <= set(known):
                self.answers["languages"] = chosen
                return
            self.console.say(_("Possible here: {names}.").format(names=" ".join(known)))

    def addressee(self) -> None:
        """Ask to whom the letter goes: chosen from the book and the posts, or typed."""
        self.answers["addressee"] = self._chosen(
            self.question("addressee"),
            lambda text: self._typed_addressee() if text == TYPED else None,
        )

    def _typed_addressee(self) -> dict[str, Any]:
        earlier = self._earlier("addressee")
        earlier = earlier if isinstance(earlier, dict) else {}

        def texts(key: str, text: str, *, needed: bool = True) -> dict[str, str] | None:
            before = earlier.get(key)
            return self._texts(key, text, before if isinstance(before, dict) else {}, needed=needed)

        post = texts("post", _("Post, in the nominative"))
        without_name = _("Surname; leave it empty for a letter to the post alone")
        surname = texts("surname", without_name, needed=False)
        if surname is None:
            return {"post": post}
        person = {"post": post, "surname": surname, "given": texts("given", _("Given name"))}
        patronymic = texts("patronymic", _("Patronymic, if there is one"), needed=False)
        if patronymic:
            person["patronymic"] = patronymic
            if any(map(gender_of_patronymic, patronymic.values())):
                return person
        numbers = {"1": Gender.MASCULINE, "2": Gender.FEMININE}
        before = [number for number, gender in numbers.items() if gender == earlier.get("gender")]
        gender = ""
        while not gender:
            text = self.console.ask(_("A man (1) or a woman (2)"), "".join(before))
            gender = numbers.get(text, "")
        return {**person, "gender": str(gender)}

    def author(self) -> None:
        """Ask on whose behalf the letter is: a faction of the book, one typed, or the deputies."""

        def typed(text: str) -> Any:
            if text != TYPED:
                return None
            earlier = self._earlier("author")
            before = earlier.get("faction", {}) if isinstance(earlier, dict) else {}
            return {"faction": self._texts("author", _("Faction, without quotation marks"), before)}

        self.answers["author"] = self._chosen(self.question("author"), typed)

    def subject(self) -> None:
        """Ask what the letter is about; nothing leaves the subject out."""
        asked, earlier = self.question("subject"), self._earlier("subject")
        self.answers["subject"] = self._texts("subject", asked, earlier or {}, needed=False)

    def request(self) -> None:
        """Ask for the verb that leads to the demands."""
        asked, earlier = self.question("request"), self._earlier("request")
        self.answers["request"] = self._texts("request", asked, earlier or {})

    def demands(self) -> None:
        """Ask for the demands one by one, until nothing is typed."""
        earlier: list[Any] = list(self._earlier("demands") or [])
        demands: list[Any] = []
        asked = self.question("demands")
        while True:
            before = earlier[0] if earlier else {}
            try:
                text = asked.text.format(number=len(demands) + 1)
                demand = self._texts("demand", text, before, needed=False)
            except GoBackError:
                earlier[:1] = filter(None, [self._begun.pop("demand", None) or before])
                if not demands:
                    self._begun["demands"] = earlier
                    raise
                earlier.insert(0, demands.pop())
                continue
            left_out = earlier.pop(0) if earlier else None
            if demand is not None:
                demands.append(demand)
            elif demands and left_out is None:
                break
            elif not demands and not earlier:
                self.console.say(asked.hint)
        self.answers["demands"] = demands

    def signatories(self) -> None:
        """Ask who signs: members ticked by their numbers, «all», or names."""
        asked = self.question("signatories")
        members = [choice.value for choice in asked.choices]
        for number, choice in enumerate(asked.choices, 1):
            self.console.say(f"{number:3} {choice.text}")
        earlier = _as_typed(self._earlier("signatories"), members)
        while True:
            text = self.console.ask(asked.text, earlier or ("all" if members else ""))
            chosen = _ticked(text, members)
            if chosen:
                self.answers["signatories"] = chosen
                return
            self.console.say(_("Nobody is chosen."))

    def body(self) -> None:
        """Show the names as they will stand, and open the editor for the text in each language."""
        for line in self.show_names(self.answers):
            self.console.say(line)
        texts = self._begun.setdefault("body", dict(self.answers.get("body", {})))
        for language in self.answers["languages"]:
            asked = self.question("body").text.format(in_language=in_language(language))
            texts[language] = self.console.edit(asked, texts.get(language, ""))
        self.answers["body"] = {code: texts[code] for code in self.answers["languages"]}

    def _earlier(self, key: str) -> Any:
        """Return what was answered to a question that is asked again; None where nothing was."""
        return self._begun.pop(key, None) or self.answers.get(key)

    def _texts(
        self, key: str, asked: str | Question, earlier: dict[str, str], *, needed: bool = True
    ) -> dict[str, str] | None:
        """Return a text for each language; None where nothing was typed for the first one.

        `earlier` are the texts that Enter keeps; what is left by going back is kept by the key.
        """
        texts = {**earlier, **self._begun.pop(key, {})}
        languages = self.answers["languages"]
        if texts and not needed:
            hint = _("Enter keeps what is there; «{mark}» leaves it out.")
            self.console.say(hint.format(mark=OMIT))
        position = 0
        while position < len(languages):
            language = languages[position]
            about = asked if isinstance(asked, str) else asked.about(language)
            if len(languages) > 1:
                about = f"{about} ({in_language(language)})"
            try:
                text = self.console.ask(about, texts.get(language, ""))
            except GoBackError:
                if position == 0:
                    self._begun[key] = texts
                    raise
                position -= 1
                continue
            if text in ("", OMIT) and not needed and position == 0:
                return None
            if text:
                texts[language] = text
                position += 1
            else:
                self.console.say(_("A text is needed in each language of the letter."))
        return {language: texts[language] for language in languages}

    def _chosen(self, asked: Question, typed: Callable[[str], Any]) -> Any:
        """Return the value of a choice by its number or a part of its text, or the earlier one."""
        self.console.say(asked.hint)
        choices = shown = list(asked.choices)
        earlier = self.answers.get(asked.key)
        label = _label(earlier, choices)
        while True:
            for number, choice in enumerate(shown[:_SHOWN], 1):
                self.console.say(f"{number:3} {choice.text}")
            if len(shown) > _SHOWN:
                self.console.say(f"    … ({len(shown) - _SHOWN})")
            text = self.console.ask(asked.text, label)
            if label and text == label:
                return earlier
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


def _label(value: Any, choices: list[Choice]) -> str:
    """Return how an earlier answer reads: as the choice that it was, or as it was typed."""
    if found := next((choice.text for choice in choices if choice.value == value), ""):
        return " ".join(found.split())
    texts = value if isinstance(value, dict) else {}
    typed = [texts[key] for key in ("surname", "given", "post", "faction") if key in texts]
    return " ".join(next(iter(text.values())) for text in typed if isinstance(text, dict))


def _as_typed(signatories: Any, members: list[str]) -> str:
    """Return signatories as they are typed: «all», the numbers of members, or names."""
    if not isinstance(signatories, list):
        return signatories or ""
    if signatories and set(signatories) <= set(members):
        return " ".join(str(members.index(name) + 1) for name in signatories)
    return ", ".join(signatories)


def _matches(text: str, choice: Choice) -> bool:
    known = f"{choice.value} {choice.text} {choice.also}".casefold()
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
