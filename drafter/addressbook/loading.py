"""The address book of a workspace, loaded and kept as long as its file does not change."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.errors import InquiryError, Place, Problem, in_order
from drafter.files.input import contents
from drafter.files.limits import LARGEST_BOOK
from drafter.files.state import Kept
from drafter.reading.characters import decoded
from drafter.reading.nodes import Mapping, Scalar, parse
from drafter.reading.references import Book, empty_book
from drafter.reading.values import Reader
from drafter.wording import spoken
from drafter.wording.catalogs import LETTER, files_of, folders_of_languages
from drafter.wording.phrases import letter_languages
from drafter.workspace import ADDRESS_BOOK, Workspace

_BOOKS: Kept[Book] = Kept(4)
_FAULTS: Kept[Sequence[Problem]] = Kept(4)
"""What is wrong in books: a list of letters may ask for one a thousand times."""


def load_book(workspace: Workspace) -> Book:
    """Return the address book of a workspace; an empty one without the file, or a word in it.

    Raises InquiryError with all that is wrong in it, OSError when it cannot be read.
    """
    if workspace.folder is None or not workspace.has_book:
        return empty_book()
    file = workspace.folder / ADDRESS_BOOK
    found: list[Book] = []

    def files() -> list[str]:
        return [str(file), *_catalogs(workspace)]

    def read() -> Book:
        own = workspace.own(ADDRESS_BOOK)
        return read_book(decoded(contents(own, LARGEST_BOOK), str(own)), own, workspace)

    def faults() -> Sequence[Problem]:
        try:
            found.append(read())
        except InquiryError as error:
            return error.problems
        return ()

    def book() -> Book:
        if problems := _FAULTS.made((file, workspace, spoken()), files, faults):
            raise InquiryError(problems)
        return found[0] if found else read()

    return _BOOKS.made((file, workspace), files, book)


def _catalogs(workspace: Workspace) -> Iterator[str]:
    """Yield the catalogs on which it depends which posts and languages a book may name."""
    yield from folders_of_languages(workspace.locales)
    for language in letter_languages(workspace.locales):
        yield from files_of(LETTER, language, workspace.locales)


def check_book(workspace: Workspace) -> None:
    """Raise what `load_book` raises for a book that is a link, a pipe or the like.

    A letter that names nobody of the book needs none, but such a one is no mere absence.
    """
    if workspace.folder is None:
        return
    file = workspace.folder / ADDRESS_BOOK
    if os.path.islink(file) or (os.path.lexists(file) and not os.path.isfile(file)):
        load_book(workspace)


def letterhead_place(book: Book, name: str) -> Place | None:
    """Return where a book names a letterhead; None where it names none of this name."""
    for faction in book.nodes.get("factions", {}).values():
        entries = faction.entries if isinstance(faction, Mapping) else {}
        node = entries["letterhead"][1] if "letterhead" in entries else None
        if isinstance(node, Scalar) and node.text == name:
            return node.place
    return None


def read_book(text: str, file: Path, workspace: Workspace) -> Book:
    """Return the address book that a text describes; `file` is what its places name.

    Raises InquiryError with all that is wrong in it.
    """
    if not re.search(r"(?m)^[^#\s]", text):
        return empty_book()
    root, problems = parse(text, str(file))
    reader = Reader(problems, workspace, empty_book)
    model = reader.address_book(root)
    if reader.problems or model is None:
        raise InquiryError(sorted(reader.problems, key=in_order))
    nodes = {
        part: {name: value for name, (_key, value) in node.entries.items()}
        for part, (_key, node) in (root.entries.items() if isinstance(root, Mapping) else ())
        if isinstance(node, Mapping)
    }
    return Book(model, nodes)
