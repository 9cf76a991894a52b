"""What a Word file has where, in its order: paragraphs, statements, and what is new among them.

A table is known by any paragraph or statement in it, and so are its rows and cells.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from drafter.composing.dissecting import CLOSE, LEAF, OPEN, Dissected
from drafter.composing.in_word.items import Item

CODE, PARAGRAPH, NEW, CELL, ROW, TABLE = "code", "paragraph", "new", "cell", "row", "table"
_CELLS = ("td", "th")


class Unit(NamedTuple):
    """A statement or paragraph of the template (`part`), or something new."""

    kind: str
    items: tuple[Item, ...] = ()
    """Its lines: one of a paragraph, several in a cell of which the template has one."""
    part: int = -1
    rows: tuple[tuple[tuple[Item, ...], ...], ...] = ()
    """The cells of a new row or table, each with its lines."""
    in_cell: bool = False


def containers(dissected: Dissected) -> dict[int, int]:
    """Return where each element ends that holds others, by the numbers of parts."""
    found: dict[int, int] = {}
    stack: list[int] = []
    for number, part in enumerate(dissected.parts):
        if part.kind == OPEN:
            stack.append(number)
        elif part.kind == CLOSE and stack and dissected.parts[stack[-1]].tag == part.tag:
            found[stack.pop()] = number
    return found


def with_cells(
    dissected: Dissected, items: Sequence[Item], leaves: dict[int, int]
) -> dict[int, int]:
    """Return the leaves, and those cells which are known by their place in a row alone."""
    found = dict(leaves)
    taken = set(leaves.values())
    part_of = {item: part for part, item in leaves.items()}
    rows: dict[tuple[int, int], dict[int, list[int]]] = {}
    for number, item in enumerate(items):
        if item.read.cell:
            table, row, cell = item.read.cell
            rows.setdefault((table, row), {}).setdefault(cell, []).append(number)
    cells_of = _cells(dissected)
    for cells in rows.values():
        known = [part_of[n] for lines in cells.values() for n in lines if n in part_of]
        sources = {row for part in known for row, own in cells_of.items() if part in own}
        if len(sources) != 1:
            continue
        own = cells_of[sources.pop()]
        if len(own) != len(cells):
            continue
        for part, lines in zip(own, (cells[n] for n in sorted(cells)), strict=True):
            free = [n for n in lines if n not in taken and not items[n].keys]
            if part not in found and free and len(free) == len(lines):
                found[part] = free[0]
                taken.add(free[0])
    return found


def _cells(dissected: Dissected) -> dict[int, list[int]]:
    """Return the cells of each row, by the numbers of parts; only of rows that are all leaves."""
    found: dict[int, list[int]] = {}
    for start, end in containers(dissected).items():
        if dissected.parts[start].tag == "tr":
            inside = [n for n in range(start + 1, end) if dissected.parts[n].kind != "hidden"]
            if all(
                dissected.parts[n].kind == LEAF and dissected.parts[n].tag in _CELLS for n in inside
            ):
                found[start] = inside
    return found


def units_of(
    dissected: Dissected,
    items: Sequence[Item],
    leaves: dict[int, int],
    block_parts: dict[int, int],
) -> list[Unit]:
    """Return what a file has, in its order; `block_parts` are the parts of statements."""
    part_of = {item: part for part, item in leaves.items()}
    simple = [
        (item.read.cell, list(_simple(item, part_of.get(number), block_parts)))
        for number, item in enumerate(items)
    ]
    found: list[Unit] = []
    for table, group in groupby(simple, key=lambda one: one[0][0] if one[0] else 0):
        lines = list(group)
        if table:
            found += _table(dissected, lines)
        else:
            found += [unit for _cell, units in lines for unit in units]
    return found


_Line = tuple[tuple[int, int, int] | None, list[Unit]]


def _simple(item: Item, part: int | None, block_parts: dict[int, int]) -> Iterator[Unit]:
    codes = [block_parts[n] for key in item.keys if (n := int(key[1:])) in block_parts]
    if codes:
        yield from (Unit(CODE, (item,), code) for code in codes)
    elif part is not None:
        yield Unit(PARAGRAPH, (item,), part)
    else:
        yield Unit(NEW, (item,))


def _table(dissected: Dissected, lines: list[_Line]) -> Iterator[Unit]:
    rows = [
        [
            [unit for _cell, units in cell for unit in units]
            for _number, cell in groupby(row, key=lambda one: one[0] and one[0][2])
        ]
        for _number, row in (
            (n, list(r)) for n, r in groupby(lines, key=lambda o: o[0] and o[0][1])
        )
    ]
    if not any(_is_known(unit) for row in rows for cell in row for unit in cell):
        if any(not item.is_empty for row in rows for cell in row for u in cell for item in u.items):
            yield Unit(TABLE, rows=tuple(_lines_of(row) for row in rows))
        return
    for row in rows:
        yield from _row(dissected, row)


def _row(dissected: Dissected, row: list[list[Unit]]) -> Iterator[Unit]:
    if not any(_is_known(unit) for cell in row for unit in cell):
        if any(not item.is_empty for cell in row for unit in cell for item in unit.items):
            yield Unit(ROW, rows=(_lines_of(row),))
        return
    for cell in row:
        known = [unit for unit in cell if _is_known(unit)]
        if not known:
            lines = _lines_of([cell])[0]
            if any(not item.is_empty for item in lines):
                yield Unit(CELL, lines)
        elif _is_cell(dissected, known):
            yield Unit(PARAGRAPH, _lines_of([cell])[0] or known[0].items, known[0].part)
        else:
            yield from (unit._replace(in_cell=True) for unit in cell)


def _is_cell(dissected: Dissected, known: list[Unit]) -> bool:
    part = dissected.parts[known[0].part]
    return len(known) == 1 and known[0].kind == PARAGRAPH and part.tag in _CELLS


def _is_known(unit: Unit) -> bool:
    return unit.kind in (CODE, PARAGRAPH)


def _lines_of(row: list[list[Unit]]) -> tuple[tuple[Item, ...], ...]:
    return tuple(
        tuple(item for unit in cell for item in unit.items if not item.is_empty) for cell in row
    )
