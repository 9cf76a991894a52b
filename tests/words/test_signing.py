"""Who signs, in one manner, and the line of the author above the names."""

from collections.abc import Callable
from typing import Any

import pytest

from drafter import InquiryError
from drafter.reading.whole_names import whole_name
from tests.conftest import read
from tests.documents import opened, plain, texts

Render = Callable[..., bytes]

POST = "Депутат Мажилиса Парламента Республики Казахстан"


def signed(data: bytes) -> list[str]:
    found = [*texts(data, "Signatory"), *texts(data, "Last Signatory")]
    return [plain(text) for text in found]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("А. Перуашев", "А. Перуашев"),
        ("А.Перуашев", "А. Перуашев"),
        ("Перуашев А.", "А. Перуашев"),
        ("Перуашев Азат Турлыбекович", "А. Перуашев"),
        ("Азат Турлыбекович Перуашев", "А. Перуашев"),
        ("Перуашев А.Т.", "А. Т. Перуашев"),
        ("Фракция", "Фракция"),
    ],
)
def test_names_stand_in_the_manner_of_signatures(render: Render, typed: str, printed: str) -> None:
    assert signed(render(signatories=[typed])) == [printed]


@pytest.mark.parametrize("name", ["А. Перуашев", "Е. Өмірғали", "Ж. Ильич", "К. Иса", "А. Олжас"])
def test_an_initial_and_a_name_are_a_whole_name_that_is_signed_as_it_is(name: str) -> None:
    found = whole_name(name)
    if found:
        assert not found.post
        assert found.parts == {"given": name[:2], "surname": name[3:]}


def test_all_names_of_a_letter_stand_in_one_manner(render: Render) -> None:
    names = ["А. Перуашев", "Иса К. К.", {"surname": "Ким", "given": "Лев", "patronymic": "Ильич"}]
    assert signed(render(signatories=names)) == ["А. Перуашев", "К. Иса", "Л. Ким"]


def test_one_deputy_with_a_post_signs_once(render: Render) -> None:
    data = render(author={"label": POST.lower()}, signatories=[{"name": "Е. Саиров", "post": POST}])
    assert texts(data, "Signature Label") == []
    (table,) = opened(data).tables
    assert [[plain(cell.text) for cell in row.cells] for row in table.rows] == [[POST, "Е. Саиров"]]


def test_a_line_of_a_post_does_not_end_inside_the_name_of_the_country(render: Render) -> None:
    data = render(signatories=[{"name": "Е. Саиров", "post": POST}])
    assert texts(data, "Signatory Post") == [POST.replace("ки Каз", "ки\u00a0Каз")]


def test_the_author_is_named_where_a_signatory_has_no_post(render: Render) -> None:
    data = render(signatories=[{"name": "Е. Саиров", "post": POST}, "К. Иса"])
    assert texts(data, "Signature Label") == ["Депутаты фракции «Ак\u00a0жол»"]


def test_an_author_may_be_left_out_where_everybody_has_a_post(render: Render) -> None:
    data = render(author=None, signatories=[{"name": "Е. Саиров", "post": POST}])
    said = plain(texts(data, "Request")[0])
    assert said == "На основании изложенного, уважаемый Алихан Асханович, просит принять меры."


@pytest.mark.parametrize("signatories", [["Е. Саиров"], [{"name": "А. Б", "post": POST}, "К. Иса"]])
def test_an_author_must_be_there_where_a_signatory_has_no_post(signatories: list[Any]) -> None:
    with pytest.raises(InquiryError) as caught:
        read(author=None, signatories=signatories)
    assert [problem.what[:29] for problem in caught.value.problems] == [
        "The key «author» is missing: "
    ]
