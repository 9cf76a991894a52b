"""The section of a look: the page of its letters, complete and in the order of the schema.

Where a file does not say how large its page is, it is A4 with the margins of drafter's own look.
"""

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from drafter.docx.look_allowed import OF_SECTION, SECTION, clear_attributes
from drafter.docx.xml import R, w

_REFERENCES = SECTION[:2]
_MEASURE = re.compile(r"\d{1,5}|\d{1,4}(?:\.\d{1,5})?(?:mm|cm|in|pt|pc|pi)")
_SIGNED = ("top", "bottom")
"""The margins that may be less than 0: then the text never makes room for a high header."""

_A4 = {"w": "11906", "h": "16838"}
_MARGINS = {"top": "1134", "right": "850", "bottom": "1134", "left": "1701"} | {
    "header": "709",
    "footer": "709",
    "gutter": "0",
}
"""Twentieths of a point (ISO/IEC 29500-1, 17.6.11 and 17.6.13)."""

_KINDS = ("default", "first", "even")


def section_of(body: Any, part_of: Callable[[str, str], str]) -> Any:
    """Return the properties of the last section of a body, as letters may have them.

    `part_of` is asked for each header and footer, by its relationship's id and its kind; it returns
    the id under which the part is taken over, empty where there is none.
    """
    section = body.find(w("sectPr"))
    if section is None:
        section = etree.SubElement(body, w("sectPr"))
    section.attrib.clear()
    _clear(section)
    _clear_references(section, part_of)
    _measured(section, "pgSz", _A4)
    _measured(section, "pgMar", _MARGINS)
    section[:] = sorted(section, key=lambda child: SECTION.index(child.tag))
    return section


def _clear(section: Any) -> None:
    """Remove what is no property of a page, and what is said a second time."""
    said = set()
    for child in list(section):
        if child.tag not in SECTION or (child.tag in said and child.tag not in _REFERENCES):
            section.remove(child)
            continue
        said.add(child.tag)
        if child.tag not in _REFERENCES:
            clear_attributes(child)
            for inner in list(child):
                clear_attributes(inner)
                if inner.tag not in OF_SECTION or len(inner):
                    child.remove(inner)


def _clear_references(section: Any, part_of: Callable[[str, str], str]) -> None:
    """Keep a header and a footer of each kind, where their parts are there."""
    said = set()
    for reference in section.findall(_REFERENCES[0]) + section.findall(_REFERENCES[1]):
        kind = reference.get(w("type"), "default")
        key = reference.get(f"{{{R}}}id", "")
        name = etree.QName(reference).localname.removesuffix("Reference")
        taken = (name, kind) not in said and kind in _KINDS and part_of(key, name)
        if not taken:
            section.remove(reference)
            continue
        said.add((name, kind))
        reference.set(f"{{{R}}}id", taken)
        for attribute in reference.keys():  # noqa: SIM118 - of lxml
            if attribute not in (w("type"), f"{{{R}}}id"):
                del reference.attrib[attribute]


def _measured(section: Any, name: str, usual: dict[str, str]) -> None:
    """Give a property the measures that it must have, and lacks or has no sense in."""
    found = section.find(w(name))
    if found is None:
        found = etree.SubElement(section, w(name))
    for key, measure in usual.items():
        said = found.get(w(key), "")
        if not _MEASURE.fullmatch(said.removeprefix("-") if key in _SIGNED else said):
            found.set(w(key), measure)
