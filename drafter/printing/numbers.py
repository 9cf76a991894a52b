"""The numbers before the paragraphs of a letter's lists, as Word prints them by the look."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from drafter.docx.appearance import Form, Level
from drafter.docx.look import Look
from drafter.docx.numbers import written
from drafter.model.letter import Letter, Paragraph

_PRIVATE = re.compile("[\ue000-\uf8ff]")
"""Signs that only a font of symbols has, which an old bullet is made of."""

_BULLET = "•"
_SUFFIXES = {"tab": "\u2003", "space": " "}


class Numbers:
    """Counts the lists of one letter from its start to its end.

    Paragraphs that share an abstract numbering count on until a list begins that has a number of
    its own, as each list of a letter has (ECMA-376, part 1, 17.9.15 and 17.9.27).
    """

    def __init__(self, letter: Letter, look: Look) -> None:
        """Take the letter, whose lists tell their styles, and the look, which has their numbers."""
        self._letter = letter
        self._look = look
        self._counts: dict[str | None, dict[int, int]] = {}
        self._begun: set[int] = set()

    def next(self, paragraph: Paragraph, form: Form) -> "Numbered":
        """Return the number of the next paragraph, and its form with the indents of its level.

        `form` is that of the paragraph's style.
        """
        style, level, start = paragraph.style, 0, 1
        if paragraph.item is not None:
            numbering = self._letter.lists[paragraph.item.list]
            style, level, start = numbering.style, paragraph.item.level, numbering.start
        levels = self._look.levels(style)
        if level >= len(levels):
            return Numbered("", form)
        counts = self._counts.setdefault(self._look.abstract_number(style), {})
        if paragraph.item is not None and paragraph.item.list not in self._begun:
            self._begun.add(paragraph.item.list)
            counts.clear()
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        for higher in range(level):
            counts.setdefault(higher, start)
        counts[level] = counts.get(level, start - 1) + 1
        found = levels[level]
        if paragraph.item is not None and found.left is not None:
            form = form.replaced(left=found.left, first_line=found.first_line)
        return Numbered(_text(levels, level, counts), form)


class Numbered(NamedTuple):
    """What stands before a paragraph, with its space (nothing, if it is in no list); its form."""

    number: str
    form: Form


def _text(levels: Sequence[Level], level: int, counts: dict[int, int]) -> str:
    found = levels[level]
    if found.kind == "none":
        return ""
    if found.kind == "bullet":
        text = _PRIVATE.sub(_BULLET, found.pattern) or _BULLET
    else:
        text = re.sub(r"%(\d)", lambda m: _number(levels, int(m[1]) - 1, counts), found.pattern)
    return text + _SUFFIXES.get(found.suffix, "")


def _number(levels: Sequence[Level], level: int, counts: dict[int, int]) -> str:
    return written(counts.get(level, 1), levels[level].kind)
