"""Numbers in words, Russian and Kazakh: where they stand in a text and what they are worth."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.wording.numeral_words import FRACTIONS, Word, part_of_word, words

_WORD = re.compile(r"[^\W\d_]+")
_AFTER_FIGURE = re.compile(r"\d[ \u00a0]?$")
_SPACES = re.compile(r"[ \u00a0\u202f\n]*")
_HALVES = re.compile(r"[ \u00a0](?:с[ \u00a0]половиной|жарым)(?!\w)", re.IGNORECASE)
_ROMAN = re.compile(r"(?<!\w)[IVXІХ]{1,7}(?!\w)")
_ROMAN_DIGITS = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10}
_HALF = Decimal("0.5")
_TEN, _TWENTY, _HUNDRED, _THOUSAND = map(Decimal, (10, 20, 100, 1000))


class Numeral(NamedTuple):
    """A number in words: where it begins and ends in the text, and what it is worth."""

    offset: int
    end: int
    value: Decimal


class _Count:
    """A number whose words are taken one by one, as far as they go on with it."""

    def __init__(self, offset: int) -> None:
        self.offset = self.end = offset
        self._whole = self._group = Decimal(0)
        self._scale = Decimal("Infinity")
        self._over = False

    @property
    def numeral(self) -> Numeral:
        return Numeral(self.offset, self.end, self._whole + self._group)

    def take(self, word: Word, end: int) -> bool:
        """Take one more word; tell whether it goes on with this number."""
        fits = not self._over and (self._take_scale if word.value >= _THOUSAND else self._add)(word)
        if fits:
            self.end, self._over = end, word.last
        return fits

    def take_half(self, end: int) -> None:
        """Take «с половиной»."""
        self._group += _HALF
        self.end = end

    def _take_scale(self, word: Word) -> bool:
        if word.value >= self._scale:
            return False
        self._whole += (self._group or 1) * word.value
        self._group, self._scale = Decimal(0), word.value
        return True

    def _add(self, word: Word) -> bool:
        value, group = word.value, self._group
        if value == _HUNDRED and 1 < group < _TEN:
            self._group = group * _HUNDRED  # «екі жүз»
            return True
        below = _TEN if value < _TEN else _HUNDRED if value < _HUNDRED else _THOUSAND
        teens = value < _TEN and _TEN < group % _HUNDRED < _TWENTY
        if group % below or teens or group % 1:
            return False
        self._group += value
        return True


def numerals(text: str) -> Iterator[Numeral]:
    """Yield the numbers in words of a text: «один миллион двести тысяч», «екі жарым мың»."""
    known = words()
    count: _Count | None = None
    for match in _WORD.finditer(text):
        word = known.get(match[0].lower().replace("ё", "е"))
        if word is None or _AFTER_FIGURE.search(text, max(0, match.start() - 2), match.start()):
            continue
        if count and not (_adjoin(count, match, text) and count.take(word, match.end())):
            yield count.numeral
            count = None
        if count is None:
            count = _Count(match.start())
            count.take(word, match.end())
        if half := None if word.last else _HALVES.match(text, match.end()):
            count.take_half(half.end())
    if count:
        yield count.numeral


def worth(text: str) -> set[Decimal]:
    """Return what the numbers in words of a text can stand for, with parts and Roman numerals.

    «половина» can stand for «50 %», «трёхсменный» for «3 ауысымды», «XX век» for «20-ғасыр».
    """
    found = {numeral.value for numeral in numerals(text)}
    for match in _WORD.finditer(text):
        word = match[0].lower().replace("ё", "е")
        found.update(*(values for pattern, values in FRACTIONS if pattern.fullmatch(word)))
        part = part_of_word(word)
        found.update(() if part is None else (part,))
    return found | {_roman(match[0]) for match in _ROMAN.finditer(text)}


def _adjoin(count: _Count, match: re.Match[str], text: str) -> bool:
    return _SPACES.fullmatch(text, count.end, match.start()) is not None


def _roman(digits: str) -> Decimal:
    """Return what a Roman numeral is worth, of Latin letters or of the Cyrillic ones like them."""
    values = [_ROMAN_DIGITS[digit] for digit in digits]
    following = [*values[1:], 0]
    pairs = zip(values, following, strict=True)
    return Decimal(sum(-one if one < two else one for one, two in pairs))
