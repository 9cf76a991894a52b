"""The answers of an interview by their shapes: texts by language, choices, officials."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from drafter.grammar import Gender, names_person
from drafter.grammar.names import gender_of_patronymic
from drafter.office.console import Console, GoBackError
from drafter.office.draft import Given
from drafter.office.questions import TYPED, Answers, Choice, Question
from drafter.wording import _
from drafter.wording.languages import in_language
from drafter.wording.phrases import phrases
from drafter.workspace import Workspace

OMIT = "-"
"""What is typed to leave out what was answered before; Enter keeps it."""

_SHOWN = 15
"""So many choices fit on a screen."""


@dataclass
class Asking:
    """Gets answers from a console, in the languages of the letter once these are known."""

    console: Console
    workspace: Workspace
    given: Given = field(default_factory=Given)
    """What was answered before, in an interview that is gone on with."""

    begun: Answers = field(default_factory=dict)
    """What was typed of answers that were left by going back, by their keys."""

    @property
    def answers(self) -> Answers:
        """The whole answers."""
        return self.given.answers

    def official(self, asked: Question, earlier: Any, *, named: bool) -> Any:
        """Return somebody chosen from the book and the posts, or typed.

        `named`: who holds a post is asked for, where the book does not know and it is a person's.
        """
        before = earlier if isinstance(earlier, dict) else {}

        def typed(text: str) -> dict[str, Any] | None:
            return self._typed_official(before) if text == TYPED else None

        chosen = self.chosen(asked, typed, earlier)
        post = chosen.get("post") if isinstance(chosen, dict) else None
        if named and chosen is not earlier and isinstance(post, str) and self._is_person(post):
            return self._with_name(chosen, {})
        return chosen

    def _is_person(self, post: str) -> bool:
        """Tell whether a post of the catalog is that of a person, and not a body."""
        for language in self.answers["languages"]:
            name = phrases(language, self.workspace.locales).found("post", post)
            if name and names_person(name, language):
                return True
        return False

    def _typed_official(self, earlier: dict[str, Any]) -> dict[str, Any]:
        before = earlier.get("post")
        before = before if isinstance(before, dict) else {}
        post = self.texts("post", _("Post, in the nominative"), before)
        return self._with_name({"post": post}, earlier)

    def _with_name(self, official: dict[str, Any], earlier: dict[str, Any]) -> dict[str, Any]:
        """Ask for the name of a person in an office; the office alone where none is typed."""

        def texts(key: str, text: str, *, needed: bool = True) -> dict[str, str] | None:
            return self.texts(key, text, earlier.get(key) or {}, needed=needed)

        without_name = _("Surname; leave it empty for a letter to the post alone")
        surname = texts("surname", without_name, needed=False)
        if surname is None:
            return official
        person = {**official, "surname": surname, "given": texts("given", _("Given name"))}
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

    def texts(
        self, key: str, asked: str | Question, earlier: dict[str, str], *, needed: bool = True
    ) -> dict[str, str] | None:
        """Return a text for each language; None where nothing was typed for the first one.

        `earlier` are the texts that Enter keeps; what is left by going back is kept by the key.
        """
        texts = {**earlier, **self.begun.pop(key, {})}
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
                    self.begun[key] = texts
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

    def chosen(self, asked: Question, typed: Callable[[str], Any], earlier: Any) -> Any:
        """Return the value of a choice by its number or a part of its text, or the earlier one."""
        self.console.say(asked.hint)
        choices = shown = list(asked.choices)
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


def _matches(text: str, choice: Choice) -> bool:
    known = f"{choice.value} {choice.text} {choice.also}".casefold()
    return all(word in known for word in text.casefold().split())
