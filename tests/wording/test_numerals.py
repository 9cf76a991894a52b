"""Numbers in words: where they stand, and what they are worth.

The numbers in words come from the library num2words, in Russian and in Kazakh.
"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.wording.numerals import numerals, worth

SPELLED = [
    (1, "один"),
    (1, "бір"),
    (7, "семь"),
    (7, "жеті"),
    (12, "двенадцать"),
    (12, "он екі"),
    (19, "девятнадцать"),
    (19, "он тоғыз"),
    (21, "двадцать один"),
    (21, "жиырма бір"),
    (40, "сорок"),
    (40, "қырық"),
    (90, "девяносто"),
    (90, "тоқсан"),
    (115, "сто пятнадцать"),
    (115, "жүз он бес"),
    (200, "двести"),
    (200, "екі жүз"),
    (350, "триста пятьдесят"),
    (350, "үш жүз елу"),
    (999, "девятьсот девяносто девять"),
    (999, "тоғыз жүз тоқсан тоғыз"),
    (1000, "одна тысяча"),
    (1000, "бір мың"),
    (1001, "одна тысяча один"),
    (1001, "бір мың бір"),
    (2025, "две тысячи двадцать пять"),
    (2025, "екі мың жиырма бес"),
    (12500, "двенадцать тысяч пятьсот"),
    (12500, "он екі мың бес жүз"),
    (100000, "сто тысяч"),
    (100000, "жүз мың"),
    (120500, "сто двадцать тысяч пятьсот"),
    (120500, "жүз жиырма мың бес жүз"),
    (407000, "четыреста семь тысяч"),
    (407000, "төрт жүз жеті мың"),
    (1200000, "один миллион двести тысяч"),
    (1200000, "бір миллион екі жүз мың"),
    (21000001, "двадцать один миллион один"),
    (21000001, "жиырма бір миллион бір"),
    (2300000000, "два миллиарда триста миллионов"),
    (2300000000, "екі миллиард үш жүз миллион"),
    (
        407246228638,
        "четыреста семь миллиардов двести сорок шесть миллионов "
        "двести двадцать восемь тысяч шестьсот тридцать восемь",
    ),
    (
        407246228638,
        "төрт жүз жеті миллиард екі жүз қырық алты миллион "
        "екі жүз жиырма сегіз мың алты жүз отыз сегіз",
    ),
    (5, "пяти"),
    (6, "шести"),
    (25, "двадцатью пятью"),
    (48, "сорока восьми"),
    (250, "двухсот пятидесяти"),
    (1200, "одной тысяче двумстам"),
    (3000000, "трёх миллионов"),
    (740, "семьюстами сорока"),
    (2000000, "двум миллионам"),
]


@pytest.mark.parametrize(("number", "words"), SPELLED)
def test_a_number_in_words_is_worth_what_it_says(number: int, words: str) -> None:
    before = "Итого: "
    (found,) = numerals(f"{before}{words} (прописью)")
    assert found.value == Decimal(number)
    assert (found.offset, found.end) == (7, 7 + len(words))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("два с половиной миллиона", ["2500000"]),
        ("полтора миллиарда", ["1500000000"]),
        ("екі жарым миллион", ["2500000"]),
        ("жарты миллион", ["500000"]),
        ("полмиллиона", ["500000"]),
        ("двадцать пятый год", ["25"]),
        ("жиырма бесінші жыл", ["25"]),
        ("пять, шесть", ["5", "6"]),
        ("пять шесть", ["5", "6"]),
        ("үштен бірі", ["3", "1"]),
        ("5 миллионов", []),
    ],
)
def test_parts_ordinals_and_neighbours_are_told_apart(text: str, values: list[str]) -> None:
    assert [numeral.value for numeral in numerals(text)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    "text",
    [
        "оның үшін онда оны",
        "жүзеге асыру, бірлік, бірге, бірыңғай",
        "Екібастұз, алтын, жетілдіру, қазандық",
        "она, они, семинар, семья, беспредел, сорочка, пятно, стоять",
    ],
)
def test_words_that_only_look_like_numbers_are_worth_nothing(text: str) -> None:
    assert worth(text) == set()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("половина домов", "50"),
        ("үйлердің жартысы", "0.5"),
        ("треть площади", "33"),
        ("трёхсменное обучение", "3"),
        ("семилетний план", "7"),
        ("бесжылдық жоспар", "5"),
        ("во II квартале", "2"),
        ("ХХ ғасырда", "20"),
        ("XIV созыв", "14"),
        ("XIX век", "19"),
    ],
)
def test_parts_compounds_and_roman_numerals_have_their_worth(text: str, value: str) -> None:
    assert Decimal(value) in worth(text)


@given(st.text(alphabet="один два сто жүз мың бір екі половина с IVX1 ,"))
def test_of_any_text_numbers_lie_in_it_one_after_another(text: str) -> None:
    end = 0
    for numeral in numerals(text):
        assert end <= numeral.offset < numeral.end <= len(text)
        end = numeral.end
