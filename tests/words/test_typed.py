"""Numbers and marks that were typed around a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.words.typed import bare, bare_request, without_mark


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("1) принять меры;", "принять меры"),
        ("1.принять меры", "принять меры"),
        ("2.1. принять меры,", "принять меры"),
        ("– принять меры :", "принять меры"),
        ("•принять меры", "принять меры"),
        ("· принять меры", "принять меры"),
        ("·A", "·A"),
        ("а) шара қолдануды..", "шара қолдануды"),
        ("О дорогах.", "О дорогах"),
        ("Кто виноват?", "Кто виноват?"),
        ("и так далее…", "и так далее…"),
        ("и так далее...", "и так далее..."),
        ("купить парты, доски и т. д.", "купить парты, доски и т. д."),
        ("завершить в 2027 г.;", "завершить в 2027 г."),
        ("1,5 млрд тенге вернуть", "1,5 млрд тенге вернуть"),
        ("27-ю статью исполнить", "27-ю статью исполнить"),
        ("2025. Итоги года", "2025. Итоги года"),
        ("*важно* знать", "*важно* знать"),
        ("1)", "1)"),
        (";", ";"),
    ],
)
def test_what_is_typed_around_a_text_is_taken_off(typed: str, printed: str) -> None:
    assert bare(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Просит:", "просит"),
        ("Требуем от Правительства:", "требуем от Правительства"),
        ("Сұраймыз", "сұраймыз"),
        ("Правительству предлагает", "Правительству предлагает"),
        ("АО предлагает", "АО предлагает"),
        ("ПРОСИТ", "ПРОСИТ"),
    ],
)
def test_the_verb_of_a_request_begins_with_a_small_letter(typed: str, printed: str) -> None:
    assert bare_request(typed) == printed


@given(st.text(max_size=40))
def test_any_text_stays_a_part_of_itself(text: str) -> None:
    assert bare(text) in text
    assert bool(bare(text)) == bool(text)


@pytest.mark.parametrize("text", ["ответить Смаилову А. А.", "в 2 экз.", "и т. д."])
def test_a_full_stop_that_shortens_a_word_is_no_mark_of_the_sentence(text: str) -> None:
    assert without_mark(text) == text
    assert without_mark(f"{text};") == text
