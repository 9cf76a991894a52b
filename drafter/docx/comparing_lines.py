"""A paragraph as the pieces that are compared: words, spaces and signs, and what is one piece.

A field, a content control, a formula and a picture are each one piece: half of one is none.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from lxml import etree

from drafter.docx.comparing_sides import NOTES, Story
from drafter.docx.xml import w

_EXTENDING = "\u0300-\u036f\u200d\ufe00-\ufe0f"
_WORDS = re.compile(
    rf"\w[\w{_EXTENDING}]*|\s|[^\w\s{_EXTENDING}][{_EXTENDING}]*|[{_EXTENDING}]+", re.DOTALL
)
_TEXT = w("t")
_TEXT_OF_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_MARKS = {
    **{w("tab"): "\t", w("br"): "\n", w("cr"): "\n"},
    **{w("noBreakHyphen"): "‑", w("softHyphen"): "\u00ad"},
    **{w("footnoteRef"): "", w("endnoteRef"): "", w("separator"): ""},
}
_POINTS = frozenset(
    map(w, ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"))
) | frozenset(map(w, ("permStart", "permEnd")))
"""What has a place in the text, and no width."""
_OPEN = frozenset(map(w, ("smartTag", "customXml")))
"""What only surrounds text; it is left out."""
_NOTHING = frozenset(map(w, ("pPr", "proofErr", "smartTagPr", "customXmlPr")))
_SPARE = frozenset(map(w, ("rPr", "lastRenderedPageBreak", "annotationRef")))
_PICTURES = tuple(map(w, ("drawing", "pict", "object")))
PICTURE = "\ufffc"
"""What stands for a picture where a text is told."""
_CHANGING = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|DATE|TIME)\b", re.IGNORECASE)
"""Fields whose result is the program's."""


class Piece(NamedTuple):
    """A piece of a paragraph: what it is known by, its text for the eye, and what it is made of."""

    key: str
    text: str
    elements: tuple[Any, ...]
    """What stands in a run; of a text nothing, of a whole piece what stands in the paragraph."""
    properties: Any | None
    """The properties of its run."""
    look: str
    """What these say."""
    around: Any | None = None
    """The hyperlink that it stands in."""
    link: str = ""
    """Where that leads."""
    is_whole: bool = False

    @property
    def is_text(self) -> bool:
        """Whether it is a part of a text, which can be joined with what stands beside it."""
        return not self.elements


class Line(NamedTuple):
    """The pieces of a paragraph, and the points that stand before them, by their numbers."""

    pieces: list[Piece]
    points: dict[int, list[Any]]

    @property
    def key(self) -> str:
        """What the whole is known by."""
        return "\x01".join(piece.key for piece in self.pieces)

    @property
    def words(self) -> list[str]:
        """Its words, without spaces."""
        return [piece.key for piece in self.pieces if piece.key.strip()]


def line_of(paragraph: Any, story: Story) -> Line:
    """Return the pieces of a paragraph of a story."""
    reader = _Reader(story)
    reader.children(paragraph, None, "")
    reader.close()
    return Line(reader.pieces, reader.points)


def depth_of(element: Any) -> int:
    """Return how many fields begin in an element and do not end there; below 0 the other way."""
    kinds = [mark.get(w("fldCharType")) for mark in element.iter(w("fldChar"))]
    return kinds.count("begin") - kinds.count("end")


