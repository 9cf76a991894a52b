"""Tracked changes that a Word file holds already, accepted: it is compared as it reads now."""

from typing import Any

from drafter.docx.xml import w

_GONE = tuple(map(w, ("del", "moveFrom", "cellDel")))
_CAME = tuple(map(w, ("ins", "moveTo")))
_FORMER = (
    *("pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "tblPrExChange"),
    *("trPrChange", "tcPrChange", "numberingChange", "cellIns", "cellMerge"),
)
_RANGES = tuple(
    f"{kind}Range{end}"
    for kind in (
        *("moveFrom", "moveTo", "customXmlIns", "customXmlDel"),
        *("customXmlMoveFrom", "customXmlMoveTo"),
    )
    for end in ("Start", "End")
)
_MARKERS = frozenset(map(w, (*_FORMER, *_RANGES)))
_ROW, _CELL, _PARAGRAPH = w("trPr"), w("tcPr"), w("rPr")
_BETWEEN = (w("bookmarkStart"), w("bookmarkEnd"))


def accept(root: Any) -> int:
    """Accept all tracked changes below an element; return how many there were."""
    count = 0
    for element in list(root.iter(*_MARKERS)):
        count += element.tag != w("cellIns")
        _remove(element)
    for element in list(root.iter(*_GONE)):
        count += 1
        _go(element)
    for element in list(root.iter(*_CAME)):
        count += 1
        _stay(element)
    for table in list(root.iter(w("tbl"))):
        if count and table.find(w("tr")) is None and table.find(f".//{w('tc')}") is None:
            _remove(table)
    return count


def _go(element: Any) -> None:
    """Let what was deleted go: a text, or the row, the cell or the end of a paragraph around."""
    parent = element.getparent()
    if parent is None:
        return
    if parent.tag in (_ROW, _CELL):
        _remove(parent.getparent())
    elif parent.tag == _PARAGRAPH:
        _remove(element)
        _join(parent.getparent().getparent())
    else:
        _remove(element)


def _stay(element: Any) -> None:
    """Let what was inserted stay, as if it had always been there."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    parent[place : place + 1] = list(element)


def _join(paragraph: Any) -> None:
    """Join a paragraph whose end was deleted with the next one."""
    if paragraph is None or paragraph.tag != w("p"):
        return
    following = paragraph.getnext()
    while following is not None and following.tag in _BETWEEN:
        following = following.getnext()
    content = [child for child in paragraph if child.tag != w("pPr")]
    if following is not None and following.tag == w("p"):
        properties = following.find(w("pPr"))
        at = 0 if properties is None else following.index(properties) + 1
        following[at:at] = content
        _remove(paragraph)
    elif not content and _is_spare(paragraph):
        _remove(paragraph)


def _is_spare(paragraph: Any) -> bool:
    """Tell whether others stand beside a paragraph, so that their place can do without it."""
    return paragraph.getnext() is not None and paragraph.getparent().tag != w("tc")


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
