"""The letters of the rows of a table, made in one process or several."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from drafter.composing.signed_once import signed_once
from drafter.docx import write
from drafter.errors import DrafterError, InquiryError, Problem
from drafter.model.inquiry import Inquiry
from drafter.model.letter import Letter
from drafter.office.entering import entries_for
from drafter.office.letters import LetterFile
from drafter.office.remarking import of_addressee
from drafter.office.rendering import alone, documents
from drafter.office.rows import Merge
from drafter.office.working import Work
from drafter.register import Entry
from drafter.sheets.tables import Row
from drafter.wording import _, speak


@dataclass(frozen=True)
class Plan:
    """What a worker needs to make the letters of a row."""

    merge: Merge
    languages: tuple[str, ...]
    interface: str
    bilingual: bool = False
    side_by_side: bool = False
    together: bool = False
    """Whether the letters are wanted as blocks as well."""

    def made(self, row: Row) -> "Made":
        """Return the letters of a row; what is wrong with it stops nothing but itself."""
        made = Made(row)
        try:
            letter = self.merge.letter(row)
            if letter.errors or letter.inquiry is None:
                raise InquiryError(letter.errors)
            for languages in self._documents(letter.inquiry, made.guesses):
                made.letters["-".join(languages)] = self._written(letter, languages, made)
            made.entries = entries_for(letter.inquiry, self.merge.office.workspace)
            made.remarks = of_addressee(letter.inquiry, self.merge.office.workspace)
        except DrafterError as error:
            made.letters = {}
            made.problems = list(error.problems)
        return made

    def _written(self, letter: LetterFile, languages: tuple[str, ...], made: "Made") -> bytes:
        """Return a letter as DOCX, and note its blocks where they are wanted."""
        office, warn = self.merge.office, made.guesses.append
        if not self.together:
            return office.bilingual(letter, languages, warn, side_by_side=self.side_by_side)
        letters, look = office.composed(letter, languages, warn)
        made.look = look.file
        made.composed["-".join(languages)] = letters = signed_once(letters)
        return write(letters, look, side_by_side=self.side_by_side)

    def _documents(self, inquiry: Inquiry, doubts: list[Problem]) -> list[tuple[str, ...]]:
        both = self.bilingual or self.side_by_side
        if both:
            doubts += alone(self.languages or inquiry.languages, self.merge.file)
        return documents(self.languages, inquiry, both=both)


@dataclass
class Made:
    """The letters of a row: bytes by language, what goes into the index, and what was said."""

    row: Row
    letters: dict[str, bytes] = field(default_factory=dict)
    """By language, or by the languages of a bilingual one with hyphens between."""
    pdfs: dict[str, bytes] = field(default_factory=dict)
    composed: dict[str, list[Letter]] = field(default_factory=dict)
    """The letters as blocks, where they are wanted."""
    look: Path = Path()
    """The look that they were composed for."""
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    guesses: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    """What is to be looked at in the row, and is the same in many of them."""


_plan: Plan | None = None


def _begin(plan: Plan) -> None:
    """Take the plan, in this process."""
    global _plan
    _plan = plan
    speak(plan.interface)


def _make(row: Row) -> Made:
    assert _plan is not None  # noqa: S101 - every worker begins with it
    return _plan.made(row)


def all_made(plan: Plan, rows: Iterable[Row], jobs: int) -> Iterator[Made]:
    """Yield the letters of all rows in their order, made by so many processes."""
    if jobs == 1:
        yield from map(plan.made, rows)
        return
    given: list[Row] = []

    def noted() -> Iterator[Row]:
        for row in rows:
            given.append(row)
            yield row

    work = Work(partial(_begin, plan), _make, noted())
    for made in work.results(jobs):
        row = given.pop(0)
        yield Made(row, problems=[not_made(row)]) if made is None else made


def not_made(row: Row) -> Problem:
    """Return the problem that the processes died that were to make the letters of a row."""
    what = _("The letters of this row were not made: the system ended the process that made them.")
    advice = _("There may be too little memory: run the command again with fewer --jobs.")
    return Problem("row-not-made", row.place(""), what, advice)
