"""Clauses: standing passages, called by name from a letter."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafter import Drafter, InquiryError
from tests.conftest import read
from tests.documents import plain, texts

Render = Callable[..., bytes]
UNANSWERED = {
    "name": "unanswered-inquiry",
    "parameters": {"date": "2025-11-26", "number": "12-34"},
}


def test_a_clause_stands_between_the_body_and_the_request(render: Render) -> None:
    data = render(body="Текст.", clauses=[UNANSWERED, "answer-in-time"])
    assert [plain(text) for text in texts(data, "Body Text")][:3] == [
        "Текст.",
        "На наш депутатский запрос от 26 ноября 2025 года № 12-34 ответ до настоящего времени"
        " не получен.",
        "Просим дать ответ в срок, установленный законодательством.",
    ]


def test_in_kazakh_the_date_of_a_clause_stands_before_its_noun(drafter: Drafter) -> None:
    changes: dict[str, Any] = {"languages": ["kk"], "clauses": [UNANSWERED]}
    data = drafter.render(read(**changes), "kk")
    assert plain(texts(data, "Body Text")[1]) == (
        "2025 жылғы 26 қарашадағы № 12-34 депутаттық сауалымызға осы күнге дейін жауап алынған жоқ."
    )


@pytest.mark.parametrize(
    ("clause", "message"),
    [
        ("unanswered", "There is no clause «unanswered» in the language «ru»."),
        (
            {**UNANSWERED, "parameters": {**UNANSWERED["parameters"], "day": "1"}},  # type: ignore[dict-item]
            "The clause «unanswered-inquiry» does not use «day».",
        ),
    ],
)
def test_a_wrong_clause_is_named_at_its_place(drafter: Drafter, clause: Any, message: str) -> None:
    with pytest.raises(InquiryError) as raised:
        drafter.render(read(clauses=[clause]), "ru")
    (problem,) = raised.value.problems
    assert problem.what == message
    assert problem.place is not None
    assert problem.place.column > 1


def test_a_clause_of_ones_own_is_found_by_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "ru" / "clauses"
    folder.mkdir(parents=True)
    (folder / "thanks.html").write_text("<p>Благодарим за ответ.</p>\n", encoding="utf-8")
    data = Drafter(template=tmp_path).render(read(clauses=["thanks"]), "ru")
    assert "Благодарим за ответ." in [plain(text) for text in texts(data, "Body Text")]


def test_a_parameter_that_only_looks_like_a_date_is_printed_as_it_stands(render: Render) -> None:
    parameters = {"date": "2025-02-30", "number": "12-34"}
    clause = {"name": "answer-in-time", "parameters": parameters}
    with pytest.raises(InquiryError, match="does not use «date»"):
        render(clauses=[clause])
