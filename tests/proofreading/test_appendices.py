"""Appendices: those that the text names, and those that the letter has."""

import pytest

from tests.proofreading.examples import check, letter, told

NAMED = [
    "Список школ ⟦прилагается.",
    "Расчёты приведены ⟦в приложении 1.",
    "Список школ (⟦приложение) составлен акиматом.",
    "Перечень указан ⟦в приложении к настоящему запросу.",
    "Мектептер тізімі ⟦қоса беріледі.",
    "Есептер ⟦1-қосымшада келтірілген, ол бар.",
    "Мектептер тізімі (⟦қосымша) жасалған.",
    "Тізім ⟦қосымшаға сәйкес жасалды.",
    "Акимат прилагает усилия, прилагаются все меры.",
    "Запись ведётся в приложении eGov Mobile.",
    "Требования установлены в приложении 3 к приказу министра.",
    "Ставки указаны в приложении к Закону.",
    "Форма утверждена согласно приложению 1 к настоящему приказу.",
    "Бюджет утверждён согласно приложениям 1, 2 и 3 к настоящему решению.",
    "Осы бұйрыққа 2-қосымшаға сәйкес бекітілген талаптар бар.",
    "Тізім осы сауалға ⟦қосымшаға сәйкес жасалды.",
    "Список приведён ⟦в приложении 1 к настоящему письму.",
    "Жители пользуются мобильным приложением.",
    "Қосымша құн салығы төленді, қосымша қаражат бөлінді.",
    "Бұйрыққа 1-қосымшада көрсетілген, ол бар.",
    "Мобильді қосымша жұмыс істемейді.",
    "Мы прилагаем много усилий.",
]


@pytest.mark.parametrize("example", NAMED)
def test_an_appendix_that_the_text_names_is_there(example: str) -> None:
    check(example, "missing-appendix")


LISTED = [{"title": "Список школ", "sheets": 3}, {"title": "Расчёты", "sheets": 1}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Список и расчёты прилагаются.", []),
        ("Список – в приложении 1, расчёты – в приложении 2.", []),
        ("Список – ⟦в приложении 3.", ["missing-appendix", "unnamed-appendix", "unnamed-appendix"]),
        ("Список школ приведён в приложении 1.", ["unnamed-appendix"]),
        ("Мектептер тізімі 2-қосымшада келтірілген.", ["unnamed-appendix"]),
        ("О школах известно давно.", []),
    ],
)
def test_of_numbered_appendices_each_is_named(text: str, expected: list[str]) -> None:
    file = letter(text.replace("⟦", ""), appendices=LISTED)
    said = told(file, "missing-appendix", "unnamed-appendix")
    assert [rule for rule, _at in said] == expected


def test_an_appendix_that_is_passed_over_is_told_where_it_stands() -> None:
    file = letter("Список школ приведён в приложении 1.", appendices=LISTED)
    second = file.index('{"title": "Расчёты"')
    assert told(file, "unnamed-appendix") == [("unnamed-appendix", second)]
