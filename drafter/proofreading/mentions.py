"""Names that a paragraph mentions, compared between languages by their sound."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.wording.expressions import expression

_QUOTED = expression(r"[«“„\"]([^«»“”„\"\n]{2,80})[»”“\"]")
_PERSON = expression(
    r"(?<![\w.])[А-ЯЁӘҒҚҢӨҰҮҺІ]\.(?:[ \u00a0]?[А-ЯЁӘҒҚҢӨҰҮҺІ]\.)?[ \u00a0]?"
    r"(?P<surname>[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]{2,}(?:-[А-ЯЁӘҒҚҢӨҰҮҺІ]\w+)?)"
)
_NAME_WORD = expression(r"[А-ЯЁӘҒҚҢӨҰҮҺІA-Z][\wА-яЁё-]*")
_LATIN = dict(zip("abvgdezijklmnoprstufhcyqwx", "абвгдезижклмнопрстуфхсикукс", strict=False))
_CLASSES = str.maketrans(
    {
        **dict.fromkeys("кгқғхһ", "к"),
        **dict.fromkeys("дт", "т"),
        **dict.fromkeys("бпвф", "п"),
        **dict.fromkeys("зсц", "с"),
        **dict.fromkeys("жшщч", "ш"),
        **dict.fromkeys("нң", "н"),
        **dict.fromkeys("аәеёиіоөуұүыэюяйъь", ""),
    }
)
"""Consonants that stand for each other in Russian and Kazakh names; vowels say little."""

_SOUNDS = 3
"""Consonants by which a name is known again: «Сулейменова» and «Сүлейменова» are «слм»."""


class Mention(NamedTuple):
    """A name: where it begins, as it stands, and how the words sound that it is known by."""

    offset: int
    text: str
    sounds: frozenset[str]


def people(text: str) -> Iterator[Mention]:
    """Yield the people of a text who stand with initials: «А. Перуашев»."""
    for match in _PERSON.finditer(text):
        yield Mention(match.start(), match[0], frozenset({sound(match["surname"])}))


def quoted_names(text: str) -> Iterator[Mention]:
    """Yield the names of a text that stand in quotation marks: «Атамекен»."""
    for match in _QUOTED.finditer(text):
        if _NAME_WORD.match(match[1]):
            words = (sound(word) for word in re.findall(r"[^\W\d_]{4,}", match[1]))
            yield Mention(match.start(), match[0], frozenset(filter(None, words)))


def quotations(text: str) -> int | None:
    """Return how many stretches of a text stand in quotation marks; None if a mark has no pair."""
    if text.count("«") != text.count("»") or text.count('"') % 2:
        return None
    return len(_QUOTED.findall(text))


def sounds(text: str) -> set[str]:
    """Return how the words of a text sound that begin with a capital."""
    return {sound(word[0]) for word in _NAME_WORD.finditer(text)}


def sound(word: str) -> str:
    """Return the first consonants of a word, alike for its Russian and Kazakh spelling."""
    letters = "".join(_LATIN.get(letter, letter) for letter in word.lower())
    return letters.translate(_CLASSES)[:_SOUNDS]
