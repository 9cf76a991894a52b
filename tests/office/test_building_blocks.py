"""What may be put into a template, with examples."""

import pytest

from drafter.office.building_blocks import building_blocks, example_of
from drafter.wording import speaking


def examples(kind: str, language: str, spoken: str) -> dict[str, tuple[str, str]]:
    with speaking(spoken):
        blocks = building_blocks(kind, language)
    return {block.words: (block.example, block.within) for block in blocks}


def test_each_value_has_its_words_and_an_example() -> None:
    found = examples("inquiry", "ru", "ru")
    assert found["адресат: должность, дательный падеж"] == (
        "Премьер-Министру Республики Казахстан",
        "",
    )
    assert found["требование"] == ("завершить ремонт", "для каждого требования")
    assert [words for words, (example, _within) in found.items() if not example] == []


def test_examples_are_in_the_language_of_the_letter_and_words_in_that_of_the_user() -> None:
    found = examples("inquiry", "kk", "ru")
    assert found["адресат: должность, местный падеж"][0] == (
        "Қазақстан Республикасының Премьер-Министрінде"
    )
    assert "адресат: должность, предложный падеж" not in found


def test_a_clause_needs_no_loop_for_its_own_values() -> None:
    found = examples("clauses/legal-basis", "ru", "en")
    assert found["standing passage: law"] == ("Конституционного закона", "")
    assert found["signatory: post"][1] == "for each signatory"


@pytest.mark.parametrize(
    ("expression", "language", "example"),
    [
        ('pgettext("title", "APPEAL")', "kk", "ЖОЛДАНЫМ"),
        ('"Просим" if signatories|length > 1 else "Прошу"', "ru", "Просим"),
        ('demand|ending("." if loop.last else ";")', "ru", "завершить ремонт;"),
        ("appendix.item", "ru", "копия ответа на 3 листах"),
        ("appendix", "ru", "Приложение: копия ответа на 3 листах"),
        ("body", "ru", "Состояние дорог …"),
        ("clause.minister", "ru", ""),
        ("x +", "ru", ""),
        ("().__class__", "ru", ""),
        ("range(10**9)|list", "ru", ""),
    ],
)
def test_an_example_is_what_the_sample_letter_prints(
    expression: str, language: str, example: str
) -> None:
    assert example_of(expression, language) == example
