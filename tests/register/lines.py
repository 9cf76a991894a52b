"""Lines of a register for tests, made of what a test is about."""

import datetime

from drafter.register.entries import Answer, Entry, Texts

Day = datetime.date | str | None


def line(
    number: str = "1",
    *,
    date: Day = "2026-01-10",
    term: Day = "2026-02-10",
    answered: Day = None,
    to: str = "Аким",
    summary: str = "О дорогах",
    file: str = "a.ru.docx",
) -> Entry:
    """Return a line; days may be written as 2026-11-26."""
    return Entry(
        number=number,
        date=_day(date),
        term=_day(term),
        texts={"ru": Texts(to, summary)},
        files=(file,) if file else (),
        answers=(Answer(date=_day(answered)),) if answered else (),
    )


def _day(value: Day) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if isinstance(value, str) else value
