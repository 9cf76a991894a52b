"""The Kazakh words that are known by their stems, and what unknown ones were meant to be.

The stems stand in `kazakh_stems.txt`, which names their source.
"""

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

from drafter.proofreading.kazakh_endings import are_endings
from drafter.wording.expressions import expression

SHORTEST = 3
"""Letters of the shortest stem that counts."""

_SHORTEST_MISSPELT = 6
_LONG = 8
LONGEST = 22
_SOUND = str.maketrans("әғқңөұүыіиһэёйо", "агкнууиииихеейу")
"""Letters that are taken for one another."""

_ALIKE = ({"ұ", "ү"}, {"и", "й"})
"""Letters that sound otherwise and yet are typed for one another, since they look alike."""

_SWAPPED = str.maketrans("ұү", "үұ")
_WITH = expression("[мбп]ен$")
"""«With», which may follow a noun that is not known: «күдікпен»."""

_PLURAL = expression("[лдт][ае]р")
_ROWS = (str.maketrans("аықғ", "еікг"), str.maketrans("еікг", "аықғ"))
"""The endings of one row of vowels in the letters of the other."""

_SOFT = {"п": "б", "к": "г", "қ": "ғ"}
"""What the end of a stem becomes before a vowel: «мектеп», «мектебі»."""

_TYPED = str.maketrans("әғқңөұүіһ", "агкноууих")
"""How Kazakh letters come from a Russian keyboard."""


class _Lexicon(NamedTuple):
    frequent: frozenset[str]
    known: frozenset[str]
    listed: tuple[str, ...]
    """The stems in their order, without those that are Russian words as well."""


def is_known(word: str) -> bool:
    """Tell whether a word, in small letters, is a known stem with endings that may follow it."""
    return longest_stem(word) > 0


def longest_stem(word: str) -> int:
    """Return the length of a word's longest known stem whose endings follow; 0: it has none."""
    known = _lexicon().known
    ends = range(min(len(word), LONGEST), SHORTEST - 1, -1)
    return next((end for end in ends if word[:end] in known and are_endings(word, end)), 0)


def is_stem(word: str) -> bool:
    """Tell whether a word, in small letters, is a known stem without an ending."""
    return word in _lexicon().known


def is_frequent(stem: str) -> bool:
    """Tell whether a stem is one of the frequent ones."""
    return stem in _lexicon().frequent


def misspelt(word: str) -> str | None:
    """Return the word that an unknown one is a slip for: one letter of a frequent stem is wrong.

    A letter is left out, added or another, or two have changed places; the first and the last of
    the stem are right, and what follows are endings.  Where several are possible the letter was
    left out, which is the usual slip, and the stem is the longest.
    """
    swapped = word.translate(_SWAPPED)
    if swapped != word and longest_stem(swapped) >= _SHORTEST_MISSPELT:
        return swapped
    found = [
        (len(stem) <= length, -len(stem), stem + word[length:])
        for length in range(min(len(word), LONGEST), _SHORTEST_MISSPELT - 2, -1)
        for stem in _one_letter_away(word[:length])
        if are_endings(stem + word[length:], len(stem))
    ]
    meant = min(found)[-1] if found else _harmonized(word)
    with_it = _WITH.search(word)
    return None if with_it and meant and meant.startswith(word[: with_it.start()]) else meant


def _harmonized(word: str) -> str | None:
    """Return a word with its plural in the other row of vowels, if that goes with its stem."""
    for length in range(min(len(word), LONGEST), _SHORTEST_MISSPELT - 1, -1):
        stem, ending = word[:length], word[length:]
        if stem in _lexicon().frequent and _PLURAL.match(ending):
            for row in _ROWS:
                meant = stem + ending.translate(row)
                if meant != word and are_endings(meant, length):
                    return meant
    return None


def _one_letter_away(typed: str) -> set[str]:
    lexicon = _lexicon()
    without_a_letter = _without_a_letter()
    found = set(without_a_letter.get(typed, ()))
    for place in range(1, len(typed)):
        shorter = typed[:place] + typed[place + 1 :]
        found.update(without_a_letter.get(shorter, ()))
        found.update({shorter} & lexicon.frequent)
    return {
        stem
        for stem in found
        if len(stem) >= _SHORTEST_MISSPELT
        and (stem[0], stem[-1]) == (typed[0], typed[-1])
        and differ_in_one(stem, typed)
    }


def differ_in_one(one: str, two: str) -> bool:
    """Tell whether words differ by one letter, or by two that have changed places.

    Another letter in the same place counts in a long word alone, or where the two sound alike: too
    many short words are unlike in one letter.
    """
    start = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), None)
    if start is None:
        return abs(len(one) - len(two)) == 1
    if one[start + 1 :] == two[start:] or one[start:] == two[start + 1 :]:
        return True
    if one[start + 1 :] == two[start + 1 :]:
        return (
            sound(one[start]) == sound(two[start])
            or {one[start], two[start]} in _ALIKE
            or len(one) >= _LONG
        )
    swapped = one[start : start + 2] == two[start : start + 2][::-1]
    return swapped and one[start + 2 :] == two[start + 2 :]


def sound(letters: str) -> str:
    """Return letters with the same one for those that are taken for one another."""
    return letters.translate(_SOUND)


def stems_typed(typed: str) -> list[str]:
    """Return the stems that a Russian keyboard types like some letters, those themselves too."""
    return _by_typing().get(typed.translate(_TYPED), [])


@cache
def _lexicon() -> _Lexicon:
    text = Path(__file__).with_name("kazakh_stems.txt").read_text(encoding="utf-8")
    frequent, known, also_russian = (
        part.partition("]")[2].split() for part in text.split("\n[")[1:]
    )
    frequent, known = _with_softened(frequent), _with_softened(known)
    stems = frozenset([*frequent, *known, *also_russian])
    return _Lexicon(frozenset(frequent), stems, (*frequent, *known))


@cache
def _without_a_letter() -> dict[str, list[str]]:
    """Return the frequent stems by what is left of each without one of its letters."""
    shorter: dict[str, list[str]] = defaultdict(list)
    frequent = _lexicon().frequent
    for stem in dict.fromkeys(stem for stem in _lexicon().listed if stem in frequent):
        for left in {stem[:place] + stem[place + 1 :] for place in range(1, len(stem) - 1)}:
            shorter[left].append(stem)
    return dict(shorter)


@cache
def _by_typing() -> dict[str, list[str]]:
    """Return the stems by how a Russian keyboard types them."""
    typed: dict[str, list[str]] = defaultdict(list)
    for stem in _lexicon().listed:
        typed[stem.translate(_TYPED)].append(stem)
    return dict(typed)


def _with_softened(stems: list[str]) -> list[str]:
    softened = (stem[:-1] + _SOFT[stem[-1]] for stem in stems if stem[-1] in _SOFT)
    return list(dict.fromkeys([*stems, *softened]))
