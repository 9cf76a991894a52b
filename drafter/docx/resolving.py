"""What the styles of a look add up to, found once: the facts of `appearance` as plain data.

A style says what differs from the style that it is based on, and the first of them what differs
from the defaults of the document (ECMA-376, part 1, 17.7.2); the indents of a numbering stand
between a style that is numbered and what it is based on (17.9.22).
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from drafter.docx.styles import OFF
from drafter.docx.xml import W, value, w

_MOST_STEPS = 20
"""How long a row of table styles that are based on one another may be: some have no end."""

_MEASURE = re.compile(r"(-?\d{1,7}(?:\.\d{1,5})?)(mm|cm|in|pt|pc|pi)?")
_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72, "pt": 1, "pc": 12, "pi": 12}
_TWENTIETH, _HALF = 1 / 20, 1 / 2
_LINES = 240
"""What a single line counts as spacing that goes by lines."""

_SIDES = {"start": "left", "end": "right"}
_ALIGNED = {"center": "center", "right": "right", "end": "right", "both": "both"} | {
    "distribute": "both"
}
_IND = "ind/"
_NUMBERED = "/abstractNumId"
"""Under what it is kept which abstract numbering a style has; no property is called so."""

_CELL = ("top", "right", "bottom", "left")
_EMU = 12_700
"""How many of python-docx's units a point has."""

_BY_HAND = {"u/val": "none", "color/val": "auto", "highlight/val": "none"}
"""What a hand changes beside the facts of a form, and what there is of it without that."""

_INDENTS = frozenset(f"{_IND}{name}" for name in ("left", "right", "firstLine", "hanging"))
_COUNTED = (
    frozenset({"jc/val", "contextualSpacing/val", "keepNext/val", "keepLines/val"})
    | {"outlineLvl/val"}
    | {f"spacing/{name}" for name in ("before", "after", "line", "lineRule")}
    | {"rFonts/ascii", "rFonts/asciiTheme", "sz/val", "b/val", "i/val", "caps/val"}
    | _INDENTS
    | _BY_HAND.keys()
)
"""What is kept of each style, however much it says."""

_THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

_Said = Mapping[str, str]
"""What properties say, by element and attribute: `ind/left`, `jc/val`."""


class Resolved:
    """The styles of a document, each with all that it is based on; each is resolved once."""

    def __init__(self, document: Any) -> None:
        """Take a document as python-docx has it."""
        self._document = document
        self._fonts = _theme_fonts(document)
        styles = document.styles.element
        self._by_id = _by(styles, "style", "styleId")
        numbering = document.part.numbering_part.element
        self._numbers = _by(numbering, "num", "numId")
        self._abstract = _by(numbering, "abstractNum", "abstractNumId")
        defaults = styles.find(w("docDefaults"))
        self._defaults: _Said = {}
        for path in ("w:pPrDefault/w:pPr", "w:rPrDefault/w:rPr"):
            found = None if defaults is None else defaults.find(path, {"w": W})
            self._defaults = _over(self._defaults, _said(found))
        self._said: dict[str | None, _Said] = {}

    def appearance(
        self, styles: Mapping[str, Mapping[str, str]], numbers: Mapping[str, str | None]
    ) -> dict[str, Any]:
        """Return the facts of the page, paragraph styles, lists and table styles, by name.

        `styles` has the ids of styles by kind and name, `numbers` the id of the abstract numbering
        of each paragraph style that is numbered.
        """
        return {
            "page": _page(self._document),
            "forms": {name: self.form(key) for name, key in styles["paragraph"].items()},
            "levels": {
                name: [_level(element) for element in self._levels(number)]
                for name, number in numbers.items()
                if number
            },
            "tables": {name: self.table(key) for name, key in styles["table"].items()},
        }

    def abstract_number(self, style_id: str) -> str | None:
        """Return the id of the abstract numbering that a paragraph style has, None if none."""
        return self._paragraph(style_id).get(_NUMBERED)

    def form(self, style_id: str) -> dict[str, Any]:
        """Return the facts of a paragraph style."""
        return self._form(self._paragraph(style_id))

    def differs(self, style_id: str | None, properties: Iterable[Any | None]) -> bool:
        """Tell whether properties that stand beside a paragraph style look otherwise than it."""
        style = self._paragraph(style_id)
        said = style
        for element in properties:
            said = _over(said, _said(element))
        return self._form(said) != self._form(style) or any(
            said.get(key, usual) != style.get(key, usual) for key, usual in _BY_HAND.items()
        )

    def _form(self, said: _Said) -> dict[str, Any]:
        fixed = said.get("spacing/lineRule", "auto") != "auto"
        line = said.get("spacing/line")
        outline = said.get("outlineLvl/val", "")
        return {
            "align": _ALIGNED.get(said.get("jc/val", ""), "left"),
            "left": _points(said.get("ind/left")),
            "right": _points(said.get("ind/right")),
            "first_line": _first_line(said),
            "before": _points(said.get("spacing/before")),
            "after": _points(said.get("spacing/after")),
            "joined": _is_on(said, "contextualSpacing"),
            "line_spacing": 1.0 if fixed or not line else _points(line, 1 / _LINES),
            "line_height": _points(line) if fixed else 0.0,
            "font": self._font(said),
            "size": _points(said.get("sz/val", "20"), _HALF),
            "bold": _is_on(said, "b"),
            "italic": _is_on(said, "i"),
            "caps": _is_on(said, "caps"),
            "keep_with_next": _is_on(said, "keepNext"),
            "keep_lines": _is_on(said, "keepLines"),
            "outline": int(outline) + 1 if outline in tuple("012345678") else 0,
        }

    def _paragraph(self, style_id: str | None) -> _Said:
        """Return what a paragraph style says with all that it is based on."""
        row: dict[str, None] = {}
        while style_id in self._by_id and not (style_id in self._said or style_id in row):
            row[style_id] = None
            style_id = value(self._by_id[style_id], "w:basedOn")
        said = self._said.get(style_id, self._defaults)
        for key in reversed(row):
            said = self._said[key] = self._over(said, self._by_id[key])
        return said

    def _over(self, said: _Said, element: Any) -> _Said:
        """Return what a style says over what it is based on, the indents of its list between."""
        number = value(element, "w:pPr/w:numPr/w:numId")
        if number:
            found = self._numbers.get(number)
            abstract = None if found is None else value(found, "w:abstractNumId")
            for level in self._levels(abstract)[:1]:
                listed = _said(level.find(w("pPr")))
                said = _over(said, {k: v for k, v in listed.items() if k in _INDENTS})
            said = {key: text for key, text in said.items() if key != _NUMBERED}
            if abstract is not None:
                said = {**said, _NUMBERED: abstract}
        own = {**_said(element.find(w("pPr"))), **_said(element.find(w("rPr")))}
        return _over(said, {key: text for key, text in own.items() if key in _COUNTED})

    def _levels(self, abstract: str | None) -> list[Any]:
        """Return the levels of an abstract numbering, the highest first."""
        found = None if abstract is None else self._abstract.get(abstract)
        return [] if found is None else found.findall(w("lvl"))

    def _font(self, said: _Said) -> str:
        """Return the font of Latin and Cyrillic letters; one of the theme goes before a name."""
        theme = self._fonts.get(said.get("rFonts/asciiTheme", "")[:5], "")
        return theme or said.get("rFonts/ascii", "Times New Roman")

    def table(self, style_id: str) -> dict[str, Any]:
        """Return the facts of a table style."""
        said: dict[str, str] = {}
        current: str | None = style_id
        for _step in range(_MOST_STEPS):
            element = None if current is None else self._by_id.get(current)
            if element is None:
                break
            for path in ("w:tblPr/w:tblBorders", "w:tblPr/w:tblCellMar"):
                said = {**_said(element.find(path, {"w": W})), **said}
            current = value(element, "w:basedOn")
        margins = {side: _points(said.get(f"{side}/w")) for side in _CELL}
        for new, usual in _SIDES.items():
            margins[usual] = _points(said.get(f"{new}/w")) or margins[usual]
        lines = said.get("insideH/val", "nil") not in (*OFF, "nil")
        return {"lines": lines, **margins}


