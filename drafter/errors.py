"""What can be wrong with a user's material: problems, and the errors that carry them."""

from collections.abc import Iterable
from typing import Any, NamedTuple, Self


class Place(NamedTuple):
    """Where in a file something stands; line and column count from 1, 0 means «not known»."""

    file: str
    line: int = 0
    column: int = 0

    @classmethod
    def of(cls, file: str, text: str, offset: int) -> "Place":
        """Return the place of the character at an offset of a file's text."""
        line = text.count("\n", 0, offset) + 1
        return cls(file, line, offset - text.rfind("\n", 0, offset))

    def __str__(self) -> str:
        """Return `FILE:LINE:COLUMN`, as editors and terminals understand it."""
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


ERROR, WARNING = "error", "warning"
"""How much a problem weighs: with an error there is no letter, a warning is to be looked at."""


class Repair(NamedTuple):
    """What is typed at the place of a problem, and the one thing that is right instead of it."""

    wrong: str
    right: str


class Guess(NamedTuple):
    """A form of a name or a post that was guessed, and what it may be instead."""

    path: str
    """Where the word stands in the inquiry: `addressee.surname`."""
    language: str
    case: str
    forms: tuple[str, ...]
    """The forms that it may have; the one that was guessed is the first."""


class _Problem(NamedTuple):
    id: str
    place: Place | None
    what: str
    advice: str = ""
    severity: str = ERROR
    repair: Repair | None = None
    guess: Guess | None = None


class Problem(_Problem):
    """One thing that is wrong: its id, where it is, what it is, and what to do (whole sentences).

    Where one repair alone is right, it is `repair`; of a form that was guessed, `guess` tells.
    The id (`yaml-tab`) is the same in every language and stays when sentences are reworded.
    """

    __slots__ = ()

    def __new__(cls, *facts: Any, **details: Any) -> Self:
        """Take the facts in their order; without an id while ids are being given out."""
        if "id" not in details and not (facts and isinstance(facts[0], str)):
            facts = ("", *facts)
        return super().__new__(cls, *facts, **details)

    def __str__(self) -> str:
        """Return the problem as one line of a terminal, its id in brackets at the end."""
        place = f"{self.place}:" if self.place else ""
        return " ".join(filter(None, [place, self.what, self.advice, self.mark]))

    @property
    def mark(self) -> str:
        """The id in brackets."""
        return f"[{self.id}]" if self.id else ""


def in_order(problem: Problem) -> tuple[int, int]:
    """Return what problems of a file are sorted by: line and column, those without first."""
    return (problem.place.line, problem.place.column) if problem.place else (0, 0)


class DrafterError(Exception):
    """Every error that drafter raises on purpose; `problems` lists all that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Take what was found, in the order in which it stands in the file."""
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class InputError(DrafterError):
    """A file is no file, or larger than it may be."""


class InquiryError(DrafterError):
    """The input file does not describe an inquiry."""


class TemplateError(DrafterError):
    """A template does not make a letter."""


class LookError(DrafterError):
    """The look is not a Word file that a letter can be built on."""


class TableError(DrafterError):
    """A table cannot be read, or lacks what is asked of it."""


class RegisterError(DrafterError):
    """A register cannot be read or written."""


class CatalogError(DrafterError):
    """A catalog cannot be read, or lacks a phrase that a letter needs."""


class OutputError(DrafterError):
    """A letter cannot be written where it was asked for."""


class DocumentError(DrafterError):
    """A Word file cannot be read as a letter."""


class CallError(Exception):
    """What is asked for leaves open what is meant, or cannot be had; the sentence says what."""
