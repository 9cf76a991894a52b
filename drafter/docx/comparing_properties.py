"""The properties of paragraphs, sections and tables, with those that were others before.

A change holds the whole of the former properties (ECMA-376, part 1, 17.13.5.21 to 17.13.5.38).
"""

import re
from copy import deepcopy
from typing import Any

from lxml import etree

from drafter.docx.comparing_stories import CAME, WENT, Stories
from drafter.docx.xml import value, w

_OF_A_MARK = tuple(map(w, ("rPr", "sectPr", "pPrChange")))
_KEPT_TOGETHER = tuple(map(w, ("keepNext", "keepLines", "widowControl", "pStyle")))
_PLACED = re.compile(r"^(?:kept|last) | (?:before|after) table$")
"""What a style of drafter's has in its name for a place where lines are kept together."""
_WIDTHS = {"tcPr": (w("tcW"),), "tblPr": (w("tblW"),)}
REFERENCES = tuple(map(w, ("headerReference", "footerReference")))
_NOT_IN_A_FORMER = {
    "pPr": _OF_A_MARK,
    "sectPr": (*REFERENCES, w("printerSettings")),
    "trPr": (w("ins"), w("del")),
}


def paragraph_properties(
    old: Any | None, new: Any | None, stories: Stories
) -> tuple[Any | None, bool]:
    """Return the properties of a paragraph with the marks of its end, and whether that differs.

    `old` and `new` are the paragraphs whose ends it had and has; None where it came or went.
    """
    here = None if old is None else old.find(w("pPr"))
    there = None if new is None else new.find(w("pPr"))
    if old is None or new is None:
        own = deepcopy(there) if old is None else here if here is None else stories.adopted(here)
        properties: Any = etree.Element(w("pPr")) if own is None else own
        end = properties.find(w("rPr"))
        if end is None:
            end = etree.Element(w("rPr"))
            _put_end(properties, end)
        end.insert(0, stories.revision.tagged(CAME if old is None else WENT))
        return properties, True
    properties = etree.Element(w("pPr")) if there is None else deepcopy(there)
    ended = _end(here, there, stories)
    if ended is not None:
        before = properties.find(w("rPr"))
        if before is not None:
            properties.remove(before)
        _put_end(properties, ended)
    section = _section(here, there, stories)
    if section is not None:
        former: Any = properties.find(w("sectPr"))
        properties.replace(former, section)
    is_former = add_former(properties, here, there, "pPr", stories)
    differs = is_former or ended is not None or section is not None
    return (properties if len(properties) else None), differs


def is_seen(old: Any, new: Any, stories: Stories) -> bool:
    """Tell whether a paragraph looks otherwise: not how its lines are kept together on pages."""
    here, there = old.find(w("pPr")), new.find(w("pPr"))
    styles = [
        _PLACED.sub("", story.side.style_name("paragraph", value(one, "w:pPr/w:pStyle") or ""))
        for story, one in ((stories.old, old), (stories.new, new))
    ]
    sections = [None if one is None else one.find(w("sectPr")) for one in (here, there)]
    return styles[0] != styles[1] or not (
        _same(here, there, (*_OF_A_MARK, *_KEPT_TOGETHER), stories)
        and _same(sections[0], sections[1], _NOT_IN_A_FORMER["sectPr"], stories)
    )


def is_table_seen(before: Any | None, after: Any | None, tag: str, stories: Stories) -> bool:
    """Tell whether a table, a row or a cell looks otherwise, beside how wide it is."""
    return not _same(
        before, after, (*_NOT_IN_A_FORMER.get(tag, ()), *_WIDTHS.get(tag, ())), stories
    )


def _put_end(properties: Any, end: Any) -> None:
    section = properties.find(w("sectPr"))
    place = len(properties) if section is None else properties.index(section)
    properties.insert(place, end)


def _end(here: Any | None, there: Any | None, stories: Stories) -> Any | None:
    """Return the properties of the sign that ends a paragraph, where they were others."""
    before = None if here is None else here.find(w("rPr"))
    after = None if there is None else there.find(w("rPr"))
    if _same(before, after, (), stories):
        return None
    end = etree.Element(w("rPr")) if after is None else deepcopy(after)
    former = etree.Element(w("rPr")) if before is None else stories.adopted(before)
    end.append(stories.revision.former("rPrChange", former))
    return end


def _section(here: Any | None, there: Any | None, stories: Stories) -> Any | None:
    before = None if here is None else here.find(w("sectPr"))
    after = None if there is None else there.find(w("sectPr"))
    if before is None or after is None:
        return None
    return section_properties(before, after, stories)


def section_properties(before: Any, after: Any, stories: Stories) -> Any | None:
    """Return the properties of a section where they were others; None where they were not."""
    properties = deepcopy(after)
    return properties if add_former(properties, before, after, "sectPr", stories) else None


def add_former(
    properties: Any, before: Any | None, after: Any | None, tag: str, stories: Stories
) -> bool:
    """Note in properties what they were, if they were others; tell whether they were."""
    without = _NOT_IN_A_FORMER.get(tag, ())
    if _same(before, after, without, stories):
        return False
    former = etree.Element(w(tag)) if before is None else stories.adopted(before)
    for child in [one for one in former if one.tag in without]:
        former.remove(child)
    properties.append(stories.revision.former(f"{tag}Change", former))
    return True


def _same(
    before: Any | None, after: Any | None, without: tuple[str, ...], stories: Stories
) -> bool:
    return stories.old.properties(before, without) == stories.new.properties(after, without)
