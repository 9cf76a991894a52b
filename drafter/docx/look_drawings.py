"""The drawings of a look's header: pictures that the file itself holds, shapes, and their text.

DrawingML and VML, the older kind of it, can show what lies elsewhere, play, link and run; what a
letter takes over of them only shows.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from lxml import etree

from drafter.docx.look_allowed import (
    CHOICES,
    DRAWING,
    GRAPHICS,
    NOT_IN_DRAWINGS,
    OF_DRAWINGS,
    PICTURE,
    SHAPE,
    VML,
    VML_WORD,
    clear_drawn_attributes,
    namespace,
)
from drafter.docx.look_fields import unwrap
from drafter.docx.xml import R, w

_EMBED, _LINK, _ID = (f"{{{R}}}{name}" for name in ("embed", "link", "id"))
_BLIP = f"{{{DRAWING}}}blip"
_CLICKED = frozenset(f"{{{DRAWING}}}hlink{name}" for name in ("Click", "Hover", "MouseOver"))
_FILLED = frozenset(f"{{{VML}}}{name}" for name in ("imagedata", "fill", "stroke"))
_ADDRESSES = frozenset({"src", "href", "althref"})
_BOX = w("txbxContent")
_SHOWING = frozenset(
    {f"{{{PICTURE}}}pic", f"{{{SHAPE}}}wsp", f"{{{VML}}}imagedata", f"{{{VML}}}textpath", _BOX}
)
"""What makes a drawing worth keeping that has lost a picture."""

COMPATIBILITY = f"{{{CHOICES}}}AlternateContent"
"""Several ways to show something, of which a program takes one."""


class Means(NamedTuple):
    """What a part of a look can show beyond its text."""

    picture: Callable[[str], str]
    """Keeps the picture behind a relationship's id; returns its new id, empty without one."""
    link: Callable[[str], str]
    """Keeps the link behind a relationship's id, if it leads to the web; returns the same."""
    outside: Callable[[str], None]
    """Is told the relationship's id, or the address, of what is shown from elsewhere."""
    told: Callable[[str, str], None]
    """Is told the kind and the name of what is left out."""


def _choose(choices: Any) -> None:
    """Put of several ways to show something the one that all programs know into their place."""
    found = choices.find(f"{{{CHOICES}}}Fallback")
    choices[:] = [] if found is None else list(found)
    unwrap(choices)


def clear_drawing(drawing: Any, means: Means, blocks: Callable[[Any], None]) -> bool:
    """Clear a drawing in place; tell whether it still shows something.

    `blocks` clears the text of its boxes.
    """
    drawing.attrib.clear()
    cleared = _Drawing(means, blocks)
    cleared.clear(drawing)
    is_old = drawing.tag == w("pict")
    for child in list(drawing):
        if namespace(child) == VML_WORD:  # it belongs into a shape
            drawing.remove(child)
    shows = any(element.tag in _SHOWING for element in drawing.iter("*"))
    return shows or (is_old and not cleared.has_lost)


class _Drawing:
    def __init__(self, means: Means, blocks: Callable[[Any], None]) -> None:
        self._means = means
        self._blocks = blocks
        self.has_lost = False
        """Whether something that it shows had to go."""

    def clear(self, parent: Any) -> None:
        for choices in parent.findall(COMPATIBILITY):
            _choose(choices)
        for child in list(parent):
            if child.tag == _BOX:
                child.attrib.clear()
                self._blocks(child)
            elif self._is_allowed(child) and self._linked(child) and self._filled(child):
                clear_drawn_attributes(child)
                self.clear(child)
                if _lacks_picture(child):
                    parent.remove(child)
            else:
                self.has_lost |= child.tag not in _CLICKED
                parent.remove(child)

    def _is_allowed(self, element: Any) -> bool:
        if element.tag == f"{{{DRAWING}}}graphicData" and element.get("uri") not in GRAPHICS:
            self._means.told("drawing", "")
            return False
        name = etree.QName(element).localname
        if name == "OLEObject":
            self._means.told("embedded", name)
        return namespace(element) in OF_DRAWINGS and name not in NOT_IN_DRAWINGS

    def _linked(self, element: Any) -> bool:
        """Tell whether an element is no link, or one to the web that is kept."""
        if element.tag not in _CLICKED:
            return True
        key = self._means.link(element.get(_ID, ""))
        element.attrib.clear()
        if key:
            element.set(_ID, key)
        return bool(key)

    def _filled(self, element: Any) -> bool:
        """Keep the picture that an element shows; tell whether it lacks none."""
        if element.tag in _CLICKED:
            return True
        name_of_key = _EMBED if element.tag == _BLIP else _ID
        shown = element.get(name_of_key, "")
        self._tell_outside(element)
        for name in element.keys():  # noqa: SIM118 - of lxml
            if etree.QName(name).namespace == R:
                del element.attrib[name]
        if element.tag not in (_BLIP, *_FILLED):
            return True
        key = self._means.picture(shown) if shown else ""
        if key:
            element.set(name_of_key, key)
        is_bare = not shown and element.tag in _FILLED and not element.tag.endswith("}imagedata")
        return bool(key) or is_bare

    def _tell_outside(self, element: Any) -> None:
        """Tell where an element shows what lies elsewhere, by a relationship or an address."""
        if link := element.get(_LINK):
            self._means.outside(link)
        for name, text in element.items():
            if element.tag in _FILLED and etree.QName(name).localname in _ADDRESSES:
                self._means.outside(text)
            elif name == "href":
                self._means.told("link", text)


def _lacks_picture(element: Any) -> bool:
    """Tell whether an element exists for a picture that has gone."""
    if element.tag == f"{{{PICTURE}}}pic":
        return next(element.iter(_BLIP), None) is None
    return etree.QName(element).localname == "blipFill" and element.find(_BLIP) is None
