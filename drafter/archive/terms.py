"""The columns of the index: the words of each part of a letter, and their stems beside them."""

from collections.abc import Iterable

from drafter.archive.documents import Part
from drafter.archive.tokens import words
from drafter.grammar.stems import stem

WEIGHTS = {
    "number": 20.0,
    "subject": 8.0,
    "subject_stems": 5.0,
    "demand": 5.0,
    "demand_stems": 3.0,
    "body": 2.0,
    "body_stems": 1.2,
    "name": 3.0,
    "name_stems": 2.0,
}
"""What a word counts by the part in which it stands; as it was typed it counts more."""

COLUMNS = tuple(WEIGHTS)
EXACT = tuple(name for name in COLUMNS if not name.endswith("_stems"))
STEMS = tuple(name for name in COLUMNS if name.endswith("_stems"))

_OF_PARTS = {Part.SUBJECT: "subject", Part.DEMAND: "demand", Part.BODY: "body", Part.NAME: "name"}
_IN = "·"
_BETWEEN = "|"
"""What no phrase goes across: the end of a sentence."""


def columns_of(number: str, language: str, sentences: Iterable[tuple[int, str]]) -> list[str]:
    """Return the words of a text for each column; sentences are given with their parts."""
    found: dict[str, list[str]] = {name: [] for name in COLUMNS}
    found["number"] = words(number)
    for part, text in sentences:
        name = _OF_PARTS[Part(part)]
        typed = words(text)
        found[name] += [*typed, _BETWEEN]
        found[f"{name}_stems"] += [*stems_of(typed, language), _BETWEEN]
    return [" ".join(found[name]) for name in COLUMNS]


def stems_of(typed: Iterable[str], language: str) -> tuple[str, ...]:
    """Return the stems of words as they stand in the index: those of two languages are never alike.

    What is left of «бекіткен» and of «Бектенов» would be the same.
    """
    return tuple(f"{stem(word, language)}{_IN}{language}" for word in typed)
