"""Days of the week: beside dates, and of the letter itself."""

import pytest

from tests.proofreading.examples import check, letter, told

DATES = [
    "В ⟦понедельник, 14 октября 2026 года, состоялось заседание.",
    "Заседание 14 октября 2026 года (⟦четверг) перенесено.",
    "Заседание прошло 14 октября 2026 года, во ⟦вторник.",
    "Заседание прошло в ⟦пятницу 9.10.2025 г. в акимате.",
    "Отырыс 2026 жылғы 14 қазанда, ⟦дүйсенбі күні өтті.",
    "⟦Бейсенбі, 2026 жылғы 14 қазан күні жиын өтті.",
    "Отырыс 2026 жылғы 14 қазанда (⟦сенбі) өтті.",
    "Заседание прошло 12 октября, во ⟦вторник.",
    "В среду, 14 октября 2026 года, состоялось заседание.",
    "Заседание 14 октября 2026 года (среда) перенесено.",
    "Заседание прошло в среду. 15 октября 2026 года акимат ответил.",
    "Отырыс 2026 жылғы 14 қазанда, сәрсенбі күні өтті.",
    "Отырыс 2026 жылғы 16 қазанда, жұма күні өтті.",
    "Сәрсенбі, 2026 жылғы 14 қазан күні жиын өтті.",
    "Приём ведётся по понедельникам с 14 октября 2026 года.",
    "14 октября 2026 года экологическая среда изменилась.",
    "Заседание прошло 12 октября, в понедельник.",
]


@pytest.mark.parametrize("example", DATES)
def test_a_weekday_is_that_of_its_date(example: str) -> None:
    check(example, "wrong-weekday", date="2026-10-14")


@pytest.mark.parametrize(
    "day",
    # Saturday, Sunday, the days of Independence, of the Constitution until 2025, of the Republic
    # and of Nauryz, and that of the Constitution from 2027 on.
    [
        "2026-10-17",
        "2026-10-18",
        "2026-12-16",
        "2023-08-30",
        "2024-10-25",
        "2026-03-23",
        "2027-03-15",
    ],
)
def test_a_letter_is_not_dated_on_a_day_of_rest(day: str) -> None:
    file = letter("Текст.", date=day)
    assert told(file, "day-of-rest") == [("day-of-rest", file.index(f'"{day}"'))]


@pytest.mark.parametrize("day", ["2026-10-16", "2027-08-30", "2026-08-31", "2026-12-15"])
def test_a_letter_is_dated_on_a_working_day(day: str) -> None:
    assert told(letter("Текст.", date=day), "day-of-rest") == []
