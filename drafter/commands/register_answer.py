"""`drafter register answer`: an answer that came is entered in the register."""

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from drafter.clock import today
from drafter.commands import Command, Option, argument, say, warn
from drafter.commands.registers import DATE, REGISTER, register_of
from drafter.commands.screen import asked, confirmed
from drafter.errors import OutputError, Place, Problem, RegisterError
from drafter.register.answering import (
    Sought,
    answer_text,
    answers_text,
    candidates,
    check_answer,
    described,
    is_known,
)
from drafter.register.entries import Answer, Entry, plain_number
from drafter.register.opening import opened, reading
from drafter.wording import N_, _


def _answer(
    letter: str,
    date: datetime.datetime,
    number: str,
    summary: str,
    file: Path | None,
    register: str | None,
    letter_date: datetime.datetime | None,
    addressee: str,
    another: bool,
) -> None:
    if file is not None and not file.is_file():
        what = _("The file of the answer is not there.")
        raise OutputError(
            [Problem("answer-no-file", Place(str(file)), what, _("Correct its name."))]
        )
    of = letter_date.date() if letter_date else None
    sought = Sought(plain_number(letter).strip(), of, addressee)
    address = register_of(register)
    with reading(address) as ledger:
        entry = _chosen(candidates(ledger, sought), sought)
        came = Answer(
            date=date.date(),
            number=plain_number(number).strip(),
            summary=summary,
            file=ledger.beside(file) if file else "",
        )
    warn(check_answer(entry, came, today()))
    if not is_known(entry, came):
        _check_first(entry, another=another)
    with opened(address) as ledger:  # nobody waits while somebody is asked
        ledger.answer(entry, came)
    text = _("Entered: the answer {answer} to № {number}, {letter}.")
    said = text.format(answer=answer_text(came), number=entry.number, letter=described(entry))
    say(said, err=True)


def _chosen(found: Sequence[Entry], sought: Sought) -> Entry:
    """Return the letter that is meant; where several may be, somebody at a terminal is asked."""
    if len(found) == 1:
        return found[0]
    what = _("Several letters have the number {number}:").format(number=sought.number)
    if sys.stdin.isatty():
        say(what, err=True)
        for at, entry in enumerate(found, 1):
            say(f"  {at}  {_with_answers(entry)}", err=True)
        choice = asked(_("Which one was answered? Its number in this list:"))
        if choice.isdecimal() and 1 <= int(choice) <= len(found):
            return found[int(choice) - 1]
    letters = "; ".join(map(_with_answers, found))
    advice = _(
        "Add the date of the letter (--letter-date) or words of its addressee (--addressee)."
    )
    raise RegisterError([Problem("answer-several-letters", None, f"{what} {letters}.", advice)])


def _with_answers(entry: Entry) -> str:
    if not entry.answered:
        return described(entry)
    answered = _("answered {answers}").format(answers=answers_text(entry.answers))
    return f"{described(entry)} ({answered})"


def _check_first(entry: Entry, *, another: bool) -> None:
    """Raise RegisterError for a letter that has an answer, unless another one is meant."""
    if not entry.answered or another:
        return
    what = _("The letter № {number}, {letter}, is answered already: {answers}.")
    what = what.format(
        number=entry.number, letter=described(entry), answers=answers_text(entry.answers)
    )
    if sys.stdin.isatty():
        say(what, err=True)
        if confirmed(_("Enter one more answer? [y/N]")):
            return
    advice = _("Add --another to enter one more answer.")
    raise RegisterError([Problem("answer-there", None, what, advice)])


answer = Command(
    "answer",
    callback=_answer,
    short_help=N_("Enter the answer to a letter."),
    help=N_(
        "Enter the answer to the letter of a number: its date, its number, a file, what it says."
        " Where several letters have the number, their date or words of the addressee tell which"
        " is meant. An answer of the same date and number that is there is put right."
    ),
    epilog=N_("Example: drafter register answer 12-34 --date 05.12.2026 --number 7-1"),
    params=[
        Option(
            ["--date"],
            type=DATE,
            required=True,
            metavar=N_("DATE"),
            help=N_("The date of the answer."),
        ),
        Option(
            ["--number"], default="", metavar=N_("NUMBER"), help=N_("The number of the answer.")
        ),
        Option(["--summary"], default="", metavar=N_("TEXT"), help=N_("What was answered.")),
        Option(
            ["--file"],
            type=click.Path(path_type=Path),
            metavar=N_("FILE"),
            help=N_("The file of the answer, such as a scan."),
        ),
        Option(
            ["--letter-date"],
            type=DATE,
            metavar=N_("DATE"),
            help=N_("The date of the letter, where several have its number."),
        ),
        Option(
            ["--addressee"],
            default="",
            metavar=N_("TEXT"),
            help=N_("Words of the addressee, where the letter went to several."),
        ),
        Option(["--another"], is_flag=True, help=N_("Enter one more answer to the letter.")),
        REGISTER,
    ],
)
argument("letter", metavar=N_("NUMBER"))(answer)
