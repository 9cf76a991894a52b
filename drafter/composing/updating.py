"""Templates of one's own brought up to date: shipped blocks that they lack, or that have changed.

A block is offered where one's own knows nothing of a value that the shipped one prints, or is
word for word what drafter shipped before.  What a lawyer has written himself is left alone.
"""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.composing.blocks import Block, base_of, blocks_in, parsed, printed_in, uses_another
from drafter.composing.earlier import is_earlier
from drafter.composing.library import Template
from drafter.composing.loader import not_utf_8
from drafter.errors import TemplateError
from drafter.files.input import contents
from drafter.workspace import TEMPLATES, shipped

_VALUES = {
    *("addressees", "appendices", "author", "body", "clauses", "copy_to", "demands", "executor"),
    *("registration", "request", "request_with_demand", "salutation", "signatories", "subject"),
    *(".post", ".name", ".body"),
}
"""What no block may leave out that the shipped one prints."""

_MAY_BE_APART = {"request": {"request_with_demand", "salutation"}}
"""What another block prints as well."""

_MARK = "\ufeff"


class Offer(NamedTuple):
    """A block to be taken over; its name is empty where it is the whole of a template."""

    block: str
    text: str


def offers_for(template: Template, own: str) -> list[Offer]:
    """Return the shipped blocks that a template of one's own lacks, or that have changed.

    `own` is its text.  Raises TemplateError with every slip of its syntax where it is broken.
    """
    tree = parsed(own, str(template.own))
    if template.shipped and not blocks_in(own) and not base_of(tree):
        ours = _text(template.shipped)
        old = is_earlier(template.name, "", own) and not _alike(own, ours)
        return [Offer("", ours)] if old else []
    effective = shipped_blocks(template, own)
    blocks = blocks_in(own)
    changed = [
        Offer(block, effective[block][1])
        for block, found in blocks.items()
        if block in effective and _is_old(block, found.text, *effective[block])
    ]
    return [*changed, *_lacking(template, own, blocks, effective)]


def shipped_blocks(template: Template, own: str) -> dict[str, tuple[str, str]]:
    """Return the shipped blocks that stand behind a template, each with its template's name.

    `own` is its text.  Raises TemplateError where it is broken.
    """
    found: dict[str, tuple[str, str]] = {}
    for name, text in _chain(template, base_of(parsed(own, str(template.own)))):
        for block, at in blocks_in(text).items():
            found.setdefault(block, (name, at.text))
    return found


def text_of(template: Template) -> str:
    """Return the text of one's own template as it stands in its file.

    Raises InputError for a file that is too large, TemplateError for one not in UTF-8.
    """
    assert template.own  # noqa: S101 - who asks has one
    try:
        return contents(template.own).decode("utf-8")
    except UnicodeDecodeError as error:
        raise TemplateError([not_utf_8(template.own)]) from error


def updated(own: str, offer: Offer, order: list[str]) -> str:
    """Return the text of a template with a block taken over; everything else stays as it is.

    `order` are the names of the shipped blocks, in which one that lacks finds its place.
    """
    ends = re.search("\r\n?|\n", own)
    text = offer.text.replace("\n", ends[0] if ends else "\n")
    if not offer.block:
        return (_MARK if own.startswith(_MARK) else "") + text
    blocks = blocks_in(own)
    if offer.block in blocks:
        found = blocks[offer.block]
        return own[: found.start] + text + own[found.end :]
    gap = 2 * (ends[0] if ends else "\n")
    outer = {name: block for name, block in blocks.items() if not block.depth}
    at = order.index(offer.block)
    if before := [outer[name].end for name in order[:at] if name in outer]:
        return own[: before[-1]] + gap + text + own[before[-1] :]
    if after := [outer[name].start for name in order[at:] if name in outer]:
        return own[: after[0]] + text + gap + own[after[0] :]
    return own.rstrip() + gap + text + gap[: len(gap) // 2]


def order_for(template: Template) -> list[str]:
    """Return the names of the shipped blocks of a template, in the order of a letter."""
    return order_behind(template, text_of(template))


def order_behind(template: Template, own: str) -> list[str]:
    """Return what `order_for` does, for a text that the template's file need not have."""
    skeleton = blocks_in(_text(shipped(TEMPLATES) / "letter.html"))
    return list(dict.fromkeys([*skeleton, *shipped_blocks(template, own)]))


def difference(template: Template, before: str, after: str) -> list[str]:
    """Return what taking a block over changes in a template, as a unified diff."""
    old, new = (text.splitlines(keepends=True) for text in (before, after))
    name = f"{template.name}.html"
    return list(difflib.unified_diff(old, new, f"{TEMPLATES}/{name}", f"drafter/{name}"))


def _is_old(block: str, own: str, name: str, ours: str) -> bool:
    if _alike(own, ours):
        return False
    if is_earlier(name, block, own):
        return True
    printed, wanted = printed_in(own), printed_in(ours) & _VALUES
    if "addressee" in printed and "addressee" not in printed_in(ours):
        return True
    return not uses_another(own) and not wanted - _MAY_BE_APART.get(block, set()) <= printed


def _lacking(
    template: Template, own: str, blocks: dict[str, Block], effective: dict[str, tuple[str, str]]
) -> Iterator[Offer]:
    """Yield the shipped blocks that a template lacks, and that stand nowhere else for it."""
    base = base_of(parsed(own))
    if template.shipped is None or (base and _inherits_all(template, base)):
        return
    everywhere = printed_in(own)
    for block, (name, text) in effective.items():
        if block in blocks or (base and name != template.name):
            continue
        wanted = printed_in(text) & _VALUES
        if not wanted or not wanted <= everywhere:
            yield Offer(block, text)


def _inherits_all(template: Template, base: str) -> bool:
    """Tell whether a template has the blocks of its shipped namesake from the one it extends."""
    above = base.removeprefix("drafter/")
    folder = shipped(TEMPLATES)
    known = (folder / template.language / above, folder / above)
    return above == f"{template.kind}.html" or not any(file.is_file() for file in known)


def _chain(template: Template, base: str | None) -> Iterator[tuple[str, str]]:
    """Yield the shipped templates that one's own stands for: its namesake, and those above it."""
    name: str | None = f"{template.kind}.html"
    if template.shipped is None:
        name = base.removeprefix("drafter/") if base else None
    seen: set[str] = set()
    while name is not None and name not in seen:
        seen.add(name)
        folder = shipped(TEMPLATES)
        files = [folder / template.language / name, folder / name]
        file = next((file for file in files if file.is_file()), None)
        if file is None:
            return
        text = _text(file)
        yield file.relative_to(folder).with_suffix("").as_posix(), text
        name = base_of(parsed(text))


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _alike(one: str, other: str) -> bool:
    return one.lstrip(_MARK).split() == other.split()
