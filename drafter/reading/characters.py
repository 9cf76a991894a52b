"""The characters that no letter may hold: a reader cannot see them, or a DOCX cannot hold them."""

import re

from drafter.errors import Place, Problem
from drafter.wording import _

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, which XML cannot hold
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # invisible, or they reorder the text
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # lone surrogates and noncharacters
)


def forbidden(character: str, place: Place) -> Problem:
    """Return the problem that such a character stands at a place."""
    what = _("The invisible character {code} stands here.").format(code=f"U+{ord(character):04X}")
    advice = _("Delete it: put the cursor behind it and press Backspace, or retype the word.")
    return Problem(place, what, advice)
