"""One of two Word files that are compared: its stories, and what their references stand for.

Ids of styles, relationships and the like differ from file to file; what is behind them is compared.
"""

import hashlib
import posixpath
from collections.abc import Callable
from typing import Any, NamedTuple

from lxml import etree

from drafter.docx.comparing_accepting import accept
from drafter.docx.opening import Package
from drafter.docx.xml import R, W, w

_OFF_NAMESPACES = (
    "http://schemas.microsoft.com/office/word/2010/wordml",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
)
_PROGRAMS_OWN = frozenset(
    {*map(w, ("proofErr", "lastRenderedPageBreak", "noProof")), w("bookmarkStart")}
    | {w("bookmarkEnd"), w("permStart"), w("permEnd")}
    | {w("commentRangeStart"), w("commentRangeEnd")}
)
"""What Word notes for itself, or what has no place on the page."""
_SWITCHED_ON = ("1", "true", "on")
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
STYLES = {w("pStyle"): "paragraph", w("rStyle"): "character", w("tblStyle"): "table"}
_NUMBERED = ("docPr", "cNvPr")
"""The pictures of a file are counted by these; which number one has is no matter."""


_STRICT_KINDS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_LEFT_BEHIND = frozenset(
    {
        *("vbaProject", "wordVbaData", "attachedToolbars", "keyMapCustomizations"),
        *("attachedTemplate", "glossaryDocument", "printerSettings", "mailMergeSource"),
        *("recipientData", "mailMergeHeaderSource", "origin", "thumbnail", "transform"),
        *("frame", "ui/extensibility", "extensibility", "ctrlProp", "control"),
    }
)


class Relation(NamedTuple):
    """A relationship as it is written: its whole kind, and a part or an address."""

    id: str
    kind: str
    target: str
    is_outside: bool


class Side:
    """A Word file, its tracked changes accepted."""

    def __init__(self, package: Package) -> None:
        """Take a file that was opened; raises DocumentError for parts that cannot be read."""
        self.package = package
        self.roots: dict[str, Any] = {}
        self.tracked = 0
        """How many tracked changes it held."""
        self.number_name: Callable[[str], str] = str
        """Says what the id of a list stands for."""
        self.note_name: Callable[[str, str], str] = _note_name
        """Says what a note, a kind and an id, stands for."""
        self._stories: dict[str, Story] = {}
        self._data: dict[str, bytes] = {}
        self._hashes: dict[str, str] = {}
        types = package.part("[Content_Types].xml")
        self._types = {
            (one.get("PartName") or one.get("Extension") or "").casefold(): one.get("ContentType")
            for one in (() if types is None else types)
        }
        styles = self.part_of("styles")
        self.styles = {} if styles is None else _styles(styles)

    def root(self, name: str) -> Any | None:
        """Return the root of a part, the same at each call; None where there is none."""
        if name not in self.roots:
            is_main = name == self.package.main_name
            root = self.package.main if is_main else self.package.part(name)
            if root is not None:
                self.tracked += accept(root)
            self.roots[name] = root
        return self.roots[name]

    def part_of(self, kind: str) -> Any | None:
        """Return the root of the part of a kind that the text is related to."""
        return next((self.root(name) for name in self.package.related_names(kind)), None)

    def name_of(self, kind: str) -> str:
        """Return the name of the part of a kind; empty where there is none."""
        return next(iter(self.package.related_names(kind)), "")

    def story(self, name: str = "") -> "Story":
        """Return the story of a part; without a name that of the body."""
        name = name or self.package.main_name
        if name not in self._stories:
            self._stories[name] = Story(self, name)
        return self._stories[name]

    def style_name(self, kind: str, identity: str) -> str:
        """Return the name of a style."""
        found = self.styles.get((kind, identity))
        return identity if found is None else name_of_style(found)

    def data(self, name: str) -> bytes:
        """Return the bytes of a part, read once; nothing for one that is not there."""
        if name not in self._data:
            self._data[name] = self.package.bytes_of(name) or b""
        return self._data[name]

    def type_of(self, name: str) -> str:
        """Return the kind of a part as the file states it."""
        ending = name.rpartition(".")[2].casefold()
        found = self._types.get(f"/{name}".casefold()) or self._types.get(ending)
        return found or "application/octet-stream"

    def fingerprint(self, name: str) -> str:
        """Return what the bytes of a part are known by."""
        if name not in self._hashes:
            self._hashes[name] = hashlib.sha256(self.data(name)).hexdigest()
        return self._hashes[name]


