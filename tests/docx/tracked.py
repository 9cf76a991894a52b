"""Another reader of tracked changes than drafter's: what a Word file says once all are decided.

It goes by ECMA-376, part 1, 17.13.5, and knows nothing of how a comparison is made.
"""

import hashlib
import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from tests.documents import W, w

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ACCEPTED, REJECTED, AS_IT_IS = "accepted", "rejected", ""
_GONE = {ACCEPTED: ("del", "moveFrom"), REJECTED: ("ins", "moveTo"), AS_IT_IS: ()}
_TEXTS = {"t", "delText"}
_CODES = {"instrText", "delInstrText"}
_AROUND = {"ins", "del", "moveFrom", "moveTo", "smartTag", "sdtContent", "sdt"}
_UNSEEN = {
    "pPr",
    "rPr",
    "sdtPr",
    "bookmarkStart",
    "bookmarkEnd",
    "proofErr",
    "lastRenderedPageBreak",
}

Said = tuple[Any, ...]


def said(data: bytes, view: str = AS_IT_IS) -> Said:
    """Return all that a Word file says, with its looks, its notes, its lists and its pages."""
    return _File(data, view).said()


def text_of(story: Any) -> str:
    """Return the words of what `said` returns, a line a paragraph."""
    if isinstance(story, tuple) and story and story[0] == "p":
        return "".join(run[1] for run in story[3] if isinstance(run[1], str)) + "\n"
    if isinstance(story, tuple | list):
        return "".join(text_of(one) for one in story)
    return ""


