"""Directions and marks of scripts, as Unicode and CLDR have them."""

import pytest
from babel import Locale

from drafter.wording.scripts import as_european, in_order, mark_of, right_to_left


@pytest.mark.parametrize(
    "code", ["ar", "fa", "he", "ur", "ps", "ug", "ru", "kk", "en", "zh", "uz", "ka", "hy", "tr"]
)
def test_the_direction_is_that_of_cldr(code: str) -> None:
    assert right_to_left(code) == (Locale.parse(code).character_order == "right-to-left")


@pytest.mark.parametrize(
    ("tag", "leftward"),
    [("kk-Arab", True), ("kk_Arab_CN", True), ("ug-Cyrl", False), ("ar-SA", True), ("az", False)],
)
def test_a_script_or_a_territory_may_be_named(tag: str, leftward: bool) -> None:
    assert right_to_left(tag) is leftward


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("رقم 12-34 في", "رقم \u200e12-34 في"),
        ("74-00-00", "\u200e74-00-00"),
        ("\u200e12-34", "\u200e12-34"),
        ("23.01.2001 و 48.1%", "23.01.2001 و 48.1%"),
        ("-5", "-5"),
    ],
)
def test_a_number_with_hyphens_keeps_its_order(typed: str, kept: str) -> None:
    assert in_order(typed) == kept
    assert in_order(kept) == kept


def test_marks_are_those_of_the_language() -> None:
    assert [mark_of(mark, "zh") for mark in ";:.!"] == ["；", "：", "。", "！"]
    assert [mark_of(mark, "ar") for mark in ";:.,"] == ["؛", ":", ".", "،"]
    assert [mark_of(mark, "ru") for mark in ";:.!"] == [";", ":", ".", "!"]
    assert as_european("。；؟،") == ".;?,"
