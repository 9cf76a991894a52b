"""The sections of a look: the pages of its letters, complete and in the order of the schema.

Where a file does not say how large its page is, it is A4 with the margins of drafter's own look.
"""

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from lxml import etree

from drafter.docx.look_allowed import OF_SECTION, SECTION, clear_attributes
from drafter.docx.look_valid import made_valid
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
_NESTING = (w("tbl"), w("txbxContent"))
_LEAST_ROOM = 3400
"""Twentieths of a point, 6 cm: less is a label or an envelope, and no page of a letter."""

_UNITS = {"": 1, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440, "pt": 20, "pc": 240, "pi": 240}
"""In twentieths of a point (22.9.2.15)."""

Told = Callable[[str, str], None]


class Sections(NamedTuple):
    """The pages of a look, as letters may have them."""

    upright: Any
    """The properties of the section that letters are in."""
    lying: Any | None
    """Those of the section for appendices that lie on their side, None where there is none."""


def sections_of(body: Any, part_of: Callable[[str, str], str], told: Told) -> Sections:
    """Return the pages that a body has for letters: its first upright ones, and its lying ones.

    Where all pages lie on their side, so do those of letters.  `part_of` is asked for each header
    and footer, by its relationship's id and its kind; it returns the id under which the part is
    taken over, empty where there is none.  `told` is told what letters do without.
    """
    found = [_with_inherited(own) for own in _rows(_properties(body))]
    lying = [section for section in found if _is_lying(section)]
    upright = [section for section in found if not _is_lying(section)]
    section = (upright or lying)[0]
    other = lying[0] if upright and lying else None
    for one in (section, other):
        if one is not None:
            _tidy(one, part_of, told)
    return Sections(section, other)


def _properties(body: Any) -> list[Any]:
    """Return the properties of all sections, in their order; there is always one."""
    paragraphs = body.iterfind(f".//{w('p')}/{w('pPr')}/{w('sectPr')}")
    found = [one for one in paragraphs if next(one.iterancestors(*_NESTING), None) is None]
    last = body.find(w("sectPr"))
    if last is not None or not found:
        found.append(body.makeelement(w("sectPr")) if last is None else last)
    return found


def _rows(sections: list[Any]) -> Iterator[list[Any]]:
    """Yield for each section what it is made of: itself, and those before it, the nearest first."""
    for number in range(len(sections)):
        yield sections[number::-1]


def _with_inherited(row: list[Any]) -> Any:
    """Return a section with the headers and footers that it takes over from those before it."""
    section = copy.deepcopy(row[0])
    for earlier in row[1:]:
        said = {(one.tag, one.get(w("type"), "default")) for one in section.iter(*_REFERENCES)}
        for reference in earlier.iterchildren(*_REFERENCES):
            if (reference.tag, reference.get(w("type"), "default")) not in said:
                section.append(copy.deepcopy(reference))
    return section


def _is_lying(section: Any) -> bool:
    """Tell whether a page is wider than high, by its measures, or else by its own word."""
    size = section.find(w("pgSz"))
    if size is None:
        return False
    width, height = (_twentieths(size.get(w(name), "")) for name in ("w", "h"))
    if width and height:
        return width > height
    return bool(size.get(w("orient")) == "landscape")


def _tidy(section: Any, part_of: Callable[[str, str], str], told: Told) -> None:
    """Leave of a section what pages of letters have, in the order of the schema."""
    section.attrib.clear()
    _clear(section)
    _clear_references(section, part_of)
    _measured(section, "pgSz", _A4)
    _measured(section, "pgMar", _MARGINS)
    if not _has_room(section):
        told("page", "")
        for name, usual in (("pgSz", _A4), ("pgMar", _MARGINS)):
            for key, measure in usual.items():
                section.find(w(name)).set(w(key), measure)
    _in_one_column(section, told)
    made_valid(section, "Section")


def text_width(section: Any) -> int:
    """Return how wide the text of a section is, in twentieths of a point."""
    return _room(section)[0]


def _has_room(section: Any) -> bool:
    """Tell whether the margins leave room for the text of a letter."""
    return min(_room(section)) >= _LEAST_ROOM


def _room(section: Any) -> tuple[int, int]:
    """Return the width and the height of the text."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    sides = {key: abs(_twentieths(margins.get(w(key), ""))) for key in _MARGINS}
    width = _twentieths(size.get(w("w"))) - sides["left"] - sides["right"] - sides["gutter"]
    height = _twentieths(size.get(w("h"))) - sides["top"] - sides["bottom"]
    return width, height


def _in_one_column(section: Any, told: Told) -> None:
    """Let text stand in one column, from the page that is counted as the first."""
    columns = section.find(w("cols"))
    if columns is None:
        columns = etree.SubElement(section, w("cols"))
    if columns.get(w("num"), "1") not in ("0", "1"):
        told("columns", "")
    space = columns.get(w("space"), "")
    columns[:] = []
    columns.attrib.clear()
    if _MEASURE.fullmatch(space):
        columns.set(w("space"), space)
    numbers = section.find(w("pgNumType"))
    for name in ("start", "chapStyle", "chapSep"):
        if numbers is not None and numbers.get(w(name)) is not None:
            del numbers.attrib[w(name)]


def _twentieths(measure: str) -> int:
    """Return a measure in twentieths of a point; 0 for none."""
    found = re.fullmatch(r"(-?[\d.]+)([a-z]*)", measure)
    if not found or not (_MEASURE.fullmatch(measure.removeprefix("-"))):
        return 0
    return round(float(found[1]) * _UNITS[found[2]])


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
