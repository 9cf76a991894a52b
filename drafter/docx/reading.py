"""The door of reading Word files: a DOCX, whoever made it, becomes paragraphs and tables.

What a reader sees counts: results of fields, not their codes; inserted text, not deleted; each
text box once, where it is anchored.  What cannot be carried over is remarked upon.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from drafter.docx.document import Document, Grid, Seen, paragraphs
from drafter.docx.numbers import Numbers
from drafter.docx.opening import Package
from drafter.docx.remarks import remark, too_long
from drafter.docx.styles import Styles, is_on
from drafter.docx.xml import R, value, w
from drafter.files.limits import DEEPEST_TABLES, MOST_CHARACTERS, MOST_PARAGRAPHS
from drafter.model.letter import Break, Inline, Link, Note, Run

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_GONE = {w("del"), w("moveFrom")}
_CAME = {w("ins"), w("moveTo")}
_TRANSPARENT = {*_CAME} | {
    w(name)
    for name in ("smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo", "ruby", "rubyBase")
}
_ALIGNED = {"center": "center", "right": "right", "end": "right", "both": "both"} | {
    "distribute": "both"
}
_LINK_FIELD = re.compile(r'\s*HYPERLINK\s+"?([^"\s]+)', re.IGNORECASE)
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_WEB = re.compile(r"https?://|mailto:")
_LEFT_OUT = ("letterhead", "letterhead-contacts")
_PAGE_NUMBER = re.compile(r"[\s\d–—-]*")


def read_document(file: Path) -> Document:
    """Return what a Word file holds.

    Raises DocumentError for a file that is no Word document, is protected, damaged or far too
    long, and OSError when it cannot be opened.
    """
    package = Package(file)
    reader = _Reader(package)
    reader.read()
    return reader.document


class _Reader:
    """Walks through the text once; counts what it leaves out."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.document = Document()
        self.styles = Styles(package.related("styles"))
        self.numbers = Numbers(package.related("numbering"), self.styles)
        self.lost: Counter[str] = Counter()
        self.fields: list[list[str]] = []
        self.boxes: list[Any] = []
        self.open_ended: set[int] = set()
        """The ids of paragraphs whose end was deleted under review."""
        self.paragraphs = 0
        self.characters = 0
        self.depth = 0
        self._notes = {kind: self._note_elements(kind) for kind in ("footnote", "endnote")}

    def read(self) -> None:
        body = self.package.main.find(w("body"))
        self.document.blocks = self._joined(self.blocks([] if body is None else body))
        for kind in ("header", "footer"):
            for name in self.package.related_names(kind):
                self._margin(name)
        self.lost["macros"] = int(self.package.has_macros)
        place = self.package.place
        for kind, number in self.lost.items():
            if number:
                self.document.remarks.append(remark(place, kind, number))

    def _note_elements(self, kind: str) -> dict[str, Any]:
        root = self.package.related(f"{kind}s")
        elements = [] if root is None else root.iter(w(kind))
        return {element.get(w("id"), ""): element for element in elements}

    def blocks(self, parent: Any) -> list[Seen | Grid]:
        """Return the paragraphs and tables inside an element."""
        self.depth += 1
        if self.depth > DEEPEST_TABLES:
            raise too_long(self.package.place)
        found: list[Seen | Grid] = []
        for child in parent:
            if child.tag == w("p"):
                paragraph = self.paragraph(child)
                while self.boxes:
                    found += self.blocks(self.boxes.pop(0))
                found.append(paragraph)
            elif child.tag == w("tbl"):
                found.append(self.table(child))
            elif child.tag == _COMPATIBILITY + "AlternateContent":
                found += self.blocks(_chosen(child))
            elif child.tag in _TRANSPARENT:
                found += self.blocks(child)
            elif child.tag == w("altChunk"):
                self.lost["embedded-document"] += 1
        self.depth -= 1
        return found

    def _joined(self, blocks: list[Seen | Grid]) -> list[Seen | Grid]:
        """Join paragraphs whose end was deleted with those that follow them."""
        found: list[Seen | Grid] = []
        joins = False
        for block in blocks:
            before = found[-1] if found else None
            if joins and isinstance(block, Seen) and isinstance(before, Seen):
                before.content += block.content
            else:
                found.append(block)
            joins = id(block) in self.open_ended
        return found

    def paragraph(self, element: Any) -> Seen:
        """Return a paragraph; its text boxes are left in `boxes`."""
        self.paragraphs += 1
        if self.paragraphs > MOST_PARAGRAPHS:
            raise too_long(self.package.place)
        properties = element.find(w("pPr"))
        style_id = None if properties is None else value(properties, "w:pStyle")
        inlines = _Inlines(self, style_id)
        inlines.walk(element)
        content = [part for part in inlines.content if not isinstance(part, Link) or part.content]
        paragraph = Seen(
            self.styles.name(style_id),
            content,
            self.numbers.next(properties, style_id) if content else None,
            self._align(properties, style_id),
            self._indent(properties, style_id),
            self.styles.heading(style_id),
        )
        if properties is not None and properties.find(f"{w('rPr')}/{w('del')}") is not None:
            self.open_ended.add(id(paragraph))
        return paragraph

    def _align(self, properties: Any | None, style_id: str | None) -> str:
        own = None if properties is None else properties.find(w("jc"))
        found = self.styles.property(style_id, "w:pPr/w:jc") if own is None else own
        return "left" if found is None else _ALIGNED.get(found.get(w("val"), ""), "left")

    def _indent(self, properties: Any | None, style_id: str | None) -> int:
        own = None if properties is None else properties.find(w("ind"))
        for element in (own, self.styles.property(style_id, "w:pPr/w:ind")):
            if element is not None:
                left = element.get(w("left")) or element.get(w("start"))
                if left and re.fullmatch(r"-?\d{1,6}", left):
                    return int(left)
        return 0

    def table(self, element: Any) -> Grid:
        """Return a table; merged cells have their text in the first one."""
        rows = []
        for row in _inside(element, "tr"):
            properties = row.find(w("trPr"))
            if properties is not None and properties.find(w("del")) is not None:
                self.lost["deleted-text"] += 1
                continue
            rows.append(self._row(row))
        width = max((len(row) for row in rows), default=0)
        for row in rows:
            row += [[] for _missing in range(width - len(row))]
        style_id = value(element, "w:tblPr/w:tblStyle")
        return Grid(self.styles.name(style_id) if style_id else "", rows)

    def _row(self, row: Any) -> list[list[Seen]]:
        cells: list[list[Seen]] = []
        for cell in _inside(row, "tc"):
            blocks = self.blocks(cell)
            cells.append(paragraphs(blocks))
            span = value(cell, "w:tcPr/w:gridSpan") or "1"
            merged = int(span) - 1 if re.fullmatch(r"\d{1,2}", span) else 0
            cells += [[] for _number in range(merged)]
            if merged or cell.find(f"{w('tcPr')}/{w('vMerge')}") is not None:
                self.lost["merged-cells"] += 1
        return cells

    def note(self, kind: str, number: str) -> Note | None:
        """Return a footnote or an endnote, None where it has no text."""
        element = self._notes[kind].pop(number, None)  # a note stands once, so none holds itself
        content: list[Inline] = []
        for block in paragraphs(self.blocks([] if element is None else element)):
            if block.text.strip():
                content += [Break()] if content else []
                content += block.content
        return Note(content) if content else None

    def _margin(self, name: str) -> None:
        """Remark upon text in a header or a footer that is no page number and no letterhead."""
        root = self.package.part(name)
        for block in paragraphs(self.blocks([] if root is None else root)):
            if block.style not in _LEFT_OUT and not _PAGE_NUMBER.fullmatch(block.text):
                self.lost["header-or-footer"] += 1


