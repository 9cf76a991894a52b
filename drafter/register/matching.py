"""Which line of a register a letter has already, and what becomes of the line."""

import datetime
from collections.abc import Iterable
from dataclasses import replace

from drafter.register.entries import Answer, Entry, Letter

_FAR = datetime.timedelta(days=183)
"""How far apart two letters of one number are, that is of two years."""


def is_same_letter(line: Entry, entry: Entry) -> bool:
    """Tell whether a line is that of a letter: it is known by its file and its number.

    A draft may get its number and another date later; numbers begin anew with a year.
    """
    if set(line.files).isdisjoint(entry.files) or line.number not in ("", entry.number):
        return False
    if line.date in (None, entry.date):
        return True
    return are_near(line, entry) and (bool(line.number) or _say_the_same(line, entry))


def are_near(one: Entry, other: Entry) -> bool:
    """Tell whether two letters may be of one year."""
    return one.date is None or other.date is None or abs(one.date - other.date) < _FAR


def _say_the_same(one: Entry, other: Entry) -> bool:
    return _alike(one, other, "addressee") or _alike(one, other, "summary")


def _alike(one: Entry, other: Entry, what: str) -> bool:
    """Tell whether a text of two entries is the same in a language that both have."""
    shared = one.texts.keys() & other.texts.keys()
    return any(
        getattr(one.texts[code], what) == getattr(other.texts[code], what) != "" for code in shared
    )


def matched(lines: Iterable[Entry], letter: Letter) -> list[Entry | None]:
    """Return for each entry of a letter the line that it has already, if any.

    Of the letter's lines each addressee takes its own; an addressee who was corrected takes the
    line that is left.
    """
    left = [line for line in lines if is_same_letter(line, letter[0])]
    found: list[Entry | None] = [None] * len(letter)
    for wanted in (_have_one_addressee, is_same_letter):
        for at, entry in enumerate(letter):
            line = next((one for one in left if wanted(one, entry)), None)
            if found[at] is None and line is not None:
                left.remove(line)
                found[at] = line
    return found


def _have_one_addressee(line: Entry, entry: Entry) -> bool:
    return _alike(line, entry, "addressee")


def updated(line: Entry, entry: Entry) -> Entry:
    """Return a line as it is when its letter is entered once more.

    What is known of the answers stays, and so does what the letter does not say, and the term
    unless the date has changed.
    """
    keeps_term = entry.date in (None, line.date) and line.term is not None
    return replace(
        entry,
        date=entry.date or line.date,
        initiator=entry.initiator or line.initiator,
        participants=entry.participants or line.participants,
        texts={**line.texts, **entry.texts},
        term=line.term if keeps_term else entry.term,
        files=tuple(dict.fromkeys([*line.files, *entry.files])),
        answers=line.answers,
        place=line.place,
        key=line.key,
    )


def with_answer(line: Entry, answer: Answer) -> Entry:
    """Return a line with an answer more; one of the same date and number is put right."""
    same = [(one.date, one.number) for one in line.answers]
    answers = list(line.answers)
    if (answer.date, answer.number) in same:
        answers[same.index((answer.date, answer.number))] = answer
    else:
        answers.append(answer)
    return replace(line, answers=tuple(answers))


def is_another(line: Entry, entry: Entry) -> bool:
    """Tell whether a line of the same number is another letter of the same year.

    One letter to many has one number in all its lines.
    """
    if line.number != entry.number or not set(line.files).isdisjoint(entry.files):
        return False
    return are_near(line, entry) and not _alike(line, entry, "summary")


def merged(line: Entry, other: Entry) -> Entry:
    """Return a line with what another register has of the same letter."""
    answers = line
    for answer in other.answers:
        answers = with_answer(answers, answer)
    return replace(updated(line, other), term=other.term or line.term, answers=answers.answers)


def is_same_line(line: Entry, other: Entry) -> bool:
    """Tell whether the lines of two registers are of one letter to one addressee."""
    if line.files and other.files:
        return is_same_letter(line, other) and _may_have_one_addressee(line, other)
    same = line.number == other.number and line.date == other.date
    return same and _may_have_one_addressee(line, other)


def _may_have_one_addressee(line: Entry, other: Entry) -> bool:
    """Tell whether the addressees are one, as far as both lines name them in one language."""
    shared = line.texts.keys() & other.texts.keys()
    pairs = [(line.texts[code].addressee, other.texts[code].addressee) for code in shared]
    named = [one == another for one, another in pairs if one and another]
    return not named or any(named)
