"""A Word file made anew of parts: its content types, its relationships and its properties."""

import re
from collections.abc import Iterable
from typing import Any

from lxml import etree

from drafter.docx.packing import FAST, compress, pack
from drafter.docx.xml import DECLARATION, R, W, escape

DOCUMENT, FOOTNOTES = "word/document.xml", "word/footnotes.xml"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_PACKAGE = "application/vnd.openxmlformats-package"
_OPC = "http://schemas.openxmlformats.org/package/2006"
_CORE = f"{_OPC}/relationships/metadata/core-properties"
_OF_PACKAGE = (
    ("document", f"{R}/officeDocument", DOCUMENT),
    ("core", _CORE, "docProps/core.xml"),
    ("app", f"{R}/extended-properties", "docProps/app.xml"),
)
_PROGRAM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>drafter</Application></Properties>\n"
)
_PLAIN_ID = re.compile(r"(?!rIdLink|rIdFootnotes)[A-Za-z_][A-Za-z0-9_.-]{0,60}")
"""Ids that stay; letters give the others themselves."""


class NewPackage:
    """The parts of a new Word file, and how they are related."""

    def __init__(self, reserved: Iterable[str]) -> None:
        """Begin with no part; `reserved` are names that no part gets unless it is added by them."""
        self._parts: dict[str, bytes] = {}
        self._types = {
            "docProps/app.xml": f"{_OFFICE}.extended-properties+xml",
            "docProps/core.xml": f"{_PACKAGE}.core-properties+xml",
        }
        self._names = {DOCUMENT, FOOTNOTES, *map(str.casefold, reserved)}
        """The names that are given away, in small letters."""
        self._numbers: dict[str, int] = {}
        """The last number that a name of a pattern has got."""
        self._tables: dict[str, dict[tuple[int, str], None]] = {}

    def add(self, name: str, content_type: str, data: bytes) -> None:
        """Add a part."""
        self._parts[name], self._types[name] = data, content_type
        self._names.add(name.casefold())

    def free_name(self, wanted: str, pattern: str) -> str:
        """Give away a name for a part: the one that is wanted, or the next one of a pattern."""
        name = wanted
        while not name or name.casefold() in self._names:
            self._numbers[pattern] = self._numbers.get(pattern, 0) + 1
            name = pattern.format(self._numbers[pattern])
        self._names.add(name.casefold())
        return name

    def relate(
        self, owner: str, place: int, key: str, kind: str, target: str, *, outside: bool = False
    ) -> str:
        """Add a relationship of a part, at its place among the others; return its id.

        The id is `key` where that is a plain one.
        """
        new_key = key if _PLAIN_ID.fullmatch(key) else f"look{place}"
        mode = ' TargetMode="External"' if outside else ""
        where = escape(target if outside else f"/{target}")
        line = f'<Relationship Id="{new_key}" Type="{R}/{kind}" Target="{where}"{mode}/>'
        self._tables.setdefault(owner, {})[place, line] = None
        return new_key

    def packed(self, created: str) -> bytes:
        """Return the file; `created` is the moment that it bears, as W3CDTF, or empty."""
        parts = dict(self._parts)
        parts["docProps/app.xml"] = f"{DECLARATION}{_PROGRAM}".encode()
        parts["docProps/core.xml"] = _properties(created)
        lines = [f'<Relationship Id="{i}" Type="{t}" Target="{n}"/>' for i, t, n in _OF_PACKAGE]
        parts["_rels/.rels"] = _table(lines)
        for owner, table in self._tables.items():
            folder, _slash, name = owner.rpartition("/")
            parts[f"{folder}/_rels/{name}.rels"] = _table([line for _place, line in sorted(table)])
        parts["[Content_Types].xml"] = _content_types(self._types)
        return pack({name: compress(part, FAST) for name, part in parts.items()})


def written(root: Any) -> bytes:
    """Return a part as bytes; letters add to it, and know WordprocessingML by the prefix `w`."""
    text = etree.tostring(root, encoding="unicode")
    if etree.QName(root).namespace == W and (root.prefix != "w" or text.count(f'"{W}"') > 1):
        text = etree.tostring(_with_usual_prefixes(root), encoding="unicode")
    try:
        etree.fromstring(text)
    except etree.XMLSyntaxError:  # a namespace that nothing uses and that is no address
        etree.cleanup_namespaces(root)
        text = etree.tostring(root, encoding="unicode")
    return f"{DECLARATION}{text}\n".encode()


def _with_usual_prefixes(root: Any) -> Any:
    """Return a part whose namespaces are declared once, by the prefixes that letters use."""
    others = {key: uri for key, uri in root.nsmap.items() if key and uri not in (W, R)}
    new = etree.Element(root.tag, dict(root.attrib), nsmap=others | {"w": W, "r": R})
    new.text = root.text
    new.extend(list(root))
    return new


def _properties(created: str) -> bytes:
    made = f'<dcterms:created xsi:type="dcterms:W3CDTF">{created}</dcterms:created>'
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_OPC}/metadata/core-properties"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{made if created else ''}</cp:coreProperties>"
    ).encode()


def _table(lines: list[str]) -> bytes:
    namespace = f"{_OPC}/relationships"
    listed = "".join(lines)
    return f'{DECLARATION}<Relationships xmlns="{namespace}">{listed}</Relationships>'.encode()


def _content_types(types: dict[str, str]) -> bytes:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_OPC}/content-types">'
        f'<Default Extension="rels" ContentType="{_PACKAGE}.relationships+xml"/>'
        f"{overrides}</Types>"
    ).encode()
