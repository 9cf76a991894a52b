"""What stands in one paragraph of a Word file: runs, breaks, notes, links, results of fields."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from drafter.docx.alternatives import COMPATIBILITY, chosen, left_out
from drafter.docx.document import Document
from drafter.docx.drawn import drawn_picture
from drafter.docx.fields import Fields
from drafter.docx.opening import Package
from drafter.docx.remarks import too_long
from drafter.docx.styles import Styles, is_on
from drafter.docx.xml import R, value, w
from drafter.files.limits import MOST_CHARACTERS
from drafter.model.letter import Break, Inline, Link, Note, Run

_MATH = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)
"""The namespaces of formulas, the usual one and that of «Strict Open XML»."""

_BEFORE_PART = {
    name + part: sign for name in _MATH for part, sign in (("den", "/"), ("sup", "^"), ("sub", "_"))
}
"""What parts the pieces of a formula on the line: a fraction, a power, an index."""

_MATH_TEXT = (*(name + "t" for name in _MATH), w("t"))

_CAME = {w("ins"), w("moveTo")}
TRANSPARENT = {*_CAME} | {
    w(name) for name in ("smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo", "rubyBase")
}
"""Elements that only hold others."""

_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_WEB = re.compile(r"https?://|mailto:")
_NOTES = ("footnoteReference", "endnoteReference")
_SEEN = ("t", "sym", *_NOTES)
"""What is missed where a run is left out."""


class Reading:
    """What the paragraphs of a Word file share while it is read."""

    def __init__(
        self, package: Package, styles: Styles, note: Callable[[str, str], Note | None]
    ) -> None:
        """Take the file, its styles, and what makes a note of its kind and number."""
        self.package = package
        self.styles = styles
        self.note = note
        self.document = Document()
        self.fields = Fields()
        self.lost: Counter[str] = Counter()
        """How often something was left out or changed, by what `remark` calls it."""
        self.boxes: list[Any] = []
        """The text boxes that have been met and not read."""
        self.met: set[Any] = set()
        """The pieces of text that were come across."""
        self.characters = 0
        self.pictures = False
        """Whether pictures are taken; otherwise they are counted among what was left out."""


class Inlines:
    """The content of one paragraph in the making."""

    def __init__(self, reading: Reading, style_id: str | None) -> None:
        """Begin a paragraph of a style."""
        self.reading = reading
        styles = reading.styles
        self.bold = styles.toggled(style_id, "b", paragraph=True)
        self.italic = styles.toggled(style_id, "i", paragraph=True)
        self._usual = {
            name: styles.toggled(style_id, name, paragraph=True)
            for name in ("vanish", "strike", "dstrike")
        }
        self._content: list[Inline] = []
        self._cuts: list[int] = []
        self.link: Link | None = None
        self._handlers: dict[str, Callable[[Any], None]] = {
            w("r"): self._run,
            w("hyperlink"): self._hyperlink,
            w("fldSimple"): self.walk,
            w("p"): self._inner_paragraph,
            COMPATIBILITY + "AlternateContent": lambda element: self.walk(chosen(element)),
        } | {name + part: self._formula for name in _MATH for part in ("oMath", "oMathPara")}

    @property
    def pages(self) -> Iterator[list[Inline]]:
        """The content, parted where a page or a column begins in it."""
        for start, end in zip([0, *self._cuts], [*self._cuts, len(self._content)], strict=True):
            yield _joined(self._content[start:end])

    def walk(self, parent: Any) -> None:
        """Take what stands inside an element."""
        for child in parent:
            self.take(child)

    def take(self, child: Any) -> None:
        """Take an element of a paragraph."""
        lost, tag = self.reading.lost, child.tag
        if tag in self._handlers:
            self._handlers[tag](child)
        elif reason := left_out(child):
            lost[reason] += 1
        elif tag in TRANSPARENT:
            lost["inserted-text"] += tag in _CAME
            self.walk(child)
        elif tag == w("subDoc"):
            lost["embedded-document"] += 1

    def _inner_paragraph(self, element: Any) -> None:
        """Take a paragraph inside of this one, which no schema allows, in a line of its own."""
        self.into.append(Break())
        self.walk(element)

    def _formula(self, element: Any) -> None:
        self.reading.lost["formula"] += 1
        pieces = []
        for inner in element.iter():
            if inner.tag in _BEFORE_PART:
                pieces.append(_BEFORE_PART[inner.tag])
            elif inner.tag in _MATH_TEXT:
                self.reading.met.add(inner)
                pieces.append(inner.text or "")
        self.add("".join(pieces), ())

    def _hyperlink(self, element: Any) -> None:
        relations = self.reading.package.relations
        _kind, target = relations.get(element.get(f"{{{R}}}id", ""), ("", ""))
        opened = self._open_link(target)
        self.walk(element)
        if opened:
            self.link = None

    def _open_link(self, target: str) -> bool:
        """Begin a link, unless one is open already or it does not lead to the web."""
        if self.link is not None or not _WEB.match(target):
            return False
        self.link = Link(target, [])
        self._content.append(self.link)
        return True

    def _run(self, element: Any) -> None:
        """Take a run: its text, tabs and breaks, notes, fields, pictures."""
        properties = element.find(w("rPr"))
        marks = self._marks(properties)
        dropped = self._dropped(properties)
        language = None if properties is None else properties.find(w("lang"))
        tag = "" if language is None else language.get(w("val"), "")
        fields = self.reading.fields
        for child in element:
            name = child.tag.rpartition("}")[2]
            if name == "t":
                self.reading.met.add(child)
            if name in ("fldChar", "instrText"):
                self._field(child, name)
            elif fields.open and fields.in_code(self):
                self.reading.lost["field-code"] += name == "t"
            elif dropped and name not in ("drawing", "pict", "object", "AlternateContent"):
                self.reading.lost[dropped] += name in _SEEN
            else:
                self._piece(child, name, marks, tag or self.reading.styles.language)

    def _dropped(self, properties: Any | None) -> str:
        """Return why the text of a run is left out, as `remark` calls it; "": it is taken."""
        if self._has(properties, "vanish"):
            return "hidden-text"
        struck = self._has(properties, "strike") or self._has(properties, "dstrike")
        return "struck-out-text" if struck else ""

    def _has(self, properties: Any | None, name: str) -> bool:
        """Tell whether a run has a property: its own, or one of its style or its paragraph's."""
        if properties is None:
            return self._usual[name]
        own = properties.find(w(name))
        if own is not None:
            return is_on(own)
        style_id = value(properties, "w:rStyle")
        return self._usual[name] or self.reading.styles.toggled(style_id, name, paragraph=False)

    def _piece(self, child: Any, name: str, marks: tuple[str, ...], tag: str) -> None:
        if name == "t":
            text = child.text or ""
            self.reading.document.tags[tag] = self.reading.document.tags.get(tag, 0) + len(text)
            self.add(text, marks)
        elif name in _SIGNS:
            self.add(_SIGNS[name], marks)
        elif name in ("br", "cr"):
            self._break(child.get(w("type"), "textWrapping"))
        elif name in _NOTES:
            note = self.reading.note(name.removesuffix("Reference"), child.get(w("id"), ""))
            self._content += [note] if note else []
        else:
            self._unusual(child, name, marks)

    def _break(self, kind: str) -> None:
        """Break the line; what follows the end of a page or a column is another paragraph."""
        if kind == "textWrapping" or self.link is not None:
            self.into.append(Break())
        else:
            self._cuts.append(len(self._content))

    def _unusual(self, child: Any, name: str, marks: tuple[str, ...]) -> None:
        """Take what few runs hold: symbols, comments, rubies, drawings."""
        if name == "sym":
            self._symbol(child, marks)
        elif name == "commentReference":
            self.reading.lost["comment"] += 1
        elif name == "ruby":
            self._ruby(child)
        elif name == "AlternateContent":
            for inner in chosen(child):
                self._piece(inner, inner.tag.rpartition("}")[2], marks, "")
                self.reading.met.add(inner)
        elif name in ("drawing", "pict", "object", "contentPart"):
            self._drawn(child)

    def _ruby(self, element: Any) -> None:
        """Take a text with the reading that stands above it, which follows in parentheses."""
        base, above = element.find(w("rubyBase")), element.find(w("rt"))
        self.walk([] if base is None else base)
        if above is not None:
            self.add(" (", ())
            self.walk(above)
            self.add(")", ())

    def _symbol(self, child: Any, marks: tuple[str, ...]) -> None:
        written = child.get(w("char"), "")
        code = int(written, 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", written) else 0
        if 0xD800 <= code < 0xF900 or not code:
            self.reading.lost["symbol"] += 1
            return
        self.add(chr(code), marks)

    def _drawn(self, element: Any) -> None:
        boxes = [
            box
            for box in element.iter(w("txbxContent"))
            if next(box.iterancestors(w("txbxContent"), element.tag)) is element
        ]
        self.reading.boxes += boxes
        self.reading.lost["text-box"] += len(boxes)
        if boxes:
            return
        found = drawn_picture(element, self.reading.package) if self.reading.pictures else None
        self.reading.lost["picture"] += found is None
        self.into.extend([found] if found else [])

    @property
    def into(self) -> list[Inline]:
        """Where the next piece goes: into the open link, or into the paragraph."""
        return self._content if self.link is None else self.link.content

    def add(self, text: str, marks: tuple[str, ...]) -> None:
        """Add text with its marks."""
        self.reading.characters += len(text)
        if self.reading.characters > MOST_CHARACTERS:
            raise too_long(self.reading.package.place)
        if text:
            self.into.append(Run(text, marks))
            if self.reading.fields.open and text.strip():
                self.reading.fields.show()

    def _marks(self, properties: Any | None) -> tuple[str, ...]:
        if properties is None:
            return ()
        styles, style_id = self.reading.styles, value(properties, "w:rStyle")
        marks = []
        for mark, name, usual in (("em", "i", self.italic), ("strong", "b", self.bold)):
            own = properties.find(w(name))
            styled = styles.toggled(style_id, name, paragraph=False)
            if (is_on(own) if own is not None else styled) and not usual:
                marks.append(mark)
        place = properties.find(w("vertAlign"))
        if place is None:
            place = styles.property(style_id, "w:rPr/w:vertAlign", paragraph=False)
        raised = "" if place is None else place.get(w("val"), "")
        marks += {"superscript": ["sup"], "subscript": ["sub"]}.get(raised, [])
        if self.link is None and is_on(properties.find(w("u"))):
            self.reading.lost["underlining"] += 1
        return tuple(marks)

    def _field(self, child: Any, name: str) -> None:
        """Follow a field: its code says whether it is a link, its result is what is printed."""
        fields = self.reading.fields
        kind = child.get(w("fldCharType"))
        if name == "instrText":
            fields.add_code(child.text or "")
        elif kind == "begin":
            fields.begin(child, self)
        elif kind == "separate":
            target = fields.separate(child)
            if target and self._open_link(target):
                fields.link()
        elif kind == "end":
            was_link, text = fields.end(child)
            if was_link:
                self.link = None
            self.add(text, ())


def _joined(content: list[Inline]) -> list[Inline]:
    """Return content in which neighbours with the same marks are one; links have something."""
    joined: list[Inline] = []
    for marks, parts in groupby(content, lambda p: p.marks if isinstance(p, Run) else None):
        if marks is not None:
            text = "".join(part.text for part in parts if isinstance(part, Run))
            joined.append(Run(text, marks))
            continue
        for part in parts:
            if isinstance(part, Link):
                part.content = _joined(part.content)
            if not isinstance(part, Link) or part.content:
                joined.append(part)
    return joined
