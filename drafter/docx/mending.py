"""Mending a look before it is opened: what python-docx stumbles over though Word does not.

Relationships to parts that are absent go, with what shows them; so do the links of the body, which
no letter takes over, and the properties get the type of relationship that ECMA-376 gives them.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from drafter.docx.opening import EMBEDDED, Package
from drafter.docx.xml import R, w
from drafter.files.zips import Timeless

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_MISTYPED_CORE = _CORE.replace("package", "officedocument")
"""A type that some programs write, and Word reads (ECMA-376, part 2, 11.1)."""

_SCHEME = re.compile(r"(?!file:)[a-z][a-z0-9+.-]+:", re.IGNORECASE)

_SHOWING = ("drawing", "pict", "object", "headerReference", "footerReference")
"""What goes with the relationship that it shows."""


def dangling(package: Package) -> list[str]:
    """Return the names of the parts that relationships lead to and that are absent."""
    known = {name.casefold() for name in package.names}
    return list(
        dict.fromkeys(
            target
            for name, table in _tables(package)
            for element in table.iter(_RELATIONSHIP)
            if (target := _target(element, name)) and target.casefold() not in known
            if element.get("Type", "").rpartition("/")[2] not in EMBEDDED
        )
    )


def mended(package: Package) -> bytes:
    """Return the bytes of a Word file as python-docx can open it; raises DocumentError."""
    absent = set(dangling(package))
    changed: dict[str, Any] = {}
    for name, root in _tables(package):
        gone = set()
        for element in list(root.iter(_RELATIONSHIP)):
            kind = element.get("Type", "")
            if kind == _MISTYPED_CORE:
                element.set("Type", _CORE)
                changed[name] = root
            elif _target(element, name) in absent or (
                _owner(name) == package.main_name and _is_link(element)
            ):
                gone.add(element.get("Id", ""))
                root.remove(element)
                changed[name] = root
        owner = package.part(_owner(name)) if gone else None
        if owner is not None:
            changed[_owner(name)] = _without(owner, gone)
    return _packed(package, changed) if changed else package.data


def _tables(package: Package) -> Iterator[tuple[str, Any]]:
    """Yield the parts that hold relationships, by their names."""
    for name in package.names:
        if name.casefold().endswith(".rels"):
            yield name, package.part(name)


def _owner(name: str) -> str:
    """Return the part that a part of relationships belongs to; empty for the package."""
    folder, _slash, file = name.rpartition("/")
    return posixpath.join(folder.removesuffix("_rels"), file.removesuffix(".rels"))


def _target(element: Any, name: str) -> str:
    """Return the part that a relationship leads to; empty for what is outside the file."""
    if element.get("TargetMode") == "External":
        return ""
    folder = posixpath.dirname(posixpath.dirname(name))
    return posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/")


def _is_link(element: Any) -> bool:
    """Tell whether a relationship is a link that somebody clicks, and no way to a file or share."""
    target = element.get("Target", "")
    return bool(element.get("Type", "").endswith("/hyperlink") and _SCHEME.match(target))


def _without(root: Any, gone: set[str]) -> Any:
    """Return a part without what shows relationships that are gone."""
    for element in list(root.iter("*")):
        for attribute in [name for name in element.attrib if name.startswith(f"{{{R}}}")]:
            if element.get(attribute) in gone:
                del element.attrib[attribute]
                shown = [element, *element.iterancestors(*map(w, _SHOWING))]
                if shown[-1].tag in map(w, _SHOWING) and shown[-1].getparent() is not None:
                    shown[-1].getparent().remove(shown[-1])
    return root


def _packed(package: Package, changed: dict[str, Any]) -> bytes:
    buffer = io.BytesIO()
    with Timeless(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in package.names:
            root = changed.get(name)
            part = package.bytes_of(name) if root is None else etree.tostring(root)
            target.writestr(name, part)
    return buffer.getvalue()
