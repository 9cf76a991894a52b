"""Taking a look over: of a Word file, a new one with nothing in it but what looks consist of.

Styles, numbering, theme, names of fonts, settings, the page, headers and footers with their
pictures.  Every part is parsed, whatever it is called, and written anew from what is allowed; what
was left out is noted by its kind and its name.
"""

import re
from typing import NamedTuple

from lxml import etree

from drafter.docx.look_allowed import is_web
from drafter.docx.look_content import clear_attributes_of_root, clear_content
from drafter.docx.look_drawings import Means
from drafter.docx.look_package import DOCUMENT, WORDML, NewPackage, written
from drafter.docx.look_parts import NEEDED, PARTS, Part
from drafter.docx.look_section import section_of
from drafter.docx.opening import Package, Relationship
from drafter.docx.pictures import kind_of
from drafter.docx.xml import R, W, w

_PRINTED = {"header": w("hdr"), "footer": w("ftr")}
_NOTED = {
    **dict.fromkeys(("vbaProject", "wordVbaData"), "macros"),
    **dict.fromkeys(("oleObject", "package", "control", "aFChunk", "subDocument"), "embedded"),
    **dict.fromkeys(("comments", "commentsExtended", "commentsIds"), "comments"),
    **dict.fromkeys(("attachedToolbars", "keyMapCustomizations"), "customizations"),
    **dict.fromkeys(("mailMergeSource", "mailMergeHeaderSource"), "mail-merge"),
    "people": "people",
    "custom-properties": "properties",
    "customXml": "data",
    "thumbnail": "thumbnail",
    "printerSettings": "printer",
    "glossaryDocument": "building-blocks",
    "font": "fonts",
    "attachedTemplate": "template",
    "transform": "schemas",
}
"""What relationships of these kinds carry that no letter takes over."""

_PLAIN_PART = re.compile(r"word/[A-Za-z0-9_-]+\.xml")
_PLAIN_PICTURE = re.compile(r"word/media/[A-Za-z0-9_-]+\.(\w+)")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

_MOST_TOLD = 5
"""How many names of a kind are noted; the others are of the same kind."""

_ById = dict[str, tuple[int, Relationship | None]]
_NOWHERE: tuple[int, Relationship | None] = (0, None)

LeftOut = tuple[str, str]
"""What was left out: its kind, and its name where it has one."""


class Taken(NamedTuple):
    """A look as letters take it over, as a Word file, and what was left out of it."""

    data: bytes
    left_out: list[LeftOut]


def taken(package: Package, *, with_text: bool) -> Taken:
    """Return what letters take of a Word file, and on demand its text, which they do not.

    Raises DocumentError where a part is damaged or far too large.
    """
    taking = _Taking(package)
    taking.document(with_text=with_text)
    taking.note()
    return Taken(taking.new.packed(_created(package)), list(taking.left_out))


