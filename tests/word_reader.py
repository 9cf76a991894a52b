"""Another reader of Word files than drafter's: every word that stands in one, by what it is."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

_WORD = re.compile(r"[^\W_]+")
_GONE = {"del", "moveFrom", "Fallback", "pPr", "rPr"}
_STORIES = ("document.xml", "footnotes.xml", "endnotes.xml")
_SPACES = {"sym", "tab", "ptab", "br", "cr", "noBreakHyphen"}

_LINES = {"txbxContent", "footnote", "endnote", "p", "tc", "rt"}
"""What stands in lines of its own."""


def _name(element: Any) -> str:
    return str(etree.QName(element).localname)


def _is_on(run: Any, *names: str) -> bool:
    properties = next((child for child in run if _name(child) == "rPr"), ())
    found = {_name(child): child for child in properties}
    for name in names:
        values = list(found[name].attrib.values()) if name in found else ["off"]
        if not values or values[0] not in ("0", "false", "off", "none"):
            return True
    return False


def _pieces(element: Any, kind: str) -> Iterator[tuple[str, str]]:
    """Yield each text with its kind; a line feed between paragraphs and cells."""
    for child in element:
        name = _name(child)
        if name in _GONE and not (name == "Fallback" and len(child.getparent()) == 1):
            continue
        inner = kind
        if name == "r" and _is_on(child, "strike", "dstrike"):
            inner = "struck"
        elif name == "r" and _is_on(child, "vanish"):
            inner = "hidden"
        elif name == "sdt" and child.find(".//{*}showingPlcHdr") is not None:
            inner = "placeholder"
        if name == "t":
            yield kind, child.text or ""
        elif name in _SPACES:
            yield kind, " "
        elif name in _LINES or _name(element) == "body":
            yield kind, "\n"
            yield from _pieces(child, inner)
            yield kind, "\n"
        else:
            yield from _pieces(child, inner)


def words_of(data: bytes) -> dict[str, set[str]]:
    """Return the words of a Word file: those of its `text`, and those that are no text of it.

    `struck`, `hidden` and `placeholder` are not printed as text; deletions are nowhere.
    """
    found: dict[str, set[str]] = {"text": set(), "struck": set(), "hidden": set()}
    found["placeholder"] = set()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if name.lower().endswith(_STORIES)]
        parser = etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True)
        for name in names:
            if "glossary" in name:
                continue
            texts: dict[str, list[str]] = {kind: [] for kind in found}
            for kind, text in _pieces(etree.fromstring(package.read(name), parser), "text"):
                for other, pieces in texts.items():
                    pieces.append(text if other == kind or text == "\n" else "")
            for kind, pieces in texts.items():
                found[kind] |= words_in("".join(pieces))
    return found


def words_in(text: str) -> set[str]:
    """Return the words and numbers of a text, in lower case."""
    return set(_WORD.findall(text.casefold().replace("\u00ad", "")))
