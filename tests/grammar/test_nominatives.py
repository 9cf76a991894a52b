"""Names and posts back in the nominative, against the dictionary's forms."""

import pytest

from drafter.grammar import Gender, Part
from drafter.grammar.nominatives import nominative, post_nominative
from tests.importing.generated import column

PEOPLE = [
    ("surnames_sample", Part.SURNAME, 0.97, 0.001),
    ("surnames_irregular", Part.SURNAME, 0.87, 0.003),
    ("patronymics", Part.PATRONYMIC, 0.99, 0.0),
    ("given_kazakhstan", Part.GIVEN, 0.65, 0.001),
]
"""A list, what it holds, the least share to be sure of, the greatest to be sure but wrong."""


@pytest.mark.parametrize(("file", "part", "least", "most"), PEOPLE)
def test_names_in_the_dative_of_the_dictionary_come_back(
    file: str, part: Part, least: float, most: float
) -> None:
    rows = list(zip(*(column(file, n) for n in (0, 1, 3)), strict=True))
    guesses = [
        nominative(datives.partition("/")[0], part, "ru", Gender(gender))
        for gender, _name, datives in rows
    ]
    sure = [(g, name) for g, (_gender, name, _dative) in zip(guesses, rows, strict=True) if g.sure]
    wrong = [(guess.text, name) for guess, name in sure if guess.text != name]
    assert len(sure) / len(rows) >= least
    assert len(wrong) / len(rows) <= most, wrong


def test_posts_in_the_dative_of_the_dictionary_come_back() -> None:
    rows = list(zip(column("posts_dictionary", 0), column("posts_dictionary", 2), strict=True))
    guesses = [(post_nominative(dative, "ru"), name) for name, dative in rows]
    wrong = [(guess.text, name) for guess, name in guesses if guess.sure and guess.text != name]
    right = sum(guess.sure and guess.text == name for guess, name in guesses)
    assert wrong == []
    assert right / len(rows) > 0.98


def test_kazakh_forms_in_print_come_back() -> None:
    kinds, cases, names, forms = (column("kazakh_names_attested", n) for n in range(4))
    for kind, case, name, form in zip(kinds, cases, names, forms, strict=True):
        if kind != "noun" and case == "dative":
            guess = nominative(form, Part(kind), "kk", None)
            assert guess.text == name or not guess.sure, (form, guess)


@pytest.mark.parametrize(
    ("printed", "gender", "found"),
    [
        ("Смаилову", Gender.MASCULINE, "Смаилов"),
        ("Балаевой", Gender.FEMININE, "Балаева"),
        ("Достоевскому", Gender.MASCULINE, "Достоевский"),
        ("Цою", Gender.MASCULINE, "Цой"),
        ("Шевченко", Gender.FEMININE, "Шевченко"),
        ("Ким", Gender.FEMININE, "Ким"),
    ],
)
def test_a_surname_that_only_one_nominative_gives_is_sure(
    printed: str, gender: Gender, found: str
) -> None:
    guess = nominative(printed, Part.SURNAME, "ru", gender)
    assert (guess.text, guess.sure) == (found, True)


def test_a_surname_that_several_nominatives_give_is_not_sure_until_one_is_known() -> None:
    guess = nominative("Исе", Part.SURNAME, "ru", Gender.MASCULINE)
    assert not guess.sure
    assert {guess.text, *guess.others} == {"Иса", "Ися", "Исе"}
    settled = guess.confirmed(["Иса"])
    assert (settled.text, settled.sure) == ("Иса", True)


def test_a_form_that_is_no_dative_keeps_its_print() -> None:
    guess = nominative("Смаилов", Part.SURNAME, "ru", Gender.MASCULINE)
    assert (guess.text, guess.dative, guess.sure) == ("Смаилов", "Смаилов", False)
