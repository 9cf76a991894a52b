"""Macros that call, and templates that include, themselves without a condition."""

from pathlib import Path

import pytest

from drafter.linting.templates import problems_of
from drafter.workspace import Workspace

CLAUSE = "clauses/legal-basis.html"


def endless(folder: Path, texts: dict[str, str]) -> list[tuple[str, str, int]]:
    """Return where templates of Russian, which their Kazakh twins equal, never end."""
    (folder / "addressbook.yaml").touch()
    for name, text in texts.items():
        for language in ("ru", "kk"):
            file = folder / "templates" / language / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    problems = problems_of(Workspace(folder), tuple(Path(name).stem for name in texts))
    assert {p.id for p in problems} <= {"template-endless"}
    return [
        (Path(p.place.file).parts[-2], Path(p.place.file).name, p.place.column)
        for p in problems
        if p.place
    ]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("{% macro m(x) %}<p>{{ m(x) }}</p>{% endmacro %}{{ m(1) }}", [23]),
        ("{% macro m() %}{{ n() }}{% endmacro %}{% macro n() %}{{ m() }}{% endmacro %}", [19, 57]),
        ("{% macro m() %}{{ n() }}{% endmacro %}{% macro n() %}{{ n() }}{% endmacro %}", [57]),
        ("{% macro m(x) %}{% if x %}<p>{{ x }}</p>{{ m(x - 1) }}{% endif %}{% endmacro %}", []),
        ("{% macro m(x) %}{{ m(x - 1) if x else '' }}{% endmacro %}", []),
        (
            "{% macro m() %}<p>да</p>{% endmacro %}{% macro n() %}{{ m() }}{{ m() }}{% endmacro %}",
            [],
        ),
        ('{% include "clauses/legal-basis.html" %}<p>да</p>', [13]),
        ('{% if true %}{% include "clauses/legal-basis.html" %}{% endif %}<p>да</p>', []),
        ('{% include "clauses/answer-in-time.html" %}', []),
    ],
)
def test_what_never_ends_is_told_in_every_language(
    tmp_path: Path, text: str, columns: list[int]
) -> None:
    found = endless(tmp_path, {CLAUSE: text})
    expected = [("clauses", "legal-basis.html", column) for column in columns]
    assert found == [*expected, *expected]


def test_a_ring_of_templates_is_told_in_each_of_them(tmp_path: Path) -> None:
    texts = {
        CLAUSE: '{% include "clauses/answer-in-time.html" %}',
        "clauses/answer-in-time.html": '{% include "clauses/legal-basis.html" %}',
    }
    assert {name for _folder, name, _at in endless(tmp_path, texts)} == {
        "legal-basis.html",
        "answer-in-time.html",
    }
