"""Whether two files are one letter: a Word file that was made of another one, or copied."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from drafter.archive.documents import Part

_MARKS = re.compile(r"[\W_]+")
_SHORTEST = 20
_MOST_PIECES, _MOST_CHARACTERS = 100, 100_000
"""By so much of a letter it is told; one of a thousand pages would take its square in time."""

_SHARE = 0.8
"""How much of the shorter text the other one has as well; dates and footnotes are printed anew."""


class Said(NamedTuple):
    """What a file says in a language, without marks and spaces, and what it is registered as."""

    language: str
    number: str
    day: str
    pieces: tuple[str, ...]
    whole: str


def said(language: str, number: str, day: str, sentences: Sequence[tuple[int, int, str]]) -> Said:
    """Return what a file says, of its sentences with their lines and parts; names do not count."""
    texts = [words for _line, part, words in sentences if part != Part.NAME]
    plain = [_MARKS.sub("", text.lower()) for text in texts]
    pieces = tuple(islice((text for text in plain if len(text) >= _SHORTEST), _MOST_PIECES))
    return Said(language, number, day, pieces, "".join(plain)[:_MOST_CHARACTERS])


def is_copy(one: Said, other: Said) -> bool:
    """Tell whether two files are one letter; a letter that was repeated has another number."""
    if one.number and other.number and one.number != other.number:
        return False
    if one.day and other.day and one.day != other.day:
        return False
    if one.language != other.language:
        return bool(one.number and one.day) and (one.number, one.day) == (other.number, other.day)
    short, long = sorted((one, other), key=lambda two: len(two.whole))
    length = sum(map(len, short.pieces))
    same = sum(len(piece) for piece in short.pieces if piece in long.whole)
    return length > 0 and same >= _SHARE * length
