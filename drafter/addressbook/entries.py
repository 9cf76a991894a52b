"""Entries of an address book put in, changed and taken out of its text; all else stays as it is.

A book may have ten thousand people, so that only the lines of the entry concerned are read, where
the book is laid out as usual; a book in braces or in JSON is read as a whole.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from drafter.errors import InquiryError, Place, Problem
from drafter.reading.editing import with_values
from drafter.reading.layouts import layout_of
from drafter.reading.nodes import Mapping as Nodes
from drafter.reading.nodes import Node
from drafter.reading.plain_writing import Layout
from drafter.reading.spans import Data, data_of, spanned
from drafter.reading.splicing import Arranged
from drafter.reading.views import is_blank
from drafter.wording import _

_COMMENT = re.compile(r"\s*(?:#.*)?\n?")
_KEY = re.compile(r"""(?:([\w-]+)|"([\w-]+)"|'([\w-]+)'):(?=\s|$)""")
_NOTHING = re.compile(r"(?:---)?(?:\s|(?<!\S)#[^\r\n]*)*")
_BESIDE = "z-z"
"""An entry beside one that goes away, so that its part does not go with it."""


class _Block(NamedTuple):
    """The lines of a part of the book: that of its key, the entries, each with the line after."""

    head: int
    end: int
    indent: int
    entries: dict[str, tuple[int, int]]


def with_entry(text: str, file: str, part: str, name: str, value: Data) -> str:
    """Return the text of a book with an entry of a part: a new one, another one, or None for none.

    The rest is as for `with_entries`.
    """
    return with_entries(text, file, part, {name: value})


def with_entries(text: str, file: str, part: str, values: Mapping[str, Data]) -> str:
    """Return the text of a book with entries of a part, by their ids.

    A value is plain data, as `spans.data_of` has it, or None, which takes the entry away.  Raises
    InquiryError where the file is written so that it cannot be done.
    """
    lines = _lines(text)
    block = _block(lines, part)
    if block is None:
        return _in_whole(text, file, part, values)
    new = {n: v for n, v in values.items() if n not in block.entries and v is not None}
    if new:
        if lines[block.end - 1][-1:] != "\n":
            lines[block.end - 1] += "\n"
        lines[block.end : block.end] = _written(new, part, block.indent, Layout())
    for name, (first, last) in reversed(block.entries.items()):
        if name in values:
            inner = _changed(lines[first:last], file, part, name, values[name], block.indent)
            lines[first:last] = inner
    return "".join(lines)


def with_items(text: str, file: str, key: str, items: Arranged) -> str:
    """Return the text of a file with other items in a list of its root; raises InquiryError."""
    root = _root(text, file)
    data = data_of(root) if isinstance(root, Nodes) else {}
    new = {name: inner for name, inner in data.items() if name != key}
    if items:
        new = {name: items if name == key else inner for name, inner in {**data, key: 0}.items()}
    return _found(with_values(text, root, new, file), file)


def arranged(old: Sequence[str], new: Sequence[str]) -> Arranged:
    """Return ids that stand in a list now, with where in the old list each of them stood."""
    return Arranged(list(new), [old.index(one) if one in old else None for one in new])


def merged(old: Data, new: Mapping[str, Data], order: Sequence[str]) -> dict[str, Data]:
    """Return new values in the order of the old ones, each further key behind its neighbour."""
    made: dict[str, Data] = {}
    kept = [name for name in (old if isinstance(old, dict) else ()) if name in new]
    for name in (one for one in order if one in new and one not in kept):
        before = [one for one in order[: order.index(name)] if one in kept]
        kept.insert(max((kept.index(one) for one in before), default=-1) + 1, name)
    for name in kept:
        made[name] = new[name]
    return made


def _lines(text: str) -> list[str]:
    return [line for line in re.split(r"(?<=\n)", text) if line]


def _block(lines: list[str], part: str) -> _Block | None:
    """Return where a part of the book stands; None where it is not laid out as usual."""
    heads = [n for n, line in enumerate(lines) if line.startswith(f"{part}:")]
    if len(heads) != 1 or not _COMMENT.fullmatch(lines[heads[0]][len(part) + 1 :]):
        return None
    head = heads[0]
    indent, entries, open_ = 0, dict[str, tuple[int, int]](), ""
    for number in range(head + 1, len(lines)):
        line = lines[number]
        deep = len(line) - len(line.lstrip(" "))
        if _COMMENT.fullmatch(line):
            if open_ and deep > indent and line.strip():
                entries[open_] = (entries[open_][0], number + 1)
            continue
        if not deep:
            break
        indent = indent or deep
        found = _KEY.match(line, indent) if deep == indent else None
        if deep < indent or (deep == indent and not found):
            return None
        if found:
            open_ = found[1] or found[2] or found[3]
            entries[open_] = (number, number + 1)
        entries[open_] = (entries[open_][0], number + 1)
    end = max((last for _first, last in entries.values()), default=head + 1)
    return _Block(head, end, indent or 2, entries)


def _changed(
    lines: list[str], file: str, part: str, name: str, value: Data, indent: int
) -> list[str]:
    """Return the lines of an entry with another value, or what stays of them without one."""
    beside = f"{' ' * indent}{_BESIDE}: x\n"
    if lines[-1][-1:] != "\n":
        lines = [*lines[:-1], lines[-1] + "\n"]
    text = f"{part}:\n{''.join(lines)}{beside}"
    root = _root(text, file)
    inner = {_BESIDE: "x"} if value is None else {name: value, _BESIDE: "x"}
    made = _found(with_values(text, root, {part: inner}, file), file)
    return _lines(made)[1:-1]


def _written(values: Mapping[str, Data], part: str, indent: int, layout: Layout) -> list[str]:
    """Return the lines of new entries."""
    found: list[str] = []
    for name, value in values.items():
        beside, below = layout.block(value, indent, apart=part != "posts")
        head = f"{' ' * indent}{layout.key(name)}:{' ' if beside else ''}{beside}"
        found += [f"{line}\n" for line in (head, *below)]
    return found


def _in_whole(text: str, file: str, part: str, values: Mapping[str, Data]) -> str:
    """Return the text of a book with entries, made by reading all of it."""
    root = _root(text, file)
    data = data_of(root) if isinstance(root, Nodes) else {}
    if part not in data and not text.lstrip().startswith("{"):
        layout = layout_of(text, root, file)
        before = text if not text or text.endswith("\n") else f"{text}\n"
        gap = "\n" if before.strip() else ""
        new = {name: value for name, value in values.items() if value is not None}
        lines = _written(new, part, layout.step, layout)
        return f"{before}{gap}{part}:\n{''.join(lines)}" if new else text
    entries = data.get(part)
    old = entries if isinstance(entries, dict) else {}
    both = {**old, **values}
    whole = {**data, part: {name: value for name, value in both.items() if value is not None}}
    return _found(with_values(text, root, whole, file), file)


def _root(text: str, file: str) -> Node:
    """Return the root of a text; an empty one of what has comments at most."""
    if _NOTHING.fullmatch(text):
        return Nodes(Place(file, 1, 1))
    root = spanned(text, file)[0]
    return Nodes(root.place) if is_blank(root) else root


def _found(made: Any, file: str) -> str:
    if made is None:
        what = _("This cannot be changed in a file that is written so.")
        advice = _("Correct the errors of the file first, or change it in a text editor.")
        raise InquiryError([Problem("edit-of-file", Place(file), what, advice)])
    return str(made[0])
