"""Words in which Latin and Cyrillic letters are mixed, and what was probably meant."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_CYRILLIC = "А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі"
_FOREIGN = "A-Za-zƏəƟɵ"
"""Latin letters, with the schwa and the barred o of other alphabets, so like Kazakh ones."""

_WORD = re.compile(
    rf"(?<![{_FOREIGN}{_CYRILLIC}])(?=[{_CYRILLIC}]*[{_FOREIGN}])(?=[{_FOREIGN}]*[{_CYRILLIC}])"
    rf"[{_FOREIGN}{_CYRILLIC}]+"
)
_LATIN = "AaBCcEeHKMOoPpTXxyiIhkƏəƟɵ"
_ALIKE = dict(zip(_LATIN, "АаВСсЕеНКМОоРрТХхуіІһкӘәӨө", strict=True))
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
        latin = len(re.findall(f"[{_FOREIGN}]", word))
        tables = (_ALIKE, _BACK) if latin <= len(word) - latin else (_BACK, _ALIKE)
        tried = ("".join(table.get(letter, letter) for letter in word) for table in tables)
        meant = next((text for text in tried if not _WORD.fullmatch(text)), None)
        yield Mixed(match.start(), word, meant)
