"""What is looked at before one letter goes to many: columns, faults, the letters of single rows."""

from itertools import islice
from pathlib import Path
from typing import NamedTuple

from drafter.errors import DrafterError, Problem
from drafter.office.letters import LetterFile
from drafter.office.merging import addressees
from drafter.office.office import Office
from drafter.office.row_names import NAME, Names
from drafter.office.rows import Merge
from drafter.sheets.tables import Row


class Overview(NamedTuple):
    """A table as it fits a letter."""

    columns: dict[str, str]
    """What each column is for, as `Merge.uses` says it."""
    rows: int
    problems: list[Problem]
    doubts: list[Problem]


def overview(office: Office, file: Path, to: str) -> Overview:
    """Return what is known of a table, or of a list of ids, and of what is wrong with it.

    Raises what opening a table raises, and InquiryError for a letter in another encoding.
    """
    doubts: list[Problem] = []
    problems: list[Problem] = []
    task = Merge.of(file, office)
    with addressees(to, doubts.append) as people, _names(file, people.head) as names:
        try:
            task.check(people.head)
        except DrafterError as error:
            problems += error.problems
        try:
            names.take(people.checked())
        except DrafterError as error:
            problems += error.problems
        doubts += task.doubts(people.head)
        return Overview(task.uses(people.head), names.count, problems, doubts)


def _names(file: Path, head: Row) -> Names:
    return Names(NAME, file.stem, head.columns)


def letter_of(office: Office, file: Path, to: str, place: int) -> tuple[Row, LetterFile] | None:
    """Return a row, counted from 1 without the headings, and its letter; None where none is.

    The errors are those of `overview`.
    """
    with addressees(to, lambda _doubt: None) as people:
        row = next(islice(people.rows(), place - 1, None), None)
        return None if row is None else (row, Merge.of(file, office).letter(row))
