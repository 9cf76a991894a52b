"""One demand stands in one sentence with the request, as an editor would write it."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.wording.phrases import phrases
from drafter.words.requesting import apart, together
from drafter.workspace import Workspace
from tests.documents import plain, texts, whole

Render = Callable[..., bytes]

KAZAKH: dict[str, Any] = {"languages": ["kk"], "author": {"faction": "Ақ жол"}}


@pytest.mark.parametrize(
    ("request_", "demand", "printed"),
    [
        ("просит", "отремонтировать дороги", "просит отремонтировать дороги."),
        ("просит", "Отремонтировать дороги.", "просит отремонтировать дороги."),
        ("просит Правительство", "не допускать роста цен", "Правительство не допускать роста цен."),
        ("просит", "обратиться в суд", "просит обратиться в суд."),
        ("предлагает инициировать нормы", "О запрете вывоза", "нормы: О запрете вывоза."),
        ("просит", "провести проверку", "просит провести проверку."),
        ("просит снизить", "Стоимость проезда", "просит снизить: Стоимость проезда."),
        ("просит", "области дать дороги", "просит: области дать дороги."),
        ("просит следующее", "принять меры", "просит следующее: принять меры."),
    ],
)
def test_a_russian_demand_follows_its_verb(
    render: Render, request_: str, demand: str, printed: str
) -> None:
    data = render(request=request_, demands=[demand])
    (said,) = texts(data, "Request")
    assert plain(said).endswith(printed)
    assert whole(data).count(demand.rstrip(".")[1:]) == 1


@pytest.mark.parametrize(
    ("request_", "demand", "printed"),
    [
        ("сұрайды", "жолдарды жөндеуді", "фракциясы жолдарды жөндеуді сұрайды."),
        ("Үкіметтен сұрайды", "жолдарды жөндеуді", "Үкіметтен жолдарды жөндеуді сұрайды."),
        ("мынаны сұрайды", "жолдарды жөндеуді", "мынаны сұрайды: жолдарды жөндеуді."),
        ("нормалар енгізуді ұсынады", "тыйым салу туралы", "ұсынады: тыйым салу туралы."),
    ],
)
def test_a_kazakh_demand_stands_before_the_verb(
    render: Render, request_: str, demand: str, printed: str
) -> None:
    data = render(request=request_, demands=[demand], **KAZAKH)
    (said,) = texts(data, "Request")
    assert plain(said).endswith(printed)


def test_several_demands_are_a_list_after_a_colon(render: Render) -> None:
    data = render(demands=["принять меры", "сообщить о результатах"])
    assert plain(texts(data, "Request")[0]).endswith("просит:")
    assert "\nпринять меры;\nсообщить о результатах.\n" in whole(data)


def test_a_demand_without_a_request_is_a_paragraph(render: Render) -> None:
    data = render(request=None, demands=["Примите меры"])
    assert "\nПримите меры.\n" in whole(data)


@pytest.mark.parametrize(
    ("language", "sentence", "request_", "demand"),
    [
        ("ru", "просит Правительство не допускать роста цен", "просит Правительство",
         "не допускать роста цен"),
        ("ru", "предлагает нормы: О запрете вывоза", "предлагает нормы", "О запрете вывоза"),
        ("kk", "Үкіметтен жолдарды жөндеуді сұрайды", "Үкіметтен сұрайды", "жолдарды жөндеуді"),
        ("kk", "жолдарды жөндеуді сұрайды", "сұрайды", "жолдарды жөндеуді"),
    ],
)  # fmt: skip
def test_a_sentence_is_taken_apart_where_an_editor_would_cut_it(
    language: str, sentence: str, request_: str, demand: str
) -> None:
    assert apart(sentence, phrases(language, Workspace().locales)) == (request_, demand)


@given(
    request_=st.text("просит Үкіметтен:.", min_size=1, max_size=30),
    demand=st.text("принять меры сделатьуді:;", min_size=1, max_size=30),
    language=st.sampled_from(["ru", "kk"]),
)
def test_what_is_taken_apart_makes_the_same_sentence_again(
    request_: str, demand: str, language: str
) -> None:
    sentence = together(request_.strip(), demand.strip(), phrases(language, Workspace().locales))
    pair = apart(sentence, phrases(language, Workspace().locales))
    assert pair is None or together(*pair, phrases(language, Workspace().locales)) == sentence


@pytest.mark.parametrize("sentence", ["просит", "", "просит принять меры по"])
def test_words_without_a_request_and_a_demand_are_not_taken_apart(sentence: str) -> None:
    assert apart(sentence, phrases("kk", Workspace().locales)) is None
