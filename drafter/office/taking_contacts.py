"""People of cards and tables that come into an address book: shown first, put in when asked for."""

import tempfile
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from drafter.addressbook.contacts import are_contacts, contacts_of, left_out
from drafter.addressbook.planning import ADDED, LEFT, Plan, Step, folded, with_steps
from drafter.addressbook.table import tried, with_people
from drafter.addressbook.vcards import read_cards
from drafter.composing.library import languages_of_templates
from drafter.errors import WARNING, Place, Problem, TableError
from drafter.files.input import contents
from drafter.files.limits import LARGEST_TABLE
from drafter.model.addressbook import AddressBook
from drafter.reading.references import Book
from drafter.reading.spans import data_of
from drafter.sheets.tables import Row, read_table
from drafter.wording import _
from drafter.wording.phrases import letter_languages, phrases
from drafter.wording.posts import known_posts
from drafter.workspace import Workspace

CARDS = (".vcf", ".vcard")
"""How files of cards end."""

TABLES = (".csv", ".tsv", ".txt", ".xlsx")

_WRONG_ENCODING = "wrong-encoding"

Warn = Callable[[Problem], None]


class Preview(NamedTuple):
    """What would become of the people of a file, each by its number in `steps`."""

    steps: Sequence[Step]
    remarks: Sequence[Problem]
    """What else is to be told, such as columns that are not taken over."""
    made: Callable[[str, Collection[int]], str]
    """Returns the text of a book with some of the steps put in; raises InquiryError or TableError.
    """

    def count(self, what: str) -> int:
        """Return of how many people this becomes: `added`, `changed` or `left`."""
        return sum(step.do == what for step in self.steps)


def has_contacts(file: Path) -> bool:
    """Tell whether a file is one of cards by its name."""
    return file.suffix.lower() in CARDS


def preview(file: Path, book: Book, workspace: Workspace, name: str) -> Preview:
    """Return what would become of the people of a file in a book, whose file is called `name`.

    Raises TableError for what cannot be read of the file, InputError for what is no file or is too
    large, OSError where it cannot be read.
    """
    remarks: list[Problem] = []
    if has_contacts(file):
        contacts = read_cards(file)
    else:
        rows = table_of(file, remarks.append)
        if not rows or not are_contacts(rows[0].columns):
            return _of_own_table(rows, book.model, workspace, remarks)
        contacts = contacts_of(rows)
        if names := left_out(rows[0].columns, rows):
            remarks.append(_left_out(file, names))
    codes = sorted(languages_of_templates(workspace), reverse=True)
    steps = Plan(book.model, post_names(workspace, book.model), codes).steps(contacts)

    def made(text: str, chosen: Collection[int]) -> str:
        picked = [step for number, step in enumerate(steps) if number in chosen]
        have = {one: data_of(node) for one, node in book.nodes.get("people", {}).items()}
        return with_steps(text, name, picked, have)

    return Preview(steps, remarks, made)


def table_of(file: Path, warn: Warn) -> list[Row]:
    """Return the rows of a table as `read_table` does.

    Outlook exports in the alphabet of old Windows and Google did in UTF-16: contacts are read then,
    other tables are refused as ever.
    """
    try:
        return read_table(file, warn)
    except TableError as error:
        if error.problems[0].id != _WRONG_ENCODING:
            raise
        text = _recoded(contents(file, LARGEST_TABLE))
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / file.name
            copy.write_text(text, encoding="utf-8", newline="")
            rows: list[Row] = []
            with suppress(TableError):
                rows = read_table(copy, lambda _doubt: None)
        if not rows or not are_contacts(rows[0].columns):
            raise
        return [replace(row, file=str(file)) for row in rows]


def _recoded(data: bytes) -> str:
    """Return a text that is not in UTF-8, in UTF-16 where its mark says so."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1251"
    return data.decode(encoding, "replace")


def post_names(workspace: Workspace, book: AddressBook) -> dict[str, str]:
    """Return the ids of posts by their folded names in every language; those of the book win."""
    found: dict[str, str] = {}
    for code in languages_of_templates(workspace):
        words = phrases(code, workspace.locales)
        for post in known_posts(workspace.locales):
            if name := words.found("post", post):
                found[folded(name)] = post
    for post, names in book.posts.items():
        found |= {folded(forms.nominative): post for forms in names.values()}
    return found


def _of_own_table(
    rows: list[Row], book: AddressBook, workspace: Workspace, remarks: list[Problem]
) -> Preview:
    languages = letter_languages(workspace.locales)
    steps = []
    for one in tried(rows, book, languages):
        why = [problem.what for problem in one.problems]
        do, place = LEFT if why else ADDED, one.row.place("")
        steps.append(Step(do, one.id, one.called or one.id, one.values, why, place))

    def made(text: str, chosen: Collection[int]) -> str:
        picked = [row for number, row in enumerate(rows) if number in chosen]
        return with_people(text, picked, book, languages).text if picked else text

    return Preview(steps, remarks, made)


def _left_out(file: Path, names: Sequence[str]) -> Problem:
    what = _("These columns are not taken over: {names}.").format(names=", ".join(names))
    advice = _("The address book has names, posts and terms alone.")
    return Problem("contact-columns", Place(str(file), 1, 1), what, advice, WARNING)
