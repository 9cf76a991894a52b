"""Sound letters, on which nothing may be said: a false alarm costs more than a miss."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter import InquiryError, load
from drafter.proofreading import proofread
from drafter.workspace import Workspace
from tests.conftest import SAMPLES, inquiry_data

SOUND = sorted(Path(__file__).with_name("sound").glob("*.yaml"))
TODAY = "1795000000"
"""18 November 2026, in seconds from the beginning of 1970."""


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)


@pytest.mark.parametrize("file", SOUND, ids=lambda file: file.stem)
def test_nothing_is_said_of_a_sound_letter(file: Path) -> None:
    assert proofread(load(file), Workspace().locales) == []


def test_there_are_forty_sound_letters_in_one_language_and_in_both() -> None:
    assert len(SOUND) >= 40
    assert {load(file).languages for file in SOUND} == {("ru", "kk"), ("ru",), ("kk",)}


@pytest.mark.parametrize("name", ["ak-zhol-akims", "district-akims"])
def test_of_the_samples_only_what_stands_in_the_original_is_said(name: str) -> None:
    # The printed Ak Zhol letter has a hyphen for a dash («партия - монополизировала»), commas after
    # «Однако» and «В этой связи», and «согласно закона».
    said = [
        finding.id for finding in proofread(load(SAMPLES / f"{name}.yaml"), Workspace().locales)
    ]
    slips = ["hyphen-for-dash", "needless-comma", "according-to", "needless-comma"]
    assert said == (slips if name == "ak-zhol-akims" else [])


MARKS = ["«", "»", '"', "(", ")", " - ", "|", "| a | b |", "\n\n", "[^1]", "> ", "1. ", "№ 5", "N5"]
WORDS = ["1 млн", "31 июня 2025", "2025 жылғы 31 маусым", "уважаемый Олжас", "құрметті", "казак"]
PIECES = st.sampled_from([*MARKS, *WORDS])
TEXT = st.lists(PIECES | st.text(max_size=10), min_size=1).map("".join)


@given(body=TEXT, other=TEXT, demand=TEXT)
@settings(deadline=None)  # the first letter waits for the dictionaries
def test_any_text_is_checked_and_each_finding_lies_in_the_file(
    body: str, other: str, demand: str
) -> None:
    data = inquiry_data(
        languages=["ru", "kk"],
        body={"ru": body, "kk": other},
        request={"ru": "просит", "kk": "сұрайды"},
        demands=[{"ru": demand, "kk": demand}],
    )
    text = json.dumps(data, ensure_ascii=False)
    try:
        inquiry = load(io.StringIO(text))
    except InquiryError:
        return
    for finding in proofread(inquiry, Workspace().locales):
        place = finding.place
        assert place is not None
        assert place.line == 1
        assert 1 <= place.column <= len(text)
