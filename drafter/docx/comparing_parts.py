"""The Word file that shows a comparison: the parts of the later file, and those that it is given.

Macros, templates that Word would fetch and what other programs keep in a file are left behind.
"""

from typing import Any

from lxml import etree

from drafter.docx.comparing_sides import PACKAGE, Relation, Side, relations_of, relations_part
from drafter.docx.packing import AS_IT_IS, FAST, Entry, compress, pack
from drafter.docx.xml import R

_TYPES = "[Content_Types].xml"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_COMPRESSED = ("png", "jpg", "jpeg", "gif", "emf.gz")


class Parts:
    """The parts of the file to be, by their names, with their kinds and their relationships."""

    def __init__(self, new: Side) -> None:
        """Take the later file with all that its text leads to."""
        self.roots: dict[str, Any] = {}
        """What is written anew, by the name of its part."""
        self.relations: dict[str, list[Relation]] = {}
        self.types: dict[str, str] = {}
        self._from: dict[str, tuple[Side, str]] = {}
        self._copied: dict[str, str] = {}
        self.main = new.package.main_name
        self._take(new, "", {})
        self.types[self.main] = MAIN_TYPE
        self.relate("", f"{R}/officeDocument", self.main)
        self._known = {
            side.fingerprint(stored): name for name, (side, stored) in self._from.items()
        }

    def _take(self, side: Side, first: str, names: dict[str, str]) -> None:
        """Take what a part of a file leads to; `names` is where parts already stand in this one."""
        waiting = [first]
        while waiting:
            name = waiting.pop()
            found = []
            for one in relations_of(side, name):
                if not one.is_outside and one.target not in names:
                    names[one.target] = self.free_name(one.target)
                    self._from[names[one.target]] = side, one.target
                    self.types[names[one.target]] = side.type_of(one.target)
                    waiting.append(one.target)
                found.append(one if one.is_outside else one._replace(target=names[one.target]))
            self.relations[names.get(name, name)] = found

    def copied(self, side: Side, name: str) -> str:
        """Return the name under which a part of the earlier file stands in this one."""
        if name not in self._copied:
            same = self._known.get(side.fingerprint(name))
            self._copied[name] = same or self.free_name(name)
            if same is None:
                self._from[self._copied[name]] = side, name
                self.types[self._copied[name]] = side.type_of(name)
                self._take(side, name, self._copied)
        return self._copied[name]

    def free_name(self, name: str) -> str:
        """Return a name like this one that no part has."""
        stem, dot, ending = name.rpartition(".")
        number, found = 0, name
        taken = {one.casefold() for one in (*self._from, *self.roots)}
        while found.casefold() in taken:
            number += 1
            found = f"{stem}-{number}{dot}{ending}"
        return found

    def relate(self, name: str, kind: str, target: str, *, is_outside: bool = False) -> str:
        """Return the id of a relationship of a part, of a new one where there is none yet."""
        own = self.relations.setdefault(name, [])
        for one in own:
            if (one.target, one.is_outside, one.kind) == (target, is_outside, kind):
                return one.id
        taken = {one.id for one in own}
        number = len(own) + 1
        while f"rId{number}" in taken:
            number += 1
        own.append(Relation(f"rId{number}", kind, target, is_outside))
        return f"rId{number}"

    def add(self, name: str, kind: str, content_type: str, root: Any) -> str:
        """Add a part to which the text is related by a kind; return its name."""
        name = self.free_name(name)
        self.roots[name] = root
        self.types[name] = content_type
        self.relate(self.main, f"{R}/{kind}", name)
        return name

    def packed(self) -> bytes:
        """Return the file."""
        entries = {name: self._entry(name) for name in sorted({*self._from, *self.roots})}
        for name, relations in self.relations.items():
            if relations:
                entries[relations_part(name)] = compress(_written_relations(name, relations), FAST)
        entries[_TYPES] = compress(self._types(), FAST)
        return pack(entries)

    def _entry(self, name: str) -> Entry:
        if name in self.roots:
            return compress(serialised(self.roots[name]), FAST)
        side, stored = self._from[name]
        if _is_xml(self.types[name]) and (root := side.root(stored)) is not None:
            return compress(serialised(root), FAST)
        level = AS_IT_IS if stored.lower().endswith(_COMPRESSED) else FAST
        return compress(side.data(stored), level)

    def _types(self) -> bytes:
        namespace = f"{PACKAGE}/content-types"
        root = etree.Element(f"{{{namespace}}}Types", nsmap=_unprefixed(namespace))
        relations = f"{_OPC}.relationships+xml"
        etree.SubElement(root, f"{{{namespace}}}Default", Extension="rels", ContentType=relations)
        for name in sorted({*self._from, *self.roots}):
            etree.SubElement(
                root, f"{{{namespace}}}Override", PartName=f"/{name}", ContentType=self.types[name]
            )
        return serialised(root)


_OPC = "application/vnd.openxmlformats-package"


def serialised(root: Any) -> bytes:
    """Return a part as it is stored."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def _written_relations(name: str, relations: list[Relation]) -> bytes:
    namespace = f"{PACKAGE}/relationships"
    root = etree.Element(f"{{{namespace}}}Relationships", nsmap=_unprefixed(namespace))
    for one in relations:
        target = one.target if one.is_outside else f"/{one.target}" if name else one.target
        element = etree.SubElement(
            root, f"{{{namespace}}}Relationship", Id=one.id, Type=one.kind, Target=target
        )
        if one.is_outside:
            element.set("TargetMode", "External")
    return serialised(root)


def _is_xml(content_type: str) -> bool:
    return content_type.endswith(("+xml", "/xml"))


def _unprefixed(namespace: str) -> Any:
    """Return the names of a part whose own need no prefix."""
    return {None: namespace}
