"""Kazakh words that are known, and slips in frequent ones."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import drafter.proofreading
from drafter.proofreading.kazakh_lexicon import is_known, misspelt
from drafter.proofreading.kazakh_typing import kazakh_spelling

LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # A letter left out.
        ("мемлектетік", "мемлекеттік"),
        ("ұымдастыру", "ұйымдастыру"),
        ("әлеуметік", "әлеуметтік"),
        ("қызмттердің", "қызметтердің"),
        ("мүмкндік", "мүмкіндік"),
        ("бағдарлмасы", "бағдарламасы"),
        ("азматтардың", "азаматтардың"),
        ("заңамасына", "заңнамасына"),
        ("министрлгінің", "министрлігінің"),
        # One too many.
        ("облысттық", "облыстық"),
        ("министірлігі", "министрлігі"),
        ("бойыншша", "бойынша"),
        ("қаражаттты", "қаражатты"),
        # Another one, or two that changed places.
        ("мүмкүндік", "мүмкіндік"),
        ("педогогика", "педагогика"),
        ("инфрақұрыылм", "инфрақұрылым"),
        ("жұзеге", "жүзеге"),
        ("ұкімет", "үкімет"),
        ("нәтйже", "нәтиже"),
        # A plural in the other row of vowels.
        ("мұғалімдар", "мұғалімдер"),
        ("резидентураны", None),
        ("күдікпен", None),
        ("мемкелеттік", None),
    ],
)
def test_a_slip_in_a_frequent_word_is_understood(typed: str, meant: str | None) -> None:
    assert not is_known(typed)
    assert misspelt(typed) == meant


@pytest.mark.parametrize(
    "word",
    [
        "мемлекеттік",
        "қамтуда",
        "филиалын",
        "шарттық",
        "бойынша",
        "арқылы",
        "мектебі",
        "мектебіндегі",
        "әріптестік",
        "жүргізілуде",
        "болатынын",
        "өзгертетінін",
        "алалмайды",
        "қаулысымен",
        "министрлігінің",
        "тұрғындарының",
        "құрылысына",
        "жаһандық",
        "инвестициялық",
        "көрсетілетін",
        "қызметкерлердің",
        "денсаулықты",
        "мұражайдың",
        "шаралар",
        "қабылдануда",
    ],
)
def test_right_forms_are_no_slips(word: str) -> None:
    assert is_known(word) or misspelt(word) is None


@given(st.text(LETTERS, min_size=1, max_size=40))
def test_whatever_is_advised_is_a_known_word_one_letter_away(word: str) -> None:
    meant = misspelt(word)
    if meant is not None:
        assert abs(len(meant) - len(word)) <= 1
        assert is_known(meant)


@pytest.mark.parametrize("endless", ["тер", "іні", "ыны", "ала", "сының"])
def test_a_word_without_end_takes_no_longer_than_its_length(endless: str) -> None:
    start = time.process_time()
    for word in ("қызмт" + endless * 20_000, "қызмт" + endless * 8 + "x"):
        is_known(word)
        misspelt(word)
        kazakh_spelling(word)
    assert time.process_time() - start < 2


def test_the_stems_are_small_and_name_their_source() -> None:
    file = Path(drafter.proofreading.__file__).with_name("kazakh_stems.txt")
    assert file.stat().st_size < 500_000
    assert "Apache License 2.0" in file.read_text(encoding="utf-8")
