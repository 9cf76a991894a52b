"""Dates as official letters write them, from the phrases of the letter's catalog.

CLDR's long dates are not the official style («26 ноября 2025 г.»), so the patterns and the forms of
the months stand in the catalogs.
"""

import datetime

from drafter.wording.filling import filled
from drafter.wording.phrases import Phrases, mark

MONTHS = (
    mark("month in a date", "January"),
    mark("month in a date", "February"),
    mark("month in a date", "March"),
    mark("month in a date", "April"),
    mark("month in a date", "May"),
    mark("month in a date", "June"),
    mark("month in a date", "July"),
    mark("month in a date", "August"),
    mark("month in a date", "September"),
    mark("month in a date", "October"),
    mark("month in a date", "November"),
    mark("month in a date", "December"),
)
"""The ids of the months, as they stand in a date: «ноября», «қараша»."""

ATTRIBUTIVE_MONTHS = (
    mark("month in an attributive date", "January"),
    mark("month in an attributive date", "February"),
    mark("month in an attributive date", "March"),
    mark("month in an attributive date", "April"),
    mark("month in an attributive date", "May"),
    mark("month in an attributive date", "June"),
    mark("month in an attributive date", "July"),
    mark("month in an attributive date", "August"),
    mark("month in an attributive date", "September"),
    mark("month in an attributive date", "October"),
    mark("month in an attributive date", "November"),
    mark("month in an attributive date", "December"),
)
"""The ids of the months, as they stand in a date before a noun: «ноября», «қарашадағы»."""


def long_date(date: datetime.date, words: Phrases) -> str:
    """Return a date in full: «26 ноября 2025 года», «2025 жылғы 26 қараша»."""
    month = words.phrase("month in a date", MONTHS[date.month - 1])
    pattern = words.phrase("date", "{month} {day}, {year}")
    return filled(pattern, day=date.day, month=month, year=date.year)


def attributive_date(date: datetime.date, words: Phrases) -> str:
    """Return a date as it stands before a noun: «2023 жылғы 25 тамыздағы» (№ 236)."""
    month = words.phrase("month in an attributive date", ATTRIBUTIVE_MONTHS[date.month - 1])
    pattern = words.phrase("attributive date", "{month} {day}, {year}")
    return filled(pattern, day=date.day, month=month, year=date.year)


def blank_date(year: int, words: Phrases) -> str:
    """Return a date of a year whose day and month are left for the pen."""
    return filled(words.phrase("date by hand", "«___» ____________ {year}"), year=year)
