"""Values of a table in the words of a language: numbers, per cents, dates, yes and no."""

import datetime

import pytest

from drafter.wording.cldr import found
from drafter.wording.phrases import Phrases, phrases
from drafter.wording.values import Typed, printed
from drafter.workspace import Workspace


def words(language: str) -> Phrases:
    return phrases(language, Workspace().locales)


@pytest.mark.parametrize(
    ("value", "form", "english", "russian"),
    [
        (12.5, "General", "12.5", "12,5"),
        (12.0, "General", "12", "12"),
        (0.1 + 0.2, "General", "0.3", "0,3"),
        (1e15, "General", "1000000000000000", "1000000000000000"),
        (-5.25, "General", "−5.25", "−5,25"),
        (1200.5, "General", "1200.5", "1200,5"),
        (1200.5, "0.00", "1200.50", "1200,50"),
        (1200.5, "#,##0.00", "1,200.50", "1\u00a0200,50"),
        (1200.5, "# ##0.00", "1,200.50", "1\u00a0200,50"),
        (1234567, '#,##0\\ "тг"', "1,234,567\u00a0тг", "1\u00a0234\u00a0567\u00a0тг"),
        (1234567, "#,##0\\ [$₸-43F];[Red]-#,##0", "1,234,567\u00a0₸", "1\u00a0234\u00a0567\u00a0₸"),
        (1500000, "0.0,,", "1.5", "1,5"),
        (12345678901, "000000000000", "012345678901", "012345678901"),
        (0.255, "0%", "25.5%", "25,5\u00a0%"),
        (0.255, "0.00%", "25.5%", "25,5\u00a0%"),
        (1 / 3, "0.0%", "33.3%", "33,3\u00a0%"),
        (2 / 3, "0", "1", "1"),
        (2.005, "0.00", "2.01", "2,01"),
        (0.5, "# ?/?", "0.5", "0,5"),
        (1200, "0.00E+00", "1200", "1200"),
    ],
)
def test_a_number_has_the_marks_of_the_language_and_the_digits_of_its_format(
    value: float, form: str, english: str, russian: str
) -> None:
    typed = Typed(value, form)
    assert printed(typed, words("en")) == english
    assert printed(typed, words("ru")) == printed(typed, words("kk")) == russian


@pytest.mark.parametrize(
    ("value", "form", "russian", "kazakh"),
    [
        (datetime.date(2026, 11, 26), "dd.mm.yyyy", "26 ноября 2026 года", "2026 жылғы 26 қараша"),
        (
            datetime.datetime(2026, 11, 26),
            "yyyy-mm-dd h:mm:ss",
            "26 ноября 2026 года",
            "2026 жылғы 26 қараша",
        ),
        (
            datetime.datetime(2026, 11, 26, 14, 5),
            "dd.mm.yyyy h:mm",
            "26 ноября 2026 года, 14:05",
            "2026 жылғы 26 қараша, 14:05",
        ),
        (
            datetime.datetime(2026, 11, 26, 14, 5),
            "dd.mm.yyyy",
            "26 ноября 2026 года",
            "2026 жылғы 26 қараша",
        ),
        (datetime.time(9, 30), "h:mm", "09:30", "09:30"),
        (datetime.timedelta(hours=27, minutes=5), "[h]:mm", "27:05", "27:05"),
        (True, "General", "да", "иә"),
        (False, "General", "нет", "жоқ"),
    ],
)
def test_a_date_and_a_truth_are_written_out(
    value: datetime.date, form: str, russian: str, kazakh: str
) -> None:
    assert printed(Typed(value, form), words("ru")).replace("\u00a0", " ") == russian
    assert printed(Typed(value, form), words("kk")).replace("\u00a0", " ") == kazakh


@pytest.mark.parametrize("text", ["12.5", "26.11.2026", "25,5 %", "да", "=1+1", ""])
def test_a_text_stays_as_it_was_typed(text: str) -> None:
    assert printed(text, words("ru")) == text


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        (Typed(datetime.datetime(2026, 11, 26), "yyyy-mm-dd h:mm"), "2026-11-26"),
        (Typed(0.255, "0.0%"), "25.5%"),
        (Typed(1200.5, '#,##0.00\\ "тг"'), "1200.50"),
        (Typed(True), "true"),
    ],
)
def test_what_a_program_reads_has_no_language(typed: Typed, plain: str) -> None:
    assert str(typed) == plain


@pytest.mark.parametrize(
    ("language", "decimal", "group"),
    [("de", ",", "."), ("uz", ",", "\u00a0"), ("qqq", ",", "\u00a0")],
)
def test_a_language_without_a_catalog_has_the_marks_of_cldr(
    language: str, decimal: str, group: str
) -> None:
    assert found(language, "typography", "1,234.5") == f"1{group}234{decimal}5"
