"""What stands in the headers and footers of a look, as neutral facts that outlive python-docx.

A part is a list of paragraphs and tables, each a mapping of plain data; every length is in points.
"""

from collections.abc import Iterator
from typing import Any

from drafter.docx.xml import R, value, w

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_EMU, _TWENTIETHS, _HALF = 12_700, 20, 2
_ALIGNED = {"center": "center", "right": "right", "end": "right", "both": "both"}
_KINDS = (("header", "default"), ("header", "first"), ("footer", "default"), ("footer", "first"))

Part = list[dict[str, Any]]
"""The paragraphs and tables of a header or a footer."""


def margins(document: Any, names: dict[str, str]) -> dict[str, Any]:
    """Return the headers and footers of a look's pages, and how far they stand from the edges.

    `names` has the names of paragraph styles by their ids.  `parts` are by kind and page:
    «header-first»; `first_differs` tells whether the first page has its own; `floating` whether
    anything there stands freely on the page, which no flow of text can show.
    """
    section = document.element.body.sectPr
    found: dict[str, Any] = {"parts": {}, "floating": False}
    if section is None:
        return found | {"first_differs": False, "header": 0.0, "footer": 0.0}
    measures = section.find(w("pgMar"))
    for side in ("header", "footer"):
        said = "0" if measures is None else measures.get(w(side), "0")
        found[side] = int(said) / _TWENTIETHS if said.isdigit() else 0.0
    found["first_differs"] = section.find(w("titlePg")) is not None
    for kind, page in _KINDS:
        part = _part(document, section, kind, page)
        if part is not None:
            reader = _Reader(part, names)
            found["parts"][f"{kind}-{page}"] = reader.blocks(part.element)
            found["floating"] = found["floating"] or reader.floating
    return found


def _part(document: Any, section: Any, kind: str, page: str) -> Any:
    for reference in section.iter(w(f"{kind}Reference")):
        if reference.get(w("type"), "default") == page:
            return document.part.related_parts.get(reference.get(f"{{{R}}}id"))
    return None


class _Reader:
    """Reads one header or footer."""

    def __init__(self, part: Any, names: dict[str, str]) -> None:
        self._part = part
        self._names = names
        self._field: list[str] | None = None
        """The code of the field that is open; its last shown text is left out."""
        self.floating = False

    def blocks(self, parent: Any) -> Part:
        found: Part = []
        for child in parent:
            if child.tag == w("p"):
                found.append(self._paragraph(child))
            elif child.tag == w("tbl"):
                found.append(self._table(child))
        return found

    def _paragraph(self, element: Any) -> dict[str, Any]:
        style = value(element, "w:pPr/w:pStyle") or ""
        align = value(element, "w:pPr/w:jc")
        return {
            "style": self._names.get(style, "header"),
            "align": _ALIGNED.get(align, "left") if align else "",
            "content": [part for run in element.iter(w("r")) for part in self._run(run)],
        }

    def _table(self, element: Any) -> dict[str, Any]:
        grid = [
            int(column.get(w("w"), "0")) / _TWENTIETHS
            for column in element.iterfind(f"{w('tblGrid')}/{w('gridCol')}")
        ]
        return {
            "style": value(element, "w:tblPr/w:tblStyle") or "",
            "widths": grid,
            "rows": [
                [self._cell(cell) for cell in row.iterfind(w("tc"))]
                for row in element.iterfind(w("tr"))
            ],
        }

    def _cell(self, element: Any) -> dict[str, Any]:
        return {
            "columns": int(value(element, "w:tcPr/w:gridSpan") or 1),
            "place": value(element, "w:tcPr/w:vAlign") or "top",
            "blocks": self.blocks(element),
        }

    def _run(self, run: Any) -> Iterator[dict[str, Any]]:
        look = _look(run)
        for child in run:
            name = child.tag.rpartition("}")[2]
            if name == "fldChar":
                yield from self._field_mark(child.get(w("fldCharType"), ""), look)
            elif name == "instrText" and self._field is not None:
                self._field.append(child.text or "")
            elif self._field is not None and name == "t":
                continue
            elif name == "t":
                yield look | {"text": child.text or ""}
            elif name in ("tab", "br", "cr"):
                yield {"break": "tab" if name == "tab" else "line"}
            elif name == "drawing":
                yield from self._drawing(child)
            elif name in ("pict", "object", "AlternateContent"):
                self.floating = True

    def _field_mark(self, kind: str, look: dict[str, Any]) -> Iterator[dict[str, Any]]:
        if kind == "begin":
            self._field = []
        elif kind == "end" and self._field is not None:
            code = " ".join(self._field).split()
            self._field = None
            yield look | {"field": code[0].upper() if code else ""}

    def _drawing(self, drawing: Any) -> Iterator[dict[str, Any]]:
        inline = drawing.find(f"{{{_PLACED}}}inline")
        blip = None if inline is None else next(inline.iter(f"{{{_DRAWING}}}blip"), None)
        part = self._part.related_parts.get("" if blip is None else blip.get(f"{{{R}}}embed", ""))
        if inline is None or part is None:
            self.floating = True
            return
        size = inline.find(f"{{{_PLACED}}}extent")
        named = inline.find(f"{{{_PLACED}}}docPr")
        yield {
            "picture": part.blob,
            "kind": part.content_type,
            "width": int(size.get("cx", "0")) / _EMU,
            "height": int(size.get("cy", "0")) / _EMU,
            "caption": "" if named is None else named.get("descr", ""),
        }


def _look(run: Any) -> dict[str, Any]:
    """Return what stands beside the style of a run, as far as pages show it."""
    found: dict[str, Any] = {}
    for name in ("b", "i", "caps"):
        mark = run.find(f"{w('rPr')}/{w(name)}")
        if mark is not None:
            found[name] = mark.get(w("val"), "1") not in ("0", "false")
    size = value(run, "w:rPr/w:sz")
    if size and size.isdigit():
        found["size"] = int(size) / _HALF
    color = value(run, "w:rPr/w:color")
    if color and color != "auto":
        found["color"] = color
    return found
