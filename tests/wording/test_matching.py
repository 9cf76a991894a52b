"""Figures of two languages: which of them the other text has, in figures or in words."""

import pytest

from drafter.wording.figures import figures
from drafter.wording.matching import Counted, unmatched
from tests.wording.test_figures import KAZAKH, RUSSIAN


def lost(russian: str, kazakh: str, years: frozenset[int] = frozenset()) -> tuple[list[str], ...]:
    one = Counted(russian, figures(russian, RUSSIAN), years)
    two = Counted(kazakh, figures(kazakh, KAZAKH), years)
    return tuple([figure.text for figure in side] for side in unmatched(one, two))


@pytest.mark.parametrize(
    ("russian", "kazakh"),
    [
        ("за 5 лет", "бес жыл ішінде"),
        ("5 млн человек", "бес миллион адам"),
        ("пять миллионов", "5 млн"),
        ("12 тыс. 500 дел", "12,5 мың іс"),
        ("2 тысяч 500 семей", "2 500 отбасы"),
        ("511 158 человек", "511 мың 158 адам"),
        ("во II квартале", "2-тоқсанда"),
        ("рост в 1,5 раза", "бір жарым есе өсті"),
        ("50 % домов", "үйлердің жартысы"),
        ("№ 8407 от 10 апреля 2013 года", "2013 жылғы 10 сәуірдегі № 8407"),
        ("28.06.2012", "2012.06.28"),
        ("28.06.12 г.", "2012 жылғы 28 маусым"),
        ("с 9:00 до 18:00", "9.00-ден 18.00-ге дейін"),
        ("«14» октября 2025 года", "2025 жылғы 14 қазан"),
        ("с 1 по 15 октября 2025 года", "2025 жылғы 1 қазаннан 15 қазанға дейін"),
        ("при плане 84 (факт – 73,8 млн)", "жоспар 84 млн (іс жүзінде – 73,8 млн)"),
        ("с 8,1 до 10,7 млрд", "8,1-ден 10,7 млрд-қа дейін"),
        ("котельная № 5", "№ 5 қазандық"),
        ("540 млн тенге за 3 лота", "540 млн теңгеге 3 лот"),
        ("на 10-летие", "он жылдығына"),
        ("в 2025 году", "биыл"),
    ],
)
def test_what_says_the_same_is_the_same(russian: str, kazakh: str) -> None:
    assert lost(russian, kazakh) == ([], [])


@pytest.mark.parametrize(
    ("russian", "kazakh", "expected"),
    [
        ("для 5 лиц", "адамдар үшін", (["5"], [])),
        ("приказ № 217", "оның бұйрығы", (["217"], [])),
        ("суд № 2", "екі сот", (["2"], [])),
        ("сумма 7,7 млн тенге", "бірге бірлік", (["7,7 млн тенге"], [])),
        ("10 школ", "екі мектеп", (["10"], [])),
        ("7 млн тенге", "7 теңге", (["7 млн тенге"], ["7 теңге"])),
        ("84 школы", "84 млн мектеп", (["84"], ["84 млн"])),
        ("22,7 млрд", "22 млрд 700 мың", (["22,7 млрд"], ["22 млрд 700 мың"])),
        ("в 2019 году", "сол жылы", (["2019"], [])),
    ],
)
def test_what_is_left_out_or_changed_is_lost(
    russian: str, kazakh: str, expected: tuple[list[str], list[str]]
) -> None:
    assert lost(russian, kazakh) == expected


def test_a_year_that_stands_elsewhere_in_the_letter_need_not_be_repeated() -> None:
    assert lost("в 2019 году", "сол жылы", frozenset({2019})) == ([], [])
