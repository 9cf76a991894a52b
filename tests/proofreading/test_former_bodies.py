"""Bodies that are called anew: what is said of them, and when nothing is."""

import io

import pytest

from drafter import load
from drafter.proofreading import proofread
from drafter.proofreading.former_bodies import FORMER_BODIES
from drafter.workspace import Workspace
from tests.proofreading.examples import letter


def said(text: str) -> list[str]:
    """Return what is said of bodies that a letter of November 2026 names."""
    found = proofread(load(io.StringIO(letter(text, date="2026-11-12"))), Workspace().locales)
    return [problem.what for problem in found if problem.id == "former-body"]


def test_the_day_of_a_change_is_said_where_a_source_has_it() -> None:
    [message] = said("Министерство информации и коммуникаций молчит.")
    assert "25.02.2019" in message


@pytest.mark.parametrize(
    "text",
    [
        "Министерство индустрии и инфраструктурного развития молчит.",
        "Министерство культуры и спорта молчит.",
        "Министерство информации и общественного развития молчит.",
        "Министерство по инвестициям и развитию молчит.",
        "Инвестициялар және даму министрлігі үндемейді.",
    ],
)
def test_no_day_is_said_where_no_source_has_it(text: str) -> None:
    [message] = said(text)
    assert not any(character.isdigit() for character in message)


@pytest.mark.parametrize(
    "text",
    [
        "В 2019 году Министерство индустрии и инфраструктурного развития обещало дорогу.",
        "Министр культуры и спорта Асхат Оралов обещал стадион.",
        "Министр культуры и спорта Республики Казахстан А. Оралов обещал стадион.",
        "Приказ Министра индустрии и инфраструктурного развития действует.",
    ],
)
def test_nothing_is_said_of_what_was_in_its_time(text: str) -> None:
    assert said(text) == []


def test_a_sentence_before_does_not_make_a_body_one_of_the_past() -> None:
    assert said("В 2019 году шёл дождь. Министерство культуры и спорта молчит.")
    assert said("2019 жылы жаңбыр жауды. Мәдениет және спорт министрлігі үндемейді.")


def test_each_body_has_the_source_of_its_date() -> None:
    assert all(body.source for body in FORMER_BODIES)
