"""The languages of a file: those that it names, or else those of its texts."""

from collections.abc import Collection, Iterator

from drafter.model.inquiry import Inquiry
from drafter.model.shapes import Many, OneOrMany, PerLanguage, Record, Shape, keys
from drafter.reading.nodes import Mapping, Node, Scalar, Sequence


def languages_of(root: Mapping, known: Collection[str]) -> tuple[str, ...]:
    """Return the languages of a letter: those that its file names, or else those of its texts."""
    if "languages" not in root.entries:
        found: dict[str, None] = {}
        _note_languages(root, Record(Inquiry), found)
        return tuple(code for code in found if code in known)
    node = root.entries["languages"][1]
    items = node.items if isinstance(node, Sequence) else [node]
    return tuple(item.text for item in items if isinstance(item, Scalar) and item.text in known)


def _note_languages(node: Node, shape: Shape, found: dict[str, None]) -> None:
    """Note the language keys of all texts (names, which may be shared, do not count)."""
    if isinstance(node, Scalar):
        return
    if isinstance(shape, OneOrMany) and isinstance(node, Mapping):
        shape = shape.shape
    if isinstance(node, Sequence):
        if isinstance(shape, (Many, OneOrMany)):
            for item in node.items:
                _note_languages(item, shape.shape, found)
    elif isinstance(shape, Record):
        known = keys(shape.model)
        for name, (_key, value) in node.entries.items():
            # Most values are texts without a language.
            if name in known and not isinstance(value, Scalar):
                _note_languages(value, known[name].shape, found)
    elif isinstance(shape, PerLanguage) and not shape.shared:
        found |= dict.fromkeys(node.entries)


def keys_of(node: Node) -> Iterator[str]:
    """Yield every key of a node, at any depth."""
    if isinstance(node, Mapping):
        for name, (_key, value) in node.entries.items():
            yield name
            yield from keys_of(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from keys_of(item)
