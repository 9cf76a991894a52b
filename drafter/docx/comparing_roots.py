"""The roots of the parts that are written anew: they know the namespaces of both files."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from drafter.docx.alternatives import COMPATIBILITY
from drafter.docx.comparing_sides import Story


def root_of(new: Story, old: Story) -> Any:
    """Return the root of a part without its content."""
    roots = [story.root for story in (new, old) if story.root is not None]
    root = etree.Element(
        roots[0].tag,
        new.root.attrib if new.root is not None else {},
        nsmap=dict(_namespaces(roots)),
    )
    name = f"{COMPATIBILITY}Ignorable"
    known = [
        prefix
        for one in roots
        for prefix in one.get(name, "").split()
        if root.nsmap.get(prefix) == one.nsmap.get(prefix)
    ]
    if known:
        root.set(name, " ".join(dict.fromkeys(known)))
    if old.root is not None:
        _leave_unknown(old.root, root.nsmap)
    return root


def _leave_unknown(element: Any, known: Any) -> None:
    """Leave of alternatives what stands in for them, where their words are not known here."""
    for one in list(element.iter(f"{COMPATIBILITY}AlternateContent")):
        for choice in list(one.iterchildren(f"{COMPATIBILITY}Choice")):
            needed = choice.get("Requires", "").split()
            if any(known.get(prefix) != choice.nsmap.get(prefix) for prefix in needed):
                one.remove(choice)


def _namespaces(roots: list[Any]) -> Iterator[tuple[Any, str]]:
    """Yield the namespaces of roots with their prefixes, each prefix once."""
    met: set[str | None] = set()
    for root in roots:
        for prefix, uri in root.nsmap.items():
            if prefix not in met:
                met.add(prefix)
                yield prefix, uri
