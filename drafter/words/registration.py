"""Date and number of a letter, as they are printed or left for the pen."""

import datetime

from drafter.clock import today
from drafter.model.inquiry import Inquiry
from drafter.model.shapes import Blank
from drafter.wording.dates import attributive_date, blank_date, long_date
from drafter.wording.filling import filled
from drafter.wording.phrases import Phrases
from drafter.words.words import DateWords

BLANK_NUMBER = "________"
"""Room for a number that is written by hand."""


def date_of(inquiry: Inquiry, phrases: Phrases) -> DateWords | None:
    """Return the date of a letter; one that is left for the pen has its year, that of today."""
    if inquiry.date is Blank.BY_HAND:
        blank = blank_date(today().year, phrases)
        return DateWords(long=blank, attributive=blank, iso="")
    return dated(inquiry.day, phrases) if inquiry.day else None


def dated(date: datetime.date, phrases: Phrases) -> DateWords:
    """Return the forms of a date."""
    return DateWords(
        long=long_date(date, phrases),
        attributive=attributive_date(date, phrases),
        iso=date.isoformat(),
    )


def number_of(inquiry: Inquiry) -> str | None:
    """Return the number of a letter, or room for the pen."""
    return BLANK_NUMBER if inquiry.number is Blank.BY_HAND else inquiry.registered


def registration_of(inquiry: Inquiry, phrases: Phrases) -> str | None:
    """Return date and number in one line; None where a letter has neither."""
    date, number = date_of(inquiry, phrases), number_of(inquiry)
    by_hand = inquiry.date is Blank.BY_HAND
    if date and number:
        text = phrases.phrase("registration", "{date} No. {number}")
        if by_hand:
            text = phrases.phrase("registration by hand", "of {date}, No. {number}")
        return filled(text, date=date.long, number=number)
    if number:
        return filled(phrases.phrase("registration", "No. {number}"), number=number)
    if date and by_hand:
        return filled(phrases.phrase("registration by hand", "of {date}"), date=date.long)
    return date.long if date else None
