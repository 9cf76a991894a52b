"""What one language leaves out: figures taken out of right pairs of texts, one at a time."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.wording.figures import Figure, Kind, figures
from drafter.wording.matching import Counted
from tests.proofreading.examples import pair, told
from tests.wording.test_figures import KAZAKH, RUSSIAN

RIGHT = [
    tuple(block.split("\n"))
    for block in Path(__file__)
    .with_name("right_pairs.txt")
    .read_text(encoding="utf-8")
    .strip()
    .split("\n\n")
]
"""Sentences in Russian and in Kazakh that say the same, in all the ways in which figures differ."""

RULES = ("dates-differ", "amounts-differ", "figures-differ", "paragraphs-differ", "names-differ")
ENOUGH = 93
"""Of a hundred figures that are left out, so many must be told."""


@pytest.mark.parametrize(("russian", "kazakh"), RIGHT)
def test_of_a_right_pair_nothing_is_said(russian: str, kazakh: str) -> None:
    assert told(pair(russian, kazakh), *RULES) == []


def spoilt(text: str, months: list[str], *, left_out: bool) -> Iterator[str]:
    """Yield a text without each of its figures, or with another last digit in it."""
    found = figures(text, months)
    for figure in found:
        if _is_year(figure) or sum(says_the_same(other, figure) for other in found) > 1:
            continue
        changed = re.sub(r"\d(?=\D*$)", lambda digit: str((int(digit[0]) + 3) % 10), figure.text)
        new = "" if left_out else changed
        yield f"{text[: figure.offset]}{new}{text[figure.end :]}".replace("  ", " ")


def says_the_same(one: Figure, two: Figure) -> bool:
    """Tell whether two figures say the same; a date may leave out its year."""
    if isinstance(one.value, tuple) and isinstance(two.value, tuple):
        years = {one.value[0], two.value[0]}
        return one.value[1:] == two.value[1:] and (0 in years or len(years) == 1)
    return one.value == two.value


def _is_year(figure: Figure) -> bool:
    return figure.kind is Kind.NUMBER and figure.value in range(1900, 2100)


DATES = st.tuples(st.sampled_from([0, 2024, 2025]), st.integers(1, 2), st.integers(1, 3))
VALUES = DATES | st.sampled_from([Decimal(1), Decimal("1.0"), Decimal(2024), "26-11", "5"])


@given(st.lists(VALUES, max_size=6), VALUES)
def test_a_text_has_a_figure_that_one_of_its_own_says(
    mine: list[tuple[int, int, int] | Decimal | str], value: tuple[int, int, int] | Decimal | str
) -> None:
    # Text beside dates is none, and no number is a word's or a year's: they alone decide.
    def figure(value: tuple[int, int, int] | Decimal | str) -> Figure:
        return Figure(Kind.DATE if isinstance(value, tuple) else Kind.AMOUNT, 0, "x", value)

    own = [figure(one) for one in mine]
    expected = any(says_the_same(one, figure(value)) for one in own)
    assert Counted("", own).has(figure(value)) == expected


@pytest.mark.parametrize("left_out", [True, False], ids=["left out", "changed"])
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_of_a_hundred_figures_spoilt_in_one_language_93_are_told(
    language: str, *, left_out: bool
) -> None:
    silent, count = [], 0
    for russian, kazakh in RIGHT:
        text, months = (russian, RUSSIAN) if language == "ru" else (kazakh, KAZAKH)
        for wrong in spoilt(text, months, left_out=left_out):
            texts = (wrong, kazakh) if language == "ru" else (russian, wrong)
            count += 1
            silent += [] if told(pair(*texts), *RULES) else [wrong]
    assert count > 100
    assert 100 * (count - len(silent)) / count >= ENOUGH, silent


def test_the_right_pairs_are_many() -> None:
    assert len(RIGHT) >= 40
