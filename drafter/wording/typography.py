"""Typography: non-breaking spaces and nested quotation marks, character for character.

Every rule replaces one character by one, so a paragraph's runs keep their lengths.  Which words a
number keeps beside it is data: the context `typography` of the letter's catalog.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from drafter.wording.dates import MONTHS
from drafter.wording.phrases import Phrases

NBSP = "\u00a0"

_CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]"
_YEAR = re.compile(r"\d{4}(?!\d)")
_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_NAME = re.compile(rf"(?<!\w){_CAPITAL}[\w-]+$")
_LONGEST_NAME = 40
_INITIALS = re.compile(rf" (?={_CAPITAL}\.[ {NBSP}]?{_CAPITAL}\.)")
_BESIDE_NUMBER = re.compile(r" (?:(?=\d)|(?<=\d ))")

_QUOTE = re.compile('[«»„“”"]')
_BEFORE_OPENING = frozenset(' \u00a0([{«„“"–—-/\n')


@cache
def typesetter(words: Phrases) -> Callable[[Sequence[str]], list[str]]:
    """Return the function that typesets paragraphs in the language of the phrases.

    It keeps the lengths of their texts and changes nothing but spaces and quotation marks.
    """
    months = {
        words.phrase(context, month)
        for context in ("month in a date", "month in an attributive date")
        for month in MONTHS
    }
    before = words.phrase("typography", "words kept with the number after them").split()
    after = words.phrase("typography", "words kept with the number before them").split()
    names = words.phrase("typography", "words kept with the name after them").split()
    marks = words.phrase("typography", "quotation marks, outer and inner")
    keeper = _Keeper(tuple(months), tuple(before), tuple(after), tuple(names))

    def typeset(texts: Sequence[str]) -> list[str]:
        # One search through all of them takes a third of the time of many.
        whole = keeper.kept("\n".join(texts))
        start, found = 0, []
        for text in texts:
            end = start + len(text)
            line = whole[start:end]
            found.append(quoted(line, marks) if _may_open(line) else line)
            start = end + 1
        return found

    return typeset


class _Keeper:
    """Tells at which spaces a line does not end, by the words of a language."""

    def __init__(
        self,
        months: tuple[str, ...],
        before: tuple[str, ...],
        after: tuple[str, ...],
        names: tuple[str, ...],
    ) -> None:
        """Take the words kept with the year, number or name after them or the number before."""
        self._months = _by_letter(months, -1)
        self._before = _by_letter(before, -1)
        self._after = _by_letter((*after, *months), 0)
        self._names = [
            (_before_name(letter, alike), letter + NBSP)
            for letter, alike in _by_letter((*names, _INITIAL), -1).items()
        ]

    def kept(self, text: str) -> str:
        """Return a text with non-breaking spaces."""
        for before_name, instead in self._names:
            text = before_name.sub(instead, text)
        text = _INITIALS.sub(_after_name, text)
        return _BESIDE_NUMBER.sub(self._at_number, text)

    def _at_number(self, match: re.Match[str]) -> str:
        text, place = match.string, match.start()
        kept = self._before_number(text, place) or self._after_number(text, place)
        return NBSP if kept else " "

    def _before_number(self, text: str, place: int) -> bool:
        if not text[place + 1 : place + 2].isdecimal():
            return False
        if _ends_in(text, place, self._before):  # № 5
            return True
        if text[place - 1 : place].isdecimal() and _THOUSANDS.match(text, place + 1):  # 1 500
            return True
        return _ends_in(text, place, self._months) and bool(_YEAR.match(text, place + 1))

    def _after_number(self, text: str, place: int) -> bool:
        """Tell whether a word of measure, or a month, follows a number: 5 млрд, 26 ноября."""
        if not text[place - 1 : place].isdecimal():
            return False
        for word in self._after.get(text[place + 1 : place + 2], ()):
            end = place + 1 + len(word)
            if text.startswith(word, place + 1) and not _is_in_word(text, end):
                return True
        return False


_INITIAL = "A."
"""Stands for every initial among the words before a name: А. А., К. Токаев."""


def _before_name(letter: str, words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the last letter of words and the space before a name: г. Алматы.

    It begins with plain characters, since a search for these is the fastest.
    """
    kept = "|".join(rf"(?<=(?<!\w){re.escape(word)} )" for word in words if word != _INITIAL)
    named = [rf"(?=[«{_CAPITAL[1:]})(?:{kept})"] if kept else []
    initial = [rf"(?<=(?<!\w){_CAPITAL}\. )(?={_CAPITAL}[\w.’'-])"] if _INITIAL in words else []
    return re.compile(f"{re.escape(letter)} (?:{'|'.join(named + initial)})")


