"""A letter as its page shows it: the form, the pages, the problems and what differs elsewhere."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from drafter.desk.context import Desk
from drafter.desk.form import form_html
from drafter.desk.pages import pages
from drafter.desk.problems import problems_told
from drafter.desk.turns import OutdatedError
from drafter.desk.wanted import WHOLE, Wanted
from drafter.errors import DrafterError, InquiryError, Problem
from drafter.files.refusals import problem_of
from drafter.model.addressbook import AddressBook
from drafter.model.edits import Field
from drafter.office.bodies import documents
from drafter.office.differing import differences, lines_differing
from drafter.office.form import form, key_map
from drafter.office.saving import Sheet
from drafter.wording import spoken

_SLOW = ("spelling",)
"""The rules that take half a second, and several while dictionaries are being read."""


class Opened:
    """A state of a letter's file, opened."""

    def __init__(self, desk: Desk, file: Path, sheet: Sheet) -> None:
        """Take the desk, the file, and what it says or would say."""
        self._desk, self._file, self._sheet = desk, file, sheet
        self.letter = desk.office.open(text=sheet.text, name=str(file))

    @cached_property
    def form(self) -> Field:
        """The form; where the address book is broken, what ids stand for is left out."""
        try:
            return self._desk.office.form(self.letter)
        except InquiryError:
            office, letter = self._desk.office, self.letter
            return form(letter.text, letter.name, office.workspace, AddressBook())

    @property
    def languages(self) -> list[str]:
        """The languages of the letter."""
        return next((one.value.split() for one in self.form.fields if one.key == "languages"), [])

    @property
    def title(self) -> str:
        """What the letter is about, in the user's language where it can be, or else its file."""
        subject = (self.letter.inquiry.subject if self.letter.inquiry else None) or {}
        return subject.get(spoken()) or next(iter(subject.values()), "") or self._file.stem

    def answer(self, wanted: Wanted) -> dict[str, Any]:
        """Return what a page asks for, as JSON."""
        shown, found = self._shown(wanted.languages)
        problems: Iterable[Problem] = (*self.letter.errors, *found)
        checked = self._checked(wanted.check) if wanted.check else None
        return {
            "title": self.title,
            "form": str(form_html(self.form)) if wanted.form else None,
            "documents": documents(self.form) if wanted.form else None,
            "letters": shown,
            "problems": self._told(list(dict.fromkeys(problems if checked is None else checked))),
            "checked": "" if checked is None else wanted.check,
        }

    def _checked(self, how: str) -> Sequence[Problem] | None:
        """Return what a check finds; None where the letter was edited meanwhile."""
        check = self._desk.turns.check(self._file)
        try:
            without = () if how == WHOLE else _SLOW
            return self._desk.office.check(self.letter, without, check.give_way)
        except OutdatedError:
            return None

    def differing(self, other: "Opened") -> list[list[str]]:
        """Return the values in which the letter differs from another state of it."""
        found = differences(self.form, other.form)
        if not found and self._sheet.text != other._sheet.text:
            found = lines_differing(self._sheet.text, other._sheet.text)
        return [list(one) for one in found]

    def _told(self, problems: Sequence[Problem]) -> list[dict[str, Any]]:
        if not problems:
            return []  # as most previews have none
        keys = key_map(self.letter.text, self.letter.name, self._desk.office.workspace)
        return problems_told(self.letter, keys, problems)

    def _shown(self, languages: Sequence[str]) -> tuple[dict[str, Any], tuple[Problem, ...]]:
        """Return the pages in languages, and what keeps them from being shown."""
        found: dict[str, Any] = {}
        for language in languages:
            if self.letter.inquiry is None or language not in self.letter.inquiry.languages:
                continue
            try:
                found[language] = pages(self._desk, self.letter, language)
            except DrafterError as error:
                return found, error.problems
            except OSError as error:
                return found, (problem_of(error),)
        return found, ()
