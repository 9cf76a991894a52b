"""What is kept of a letter so that it is found, sorted and counted among a hundred thousand."""

import datetime
import sys
from typing import NamedTuple

from drafter.register.entries import Entry


class Brief(NamedTuple):
    """A letter in short, its addressee and its subject in one language."""

    key: int | None
    number: str
    date: datetime.date | None
    kind: str
    term: datetime.date | None
    answered: bool
    answered_on: datetime.date | None
    to: str
    subject: str
    text: str
    """All that is searched, as `plain` returns it."""

    def addressee(self, _language: str) -> str:
        """Return the addressee, in the one language that is known."""
        return self.to

    def summary(self, _language: str) -> str:
        """Return what the letter is about, likewise."""
        return self.subject


def brief_of(entry: Entry, language: str) -> Brief:
    """Return a letter in short, in a language or else in the one that it has."""
    parts = [part for text in entry.texts.values() for part in text]
    parts += [part for one in entry.answers for part in (one.number, one.summary)]
    return Brief(
        entry.key,
        entry.number,
        entry.date,
        sys.intern(entry.kind),
        entry.term,
        entry.answered,
        entry.answered_on,
        sys.intern(one_line(entry.addressee(language))),
        entry.summary(language),
        searched(
            [entry.number, entry.initiator, entry.participants, *parts], entry.date, entry.term
        ),
    )


def searched(parts: list[str], date: datetime.date | None, term: datetime.date | None) -> str:
    """Return what a letter is found by: its texts, and its days as people write them."""
    days = [f"{day.day:02}.{day.month:02}.{day.year}" for day in (date, term) if day]
    return plain(" ".join([*parts, *days]))


def plain(text: str) -> str:
    """Return a text as it is searched: «Ёлка» is found by «елка»."""
    return text.casefold().replace("ё", "е")


def one_line(text: str) -> str:
    """Return a text whose lines follow one another."""
    return " ".join(text.split())
