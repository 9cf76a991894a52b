"""Rows of tables that leave a hole."""

from pathlib import Path

import pytest

from drafter.linting.tables import short_rows
from drafter.linting.templates import problems_of
from drafter.workspace import Workspace


def table(*rows: str) -> str:
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


ONE, TWO, WIDE, HIGH = (
    "<td>а</td>",
    "<td>а</td><td>б</td>",
    '<td colspan="2">а</td>',
    ('<td rowspan="2">а</td><td>б</td>'),
)


@pytest.mark.parametrize(
    ("layout", "short"),
    [
        (table(TWO, TWO), []),
        (table(TWO, ONE), [(1, 2)]),
        (table(ONE, TWO, TWO), [(1, 2)]),
        (table(TWO, WIDE), []),
        (table(HIGH, ONE), []),
        (table(HIGH, ONE, ONE), [(1, 2)]),
        (table("<th>а</th><th>б</th>", TWO, ""), [(0, 2)]),
        (table(ONE) + table(TWO), []),
        (table("<td><p>а</p><p>б</p></td>" + ONE, TWO), []),
        ("<p>а</p>", []),
    ],
)
def test_a_row_that_fills_fewer_columns_is_short(layout: str, short: list[tuple[int, int]]) -> None:
    found = list(short_rows(layout))
    assert [(row.width, row.columns) for row in found] == short
    assert all(layout.startswith("<tr>", row.offset) for row in found)


def test_it_is_told_where_the_row_begins(tmp_path: Path) -> None:
    text = (
        '{% extends "drafter/inquiry.html" %}\n{% block closing %}\n<table>\n'
        "{% for demand in demands %}<tr><td>{{ loop.index }}</td><td>{{ demand }}</td></tr>"
        "{% endfor %}\n  <tr><td>Всего</td></tr>\n</table>\n{% endblock %}\n"
    )
    for language in ("ru", "kk"):
        file = tmp_path / "templates" / language / "inquiry.html"
        file.parent.mkdir(parents=True)
        file.write_text(text.replace("Всего", "Итого" if language == "ru" else "Барлығы"), "utf-8")
    (tmp_path / "addressbook.yaml").touch()
    found = problems_of(Workspace(tmp_path), ("inquiry",))
    assert [(p.id, p.place.line, p.place.column) for p in found if p.place] == [
        ("template-short-row", 5, 3),
        ("template-short-row", 5, 3),
    ]
