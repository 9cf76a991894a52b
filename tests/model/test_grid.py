"""The places of cells in a table, against the rules of HTML's own table model."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.model.grid import placed
from drafter.model.letter import Cell, Row, Table

spans = st.tuples(st.integers(1, 4), st.integers(1, 4))
tables = st.lists(st.lists(spans, max_size=4), min_size=1, max_size=5)


def table(rows: list[list[tuple[int, int]]]) -> Table:
    return Table("", [Row([Cell([], across, down) for across, down in row]) for row in rows])


@given(rows=tables)
def test_the_cells_fill_every_row_and_never_overlap(rows: list[list[tuple[int, int]]]) -> None:
    found = placed(table(rows))
    widths = {sum(one.columns for one in row) for row in found}
    assert len(widths) == 1
    for row in found:
        columns = [c for one in row for c in range(one.column, one.column + one.columns)]
        assert columns == list(range(len(columns)))


@given(rows=tables)
def test_every_cell_stands_once_in_its_row_and_goes_on_below(
    rows: list[list[tuple[int, int]]],
) -> None:
    made = table(rows)
    found = placed(made)
    for number, row in enumerate(made.rows):
        begun = [one for one in found[number] if not one.goes_on]
        assert [id(one.cell) for one in begun if any(one.cell is c for c in row.cells)] == [
            id(cell) for cell in row.cells
        ]
        for one in begun:
            for below in range(1, one.rows):
                (same,) = [p for p in found[number + below] if p.cell is one.cell and p.goes_on][:1]
                assert (same.column, same.columns) == (one.column, one.columns)


def test_a_cell_goes_round_one_that_reaches_down_from_above() -> None:
    first, second = placed(table([[(1, 2), (1, 1)], [(1, 1)]]))
    assert [(one.column, one.rows, one.goes_on) for one in second] == [(0, 1, True), (1, 1, False)]
    assert first[0].cell is second[0].cell
