"""Bilingual letters with mistakes such as offices make, planted before the rules were read.

In a letter `{{wrong|right|kind}}` is a mistake, what should stand there, and what kind it is.  The
places come from these marks alone, and with what is right in each of them the letter is sound.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from drafter import load
from drafter.errors import Problem
from drafter.proofreading import proofread
from drafter.proofreading.dictionaries import dictionary_of
from drafter.workspace import Workspace

PLANTED = Path(__file__).with_name("planted")
MARK = re.compile(r"\{\{(?P<wrong>[^|{}]*)\|(?P<right>[^|{}]*)\|(?P<kind>[\w-]+)\}\}")
TODAY = "1795000000"
"""18 November 2026, in seconds from the beginning of 1970."""

Point = tuple[int, int]


class Mistake(NamedTuple):
    """A planted mistake, and where it begins and ends."""

    kind: str
    words: str
    start: Point
    end: Point


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)


def planted(text: str) -> tuple[str, list[Mistake]]:
    """Return a letter as its file says it, and the mistakes in it."""
    letter, mistakes, read = "", [], 0
    for mark in MARK.finditer(text):
        letter += text[read : mark.start()]
        start = point(letter)
        letter += mark["wrong"]
        mistakes.append(Mistake(mark["kind"], mark["wrong"], start, point(letter)))
        read = mark.end()
    return letter + text[read:], mistakes


def point(before: str) -> Point:
    """Return the line and the column of what follows a text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def told(letter: str) -> list[Problem]:
    """Return all that is said of a letter."""
    return proofread(load(io.StringIO(letter)), Workspace().locales)


def missed(name: str) -> Iterator[Mistake | None]:
    """Yield each mistake of a letter of which nothing is said at its place, and None for others."""
    letter, mistakes = planted((PLANTED / f"{name}.yaml").read_text(encoding="utf-8"))
    places = [(place.line, place.column) for one in told(letter) if (place := one.place)]
    for mistake in mistakes:
        found = any(mistake.start <= place <= mistake.end for place in places)
        yield None if found else mistake


@pytest.mark.parametrize(
    ("name", "count", "overlooked"),
    [
        # An appendix that no text names is no mistake for sure.
        ("first", 71, {"appendix"}),
        # Two surnames that differ before an ending may be those of two people.
        ("second", 44, {"near-name"}),
        # What is «still» to be done need not be of those before; short words are like many others.
        ("third", 46, {"address", "remainder", "spelling"}),
        # «43 хозяйств» asks for the forms of any noun; what other sentences say is not reckoned
        # with; the template sets its own quotation marks.
        (
            "fourth",
            44,
            {"numeral", "per-cent", "quotation", "near-miss", "deadline", "shortage"},
        ),
        ("fifth", 40, {"near-name", "numeral", "harmony", "alphabet", "near-miss"}),
    ],
)
def test_planted_mistakes_are_found_where_they_stand(
    name: str, count: int, overlooked: set[str]
) -> None:
    if dictionary_of("ru") is None:
        pytest.skip("a dictionary of Russian is not installed")
    found = list(missed(name))
    assert len(found) == count
    assert {mistake.kind for mistake in found if mistake} <= overlooked
    assert found.count(None) >= 0.84 * count


@pytest.mark.parametrize("name", ["first", "second", "third", "fourth", "fifth"])
def test_nothing_is_said_of_the_letter_without_its_mistakes(name: str) -> None:
    text = (PLANTED / f"{name}.yaml").read_text(encoding="utf-8")
    assert told(MARK.sub(lambda mark: mark["right"], text)) == []


def test_a_place_is_that_of_the_mark_in_the_letter_without_marks() -> None:
    letter, mistakes = planted("один\nдва {{трии|три|word}} {{,,|,|mark}}")
    assert letter == "один\nдва трии ,,"
    assert [(one.start, one.end) for one in mistakes] == [((2, 5), (2, 9)), ((2, 10), (2, 12))]
