"""What the index takes of a letter: its texts in each language, sentence by sentence."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from drafter.wording.expressions import expression

_END = expression(
    r"(?<![.!?…])[.!?…]++[»”\")\]]*+(?=\s+[«„“\"(\[]?[^\W\d_a-zа-яёәғқңөұүһі]|\s*$)|\n+"
)
"""Where a sentence may end: at its mark, before a capital letter."""

_NO_END = expression(
    r"(?:^|[\s(«.])(?:[^\W\d_]|г|гг|ж|жж|ст|ст-я|п|пп|тг|тыс|млн|млрд|руб|обл|р|ул|д|им|см|т\.?\s?е"
    r"|т\.?\s?д|т\.?\s?п|др|пр|стр|тел|исх|вх|кв|мкр)\.$",
    re.IGNORECASE,
)
"""Initials and words cut short, whose mark ends no sentence."""

_SHORTEST = 12


class Part(IntEnum):
    """What part of a letter a sentence belongs to, the one that says most at the front."""

    SUBJECT = 0
    DEMAND = 1
    BODY = 2
    NAME = 3


class Sentence(NamedTuple):
    """A sentence, or a name, as it stands in a file."""

    words: str
    line: int
    """The line of a file in YAML, or the paragraph of a Word file; 0 where neither is known."""
    part: Part = Part.BODY


@dataclass(slots=True)
class Text:
    """A letter in one language."""

    sentences: list[Sentence] = field(default_factory=list)
    addressee: str = ""
    """The addressee's post and name, as lists show them."""


@dataclass(slots=True)
class Document:
    """A letter in all the languages that one file has."""

    texts: Mapping[str, Text]
    day: datetime.date | None = None
    number: str = ""
    kind: str = ""
    ids: Sequence[str] = ()
    """The ids by which a file names its addressees."""
    uses_book: bool = False
    """Whether it says what the address book says behind its ids."""


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a text, each after the place where it begins.

    What is too short to say anything stays with what follows it.
    """
    begin = 0
    for found in _END.finditer(text):
        if found.end() - begin < _SHORTEST and found.end() < len(text):
            continue
        if found[0].startswith(".") and _NO_END.search(
            text, max(begin, found.start() - 8), found.start() + 1
        ):
            continue
        yield from _piece(text, begin, found.end())
        begin = found.end()
    yield from _piece(text, begin, len(text))


def _piece(text: str, begin: int, end: int) -> Iterator[tuple[int, str]]:
    piece = text[begin:end]
    bare = piece.strip()
    if bare:
        yield begin + piece.index(bare), " ".join(bare.split())
