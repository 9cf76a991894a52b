"""Taking a look over: of a Word file, a new one with nothing in it but what looks consist of.

Styles, numbering, theme, names of fonts, settings, the page, headers and footers with their
pictures.  Every part is parsed, whatever it is called, and written anew from what is allowed; what
was left out is noted by its kind and its name.
"""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from lxml import etree

from drafter.docx.look_adapting import Measures
from drafter.docx.look_allowed import is_web
from drafter.docx.look_by_hand import Change, apply, example_of, parted
from drafter.docx.look_completing import Completed, completed
from drafter.docx.look_content import IGNORABLE, clear_attributes_of_root, clear_content
from drafter.docx.look_drawings import Means
from drafter.docx.look_package import DOCUMENT, WORDML, NewPackage, written
from drafter.docx.look_parts import NEEDED, PARTS, Ids, Part
from drafter.docx.look_section import Sections, sections_of, text_width
from drafter.docx.look_valid import made_valid
from drafter.docx.opening import Package, Relationship
from drafter.docx.pictures import kind_of
from drafter.docx.shipped_look import own_texts
from drafter.docx.xml import R, W, w

_PRINTED = {"header": w("hdr"), "footer": w("ftr")}
_REFERENCES = ("headerReference", "footerReference")
_ID = f"{{{R}}}id"
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
    completed: Completed
    """What became of the styles that letters need."""
    has_text: bool
    """Whether its body has text of its own, which letters do not take over."""


def taken(package: Package, *, with_text: bool) -> Taken:
    """Return what letters take of a Word file, and on demand its text, which they do not.

    Raises DocumentError where a part is damaged or far too large.
    """
    taking = Taking(package)
    root = package.main
    body = body_of(root)
    has_text = bool(own_texts(body))
    sections = taking.sections(body)
    done = taking.parts(body, sections)
    if with_text:
        for section in list(body.iter(w("sectPr"))):
            section.getparent().remove(section)
        body.append(sections.upright)
    else:
        body[:] = pages(sections)
    return taking.finished(root, done, has_text=has_text)


def body_of(root: Any) -> Any:
    """Return the body of a text, made where there is none."""
    body = root.find(w("body"))
    return etree.SubElement(root, w("body")) if body is None else body


def pages(sections: Sections) -> list[Any]:
    """Return what of a body says how its pages lie, its last section being that of letters."""
    if sections.lying is None:
        return [sections.upright]
    paragraph = etree.Element(w("p"))
    etree.SubElement(paragraph, w("pPr")).append(sections.lying)
    return [paragraph, sections.upright]


