"""Appendices with a text: printed after the letter, each on pages of its own under a heading."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from drafter import Drafter, InquiryError
from tests.conftest import read
from tests.documents import faults, lines, plain, root, texts, w

Render = Callable[..., bytes]

DATED = {"date": "2025-11-26", "number": "12-34"}
KAZAKH = {"languages": ["kk"], "request": "сұрайды", "demands": ["шара қабылдауды"]}
TWO = [{"title": "Список участков", "body": "Первый участок\nВторой"}, {"body": "Схема"}]


def headings(data: bytes) -> list[str]:
    return [plain(text) for text in texts(data, "Appendix Heading")]


def sections(data: bytes) -> list[Any]:
    return list(root(data).iter(w("sectPr")))


@pytest.mark.parametrize(
    ("changes", "printed"),
    [
        (DATED, "Приложение к депутатскому запросу от 26 ноября 2025 года № 12-34"),
        ({"date": "2025-11-26"}, "Приложение к депутатскому запросу от 26 ноября 2025 года"),
        ({"number": "12-34"}, "Приложение к депутатскому запросу № 12-34"),
        ({}, "Приложение к депутатскому запросу"),
        ({"kind": "appeal"}, "Приложение к обращению"),
    ],
)
def test_the_only_one_has_no_number(render: Render, changes: dict[str, Any], printed: str) -> None:
    changes = {"date": None, "number": None} | changes
    given = {key: value for key, value in changes.items() if value is not None}
    absent = [key for key, value in changes.items() if value is None]
    data = render(appendix={"body": "Схема"}, **given, **dict.fromkeys(absent))
    assert headings(data) == [printed]


def test_several_are_numbered_and_titled(render: Render) -> None:
    data = render(appendices=TWO, **DATED)
    assert headings(data) == [
        "Приложение 1 к депутатскому запросу от 26 ноября 2025 года № 12-34",
        "Приложение 2 к депутатскому запросу от 26 ноября 2025 года № 12-34",
    ]
    assert texts(data, "Appendix Title") == ["Список участков"]
    end = [plain(text) for _style, text in lines(data)][-4:]
    assert [text for text in end if "Приложение" not in text] == [
        "Первый участок",
        "Второй",
        "Схема",
    ]


def test_one_that_is_only_enclosed_counts_and_has_no_page(render: Render) -> None:
    data = render(appendices=[{"title": "Копия", "sheets": 2}, {"body": "Схема"}], **DATED)
    (heading,) = headings(data)
    assert heading.startswith("Приложение 2 к ")
    assert len(sections(data)) == 2


def test_a_kazakh_heading_has_the_letter_before_the_appendix(render: Render) -> None:
    data = render(appendices=[{"body": "Сызба"}, {"body": "Тізім"}], **DATED, **KAZAKH)
    assert headings(data) == [
        "2025 жылғы 26 қарашадағы № 12-34 депутаттық сауалға 1-қосымша",
        "2025 жылғы 26 қарашадағы № 12-34 депутаттық сауалға 2-қосымша",
    ]


def test_each_begins_a_page_whose_number_goes_on(render: Render) -> None:
    data = render(appendices=TWO)
    letter, *others = sections(data)
    assert letter.find(w("titlePg")) is not None
    assert len(others) == 2
    for section in others:
        assert section.find(w("titlePg")) is None
        assert section.find(w("pgNumType")) is None
        assert section.find(w("headerReference")) is not None
        assert section.find(w("type")) is None
    assert faults(data) == []


def test_one_may_lie_on_its_side_bound_at_the_same_edge(render: Render) -> None:
    data = render(appendices=[{"body": "Схема", "landscape": True}, {"body": "Список"}])
    upright, lying, after = (
        (section.find(w("pgSz")), section.find(w("pgMar"))) for section in sections(data)
    )
    assert upright[0].get(w("orient")) is None
    assert lying[0].get(w("orient")) == "landscape"
    assert (lying[0].get(w("w")), lying[0].get(w("h"))) == ("16838", "11906")
    assert lying[1].get(w("top")) == upright[1].get(w("left"))
    assert lying[1].get(w("bottom")) == upright[1].get(w("right"))
    assert dict(after[0].attrib) == dict(upright[0].attrib)
    assert faults(data) == []


def test_a_table_is_as_wide_as_the_page_that_lies(render: Render) -> None:
    table = "| а | б |\n|---|---|\n| в | г |"
    data = render(appendices=[{"body": table, "landscape": True}, {"body": table}])
    lying, upright = (
        sum(int(column.get(w("w"))) for column in grid.findall(w("gridCol")))
        for grid in root(data).iter(w("tblGrid"))
    )
    assert lying == 16838 - 2 * 1134
    assert upright == 11906 - 1701 - 850


def test_in_columns_the_appendices_follow_the_columns(drafter: Drafter) -> None:
    body = {"ru": "- первый\n- второй", "kk": "- бірінші\n- екінші"}
    inquiry = read(
        languages=["ru", "kk"],
        body={"ru": "Текст", "kk": "Мәтін"},
        request={"ru": "просит", "kk": "сұрайды"},
        demands=[{"ru": "принять меры", "kk": "шара қабылдауды"}],
        appendices=[{"body": body, "landscape": True}],
    )
    data = drafter.bilingual(inquiry, ["kk", "ru"], side_by_side=True)
    assert faults(data) == []
    assert len(sections(data)) == 3
    lists = [
        [item.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}") for item in root(data).iter(w("p"))]
    ][0]
    numbers = [number.get(w("val")) for number in lists if number is not None]
    assert len(set(numbers[-4:])) == 2
    assert numbers[-4] == numbers[-3] != numbers[-2] == numbers[-1]


def test_a_flaw_in_its_text_is_told_at_its_place(render: Render) -> None:
    with pytest.raises(InquiryError) as raised:
        render(appendices=[{"body": "Текст[^1]"}])
    (problem,) = raised.value.problems
    assert "[^1]" in problem.what


def test_html_prints_them_on_pages_of_their_own(drafter: Drafter) -> None:
    from drafter import Office

    inquiry = read(appendices=[{"body": "Схема", "landscape": True}, {"body": "Список"}])
    html = Office().html(inquiry, "ru")
    assert re.findall(r'<section class="(letter-pages[^"]*)">', html) == [
        "letter-pages letter-landscape",
        "letter-pages",
    ]
    assert html.count("<section") == html.count("</section>")
    assert "@page letter-landscape{size:841.9pt 595.3pt" in html
