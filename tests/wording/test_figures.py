"""Figures: what a number of a text is worth, however it is written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.wording.figures import Kind, figures

RU = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
KK = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
RUSSIAN, KAZAKH = RU.split(" "), KK.split(" ")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("52 школы", Kind.NUMBER, Decimal(52)),
        ("5,2 процента", Kind.AMOUNT, Decimal("5.2")),
        ("12 %", Kind.AMOUNT, Decimal(12)),
        ("1 500 000 тенге", Kind.AMOUNT, Decimal(1_500_000)),
        ("1,5 млн тенге", Kind.AMOUNT, Decimal(1_500_000)),
        ("1 млн 200 тыс. тенге", Kind.AMOUNT, Decimal(1_200_000)),
        ("1 млрд 200 млн 30 тыс. тенге", Kind.AMOUNT, Decimal(1_200_030_000)),
        ("2 млрд", Kind.AMOUNT, Decimal(2_000_000_000)),
        ("3 трлн", Kind.AMOUNT, Decimal(3_000_000_000_000)),
        ("26 ноября 2025 года", Kind.DATE, (2025, 11, 26)),
        ("26 ноября", Kind.DATE, (0, 11, 26)),
        ("26.11.2025", Kind.DATE, (2025, 11, 26)),
        ("27.1.3", Kind.NUMBER, "27.1.3"),
        ("28.06.12 г.", Kind.DATE, (2012, 6, 28)),
        ("2012.06.28", Kind.DATE, (2012, 6, 28)),
        ("2012-06-28", Kind.DATE, (2012, 6, 28)),
        ("«14» октября 2025 года", Kind.DATE, (2025, 10, 14)),
        ("“2” января", Kind.DATE, (0, 1, 2)),
        ("9:30", Kind.NUMBER, Decimal("9.30")),
        ("12 тыс. 500 дел", Kind.AMOUNT, Decimal(12_500)),
        ("2 тысячи 500 семей", Kind.AMOUNT, Decimal(2_500)),
    ],
)
def test_a_russian_figure_is_worth_what_it_says(
    text: str, kind: Kind, value: Decimal | tuple[int, int, int] | str
) -> None:
    (figure,) = figures(f"Итого: {text}", RUSSIAN)
    assert (figure.kind, figure.value, figure.offset) == (kind, value, 7)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025 жылғы 26 қараша", (2025, 11, 26)),
        ("2025 жылғы 26 қарашадағы", (2025, 11, 26)),
        ("26 қарашада", (0, 11, 26)),
        ("1,5 млрд теңге", Decimal(1_500_000_000)),
        ("7 пайызға", Decimal(7)),
        ("60-тан", Decimal(60)),
        ("27-бабы", Decimal(27)),
        ("511 мың 158 оқушы", Decimal(511_158)),
        ("5 қазандық", Decimal(5)),
    ],
)
def test_a_kazakh_figure_is_worth_what_it_says(
    text: str, value: Decimal | tuple[int, int, int]
) -> None:
    (figure,) = figures(f"Барлығы {text}", KAZAKH)
    assert figure.value == value


@pytest.mark.parametrize("text", ["1. Первый", "Сноска[^12]", "см. https://example.org/2025/11"])
def test_marks_of_lists_notes_and_addresses_are_no_figures(text: str) -> None:
    assert figures(text, RUSSIAN) == []


def test_both_days_of_a_range_are_dates_and_a_number_before_one_is_no_year() -> None:
    (first, second) = figures("с 1 по 15 октября 2025 года", RUSSIAN)
    assert (first.value, second.value) == ((2025, 10, 1), (2025, 10, 15))
    (number, date) = figures("№ 8407 от 10 апреля 2013 года", RUSSIAN)
    assert (number.value, date.value) == (Decimal(8407), (2013, 4, 10))


@given(st.text())
def test_any_text_has_figures_in_order_at_their_places(text: str) -> None:
    found = figures(text, RUSSIAN)
    assert [figure.offset for figure in found] == sorted(figure.offset for figure in found)
    for figure in found:
        assert text[figure.offset : figure.end] == figure.text
