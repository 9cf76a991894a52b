"""The values of a letter's file under the model's keys, however the file writes them.

One addressee and a list of them, `appendix` and `appendices`, a plain name and a name for each
language are the same to a form: here is told which node of the file stands behind which.
"""

import re
from collections.abc import Collection, Sequence

from drafter.grammar import Case
from drafter.model.inquiry import Inquiry
from drafter.model.shapes import Identifier, Line, PerLanguage, Record, keys
from drafter.reading.languages import languages_of
from drafter.reading.nodes import Mapping, Node, Scalar
from drafter.reading.nodes import Sequence as Items

PARAMETER = PerLanguage(Line(), shared=True)
"""The shape of a value under a name of one's own."""

Parts = tuple[str, ...]


def shown_languages(root: Node | None, known: Collection[str]) -> tuple[str, ...]:
    """Return the languages that a form has: those of the letter, or all where it has none yet."""
    found = languages_of(root, known) if isinstance(root, Mapping) else ()
    return found or tuple(known)


def is_blank(node: Node | None) -> bool:
    """Tell whether nothing stands in a place."""
    return node is None or (isinstance(node, Scalar) and not node.text)


def is_id(text: str) -> bool:
    """Tell whether a text is an id where ids can stand."""
    return re.match(Identifier.pattern, text) is not None


def refers(node: Node | None, shape: Record) -> bool:
    """Tell whether a node is the id of what the address book has."""
    return bool(shape.reference) and isinstance(node, Scalar) and is_id(node.text)


def by_case(names: Collection[str]) -> bool:
    """Tell whether the keys of a mapping are cases, rather than languages."""
    return any(name in tuple(Case) for name in names)


def is_plain(node: Node | None, shape: Record, known: Collection[str]) -> bool:
    """Tell whether a node is the value of the one key that a plain value stands for."""
    if not shape.plain or refers(node, shape) or is_blank(node):
        return False
    if isinstance(node, Mapping):
        return bool(node.entries) and all(name in known for name in node.entries)
    return isinstance(node, Scalar)


def value_of(node: Node | None, name: str, shape: Record, known: Collection[str]) -> Node | None:
    """Return the node of a key of a record; None where it has none."""
    if is_plain(node, shape, known):
        return node if name == shape.plain else None
    return entry(node, name)


def entry(node: Node | None, name: str) -> Node | None:
    """Return the value of a key; None where there is none."""
    found = node.entries.get(name) if isinstance(node, Mapping) else None
    return found[1] if found else None


def version(
    node: Node | None, language: str, shape: PerLanguage, languages: Sequence[str]
) -> Node | None:
    """Return the node of a value in one language; None where there is none.

    A plain name stands for every language, a plain text for the first language of the letter.
    """
    if isinstance(node, Mapping) and not by_case(node.entries):
        return entry(node, language)
    if is_blank(node) or isinstance(node, Items):
        return None
    return node if shape.shared or language == next(iter(languages), language) else None


def items_of(root: Node | None, name: str) -> list[tuple[Parts, Node]]:
    """Return the items of one of the inquiry's lists, each with its path in the file."""
    found: list[tuple[Parts, Node]] = []
    for key in ("appendix", name) if name == "appendices" else (name,):
        node = entry(root, key)
        if isinstance(node, Items):
            found += [((key, str(number)), item) for number, item in enumerate(node.items)]
        elif node is not None and not is_blank(node) and key in ("appendix", "addressee"):
            found.append(((key,), node))
    return found


FORM_KEYS = {name: key for name, key in keys(Inquiry).items() if name != "appendix"}
"""The keys of a letter's form: its appendices are always a list."""
