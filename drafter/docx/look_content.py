"""What a look prints, its headers, footers and the line above footnotes, as letters may have it.

Text, tables, pictures, links to the web and page numbers stay; changes under review are accepted.
A relationship counts by what uses it: it is kept where a picture or a link is behind it, and only
as that.
"""

from typing import Any

from lxml import etree

from drafter.docx.look_allowed import (
    CHOICES,
    CONTENT,
    OF_PROPERTIES,
    PROPERTIES,
    TRANSPARENT,
    WORD_2010,
    clear_attributes,
    clear_text,
    is_known,
    namespace,
)
from drafter.docx.look_drawings import COMPATIBILITY, Means, clear_drawing
from drafter.docx.look_fields import clear_fields, unwrap
from drafter.docx.look_valid import KINDS, LEAVES, made_valid
from drafter.docx.xml import R, w

IGNORABLE = f"{{{CHOICES}}}Ignorable"
"""Names the prefixes of what older programs may pass over."""

_ID = f"{{{R}}}id"
_ENDING_IN_PARAGRAPH = tuple(map(w, ("tc", "txbxContent")))
_DRAWN = frozenset({w("drawing"), w("pict")})
_EMBEDDED = frozenset({w("object"), w("control"), w("altChunk"), w("subDoc")})
_REVIEWED = frozenset(map(w, ("ins", "moveTo", "del", "moveFrom")))
_NOTES = frozenset(map(w, ("footnoteReference", "endnoteReference")))
_COMMENT = frozenset(map(w, ("commentRangeStart", "commentRangeEnd", "commentReference")))


def clear_content(root: Any, means: Means) -> None:
    """Leave of a header, a footer or a note what a letter may have of it, in place."""
    _Content(means).blocks(root)
    clear_fields(root, lambda code: means.told("field", " ".join(code.split())))
    for holder in [root, *root.iter(*_ENDING_IN_PARAGRAPH)]:
        if not len(holder) or holder[-1].tag != w("p"):
            etree.SubElement(holder, w("p"))


def clear_properties(properties: Any) -> None:
    """Leave of properties what says how something looks, in place."""
    clear_attributes(properties)
    for child in list(properties):
        if child.tag in OF_PROPERTIES or namespace(child) == WORD_2010:
            clear_properties(child)
        else:
            properties.remove(child)


def clear_attributes_of_root(root: Any) -> None:
    """Leave of the attributes of a part's root the one that says what older programs ignore."""
    ignorable = [prefix for prefix in root.get(IGNORABLE, "").split() if prefix in root.nsmap]
    root.attrib.clear()
    clear_text(root)
    if ignorable:
        root.set(IGNORABLE, " ".join(ignorable))


class _Content:
    def __init__(self, means: Means) -> None:
        self._means = means

    def blocks(self, parent: Any) -> None:
        """Go through what stands in an element; what is opened up is gone through in its place."""
        child = next(iter(parent), None)
        while child is not None:
            if child.tag in TRANSPARENT:
                self._tell(child)
                child = _opened_up(child)
            elif self._kept(child):
                child = child.getnext()
            elif child.tag in (w("hyperlink"), COMPATIBILITY):
                child = _opened_up(child)
            else:
                self._tell(child)
                gone, child = child, child.getnext()
                parent.remove(gone)

    def _kept(self, child: Any) -> bool:
        """Clear an element of what it must not have; tell whether it may stay itself."""
        if child.tag in PROPERTIES:
            clear_properties(child)
            return made_valid(child, KINDS[child.tag])
        if child.tag in LEAVES and not made_valid(child, LEAVES[child.tag]):
            return False
        if child.tag in _DRAWN:
            return clear_drawing(child, self._means, self.blocks)
        if child.tag == w("hyperlink"):
            return self._link(child)
        if child.tag == COMPATIBILITY:
            return self._ways(child)
        if child.tag in CONTENT:
            clear_attributes(child)
            self.blocks(child)
            if child.tag == w("tbl"):
                _complete_table(child)
        else:
            return False
        return True

    def _ways(self, choices: Any) -> bool:
        """Clear each of several ways to show something; tell whether one is left."""
        for way in list(choices):
            needed = way.get("Requires", "")
            way.attrib.clear()
            if needed:
                way.set("Requires", needed)
            self.blocks(way)
            if not len(way) or not is_known(way):
                choices.remove(way)
        if choices.find(f"{{{CHOICES}}}Choice") is not None:
            return True
        choices[:] = [child for way in choices for child in way]
        return False

    def _link(self, link: Any) -> bool:
        """Clear a link; tell whether it leads to the web.  The text of another one stays."""
        key = self._means.link(link.get(_ID, ""))
        for name in link.keys():  # noqa: SIM118 - of lxml
            if name not in (_ID, w("tooltip"), w("history")):
                del link.attrib[name]
        if key:
            link.set(_ID, key)
            self.blocks(link)
            return True
        return False

    def _tell(self, element: Any) -> None:
        if element.tag in _EMBEDDED:
            self._means.told("embedded", etree.QName(element).localname)
        elif element.tag in _REVIEWED:
            self._means.told("changes", "")
        elif element.tag in _COMMENT:
            self._means.told("comments", "")
        elif element.tag in _NOTES:
            self._means.told("notes", "")


def _complete_table(table: Any) -> None:
    """Give a table the properties and the columns that it must have, before its rows."""
    for place, name in enumerate(("tblPr", "tblGrid")):
        found = table.find(w(name))
        table.insert(place, table.makeelement(w(name)) if found is None else found)


def _opened_up(element: Any) -> Any | None:
    """Put what an element holds into its place; return what is to be gone through next."""
    first = next(iter(element), None)
    following = element.getnext() if first is None else first
    unwrap(element)
    return following
