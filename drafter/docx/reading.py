"""The door of reading Word files: a DOCX, whoever made it, becomes paragraphs and tables.

What a reader sees counts: results of fields, not their codes; inserted text, not deleted or
struck out; each text box once, where it is anchored.  What cannot be carried over is remarked upon.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter.docx.alternatives import COMPATIBILITY, chosen, is_unseen, left_out
from drafter.docx.document import Document, Grid, Seen, paragraphs
from drafter.docx.inlines import TRANSPARENT, Inlines, Reading
from drafter.docx.numbers import Numbers
from drafter.docx.opening import Package
from drafter.docx.pages import Pages
from drafter.docx.remarks import remark, too_long
from drafter.docx.styles import Styles
from drafter.docx.xml import value, w
from drafter.files.limits import DEEPEST_TABLES, MOST_PARAGRAPHS
from drafter.model.letter import Break, Inline, Note, pictures_of, plain_text

_ALIGNED = {"center": "center", "right": "right", "end": "right", "both": "both"} | {
    "distribute": "both"
}
_STRAY = (w("r"), w("hyperlink"), w("fldSimple"))
_LEFT_OUT = ("letterhead", "letterhead-contacts")
_PAGE_NUMBER = re.compile(r"[\s\d–—-]*")


def read_document(file: Path, *, pictures: bool = False, data: bytes | None = None) -> Document:
    """Return what a Word file holds, with its pictures or without them.

    `data` are its bytes, where they are not those of the file.

    Raises DocumentError for a file that is no Word document, is protected, damaged or far too
    long, and OSError when it cannot be opened.
    """
    package = Package(file, data)
    reader = _Reader(package)
    reader.reading.pictures = pictures
    reader.read()
    return reader.reading.document


class _Reader:
    """Walks through the text once; counts what it leaves out."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = Styles(package.related("styles"))
        self.numbers = Numbers(package.related("numbering"), self.styles)
        self.reading = Reading(package, self.styles, self.note)
        self.lost = self.reading.lost
        self.open_ended: set[int] = set()
        """The ids of paragraphs whose end was deleted under review."""
        self.pages = Pages(package.main, self.styles)
        self.paragraphs = 0
        self.depth = 0
        self.in_note = False
        self._places = {element: n for n, element in enumerate(package.main.iter(w("p")), 1)}
        self._notes = {kind: self._note_elements(kind) for kind in ("footnote", "endnote")}

    def read(self) -> None:
        body = self.package.main.find(w("body"))
        self.reading.fields.pair(self.package.main)
        self.reading.document.blocks = self._joined(self.blocks([] if body is None else body))
        self._check_all_was_met()
        in_margins = sum(
            self._margin(name)
            for kind in ("header", "footer")
            for name in self.package.related_names(kind)
        )
        self.lost["header-or-footer"] = in_margins
        self.lost["macros"] = int(self.package.has_macros)
        place = self.package.place
        for kind, number in self.lost.items():
            if number:
                self.reading.document.remarks.append(remark(place, kind, number))

    def _check_all_was_met(self) -> None:
        """Count text that stands where no reader of Word files looks for it, and unused notes."""
        met = self.reading.met
        unmet = (text for text in self.package.main.iter(w("t")) if text not in met)
        self.lost["unread-text"] += sum(
            bool(text.text and text.text.strip()) and not is_unseen(text) for text in unmet
        )
        left = (note for notes in self._notes.values() for note in notes.values())
        self.lost["unused-note"] += sum(
            any(text.text and text.text.strip() for text in note.iter(w("t"))) for note in left
        )

    def _note_elements(self, kind: str) -> dict[str, Any]:
        root = self.package.related(f"{kind}s")
        if root is None:
            return {}
        self.reading.fields.pair(root)
        return {element.get(w("id"), ""): element for element in root.iter(w(kind))}

    def blocks(self, parent: Any) -> list[Seen | Grid]:
        """Return the paragraphs and tables inside an element."""
        self.depth += 1
        if self.depth > DEEPEST_TABLES:
            raise too_long(self.package.place)
        found: list[Seen | Grid] = []
        for child in parent:
            if child.tag == w("p") or child.tag in _STRAY or "/math}" in child.tag:
                made = self.paragraph(child)
                found += self._anchored()
                found += made
            elif child.tag == w("tbl"):
                found += self.table(child)
            elif child.tag == COMPATIBILITY + "AlternateContent":
                found += self.blocks(chosen(child))
            elif reason := left_out(child):
                self.lost[reason] += 1
            elif child.tag in TRANSPARENT:
                found += self.blocks(child)
            elif child.tag in (w("altChunk"), w("subDoc")):
                self.lost["embedded-document"] += 1
        self.depth -= 1
        return found

    def _anchored(self) -> list[Seen | Grid]:
        """Return what the text boxes hold that were met, unless a note is being read."""
        if self.in_note:
            return []
        boxes, self.reading.boxes = self.reading.boxes, []
        return [block for box in boxes for block in self._aside(box)]

    def _aside(self, story: Any) -> list[Seen | Grid]:
        """Return the blocks of a text beside the text, which is no part of an open field."""
        fields = self.reading.fields
        outer, fields.open = fields.open, []
        found = self.blocks(story)
        fields.open = outer
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

    def paragraph(self, element: Any) -> list[Seen]:
        """Return a paragraph, more than one where a page or a column begins in it.

        Its text boxes are left in `boxes`.
        """
        self.paragraphs += 1
        if self.paragraphs > MOST_PARAGRAPHS:
            raise too_long(self.package.place)
        properties = element.find(w("pPr"))
        style_id = None if properties is None else value(properties, "w:pStyle")
        inlines = Inlines(self.reading, style_id)
        if element.tag == w("p"):
            inlines.walk(element)
        else:
            inlines.take(element)
        contents = self._on_pages(list(inlines.pages), properties, style_id)
        found = [
            Seen(
                self.styles.plain_name(style_id),
                content,
                self.numbers.next(properties, style_id) if content and not number else None,
                self._align(properties, style_id),
                self._indent(properties, style_id),
                self.styles.heading(style_id),
                new_page,
                self.pages.landscape,
                self._places.get(element, 0),
            )
            for number, (content, new_page) in enumerate(contents)
        ]
        if not self.in_note:
            self.pages.end(properties)
        if properties is not None and properties.find(f"{w('rPr')}/{w('del')}") is not None:
            self.open_ended.add(id(found[-1]))
        return found

    def _on_pages(
        self, pages: list[list[Inline]], properties: Any | None, style_id: str | None
    ) -> list[tuple[list[Inline], bool]]:
        """Return what a paragraph has on each page, and whether a new page begins with it."""
        if self.in_note:
            return [(content, False) for content in pages if content] or [(pages[0], False)]
        self.pages.begin(properties, style_id)
        found = []
        for number, content in enumerate(pages):
            if number:
                self.pages.turn()
            if content:
                says = plain_text(content).strip() or pictures_of(content)
                found.append((content, bool(says) and self.pages.take()))
        return found or [(pages[0], False)]

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

    def table(self, element: Any) -> list[Seen | Grid]:
        """Return a table; merged cells have their text in the first one.

        A row of signatures that is one cell holds what stands below them, which follows the table.
        """
        style_id = value(element, "w:tblPr/w:tblStyle")
        style = self.styles.name(style_id) if style_id else ""
        rows: list[list[list[Seen]]] = []
        below: list[Seen | Grid] = []
        for row in _inside(element, "tr"):
            if reason := left_out(row):
                self.lost[reason] += 1
                continue
            cells = list(_inside(row, "tc"))
            if style == "signatures" and rows and len(cells) == 1:
                below += self.blocks(cells[0])
                continue
            rows.append(self._row(cells))
        width = max((len(row) for row in rows), default=0)
        for row in rows:
            row += [[] for _missing in range(width - len(row))]
        return [Grid(style, rows), *below]

    def _row(self, elements: list[Any]) -> list[list[Seen]]:
        cells: list[list[Seen]] = []
        for cell in elements:
            reason = next(filter(None, map(left_out, cell.iterancestors(w("sdt"), w("tbl")))), "")
            self.lost[reason] += bool(reason)
            cells.append([] if reason else paragraphs(self.blocks(cell)))
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
        outer, self.in_note = self.in_note, True
        for block in paragraphs([] if element is None else self._aside(element)):
            if block.text.strip():
                content += [Break()] if content else []
                content += block.content
        self.in_note = outer
        return Note(content) if content else None

    def _margin(self, name: str) -> int:
        """Return how many paragraphs of a header or a footer say more than a page's number.

        Those of a letterhead do not count.
        """
        root = self.package.part(name)
        if root is None:
            return 0
        self.reading.fields.pair(root)
        lost = Counter(self.lost)
        found = paragraphs(self.blocks(root))
        self.lost.clear()
        self.lost.update(lost)
        return sum(
            block.style not in _LEFT_OUT and not _PAGE_NUMBER.fullmatch(block.text)
            for block in found
        )


def _inside(element: Any, name: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, those inside content controls as well."""
    for child in element:
        if child.tag == w(name):
            yield child
        elif child.tag in TRANSPARENT:
            yield from _inside(child, name)
