"""Date and number, in figures or left for the pen."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.documents import plain, texts

Render = Callable[..., bytes]

KAZAKH = {"languages": ["kk"], "request": "сұрайды", "demands": ["шара қабылдауды"]}


@pytest.fixture(autouse=True)
def in_2026(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")  # 18 November 2026


@pytest.mark.parametrize(
    ("changes", "printed"),
    [
        (
            {"date": "blank", "number": "blank"},
            'от "___" ____________ 2026 года № ________',
        ),
        ({"date": "blank"}, 'от "___" ____________ 2026 года'),
        ({"number": "blank"}, "№ ________"),
        ({"date": "2026-11-25", "number": "blank"}, "25 ноября 2026 года № ________"),
        ({"date": "blank", "number": "12-34"}, 'от "___" ____________ 2026 года № 12-34'),
        (
            {"date": "blank", "number": "blank", **KAZAKH},
            '2026 жылғы "___" ____________ № ________',
        ),
    ],
)
def test_what_is_blank_is_a_line_for_the_pen(
    render: Render, changes: dict[str, Any], printed: str
) -> None:
    assert [plain(text) for text in texts(render(**changes), "Date")] == [printed]