def _by_letter(words: Sequence[str], index: int) -> dict[str, tuple[str, ...]]:
    """Return words by their first letter (0) or their last one (-1), to compare few of them."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        found[word[index]] = (*found.get(word[index], ()), word)
    return found


def _after_name(match: re.Match[str]) -> str:
    """Return what stands in the place of a space before initials: Смаилов А. А."""
    start = match.start()
    name = _NAME.search(match.string[max(0, start - _LONGEST_NAME) : start])
    return NBSP if name else " "


def _ends_in(text: str, place: int, words: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether one of the words, as a whole, stands right before a place."""
    alike = words.get(text[place - 1 : place], ())
    if not text.endswith(alike, 0, place):
        return False
    found = (word for word in alike if text.endswith(word, 0, place))
    return any(not _is_in_word(text, place - len(word) - 1) for word in found)


def _is_in_word(text: str, place: int) -> bool:
    character = text[place : place + 1] if place >= 0 else ""
    return character.isalnum() or character == "_"


def quoted(text: str, marks: str) -> str:
    """Return a text with its quotation marks nested rightly.

    `marks` are the outer opening and closing and the inner opening and closing mark: «»„“.  A
    text whose marks do not pair is returned as it is: it is not ours to guess what was meant.
    """
    pairs, unpaired = quotation_marks(text)
    if unpaired or not pairs:
        return text
    changed: dict[int, str] = {}
    for start, end, depth in pairs:
        inner = 2 * (depth % 2)
        changed[start], changed[end] = marks[inner], marks[inner + 1]
    if all(text[place] == mark for place, mark in changed.items()):
        return text
    return _QUOTE.sub(lambda mark: changed[mark.start()], text)


def _may_open(text: str) -> bool:
    """Tell whether there is a mark that can open a quotation; plain searches are the fastest."""
    return "«" in text or '"' in text or "„" in text or "“" in text


def quotation_marks(text: str) -> tuple[list[tuple[int, int, int]], list[int]]:
    """Return the pairs of quotation marks in a text, and where those without a pair stand.

    A pair is the offsets of its two marks and its depth, 0 for an outer one.
    """
    pairs: list[tuple[int, int, int]] = []
    unpaired: list[int] = []
    open_at: list[int] = []
    for mark in _QUOTE.finditer(text):
        place, character = mark.start(), mark[0]
        if _opens(text, place, character, text[open_at[-1]] if open_at else ""):
            open_at.append(place)
        elif open_at:
            pairs.append((open_at.pop(), place, len(open_at)))
        else:
            unpaired.append(place)
    return pairs, sorted(unpaired + open_at)


def _opens(text: str, place: int, character: str, innermost: str) -> bool:
    """Tell whether a mark opens; `innermost` is the one that waits for its counterpart, if any.

    «“» closes after «„» as in Russian, and opens elsewhere as in English.
    """
    if character in "«„":
        return True
    if character in "»”" or place + 1 == len(text):
        return False
    at_start = place == 0 or text[place - 1] in _BEFORE_OPENING
    at_start = at_start and not text[place + 1].isspace()
    return at_start and (character, innermost) != ("“", "„")
