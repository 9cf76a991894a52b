"""The report on answers: how many letters were sent, answered in time, late, and not at all.

A letter to several addressees counts for each of them, since each of them has to answer.
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from drafter.register.outcomes import LATE, OUTCOMES, OVERDUE, Answerable, days_late, outcome
from drafter.wording import _

Month = tuple[int, int]
"""A year and a month of it."""


class Tally(NamedTuple):
    """How many letters there are of each outcome."""

    counts: Counter[str]

    @property
    def sent(self) -> int:
        """The number of all letters."""
        return self.counts.total()

    @property
    def figures(self) -> list[int]:
        """How many were sent, and how many there are of each outcome, in the order of these."""
        return [self.sent, *(self.counts[name] for name in OUTCOMES)]


class Tardy(NamedTuple):
    """A letter that was answered late, or is overdue."""

    letter: Answerable
    days: int


class Report(NamedTuple):
    """What has become of letters by a day."""

    day: datetime.date
    since: datetime.date | None
    until: datetime.date | None
    language: str
    """The language in which addressees are named."""
    total: Tally
    addressees: dict[str, Tally]
    """Those with the most late answers and overdue letters at the front."""
    months: dict[Month, Tally]
    """By the months of the letters, those between the first and the last included."""
    cells: dict[tuple[str, Month | None], Tally]
    """By addressees, and the months of the letters; None where a letter has no date."""
    tardy: list[Tardy]
    """The letters that were answered late or are overdue, by the days, the most at the front."""
    undated: int
    """How many letters have no date; where a period is asked for, they are not counted above."""


def report_on(
    letters: Iterable[Answerable],
    day: datetime.date,
    language: str,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
) -> Report:
    """Return the report on letters by a day; of a period, on those with a date in it.

    Both ends belong to the period.
    """
    total: Counter[str] = Counter()
    months: dict[Month, Counter[str]] = {}
    cells: dict[tuple[str, Month | None], Counter[str]] = {}
    tardy, undated = [], 0
    for letter in letters:
        undated += letter.date is None
        if not _is_within(letter.date, since, until):
            continue
        result = outcome(letter, day)
        month = (letter.date.year, letter.date.month) if letter.date else None
        total[result] += 1
        if month:
            months.setdefault(month, Counter())[result] += 1
        cells.setdefault((addressee_of(letter, language), month), Counter())[result] += 1
        if result in (LATE, OVERDUE):
            tardy.append(Tardy(letter, days_late(letter, day)))
    return Report(
        day,
        since,
        until,
        language,
        total=Tally(total),
        addressees=_by_addressee(cells),
        months={month: Tally(months.get(month, Counter())) for month in _span(months)},
        cells={key: Tally(cells[key]) for key in sorted(cells, key=_cell_order)},
        tardy=sorted(tardy, key=_most_days),
        undated=undated,
    )


def addressee_of(letter: Answerable, language: str) -> str:
    """Return the addressee of a letter in a language; one who is not named is told as such."""
    return " ".join(letter.addressee(language).split()) or _("(not named)")


def _is_within(
    date: datetime.date | None, since: datetime.date | None, until: datetime.date | None
) -> bool:
    if date is None:
        return since is None and until is None
    return (since is None or since <= date) and (until is None or date <= until)


def _by_addressee(cells: dict[tuple[str, Month | None], Counter[str]]) -> dict[str, Tally]:
    sums: dict[str, Counter[str]] = {}
    for (name, _month), counts in cells.items():
        sums.setdefault(name, Counter()).update(counts)

    def order(name: str) -> tuple[int, int, str]:
        counts = sums[name]
        return -(counts[LATE] + counts[OVERDUE]), -counts.total(), name

    return {name: Tally(sums[name]) for name in sorted(sums, key=order)}


def _span(months: Iterable[Month]) -> list[Month]:
    """Return the months from the first to the last of some; all at most a century apart."""
    known = sorted(months)
    if not known:
        return []
    first, last = (year * 12 + month - 1 for year, month in (known[0], known[-1]))
    if last - first > 1200:  # a year was mistyped: 0206 for 2026
        return known
    return [(number // 12, number % 12 + 1) for number in range(first, last + 1)]


def _cell_order(key: tuple[str, Month | None]) -> tuple[str, Month]:
    return key[0], key[1] or (0, 0)


def _most_days(one: Tardy) -> tuple[int, datetime.date, str, str]:
    letter = one.letter
    return -one.days, letter.date or datetime.date.min, letter.number, addressee_of(letter, "")
