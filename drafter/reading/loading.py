"""The door of reading: from a path or an open file to an Inquiry."""

from collections.abc import Iterable
from pathlib import Path
from typing import IO

from drafter.errors import InquiryError, Place, Problem
from drafter.input import contents, too_large
from drafter.inquiry import Inquiry
from drafter.limits import LARGEST_TEXT
from drafter.reading.characters import forbidden, forbidden_in, without_forbidden
from drafter.reading.nodes import parse
from drafter.reading.values import Reader
from drafter.wording import _
from drafter.workspace import Workspace

_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def load(source: str | Path | IO[str], workspace: Workspace | None = None) -> Inquiry:
    """Return the inquiry that a YAML or JSON file describes.

    `source` is a path, or a text file that is open for reading; `workspace` has the catalogs of
    posts and languages (drafter's own without one).  Raises InquiryError, whose `problems` are
    all that is wrong with the file, and OSError when it cannot be opened.
    """
    if isinstance(source, str | Path):
        file = str(source)
        text = decoded(contents(Path(source)), file)
    else:
        file = str(getattr(source, "name", "-")).replace("<stdin>", "-")
        # The bytes behind an open text file are read, since its encoding may be the system's.
        data = getattr(source, "buffer", source).read(LARGEST_TEXT + 1)
        if len(data) > LARGEST_TEXT:
            raise too_large(file, LARGEST_TEXT)
        text = decoded(data, file) if isinstance(data, bytes) else data.removeprefix("\ufeff")
    problems = [
        forbidden(match[0], _place(text, match.start(), file)) for match in forbidden_in(text)
    ]
    try:
        root, found = parse(without_forbidden(text, " ") if problems else text, file)
    except InquiryError as error:
        raise InquiryError(_without_echoes(problems, error.problems)) from error
    reader = Reader(problems + found, workspace or Workspace())
    inquiry = reader.inquiry(root, text)
    if inquiry is None:
        raise InquiryError(sorted(reader.problems, key=in_order))
    return inquiry


def _without_echoes(first: list[Problem], then: Iterable[Problem]) -> list[Problem]:
    """Return problems in the order of the file; where one stands, later ones may only follow it.

    The space that replaces an invisible character looks like a wrong indentation.
    """
    lines = {problem.place.line for problem in first if problem.place}
    others = [p for p in then if p.place is None or p.place.line not in lines]
    return sorted([*first, *others], key=in_order)


def in_order(problem: Problem) -> tuple[int, int]:
    """Return what sorts problems by their places."""
    return (problem.place.line, problem.place.column) if problem.place else (0, 0)


def decoded(data: bytes, file: str) -> str:
    """Return the text of a file; raises InquiryError for another encoding than UTF-8."""
    advice = _("Save the file as UTF-8: in Notepad, «Save as», then the encoding UTF-8.")
    if encoding := _MARKS.get(data[:2]):
        what = _("The file is encoded in {encoding}.").format(encoding=encoding)
        raise InquiryError([Problem(Place(file, 1, 1), what, advice)])
    try:
        return data.decode().removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = _("This line is not in UTF-8; the file was probably saved in another encoding.")
        raise InquiryError([Problem(Place(file, line, 1), what, advice)]) from error


def _place(text: str, offset: int, file: str) -> Place:
    line = text.count("\n", 0, offset) + 1
    return Place(file, line, offset - text.rfind("\n", 0, offset))
