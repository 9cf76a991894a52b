"""What has become of a letter by a day: answered in time or late, overdue, or waiting."""

import datetime
from typing import Protocol

from drafter.wording import N_

IN_TIME, LATE, UNDATED, OVERDUE, WAITING = "in-time", "late", "undated", "overdue", "waiting"

OUTCOMES = {
    IN_TIME: N_("Answered in time"),
    LATE: N_("Answered late"),
    UNDATED: N_("Answered, day unknown"),
    OVERDUE: N_("Overdue"),
    WAITING: N_("Waiting"),
}
"""What can have become of a letter, and what that is called (msgids), in the order of a report."""


class Answerable(Protocol):
    """A letter, or what is known of one, of which an answer may have come."""

    @property
    def number(self) -> str:
        """Its number."""

    @property
    def date(self) -> datetime.date | None:
        """Its date."""

    @property
    def term(self) -> datetime.date | None:
        """The last day on which the answer is in time."""

    @property
    def answered(self) -> bool:
        """Whether there is anything about an answer."""

    @property
    def answered_on(self) -> datetime.date | None:
        """The day of the first answer, where it is known."""

    def addressee(self, language: str, /) -> str:
        """Return to whom it went."""

    def summary(self, language: str, /) -> str:
        """Return what it is about."""


def outcome(letter: Answerable, day: datetime.date) -> str:
    """Return what has become of a letter by a day, as a key of `OUTCOMES`.

    An answer whose day is not known was neither in time nor late; a letter without a term, such
    as an appeal, is never overdue, and its answer never late.
    """
    if letter.answered:
        came = letter.answered_on
        if came is None:
            return UNDATED
        return LATE if letter.term is not None and came > letter.term else IN_TIME
    return OVERDUE if letter.term is not None and letter.term < day else WAITING


def days_late(letter: Answerable, day: datetime.date) -> int:
    """Return by how many days an answer came late, or is late on a day; 0 where it is not."""
    until = letter.answered_on if letter.answered else day
    if letter.term is None or until is None:
        return 0
    return max((until - letter.term).days, 0)
