"""The phrases of a letter, noted down as they are asked for, or told otherwise to see where."""

import gettext
import re
from collections.abc import Callable, Hashable

from drafter.wording.phrases import Made, Phrases

_LETTER_OR_PLACEHOLDER = re.compile(r"(\{[^{}]*\})|[^\W\d_]")


class _Recording(gettext.NullTranslations):
    """Passes every question on, and remembers it."""

    def __init__(self, translations: gettext.NullTranslations) -> None:
        super().__init__()
        self.translations = translations
        self.asked: dict[tuple[str, str], str] = {}
        """What was answered to a context and a message."""
        self.spoiled: tuple[str, str] | None = None
        """The phrase that is told in letters of nonsense."""

    def kept(self, context: str, message: str, text: str) -> str:
        """Note an answer down, and return it."""
        self.asked[context, message] = text
        return _nonsense(text) if (context, message) == self.spoiled else text

    def gettext(self, message: str) -> str:
        return self.kept("", message, self.translations.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.kept("", msgid1, self.translations.ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        return self.kept(context, message, self.translations.pgettext(context, message))

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        text = self.translations.npgettext(context, msgid1, msgid2, n)
        return self.kept(context, msgid1, text)


class Recorded(Phrases):
    """The phrases of a catalog, which remember what they are asked for."""

    def __init__(self, words: Phrases) -> None:
        """Take the phrases, which stay as they are."""
        self.language = words.language
        self._words = words
        self.translations = self.recording = _Recording(words.translations)

    def found(self, context: str, message: str) -> str | None:
        """Return a phrase that a catalog may do without, and remember it."""
        text = self._words.found(context, message)
        return None if text is None else self.recording.kept(context, message, text)

    def has(self, context: str, message: str) -> bool:
        """Tell whether the catalog itself has a phrase."""
        return self._words.has(context, message)

    def ids(self, context: str) -> list[str]:
        """Return the ids of all phrases in a context."""
        return self._words.ids(context)

    def remembered(self, of: Hashable, make: Callable[[], Made]) -> Made:
        """Return what is made of phrases: anew, so that they are asked for."""
        return make()


def _nonsense(text: str) -> str:
    """Return a text of other letters, its placeholders and marks left as they are."""
    other = _LETTER_OR_PLACEHOLDER.sub(lambda found: found[1] or "ъ", text)
    return other if other != text else f"{text}ъ"
