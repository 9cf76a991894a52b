"""The paragraphs and tables of two texts as one."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from drafter.docx.comparing_ends import settle
from drafter.docx.comparing_entries import Entry, entries_of
from drafter.docx.comparing_marks import CAME, SAME, WENT
from drafter.docx.comparing_properties import is_seen, paragraph_properties
from drafter.docx.comparing_runs import words_of
from drafter.docx.comparing_stories import Stories
from drafter.docx.comparing_tables import compared_table, table_of_one_side
from drafter.docx.comparing_units import PARAGRAPH, TABLE, Unit, unit_of, units
from drafter.docx.xml import w


def compared(old: Any | None, new: Any | None, stories: Stories) -> list[Any]:
    """Return what stands in a part of two texts: a body, a cell, a note, a header.

    What is missing on one side is an empty paragraph there.
    """
    here, there = units(old, stories.old), units(new, stories.new)
    if new is None:
        _dress(there[-1], here[-1], stories)
    return written(here, there, stories, is_whole=True)


def _dress(empty: Unit, last: Unit, stories: Stories) -> None:
    """Let a paragraph that only stays because one must look as what went there."""
    properties = last.element.find(w("pPr"))
    if properties is not None:
        empty.element.append(stories.adopted(properties))


def written(
    old: Sequence[Unit], new: Sequence[Unit], stories: Stories, *, is_whole: bool
) -> list[Any]:
    """Return two series of units as one; `is_whole` tells that the last paragraph must stay."""
    entries = list(entries_of(old, new))
    settle(entries, is_whole=is_whole)
    found: list[Any] = []
    for entry in entries:
        found += _points(entry, stories)
        found += _written(entry, stories)
    return found


def _points(entry: Entry, stories: Stories) -> Iterator[Any]:
    for unit, mark in ((entry.old, WENT), (entry.new, CAME)):
        for point in unit.points if unit else ():
            yield from stories.point(point, mark)


def _written(entry: Entry, stories: Stories) -> list[Any]:
    old, new = entry.old, entry.new
    if entry.is_paragraph:
        return [_paragraph(entry, stories)]
    if old and new:
        if old.key == new.key:
            stories.keep_notes(old.elements, new.elements)
            return [deepcopy(one) for one in new.elements]
        if old.kind == TABLE:
            return [compared_table(old.element, new.element, stories, cell_content)]
        return [_control(old.element, new.element, stories)]
    return one_sided(old.elements if old else new.elements if new else [], entry.mark, stories)


def one_sided(elements: Sequence[Any], mark: str, stories: Stories) -> list[Any]:
    """Return elements of one side as what came or went with all that they hold."""
    found: list[Any] = []
    for element in elements:
        if element.tag == w("tbl"):
            found.append(table_of_one_side(element, mark, stories, cell_content))
        elif element.tag == w("sdt"):
            content = element.find(w("sdtContent"))
            found += one_sided([] if content is None else list(content), mark, stories)
        elif element.tag == w("p"):
            story = stories.old if mark == WENT else stories.new
            unit = unit_of([element], story, [])
            one = (unit, None) if mark == WENT else (None, unit)
            found.append(_paragraph(Entry(*one, *one), stories))
        elif mark == CAME:
            found.append(deepcopy(element))
    return found


def _paragraph(entry: Entry, stories: Stories) -> Any:
    old, new = entry.old, entry.new
    is_kept = bool(old and new and entry.old_end is old and entry.new_end is new)
    words = words_of(old.line if old else None, new.line if new else None, stories)
    properties, differs = paragraph_properties(
        entry.old_end.element if entry.old_end else None,
        entry.new_end.element if entry.new_end else None,
        stories,
    )
    if new and is_kept and not words.differs and not differs:
        return deepcopy(new.element)
    is_restyled = is_kept and old and new and is_seen(old.element, new.element, stories)
    if words.is_seen or is_restyled or entry.mark != SAME:
        stories.tell(old and old.element, new and new.element, entry.mark, words.parts)
    paragraph = etree.Element(w("p"), nsmap=(new or old).element.nsmap)  # type: ignore[union-attr]
    if properties is not None:
        paragraph.append(properties)
    paragraph.extend(words.elements)
    return paragraph


def _control(old: Any, new: Any, stories: Stories) -> Any:
    copy = etree.Element(new.tag, new.attrib, nsmap=new.nsmap)
    for child in new:
        if child.tag != w("sdtContent"):
            copy.append(deepcopy(child))
            continue
        before = old.find(w("sdtContent"))
        content = etree.SubElement(copy, child.tag)
        here = [] if before is None else units(before, stories.old)
        there = units(child, stories.new)
        is_whole = all(side and side[-1].kind == PARAGRAPH for side in (here, there))
        content.extend(written(here, there, stories, is_whole=is_whole))
    return copy


def cell_content(old: Any | None, new: Any | None, stories: Stories, mark: str) -> list[Any]:
    """Return what stands in a cell, after its properties."""
    if old is not None and new is not None:
        return compared(old, new, stories)
    cell: Any = new if old is None else old
    content = [child for child in cell if child.tag != w("tcPr")]
    return one_sided(content, mark, stories)
