"""What misspelt Russian words were meant to be."""

import pytest

from drafter.proofreading.suggesting import suggestion

WORDS = frozenset(
    [
        "инвестиционный",
        "приходится",
        "отсутствие",
        "рассмотрение",
        "течение",
        "указано",
        "здание",
        "заседание",
    ]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("инвестиционый", "инвестиционный"),
        ("прихродится", "приходится"),
        ("отсутсвие", "отсутствие"),
        ("расмотрение", "рассмотрение"),
        ("рассмотерние", "рассмотрение"),
        ("росмотрение", ""),
        ("засидание", "заседание"),
        ("здонние", ""),
        ("втечение", "в течение"),
        ("неуказано", "не указано"),
    ],
)
def test_the_word_one_slip_away_is_suggested(typed: str, meant: str) -> None:
    assert suggestion(typed, WORDS.__contains__) == meant


def test_no_word_is_asked_for_twice() -> None:
    asked: list[str] = []

    def is_word(word: str) -> bool:
        asked.append(word)
        return False

    suggestion("аабб", is_word)
    assert len(asked) == len(set(asked))


def test_the_usual_slip_is_found_before_others_are_tried() -> None:
    asked: list[str] = []

    def is_word(word: str) -> bool:
        asked.append(word)
        return word == "комиссия"

    assert suggestion("комисия", is_word) == "комиссия"
    assert len(asked) < 20
