"""Long runs of one sign: a row of hyphens or of figures takes check no more than its length."""

import io
import time

import pytest

from drafter import load
from drafter.proofreading import proofread
from drafter.workspace import Workspace
from tests.proofreading.examples import letter, pair

RUNS = ["-", "1 ", " ", ".", "«", "1,", "А. ", "*а* ", "а-", "ст. 5 ", "ә ", "2024 жылғы "]
LENGTH = 16_000


def run(unit: str) -> str:
    return f"Слово {unit * (LENGTH // len(unit))} слово."


def seconds(file: str) -> float:
    """Return how long the rules take for a letter."""
    inquiry = load(io.StringIO(file))
    began = time.process_time()
    proofread(inquiry, Workspace().locales, without=["spelling"])
    return time.process_time() - began


@pytest.mark.parametrize("unit", RUNS)
def test_a_long_run_takes_no_more_than_its_length(unit: str) -> None:
    assert seconds(letter(run(unit))) < 3  # 0.3 s; 5 and 14 where each sign is begun at anew


@pytest.mark.parametrize("unit", ["--", "ң-", "а-", "ә"])
def test_in_a_demand_it_takes_no_more(unit: str) -> None:
    assert seconds(letter(run(unit), key="demands")) < 3  # 0.6 s; 150


@pytest.mark.parametrize("unit", ["1 января ", "1 2 ", "5 млрд "])
def test_in_two_languages_it_takes_no_more(unit: str) -> None:
    kazakh = run(unit.replace("января", "ақпан"))
    assert seconds(pair(run(unit), kazakh)) < 12  # 3 s; 100 where each is looked for in all


def test_a_name_of_spaces_is_left_as_it_is() -> None:
    began = time.process_time()
    file = letter("Текст.", signatories=[f"А.{chr(0xA0) * LENGTH}Перуашев"])
    load(io.StringIO(file))
    assert seconds(file) < 3
    assert time.process_time() - began < 5  # 0.1 s; 20 where each space is begun at anew
