"""Texts after «|» and «>» of which only the lines that differ are written anew."""

import re
from itertools import pairwise

from drafter.reading.nodes import Scalar
from drafter.reading.plain_writing import can_have_lines

_DEEPER = re.compile(r"(?m)^[ \t]")
_END = re.compile(r"\r\n|[\r\n]")

Piece = tuple[int, int, str]
"""A piece of the file's text, from one place to another, and what stands there instead."""


def lines_anew(text: str, node: Scalar, header: str, new: str, newline: str) -> Piece | None:
    """Return what has to be replaced for a text after «|» to say something else.

    None is returned where it needs another mark: it begins with a space, or has no lines.
    """
    whole = new.rstrip("\n")
    starts = _starts(text, node)
    if not starts or not can_have_lines(whole):
        return None
    margin = _margin(text, node, starts, header)
    if margin is None or (re.match(r"\n*[ \t]", whole) and not any(map(str.isdigit, header))):
        return None
    old = node.text.rstrip("\n").split("\n")
    lines = whole.split("\n")
    if len(old) > len(starts):
        return None
    first, last = _apart(old, lines)
    written = [margin + line if line else "" for line in lines[first : len(lines) - last]]
    return _between(text, starts, node.end, (first, len(old) - last), written, newline)


def folded_anew(text: str, node: Scalar, header: str, new: str, newline: str) -> Piece | None:
    """Return what has to be replaced for a text after «>» to say something else; as above.

    The lines of a paragraph that stays the same stay as they were broken.
    """
    whole = new.rstrip("\n")
    starts = _starts(text, node)
    if not starts or not can_have_lines(whole) or _DEEPER.search(f"{whole}\n{node.text}"):
        return None
    rows = [text[a:b] for a, b in pairwise([*starts, node.end])]
    groups, old, lines = _groups(rows), node.text.rstrip("\n").split("\n"), whole.split("\n")
    if len(groups) != len(old):
        return None
    first, last = _apart(old, lines)
    margin = next((row[: len(row) - len(row.lstrip(" "))] for row in rows if row.strip()), "")
    made = [[margin + line if line else ""] for line in lines[first : len(lines) - last]]
    written: list[str] = []
    for line, group in zip(
        lines, [*groups[:first], *made, *groups[len(old) - last :]], strict=True
    ):
        if line and any(written):
            written.append("")  # parts it from the paragraph before
        written += group
    return starts[0], node.end, newline.join(written)


def _groups(rows: list[str]) -> list[list[str]]:
    """Return the rows of each line of a text after «>»: a blank row parts two, others are lines."""
    groups: list[list[str]] = []
    is_open = False
    for row in (row.rstrip("\r\n") for row in rows):
        if row.strip() and is_open:
            groups[-1].append(row)
        elif row.strip() or not is_open:
            groups.append([row])
        is_open = bool(row.strip())
    return groups


def _starts(text: str, node: Scalar) -> list[int]:
    """Return where the lines of a text begin."""
    found = _END.search(text, node.start)
    if not found or found.end() > node.end:
        return []
    return [found.end(), *(m.end() for m in _END.finditer(text, found.end(), node.end))]


def _margin(text: str, node: Scalar, starts: list[int], header: str) -> str | None:
    """Return the indentation of a text: that of its first line which is not blank."""
    old = node.text.split("\n")
    for start, line in zip(starts, old, strict=False):
        if line.strip():
            end = _END.search(text, start)
            source = text[start : end.start() if end else len(text)]
            return source[: len(source) - len(line)] if source.endswith(line) else None
    return None


def _apart(old: list[str], new: list[str]) -> tuple[int, int]:
    """Return how many lines are the same at the beginning, and how many at the end."""
    most = min(len(old), len(new))
    first = 0
    while first < most and old[first] == new[first]:
        first += 1
    last = 0
    while last < most - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return first, last


def _between(
    text: str, starts: list[int], end: int, lines: tuple[int, int], new: list[str], newline: str
) -> Piece:
    """Return the piece that some lines take, with new ones in their place."""
    first, last = lines
    bounds = [*starts, end]
    if last < len(starts):  # there are lines after them: each has its line break
        return bounds[first], bounds[last], "".join(line + newline for line in new)
    if first < len(starts):
        before = _line_break_before(text, bounds[first])
        return bounds[first] - before, end, "".join(newline + line for line in new)
    return end, end, "".join(newline + line for line in new)


def _line_break_before(text: str, at: int) -> int:
    return 2 if text[at - 2 : at] == "\r\n" else 1
