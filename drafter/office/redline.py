"""A text against an earlier one, word by word: what went, what came, what stayed."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

SAME, CAME, WENT = "", "ins", "del"

Part = tuple[str, str]
"""A mark and the text that has it: `ins`, `del`, or nothing."""

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_MOST_WORDS = 4000
"""Where more words than these face each other, the whole went and came: nobody reads a mosaic."""


def redline(earlier: str, later: str) -> list[Part]:
    """Return a text in parts, each with its mark; without those that came it is the earlier text.

    Lines that stayed are found first, and then words in those that did not.
    """
    parts = [
        part
        for before, after in _pairs(_LINES.findall(earlier), _LINES.findall(later))
        for part in ([(SAME, before)] if before == after else _by_words(before, after))
    ]
    return [
        (mark, "".join(text for _mark, text in group))
        for mark, group in groupby(filter(lambda part: part[1], parts), key=lambda part: part[0])
    ]


def _by_words(earlier: str, later: str) -> Iterator[Part]:
    before, after = _WORDS.findall(earlier), _WORDS.findall(later)
    if len(before) + len(after) > _MOST_WORDS:
        before, after = [earlier], [later]
    for went, came in _pairs(before, after):
        if went == came:
            yield SAME, went
        else:
            yield WENT, went
            yield CAME, came


def _pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what faces each other, the same or not, in its order."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _what, start, end, begin, stop in matcher.get_opcodes():
        yield "".join(before[start:end]), "".join(after[begin:stop])