class Story:
    """A text of a file in a part of its own: the body, a header, the footnotes."""

    def __init__(self, side: Side, name: str) -> None:
        """Take the file and the name of the part."""
        self.side, self.name = side, name
        self.root: Any = side.root(name)
        self.relations = {found.id: found for found in relations_of(side, name)}
        paragraphs = () if self.root is None else self.root.iter(w("p"))
        self.places = {element: number for number, element in enumerate(paragraphs, 1)}
        """Which paragraph of the story each is, from 1."""

    def target(self, identity: str) -> str:
        """Return what a relationship leads to: an address, or the fingerprint of a part."""
        found = self.relations.get(identity)
        if found is None:
            return ""
        return found.target if found.is_outside else self.side.fingerprint(found.target)

    def canonical(self, element: Any) -> str:
        """Return what an element says, in a form that is the same wherever it says the same."""
        pieces: list[str] = []
        self._write(element, pieces)
        return "".join(pieces)

    def properties(self, element: Any | None, without: tuple[str, ...] = ()) -> str:
        """Return what properties say, whatever their order; nothing for none."""
        children = [] if element is None else element
        written = (self.canonical(child) for child in children if child.tag not in without)
        return "".join(sorted(filter(None, written)))

    def _write(self, element: Any, pieces: list[str]) -> None:
        tag = element.tag
        if tag in _PROGRAMS_OWN:
            return
        pieces.append(f"<{tag}")
        for name, text in sorted(element.attrib.items()):
            if (said := self._attribute(element, name, text)) is not None:
                pieces.append(f" {name}={said}\x00")
        pieces.append(">")
        if element.text and (len(element) == 0 or element.text.strip()):
            pieces.append(element.text)
        for child in element:
            self._write(child, pieces)
        pieces.append("</>")

    def _attribute(self, element: Any, name: str, text: str) -> str | None:
        """Return what an attribute says; None where it says nothing of the text."""
        if name == w("val"):
            return self._value(element.tag, text)
        if name == w("id") and element.tag in NOTES:
            return self.side.note_name(NOTES[element.tag], text)
        if name.startswith(f"{{{R}}}"):
            return self.target(text)
        namespace, _brace, local = name.rpartition("}")
        is_own = namespace == f"{{{W}" and local.startswith("rsid")
        if is_own or namespace.removeprefix("{") in _OFF_NAMESPACES or local == "space":
            return None
        if local in ("id", "name") and etree.QName(element).localname in _NUMBERED:
            return None
        return text

    def _value(self, tag: str, text: str) -> str | None:
        if tag in STYLES:
            return self.side.style_name(STYLES[tag], text)
        if tag == w("numId"):
            return self.side.number_name(text)
        return None if text in _SWITCHED_ON else text


def name_of_style(style: Any) -> str:
    """Return the name of a style's element as it is compared."""
    name = style.find(w("name"))
    return "" if name is None else str(name.get(w("val"), "")).casefold()


def _styles(root: Any) -> dict[tuple[str, str], Any]:
    return {
        (style.get(w("type"), "paragraph"), style.get(w("styleId"), "")): style
        for style in root.iter(w("style"))
    }


def _note_name(kind: str, identity: str) -> str:
    return f"{kind} {identity}"


def relations_of(side: "Side", name: str) -> list[Relation]:
    """Return the relationships of a part, without those that stay behind and lead nowhere."""
    root = side.package.part(relations_part(name))
    found = []
    folder = name.rpartition("/")[0]
    for element in () if root is None else root.iter(f"{{{PACKAGE}/relationships}}Relationship"):
        kind, target = element.get("Type", ""), element.get("Target", "")
        kind = kind.replace(_STRICT_KINDS, R, 1)
        if kind.removeprefix(f"{R}/") in _LEFT_BEHIND or kind.rpartition("/")[2] in _LEFT_BEHIND:
            continue
        is_outside = element.get("TargetMode") == "External"
        if not is_outside:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            if not side.data(target):
                continue
        found.append(Relation(element.get("Id", ""), kind, target, is_outside))
    return found


def relations_part(name: str) -> str:
    """Return the name of the part with the relationships of a part."""
    folder, slash, file = name.rpartition("/")
    return f"{folder}{slash}_rels/{file}.rels"
