"""A slip of a translation, and the words that translations of a catalog consist of."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from drafter.wording.fitting import LISTS_OF_MARKS, without_placeholders

Key = tuple[str | None, str]
"""By what a message is known: its context and its msgid."""

TAG = re.compile(r"</?[a-z][a-z0-9]*\b[^<>]*>")

_WORD = re.compile(r"[^\W\d_]+")


class Slip(NamedTuple):
    """What is wrong with a translation: the id of the problem, and whole sentences."""

    id: str
    what: str
    advice: str = ""


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a translation, its placeholders and tags left out."""
    return (found[0] for found in _WORD.finditer(without_placeholders(TAG.sub(" ", text))))


class Vocabulary:
    """The words that a catalog's translations consist of, each with the messages it stands in."""

    def __init__(self, translations: Mapping[Key, Iterable[str]]) -> None:
        """Take translations by their messages."""
        self.keys: dict[str, set[Key]] = {}
        self._folded: dict[str, str] | None = None
        for key, strings in translations.items():
            if key[0] != LISTS_OF_MARKS:
                for word in words_of(" ".join(strings)):
                    self.keys.setdefault(word.lower(), set()).add(key)

    def has(self, word: str, key: Key | None = None) -> bool:
        """Tell whether a word stands in a message, that of the key not counted."""
        return not self.keys.get(word.lower(), set()) <= {key}

    def folded(self, table: dict[int, int]) -> dict[str, str]:
        """Return the words, in small letters, by what a table makes of their letters.

        A word that the table leaves as it is stands for itself: its letters are right.
        """
        if self._folded is None:
            self._folded = {}
            for word in sorted(self.keys, key=lambda word: word.translate(table) == word):
                self._folded.setdefault(word.translate(table), word)
        return self._folded
