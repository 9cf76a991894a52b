"""Typography: non-breaking spaces and nested quotation marks, character for character.

Every rule replaces one character by one, so a paragraph's runs keep their lengths.  Which words a
number keeps beside it is data: the context `typography` of the letter's catalog.
"""

import re
from collections.abc import Callable
from functools import cache

from drafter.wording.dates import MONTHS
from drafter.wording.phrases import Phrases

NBSP = "\u00a0"

_CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]"
_EVERYWHERE = [
    rf"(?<!\w){_CAPITAL}\.[ ](?={_CAPITAL}[\w.’'-])",  # А. А., К. Токаев
    rf"(?<!\w){_CAPITAL}[\w-]+[ ](?={_CAPITAL}\.[ {NBSP}]?{_CAPITAL}\.)",  # Смаилов А. А.
    r"(?<=\d)[ ](?=\d{3}(?!\d))",  # 1 500 000
]
_QUOTES = frozenset('"«»„“”')
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
    month = _any(months)
    spaces = re.compile(
        "|".join(
            [
                *_EVERYWHERE,
                rf"(?<!\w)(?:{_any(before)})[ ](?=\d)",
                rf"(?<=\d)[ ](?=(?:{_any(after)}|{month})(?!\w))",
                rf"(?<!\w)(?:{month})[ ](?=\d{{4}}(?!\d))",
                rf"(?<!\w)(?:{_any(names)})[ ](?={_CAPITAL}|«)",
            ]
        )
    )

    def typeset(text: str) -> str:
        if " " in text:
            text = spaces.sub(lambda match: match[0].replace(" ", NBSP), text)
        return quoted(text, marks) if not _QUOTES.isdisjoint(text) else text

    return typeset


def _any(words: "list[str] | set[str]") -> str:
    """Return a pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def quoted(text: str, marks: str) -> str:
    """Return a text with its quotation marks nested rightly.

    `marks` are the outer opening and closing and the inner opening and closing mark: «»„“.  A
    text whose marks do not pair is returned as it is: it is not ours to guess what was meant.
    """
    result = list(text)
    open_at: list[int] = []
    for place, character in enumerate(text):
        if character not in _QUOTES:
            continue
        if _opens(text, place, character, bool(open_at)):
            open_at.append(place)
        elif open_at:
            start = open_at.pop()
            inner = 2 * (len(open_at) % 2)
            result[start], result[place] = marks[inner], marks[inner + 1]
        else:
            return text
    return text if open_at else "".join(result)


def _opens(text: str, place: int, character: str, inside: bool) -> bool:
    if character in "«„":
        return True
    if character in "»”" or place + 1 == len(text):
        return False
    at_start = place == 0 or text[place - 1] in _BEFORE_OPENING
    return at_start and not text[place + 1].isspace() and not (character == "“" and inside)
