"""Dates in the official style, as the rules of office work and the acts themselves write them."""

import datetime

import pytest

from drafter import Workspace
from drafter.wording.dates import attributive_date, long_date
from drafter.wording.phrases import Phrases, phrases


def words(language: str) -> Phrases:
    return phrases(language, tuple(Workspace().locales))


@pytest.mark.parametrize(
    ("language", "long", "attributive"),
    [
        ("ru", "25 августа 2023 года", "25 августа 2023 года"),
        ("kk", "2023 жылғы 25 тамыз", "2023 жылғы 25 тамыздағы"),
    ],
)
def test_dates_are_in_the_official_style(language: str, long: str, attributive: str) -> None:
    date = datetime.date(2023, 8, 25)
    assert long_date(date, words(language)) == long
    assert attributive_date(date, words(language)) == attributive


def test_every_month_has_its_form() -> None:
    months = [
        attributive_date(datetime.date(2025, month, 1), words("kk")).split()[-1]
        for month in range(1, 13)
    ]
    assert months == [
        "қаңтардағы",
        "ақпандағы",
        "наурыздағы",
        "сәуірдегі",
        "мамырдағы",
        "маусымдағы",
        "шілдедегі",
        "тамыздағы",
        "қыркүйектегі",
        "қазандағы",
        "қарашадағы",
        "желтоқсандағы",
    ]
