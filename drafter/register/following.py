"""A repeated inquiry: the earlier one is looked up in the register and cited by a clause."""

from collections.abc import Callable, Sequence
from pathlib import Path

from drafter.errors import ERROR, WARNING, InquiryError, Problem
from drafter.model.inquiry import Clause, Inquiry
from drafter.model.origin import origin_of
from drafter.register.addresses import NEW, Address, name_of
from drafter.register.entries import Entry, plain_number
from drafter.register.kept import numbered
from drafter.register.matching import are_near
from drafter.wording import _


def followed(
    inquiry: Inquiry,
    register: Address | None,
    locales: tuple[Path, ...] = (),
    warn: Callable[[Problem], None] = lambda _problem: None,
) -> Inquiry:
    """Return an inquiry with the clause that cites the one which it follows.

    An inquiry that follows none comes back as it is.  Where it follows itself, or where the
    register, whose posts are named as in `locales`, does not tell what its addressees answered,
    `warn` is told, and nothing is cited.  Raises InquiryError where the register is not there or
    does not have the number with its date, RegisterError where it cannot be read.
    """
    if inquiry.follows is None:
        return inquiry
    if register is None or (isinstance(register, Path) and not register.exists()):
        what = _("«follows» needs the register, in which the earlier inquiry stands.")
        advice = _("Name it with --register, or put {name} into the workspace.").format(name=NEW)
        raise InquiryError([_problem(inquiry, "register-missing", what, advice)])
    number = plain_number(inquiry.follows)
    found = numbered(register, number)
    if number == plain_number(inquiry.registered or ""):
        # Numbers begin anew with a year: one of another year may have the same.
        found = [line for line in found if not are_near(line, Entry(date=inquiry.day))]
        if not found:
            warn(_of_itself(inquiry, number))
            return inquiry.replaced(follows=None)
    if not found or found[-1].date is None:
        what = _("The register {file} has no letter № {number} with a date.")
        advice = _("Correct the number, or enter the letter in the register.")
        what = what.format(file=Path(name_of(register)).name, number=number)
        raise InquiryError([_problem(inquiry, "register-unknown-letter", what, advice)])
    clause = _cited(inquiry, found, locales)
    if clause is None:
        warn(_unclear(inquiry, number))
        return inquiry.replaced(follows=None)
    return inquiry.replaced(clauses=(clause, *inquiry.clauses))


def _cited(inquiry: Inquiry, found: Sequence[Entry], locales: tuple[Path, ...]) -> Clause | None:
    """Return the clause that is right for all addressees; None where there is none."""
    lines = [line for line in found if line.date in (None, found[-1].date)]
    if len(lines) > 1:
        from drafter.register.addressee_lines import lines_of_addressees  # few go to several

        lines = lines_of_addressees(inquiry, lines, locales) or lines
    said = [_values(line, found[-1]) for line in lines]
    return _clause(said[-1], inquiry.languages) if said.count(said[-1]) == len(said) else None


def _of_itself(inquiry: Inquiry, number: str) -> Problem:
    what = _("The letter follows its own number, № {number}: no sentence about it is printed.")
    advice = _("Write the number of the earlier inquiry, or delete «follows».")
    return _problem(inquiry, "follows-itself", what.format(number=number), advice, WARNING)


def _unclear(inquiry: Inquiry, number: str) -> Problem:
    what = _(
        "The register does not tell what the addressee of this letter answered to № {number}, which"
        " went to several: the letter does not cite it."
    )
    advice = _(
        "In place of «follows» write the clause answered-inquiry or unanswered-inquiry into"
        " «clauses»."
    )
    return _problem(inquiry, "answer-unclear", what.format(number=number), advice, WARNING)


def _problem(
    inquiry: Inquiry, fault: str, what: str, advice: str, severity: str = ERROR
) -> Problem:
    return Problem(fault, origin_of(inquiry).place("follows"), what, advice, severity)


def _values(line: Entry, letter: Entry) -> dict[str, str]:
    """Return what is cited of a line: the letter, and its last answer if there is one."""
    values = {"date": f"{letter.date:%Y-%m-%d}", "number": line.number}
    answer = line.answer
    if answer is None:
        return values
    date = f"{answer.date:%Y-%m-%d}" if answer.date else ""
    return values | {"answer_date": date, "answer_number": answer.number}


def _clause(values: dict[str, str], languages: tuple[str, ...]) -> Clause:
    name = "answered-inquiry" if "answer_date" in values else "unanswered-inquiry"
    texts = {key: dict.fromkeys(languages, value) for key, value in values.items() if value}
    return Clause(name=name, parameters=texts)
