"""The door of reading: from the text of a file in YAML or JSON to an Inquiry."""

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Lookup
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from drafter.errors import InquiryError, Place, Problem, in_order
from drafter.files.input import contents, too_large
from drafter.files.limits import LARGEST_LETTER, MOST_REMARKS
from drafter.model.inquiry import Inquiry
from drafter.model.origin import Origin, with_origin
from drafter.model.shapes import NOTHING
from drafter.model.source import Source
from drafter.reading.characters import decoded, forbidden, forbidden_in, without_forbidden
from drafter.reading.nodes import LAST, Node, parse
from drafter.reading.references import Book
from drafter.reading.values import Reader
from drafter.workspace import Workspace

if TYPE_CHECKING:
    from drafter.wording.values import Value


def text_of(source: str | Path | IO[str]) -> tuple[str, str]:
    """Return the name and the text of a file: a path, or a text file that is open for reading.

    Raises InquiryError for another encoding than UTF-8, InputError for a file that is too large or
    none, OSError when it cannot be opened.
    """
    if isinstance(source, str | Path):
        return str(source), decoded(contents(Path(source), LARGEST_LETTER), str(source))
    file = str(getattr(source, "name", "-")).replace("<stdin>", "-")
    # The bytes behind an open text file are read, since its encoding may be the system's.
    data = getattr(source, "buffer", source).read(LARGEST_LETTER + 1)
    if len(data) > LARGEST_LETTER:
        raise too_large(file, LARGEST_LETTER)
    return file, decoded(data, file) if isinstance(data, bytes) else data.removeprefix("\ufeff")


class Reading(NamedTuple):
    """What was read of a letter's file, and all that is wrong with it, in its order."""

    inquiry: Inquiry | None
    """Gaps stand in it for what is wrong; None where nothing could be read."""
    origin: Origin
    problems: tuple[Problem, ...]


def read(text: str, file: str, workspace: Workspace, book: Callable[[], Book]) -> Reading:
    """Return what the text of a file describes.

    `file` is what places name, `workspace` has the catalogs of posts and languages, `book` returns
    its address book.  Whatever is wrong with the text is told as problems.
    """
    if (root := LAST.root(text, file)) is not None:
        return read_nodes(root, [], text, workspace, book)
    # More than somebody reads would take the square of time; they are told when these are gone.
    problems = [
        forbidden(match[0], Place.of(file, text, match.start()))
        for match in forbidden_in(text)[:MOST_REMARKS]
    ]
    try:
        sound = without_forbidden(text, " ") if problems else text
        root, found = parse(sound, file, is_clean=True)
    except InquiryError as error:
        whole = _without_echoes(problems, error.problems)
        return Reading(None, Origin(Source(text, {})), tuple(whole))
    return read_nodes(root, problems + found, text, workspace, book)


def read_nodes(
    root: Node,
    problems: list[Problem],
    text: str,
    workspace: Workspace,
    book: Callable[[], Book],
    row: "Lookup[str, Value]" = NOTHING,
    folder: Path | None = None,
) -> Reading:
    """Return what the nodes of a file describe; `problems` are those that its text has already.

    `row` are the cells of the table's row that the letter is made for, if any; `folder` is where
    its pictures lie if not beside the file.
    """
    reader = Reader(problems, workspace, book)
    inquiry, origin = reader.inquiry(root, text, folder)
    if row and inquiry:
        origin = origin.replaced(row=row)
        with_origin(inquiry, origin)
    found = sorted(dict.fromkeys(reader.problems), key=in_order)
    return Reading(inquiry, origin, tuple(found))


def _without_echoes(first: list[Problem], then: Iterable[Problem]) -> list[Problem]:
    """Return problems in the order of the file; where one stands, later ones may only follow it.

    The space that replaces an invisible character looks like a wrong indentation.
    """
    lines = {problem.place.line for problem in first if problem.place}
    others = [p for p in then if p.place is None or p.place.line not in lines]
    return sorted([*first, *others], key=in_order)
