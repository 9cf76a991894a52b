"""The term of an answer."""

import datetime

MONTHS = 1
"""The usual term of an answer in months: a custom, which a workspace can change."""


def answer_due(date: datetime.date, months: int = MONTHS) -> datetime.date:
    """Return the last day on which the answer to a letter of a date is in time.

    It is the same day of a later month, or that month's last day where there is no such day.
    """
    month = date.month - 1 + months
    year, month = date.year + month // 12, month % 12 + 1
    first_of_next = datetime.date(year + month // 12, month % 12 + 1, 1)
    last = first_of_next - datetime.timedelta(days=1)
    return last.replace(day=min(date.day, last.day))
