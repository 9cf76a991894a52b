"""Values of several languages become one: what every part of joining letters needs."""

from collections.abc import Sequence
from typing import Any

from drafter.grammar.nominatives import Guess
from drafter.importing.parts import Doubt
from drafter.reading.yaml_writing import Gap, braces
from drafter.wording import _


class Joiner:
    """Joins values, one for each language, and notes what is not sure."""

    def __init__(self, languages: Sequence[str]) -> None:
        """Take the languages in the order of the values."""
        self.languages = list(languages)
        self.doubts: list[Doubt] = []

    def doubt(self, name: str, what: str, *path: str) -> None:
        """Note that the value of a key is not sure; `name` is the id of the problem."""
        self.doubts.append(Doubt(name, what, path))

    def differ(self, what: str, *path: str) -> None:
        """Note that the letters say different things."""
        self.doubt("import-letters-differ", what, *path)

    def texts(self, texts: Sequence[Any], *path: str) -> Any:
        """Return a text in each language, a gap where one has none."""
        if len(texts) == 1:
            return texts[0] or Gap()
        for language, text in zip(self.languages, texts, strict=True):
            if not text:
                what = _("Only the other letter has this; add it here.")
                self.doubt("import-one-language", what, *path, language)
        return {code: text or Gap() for code, text in zip(self.languages, texts, strict=True)}

    def optional(self, key: str, texts: Sequence[Any]) -> dict[str, Any]:
        """Return a key with its text in each language, nothing where none has it."""
        return {key: self.texts(texts, key)} if any(texts) else {}

    def shared(self, values: Sequence[Any], *path: str) -> Any:
        """Return one value where it is the same in all languages, or one for each in braces."""
        if not any(values):
            return None
        if all(value == values[0] for value in values):
            return values[0]
        texts = self.texts(values, *path)
        return braces(texts)

    def compare_counts(self, lists: Sequence[Sequence[Any]], key: str) -> None:
        """Note where the languages have lists of different lengths."""
        if len({len(items) for items in lists}) > 1:
            counts = ", ".join(
                f"{code} – {len(items)}" for code, items in zip(self.languages, lists, strict=True)
            )
            what = _("The letters have different numbers of these: {counts}.")
            self.differ(what.format(counts=counts), key)


def word(guess: Guess | None) -> Any:
    """Return a word, with its dative where the grammar would make another one of it."""
    if guess is None:
        return None
    if guess.dative:
        return {"nominative": guess.text, "dative": guess.dative}
    return guess.text


def nth(items: Sequence[Any], number: int) -> Any:
    """Return an item of a list, None where the list is shorter."""
    return items[number] if number < len(items) else None


def or_first(text: str | None, texts: Sequence[str | None]) -> str | None:
    """Return a text, that of another language where it is missing."""
    return text or next((other for other in texts if other), None)
