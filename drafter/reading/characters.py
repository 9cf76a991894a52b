"""The characters that no letter may hold: a reader cannot see them, or a DOCX cannot hold them."""

import re
from unicodedata import category

from drafter.errors import InquiryError, Place, Problem
from drafter.wording import _

_FORBIDDEN = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, which XML cannot hold
    "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # invisible, or they turn the text
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # lone surrogates and noncharacters
    "\ue000-\uf8ff\U000f0000-\U0010ffff]"  # for private use: each font shows something else
)


def forbidden_in(text: str) -> list[re.Match[str]]:
    """Return where such characters stand in a text, as matches of one character."""
    if text.replace("\n", "").replace("\u00a0", "").isprintable():
        return []  # as in almost every text; this takes no pattern, and a tenth of its time
    return list(re.finditer(_FORBIDDEN, text))


def without_forbidden(text: str, instead: str = "") -> str:
    """Return a text with something else in the place of each such character."""
    return re.sub(_FORBIDDEN, instead, text) if forbidden_in(text) else text


def forbidden(character: str, place: Place) -> Problem:
    """Return the problem that such a character stands at a place."""
    what = _("The invisible character {code} stands here.")
    if category(character) == "Co":
        what = _(
            "The character {code} stands here, which each font shows differently or not at all."
        )
    what = what.format(code=f"U+{ord(character):04X}")
    advice = _("Delete it: put the cursor behind it and press Backspace, or retype the word.")
    return Problem("invisible-character", place, what, advice)


_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def decoded(data: bytes, file: str) -> str:
    """Return the text of a file; raises InquiryError for another encoding than UTF-8."""
    advice = _("Save the file as UTF-8: in Notepad, «Save as», then the encoding UTF-8.")
    if encoding := _MARKS.get(data[:2]):
        what = _("The file is encoded in {encoding}.").format(encoding=encoding)
        raise InquiryError([Problem("wrong-encoding", Place(file, 1, 1), what, advice)])
    try:
        return data.decode().removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = _("This line is not in UTF-8; the file was probably saved in another encoding.")
        raise InquiryError(
            [Problem("wrong-encoding", Place(file, line, 1), what, advice)]
        ) from error
