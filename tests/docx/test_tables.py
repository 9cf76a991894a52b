"""Tables as laws need them: cells over several columns and rows, lists in them, given widths."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafter import Drafter
from tests.conftest import read
from tests.documents import faults, opened, plain, root, w

pytestmark = pytest.mark.usefixtures("partial_templates")

TABLE = """<table>
<thead><tr><th rowspan="2" width="20%">Норма</th><th colspan="2">Редакция</th></tr>
<tr><th>действующая</th><th width="50%">предлагаемая</th></tr></thead>
<tr><td rowspan="2">статья 5</td><td><p>первая часть</p><ol><li>пункт</li><li>пункт</li></ol></td>
<td class="table-right">нет</td></tr>
<tr><td colspan="2">без изменений</td></tr>
</table>"""


@pytest.fixture
def with_table(tmp_path: Path) -> Callable[[str], bytes]:
    """Return what makes a letter whose template prints a table."""

    def make(table: str) -> bytes:
        (tmp_path / "ru").mkdir(exist_ok=True)
        text = '{% extends "drafter/inquiry.html" %}{% block body %}' + table + "{% endblock %}"
        (tmp_path / "ru" / "inquiry.html").write_text(text, encoding="utf-8")
        return Drafter(template=tmp_path).render(read(), "ru")

    return make


def texts(table: Any) -> list[list[str]]:
    return [[plain(cell.text) for cell in row.cells] for row in table.rows]


def test_word_sees_the_cells_where_html_has_them(with_table: Callable[[str], bytes]) -> None:
    data = with_table(TABLE)
    assert faults(data) == []
    assert texts(opened(data).tables[0]) == [
        ["Норма", "Редакция", "Редакция"],
        ["Норма", "действующая", "предлагаемая"],
        ["статья 5", "первая часть пункт пункт", "нет"],
        ["статья 5", "без изменений", "без изменений"],
    ]


def test_given_widths_are_kept_and_the_rest_is_shared(
    with_table: Callable[[str], bytes],
) -> None:
    grid = root(with_table(TABLE)).find(f".//{w('tblGrid')}")
    first, second, third = (int(column.get(w("w"))) for column in grid)
    whole = first + second + third
    assert whole == 11906 - 1701 - 850
    assert first / whole == pytest.approx(0.2, abs=0.001)
    assert third / whole == pytest.approx(0.5, abs=0.001)


@pytest.mark.parametrize("width", ["100%", "99%", "60%"])
def test_no_column_vanishes_beside_wide_ones(
    with_table: Callable[[str], bytes], width: str
) -> None:
    row = f'<tr><td width="{width}">а</td><td width="{width}">б</td><td>в</td></tr>'
    grid = root(with_table(f"<table>{row}</table>")).find(f".//{w('tblGrid')}")
    widths = [int(column.get(w("w"))) for column in grid]
    assert sum(widths) == 11906 - 1701 - 850
    assert min(widths) > 200


def test_a_row_of_several_paragraphs_may_be_parted_by_a_page(
    with_table: Callable[[str], bytes],
) -> None:
    table = opened(with_table(TABLE)).tables[0]
    whole = [row._tr.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in table.rows]
    assert whole == [True, True, False, True]


def test_a_list_in_a_cell_counts_from_one(with_table: Callable[[str], bytes]) -> None:
    table = opened(with_table(TABLE)).tables[0]
    cell = table.cell(2, 1)
    assert [p.style.name for p in cell.paragraphs] == [
        "Kept Table Text",
        "Kept List Number",
        "Kept List Number",
    ]
