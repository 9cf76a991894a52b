"""Clauses: standing passages, called by name from a letter."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafter import Drafter, InquiryError, TemplateError
from drafter.errors import Place
from drafter.model.origin import origin_of
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
        "На мой депутатский запрос от 26 ноября 2025 года № 12-34 ответ до настоящего времени"
        " не получен.",
        "Прошу дать ответ в срок, установленный законодательством.",
    ]


def test_in_kazakh_the_date_of_a_clause_stands_before_its_noun(drafter: Drafter) -> None:
    changes: dict[str, Any] = {"languages": ["kk"], "clauses": [UNANSWERED]}
    data = drafter.render(read(**changes), "kk")
    assert plain(texts(data, "Body Text")[1]) == (
        "2025 жылғы 26 қарашадағы № 12-34 депутаттық сауалыма осы күнге дейін жауап алынған жоқ."
    )


@pytest.mark.parametrize(
    ("clause", "message"),
    [
        ("unanswered", "There is no clause «unanswered» in Russian."),
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


def refused(drafter: Drafter, *clauses: Any) -> list[tuple[str, Place | None, str]]:
    with pytest.raises(InquiryError) as raised:
        drafter.render(read(clauses=list(clauses)), "ru")
    return [(p.id, p.place, f"{p.what} {p.advice}") for p in raised.value.problems]


def place(*clauses: Any, path: str) -> Place | None:
    return origin_of(read(clauses=list(clauses))).place(path)


def test_a_clause_without_its_parameters_is_told_in_the_letter(drafter: Drafter) -> None:
    clauses = ["answer-in-time", "legal-basis", {**UNANSWERED, "parameters": {"number": "1"}}]
    assert refused(drafter, *clauses) == [
        (
            "clause-parameters",
            place(*clauses, path="clauses.1"),
            "The clause «legal-basis» lacks «article», «law»."
            " Write: {name: legal-basis, parameters: {article: …, law: …}}",
        ),
        (
            "clause-parameters",
            place(*clauses, path="clauses.2"),
            "The clause «unanswered-inquiry» lacks «date»."
            " Write: {name: unanswered-inquiry, parameters: {date: …, number: …}}",
        ),
    ]


def test_a_misspelt_parameter_is_both_lacking_and_unused(drafter: Drafter) -> None:
    clause = {"name": "legal-basis", "parameters": {"articel": "27", "law": "Закона"}}
    found = refused(drafter, clause)
    assert [(fault, where) for fault, where, _what in found] == [
        ("clause-parameters", place(clause, path="clauses.0")),
        ("unused-parameter", place(clause, path="clauses.0.parameters.articel")),
    ]


def own_clause(folder: Path, text: str) -> Drafter:
    file = folder / "ru" / "clauses" / "own.html"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return Drafter(template=folder)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("<p>Ответ{% if clause.date %} от {{ clause.date }}{% endif %}.</p>", "Ответ."),
        ("<p>Ответ{% if clause.date is defined %} {{ clause.date }}{% endif %}.</p>", "Ответ."),
        ("<p>Ответ {{ clause.date or 'есть' }}.</p>", "Ответ есть."),
        ("<p>Ответ {{ clause['date']|default('есть') }}.</p>", "Ответ есть."),
        ("<p>Ответ{{ ' ' ~ clause.date if clause.date }}.</p>", "Ответ."),
        ("<p>Ответа {% if not clause.date %}нет{% endif %}.</p>", "Ответа нет."),
    ],
)
def test_a_parameter_that_a_clause_only_asks_about_may_be_lacking(
    tmp_path: Path, text: str, printed: str
) -> None:
    data = own_clause(tmp_path, text).render(read(clauses=["own"]), "ru")
    assert printed in [plain(text) for text in texts(data, "Body Text")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "<p>{{ clause.name }} {{ clause['a'] }}{% if request %}{{ clause.b }}{% endif %}</p>",
            "a",
        ),
        ("{% if request %}<p>{{ clause.b }}</p>{% endif %}", "b"),
        ("<p>{{ clause.a }}</p>{% if clause.b == 'x' %}<p>x</p>{% endif %}", "a b"),
        ("<p>{% for n in clause.a %}{{ n }}{% endfor %}</p>", "a"),
        ("{% macro m(c) %}<p>{{ c.a }}</p>{% endmacro %}{{ m(clause) }}", "a"),
    ],
)
def test_what_a_clause_prints_in_any_case_has_to_be_given(
    tmp_path: Path, text: str, names: str
) -> None:
    ((fault, _where, what),) = refused(own_clause(tmp_path, text), "own")
    assert fault == "clause-parameters"
    gaps = ", ".join(f"{name}: …" for name in names.split())
    assert what.endswith(f"Write: {{name: own, parameters: {{{gaps}}}}}")


def test_other_slips_of_the_letter_are_told_with_those_of_its_clauses(drafter: Drafter) -> None:
    body = {"ru": "Текст.[^1]\n\n[^1]: Раз.[^2]\n\n[^2]: Два."}
    inquiry = read(clauses=["legal-basis"]).replaced(body=body)
    with pytest.raises(InquiryError) as raised:
        drafter.render(inquiry, "ru")
    first, second = raised.value.problems
    assert first.place == origin_of(inquiry).place("body.ru")
    assert second.id == "clause-parameters"


def test_a_broken_clause_is_told_where_it_is_broken(tmp_path: Path) -> None:
    drafter = own_clause(tmp_path, "<p>{% if clause.a %}</p>")
    with pytest.raises(TemplateError) as raised:
        drafter.render(read(clauses=["own"]), "ru")
    (problem,) = raised.value.problems
    assert problem.id == "template-unclosed-tag"
    assert problem.place == Place(str(tmp_path / "ru" / "clauses" / "own.html"), 1, 7)