def _by(parent: Any, name: str, key: str) -> dict[str, Any]:
    """Return elements by an attribute of theirs; the first of several counts."""
    found: dict[str, Any] = {}
    for element in parent.iterchildren(w(name)):
        found.setdefault(element.get(w(key), ""), element)
    return found


def _said(properties: Any | None) -> dict[str, str]:
    """Return what properties say; a switch that only stands there says «1»."""
    said: dict[str, str] = {}
    for element in [] if properties is None else properties.iterchildren("*"):
        name = etree.QName(element).localname
        if not element.attrib:
            said[f"{name}/val"] = "1"
        for attribute, text in element.attrib.items():
            key = etree.QName(attribute).localname
            said[f"{name}/{_SIDES.get(key, key)}"] = text
    return said


def _over(base: _Said, said: _Said) -> _Said:
    """Return what is said over a base: one way of saying a thing silences the other ways."""
    silenced = {
        other
        for ways in (("ind/firstLine", "ind/hanging"), ("rFonts/ascii", "rFonts/asciiTheme"))
        for way in ways
        if way in said
        for other in ways
    }
    return {**{key: text for key, text in base.items() if key not in silenced}, **said}


def _is_on(said: _Said, name: str) -> bool:
    return said.get(f"{name}/val", "0") not in OFF


def _points(text: str | None, unit: float = _TWENTIETH) -> float:
    """Return a measure in points; a bare number counts `unit` each (17.18.81, 17.18.87)."""
    found = _MEASURE.fullmatch(text or "")
    return round(float(found[1]) * _POINTS.get(found[2], unit), 3) if found else 0.0


def _first_line(said: _Said) -> float:
    hanging = said.get("ind/hanging")
    return -_points(hanging) if hanging else _points(said.get("ind/firstLine"))


def _level(element: Any) -> dict[str, Any]:
    said = _said(element.find(w("pPr")))
    stands = any(_IND in key for key in said)
    return {
        "kind": value(element, "w:numFmt") or "decimal",
        "pattern": value(element, "w:lvlText") or "",
        "suffix": value(element, "w:suff") or "tab",
        "left": _points(said.get("ind/left")) if stands else None,
        "first_line": _first_line(said) if stands else None,
    }


def _page(document: Any) -> dict[str, float]:
    section = document.sections[-1]
    sizes = {"width": section.page_width, "height": section.page_height}
    margins = {side: getattr(section, f"{side}_margin") for side in _CELL}
    return {name: round((size or 0) / _EMU, 3) for name, size in {**sizes, **margins}.items()}


def _theme_fonts(document: Any) -> dict[str, str]:
    """Return the fonts of headings (`major`) and of text (`minor`) that the theme names."""
    try:
        theme = etree.fromstring(document.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    except (KeyError, ValueError):  # no theme, or more than one
        return {}
    found = {
        kind: theme.find(f".//{_THEME}{kind}Font/{_THEME}latin") for kind in ("major", "minor")
    }
    return {kind: font.get("typeface", "") for kind, font in found.items() if font is not None}
