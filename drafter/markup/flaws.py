"""What is wrong in the text of a body or in the markup of a template."""

from typing import NamedTuple

from drafter.wording import _


class Flaw(NamedTuple):
    """Something wrong at an offset (in characters) of the text that was read, and what to do."""

    offset: int
    what: str
    advice: str = ""


class MarkupError(Exception):
    """The text cannot be read; `flaws` are all that was found."""

    def __init__(self, flaws: list[Flaw]) -> None:
        """Take the flaws in the order of the text."""
        self.flaws = flaws
        super().__init__("\n".join(flaw.what for flaw in flaws))


class MarkdownError(MarkupError):
    """Markdown that would lose a part of the user's text."""


def note_in_note() -> tuple[str, str]:
    """Return what is wrong with a footnote inside of a footnote, and what to do."""
    what = _("A footnote cannot stand inside of another one.")
    return what, _("Put its text into the other one, in parentheses.")
