"""The one door to the grammars: what comes out for explicit forms, cases and languages."""

import pytest

from drafter.grammar import (
    Case,
    Form,
    Forms,
    Gender,
    Part,
    cases,
    cases_in_name,
    decline,
    languages,
    names_person,
    own_letters,
    strange_word,
)
from drafter.grammar.names import initial
from drafter.wording.phrases import phrases, post_ids
from drafter.workspace import Workspace

DAT, LOC, PRE = Case.DATIVE, Case.LOCATIVE, Case.PREPOSITIONAL
M, F = Gender.MASCULINE, Gender.FEMININE


def test_an_explicit_form_wins_and_is_sure() -> None:
    forms = Forms("Кравец", {DAT: "Кравецу"})
    assert decline(forms, DAT, Part.SURNAME, "ru", M) == Form("Кравецу", True)
    assert decline(Forms("x", {LOC: "y"}), LOC, Part.POST, "en") == Form("y", True)


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_the_nominative_is_sure_in_every_language(language: str) -> None:
    assert decline(Forms("Кравец"), Case.NOMINATIVE, Part.SURNAME, language) == Form("Кравец", True)


def test_a_case_that_a_language_lacks_comes_back_as_a_guess() -> None:
    assert decline(Forms("Токаев"), LOC, Part.SURNAME, "ru", M) == Form("Токаев", False)
    assert decline(Forms("Тоқаев"), PRE, Part.SURNAME, "kk", M) == Form("Тоқаев", False)


def test_a_language_without_a_grammar_prints_what_is_given() -> None:
    assert decline(Forms("Tokayev"), DAT, Part.SURNAME, "en", M) == Form("Tokayev", True)


@pytest.mark.parametrize(
    ("text", "part", "language", "gender", "expected"),
    [
        ("Токаев", Part.SURNAME, "ru", M, "Токаеву"),
        ("Токаева", Part.SURNAME, "ru", F, "Токаевой"),
        ("Лев", Part.GIVEN, "ru", M, "Льву"),
        ("Лев", Part.SURNAME, "ru", F, "Лев"),
        ("Кемелевна", Part.PATRONYMIC, "ru", F, "Кемелевне"),
        ("Министр", Part.POST, "ru", None, "Министру"),
        ("Тоқаев", Part.SURNAME, "kk", M, "Тоқаевқа"),
        ("Асханұлы", Part.PATRONYMIC, "kk", M, "Асханұлына"),
        ("Қайыргелді", Part.GIVEN, "kk", M, "Қайыргелдіге"),
        ("министрі", Part.POST, "kk", None, "министріне"),
    ],
)
def test_each_part_is_declined_by_its_own_rules(
    text: str, part: Part, language: str, gender: Gender | None, expected: str
) -> None:
    assert decline(Forms(text), DAT, part, language, gender) == Form(expected, True)


def test_in_kazakh_the_last_word_carries_the_ending_for_all() -> None:
    nominative = Case.NOMINATIVE
    assert cases_in_name(["Олжас", "Бектенов"], DAT, "kk") == [nominative, DAT]
    assert cases_in_name(["Бектенов", "О.", "А."], DAT, "kk") == [DAT, nominative, nominative]
    assert cases_in_name(["О."], DAT, "kk") == [nominative]
    assert cases_in_name(["Алихан", "Смаилов"], DAT, "ru") == [DAT, DAT]
    assert cases_in_name([], DAT, "ru") == cases_in_name([], DAT, "kk") == []


def test_russian_has_six_cases_and_kazakh_seven() -> None:
    assert languages() == ["ru", "kk"]
    assert (len(cases("ru")), len(cases("kk"))) == (6, 7)
    assert PRE in cases("ru")
    assert LOC in cases("kk")
    assert cases("en") == (Case.NOMINATIVE,)


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("Текст письма және просьба", "ru", "және"),
        ("Хат для министра по", "kk", "для"),
        ("Текст письма.", "ru", None),
        ("Министрге жолданған хат.", "kk", None),
        ("Улица Абдыкаримұлы и Ұлытау", "ru", None),
        ("Хат на", "en", None),
    ],
)
def test_the_first_word_of_the_other_language_is_found(
    text: str, language: str, word: str | None
) -> None:
    assert strange_word(text, language) == word


def test_kazakh_has_letters_of_its_own() -> None:
    assert own_letters("kk") == frozenset("әғқңөұүһі")  # the nine that Russian lacks
    assert own_letters("ru") == own_letters("en") == frozenset()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Олжас", "О."),
        ("Касым-Жомарт", "К.-Ж."),
        ("А.", "А."),
        ("Дж.", "Дж."),
        ("К.-Ж.", "К.-Ж."),
        ("", ""),
        ("Нур-", "Н."),
        ("Реджеп Тайип", "Р. Т."),
        ("Абд-ар-Рахман", "А.-Р."),
    ],
)
def test_an_initial_stands_for_each_part_of_a_name(name: str, expected: str) -> None:
    assert initial(name) == expected


PERSONS = {
    "ru": ["Первый заместитель министра", "И.о. акима", "Судья", "Управляющий делами", "Ректор"],
    "kk": ["Денсаулық сақтау министрі", "Комитет төрағасы", "Бас хатшысы", "Премьер-Министр"],
}
BODIES = {
    "ru": [
        "Правительство",
        "Аппарат Правительства",
        "Комиссия по правам",
        "Депутаты Мажилиса",
        "—",
    ],
    "kk": ["Қаржы министрлігі", "Аудан әкімдігі", "Орталық сайлау комиссиясы", "Үкімет", " "],
}


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_posts_of_persons_are_told_from_bodies_and_groups(language: str) -> None:
    assert [post for post in PERSONS[language] if not names_person(post, language)] == []
    assert [post for post in BODIES[language] if names_person(post, language)] == []
    assert not names_person("Minister of Health", "en")


def test_every_post_of_the_catalog_is_that_of_a_person() -> None:
    folders = Workspace().locales
    for language in ("ru", "kk"):
        known = [phrases(language, folders).phrase("post", post) for post in post_ids(folders)]
        assert [post for post in known if not names_person(post, language)] == []
