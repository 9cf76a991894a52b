"""The door of reading: from a path or an open file to an Inquiry."""

import re
from pathlib import Path
from typing import IO

from drafter.errors import InquiryError, Place, Problem
from drafter.inquiry import Inquiry
from drafter.reading.nodes import parse
from drafter.reading.values import Reader
from drafter.wording import _

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, which XML cannot hold
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # invisible, or they reorder the text
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # lone surrogates and noncharacters
)
"""Characters that no letter may hold: a reader cannot see them, or a DOCX cannot."""

_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def load(source: str | Path | IO[str]) -> Inquiry:
    """Return the inquiry that a YAML or JSON file describes.

    `source` is a path, or a text file that is open for reading.  Raises InquiryError, whose
    `problems` are all that is wrong with the file, and OSError when it cannot be opened.
    """
    if isinstance(source, str | Path):
        file = str(source)
        text = _decoded(Path(source).read_bytes(), file)
    else:
        file = str(getattr(source, "name", "-"))
        text = source.read().removeprefix("\ufeff")
    problems = [_forbidden(text, match, file) for match in FORBIDDEN.finditer(text)]
    root, found = parse(FORBIDDEN.sub(" ", text), file)
    reader = Reader(problems + found)
    inquiry = reader.inquiry(root)
    if reader.problems or inquiry is None:
        raise InquiryError(sorted(reader.problems, key=_order))
    return inquiry


def _order(problem: Problem) -> tuple[int, int]:
    return (problem.place.line, problem.place.column) if problem.place else (0, 0)


def _decoded(data: bytes, file: str) -> str:
    advice = _("Save the file as UTF-8: in Notepad, «Save as», then the encoding UTF-8.")
    if encoding := _MARKS.get(data[:2]):
        what = _("The file is encoded in {encoding}.").format(encoding=encoding)
        raise InquiryError([Problem(Place(file, 1, 1), what, advice)])
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = _("This line is not in UTF-8; the file was probably saved in another encoding.")
        raise InquiryError([Problem(Place(file, line, 1), what, advice)]) from error


def _forbidden(text: str, match: re.Match[str], file: str) -> Problem:
    line = text.count("\n", 0, match.start()) + 1
    column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
    what = _("The invisible character {code} stands here.").format(code=f"U+{ord(match[0]):04X}")
    advice = _("Delete it: put the cursor behind it and press Backspace, or retype the word.")
    return Problem(Place(file, line, column), what, advice)
