"""Long runs of one sign: a row of hyphens or of figures takes check no more than its length."""

import io
import time

import pytest

from drafter import load
from drafter.proofreading import proofread
from drafter.workspace import Workspace
from tests.proofreading.examples import letter

RUNS = ["-", "1 ", " ", ".", "«", "1,", "А. ", "*а* ", "а-", "ст. 5 ", "ә ", "2024 жылғы "]


@pytest.mark.parametrize("unit", RUNS)
def test_a_long_run_takes_no_more_than_its_length(unit: str) -> None:
    text = f"Слово {unit * (16_000 // len(unit))} слово."
    inquiry = load(io.StringIO(letter(text)))
    began = time.process_time()
    proofread(inquiry, Workspace().locales, without=["spelling"])
    assert time.process_time() - began < 3  # 0.3 s; 5 and 14 where each sign is begun at anew