class _Taking:
    def __init__(self, package: Package) -> None:
        self.new = NewPackage()
        self.left_out: dict[LeftOut, None] = {}
        self._package = package
        self._relations = package.relationships(package.main_name)
        self._by_id = _by_id(self._relations)
        self._names: dict[str, str] = {}
        """The new names of parts by their names in the file."""

    def document(self, *, with_text: bool) -> None:
        """Take the text with its section, and all that belongs to it."""
        root = self._package.main
        body = root.find(w("body"))
        if body is None:
            body = etree.SubElement(root, w("body"))
        notes = self._part(PARTS["footnotes"], frozenset())
        for kind, part in PARTS.items():
            if kind != "footnotes":
                self._part(part, notes)
        section = section_of(body, self._printed)
        if not with_text:
            body[:] = [section]
        self.new.add(DOCUMENT, f"{WORDML}.document.main+xml", written(root))

    def note(self) -> None:
        """Note what relationships of the file carry that was left out."""
        tables = [*self._relations, *self._package.relationships("")]
        for relation in self._relations:
            if relation.kind in ("settings", "fontTable", *_PRINTED):
                tables += self._package.relationships(relation.target)
        for relation in tables:
            if kind := _NOTED.get(relation.kind):
                self._tell(kind)
        if self._package.has_macros:
            self._tell("macros")

    def _tell(self, kind: str, name: str = "") -> None:
        if sum(told == kind for told, _name in self.left_out) < _MOST_TOLD:
            self.left_out[kind, name] = None

    def _part(self, part: Part, notes: frozenset[str]) -> frozenset[str]:
        """Take a part of which the text has one at the most; return the ids of its notes."""
        found = (
            (place, relation, root)
            for place, relation in enumerate(self._relations)
            if relation.kind == part.kind and not relation.is_outside
            if (root := self._package.part(relation.target)) is not None and root.tag == part.tag
        )
        place, relation, root = next(found, (len(self._relations), None, None))
        if root is None:
            if part.kind not in NEEDED:
                return frozenset()
            root = etree.Element(part.tag, nsmap={"w": W, "r": R})
        clear_attributes_of_root(root)
        kept = part.clear(root, notes, self._means("", {}))
        if kept is None:
            return frozenset()
        if relation is not None:
            self._names[relation.target.casefold()] = part.name
        self.new.add(part.name, part.content_type, written(root))
        key = relation.id if relation else f"look-{part.kind}"
        self.new.relate(DOCUMENT, place, key, part.kind, part.name)
        return kept

    def _printed(self, key: str, kind: str) -> str:
        """Take a header or a footer; return the id of its relationship, empty without one."""
        place, relation = self._by_id.get(key, _NOWHERE)
        if relation is None or relation.is_outside:
            return ""
        root = self._package.part(relation.target)
        if root is None:
            self._tell("missing", relation.target)
        if root is None or root.tag != _PRINTED[kind]:
            return ""
        known = relation.target.casefold()
        if known not in self._names:
            wanted = relation.target if _PLAIN_PART.fullmatch(relation.target) else ""
            name = self._names[known] = self.new.free_name(wanted, f"word/{kind}{{}}.xml")
            relations = self._package.relationships(relation.target)
            clear_attributes_of_root(root)
            clear_content(root, self._means(name, _by_id(relations)))
            self.new.add(name, f"{WORDML}.{kind}+xml", written(root))
        return self.new.relate(DOCUMENT, place, key, kind, self._names[known])

    def _means(self, owner: str, relations: _ById) -> Means:
        """Return what a part can show by its relationships, which are taken as they are used."""

        def picture(key: str) -> str:
            place, relation = relations.get(key, _NOWHERE)
            name = self._picture(relation)
            return self.new.relate(owner, place, key, "image", name) if name else ""

        def link(key: str) -> str:
            place, relation = relations.get(key, _NOWHERE)
            if relation is None or not relation.is_outside:
                return ""
            if not is_web(relation.target):
                self._tell("link", relation.target)
                return ""
            target = relation.target
            return self.new.relate(owner, place, key, "hyperlink", target, outside=True)

        def outside(key: str) -> None:
            relation = relations.get(key, _NOWHERE)[1]
            self._tell("outside", relation.target if relation else key)

        return Means(picture, link, outside, self._tell)

    def _picture(self, relation: Relationship | None) -> str:
        """Take a picture; return the name of its part, empty where there is none."""
        if relation is None or relation.is_outside:
            if relation is not None:
                self._tell("outside", relation.target)
            return ""
        known = relation.target.casefold()
        if known in self._names:
            return self._names[known]
        data = self._package.bytes_of(relation.target)
        kind = None if data is None else kind_of(data)
        if data is None or kind is None:
            self._tell("missing" if data is None else "picture", relation.target)
            return ""
        plain = _PLAIN_PICTURE.fullmatch(relation.target)
        wanted = relation.target if plain and plain[1].lower() in kind.endings else ""
        name = self.new.free_name(wanted, f"word/media/image{{}}.{kind.endings[0]}")
        self.new.add(name, kind.content_type, data)
        self._names[known] = name
        return name


def _by_id(relations: list[Relationship]) -> _ById:
    """Return relationships by their ids, each with its place among the others."""
    numbered = list(enumerate(relations))
    return {relation.id: (place, relation) for place, relation in reversed(numbered)}


def _created(package: Package) -> str:
    """Return when a file was made, as its properties say it; empty where they do not."""
    found = (r.target for r in package.relationships("") if r.kind == "core-properties")
    root = next((package.part(name) for name in found), None)
    said = "" if root is None else root.findtext("{http://purl.org/dc/terms/}created", "")
    return said if _MOMENT.fullmatch(said) else ""
