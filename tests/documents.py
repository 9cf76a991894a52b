"""What tests know of DOCX without drafter's help: python-docx, lxml and the public schemas."""

import io
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import docx
from docx.table import Table
from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OPC = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SCHEMA_OF = {
    W: "wml.xsd",
    f"{_OPC}/content-types": "opc-contentTypes.xsd",
    f"{_OPC}/relationships": "opc-relationships.xsd",
    f"{_OFFICE}/extended-properties": "shared-documentPropertiesExtended.xsd",
}


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def root(data: bytes, part: str = "word/document.xml") -> Any:
    return etree.fromstring(parts(data)[part])


def lines(data: bytes) -> list[tuple[str, str]]:
    """Return the style and the text of every paragraph of the body, cells of tables included.

    A merged cell, which python-docx gives for each column that it reaches over, is read once.
    """
    found = []
    for block in opened(data).iter_inner_content():
        rows = block.rows if isinstance(block, Table) else ()
        cells = [cell for row in rows for cell in dict.fromkeys(row.cells)]
        paragraphs = [p for cell in cells for p in cell.paragraphs] or [block]
        found += [(p.style.name, p.text) for p in paragraphs if not isinstance(p, Table)]
    return found


def texts(data: bytes, style: str) -> list[str]:
    """Return the texts of the paragraphs of one style."""
    return [text for name, text in lines(data) if name == style]


def whole(data: bytes) -> str:
    """Return the text of the whole body, a line a paragraph, white space joined."""
    return "\n".join(plain(text) for _style, text in lines(data))


def plain(text: str) -> str:
    """Return a text without what typography may change: kinds of spaces and quotation marks."""
    return re.sub(r"\s+", " ", re.sub("[«»„“”]", '"', text)).strip()


@cache
def _schema(name: str) -> etree.XMLSchema:
    tree = etree.parse(SCHEMAS / name)
    for element in tree.iter("{http://www.w3.org/2001/XMLSchema}import"):
        if element.get("namespace") == "http://www.w3.org/XML/1998/namespace":
            element.set("schemaLocation", "xml.xsd")
    return etree.XMLSchema(tree)


def faults(data: bytes) -> list[str]:
    """Return what a strict consumer would find wrong with a DOCX."""
    package = parts(data)
    found = []
    roots = {}
    for name, content in package.items():
        if name.endswith((".xml", ".rels")):
            roots[name] = _understood(etree.fromstring(content))
            schema = _SCHEMA_OF.get(etree.QName(roots[name]).namespace or "")
            if schema and not _schema(schema).validate(roots[name]):
                log: Any = _schema(schema).error_log
                found += [f"{name}:{error.line}: {error.message}" for error in log]
    return found + _dangling(roots)


def _understood(root: Any) -> Any:
    """Return a part without what it declares ignorable, and with the last of several choices.

    ECMA-376, part 3.
    """
    for choices in list(root.iter(f"{_COMPATIBILITY}AlternateContent")):
        for one in choices[-1]:
            choices.addprevious(one)
        choices.getparent().remove(choices)
    prefixes = root.attrib.pop(f"{_COMPATIBILITY}Ignorable", "").split()
    ignorable = {root.nsmap[prefix] for prefix in prefixes}
    for element in list(root.iter("*")):
        if etree.QName(element).namespace in ignorable:
            element.getparent().remove(element)
        for name in list(element.attrib):
            if etree.QName(name).namespace in ignorable:
                del element.attrib[name]
    return root


def _dangling(roots: dict[str, Any]) -> list[str]:
    """Return references of the body to styles, lists, notes and relationships that do not exist."""
    body = roots["word/document.xml"]

    def ids(part: str, tag: str, attribute: str) -> set[str]:
        elements = roots[part].iter(w(tag)) if part in roots else []
        return {element.get(w(attribute)) for element in elements}

    known = {
        "pStyle": ids("word/styles.xml", "style", "styleId"),
        "rStyle": ids("word/styles.xml", "style", "styleId"),
        "tblStyle": ids("word/styles.xml", "style", "styleId"),
        "numId": ids("word/numbering.xml", "num", "numId"),
        "footnoteReference": ids("word/footnotes.xml", "footnote", "id"),
    }
    found = []
    for tag, defined in known.items():
        attribute = "id" if tag == "footnoteReference" else "val"
        used = {element.get(w(attribute)) for element in body.iter(w(tag))}
        found += [f"{tag} {value} is not defined" for value in used - defined]
    relationships = {e.get("Id") for e in roots["word/_rels/document.xml.rels"]}
    namespace = f"{{{_OFFICE}/relationships}}"
    used = {v for e in body.iter() for k, v in e.attrib.items() if k.startswith(namespace)}
    return found + [f"relationship {value} does not exist" for value in used - relationships]
