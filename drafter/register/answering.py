"""Which letter an answer is to, and whether the answer can be one to it."""

import datetime
import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from drafter.errors import WARNING, Problem, RegisterError
from drafter.register.entries import Answer, Entry
from drafter.register.ledger import Filter, Ledger
from drafter.wording import _, spoken

_MOST_NEAR, _LEAST_ALIKE = 5, 0.6


class Sought(NamedTuple):
    """A letter as somebody names it who enters an answer."""

    number: str
    date: datetime.date | None = None
    """The letter's date, where several letters have the number."""
    addressee: str = ""
    """Words of the addressee, where the letter went to several."""


def candidates(ledger: Ledger, sought: Sought) -> list[Entry]:
    """Return the letters that may be meant.

    Raises RegisterError where none is: it tells numbers that look like the one that is sought.
    """
    found = list(ledger.entries(Filter(number=sought.number)))
    fitting = [entry for entry in found if _fits(entry, sought)]
    if fitting:
        return fitting
    if found:
        what = _("No letter № {number} has this date and addressee, but there are: {letters}.")
        letters = "; ".join(map(described, found))
        what = what.format(number=sought.number, letters=letters)
        raise RegisterError([Problem("answer-other-letter", None, what, _("Correct the call."))])
    raise RegisterError([_unknown(ledger, sought.number)])


def _fits(entry: Entry, sought: Sought) -> bool:
    words = sought.addressee.casefold().split()
    named = [text.addressee.casefold() for text in entry.texts.values()]
    is_its = not words or any(all(word in name for word in words) for name in named)
    return is_its and sought.date in (None, entry.date)


def described(entry: Entry) -> str:
    """Return a letter in a few words: its date, to whom it went, what it is about."""
    facts = [f"{entry.date:%d.%m.%Y}"] if entry.date else [_("(no date)")]
    facts += filter(None, [entry.addressee(spoken()), entry.summary(spoken())])
    return ", ".join(facts)


def _unknown(ledger: Ledger, number: str) -> Problem:
    what = _("{register} has no letter № {number}.").format(register=ledger.name, number=number)
    alike = near(number, ledger.entries())
    if not alike:
        advice = _("Enter the letter first, or correct the number.")
        return Problem("register-unknown-letter", None, what, advice)
    letters = "; ".join(f"№ {entry.number}, {described(entry)}" for entry in alike)
    advice = _("Is one of these meant: {letters}?").format(letters=letters)
    return Problem("register-unknown-letter", None, what, advice)


def near(number: str, entries: Iterable[Entry]) -> list[Entry]:
    """Return letters whose numbers look like another one, the likest first.

    Those that differ in marks and blanks alone come before the others.
    """
    known: dict[str, Entry] = {}
    for entry in entries:
        if entry.number:
            known[entry.number] = entry  # of several years, the one that was entered last
    bare: dict[str, list[str]] = {}
    for name in known:
        bare.setdefault(_bare(name), []).append(name)
    alike = get_close_matches(_bare(number), bare, n=_MOST_NEAR, cutoff=_LEAST_ALIKE)
    names = [name for one in alike for name in bare[one]]
    return [known[name] for name in names[:_MOST_NEAR]]


def _bare(number: str) -> str:
    return re.sub(r"[\W_]+", "", number).casefold()


def check_answer(entry: Entry, answer: Answer, day: datetime.date) -> list[Problem]:
    """Return what is to be looked at in an answer to a letter that comes on a day.

    Raises RegisterError for an answer that says nothing, or that is older than the letter.
    """
    if answer.date is None and not answer.number:
        what = _("The answer has neither a date nor a number.")
        raise RegisterError([Problem("answer-empty", None, what, _("Type one of them."))])
    if answer.date and entry.date and answer.date < entry.date:
        what = _("The answer of {answer} is older than the letter of {letter}.").format(
            answer=f"{answer.date:%d.%m.%Y}", letter=f"{entry.date:%d.%m.%Y}"
        )
        advice = _("Correct the date of the answer, or that of the letter in the register.")
        raise RegisterError([Problem("answer-before-letter", None, what, advice)])
    if answer.date and answer.date > day:
        what = _("The answer has a date that is still to come: {date}.")
        what = what.format(date=f"{answer.date:%d.%m.%Y}")
        return [Problem("answer-to-come", None, what, _("Is the year right?"), WARNING)]
    return []


def is_known(entry: Entry, answer: Answer) -> bool:
    """Tell whether a letter has an answer of the same date and number, which is put right."""
    return any((one.date, one.number) == (answer.date, answer.number) for one in entry.answers)


def answers_text(answers: Sequence[Answer]) -> str:
    """Return answers in a few words: «05.12.2026 № 7-1; …»."""
    return "; ".join(map(answer_text, answers))


def answer_text(answer: Answer) -> str:
    """Return an answer in a few words: «05.12.2026 № 7-1»."""
    date = f"{answer.date:%d.%m.%Y}" if answer.date else ""
    number = f"№ {answer.number}" if answer.number else ""
    return " ".join(filter(None, [date, number])) or "–"
