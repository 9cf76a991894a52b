"""The interview for a new letter on a terminal: asks the questions in order, keeps the answers."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from drafter.model.addressbook import AddressBook
from drafter.office.asking import Asking
from drafter.office.console import GoBackError, Recorded
from drafter.office.draft import Given
from drafter.office.further import further
from drafter.office.questions import KEYS, POSTS, TYPED, Answers, Question, question
from drafter.wording import _
from drafter.wording.languages import in_language


@dataclass
class Interview(Asking):
    """Asks for what a letter needs, and keeps the answers."""

    book: AddressBook = field(kw_only=True)
    known_languages: list[str] = field(kw_only=True)
    show_names: Callable[[Answers], Iterator[str]] = field(kw_only=True)
    """Tells how names and posts will stand in the letter."""

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
            "further": self.further,
            "body": self.body,
        }
        given, begun = self.given, deepcopy(self.given.left)
        self.begun = begun
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
        asked, earlier = self.question("addressee"), self._earlier("addressee")
        self.answers["addressee"] = self.official(asked, earlier, named=True)

    def author(self) -> None:
        """Ask on whose behalf the letter is: a faction of the book, one typed, or the deputies."""

        def typed(text: str) -> Any:
            if text != TYPED:
                return None
            earlier = self._earlier("author")
            before = earlier.get("faction", {}) if isinstance(earlier, dict) else {}
            return {"faction": self.texts("author", _("Faction, without quotation marks"), before)}

        earlier = self.answers.get("author")
        self.answers["author"] = self.chosen(self.question("author"), typed, earlier)

    def subject(self) -> None:
        """Ask what the letter is about; nothing leaves the subject out."""
        asked, earlier = self.question("subject"), self._earlier("subject")
        self.answers["subject"] = self.texts("subject", asked, earlier or {}, needed=False)

    def request(self) -> None:
        """Ask for the verb that leads to the demands."""
        asked, earlier = self.question("request"), self._earlier("request")
        self.answers["request"] = self.texts("request", asked, earlier or {})

    def demands(self) -> None:
        """Ask for the demands one by one, until nothing is typed."""
        earlier: list[Any] = list(self._earlier("demands") or [])
        demands: list[Any] = []
        asked = self.question("demands")
        while True:
            before = earlier[0] if earlier else {}
            try:
                text = asked.text.format(number=len(demands) + 1)
                demand = self.texts("demand", text, before, needed=False)
            except GoBackError:
                earlier[:1] = filter(None, [self.begun.pop("demand", None) or before])
                if not demands:
                    self.begun["demands"] = earlier
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
                break
            self.console.say(_("Nobody is chosen."))
        if self.answers["author"] == POSTS:
            chosen = [self._with_post(name) for name in chosen]
        self.answers["signatories"] = chosen

    def _with_post(self, name: str) -> dict[str, Any]:
        return {"name": name, "post": self.texts("post", _("Post of {name}").format(name=name), {})}

    def further(self) -> None:
        """Ask what else the letter has: more addressees, copies, appendices, a date, a number."""
        earlier = self._earlier("further") or {}
        self.answers["further"] = further(self, self.question, earlier)

    def body(self) -> None:
        """Show the names as they will stand, and open the editor for the text in each language."""
        for line in self.show_names(self.answers):
            self.console.say(line)
        texts = self.begun.setdefault("body", dict(self.answers.get("body", {})))
        for language in self.answers["languages"]:
            asked = self.question("body").text.format(in_language=in_language(language))
            texts[language] = self.console.edit(asked, texts.get(language, ""))
        self.answers["body"] = {code: texts[code] for code in self.answers["languages"]}

    def _earlier(self, key: str) -> Any:
        """Return what was answered to a question that is asked again; None where nothing was."""
        return self.begun.pop(key, None) or self.answers.get(key)


def _as_typed(signatories: Any, members: list[str]) -> str:
    """Return signatories as they are typed: «all», the numbers of members, or names."""
    if not isinstance(signatories, list):
        return signatories or ""
    signatories = [one["name"] if isinstance(one, dict) else one for one in signatories]
    if signatories and set(signatories) <= set(members):
        return " ".join(str(members.index(name) + 1) for name in signatories)
    return ", ".join(signatories)


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
