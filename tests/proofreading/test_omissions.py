"""What one language leaves out: figures taken out of right pairs of texts, one at a time."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.wording.figures import Figure, Kind, figures
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
        if _is_year(figure) or sum(other.says(figure) for other in found) > 1:
            continue
        changed = re.sub(r"\d(?=\D*$)", lambda digit: str((int(digit[0]) + 3) % 10), figure.text)
        new = "" if left_out else changed
        yield f"{text[: figure.offset]}{new}{text[figure.end :]}".replace("  ", " ")


def _is_year(figure: Figure) -> bool:
    return figure.kind is Kind.NUMBER and figure.value in range(1900, 2100)


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
