"""Words in which Latin and Cyrillic letters are mixed, and what was probably meant."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_CYRILLIC = "А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі"
_WORD = re.compile(
    rf"(?<![A-Za-z{_CYRILLIC}])(?=[{_CYRILLIC}]*[A-Za-z])(?=[A-Za-z]*[{_CYRILLIC}])[A-Za-z{_CYRILLIC}]+"
)
_LATIN = "AaBCcEeHKMOoPpTXxyiIhk"
_ALIKE = dict(zip(_LATIN, "АаВСсЕеНКМОоРрТХхуіІһк", strict=True))
_BACK = {cyrillic: latin for latin, cyrillic in _ALIKE.items()}


class Mixed(NamedTuple):
    """A mixed word: where it begins in the text, as it stands, and as it was probably meant."""

    offset: int
    word: str
    meant: str | None
    """None where letters of the other alphabet have no lookalike."""


def mixed_words(text: str) -> Iterator[Mixed]:
    """Yield the words of a text that mix the alphabets, in their order."""
    for match in _WORD.finditer(text):
        word = match[0]
        latin = sum(letter.isascii() for letter in word)
        tables = (_ALIKE, _BACK) if latin <= len(word) - latin else (_BACK, _ALIKE)
        tried = ("".join(table.get(letter, letter) for letter in word) for table in tables)
        meant = next((text for text in tried if not _WORD.fullmatch(text)), None)
        yield Mixed(match.start(), word, meant)
