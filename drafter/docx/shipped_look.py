"""The look that drafter ships, read as parts: what a Word file that is to be a look may lack."""

import zipfile
from functools import cache
from typing import Any, NamedTuple

from lxml import etree

from drafter.docx.xml import value, w
from drafter.workspace import LOOK, TEMPLATES, shipped

_COMPLETED = ("paragraph", "character", "table")


class ShippedLook(NamedTuple):
    """The styles and lists of the shipped look; nobody may change the elements in it."""

    styles: dict[str, Any]
    """The paragraph, character and table styles by their ids, in their order."""
    names: frozenset[str]
    """Their names in small letters."""
    uncommon: tuple[tuple[str, str], ...]
    """The kinds and names of those that Word does not know itself."""
    defaults: tuple[Any, ...]
    """What stands before the styles: the defaults of the document."""
    lists: dict[str, Any]
    """The abstract numbering of each style that has one, by the style's id."""


@cache
def shipped_styles() -> ShippedLook:
    """Return the styles and lists of the look that drafter ships."""
    with zipfile.ZipFile(shipped(TEMPLATES) / LOOK) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
        numbering = etree.fromstring(package.read("word/numbering.xml"))
    found = [one for one in styles.iter(w("style")) if one.get(w("type")) in _COMPLETED]
    return ShippedLook(
        {one.get(w("styleId"), ""): one for one in found},
        frozenset((value(one, "w:name") or "").casefold() for one in found),
        tuple(
            (one.get(w("type"), ""), value(one, "w:name") or "")
            for one in found
            if one.get(w("customStyle")) == "1"
        ),
        tuple(one for one in styles if one.tag != w("style")),
        {
            value(one, "w:lvl/w:pStyle") or "": one
            for one in numbering.iterchildren(w("abstractNum"))
        },
    )


@cache
def sample() -> Any:
    """Return the body of the shipped look, which shows what each style does."""
    with zipfile.ZipFile(shipped(TEMPLATES) / LOOK) as package:
        return etree.fromstring(package.read("word/document.xml")).find(w("body"))


def own_texts(body: Any) -> list[str]:
    """Return the paragraphs of a body that are none of the shipped samples, without empty ones."""
    texts = (_text(paragraph) for paragraph in body.iter(w("p")))
    return [text for text in texts if text and text not in _samples()]


@cache
def _samples() -> frozenset[str]:
    return frozenset(map(_text, sample().iter(w("p"))))


def _text(paragraph: Any) -> str:
    return " ".join("".join(text.text or "" for text in paragraph.iter(w("t"))).split())
