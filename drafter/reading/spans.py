"""The nodes of a file's text with their first and last characters, for who changes them there."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import yaml

from drafter.errors import Problem
from drafter.reading.characters import forbidden_in, without_forbidden
from drafter.reading.nodes import (
    LAST,
    SURROGATES,
    Builder,
    Mapping,
    Node,
    Scalar,
    Sequence,
    as_json,
    parse,
)

Data = Any
"""A file's values as plain data: mappings, lists and texts."""

_BLANK_LINES = re.compile(r"(?:(?:\r\n|[\r\n])[ \t]*)*\Z")
_LINE_END = re.compile(r"\r\n|[\r\n]")
_HEADER = re.compile(r"[|>][-+0-9]*")


class _Spans(Builder):
    """Builds nodes that know where they begin and end; a block ends with the last of its values."""

    def take(self, event: Any) -> None:
        """Take the next event of the parser."""
        first, last = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.CollectionEndEvent) and last > first:  # a bracket or a brace
            self._open[-1][0].end = last
        super().take(event)
        if isinstance(event, yaml.CollectionStartEvent):
            node = self._open[-1][0]
            node.start, node.end = first, last

    def _scalar(self, event: Any) -> Scalar:
        node = super()._scalar(event)
        node.start, node.end = event.start_mark.index, event.end_mark.index
        return node

    def _add(self, node: Node) -> None:
        super()._add(node)
        if self._open:
            self._open[-1][0].end = max(self._open[-1][0].end, node.end)


def spanned(text: str, file: str) -> tuple[Node, list[Problem]]:
    """Return the root node of a file, and its problems, as `parse` does; the nodes have spans.

    The end of a text after «|» or «>» is that of its last line, without the blank ones after it,
    unless «+» keeps these.  Nobody changes what is returned, for it is kept.
    """
    last = LAST.root(text, file)
    if last is not None:
        LAST.keep(text, file, last)
        return last, []
    sound = without_forbidden(text, " ") if forbidden_in(text) else text
    if not sound.endswith(("\n", "\r")):
        sound += "\n"  # else a last text after «|» would change by whatever is put behind it
    root, problems = parse(sound, file, _Spans)
    if as_json(sound, file):
        _unjoin(root, sound)
    else:
        _trim(root, sound)
    if sound == text and not problems:
        LAST.keep(text, file, root)
    return root, problems


def every(node: Node) -> Iterator[Node]:
    """Yield a node and all that it consists of, keys and values, in their order."""
    yield node
    if isinstance(node, Sequence):
        for item in node.items:
            yield from every(item)
    elif isinstance(node, Mapping):
        for key, value in node.entries.values():
            yield key
            yield from every(value)


def header_of(text: str, node: Scalar) -> str:
    """Return the mark of a text in lines of its own: «|», «>-», «|2+»."""
    found = _HEADER.match(text, node.start)
    return found[0] if found else ""


def data_of(node: Node) -> Data:
    """Return the values of a node as plain data."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [data_of(item) for item in node.items]
    return {name: data_of(value) for name, (_key, value) in node.entries.items()}


def _trim(node: Node, text: str) -> int:
    """Let texts in lines of their own, and what ends with one, end where their last line does."""
    if isinstance(node, Scalar):
        if node.style in ("|", ">"):
            node.end = _end_of_block(node, text)
        return node.end
    children = node.items if isinstance(node, Sequence) else [v for _k, v in node.entries.values()]
    ends = [_trim(child, text) for child in children]
    if text[node.start : node.start + 1] not in ("[", "{") and ends:
        node.end = max(ends)
    return node.end


def _end_of_block(node: Scalar, text: str) -> int:
    header = header_of(text, node)
    body = text[node.start : node.end]
    ends = [found.start() for found in _LINE_END.finditer(body)]
    whole = len(body) if not ends or ends[-1] < len(body.rstrip("\r\n")) else ends[-1]
    lines = node.text.rstrip("\n").count("\n") + 1
    if "+" in header or not node.text.strip("\n"):
        return node.start + (whole if "+" in header else len(header))
    if node.style == "|":
        return node.start + ([*ends, whole][lines] if lines <= len(ends) else whole)
    found = _BLANK_LINES.search(body)
    return max(node.start + (found.start() if found else whole), node.start + len(header))


def _unjoin(root: Node, text: str) -> None:
    """Move the spans to where they are in JSON, whose pairs of surrogates were read as one."""
    ends: list[int] = []
    shifts = [0]
    for pair in re.finditer(SURROGATES, text):
        if pair[1] is not None:
            shifts.append(shifts[-1] + len(pair[0]) - 1)
            ends.append(pair.end() - shifts[-1])
    if not ends:
        return
    for node in every(root):
        node.start += shifts[bisect_right(ends, node.start)]
        node.end += shifts[bisect_right(ends, node.end)]
