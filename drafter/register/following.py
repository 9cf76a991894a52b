"""A repeated inquiry: the earlier one is looked up in the register and cited by a clause."""

from pathlib import Path

from drafter.errors import InquiryError, Problem
from drafter.model.inquiry import Clause, Inquiry
from drafter.model.origin import origin_of
from drafter.register.addresses import NEW, Address, name_of
from drafter.register.entries import Entry, plain_number
from drafter.register.kept import numbered
from drafter.wording import _


def followed(inquiry: Inquiry, register: Address | None) -> Inquiry:
    """Return an inquiry with the clause that cites the one which it follows.

    An inquiry that follows none comes back as it is.  Raises InquiryError where the register is
    not there or does not have the number with its date, RegisterError where it cannot be read.
    """
    if inquiry.follows is None:
        return inquiry
    if register is None or (isinstance(register, Path) and not register.exists()):
        what = _("«follows» needs the register, in which the earlier inquiry stands.")
        advice = _("Name it with --register, or put {name} into the workspace.").format(name=NEW)
        raise _problem(inquiry, "register-missing", what, advice)
    number = plain_number(inquiry.follows)
    found = numbered(register, number)
    if not found or found[-1].date is None:
        what = _("The register {file} has no letter № {number} with a date.")
        advice = _("Correct the number, or enter the letter in the register.")
        what = what.format(file=Path(name_of(register)).name, number=number)
        raise _problem(inquiry, "register-unknown-letter", what, advice)
    clause = _clause(found[-1], inquiry.languages)
    return inquiry.replaced(clauses=(clause, *inquiry.clauses))


def _problem(inquiry: Inquiry, fault: str, what: str, advice: str) -> InquiryError:
    return InquiryError([Problem(fault, origin_of(inquiry).place("follows"), what, advice)])


def _clause(line: Entry, languages: tuple[str, ...]) -> Clause:
    values = {"date": f"{line.date:%Y-%m-%d}", "number": line.number}
    answer = line.answer
    if answer and answer.date:
        values["answer_date"] = f"{answer.date:%Y-%m-%d}"
    if answer and answer.number:
        values["answer_number"] = answer.number
    texts = {name: dict.fromkeys(languages, value) for name, value in values.items()}
    return Clause(name="answered-inquiry" if answer else "unanswered-inquiry", parameters=texts)
