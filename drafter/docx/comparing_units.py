"""What stands in a text one below the other: paragraphs, tables, and what cannot be taken apart."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from drafter.docx.comparing_lines import Line, depth_of, line_of
from drafter.docx.comparing_sides import Story
from drafter.docx.xml import w

PARAGRAPH, TABLE, CONTROL, OTHER = "p", "tbl", "sdt", "other"
_POINTS = frozenset(
    map(w, ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"))
)
_NOTHING = frozenset(map(w, ("sectPr", "proofErr", "permStart", "permEnd", "tcPr", "customXmlPr")))


@dataclass(eq=False, slots=True)
class Unit:
    """A paragraph, a table, or what else stands in a text; with the points before it."""

    kind: str
    elements: list[Any]
    key: str
    words: list[str]
    line: Line | None = None
    points: list[Any] = field(default_factory=list)

    @property
    def element(self) -> Any:
        """What it is made of, for all kinds that are made of one element."""
        return self.elements[0]

    @property
    def ends_section(self) -> bool:
        """Whether a section ends with this paragraph."""
        return self.kind == PARAGRAPH and self.element.find(f"{w('pPr')}/{w('sectPr')}") is not None


def units(part: Any | None, story: Story) -> list[Unit]:
    """Return the units of a part of a text; the last one is a paragraph, as in Word."""
    parent: Any = etree.Element(w("body")) if part is None else part
    found: list[Unit] = []
    points: list[Any] = []
    clump: list[Any] = []
    depth = 0
    for child in _children(parent):
        if child.tag in _POINTS and not depth:
            points.append(child)
            continue
        depth += depth_of(child)
        clump.append(child)
        if depth > 0:
            continue
        found.append(unit_of(clump, story, points))
        points, clump, depth = [], [], 0
    if clump:
        found.append(unit_of(clump, story, points))
    if parent.tag != w("sdtContent") and (not found or found[-1].kind == TABLE):
        last = etree.Element(w("p"), nsmap=parent.nsmap)
        found.append(Unit(PARAGRAPH, [last], "p", [], Line([], {}), points))
    return found


def _children(parent: Any) -> Iterator[Any]:
    for child in parent:
        if child.tag == w("customXml"):
            yield from _children(child)
        elif child.tag not in _NOTHING:
            yield child


def unit_of(elements: list[Any], story: Story, points: list[Any]) -> Unit:
    """Return elements that stand together as a unit of a story."""
    element = elements[0]
    if len(elements) == 1 and element.tag == w("p"):
        line = line_of(element, story)
        return Unit(PARAGRAPH, elements, f"p{line.key}", line.words, line, points)
    said = "".join(map(story.canonical, elements))
    words = [
        word for one in elements for text in one.iter(w("t")) for word in (text.text or "").split()
    ]
    if len(elements) > 1 or element.tag not in (w("tbl"), w("sdt")):
        return Unit(OTHER, elements, f"other{said}", words, None, points)
    kind = TABLE if element.tag == w("tbl") else CONTROL
    return Unit(kind, elements, f"{kind}{said}", words, None, points)
