"""Typography: non-breaking spaces and nested quotation marks, character for character.

Every rule replaces one character by one, so a paragraph's runs keep their lengths.  Which words a
number keeps beside it is data: the context `typography` of the letter's catalog.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache

from drafter.wording.dates import MONTHS
from drafter.wording.phrases import Phrases

NBSP = "\u00a0"

_CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]"
_NAME = re.compile(rf"(?<!\w){_CAPITAL}[\w-]+$")
_LONGEST_NAME = 40
_NEVER = "(?!)"
"""A pattern for nothing: what is read of an empty list of words."""

_QUOTE = re.compile('[«»„“”"]')
_BEFORE_OPENING = frozenset(' \u00a0([{«„“"–—-/\n')


@cache
def typesetter(words: Phrases) -> Callable[[str], str]:
    """Return the function that typesets a paragraph's text in the language of the phrases.

    It keeps the length of the text and changes nothing but spaces and quotation marks.
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
    spaces = _kept_spaces(months, before, after, names)

    def typeset(text: str) -> str:
        if " " in text:
            text = spaces.sub(_kept, text)
        return quoted(text, marks)

    return typeset


def _kept_spaces(
    months: Iterable[str], before: Iterable[str], after: Iterable[str], names: Iterable[str]
) -> re.Pattern[str]:
    """Return the pattern of the spaces at which a line does not end.

    It begins with the space itself, since a search for a plain character is the fastest.
    """
    following = (
        "|".join(re.escape(word) for word in sorted({*after, *months}, key=len)[::-1]) or _NEVER
    )
    capital = _CAPITAL[1:-1]
    rules = (
        rf"(?=\d)(?:{_behind(before)}|(?<=\d[ ])(?=\d{{3}}(?!\d)))",  # № 5, 1 500 000
        rf"(?:{_behind(months)})(?=\d{{4}}(?!\d))",  # ноября 2025
        rf"(?!\d)(?:{_behind(names)})",  # г. Алматы
        rf"(?<=(?<!\w){_CAPITAL}\.[ ])(?={_CAPITAL}[\w.’'-])",  # А. А., К. Токаев
        rf"(?P<initials>(?={_CAPITAL}\.[ {NBSP}]?{_CAPITAL}\.))",  # Смаилов А. А.
    )
    units = rf"(?<=\d[ ])(?=(?:{following})(?!\w))"  # 5 млрд, 26 ноября
    return re.compile(rf"[ ](?:(?=[\d«{capital}])(?:{'|'.join(rules)})|{units})")


def _behind(words: Iterable[str]) -> str:
    """Return a pattern for standing right after the space that follows any of the words."""
    return "|".join(rf"(?<=(?<!\w){re.escape(word)}[ ])" for word in sorted(words)) or _NEVER


def _kept(match: re.Match[str]) -> str:
    if match["initials"] is None:
        return NBSP
    start = match.start()
    return NBSP if _NAME.search(match.string[max(0, start - _LONGEST_NAME) : start]) else " "


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
    return _QUOTE.sub(lambda mark: changed[mark.start()], text)


def quotation_marks(text: str) -> tuple[list[tuple[int, int, int]], list[int]]:
    """Return the pairs of quotation marks in a text, and where those without a pair stand.

    A pair is the offsets of its two marks and its depth, 0 for an outer one.
    """
    pairs: list[tuple[int, int, int]] = []
    unpaired: list[int] = []
    open_at: list[int] = []
    for mark in _QUOTE.finditer(text):
        place, character = mark.start(), mark[0]
        if _opens(text, place, character, bool(open_at)):
            open_at.append(place)
        elif open_at:
            pairs.append((open_at.pop(), place, len(open_at)))
        else:
            unpaired.append(place)
    return pairs, sorted(unpaired + open_at)


def _opens(text: str, place: int, character: str, inside: bool) -> bool:
    if character in "«„":
        return True
    if character in "»”" or place + 1 == len(text):
        return False
    at_start = place == 0 or text[place - 1] in _BEFORE_OPENING
    return at_start and not text[place + 1].isspace() and not (character == "“" and inside)
