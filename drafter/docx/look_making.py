"""Making a look of any Word file, as a file that can be opened in Word and changed there.

It has what letters take of the file, and what they need and the file lacks.  The text of its body
stays as an example of its styles, goes into the header of the first page, or gives way to the
sample text of the look that drafter ships.
"""

import copy
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from drafter.docx.look_by_hand import Change, changes
from drafter.docx.look_content import clear_attributes_of_root
from drafter.docx.look_section import Sections
from drafter.docx.look_taking import Taken, Taking, body_of, is_blank
from drafter.docx.opening import Package
from drafter.docx.shipped_look import own_texts, sample
from drafter.docx.xml import w
from drafter.errors import LookError, Problem
from drafter.wording import _

SAMPLE, LETTERHEAD, NOTHING = "sample", "letterhead", "nothing"
"""What becomes of the text in the body of a file."""

_MOST_LINES = 40
"""So many paragraphs make a letterhead at the most; more would push a letter off its page."""

_REFERRING = ("pStyle", "rStyle", "tblStyle")


class Offer(NamedTuple):
    """What a file offers beside its styles: the text of its body, and what is set by hand in it."""

    texts: list[str]
    """The paragraphs of its own, without empty ones."""
    changes: list[Change]


def offered(file: Path, data: bytes) -> Offer:
    """Return what a file offers; raises DocumentError where it is no sound Word file."""
    package = Package(file, data)
    body = body_of(package.main)
    styles = package.related("styles")
    found = [] if styles is None else changes(body, styles)
    return Offer(own_texts(body), found)


def made(file: Path, data: bytes, text: str, changed: Iterable[Change] = ()) -> Taken:
    """Return a look made of a Word file; `changed` is what its styles are to say beside.

    `text` is what becomes of its text: SAMPLE, LETTERHEAD or NOTHING.  Raises DocumentError where
    it is no sound Word file, LookError where its text is too long for a letterhead.
    """
    package = Package(file, data)
    taking = Taking(package)
    root = package.main
    body = body_of(root)
    sections = taking.sections(body)
    done = taking.parts(body, sections, changed)
    for section in list(body.iter(w("sectPr"))):
        section.getparent().remove(section)
    if text == LETTERHEAD:
        taking.letterhead(_blocks(package, body), sections.upright)
    if text == SAMPLE:
        taking.clear_text(body)
        _keep_references(body, taking.ids)
    else:
        body[:] = _samples(done.keys)
    _add_pages(body, sections)
    root[:] = [body]
    clear_attributes_of_root(root)
    return taking.finished(root, done, has_text=text == SAMPLE)


def _blocks(package: Package, body: Any) -> list[Any]:
    """Return the blocks of a letterhead; raises LookError where there are too many."""
    blocks = list(body)
    while len(blocks) > 1 and is_blank(blocks[-1]) and is_blank(blocks[-2]):
        blocks.pop()
    count = sum(1 for block in blocks for _paragraph in block.iter(w("p")))
    if count > _MOST_LINES:
        what = _("The body has {count} paragraphs, too many for a letterhead.").format(count=count)
        advice = _("Leave the letterhead alone in the file, or choose: --body sample")
        raise LookError([Problem("look-long-letterhead", package.place, what, advice)])
    if not blocks or not is_blank(blocks[-1]):
        blocks.append(body.makeelement(w("p")))  # the letter stands apart from it
    return blocks


def _samples(keys: Mapping[str, str]) -> list[Any]:
    """Return the sample text of the shipped look in the styles of another file."""
    blocks = [copy.deepcopy(block) for block in sample() if block.tag != w("sectPr")]
    for block in blocks:
        for name in _REFERRING:
            for style in block.iter(w(name)):
                style.set(w("val"), keys.get(style.get(w("val"), ""), style.get(w("val"), "")))
        for number in list(block.iter(w("numPr"))):
            number.getparent().remove(number)  # each list style has its list
    return blocks


def _keep_references(body: Any, ids: Mapping[str, frozenset[str]]) -> None:
    """Remove references to styles and lists that a file does not have."""
    for name in (*_REFERRING, "numId"):
        known = ids["num" if name == "numId" else "style"]
        for element in list(body.iter(w(name))):
            if element.get(w("val")) not in known:
                parent = element.getparent()
                parent.remove(element)
                if parent.tag == w("numPr"):
                    parent.getparent().remove(parent)


def _add_pages(body: Any, sections: Sections) -> None:
    """End a body with its pages: those of letters, and those that lie on their side behind them."""
    if sections.lying is None:
        body.append(sections.upright)
        return
    paragraph = etree.SubElement(body, w("p"))
    etree.SubElement(paragraph, w("pPr")).append(sections.upright)
    etree.SubElement(body, w("p"))
    body.append(sections.lying)
