"""The marks of tracked changes: who made them and when, and what stands inside of them.

ECMA-376, part 1, 17.13.5.  Their numbers are given out at the end, when all are there.
"""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any, NamedTuple

from lxml import etree

from drafter.docx.xml import W, w

CAME, WENT, SAME = "ins", "del", ""
AUTHOR = "drafter"
"""Who changed a text where nobody is named."""

_GONE_TEXT = {w("t"): w("delText"), w("instrText"): w("delInstrText")}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NUMBERED = (
    *("ins", "del", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange"),
    *("trPrChange", "tcPrChange", "customXmlInsRangeStart", "customXmlDelRangeStart"),
)
_ENDS = {
    w("bookmarkEnd"): w("bookmarkStart"),
    w("customXmlInsRangeEnd"): w("customXmlInsRangeStart"),
    w("customXmlDelRangeEnd"): w("customXmlDelRangeStart"),
}


class Revision(NamedTuple):
    """Who made the changes, and when: a moment as W3CDTF has it, or nothing."""

    author: str = AUTHOR
    moment: str = ""

    def tagged(self, tag: str) -> Any:
        """Return an empty mark: `ins`, `del`, `rPrChange` and the like."""
        told = {w("id"): "0", w("author"): self.author}
        if self.moment:
            told[w("date")] = self.moment
        return etree.Element(w(tag), told, nsmap={"w": W})

    def around(self, mark: str, elements: Iterable[Any]) -> list[Any]:
        """Return elements of a paragraph inside a mark; as they are where they stayed."""
        elements = list(elements)
        if mark == SAME or not elements:
            return elements
        box = self.tagged(mark)
        box.extend(elements)
        if mark == WENT:
            gone(box)
        return [box]

    def control(self, mark: str, control: Any) -> list[Any]:
        """Return a content control of a paragraph that came or went, as Word marks one."""
        content = control.find(w("sdtContent"))
        if mark == SAME or content is None:
            return [control]
        inner = self.around(mark, list(content))
        kind = f"customXml{mark.capitalize()}Range"
        begun, ended = self.tagged(f"{kind}Start"), self.tagged(f"{kind}Start")
        begun.set(w("id"), f"{id(control)}a")
        ended.set(w("id"), f"{id(control)}b")
        content[:] = [_end(begun, kind), *inner, ended]
        return [begun, control, _end(ended, kind)]

    def former(self, tag: str, properties: Any) -> Any:
        """Return the mark that properties were others: a change with those that were."""
        change = self.tagged(tag)
        change.append(properties)
        return change


def _end(start: Any, kind: str) -> Any:
    return etree.Element(w(f"{kind}End"), {w("id"): start.get(w("id"))})


def gone(element: Any) -> None:
    """Let texts be those of a deletion; the text of a box inside a picture goes with it."""
    for one in element.iter(*_GONE_TEXT):
        if next(one.iterancestors(w("txbxContent")), None) is None:
            one.tag = _GONE_TEXT[one.tag]


def text_element(text: str) -> Any:
    """Return a text as it stands in a run."""
    element = etree.Element(w("t"), nsmap={"w": W})
    element.text = text
    if text != text.strip():
        element.set(_SPACE, "preserve")
    return element


def run_of(properties: Any | None, content: Iterable[Any]) -> Any:
    """Return a run with a copy of its properties."""
    run = etree.Element(w("r"), nsmap={"w": W})
    if properties is not None and len(properties):
        run.append(deepcopy(properties))
    run.extend(content)
    return run


def number_all(root: Any, first: int) -> int:
    """Give the marks and the bookmarks of a part numbers of their own; return the next one.

    The end of a bookmark without a beginning, and the other way round, is left out.
    """
    starts: dict[tuple[str, str], str] = {}
    for element in list(root.iter(*map(w, _NUMBERED), *_ENDS, w("bookmarkStart"))):
        tag, identity = element.tag, element.get(w("id"), "")
        if tag in _ENDS:
            number = starts.pop((_ENDS[tag], identity), None)
            if number is None:
                element.getparent().remove(element)
            else:
                element.set(w("id"), number)
            continue
        starts[tag, identity] = str(first)
        element.set(w("id"), str(first))
        first += 1
    left = {number for (tag, _id), number in starts.items() if tag == w("bookmarkStart")}
    for element in [one for one in root.iter(w("bookmarkStart")) if one.get(w("id")) in left]:
        element.getparent().remove(element)
    return first
