"""The styles that paragraphs have in a Word file, and what they ask of a template."""

from collections.abc import Callable, Container
from typing import NamedTuple

from drafter.composing.dissecting import Dissected, Part
from drafter.composing.in_word.items import Item
from drafter.composing.in_word.showing import Around, Style, step
from drafter.errors import Place, Problem
from drafter.markup.subset import PARAGRAPHS
from drafter.wording import _

_PLAIN = ("normal", "list-paragraph", "no-spacing", "normal-(web)", "default-paragraph-font", "")
"""Styles of Word's own in which pasted text comes along."""

_BODY = "body-text"
_CELLS = {"td": "table-text", "th": "table-heading"}


class Styling(NamedTuple):
    """Which styles the look has, and which one stands for a style in the file."""

    known: Container[str]
    shown: Callable[[str], str]

    def of_new(self, item: Item, problems: list[Problem], file: str) -> str:
        """Return the style of a new paragraph."""
        style = item.read.style
        if style in self.known:
            return style
        if style not in _PLAIN:
            problems.append(_unknown(style, item, file))
        return _BODY

    def is_kept(self, style: Style, item: Item) -> bool:
        """Tell whether a paragraph has the style that it had; one without a style has it, too."""
        return item.read.style in (style.name, self.shown(style.name), *_PLAIN)

    def wanted(
        self, style: Style, item: Item, part: Part, problems: list[Problem], file: str
    ) -> str | None:
        """Return the style that a paragraph has got, None where it has kept its own."""
        now = item.read.style
        if self.is_kept(style, item):
            return None
        if now not in self.known:
            problems.append(_unknown(now, item, file))
            return None
        if style.depends or part.tag not in (*PARAGRAPHS, *_CELLS):
            what = _("The style of this paragraph cannot be changed here, to «{style}».")
            what = what.format(style=now)
            advice = _("It depends on the letter, or on the list around it; undo that.")
            place = Place(file, item.read.place, 1)
            problems.append(Problem("control-style-fixed", place, what, advice))
            return None
        return now

    def default_at(self, dissected: Dissected, number: int) -> str:
        """Return the style that a paragraph has at a place without a class."""
        around = [Around("", _BODY)]
        for part in dissected.parts[:number]:
            step(part, around)
        part = dissected.parts[number]
        return _CELLS.get(part.tag) or around[-1].style


def _unknown(style: str, item: Item, file: str) -> Problem:
    what = _("The look has no style «{style}».").format(style=style)
    advice = _("Give the paragraph one of the styles that other paragraphs of the file have.")
    return Problem("control-unknown-style", Place(file, item.read.place, 1), what, advice)
