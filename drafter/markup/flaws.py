"""What is wrong in the text of a body or in the markup of a template."""

from typing import NamedTuple

from drafter.errors import Place, Problem
from drafter.wording import _


class Flaw(NamedTuple):
    """Something wrong at an offset (in characters) of the text that was read, and what to do."""

    id: str
    offset: int
    what: str
    advice: str = ""

    def at(self, place: Place | None) -> Problem:
        """Return the problem that the flaw is in a file, given the place of its offset there."""
        return Problem(self.id, place, self.what, self.advice)


class MarkupError(Exception):
    """The text cannot be read; `flaws` are all that was found."""

    def __init__(self, flaws: list[Flaw]) -> None:
        """Take the flaws in the order of the text."""
        self.flaws = flaws
        super().__init__("\n".join(flaw.what for flaw in flaws))


class MarkdownError(MarkupError):
    """Markdown that would lose a part of the user's text."""


def note_in_note() -> tuple[str, str, str]:
    """Return the id of a footnote inside of a footnote, what is wrong, and what to do."""
    what = _("A footnote cannot stand inside of another one.")
    return "footnote-in-footnote", what, _("Put its text into the other one, in parentheses.")


def unknown_class(style: str) -> tuple[str, str, str]:
    """Return the id of a class that the look has no style for, what is wrong, and what to do."""
    what = _("The look has no style for the class «{style}».").format(style=style)
    advice = _("Correct the class, or add the style to the look in Word.")
    return "html-unknown-class", what, advice
