"""Two languages: a paragraph, a date, a sum or a name that one has and the other lacks."""

import io
import json
from typing import Any

import pytest

from drafter import load
from drafter.proofreading import proofread
from drafter.workspace import Workspace
from tests.proofreading.examples import pair, told

RULES = ("dates-differ", "amounts-differ", "figures-differ", "paragraphs-differ", "names-differ")

RUSSIAN = [
    "В области 961 школа, из них 121 требует ремонта.",
    "Прокуратура выявила 312 нарушений на 46 объектах.",
    "Жители ждут ответа с весны.",
    "Компания «Арна-Су» получила 540 млн тенге.",
    "Вопрос поднимал депутат А. Перуашев 25 ноября 2024 года.",
]
KAZAKH = [
    "Облыста 961 мектеп бар, оның 121-і жөндеуді қажет етеді.",
    "Прокуратура 46 нысанда 312 заң бұзушылықты анықтады.",
    "Тұрғындар көктемнен бері жауап күтуде.",
    "«Арна-Су» компаниясы 540 млн теңге алды.",
    "Мәселені депутат А. Перуашев 2024 жылғы 25 қарашада көтерген.",
]


def both(russian: list[str], kazakh: list[str], **keys: Any) -> str:
    return pair("\n\n".join(russian), "\n\n".join(kazakh), **keys)


def sentences(file: str) -> list[str]:
    inquiry = load(io.StringIO(file))
    return [str(problem) for problem in proofread(inquiry, Workspace().locales)]


def test_texts_that_say_the_same_are_passed() -> None:
    assert told(both(RUSSIAN, KAZAKH), *RULES) == []


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_paragraph_that_a_language_lacks_is_told_once_where_the_other_has_it(
    number: int, language: str
) -> None:
    texts = {"ru": list(RUSSIAN), "kk": list(KAZAKH)}
    other = texts["kk" if language == "ru" else "ru"]
    del texts[language][number]
    file = both(texts["ru"], texts["kk"])
    place = file.index(json.dumps(other[number], ensure_ascii=False)[1:-1])
    assert told(file, *RULES) == [("paragraphs-differ", place)]


TABLE = "| Год | Сумма |\n|---|---|\n| 2023 |  |\n|  |  |"


@pytest.mark.parametrize(
    ("russian", "kazakh", "said"),
    [
        ([*RUSSIAN, TABLE], KAZAKH, ["The table is missing in the text in Kazakh."]),
        ([*RUSSIAN, TABLE, TABLE], KAZAKH, ["The table is missing in the text in Kazakh."] * 2),
        (
            [*RUSSIAN, TABLE],
            [*KAZAKH, TABLE.removesuffix("\n|  |  |")],
            ["A row of the table is missing in the text in Kazakh."],
        ),
        (
            [RUSSIAN[0] + "[^1]", *RUSSIAN[1:], "[^1]: Ответ министерства."],
            KAZAKH,
            ["The footnote is missing in the text in Kazakh."],
        ),
        (
            [*RUSSIAN, "Ещё один {абзац} о том же.[^1]", "[^1]: Ответ министерства."],
            KAZAKH,
            ["The paragraph «Ещё один {абзац} о том…» is missing in the text in Kazakh."],
        ),
    ],
)
def test_what_a_language_lacks_is_told_by_what_it_is(
    russian: list[str], kazakh: list[str], said: list[str]
) -> None:
    found = proofread(load(io.StringIO(both(russian, kazakh))), Workspace().locales)
    assert [problem.what for problem in found if problem.id in RULES] == said


def test_two_paragraphs_that_a_language_makes_of_one_are_no_omission() -> None:
    joined = [" ".join(KAZAKH[:2]), *KAZAKH[2:]]
    assert told(both(RUSSIAN, joined), *RULES) == []


def test_of_texts_that_are_too_far_apart_only_the_numbers_of_paragraphs_are_told() -> None:
    file = both(["Жители ждут."] * 40, ["Тұрғындар күтуде."])
    assert [rule for rule, _at in told(file, *RULES)] == ["paragraphs-differ"]


