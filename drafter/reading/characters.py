"""The characters that no letter may hold: a reader cannot see them, or a DOCX cannot hold them."""

from unicodedata import category

from drafter.errors import InquiryError, Place, Problem
from drafter.wording import _
from drafter.wording.invisible import code_of, forbidden_in, without_forbidden

__all__ = ["decoded", "forbidden", "forbidden_in", "without_forbidden"]


def forbidden(character: str, place: Place) -> Problem:
    """Return the problem that such a character stands at a place."""
    what = _("The invisible character {code} stands here.")
    if category(character) == "Co":
        what = _(
            "The character {code} stands here, which each font shows differently or not at all."
        )
    what = what.format(code=code_of(character))
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
