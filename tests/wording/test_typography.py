"""Typography: what is joined, how quotation marks nest, and that nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter import Workspace
from drafter.wording.phrases import Phrases, phrases
from drafter.wording.typography import quoted, typesetter

GUILLEMETS = "«»„“"


def words(language: str) -> Phrases:
    return phrases(language, tuple(Workspace().locales))


def typeset(language: str, text: str) -> str:
    # A neighbour shows whether paragraphs leave one another alone.
    before, made, after = typesetter(words(language))(["в 5", text, "А. А."])
    assert (before, after) == ("в 5", "А.\u00a0А.")
    return made


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "от А.~А.~Смаилова"),
        ("ru", "Смаилову~А.~А."),
        ("ru", "Президента К.~Токаева"),
        ("ru", "Е.~Өмірғали"),
        ("ru", "№~5, ст.~27 и п.~3"),
        ("ru", "в статье~27"),
        ("ru", "почти 1~млрд тенге"),
        ("ru", "1~500~000~тенге"),
        ("ru", "на 5~% больше"),
        ("ru", "26~ноября~2025~года"),
        ("ru", "от 25~августа~2023~года №~236"),
        ("ru", "в г.~Алматы"),
        ("ru", "более 60 предложений и 52 акима"),
        ("kk", "2025~жылғы~26~қараша"),
        ("kk", "2023~жылғы~25~тамыздағы №~236"),
        ("kk", "Ә.~А.~Смайыловқа"),
        ("kk", "1~млрд теңге"),
        ("kk", "52~адам"),
    ],
)
def test_what_belongs_together_is_not_parted(language: str, text: str) -> None:
    expected = text.replace("~", "\u00a0")
    assert typeset(language, text.replace("~", " ")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('фракция "Ак жол"', "фракция «Ак жол»"),
        ("фракция «Ак жол»", "фракция «Ак жол»"),
        ("«ТОО «Рога»»", "«ТОО „Рога“»"),
        ('"ТОО "Рога""', "«ТОО „Рога“»"),
        ("„Ак жол“", "«Ак жол»"),
        ("“Ак жол”", "«Ак жол»"),
        ("«а „б“ в» и «г»", "«а „б“ в» и «г»"),
        ("«не закрыто", "«не закрыто"),
        ('5" и "да', '5" и "да'),
    ],
)
def test_quotation_marks_nest(text: str, expected: str) -> None:
    assert quoted(text, GUILLEMETS) == expected


@given(st.text(st.sampled_from('аБ1. "«»„“”№%-–\n'), max_size=60))
def test_nothing_but_spaces_and_quotation_marks_changes(text: str) -> None:
    made = typeset("ru", text)
    assert len(made) == len(text)
    kinds = {**dict.fromkeys(" \u00a0", " "), **dict.fromkeys('"«»„“”', '"')}
    assert [kinds.get(c, c) for c in made] == [kinds.get(c, c) for c in text]


@given(st.text(st.sampled_from('а "«»„“”'), max_size=30))
def test_typesetting_twice_is_typesetting_once(text: str) -> None:
    once = typeset("ru", text)
    assert typeset("ru", once) == once