@pytest.mark.parametrize(
    ("number", "old", "new", "rule"),
    [
        (4, "А. Перуашев", "", "names-differ"),
        (3, "«Арна-Су»", "", "names-differ"),
        (3, "540 млн теңге", "", "amounts-differ"),
        (4, "2024 жылғы 25 қарашада", "", "dates-differ"),
        (1, "312", "", "figures-differ"),
    ],
)
def test_what_a_paragraph_lacks_is_told_where_the_other_has_it(
    number: int, old: str, new: str, rule: str
) -> None:
    kazakh = [*KAZAKH[:number], KAZAKH[number].replace(old, new), *KAZAKH[number + 1 :]]
    assert [found for found, _at in told(both(RUSSIAN, kazakh), *RULES)] == [rule]


@pytest.mark.parametrize(
    ("russian", "kazakh"),
    [
        ("Ответил К. Токаев.", "Қ. Тоқаев жауап берді."),
        ("Ответила Ж. Сулейменова.", "Ж. Сүлейменова жауап берді."),
        ("Проект «Комфортная школа» начат.", "«Жайлы мектеп» жобасы басталды."),
        ("Вызвали «скорую помощь».", "Жедел жәрдем шақырылды."),
        ("Палата «Атамекен» ответила.", "Атамекен палатасы жауап берді."),
    ],
)
def test_names_are_known_again_by_their_sound(russian: str, kazakh: str) -> None:
    assert told(pair(russian, kazakh), *RULES) == []


def test_money_is_never_compared_with_a_date() -> None:
    file = pair("Выделено 7 млн тенге.", "2025 жылғы 14 қазанда бөлінді.")
    said = [text for text in sentences(file) if "-differ]" in text]
    assert len(said) == 2
    assert all("is missing in the text" in text for text in said)


def test_a_finding_names_both_places() -> None:
    file = pair("Выделено 7 млн тенге.", "8 млн теңге бөлінді.")
    (said,) = [text for text in sentences(file) if "-differ]" in text]
    assert said.startswith(f"-:1:{file.index('8 млн') + 1}:")
    assert f"-:1:{file.index('7 млн') + 1}." in said


def test_of_a_language_in_which_no_letter_is_written_nothing_is_said() -> None:
    file = both(RUSSIAN, KAZAKH[:1], languages=["ru"], demands=[{"ru": "принять", "kk": "5 шара"}])
    assert told(file, *RULES, "no-verb", "repeated-demand") == []


@pytest.mark.parametrize(
    ("russian", "kazakh", "rule", "other"),
    [
        ("Построено 52 школы.", "25 мектеп салынды.", "figures-differ", "25 м"),
        ("Рост – 5,2 процента.", "Өсім 5,3 пайыз болды.", "amounts-differ", "5,3"),
        ("Выделено 1 500 000 тенге.", "150 000 теңге бөлінді.", "amounts-differ", "150 000"),
        (
            "Послание от 16 марта 2022 года.",
            "2022 жылғы 15 наурыздағы Жолдау.",
            *("dates-differ", "2022 жылғы 15"),
        ),
        (
            "Послание от 16 марта 2022 года.",
            "2022 жылғы 16 мамырдағы Жолдау.",
            *("dates-differ", "2022 жылғы 16"),
        ),
        (
            "Послание от 16 марта 2022 года.",
            "2023 жылғы 16 наурыздағы Жолдау.",
            *("dates-differ", "2023"),
        ),
        ("Закон № 148 и закон № 7.", "№ 148 заң мен № 8 заң.", "figures-differ", "8 заң."),
        ("Статья 27 закона.", "Заңның 28-бабы.", "figures-differ", "28"),
    ],
)
def test_what_differs_is_told_once_in_the_second_language(
    russian: str, kazakh: str, rule: str, other: str
) -> None:
    file = pair(russian, kazakh)
    assert told(file, *RULES) == [(rule, file.index(other))]


@pytest.mark.parametrize(
    ("russian", "kazakh"),
    [
        ("Из 52 школ готовы 25.", "25 мектеп дайын, барлығы 52."),
        ("Послание от 16 марта 2022 года.", "2022 жылғы 16 наурыздағы Жолдау."),
        ("Выделено 1,5 млрд тенге.", "1,5 миллиард теңге бөлінді."),
        ("Внесено более 60 предложений.", "60-тан астам ұсыныс енді."),
        ("Прошло 2 года.", "Екі жыл өтті."),
    ],
)
def test_what_each_language_writes_in_its_own_way_is_the_same(russian: str, kazakh: str) -> None:
    assert told(pair(russian, kazakh), *RULES) == []
