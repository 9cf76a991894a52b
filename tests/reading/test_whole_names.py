"""Whole names in one cell, with and without a post."""

import pytest

from drafter.reading.whole_names import whole_name

PERSON = {"surname": "Иванов", "given": "Иван", "patronymic": "Иванович"}
SHORT = {"surname": "Иванов", "given": "И.", "patronymic": "И."}


@pytest.mark.parametrize(
    ("text", "post", "parts"),
    [
        ("Иванов Иван Иванович", "", PERSON),
        ("Иван Иванович Иванов", "", PERSON),
        ("Иванов И. И.", "", SHORT),
        ("И.И. Иванов", "", SHORT),
        ("Иванов И.И.", "", SHORT),
        ("Аким Аксуского района Иванов Иван Иванович", "Аким Аксуского района", PERSON),
        ("Аким г.Алматы И.И.Иванов", "Аким г.Алматы", SHORT),
        ("Иванов И. И., аким Аксуского района", "Аким Аксуского района", SHORT),
        ("Аким Аксу – Иван Иванович Иванов", "Аким Аксу", PERSON),
        ("Министр Иванов И.", "Министр", {"surname": "Иванов", "given": "И."}),
        ("Ким Анна", "", {"surname": "Ким", "given": "Анна"}),
        ("Анна Петрова", "", {"surname": "Петрова", "given": "Анна"}),
        ("Ким", "", {"surname": "Ким"}),
        (
            "Оқу-ағарту министрі Бейсембаев Ғани Бектайұлы",
            "Оқу-ағарту министрі",
            {"surname": "Бейсембаев", "given": "Ғани", "patronymic": "Бектайұлы"},
        ),
    ],
)
def test_a_name_is_taken_apart(text: str, post: str, parts: dict[str, str]) -> None:
    found = whole_name(text)
    assert found is not None
    assert (found.post, found.parts) == (post, parts)


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Ким Анна Ивановна", "feminine"),
        ("Ким Әлихан Асханұлы", "masculine"),
        ("Петрова А. А.", "feminine"),
        ("Ким А. А.", None),
    ],
)
def test_a_patronymic_or_a_surname_shows_the_gender(text: str, gender: str | None) -> None:
    found = whole_name(text)
    assert found is not None
    assert found.gender == gender


@pytest.mark.parametrize(
    "text",
    [
        "Иванову Ивану Ивановичу",  # in the dative, in which letters are addressed
        "Ли Зебина",  # or is it Марина Ли?
        "Аким Аксу Иванов",
        "Аким А",
        "Иванов Иван Иванович 2",
        "Иванов И. И., Петров П. П.",
        "министр",
        "И. И.",
        "",
    ],
)
def test_what_cannot_be_told_is_not_guessed(text: str) -> None:
    assert whole_name(text) is None
