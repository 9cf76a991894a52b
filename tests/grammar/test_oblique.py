"""Names that were typed in another case: told where they are, and never where they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.grammar import Case, Forms, Gender, Part, decline
from drafter.grammar.oblique import oblique, post_oblique
from tests.grammar.accuracy_russian import rows
from tests.importing.generated import column

MAN, WOMAN = Gender.MASCULINE, Gender.FEMININE
SURNAMES, GIVEN = ("surnames_sample", "surnames_irregular"), ("given_russian", "given_kazakhstan")
LISTS = [
    *((file, Part.SURNAME) for file in SURNAMES),
    *((file, Part.GIVEN) for file in (*GIVEN, "given_sample", "disputed")),
    ("patronymics", Part.PATRONYMIC),
]


def parts(*words: str) -> dict[Part, str]:
    """Return a name of surname, given name and patronymic."""
    return dict(zip((Part.SURNAME, Part.GIVEN, Part.PATRONYMIC), words, strict=False))


@pytest.mark.parametrize(("file", "part"), LISTS)
def test_no_name_of_the_dictionary_in_the_nominative_is_taken_for_another_case(
    file: str, part: Part
) -> None:
    for gender, word in zip(column(file, 0), column(file, 1), strict=True):
        for known in (Gender(gender), None):
            assert oblique({part: word}, "ru", known) is None


@pytest.mark.parametrize("gender", [MAN, WOMAN])
def test_no_name_of_three_parts_in_the_nominative_is_taken_for_another_case(
    gender: Gender,
) -> None:
    surnames = [word for file in SURNAMES for word in column(file, 1, gender)]
    given_names = [word for file in GIVEN for word in column(file, 1, gender)]
    for number, patronymic in enumerate(column("patronymics", 1, gender)):
        for step in range(4):
            surname = surnames[(number * 4 + step) % len(surnames)]
            name = parts(surname, given_names[(number + step) % len(given_names)], patronymic)
            assert oblique(name, "ru", gender) is None


@pytest.mark.parametrize("file", ["kazakh_names_attested", "kazakh_names_paradigms"])
def test_no_kazakh_name_in_print_is_taken_for_another_case(file: str) -> None:
    index = 2 if file == "kazakh_names_attested" else 1
    for kind, word in zip(column(file, 0), column(file, index), strict=True):
        if kind in tuple(Part):
            assert oblique({Part(kind): word}, "kk", None) is None


@pytest.mark.parametrize(
    ("index", "case"), [(2, Case.GENITIVE), (3, Case.DATIVE), (5, Case.INSTRUMENTAL)]
)
def test_every_patronymic_in_another_case_is_known_and_brought_back(index: int, case: Case) -> None:
    rows = zip(*(column("patronymics", n) for n in (0, 1, index)), strict=True)
    for gender, name, forms in rows:
        found = oblique(parts("Ким", "А.", forms.partition("/")[0]), "ru", Gender(gender))
        assert found == (case, {Part.PATRONYMIC: name})


@pytest.mark.parametrize(
    ("name", "language", "gender", "case", "nominatives"),
    [
        ("Смаилову Алихану Асхановичу", "ru", MAN, "dative", "Смаилов Алихан Асханович"),
        ("Кудайбергену Ерлану Омаровичу", "ru", None, "dative", "Кудайберген Ерлан Омарович"),
        ("Исе Казыбеку Азатовичу", "ru", MAN, "dative", "Иса Казыбек Азатович"),
        ("Смаилова Алихана Асхановича", "ru", MAN, "genitive", "Смаилов Алихан Асханович"),
        ("Смаиловым Алиханом Асхановичем", "ru", MAN, "instrumental", "Смаилов Алихан Асханович"),
        ("Абильдаевой Айгуль Сериковне", "ru", WOMAN, "dative", "Абильдаева Сериковна"),
        ("Балаевой Аиде", "ru", WOMAN, "dative", "Балаева Аида"),
        ("Балаеву Аиду", "ru", WOMAN, "accusative", "Балаева Аида"),
        ("Смаилову А. А.", "ru", MAN, "dative", "Смаилов"),
        ("Ким Ерлану", "ru", MAN, "dative", "Ерлан"),
        ("СМАИЛОВУ АЛИХАНУ", "ru", MAN, "dative", "СМАИЛОВ АЛИХАН"),
        ("Бектеновке Олжас", "kk", MAN, "dative", "Бектенов"),
        ("Смайылов Әлихан Асханұлына", "kk", MAN, "dative", "Асханұлы"),
        ("Балаева Аида Ғалымқызының", "kk", WOMAN, "genitive", "Ғалымқызы"),
    ],
)
def test_a_name_in_another_case_is_brought_back(
    name: str, language: str, gender: Gender | None, case: str, nominatives: str
) -> None:
    found = oblique(parts(*name.split(maxsplit=2)), language, gender)
    assert found is not None
    assert found.case == case
    assert " ".join(found.nominatives.values()) == nominatives


def test_a_whole_name_under_one_key_is_understood() -> None:
    found = oblique({Part.SURNAME: "Смаилову Алихану Асхановичу"}, "ru", MAN)
    assert found == (Case.DATIVE, {Part.SURNAME: "Смаилов Алихан Асханович"})


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Кудайберген Ерлан Омарулы", "ru"),
        ("Марку Раду", "ru"),
        ("Иса Казыбек", "ru"),
        ("Шевченко Тарас Гурген-оглы", "ru"),
        ("Smith John", "en"),
    ],
)
def test_what_is_not_certain_is_no_other_case(name: str, language: str) -> None:
    assert oblique(parts(*name.split(maxsplit=2)), language, MAN) is None


POSTS = [row for row in rows("bodies") if row[0] != "indeclinable"]


@pytest.mark.parametrize("file", ["posts_dictionary", "posts_catalog", "bodies"])
def test_no_post_of_the_lists_in_the_nominative_is_taken_for_another_case(file: str) -> None:
    for text in column(file, 0 if file == "posts_dictionary" else 1):
        assert post_oblique(text, "ru") is None


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("neuter body", 1.0),
        ("masculine body", 1.0),
        ("rank", 1.0),
        ("plural bodies", 1.0),
        ("plural persons", 0.9),
        ("several heads", 0.9),
        ("compound and acting", 0.85),
        # «Комиссии» may be the plural in the nominative.
        ("feminine body", 0.6),
    ],
)
def test_a_post_in_the_dative_is_brought_back(kind: str, least: float) -> None:
    told = [
        (nominative, post_oblique(dative, "ru"))
        for one, nominative, _genitive, dative, *_rest in POSTS
        if one == kind and dative != nominative
    ]
    right = [found for post, found in told if found == ("dative", {Part.POST: post})]
    assert len(right) / len(told) >= least


@pytest.mark.parametrize("column_of_case", [2, 3, 5, 6])
def test_a_post_that_is_in_a_case_is_never_declined_with_certainty(column_of_case: int) -> None:
    for row in POSTS:
        typed = row[column_of_case]
        if typed != row[1]:
            form = decline(Forms(typed), Case.DATIVE, Part.POST, "ru")
            assert not form.sure or form.text == typed


@pytest.mark.parametrize(
    ("text", "language", "case", "nominative"),
    [
        ("Премьер-Министру Республики Казахстан", "ru", "dative",
         "Премьер-Министр Республики Казахстан"),
        ("Генерального Прокурора", "ru", "genitive", "Генеральный Прокурор"),
        ("Верховным Судом", "ru", "instrumental", "Верховный Суд"),
        ("ПРЕДСЕДАТЕЛЮ ПРАВЛЕНИЯ", "ru", "dative", "ПРЕДСЕДАТЕЛЬ ПРАВЛЕНИЯ"),
        ("Қаржы министріне", "kk", "dative", "Қаржы министрі"),
        ("Қазақстан Республикасының Бас Прокурорына", "kk", "dative",
         "Қазақстан Республикасының Бас Прокуроры"),
        ("Премьер-Министрінің", "kk", "genitive", "Премьер-Министрі"),
        ("Мәжіліс депутаттарына", "kk", "dative", "Мәжіліс депутаттары"),
        ("Ұлттық Банктің төрағасынан", "kk", "ablative", "Ұлттық Банктің төрағасы"),
    ],
)  # fmt: skip
def test_a_post_in_another_case_is_told_and_stays_as_it_is(
    text: str, language: str, case: str, nominative: str
) -> None:
    assert post_oblique(text, language) == (case, {Part.POST: nominative})
    assert decline(Forms(text), Case.DATIVE, Part.POST, language) == (text, False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Министерства финансов", "ru"),
        ("Хрюнделю отдела", "ru"),
        ("", "ru"),
        ("Қаржы министрі", "kk"),
        ("Үкімет", "kk"),
        ("Prime Minister", "en"),
    ],
)
def test_a_post_whose_case_is_open_is_in_none(text: str, language: str) -> None:
    assert post_oblique(text, language) is None


@given(st.text(max_size=60), st.sampled_from(["ru", "kk", "en"]))
def test_any_post_is_taken(text: str, language: str) -> None:
    found = post_oblique(text, language)
    assert found is None or found.nominatives[Part.POST]


@given(st.lists(st.text(max_size=20), min_size=1, max_size=3), st.sampled_from(["ru", "kk"]))
def test_any_words_are_taken(words: list[str], language: str) -> None:
    found = oblique(parts(*words), language, None)
    assert found is None or all(found.nominatives.values())