class _Inlines:
    """The runs, breaks, notes and links of one paragraph in the making."""

    def __init__(self, reader: _Reader, style_id: str | None) -> None:
        self.reader = reader
        self.bold = reader.styles.toggled(style_id, "b", paragraph=True)
        self.italic = reader.styles.toggled(style_id, "i", paragraph=True)
        self.content: list[Inline] = []
        self.link: Link | None = None
        self.handlers: dict[str, Callable[[Any], None]] = {
            w("r"): self.run,
            w("hyperlink"): self.hyperlink,
            w("fldSimple"): self.walk,
            _COMPATIBILITY + "AlternateContent": lambda e: self.walk(_chosen(e)),
        }

    def walk(self, parent: Any) -> None:
        """Take what stands inside an element."""
        for child in parent:
            tag = child.tag
            if tag in self.handlers:
                self.handlers[tag](child)
            elif tag in _GONE:
                self.reader.lost["deleted-text"] += 1
            elif tag in _TRANSPARENT:
                self.reader.lost["inserted-text"] += tag in _CAME
                self.walk(child)
            elif child.tag.endswith("}oMath") or child.tag.endswith("}oMathPara"):
                self.reader.lost["formula"] += 1
                self.add("".join(t.text or "" for t in child.iter(_MATH_TEXT)), ())

    def hyperlink(self, element: Any) -> None:
        _kind, target = self.reader.package.relations.get(element.get(f"{{{R}}}id", ""), ("", ""))
        opened = self._open_link(target)
        self.walk(element)
        if opened:
            self.link = None

    def _open_link(self, target: str) -> bool:
        """Begin a link, unless one is open already or it does not lead to the web."""
        if self.link is not None or not _WEB.match(target):
            return False
        self.link = Link(target, [])
        self.content.append(self.link)
        return True

    def run(self, element: Any) -> None:
        """Take a run: its text, tabs and breaks, notes, fields, pictures."""
        properties = element.find(w("rPr"))
        marks = self._marks(properties)
        hidden = properties is not None and is_on(properties.find(w("vanish")))
        language = None if properties is None else properties.find(w("lang"))
        tag = "" if language is None else language.get(w("val"), "")
        for child in element:
            name = child.tag.rpartition("}")[2]
            if name in ("fldChar", "instrText"):
                self._field(child, name)
            elif hidden and name in ("t", "tab", "br", "cr"):
                self.reader.lost["hidden-text"] += name == "t"
            elif self._in_result():
                self._piece(child, name, marks, tag or self.reader.styles.language)

    def _piece(self, child: Any, name: str, marks: tuple[str, ...], tag: str) -> None:
        if name == "t":
            text = child.text or ""
            self.reader.document.tags[tag] = self.reader.document.tags.get(tag, 0) + len(text)
            self.add(text, marks)
        elif name in _SIGNS:
            self.add(_SIGNS[name], marks)
        elif name in ("br", "cr"):
            if child.get(w("type"), "textWrapping") == "textWrapping":
                self.into.append(Break())
        elif name in ("footnoteReference", "endnoteReference"):
            note = self.reader.note(name.removesuffix("Reference"), child.get(w("id"), ""))
            self.content += [note] if note else []
        else:
            self._unusual(child, name, marks)

    def _unusual(self, child: Any, name: str, marks: tuple[str, ...]) -> None:
        """Take what few runs hold: symbols, comments, rubies, drawings."""
        if name == "sym":
            self._symbol(child, marks)
        elif name == "commentReference":
            self.reader.lost["comment"] += 1
        elif name == "ruby":
            self.walk(child)
        elif name == "AlternateContent":
            for inner in _chosen(child):
                self._drawn(inner)
        elif name in ("drawing", "pict", "object"):
            self._drawn(child)

    def _symbol(self, child: Any, marks: tuple[str, ...]) -> None:
        written = child.get(w("char"), "")
        code = int(written, 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", written) else 0
        if 0xE000 <= code < 0xF900 or not code:
            self.reader.lost["symbol"] += 1
            return
        self.add(chr(code), marks)

    def _drawn(self, element: Any) -> None:
        boxes = list(element.iter(w("txbxContent")))
        outer = [box for box in boxes if not any(box in other.iterdescendants() for other in boxes)]
        self.reader.boxes += outer
        self.reader.lost["text-box"] += len(outer)
        self.reader.lost["picture"] += not outer

    @property
    def into(self) -> list[Inline]:
        """Where the next piece goes: into the open link, or into the paragraph."""
        return self.content if self.link is None else self.link.content

    def add(self, text: str, marks: tuple[str, ...]) -> None:
        """Add text to the last run if it has the same marks."""
        self.reader.characters += len(text)
        if self.reader.characters > MOST_CHARACTERS:
            raise too_long(self.reader.package.place)
        last = self.into[-1] if self.into else None
        if isinstance(last, Run) and last.marks == marks:
            last.text += text
        elif text:
            self.into.append(Run(text, marks))

    def _marks(self, properties: Any | None) -> tuple[str, ...]:
        if properties is None:
            return ()
        styles, style_id = self.reader.styles, value(properties, "w:rStyle")
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
            self.reader.lost["underlining"] += 1
        return tuple(marks)

    def _field(self, child: Any, name: str) -> None:
        """Follow a field: its code says whether it is a link, its result is what is printed."""
        fields = self.reader.fields
        if name == "instrText":
            if fields:
                fields[-1][0] += child.text or ""
            return
        kind = child.get(w("fldCharType"))
        if kind == "begin":
            fields.append(["", ""])
        elif kind == "separate" and fields:
            fields[-1][1] = "result"
            found = _LINK_FIELD.match(fields[-1][0])
            if found and self._open_link(found[1]):
                fields[-1][1] = "link"
        elif kind == "end" and fields and fields.pop()[1] == "link":
            self.link = None

    def _in_result(self) -> bool:
        return all(state for _code, state in self.reader.fields)


def _chosen(alternatives: Any) -> Any:
    """Return the first of the versions of a drawing, or what stands in for it."""
    for name in ("Choice", "Fallback"):
        found = alternatives.find(_COMPATIBILITY + name)
        if found is not None:
            return found
    return []


def _inside(element: Any, name: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, those inside content controls as well."""
    for child in element:
        if child.tag == w(name):
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _inside(child, name)
