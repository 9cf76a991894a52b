"""The letters of a register in a database in short, read with as few values as can be.

A hundred thousand of them take a quarter of the time that their whole entries take.
"""

import datetime
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, Protocol

from drafter.register.briefs import Brief, one_line, searched

_AT_ONCE = 5000
"""Letters that are read together."""

Row = tuple[Any, ...]


class Readable(Protocol):
    """What is needed of a database."""

    joins: str
    """The function that puts the texts of a group together, with something between them."""

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return what a statement selects; its parameters are question marks."""


Day = Callable[[Any, int], datetime.date | None]
"""Returns the date that a value of a letter is."""


Said = Callable[[Any], str]
"""Returns the text that a value is."""


class Reader(NamedTuple):
    """How values are read, which other programs may have written."""

    day: Day
    said: Said


def briefs(database: Readable, language: str, reader: Reader) -> Iterator[list[Brief]]:
    """Yield the letters in short, in the order in which they were entered, some together.

    One that has no text in the language, in Russian or in Kazakh lacks addressee or subject; who
    asks looks at its entry.
    """
    last = -1
    while rows := database.rows(_entries(database), [last, _AT_ONCE]):
        first, last = rows[0][0], rows[-1][0]
        texts = _texts(database, language, first, last)
        answers = _answers(database, first, last)
        yield [
            _brief(row, texts.get(row[0], ("", "")), answers.get(row[0], []), reader)
            for row in rows
        ]


def _brief(
    row: Row, text: tuple[Any, Any], answers: Sequence[Sequence[Any]], reader: Reader
) -> Brief:
    (key, number, date, kind, term, *texts), (day, said) = row, reader
    on, end = day(date, key), day(term, key)
    parts = [number, *texts, *(part for _date, *two in answers for part in two)]
    return Brief(
        key,
        said(number),
        on,
        sys.intern(said(kind)),
        end,
        bool(answers),
        min(filter(None, (day(one[0], key) for one in answers)), default=None),
        sys.intern(one_line(said(text[0]))),
        said(text[1]),
        searched(list(map(said, parts)), on, end),
    )


def _entries(database: Readable) -> str:
    texts = f"{database.joins}(addressee || ' ' || summary, ' ')"
    return (
        "SELECT id, number, date, kind, term, initiator || ' ' || participants,"  # noqa: S608
        f" (SELECT {texts} FROM register_texts WHERE entry = register_entries.id)"
        " FROM register_entries WHERE id > ? ORDER BY id LIMIT ?"
    )


def _texts(database: Readable, language: str, first: int, last: int) -> dict[int, tuple[Any, Any]]:
    """Return addressee and subject of letters, each in the first of the languages that has it."""
    found: dict[int, tuple[Any, Any]] = {}
    select = (
        "SELECT entry, addressee, summary FROM register_texts"
        " WHERE language = ? AND entry BETWEEN ? AND ?"
    )
    for code in dict.fromkeys((language, "ru", "kk")):
        for key, addressee, summary in database.rows(select, [code, first, last]):
            before = found.get(key, ("", ""))
            found[key] = before[0] or addressee, before[1] or summary
    return found


def _answers(database: Readable, first: int, last: int) -> dict[int, list[Row]]:
    """Return dates, numbers and summaries of the answers to letters."""
    found = defaultdict(list)
    select = (
        "SELECT entry, date, number, summary FROM register_answers"
        " WHERE entry BETWEEN ? AND ? ORDER BY entry, position"
    )
    for key, *answer in database.rows(select, [first, last]):
        found[key].append(tuple(answer))
    return found