class Taking:
    """Takes over the parts of a Word file, one after the other."""

    def __init__(self, package: Package) -> None:
        """Take the file."""
        self.new = NewPackage(part.name for part in PARTS.values())
        self.left_out: dict[LeftOut, None] = {}
        self._package = package
        self._relations = package.relationships(package.main_name)
        self._by_id = _by_id(self._relations)
        self._names: dict[str, str] = {}
        """The new names of parts by their names in the file."""
        self.ids: dict[str, frozenset[str]] = {}
        """The ids of the styles and of the lists that were taken."""
        self._printed_parts: dict[str, str] = {}
        """The headers and footers in the file, by the new ids of their relationships."""
        self._relation_of: dict[str, Relationship | None] = {}
        """What leads to the parts of which there is one at the most, by their kinds."""

    def sections(self, body: Any) -> Sections:
        """Take the pages of the text, with their headers and footers."""
        return sections_of(body, self._printed, self._tell)

    def parts(self, body: Any, sections: Sections, changed: Iterable[Change] = ()) -> Completed:
        """Take all that belongs to the text, and bring in what letters need and it lacks.

        `changed` is what styles are to say that only their text says.
        """
        roots: dict[str, Any] = {}
        notes: Ids = frozenset()
        for kind, part in PARTS.items():  # the notes come first
            roots[kind], found = self._cleared(part, notes)
            notes |= found
        styles = roots["styles"]
        others, example = parted(list(changed), styles)
        apply(others, styles)
        made_valid(styles, "Styles")
        example = example or example_of(body, styles)
        measures = Measures(text_width(sections.upright), example)
        done = completed(styles, roots["numbering"], measures)
        self.ids = {
            "style": frozenset(one.get(w("styleId"), "") for one in styles.iter(w("style"))),
            "num": frozenset({"0", *(n.get(w("numId"), "") for n in roots["numbering"])}),
        }
        for kind, root in roots.items():
            if root is not None:
                self._add(PARTS[kind], root)
        return done

    def finished(self, root: Any, done: Completed, *, has_text: bool) -> Taken:
        """Return the new file, whose text is this one."""
        self.new.add(DOCUMENT, f"{WORDML}.document.main+xml", written(root))
        self._note()
        data = self.new.packed(_created(self._package))
        return Taken(data, list(self.left_out), done, has_text)

    def clear_text(self, body: Any) -> None:
        """Leave of a body, in place, what letters may have in their headers."""
        clear_content(body, self._means(DOCUMENT, self._by_id))

    def letterhead(self, blocks: list[Any], section: Any) -> None:
        """Let blocks of the text stand in the header of the first page, below what it has."""
        is_first = section.find(w("titlePg")) is not None
        kept = "first" if is_first else "default"
        references = {
            (etree.QName(one).localname, one.get(w("type"), "default")): one
            for one in section.iterchildren(*map(w, _REFERENCES))
        }
        name = self.new.free_name("", "word/letterhead{}.xml")
        above = references.get(("headerReference", kept))
        roots = [self._package.main]
        if above is not None:
            target = self._printed_parts[above.get(_ID)]
            roots.append(self._package.part(target))
            clear_content(roots[1], self._means(name, _by_id(self._package.relationships(target))))
            while len(roots[1]) and is_blank(roots[1][-1]):
                roots[1].remove(roots[1][-1])
        root = _joined_root("hdr", roots)
        own = etree.SubElement(root, w("hdr"))
        own[:] = blocks
        clear_content(own, self._means(name, self._by_id, "text-"))
        root[:] = [*(roots[1] if above is not None else ()), *own]
        self.new.add(name, f"{WORDML}.header+xml", written(root))
        key = self.new.relate(DOCUMENT, len(self._relations), "letterhead", "header", name)
        _set_first(section, references, key)

    def _note(self) -> None:
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

    def _cleared(self, part: Part, notes: Ids) -> tuple[Any | None, Ids]:
        """Clear a part of which the text has one at the most.

        Returns its root, None where nothing is left of it, and the ids of its notes.
        """
        found = (
            (relation, root)
            for relation in self._relations
            if relation.kind == part.kind and not relation.is_outside
            if (root := self._package.part(relation.target)) is not None and root.tag == part.tag
        )
        relation, root = next(found, (None, None))
        if root is None:
            if part.kind not in NEEDED:
                return None, frozenset()
            root = etree.Element(part.tag, nsmap={"w": W, "r": R})
        clear_attributes_of_root(root)
        kept = part.clear(root, notes, self._means("", {}))
        if kept is None:
            return None, frozenset()
        if relation is not None:
            self._names[relation.target.casefold()] = part.name
        self._relation_of[part.kind] = relation
        return root, kept

    def _add(self, part: Part, root: Any) -> None:
        relation = self._relation_of[part.kind]
        place = len(self._relations) if relation is None else self._relations.index(relation)
        self.new.add(part.name, part.content_type, written(root))
        key = relation.id if relation else f"look-{part.kind}"
        self.new.relate(DOCUMENT, place, key, part.kind, part.name)

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
        new_key = self.new.relate(DOCUMENT, place, key, kind, self._names[known])
        self._printed_parts[new_key] = relation.target
        return new_key

    def _means(self, owner: str, relations: _ById, prefix: str = "") -> Means:
        """Return what a part can show by its relationships, which are taken as they are used.

        `prefix` is put before their ids, where those of two parts come together.
        """

        def picture(key: str) -> str:
            place, relation = relations.get(key, _NOWHERE)
            name = self._picture(relation)
            return self.new.relate(owner, place, prefix + key, "image", name) if name else ""

        def link(key: str) -> str:
            place, relation = relations.get(key, _NOWHERE)
            if relation is None or not relation.is_outside:
                return ""
            if not is_web(relation.target):
                self._tell("link", relation.target)
                return ""
            target = relation.target
            return self.new.relate(owner, place, prefix + key, "hyperlink", target, outside=True)

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


def is_blank(block: Any) -> bool:
    """Tell whether a paragraph shows nothing."""
    shown = block.iter(w("t"), w("drawing"), w("pict"), w("fldSimple"), w("fldChar"), w("object"))
    has_line = block.find(f"{w('pPr')}/{w('pBdr')}") is not None
    return bool(block.tag == w("p") and not has_line and next(shown, None) is None)


def _joined_root(name: str, roots: list[Any]) -> Any:
    """Return a root with the namespaces of several parts, and what of them may be ignored."""
    spaces = {key: uri for root in roots for key, uri in root.nsmap.items() if key}
    joined: Any = etree.Element(w(name), nsmap={**spaces, "w": W, "r": R})
    ignored = dict.fromkeys(key for root in roots for key in root.get(IGNORABLE, "").split())
    joined.set(IGNORABLE, " ".join(ignored))
    clear_attributes_of_root(joined)
    return joined


def _set_first(section: Any, references: dict[tuple[str, str], Any], key: str) -> None:
    """Give a section a header of its first page; what stood there in the footer stays there."""
    old, footer = references.get(("headerReference", "first")), None
    if old is not None:
        section.remove(old)
    if section.find(w("titlePg")) is None:
        if ("footerReference", "first") in references:
            section.remove(references["footerReference", "first"])
        below = references.get(("footerReference", "default"))
        if below is not None:
            footer = below.get(f"{{{R}}}id")
        etree.SubElement(section, w("titlePg"))
    for name, found in (("footerReference", footer), ("headerReference", key)):
        if found:
            section.insert(0, section.makeelement(w(name), {w("type"): "first", _ID: found}))
    margins = section.find(w("pgMar"))
    margins.set(w("top"), margins.get(w("top")).removeprefix("-"))
    made_valid(section, "Section")


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
