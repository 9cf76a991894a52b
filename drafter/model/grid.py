"""Where the cells of a table stand: a cell may reach over several columns and rows."""

from collections.abc import Iterator
from typing import NamedTuple

from drafter.model.letter import Cell, Table

EMPTY = Cell([])
"""What stands where a row has no cell."""


class Placed(NamedTuple):
    """A cell in a row: its first column, and over how many columns and rows it reaches from there.

    `goes_on` tells that it began in a row above, which alone has its text.
    """

    cell: Cell
    column: int
    columns: int
    rows: int
    goes_on: bool = False


def placed(table: Table) -> list[list[Placed]]:
    """Return the cells of each row from left to right; together they fill each row.

    A cell stands in the first columns that are free for it, as in HTML; none reaches below the
    last row.
    """
    rows = [sorted(row, key=lambda one: one.column) for row in _rows(table)]
    width = max((end(row[-1]) for row in rows if row), default=1)
    return [list(_filled(row, width)) for row in rows]


def end(cell: Placed) -> int:
    """Return the column behind a cell."""
    return cell.column + cell.columns


def _rows(table: Table) -> Iterator[list[Placed]]:
    above: list[Placed] = []
    for number, row in enumerate(table.rows):
        left = len(table.rows) - number
        going_on = [one._replace(rows=one.rows - 1, goes_on=True) for one in above if one.rows > 1]
        taken = {column for one in going_on for column in range(one.column, end(one))}
        found, column = going_on, 0
        for cell in row.cells:
            wanted = range(cell.colspan)
            while any(column + offset in taken for offset in wanted):
                column += 1
            found.append(Placed(cell, column, cell.colspan, min(cell.rowspan, left)))
            column += cell.colspan
        yield found
        above = found


def _filled(row: list[Placed], width: int) -> Iterator[Placed]:
    column = 0
    for cell in row:
        yield from (Placed(EMPTY, free, 1, 1) for free in range(column, cell.column))
        yield cell
        column = end(cell)
    yield from (Placed(EMPTY, free, 1, 1) for free in range(column, width))
