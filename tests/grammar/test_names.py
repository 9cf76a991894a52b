"""The parts of a name in one line, in the orders in which people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.grammar import Gender
from drafter.grammar.names import gender_of_name, gender_of_patronymic, parts_of_name

S, G, P = "surname", "given", "patronymic"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Смаилов Алихан Асханович", [S, G, P]),
        ("Алихан Асханович Смаилов", [G, P, S]),
        ("Алихан Асханович", [G, P]),
        ("Смаилов Алихан", [S, G]),
        ("Алихан Смаилов", [G, S]),
        ("Касым-Жомарт Токаев", [G, S]),
        ("Өмірғали Ерлан", [S, G]),
        ("Смаилов А. А.", [S, G, G]),
        ("А. А. Смаилов", [G, G, S]),
        ("Ә.А. Смайылов", [G, S]),
        ("Бектенов Олжас Абайұлы", [S, G, P]),
        ("Балаева Аида Ғалымқызы", [S, G, P]),
        ("Смаилов", [S]),
        ("Ким", [S]),
        ("Ирина Смирнова", [G, S]),
        ("Смирнова Ирина", [S, G]),
        ("Мицкевич Е. Я.", [S, G, G]),
        ("Е. Я. Мицкевич", [G, G, S]),
        ("О.А.Бектенов", [S]),
        ("Вера Ким", [G, S]),
        ("Ли Марина", [S, G]),
        ("Айгүл Құспан", [G, S]),
        ("Құспан Айгүл", [S, G]),
        ("Иса Казыбек", [S, G]),
        ("Реджеп Тайип Эрдоган", [G, G, S]),
        ("Эрдоган Реджеп Тайип", [S, G, G]),
    ],
)
def test_each_word_of_a_name_is_recognised(text: str, parts: list[str]) -> None:
    assert [str(part) for part, _word in parts_of_name(text)] == parts
    assert " ".join(word for _part, word in parts_of_name(text)) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Алиев Ильхам Гейдар оглы", ["Алиев", "Ильхам", "Гейдар оглы"]),
        ("Мамедов Гурген оглы", ["Мамедов", "Гурген оглы"]),
        ("Нұрлан Серік ұлы Әбенов", ["Нұрлан", "Серік ұлы", "Әбенов"]),
        ("Әбенова Гүлнәр Серік қызы", ["Әбенова", "Гүлнәр", "Серік қызы"]),
        ("Ким Чен Ын", ["Ким Чен Ын"]),
        ("Винсент Ван Гог", ["Винсент", "Ван Гог"]),
        ("Мухаммед бин Салман", ["Мухаммед", "бин Салман"]),
        ("Урсула фон дер Ляйен", ["Урсула", "фон дер Ляйен"]),
        ("де Голль Шарль", ["де Голль", "Шарль"]),
    ],
)
def test_a_particle_stays_with_what_it_belongs_to(text: str, words: list[str]) -> None:
    assert [word for _part, word in parts_of_name(text)] == words


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Смаилов Алихан Асханович", Gender.MASCULINE),
        ("Балаева Аида Галымовна", Gender.FEMININE),
        ("Аида Ғалымқызы", Gender.FEMININE),
        ("Олжас Абайұлы", Gender.MASCULINE),
        ("Балаева Аида", Gender.FEMININE),
        ("А. Перуашев", Gender.MASCULINE),
        ("Дзержинский", Gender.MASCULINE),
        ("ПЕРУАШЕВ", Gender.MASCULINE),
        ("БАЛАЕВА", Gender.FEMININE),
        ("АЛИХАН АСХАНОВИЧ", Gender.MASCULINE),
        ("Ким Анна", Gender.FEMININE),
        ("Олег Ким", Gender.MASCULINE),
        ("Гүлнәр Құспан", Gender.FEMININE),
        ("Урсула фон дер Ляйен", Gender.FEMININE),
        ("Мицкевич Е. Я.", None),
        ("О.А.Бектенов", Gender.MASCULINE),
        ("Казанова", None),
        ("Ким Жанат", None),
    ],
)
def test_gender_is_seen_where_the_name_shows_it(text: str, gender: Gender | None) -> None:
    assert gender_of_name(text) == gender


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Асханович", Gender.MASCULINE),
        ("Ильичу", Gender.MASCULINE),
        ("Асханұлына", Gender.MASCULINE),
        ("Асхан улы", Gender.MASCULINE),
        ("Гурген оглы", Gender.MASCULINE),
        ("оглы", Gender.MASCULINE),
        ("Сериковне", Gender.FEMININE),
        ("Никитична", Gender.FEMININE),
        ("Серікқызы", Gender.FEMININE),
        ("Серик кызы", Gender.FEMININE),
        ("қызы", Gender.FEMININE),
        ("А.", None),
        ("Асхан", None),
        ("Маулы", None),
        ("", None),
    ],
)
def test_a_patronymic_shows_the_gender_in_any_case(text: str, gender: Gender | None) -> None:
    assert gender_of_patronymic(text) == gender


@given(st.text(max_size=60))
def test_any_text_is_taken_apart_without_losing_a_word(text: str) -> None:
    words = [word for _part, word in parts_of_name(text)]
    assert " ".join(words).split() == text.split()
    gender_of_name(text)
