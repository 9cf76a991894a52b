"""The parts of a look that say how letters look, each with the way to clear it of all else."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from lxml import etree

from drafter.docx.look_allowed import (
    DRAWING,
    NOT_IN_DRAWINGS,
    OF_FONTS,
    OF_NUMBERING,
    OF_SETTINGS,
    OF_STYLES,
    PROPERTIES,
    SETTINGS,
    clear_attributes,
    namespace,
)
from drafter.docx.look_content import clear_content, clear_properties
from drafter.docx.look_drawings import Means
from drafter.docx.look_package import WORDML
from drafter.docx.look_valid import made_valid
from drafter.docx.xml import w

_KINDS = (None, "paragraph", "character", "table", "numbering")
_SEPARATING = ("separator", "continuationSeparator", "continuationNotice")
_NUMBER = re.compile(r"-?\d{1,9}")
_NOTED = {
    "docVars": "variables",
    "mailMerge": "mail-merge",
    "attachedSchema": "schemas",
    "saveThroughXslt": "schemas",
    "attachedTemplate": "template",
    "documentProtection": "protection",
    "writeProtection": "protection",
}
"""The settings that are told when they are left out; the others only say how Word works."""

_ORDER = tuple(map(w, ("abstractNum", "num", "numIdMacAtCleanup")))
_IDS = {w("abstractNum"): w("abstractNumId"), w("num"): w("numId")}

Ids = frozenset[str]


class Part(NamedTuple):
    """A part of a look: its kind, the root that it has, its name and type in letters."""

    kind: str
    tag: str
    name: str
    content_type: str
    clear: Callable[[Any, Ids, Means], Ids | None]
    """Clears the root in place, told the ids of notes; returns those that it has itself.

    None: nothing is left of the part.
    """


def _styles(root: Any, _notes: Ids, _means: Means) -> Ids:
    _clear(root, OF_STYLES)
    seen = set()
    for name in list(root.iter(w("name"))):
        if name.get(w("val")) is None:
            name.getparent().remove(name)
    for style in root.findall(w("style")):
        key = style.get(w("styleId"))
        if not key or key in seen or style.get(w("type")) not in _KINDS:
            root.remove(style)
        seen.add(key)
    made_valid(root, "Styles")
    return frozenset()


def _numbering(root: Any, _notes: Ids, means: Means) -> Ids:
    if root.find(w("numPicBullet")) is not None:
        means.told("bullets", "")
    _clear(root, OF_NUMBERING)
    for element in list(root):
        key = _IDS.get(element.tag)
        if element.tag not in _ORDER or (key and not _NUMBER.fullmatch(element.get(key, ""))):
            root.remove(element)
    made_valid(root, "Numbering")
    return frozenset()


def _settings(root: Any, notes: Ids, means: Means) -> Ids:
    seen = set()
    for setting in list(root):
        if told := _NOTED.get(etree.QName(setting).localname):
            means.told(told, "")
        if setting.tag not in SETTINGS or setting.tag in seen:
            root.remove(setting)
            continue
        seen.add(setting.tag)
        clear_attributes(setting)
        for inner in list(setting):
            clear_attributes(inner)
            inner[:] = []
            is_note = inner.tag == w("footnote")
            is_switch = setting.tag == w("compat") and inner.tag.startswith(w(""))
            if (is_note and inner.get(w("id")) not in notes) or not (
                is_switch or inner.tag in OF_SETTINGS
            ):
                setting.remove(inner)
    for zoom in root.findall(w("zoom")):
        zoom.set(w("percent"), zoom.get(w("percent"), "100"))
    made_valid(root, "Settings")
    return frozenset()


def _fonts(root: Any, _notes: Ids, _means: Means) -> Ids:
    _clear(root, OF_FONTS)
    made_valid(root, "Fonts")
    return frozenset()


def _footnotes(root: Any, _notes: Ids, means: Means) -> Ids | None:
    """Keep the lines between text and notes; the notes themselves belong to the look's text."""
    kept = set()
    for note in list(root):
        key = note.get(w("id"), "")
        is_line = note.tag == w("footnote") and note.get(w("type")) in _SEPARATING
        if is_line and _NUMBER.fullmatch(key) and key not in kept:
            kept.add(key)
            clear_attributes(note)
            continue
        means.told("notes", "")
        root.remove(note)
    if not kept:
        return None
    for note in root:
        clear_content(note, means)
    return frozenset(kept)


def _theme(root: Any, _notes: Ids, _means: Means) -> Ids:
    """Keep colours, fonts and effects; what fills with a picture fills with a colour."""
    for element in list(root.iter("*")):
        parent, name = element.getparent(), etree.QName(element).localname
        if parent is not None and (namespace(element) != DRAWING or name in NOT_IN_DRAWINGS):
            parent.remove(element)
            continue
        for attribute in element.keys():  # noqa: SIM118 - of lxml
            if etree.QName(attribute).namespace:
                del element.attrib[attribute]
        if name in ("objectDefaults", "extraClrSchemeLst"):
            element[:] = []
        elif name == "blipFill" and parent is not None:
            filled = etree.Element(f"{{{DRAWING}}}solidFill")
            etree.SubElement(filled, f"{{{DRAWING}}}schemeClr", val="phClr")
            parent.replace(element, filled)
    return frozenset()


def _clear(parent: Any, allowed: frozenset[str]) -> None:
    """Remove what is neither allowed nor a property, at any depth."""
    for child in list(parent):
        if child.tag in PROPERTIES:
            clear_properties(child)
        elif child.tag in allowed:
            clear_attributes(child)
            _clear(child, allowed)
        else:
            parent.remove(child)


def _of_word(kind: str, root: str, clear: Callable[[Any, Ids, Means], Ids | None]) -> Part:
    return Part(kind, w(root), f"word/{kind}.xml", f"{WORDML}.{kind}+xml", clear)


_THEME = Part(
    "theme",
    f"{{{DRAWING}}}theme",
    "word/theme/theme1.xml",
    "application/vnd.openxmlformats-officedocument.theme+xml",
    _theme,
)
PARTS = {
    part.kind: part
    for part in (
        _of_word("footnotes", "footnotes", _footnotes),
        _of_word("styles", "styles", _styles),
        _of_word("numbering", "numbering", _numbering),
        _of_word("settings", "settings", _settings),
        _of_word("fontTable", "fonts", _fonts),
        _THEME,
    )
}
"""The parts by the kind of relationship that leads to them, the notes first."""

NEEDED = ("styles", "numbering", "settings")
"""The parts that letters are made with, whether a look has them or not."""