class _File:
    def __init__(self, data: bytes, view: str) -> None:
        self.view, self.gone = view, _GONE[view]
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.lists: dict[str, int] = {}
        self.styles = {
            one.get(w("styleId")): one.find(w("name")).get(w("val")).lower()
            for one in self._root("word/styles.xml").iter(w("style"))
        }
        self.part = ""

    def said(self) -> Said:
        body = self._root("word/document.xml").find(w("body"))
        self._enter("word/document.xml")
        last = body.find(w("sectPr"))
        return (tuple(self._blocks(body)), self._section(last))

    def _root(self, name: str) -> Any:
        return etree.fromstring(self.parts[name])

    def _enter(self, name: str) -> None:
        self.part = name
        folder, _slash, file = name.rpartition("/")
        relations = self.parts.get(f"{folder}/_rels/{file}.rels")
        self.relations: dict[str, str] = {}
        for one in () if relations is None else etree.fromstring(relations):
            target = one.get("Target", "")
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            self.relations[one.get("Id", "")] = target

    def _related(self, identity: str) -> str:
        target = self.relations[identity]
        content = self.parts.get(target)
        return hashlib.sha256(content).hexdigest() if content is not None else target

    def _blocks(self, parent: Any) -> Iterator[Said]:
        """Yield the paragraphs and tables; a paragraph without an end goes on in the next one."""
        pending: list[Said] = []
        for child in self._flat(parent):
            if child.tag == w("p"):
                pending += self._runs(child)
                if not self._has_no_end(child):
                    yield self._paragraph(child, pending)
                    pending = []
                continue
            if pending:
                yield ("p", {}, "", self._joined(pending))
                pending = []
            rows = [row for row in self._flat_rows(child) if not self._row_is_gone(row)]
            if rows:
                yield self._table(child, rows)
        if pending:
            yield ("p", {}, "no end", self._joined(pending))

    def _flat(self, parent: Any) -> Iterator[Any]:
        for child in parent:
            if child.tag in (w("sdt"), w("sdtContent"), w("customXml")):
                yield from self._flat(child)
            elif child.tag in (w("p"), w("tbl")):
                yield child

    def _flat_rows(self, table: Any) -> list[Any]:
        return [row for row in table.iter(w("tr")) if next(row.iterancestors(w("tbl"))) is table]

    def _has_no_end(self, paragraph: Any) -> bool:
        return any(
            paragraph.find(f"{w('pPr')}/{w('rPr')}/{w(tag)}") is not None for tag in self.gone
        )

    def _row_is_gone(self, row: Any) -> bool:
        return any(row.find(f"{w('trPr')}/{w(tag)}") is not None for tag in self.gone)

    def _paragraph(self, paragraph: Any, runs: list[Said]) -> Said:
        properties = paragraph.find(w("pPr"))
        section = None if properties is None else properties.find(w("sectPr"))
        mark = None if properties is None else properties.find(w("rPr"))
        looks = self._looks(properties, "pPr", ("rPr", "sectPr"))
        return ("p", looks, self._looks(mark, "rPr"), self._joined(runs), self._section(section))

    def _table(self, table: Any, rows: list[Any]) -> Said:
        looks = self._looks(table.find(w("tblPr")), "tblPr")
        grid = table.find(w("tblGrid"))
        former = grid.find(f"{w('tblGridChange')}/{w('tblGrid')}")
        if self.view == REJECTED and former is not None:
            grid = former
        columns = tuple(one.get(w("w")) for one in grid.iterchildren(w("gridCol")))
        return ("tbl", looks, columns, tuple(self._row(row) for row in rows))

    def _row(self, row: Any) -> Said:
        cells = [cell for cell in row.iter(w("tc")) if next(cell.iterancestors(w("tr"))) is row]
        looks = self._looks(row.find(w("trPr")), "trPr")
        return (
            looks,
            tuple(
                (self._looks(cell.find(w("tcPr")), "tcPr"), tuple(self._blocks(cell)))
                for cell in cells
            ),
        )

    def _section(self, section: Any) -> Said:
        if section is None:
            return ()
        references = []
        for one in section:
            if one.tag in (w("headerReference"), w("footerReference")):
                outer = self.part
                name = self.relations[one.get(f"{{{R}}}id")]
                self._enter(name)
                content = tuple(self._blocks(self._root(name)))
                self._enter(outer)
                references.append((one.tag, one.get(w("type")), content))
        without = ("headerReference", "footerReference")
        return (self._looks(section, "sectPr", without), tuple(sorted(references, key=repr)))

    def _looks(self, properties: Any, tag: str, without: tuple[str, ...] = ()) -> Any:
        """Return what properties say, as they are or, where all is rejected, as they were."""
        if properties is None:
            return ()
        former = properties.find(f"{w(tag + 'Change')}/{w(tag)}")
        if self.view == REJECTED and former is not None:
            properties = former
        ignored = {w(name) for name in (*without, f"{tag}Change", "ins", "del", "lang")}
        found = (self._element(child) for child in properties if child.tag not in ignored)
        return tuple(sorted(found, key=repr))

    def _element(self, element: Any) -> Said:
        attributes = dict(element.attrib)
        name = etree.QName(element).localname
        value = attributes.get(w("val"), "")
        if name in ("pStyle", "rStyle", "tblStyle"):
            return (name, self.styles.get(value, value))
        if name == "numId":
            return (name, self._list(value))
        for key in list(attributes):
            if key.startswith(f"{{{R}}}"):
                attributes[key] = self._related(attributes[key])
            elif name in ("docPr", "cNvPr") and key in ("id", "name"):
                del attributes[key]
        return (name, tuple(sorted(attributes.items())), tuple(map(self._element, element)))

    def _list(self, identity: str) -> Any:
        """Return what a list looks like, and which list of the text it is."""
        numbering = self._root("word/numbering.xml")
        number = next(
            (one for one in numbering.iter(w("num")) if one.get(w("numId")) == identity), None
        )
        if number is None:
            return identity
        wanted = number.find(w("abstractNumId")).get(w("val"))
        abstract = next(
            one for one in numbering.iter(w("abstractNum")) if one.get(w("abstractNumId")) == wanted
        )
        levels = [
            (level.get(w("ilvl")), level.find(w("numFmt")).get(w("val")),
             level.find(w("lvlText")).get(w("val")))
            for level in abstract.iter(w("lvl"))
        ]  # fmt: skip
        starts = [one.get(w("val")) for one in number.iter(w("startOverride"))]
        order = self.lists.setdefault(identity, len(self.lists) + 1)
        return (tuple(levels), tuple(starts), order)

    def _runs(self, parent: Any, link: str = "") -> Iterator[Said]:
        for child in parent:
            name = etree.QName(child).localname
            if name in self.gone or name in _UNSEEN or name.startswith(("comment", "customXml")):
                continue
            if name == "hyperlink":
                identity = child.get(f"{{{R}}}id")
                yield from self._runs(
                    child, self.relations.get(identity, child.get(w("anchor"), ""))
                )
            elif name == "fldSimple":
                yield from self._field(child, link)
            elif name in _AROUND:
                yield from self._runs(child, link)
            elif name == "r":
                looks = self._looks(child.find(w("rPr")), "rPr")
                for one in child:
                    if one.tag != w("rPr"):
                        yield (*self._in_run(one), looks, link)
            else:
                yield (name, self._element(child), (), link)

    def _field(self, field: Any, link: str) -> Iterator[Said]:
        """Yield a simple field as runs have it."""
        sign = w("fldCharType")
        for kind in ("begin", "separate", "end"):
            if kind == "end":
                yield from self._runs(field, link)
            yield ("fldChar", ("fldChar", ((sign, kind),), ()), (), link)
            if kind == "begin":
                yield ("code", field.get(w("instr")), (), link)

    def _in_run(self, element: Any) -> tuple[str, Any]:
        name = etree.QName(element).localname
        if name in _TEXTS:
            return "text", element.text or ""
        if name in _CODES:
            return "code", element.text or ""
        if name in ("footnoteReference", "endnoteReference"):
            return "note", self._note(name.removesuffix("Reference"), element.get(w("id")))
        return name, self._element(element)

    def _note(self, kind: str, identity: str) -> Said:
        outer, name = self.part, f"word/{kind}s.xml"
        notes = self._root(name)
        (note,) = (one for one in notes.iter(w(kind)) if one.get(w("id")) == identity)
        self._enter(name)
        content = tuple(self._blocks(note))
        self._enter(outer)
        return content

    def _joined(self, runs: list[Said]) -> tuple[Said, ...]:
        """Return runs, those of a text that look alike as one."""
        found: list[Said] = []
        for run in runs:
            if found and run[0] == "text" and run[0] == found[-1][0] and run[2:] == found[-1][2:]:
                found[-1] = ("text", found[-1][1] + run[1], *run[2:])
            elif run != ("text", "", *run[2:]):
                found.append(run)
        return tuple(found)


def marks(data: bytes) -> list[str]:
    """Return the kinds of all tracked changes of a file, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        roots = [
            etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        ]
    return [
        etree.QName(one).localname
        for root in roots
        for one in root.iter(f"{{{W}}}*")
        if one.get(w("author")) is not None and one.tag != w("comment")
    ]
