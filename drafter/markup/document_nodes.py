"""The nodes of a body's document, as its editor has them (ProseMirror's JSON).

Blocks are `paragraph`, `heading`, `quotation`, `bullet_list` and `ordered_list` with `list_item`,
`table` with `table_row` and `table_header` or `table_cell`, and `source`: Markdown that the editor
cannot show.  Within a paragraph stand `text`, `hard_break`, `footnote` and `picture`.
"""

import re
from collections.abc import Iterable
from typing import Any

Node = dict[str, Any]
Marks = tuple[tuple[str, str], ...]
"""The marks of a text: their kinds in the order of `MARKS`, each with where a link leads."""

MARKS = ("link", "strong", "em", "sub", "sup")
LABEL = re.compile(r"\[\^[^\s\[\]\\^]+\]")
"""The mark of a footnote."""


class NoDocumentError(ValueError):
    """What came is no document of a body."""


def node(kind: str, content: list[Node], **attributes: object) -> Node:
    """Return a node with its content; one that can have none has an empty list."""
    found: Node = {"type": kind}
    if attributes:
        found["attrs"] = attributes
    if content:
        found["content"] = content
    return found


def copied(one: Any) -> Any:
    """Return a node, or a part of one, that shares nothing with it."""
    if isinstance(one, dict):
        return {name: copied(part) for name, part in one.items()}
    return [copied(part) for part in one] if isinstance(one, list) else one


def content_of(one: Node) -> list[Node]:
    """Return what stands in a node."""
    content = one.get("content", [])
    if not isinstance(content, list) or not all(isinstance(inner, dict) for inner in content):
        raise NoDocumentError("content")
    return content


def attribute(one: Node, name: str, default: str = "") -> str:
    """Return an attribute of a node as text."""
    attributes = one.get("attrs") or {}
    found = attributes.get(name) if isinstance(attributes, dict) else None
    return default if found is None else str(found)


def number(one: Node, name: str, least: int, most: int) -> int:
    """Return an attribute of a node as a number within bounds."""
    found = attribute(one, name)
    return min(max(int(found), least), most) if found.isdecimal() and len(found) < 10 else least


def text(words: str, marks: Marks = ()) -> Node:
    """Return a text with its marks."""
    return with_marks({"type": "text", "text": words}, marks)


def with_marks(one: Node, marks: Marks) -> Node:
    """Return a node with other marks."""
    found = {name: value for name, value in one.items() if name != "marks"}
    if marks:
        found["marks"] = [
            {"type": kind, "attrs": {"href": to}} if kind == "link" else {"type": kind}
            for kind, to in marks
        ]
    return found


def marks_of(one: Node) -> Marks:
    """Return the marks of a node, those that are known."""
    marks = one.get("marks") or []
    if not isinstance(marks, list) or not all(isinstance(mark, dict) for mark in marks):
        raise NoDocumentError("marks")
    return in_order((str(mark.get("type")), attribute(mark, "href")) for mark in marks)


def in_order(marks: Iterable[tuple[str, str]]) -> Marks:
    """Return marks in their order, each kind once."""
    kinds = {kind: to for kind, to in marks if kind in MARKS}
    return tuple((kind, kinds[kind] if kind == "link" else "") for kind in MARKS if kind in kinds)
