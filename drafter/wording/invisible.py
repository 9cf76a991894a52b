"""Characters that nobody sees, or that steer a terminal: found, and shown as what they are."""

import re

_FORBIDDEN = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, which XML cannot hold
    "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # invisible, or they turn the text
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # lone surrogates and noncharacters
    "\ue000-\uf8ff\U000f0000-\U0010ffff]"  # for private use: each font shows something else
)
_STEERING = (
    "[\x00-\x08\x0a-\x1f\x7f-\x9f"  # move the cursor, colour the screen, begin a new line
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # turn the text (Unicode, UAX 9)
    "\u2028\u2029\ud800-\udfff]"  # begin a line, or cannot be encoded
)


def forbidden_in(text: str) -> list[re.Match[str]]:
    """Return where characters stand in a text that no letter may hold, as matches of one each."""
    if text.replace("\n", "").replace("\u00a0", "").isprintable():
        return []  # as in almost every text; this takes no pattern, and a tenth of its time
    return list(re.finditer(_FORBIDDEN, text))


def without_forbidden(text: str, instead: str = "") -> str:
    """Return a text with something else in the place of each such character."""
    return re.sub(_FORBIDDEN, instead, text) if forbidden_in(text) else text


def visible(text: str) -> str:
    """Return a line whose characters steer no terminal: ESC is shown as «‹U+001B›».

    A tabulator stays; the end of a line is shown as well, since a name of a file may hold one.
    """
    return text if text.isprintable() else re.sub(_STEERING, _shown, text)


def code_of(character: str) -> str:
    """Return the number of a character as Unicode writes it: U+001B."""
    return f"U+{ord(character):04X}"


def _shown(match: re.Match[str]) -> str:
    return f"‹{code_of(match[0])}›"
