"""The lines about appendices, as the rules of paperwork have them: «на 3 л. в 1 экз.»."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.documents import lines, plain, texts

Render = Callable[..., bytes]

KAZAKH = {"languages": ["kk"], "request": "сұрайды", "demands": ["шара қабылдауды"]}


@pytest.mark.parametrize(
    ("appendix", "printed"),
    [
        ({"sheets": 3}, "Приложение: на 3 листах"),
        ({"sheets": 1}, "Приложение: на 1 листе"),
        ({"title": "копия ответа", "sheets": 3}, "Приложение: копия ответа на 3 листах"),
        (
            {"title": "копия ответа", "sheets": 3, "copies": 2},
            "Приложение: копия ответа на 3 л. в 2 экз.",
        ),
        ({"sheets": 3, "copies": 1}, "Приложение: на 3 л. в 1 экз."),
    ],
)
def test_the_only_appendix_is_announced_in_one_line(
    render: Render, appendix: dict[str, Any], printed: str
) -> None:
    for key, value in (("appendix", appendix), ("appendices", [appendix])):
        assert [plain(t) for t in texts(render(**{key: value}), "Letter Appendix")] == [printed]


def test_several_are_a_numbered_list_with_sheets_and_copies(render: Render) -> None:
    data = render(
        appendices=[
            {"title": "Список участков", "sheets": 3},
            {"title": "Фотографии", "sheets": 5, "copies": 2},
        ]
    )
    assert [plain(text) for text in texts(data, "Letter Appendix")] == ["Приложения:"]
    assert [(number, plain(text)) for number, text in lines(data) if "л. в" in plain(text)] == [
        ("Kept List Number", "Список участков на 3 л. в 1 экз.;"),
        ("Kept List Number", "Фотографии на 5 л. в 2 экз."),
    ]


def test_a_kazakh_letter_counts_sheets_and_copies(render: Render) -> None:
    data = render(appendix={"title": "жауаптың көшірмесі", "sheets": 3, "copies": 2}, **KAZAKH)
    assert [plain(text) for text in texts(data, "Letter Appendix")] == [
        "Қосымша: жауаптың көшірмесі, 3 парақ, 2 дана"
    ]
