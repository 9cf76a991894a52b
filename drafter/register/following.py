"""A repeated inquiry: the earlier one is looked up in the register and cited by a clause."""

import os
from pathlib import Path

from drafter.errors import InquiryError, Problem, RegisterError
from drafter.files.refusals import problem_of
from drafter.files.state import Kept
from drafter.model.inquiry import Clause, Inquiry
from drafter.model.origin import origin_of
from drafter.reading.settings import load_setup
from drafter.register.book import Register, check_suffix
from drafter.register.entries import Entry, plain_number
from drafter.wording import _
from drafter.workspace import OutsideError, Workspace

_USUAL = ("register.xlsx", "register.csv")

_LINES: Kept[tuple[Entry, ...]] = Kept(4)
"""The lines of the registers in use; each letter asks for them in each of its languages."""


def default_register(workspace: Workspace) -> Path | None:
    """Return the register of a workspace: that of its settings, or register.xlsx, or register.csv.

    None stands for none of them.  Raises RegisterError where the settings name no table, or one
    outside of the workspace, InquiryError where something else is wrong with them, OutsideError
    for a link that leads out of it.
    """
    if workspace.folder is None:
        return None
    settings, places = load_setup(workspace)
    if settings.register is not None:
        place = places["register"]
        check_suffix(Path(settings.register), place)
        try:
            return workspace.own(settings.register)
        except OutsideError as error:
            raise RegisterError([problem_of(error)._replace(place=place)]) from error
    names = (name for name in _USUAL if os.path.lexists(workspace.folder / name))
    return next((workspace.own(name) for name in names), None)


def followed(inquiry: Inquiry, register: Path | None) -> Inquiry:
    """Return an inquiry with the clause that cites the one which it follows.

    An inquiry that follows none comes back as it is.  Raises InquiryError where the register is
    not there or does not have the number with its date, RegisterError where it cannot be read.
    """
    if inquiry.follows is None:
        return inquiry
    if register is None or not register.exists():
        what = _("«follows» needs the register, in which the earlier inquiry stands.")
        advice = _("Name it with --register, or put register.xlsx into the workspace.")
        raise _problem(inquiry, "register-missing", what, advice)
    number = plain_number(inquiry.follows)
    lines = _LINES.made(register, lambda: [str(register)], lambda: _lines(register))
    found = [line for line in lines if line.number == number]
    if not found or found[-1].date is None:
        what = _("The register {file} has no letter № {number} with a date.")
        advice = _("Correct the number, or enter the letter in the register.")
        what = what.format(file=register.name, number=number)
        raise _problem(inquiry, "register-unknown-letter", what, advice)
    clause = _clause(found[-1], inquiry.languages)
    return inquiry.replaced(clauses=(clause, *inquiry.clauses))


def _lines(register: Path) -> tuple[Entry, ...]:
    return tuple(Register.read(register).entries(lambda _problem: None))


def _problem(inquiry: Inquiry, fault: str, what: str, advice: str) -> InquiryError:
    return InquiryError([Problem(fault, origin_of(inquiry).place("follows"), what, advice)])


def _clause(line: Entry, languages: tuple[str, ...]) -> Clause:
    values = {"date": f"{line.date:%Y-%m-%d}", "number": line.number}
    if line.answer_date:
        values["answer_date"] = f"{line.answer_date:%Y-%m-%d}"
    if line.answer_number:
        values["answer_number"] = line.answer_number
    texts = {name: dict.fromkeys(languages, value) for name, value in values.items()}
    return Clause(
        name="answered-inquiry" if line.answered else "unanswered-inquiry", parameters=texts
    )
