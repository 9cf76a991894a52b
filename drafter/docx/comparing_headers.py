"""The headers and footers of two files, section by section as they count there.

A section without one of its own has that of the section before it (ECMA-376, part 1, 17.10.1).
"""

from typing import Any

from lxml import etree

from drafter.docx.comparing_blocks import compared
from drafter.docx.comparing_properties import REFERENCES
from drafter.docx.comparing_roots import root_of
from drafter.docx.comparing_sides import Side
from drafter.docx.comparing_stories import Shared, Stories
from drafter.docx.xml import R, w

_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {w("headerReference"): "header", w("footerReference"): "footer"}
_NONE = "none"
"""The name of a part that no file has."""
_ID = f"{{{R}}}id"

Running = dict[tuple[str, str], str]
"""The parts of headers and footers by what they are, and for which pages: `default`, `first`."""


def compare_headers(shared: Shared) -> None:
    """Compare the headers and footers of the last sections of both files, and of those before.

    What the earlier file alone has, its section gets in the later one, all of it deleted.
    """
    done: set[str] = set()
    old, new = _sections(shared.old), _sections(shared.new)
    pairs = [*zip(old[-1:], new[-1:], strict=False), *zip(old[:-1], new[:-1], strict=False)]
    for (_properties, here), (properties, there) in pairs:
        for key in sorted({*here, *there}):
            name = there.get(key) or _added(shared, properties, key)
            if name not in done:
                done.add(name)
                _compare(shared, key[0], here.get(key, ""), name)


def _sections(side: Side) -> list[tuple[Any, Running]]:
    """Return the properties of sections, each with the headers and footers that count in it."""
    story = side.story()
    running: Running = {}
    found = []
    for properties in story.root.iter(w("sectPr")):
        for reference in properties.iterchildren(*REFERENCES):
            relation = story.relations.get(reference.get(_ID))
            if relation and not relation.is_outside:
                pages = reference.get(w("type"), "default")
                running[_KINDS[reference.tag], pages] = relation.target
        found.append((properties, dict(running)))
    return found


def _added(shared: Shared, properties: Any, key: tuple[str, str]) -> str:
    """Return the name of an empty header or footer that a section of the later file gets."""
    kind, pages = key
    root = etree.Element(w("hdr" if kind == "header" else "ftr"), nsmap={"w": w("")[1:-1], "r": R})
    name = shared.parts.free_name(f"word/{kind}-compared.xml")
    shared.parts.add(name, kind, f"{_WML}.{kind}+xml", root)
    identity = shared.parts.relate(shared.parts.main, f"{R}/{kind}", name)
    reference = etree.Element(w(f"{kind}Reference"), {w("type"): pages, _ID: identity})
    properties.insert(0, reference)
    return name


def _compare(shared: Shared, kind: str, before: str, after: str) -> None:
    old, new = shared.old.story(before or _NONE), shared.new.story(after)
    stories = Stories(shared, old, new, kind)
    is_in_both = old.root is not None and new.root is not None
    if is_in_both and old.canonical(old.root) == new.canonical(new.root):
        return
    content = compared(old.root, new.root, stories)
    root = shared.parts.roots[after] if new.root is None else root_of(new, old)
    root.extend(content)
    shared.parts.roots[after] = root
