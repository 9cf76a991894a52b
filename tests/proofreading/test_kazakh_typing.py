"""Kazakh words from a Russian keyboard; the right ones are those of the orthographic dictionary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.proofreading.kazakh_lexicon import is_known
from drafter.proofreading.kazakh_typing import kazakh_spelling

LETTERS = "аәбвгғдежзийкқлмнңоөпрстуұүхһшыі"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Курметті", "Құрметті"),
        ("Құрметти", "Құрметті"),
        ("КУРМЕТТИ", "ҚҰРМЕТТІ"),
        ("Казақстан", "Қазақстан"),
        ("Қазакстан", "Қазақстан"),
        ("казакстандык", "қазақстандық"),
        ("казіргі", "қазіргі"),
        ("Онын", "Оның"),
        ("бул", "бұл"),
        ("ушін", "үшін"),
        ("жергиликті", "жергілікті"),
        ("министрлигинин", "министрлігінің"),
        ("укиметке", "үкіметке"),
        ("халыкка", "халыққа"),
        ("мажилиске", "мәжіліске"),
        ("шыгынын", "шығынын"),
        ("мектебинде", "мектебінде"),
        ("тургындары", "тұрғындары"),
        ("уйымдастыру", "ұйымдастыру"),
        ("жоспарга", "жоспарға"),
        ("адамдардын", "адамдардың"),
        ("республикасынын", "республикасының"),
        ("облыстык", "облыстық"),
        ("экологиялык", "экологиялық"),
        ("болінген", "бөлінген"),
        ("кагидалары", "қағидалары"),
        ("комегі", "көмегі"),
    ],
)
def test_a_word_typed_in_russian_letters_is_told_as_it_is_spelled(typed: str, meant: str) -> None:
    assert kazakh_spelling(typed) == meant


@pytest.mark.parametrize("typed", ["кытқыл", "гұрдым", "зымдылык"])
def test_what_no_kazakh_word_has_is_told_though_the_word_is_unknown(typed: str) -> None:
    assert kazakh_spelling(typed) is not None


@pytest.mark.parametrize(
    "word",
    [
        "суға",
        "буға",
        "ұяның",
        "құрметтеу",
        "Құрметті",
        "орган",
        "органдар",
        "комитет",
        "кодексі",
        "газет",
        "банк",
        "коммуналдық",
        "статистика",
        "министр",
        "теңге",
        "болатынын",
        "қосылатынын",
        "ағайынын",
        "ойынын",
        "дауысын",
        "кадрлық",
        "компанияның",
        "қаржы",
        "Каримов",
        "Аманова",
        "закон",
        "стакан",
        "адвокат",
        "техникалық",
        "блогы",
        "педагогы",
        "президенттің",
        "тарифтер",
    ],
)
def test_words_that_are_spelled_so_are_passed(word: str) -> None:
    assert kazakh_spelling(word) is None


@given(st.text(LETTERS, min_size=1, max_size=30))
def test_an_advice_is_a_known_word_of_the_same_length(word: str) -> None:
    meant = kazakh_spelling(word)
    if meant:
        assert len(meant) == len(word)
        assert is_known(meant)
        assert kazakh_spelling(meant) is None


@pytest.mark.parametrize("typed", ["дан", "Дан", "ДАН"])
def test_no_advice_is_given_for_a_word_that_may_be_two_others(typed: str) -> None:
    assert kazakh_spelling(typed) == ""


@given(st.text(LETTERS, min_size=2, max_size=12))
def test_capitals_change_an_advice_in_its_capitals_alone(word: str) -> None:
    meant = kazakh_spelling(word)
    assert kazakh_spelling(word.capitalize()) == (meant and meant.capitalize())
    assert kazakh_spelling(word.upper()) == (meant and meant.upper())
