"""What is taken of a look, made valid: a letter is, whatever program has written its look.

Programs write elements in another order than the standard wants, measures with a point, words that
nobody knows.  What has a sense is put right, the rest goes: Word may refuse the whole file for it.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from lxml import etree

from drafter.docx.wordml import ATTRIBUTES, CHILDREN, WORDS
from drafter.docx.xml import W, w

_UNIT = r"(?:mm|cm|in|pt|pc|pi)"
_PATTERNS = {
    "number": r"-?\d{1,9}",
    "count": r"\d{1,9}",
    "length": rf"-?\d{{1,9}}|-?\d{{1,6}}(?:\.\d{{1,9}})?{_UNIT}",
    "size": rf"\d{{1,9}}|\d{{1,6}}(?:\.\d{{1,9}})?{_UNIT}",
    "part": rf"-?\d{{1,9}}|-?\d{{1,6}}(?:\.\d{{1,9}})?(?:%|{_UNIT})",
    "scale": r"0*(?:600|[0-5]?\d?\d)%?",
    "color": r"auto|[0-9A-Fa-f]{6}",
    "hex2": r"[0-9A-Fa-f]{2}",
    "hex4": r"[0-9A-Fa-f]{4}",
    "hex8": r"[0-9A-Fa-f]{8}",
    "hex20": r"[0-9A-Fa-f]{20}",
    "cnf": r"[01]{12}",
    "art": r"[A-Za-z]\w*",
    "text": r"(?s:.*)",
    "switch": r"0|1|true|false|on|off",
}
_MEASURED = ("number", "count", "length", "size", "part")
_BROKEN = re.compile(r"\s*(-?\d{1,9})[.,]\d*\s*")
"""A measure with a point, which only those with a unit may have."""

_SWITCHED = {"none": "0", "no": "0", "yes": "1"}
_OPTIONAL = ("switch", "any")
"""Kinds of elements that say something without a value."""

LEAVES = {w("br"): "Br", w("sym"): "Sym", w("ptab"): "PTab"}
"""The pieces of text that have attributes, and their types."""

KINDS = {
    **{w("pPr"): "PrintedParagraph", w("rPr"): "Text", w("tblPr"): "Table", w("tblGrid"): "Grid"},
    **{w("trPr"): "Row", w("tcPr"): "Cell", w("tblPrEx"): "RowTable", w("rubyPr"): "Ruby"},
}
"""The properties of what is printed, and their types."""


class _Type(NamedTuple):
    places: dict[str, int]
    """The elements that stand in one of this type, with their places."""
    types: dict[str, str]
    several: frozenset[str]
    kinds: dict[str, str]
    """The kinds of its attributes."""
    needed: tuple[str, ...]


def made_valid(element: Any, kind: str) -> bool:
    """Put an element of a type right, in place; tell whether it may stay.

    A word that is no type is the kind of the one attribute `w:val`.
    """
    if kind == "any":
        return True
    known = _type(kind)
    if not _clear_attributes(element, known):
        return False
    seen: set[str] = set()
    for child in list(element):
        of = etree.QName(child)
        if of.namespace != W:
            continue
        name = of.localname
        inner = known.types.get(name)
        again = name in seen and name not in known.several
        if inner is None or again or not made_valid(child, inner):
            element.remove(child)
        seen.add(name)
    last = len(known.places)
    places = [known.places.get(etree.QName(child).localname, last) for child in element]
    if places != sorted(places):
        element[:] = [child for _place, child in sorted(zip(places, element, strict=True), key=_by)]
    return True


def _by(pair: tuple[int, Any]) -> int:
    return pair[0]


def _clear_attributes(element: Any, known: _Type) -> bool:
    """Put attributes right or remove them; tell whether those are there that have to be."""
    for attribute, said in element.items():
        of = etree.QName(attribute)
        if of.namespace != W:
            continue
        kind = known.kinds.get(of.localname)
        right = None if kind is None else _checker(kind)(said)
        if right is None:
            del element.attrib[attribute]
        elif right != said:
            element.set(attribute, right)
    return all(element.get(w(name)) is not None for name in known.needed)


@cache
def _type(kind: str) -> _Type:
    if kind not in CHILDREN and kind not in ATTRIBUTES:
        return _Type({}, {}, frozenset(), {"val": kind}, () if kind in _OPTIONAL else ("val",))
    children = [child.split(":") for child in CHILDREN.get(kind, "").split()]
    names = [name.rstrip("*") for name, _type in children]
    attributes = [one.split(":") for one in ATTRIBUTES.get(kind, "").split()]
    return _Type(
        {name: place for place, name in enumerate(names)},
        dict(zip(names, (inner for _name, inner in children), strict=True)),
        frozenset(name.rstrip("*") for name, _type in children if name.endswith("*")),
        {name.lstrip("!"): inner for name, inner in attributes},
        tuple(name.lstrip("!") for name, _type in attributes if name.startswith("!")),
    )


@cache
def _checker(kind: str) -> Callable[[str], str | None]:
    """Return what puts a value of a kind right, or finds that it has no sense."""
    words = frozenset(WORDS.get(kind, "").split())
    if words:
        return lambda said: said if said in words else None
    pattern = re.compile(_PATTERNS[kind])

    def right(said: str) -> str | None:
        if pattern.fullmatch(said):
            return said
        if kind in _MEASURED and (found := _BROKEN.fullmatch(said)):
            said = found[1]
        elif kind == "color":
            said = said.lstrip("#")
        elif kind == "switch":
            said = _SWITCHED.get(said.casefold(), said.casefold())
        return said if pattern.fullmatch(said) else None

    return right
