"""The columns of a table of people, by headings in three languages."""

import pytest

from drafter.reading.headings import WHOLE_NAME, Meaning, meaning, meanings

LANGUAGES = ("en", "kk", "ru")


@pytest.mark.parametrize(
    ("key", "language", "headings"),
    [
        ("post", "", ["post", "Должность", "ДОЛЖНОСТЬ", "Лауазымы", "Post", "Position"]),
        ("post", "kk", ["post_kk", "Должность (каз.)", "Должность на казахском", "Должность kk"]),
        ("post", "kk", ["Лауазымы (қаз.)", "Лауазымы қазақ тілінде", "(каз.) Должность"]),
        ("surname", "", ["Фамилия", "фамилия:", "Тегі", "Surname"]),
        ("surname", "ru", ["Фамилия ru", "Фамилия на русском языке", "Тегі орысша", "surname_ru"]),
        ("given", "", ["Имя", "Аты", "given", "Given name", "First  name"]),
        ("patronymic", "", ["Отчество", "Әкесінің аты", "ӘКЕСІНІҢ  АТЫ", "patronymic"]),
        ("gender", "", ["Пол", "Жынысы", "gender", "Sex"]),
        (WHOLE_NAME, "", ["ФИО", "Ф.И.О.", "Ф. И. О.", "Адресат", "Аты-жөні", "Full name"]),
        (WHOLE_NAME, "", ["Фамилия, имя, отчество", "Толық аты"]),
        (WHOLE_NAME, "kk", ["ФИО (каз.)", "Аты-жөні қазақша"]),
        ("id", "", ["id", "ID"]),
    ],
)
def test_a_heading_says_what_its_column_holds(key: str, language: str, headings: list[str]) -> None:
    for heading in headings:
        assert meaning(heading, LANGUAGES) == Meaning(key, language), heading


@pytest.mark.parametrize("heading", ["Район", "Сумма ущерба", "каз", "", "№", "Дата"])
def test_other_headings_say_nothing(heading: str) -> None:
    assert meaning(heading, LANGUAGES) is None


def test_only_the_columns_that_are_asked_for_count() -> None:
    columns = ["Район", "Должность", "С", "ФИО (каз.)"]
    assert meanings(columns, ("post", WHOLE_NAME), LANGUAGES) == {
        Meaning("post", ""): "Должность",
        Meaning(WHOLE_NAME, "kk"): "ФИО (каз.)",
    }
