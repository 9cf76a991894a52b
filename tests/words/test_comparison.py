"""Comparative tables: three columns on pages that lie on their side, in each language."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter import InquiryError, Office, Workspace
from tests.conftest import read
from tests.documents import faults, opened, plain, root, texts, w

LETTER = """\
languages: [ru, kk]
addressee: {post: {ru: Правительство, kk: Үкімет}}
author: {faction: {ru: Ак жол, kk: Ақ жол}}
body: {ru: Текст., kk: Мәтін.}
appendices:
  - title: {ru: Сравнительная таблица, kk: Салыстырма кесте}
    comparison:
      - current:
          ru: |
            Статья 5. *Аким*

            1) назначается;
            2) освобождается.
          kk: 5-бап. Әкім тағайындалады.
        proposed: {ru: Статья 5. Аким избирается., kk: 5-бап. Әкім сайланады.}
        reason: {ru: Ответственность перед жителями., kk: Тұрғындар алдындағы жауапкершілік.}
      - proposed: {ru: Статья 5-1. Отзыв акима., kk: 5-1-бап. Әкімді кері шақырып алу.}
      - current: {ru: Статья 6., kk: 6-бап.}
signatories: [{ru: А. Перуашев, kk: А. Перуашев}]
"""


def rendered(language: str) -> bytes:
    office = Office(Workspace())
    return office.render(office.open(text=LETTER), language)


def rows(data: bytes) -> list[list[str]]:
    (table,) = opened(data).tables
    return [[plain(cell.text) for cell in row.cells] for row in table.rows]


def test_it_has_three_columns_and_says_what_is_not_there() -> None:
    assert rows(rendered("ru")) == [
        ["Действующая редакция", "Предлагаемая редакция", "Обоснование"],
        [
            "Статья 5. Аким назначается; освобождается.",
            "Статья 5. Аким избирается.",
            "Ответственность перед жителями.",
        ],
        ["Отсутствует.", "Статья 5-1. Отзыв акима.", ""],
        ["Статья 6.", "Исключить.", ""],
    ]
    assert rows(rendered("kk"))[0] == [
        *("Қолданыстағы редакция", "Ұсынылып отырған редакция", "Негіздеме"),
    ]
    assert rows(rendered("kk"))[2:] == [
        ["Жоқ.", "5-1-бап. Әкімді кері шақырып алу.", ""],
        ["6-бап.", "Алып тасталсын.", ""],
    ]


def test_it_is_an_appendix_that_lies_on_its_side_and_repeats_its_head() -> None:
    data = rendered("ru")
    assert faults(data) == []
    assert texts(data, "Appendix Title") == ["Сравнительная таблица"]
    *_letter, last = root(data).iter(w("pgSz"))
    assert last.get(w("orient")) == "landscape"
    assert len(list(root(data).iter(w("tblHeader")))) == 1


def test_lists_and_emphasis_stand_in_cells() -> None:
    table = root(rendered("ru")).find(f".//{w('tbl')}")
    assert table is not None
    assert len(list(table.iter(w("numPr")))) == 2
    runs = [run for run in table.iter(w("r")) if run.find(f"{w('rPr')}/{w('rStyle')}") is not None]
    assert ["".join(text.text or "" for text in run.iter(w("t"))) for run in runs] == ["Аким"]


@pytest.mark.parametrize(
    ("row", "id_"),
    [
        ({"reason": "Почему"}, "one-of-keys"),
        ({"current": "# Заголовок"}, "cell-too-full"),
        ({"current": "| а | б |\n|---|---|\n| в | г |"}, "cell-too-full"),
        ({"proposed": "текст\n\n> цитата"}, "cell-too-full"),
        ({"current": "- пункт\n\n  > цитата"}, "cell-too-full"),
        ({"current": "![](no.png)"}, "picture-missing"),
        ({"was": "текст"}, "unknown-key"),
    ],
)
def test_what_no_row_can_hold_is_told(row: dict[str, str], id_: str) -> None:
    with pytest.raises(InquiryError) as raised:
        read(appendices=[{"comparison": [row]}])
    assert id_ in {problem.id for problem in raised.value.problems}


def test_a_row_is_read_as_the_body_is_by_the_rules() -> None:
    office = Office(Workspace())
    text = LETTER.replace("Статья 6.,", "Дорога разбита.Ремонта нет.,")
    assert text != LETTER
    line = text.split("\n").index(next(row for row in text.split("\n") if "разбита" in row)) + 1
    told = office.check(office.open(text=text))
    assert line in {problem.place.line for problem in told if problem.place}


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=3))
def test_whatever_is_typed_makes_a_letter_or_is_refused(cells: list[tuple[str, str]]) -> None:
    typed: list[dict[str, Any]] = [{"current": one, "proposed": two} for one, two in cells]
    office = Office(Workspace())
    try:
        inquiry = read(appendices=[{"comparison": typed}])
    except InquiryError:
        return
    data = office.render(inquiry, "ru", lambda _problem: None)
    assert len(rows(data)) == len(cells) + 1
