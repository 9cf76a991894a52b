"""Two tables as one: rows that came and went, and cells that are compared by paragraphs."""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from drafter.docx.comparing_aligning import matched, resembling
from drafter.docx.comparing_properties import add_former, is_table_seen
from drafter.docx.comparing_stories import CAME, SAME, WENT, Stories
from drafter.docx.xml import w

_WRAPPINGS = frozenset(map(w, ("sdt", "sdtContent", "customXml")))
_POINTS = frozenset(map(w, ("bookmarkStart", "bookmarkEnd")))
_HEAD = frozenset(map(w, ("tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr")))

Content = Callable[[Any | None, Any | None, Stories, str], list[Any]]
"""Says what stands in the cell of two tables, or of one."""


def compared_table(old: Any, new: Any, stories: Stories, content: Content) -> Any:
    """Return two tables as one."""
    number = _number(new)
    table = _head(old, new, stories)
    ours, theirs = list(_inside(old, "tr")), list(_inside(new, "tr"))
    a = b = 0
    with stories.inside("table", number):
        for at, to in [*_pairs(ours, theirs, stories), (len(ours), len(theirs))]:
            for n in range(a, at):
                table.append(_row(ours[n], WENT, stories, content, n + 1))
            for n in range(b, to):
                table.append(_row(theirs[n], CAME, stories, content, n + 1))
            if at < len(ours):
                table.append(_compared_row(ours[at], theirs[to], stories, content, to + 1))
            a, b = at + 1, to + 1
    return table


def table_of_one_side(table: Any, mark: str, stories: Stories, content: Content) -> Any:
    """Return a table all of whose rows came, or went."""
    made = etree.Element(table.tag, nsmap=table.nsmap)
    for child in table:
        if child.tag in (w("tblPr"), w("tblGrid")):
            made.append(_own(child, mark, stories))
    with stories.inside("table", _number(table)):
        for number, row in enumerate(_inside(table, "tr"), 1):
            made.append(_row(row, mark, stories, content, number))
    return made


def _number(table: Any) -> int:
    """Return which table of its text it is, from 1."""
    before = table.xpath("count(preceding::w:tbl) + count(ancestor::w:tbl)", namespaces=table.nsmap)
    return int(before) + 1


def _own(element: Any, mark: str, stories: Stories) -> Any:
    return stories.adopted(element) if mark == WENT else deepcopy(element)


def _inside(parent: Any, name: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, without what surrounds them."""
    for child in parent:
        if child.tag == w(name):
            yield child
        elif child.tag in _WRAPPINGS:
            yield from _inside(child, name)


def _head(old: Any, new: Any, stories: Stories) -> Any:
    """Return a table without rows, with the properties and the columns of both."""
    table = etree.Element(new.tag, nsmap=new.nsmap)
    for child in new:
        if child.tag in _POINTS:
            table.append(deepcopy(child))
    before, after = old.find(w("tblPr")), new.find(w("tblPr"))
    properties = etree.SubElement(table, w("tblPr")) if after is None else deepcopy(after)
    table.append(properties)
    add_former(properties, before, after, "tblPr", stories)
    here, there = old.find(w("tblGrid")), new.find(w("tblGrid"))
    grid = etree.Element(w("tblGrid")) if there is None else deepcopy(there)
    table.append(grid)
    if stories.old.properties(here) != stories.new.properties(there):
        former = etree.Element(w("tblGrid")) if here is None else deepcopy(here)
        change = etree.SubElement(grid, w("tblGridChange"), {w("id"): "0"})
        change.append(former)
    if is_table_seen(before, after, "tblPr", stories):
        stories.tell_formatting("table", _number(new))
    return table


def _words(row: Any) -> list[str]:
    return [word for text in row.iter(w("t")) for word in (text.text or "").split()]


def _shape(row: Any) -> list[str]:
    """Return how many columns each cell of a row reaches over."""
    spans = (cell.find(f"{w('tcPr')}/{w('gridSpan')}") for cell in _inside(row, "tc"))
    return ["1" if span is None else span.get(w("val"), "1") for span in spans]


def _pairs(old: Sequence[Any], new: Sequence[Any], stories: Stories) -> list[tuple[int, int]]:
    """Return the rows of which one became the other, or stayed."""
    keys = [stories.old.canonical(row) for row in old], [stories.new.canonical(row) for row in new]
    found: list[tuple[int, int]] = []
    a = b = 0
    for at, to in [*matched(*keys), (len(old), len(new))]:
        here, there = old[a:at], new[b:to]
        found += [
            (a + i, b + j) for i, j in _alike(here, there) if _shape(here[i]) == _shape(there[j])
        ]
        found += [(at, to)] if at < len(old) else []
        a, b = at + 1, to + 1
    return found


def _alike(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[int, int]]:
    if len(old) == len(new) == 1:
        return [(0, 0)]
    return resembling([_words(row) for row in old], [_words(row) for row in new])


def _row(row: Any, mark: str, stories: Stories, content: Content, number: int) -> Any:
    """Return a row that came or went, with all that its cells hold."""
    made = etree.Element(row.tag, nsmap=row.nsmap)
    for child in row:
        if child.tag == w("tblPrEx"):
            made.append(_own(child, mark, stories))
    before = row.find(w("trPr"))
    properties = etree.Element(w("trPr")) if before is None else _own(before, mark, stories)
    properties.append(stories.revision.tagged(mark))
    made.append(properties)
    with stories.inside("row", number), stories.as_one(mark, " | "):
        for cell in _inside(row, "tc"):
            made.append(_cell(cell, mark, stories, content))
    return made


def _cell(cell: Any, mark: str, stories: Stories, content: Content) -> Any:
    made = etree.Element(cell.tag, nsmap=cell.nsmap)
    for child in cell:
        if child.tag == w("tcPr"):
            made.append(_own(child, mark, stories))
    old, new = (cell, None) if mark == WENT else (None, cell)
    made.extend(content(old, new, stories, mark))
    return made


def _compared_row(old: Any, new: Any, stories: Stories, content: Content, number: int) -> Any:
    row = etree.Element(new.tag, nsmap=new.nsmap)
    for child in new:
        if child.tag == w("tblPrEx") or child.tag in _POINTS:
            row.append(deepcopy(child))
    before, after = old.find(w("trPr")), new.find(w("trPr"))
    properties = etree.Element(w("trPr")) if after is None else deepcopy(after)
    add_former(properties, before, after, "trPr", stories)
    if is_table_seen(before, after, "trPr", stories):
        stories.tell_formatting("row", number)
    if len(properties):
        row.append(properties)
    pairs = zip(_inside(old, "tc"), _inside(new, "tc"), strict=True)
    with stories.inside("row", number):
        for column, (here, there) in enumerate(pairs, 1):
            with stories.inside("cell", column):
                row.append(_compared_cell(here, there, stories, content))
    return row


def _compared_cell(old: Any, new: Any, stories: Stories, content: Content) -> Any:
    cell = etree.Element(new.tag, nsmap=new.nsmap)
    before, after = old.find(w("tcPr")), new.find(w("tcPr"))
    properties = etree.Element(w("tcPr")) if after is None else deepcopy(after)
    add_former(properties, before, after, "tcPr", stories)
    if is_table_seen(before, after, "tcPr", stories):
        stories.tell_formatting("", 0)
    if len(properties):
        cell.append(properties)
    cell.extend(content(old, new, stories, SAME))
    return cell