class _Reader:
    """Walks through one paragraph."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.pieces: list[Piece] = []
        self.points: dict[int, list[Any]] = {}
        self._field: list[Any] = []
        self._depth = 0
        self._link: Any | None = None

    def children(self, parent: Any, around: Any | None, link: str) -> None:
        """Read what stands in a paragraph, or in a hyperlink of one."""
        for child in parent:
            tag = child.tag
            if tag in _NOTHING:
                continue
            if tag in _POINTS:
                self._point(child)
            elif tag == w("r"):
                self._run(child, around, link)
            elif tag in _OPEN:
                self.children(child, around, link)
            elif tag == w("hyperlink") and around is None and not self._depth:
                self.children(child, child, f"\x02{self._address(child)}")
            elif tag == w("hyperlink"):
                self.children(child, around, link)
            elif self._depth:
                self._field += as_runs(child) if tag == w("fldSimple") else [deepcopy(child)]
            else:
                self._whole([child], around)

    def close(self) -> None:
        """Take a field that did not end as what it is."""
        if self._field:
            self._whole(self._field, self._link)
            self._field = []

    def _point(self, element: Any) -> None:
        self.points.setdefault(len(self.pieces), []).append(element)

    def _address(self, link: Any) -> str:
        return self.story.canonical(etree.Element(link.tag, link.attrib))

    def _run(self, run: Any, around: Any | None, link: str) -> None:
        if run.find(w("commentReference")) is not None:
            self._point(run)
            return
        properties = run.find(w("rPr"))
        look = self.story.properties(properties)
        for child in run:
            if child.tag in _SPARE:
                continue
            if child.tag == w("fldChar") or self._depth:
                self._in_field(child, properties, around)
            elif child.tag == _TEXT:
                for word in _WORDS.findall(child.text or ""):
                    self.pieces.append(Piece(word + link, word, (), properties, look, around, link))
            else:
                key, text = self._sign(child)
                made = Piece(key + link, text, (child,), properties, look, around, link)
                self.pieces.append(made)

    def _in_field(self, child: Any, properties: Any | None, around: Any | None) -> None:
        kind = child.get(w("fldCharType")) if child.tag == w("fldChar") else None
        if not self._depth:
            self._link = around
        self._depth += (kind == "begin") - (kind == "end")
        self._field.append(_run_of(properties, child))
        if self._depth <= 0:
            self._depth = 0
            self._whole(self._field, self._link)
            self._field = []

    def _sign(self, child: Any) -> tuple[str, str]:
        """Return what an element of a run is known by, and how it reads."""
        if child.tag in NOTES:
            note = self.story.side.note_name(NOTES[child.tag], child.get(w("id"), ""))
            return f"\x03{note}", "*"
        if child.tag == w("sym"):
            return f"\x03{self.story.canonical(child)}", "□"
        mark = _MARKS.get(child.tag)
        text = _inner_text(child) or PICTURE if mark is None else mark
        return f"\x03{self.story.canonical(child)}", text

    def _whole(self, elements: list[Any], around: Any | None) -> None:
        codes = "".join(map(_code, elements))
        said = codes if _CHANGING.match(codes) else "".join(map(self.story.canonical, elements))
        text = "".join(map(_inner_text, elements)) or ("" if codes else PICTURE)
        link = f"\x02{self._address(around)}" if around is not None else ""
        key = f"\x03{said}{link}"
        self.pieces.append(Piece(key, text, tuple(elements), None, "", around, link, True))


def _code(element: Any) -> str:
    codes = [code.text or "" for code in element.iter(w("instrText"))]
    return "".join([element.get(w("instr"), ""), *codes])


def _inner_text(element: Any) -> str:
    if next(element.iter(*_PICTURES), None) is not None:
        return PICTURE
    return "".join(text.text or "" for text in element.iter(_TEXT, _TEXT_OF_FORMULA))


def _run_of(properties: Any | None, child: Any) -> Any:
    run = etree.Element(w("r"), nsmap=child.nsmap)
    if properties is not None:
        run.append(deepcopy(properties))
    run.append(deepcopy(child))
    return run


def as_runs(field: Any) -> list[Any]:
    """Return a simple field as runs, which can be marked."""

    def run(*children: Any) -> Any:
        made = etree.Element(w("r"), nsmap=field.nsmap)
        made.extend(children)
        return made

    def mark(kind: str) -> Any:
        return run(etree.Element(w("fldChar"), {w("fldCharType"): kind}))

    code = etree.Element(w("instrText"))
    code.text = field.get(w("instr"), "")
    inner = [deepcopy(child) for child in _runs(field)]
    return [mark("begin"), run(code), mark("separate"), *inner, mark("end")]


def _runs(field: Any) -> Iterator[Any]:
    for child in field:
        if child.tag in (w("fldSimple"), w("hyperlink"), *_OPEN):
            yield from _runs(child)
        elif child.tag == w("r"):
            yield child
