"""How a file is laid out: what is new in it is written in the same way."""

from drafter.reading.nodes import Mapping, Node, Sequence, as_json
from drafter.reading.plain_writing import Layout
from drafter.reading.spans import every

_MOST = 9
"""So far the mark «|2» can tell of an indentation."""


def layout_of(text: str, root: Node, file: str) -> Layout:
    """Return the layout of a file; where nothing in it tells, that of the samples."""
    layout = Layout(newline_of(text), json=bool(as_json(text, file)))
    steps: list[int] = []
    dashes: list[int] = []
    for node in every(root):
        if not isinstance(node, Mapping) or text[node.start : node.start + 1] == "{":
            continue
        for _key, value in node.entries.values():
            if (
                isinstance(value, Mapping | Sequence)
                and text[value.start : value.start + 1] not in "[{"
            ):
                found = steps if isinstance(value, Mapping) else dashes
                found.append(value.place.column - node.place.column)
    layout.step = min(max(next((step for step in steps if step > 0), layout.step), 1), _MOST)
    layout.dash = max(next(iter(dashes), layout.dash), 0)
    return layout


def newline_of(text: str) -> str:
    """Return the end of line that most lines of a text have."""
    windows = text.count("\r\n")
    if windows * 2 > text.count("\n"):
        return "\r\n"
    return "\r" if "\r" in text and "\n" not in text else "\n"
