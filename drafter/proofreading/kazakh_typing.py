"""Kazakh words as they come from a Russian keyboard, and how they are spelled.

What is known of the language tells them: the known stems, the letters of endings, and which
letters never stand beside each other in a Kazakh word.
"""

import re
from typing import NamedTuple

from drafter.proofreading.kazakh_endings import are_endings
from drafter.proofreading.kazakh_lexicon import (
    LONGEST,
    SHORTEST,
    is_frequent,
    is_known,
    longest_stem,
    misspelt,
    stems_typed,
)
from drafter.wording.expressions import expression

_KAZAKH = frozenset("әғқңөұүіһ")
_FRONT = frozenset("әеөүіи")
_VOWELS = "аоұыәеөүіи"
_SURE = 5
"""Letters of a stem that is long enough to be what it looks like."""


_GENITIVE = expression(r"(?<=[ндт][ыі])н$")
_NEVER = (
    # к and г stand beside back vowels in borrowed words alone, and there not before ы or ұ.
    (re.compile(r"к(?=[ыұ])"), "қ"),
    (re.compile(r"г(?=ұ)"), "ғ"),
    # «-лық», «-дық», «-тық», and the participle «-ған»; «орган» is the exception.
    (re.compile(r"(?<=\w\w[лдт]ы)к(?=$|т[аыо]|қа)"), "қ"),
    (re.compile(r"(?<=[ыа][лнр])г(?=ан(?:$|д|ы))"), "ғ"),
    # The genitive ends in ң: nothing else does after a plural or a possessive.
    (re.compile(r"(?:(?<=[лдт]арды)|(?<=[лдт]ерді)|(?<=\w\wсыны)|(?<=\w\wсіні))н$"), "ң"),
)


def kazakh_spelling(word: str) -> str | None:
    """Return how a word is spelled that is typed in Russian letters, «» where that is not sure.

    None stands for a word that is spelled as it should be, or that is not known at all.
    """
    small = word.lower()
    known = longest_stem(small)
    if known >= _SURE:
        return None
    found = _by_stem(small)
    if known:
        # A short stem with endings is by chance what a frequent word looks like: «мас», «маселе».
        surer = found and found.frequent and found.length >= max(_SURE, known + 2)
        if not surer:
            return None
    elif not found:
        meant = _by_neighbours(small)
        return meant and _in_case_of(word, meant)
    elif not found.frequent and misspelt(small):
        return None  # a slip in a frequent word is likelier than a rare word
    return found and _in_case_of(word, found.meant)


class _Found(NamedTuple):
    """A word that another was meant to be, by a stem of some letters; «» if it is not sure."""

    meant: str
    length: int
    frequent: bool


def _by_stem(word: str) -> _Found | None:
    """Return the word of a stem: a frequent one, the fewest letters changed, the longest stem."""
    found: list[tuple[tuple[bool, int, int], str]] = []
    for length in range(min(len(word), LONGEST), SHORTEST - 1, -1):
        typed, ending = word[:length], word[length:]
        for stem in stems_typed(typed):
            meant = stem + _restored(ending, stem)
            if (
                _is_enough(stem, typed, ending)
                and _is_meant(word, meant)
                and are_endings(meant, length)
            ):
                changes = sum(a != b for a, b in zip(word, meant, strict=True))
                found.append(((not is_frequent(stem), changes, -length), meant))
    if not found:
        return None
    (rare, _changes, length), _meant = first = min(found)
    best = {meant for rank, meant in found if rank == first[0]}
    return _Found(best.pop() if len(best) == 1 else "", -length, not rare)


def _is_enough(stem: str, typed: str, ending: str) -> bool:
    """Tell whether a stem is long enough for a verdict: short ones begin too many words."""
    return stem == typed or len(stem) > SHORTEST or len(ending) <= SHORTEST


def _is_meant(word: str, meant: str) -> bool:
    """Tell whether a word has Russian letters in place of some of the Kazakh ones of another."""
    pairs = [(a, b) for a, b in zip(word, meant, strict=True) if a != b]
    return bool(pairs) and all(a not in _KAZAKH and b in _KAZAKH for a, b in pairs)


def _restored(ending: str, stem: str) -> str:
    """Return an ending in the letters that go with the last vowel of its stem (vowel harmony).

    After а, о, ұ, ы stand қ and ғ, after ә, е, ө, ү, і stand к, г and і; the genitive ends in ң.
    """
    last = next((letter for letter in reversed(stem) if letter in _VOWELS), "а")
    for typed, meant in (("и", "і"),) if last in _FRONT else (("г", "ғ"), ("к", "қ")):
        ending = ending.replace(typed, meant)
    return _GENITIVE.sub("ң", ending)


def _by_neighbours(word: str) -> str | None:
    meant = word.replace("э", "ә")  # which it looks like, and stands in borrowed words alone
    if meant != word and is_known(meant):
        return meant
    meant = word
    for pattern, letter in _NEVER:
        meant = pattern.sub(letter, meant)
    if meant == word:
        return None
    return meant if is_known(meant) else ""


def _in_case_of(word: str, meant: str) -> str:
    """Return what a word was meant to be in its capitals; «» stays «»."""
    if word.isupper():
        return meant.upper()
    return meant if word[0].islower() else meant[:1].upper() + meant[1:]
