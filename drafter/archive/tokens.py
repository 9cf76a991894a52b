"""Words as they are searched for: in small letters, and in those that were meant."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from drafter.wording.expressions import expression

_UNSEEN = "\u00ad\u0301\u200b-\u200d\u2060\ufeff"
"""What stands inside of words unseen: hyphens for breaking, accents, joiners."""

_WORD = expression(rf"[^\W_]+(?:[{_UNSEEN}]+[^\W_]+)*")
_GROUPED = expression(r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\w)")
"""A number whose thousands stand apart: «6 200»."""

_TOKEN = re.compile(rf"(?<!\w){_GROUPED.pattern}|{_WORD.pattern}")
_LEFT_OUT = re.compile(rf"[{_UNSEEN} \u00a0\u2009\u202f]")
_CYRILLIC = str.maketrans("aceopxykhtmbi", "асеорхукнтмві")
"""Latin letters in place of the Cyrillic ones that look the same (small and capital)."""

_IS_CYRILLIC = re.compile("[\u0400-\u04ff]")
_IS_ALIKE = re.compile("[aceopxykhtmbi]+")

_OF_FUNCTION = """
а без бы в во для до же за и из или как к ко ли на над не но о об обо от по под при про с со то у
что это да де та те мен бен пен және үшін туралы жөнінде бойынша
"""
_FUNCTION_WORDS = frozenset(_OF_FUNCTION.split())


class Token(NamedTuple):
    """A word of a text, as it is searched for, and where it stands in the text."""

    word: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the words and the numbers of a text; a hyphen or another mark parts two of them."""
    for found in _TOKEN.finditer(text):
        yield Token(_plain(found[0]), found.start(), found.end())


def words(text: str) -> list[str]:
    """Return the words and the numbers of a text."""
    return [_plain(found) for found in _TOKEN.findall(text)]


def is_function_word(word: str) -> bool:
    """Tell whether a word says nothing by itself, such as «о» and «туралы»."""
    return word in _FUNCTION_WORDS


def _plain(word: str) -> str:
    """Return a word in the letters that are compared; «Cмaилов» may be typed half in Latin."""
    if not word.isascii():
        word = unicodedata.normalize("NFC", _LEFT_OUT.sub("", word))
    word = _LEFT_OUT.sub("", word).casefold().replace("ё", "е")
    if _IS_CYRILLIC.search(word) or _IS_ALIKE.fullmatch(word):
        word = word.translate(_CYRILLIC)
    return word
