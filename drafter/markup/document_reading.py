"""A body read into the blocks of a document, each with the lines that it was read from.

The reader is the one that printing has; what it calls wrong, and what the editor has nothing for,
stays as its source.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from drafter.markup.document_inlines import Inlines, Notes, Unshowable
from drafter.markup.document_nodes import LABEL, Node, content_of, node, text
from drafter.markup.document_normal import normal_blocks
from drafter.markup.document_normal_inlines import normal_inlines
from drafter.markup.kept import Kept
from drafter.markup.markdown_parsing import Line, Reader, lines_in, unused
from drafter.markup.markdown_text import Footnote, Text, Writer

_TAG = re.compile(r'<(/?)(\w+)(?: class="([\w-]+)")?(?: start="(\d+)")?>')
_BLOCKS = {"blockquote": "quotation", "ul": "bullet_list", "ol": "ordered_list"}
_BLOCKS |= {"li": "list_item", "table": "table", "tr": "table_row"}
_CELLS = {"th": "table_header", "td": "table_cell"}
_MARKS = {"list-number": ".", "list-number-parenthesis": ")"}
_ALIGNED = {"table-center": "center", "table-right": "right"}


class Piece(NamedTuple):
    """Lines of a body that belong together: a block, or a footnote."""

    source: str
    gap: str
    """What stands between it and the piece before it."""
    blocks: list[Node]
    """What it is in a document; nothing for a footnote, which is where it is referred to."""
    labels: frozenset[str]
    """The marks of the footnotes that it refers to."""
    defined: frozenset[str]
    """The marks of the footnotes whose texts it has."""


class Pieces(NamedTuple):
    """A body in pieces, what stands behind the last one, and the footnotes by their marks."""

    pieces: list[Piece]
    rest: str
    notes: Notes


class Stretch(NamedTuple):
    """Where a piece was found: its place in the body, what was read, the footnotes it defines."""

    start: int
    end: int
    found: list[str | Text]
    defined: frozenset[str]


def pieces_of(body: str) -> Pieces:
    """Return a body in pieces, whatever is wrong in it."""
    reader = Reader()
    stretches = _stretches(reader, lines_in(body))
    flawed = _flawed(reader, stretches)
    bad = {label for stretch in flawed for label in stretch.defined}
    notes = _notes({label: reader.notes[label] for label in reader.notes.keys() - bad})
    pieces, end = [], 0
    for stretch in stretches:
        pieces.append(_piece(stretch, body, end, notes, sound=stretch not in flawed))
        end = stretch.end
    return Pieces(pieces, body[end:], notes)


def stretches_of(body: str) -> list[tuple[Stretch, bool]]:
    """Return where the pieces of a body are, each with whether something is wrong in it."""
    reader = Reader()
    stretches = _stretches(reader, lines_in(body))
    flawed = _flawed(reader, stretches)
    return [(stretch, stretch in flawed) for stretch in stretches]


def blocks_of(markdown: str, notes: Notes) -> list[Node]:
    """Return the blocks that Markdown is read as, given the notes that it refers to.

    Raises Unshowable.
    """
    reader = Reader()
    reader.blocks(lines_in(markdown), ())
    return normal_blocks(_Builder(Inlines(notes)).built(reader.found))


def _notes(footnotes: dict[str, Footnote]) -> Notes:
    """Return what stands in footnotes; none of them holds another one, or a picture."""
    inlines = Inlines({})
    found = {}
    for label, footnote in footnotes.items():
        content: list[Node] = []
        for line in footnote.lines:
            content += [node("hard_break", [])] if content else []
            content += inlines.read(line)
        found[label] = normal_inlines(content)
    return found


def _stretches(reader: Reader, lines: Sequence[Line]) -> list[Stretch]:
    found = []
    at = 0
    while at < len(lines):
        first, before, known = lines[at], len(reader.found), len(reader.notes)
        at = reader.block(lines, at, ())
        last = lines[at - 1]
        start, end = first.offset - first.indent, last.offset + len(last.text)
        defined = frozenset(list(reader.notes)[known:])
        found.append(Stretch(start, end, reader.found[before:], defined))
    return found


def _flawed(reader: Reader, stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches in which printing would find something wrong."""
    writer = Writer(reader.notes, reader.flaws)
    for part in reader.found:
        if isinstance(part, Text) and any("[" in line or "<" in line for _at, line in part.lines):
            writer.written(part)  # without brackets there is no mark that can be wrong
    starts = [stretch.start for stretch in stretches]
    flaws = [*reader.flaws, *unused(reader.notes)]
    return [stretches[n] for n in {max(0, bisect_right(starts, flaw.offset) - 1) for flaw in flaws}]


def _piece(stretch: Stretch, body: str, end: int, notes: Notes, *, sound: bool) -> Piece:
    """Return a stretch as a piece that follows what ends at a place of the body."""
    source, gap = body[stretch.start : stretch.end], body[end : stretch.start]
    shown = _shown(stretch.found, source, notes) if sound else None
    if shown is None:
        labels = frozenset(LABEL.findall(source))
        return Piece(source, gap, [node("source", [text(source)])], labels, stretch.defined)
    return Piece(source, gap, shown.blocks, shown.labels, stretch.defined)


class _Shown(NamedTuple):
    """What lines are in a document: blocks, and the marks of the footnotes in them."""

    blocks: list[Node]
    labels: frozenset[str]


_KEPT: Kept[_Shown | None] = Kept()


def _shown(found: list[str | Text], source: str, notes: Notes) -> _Shown | None:
    """Return what lines are in a document that were read from a source; None where it has nothing.

    Nobody changes it: it is kept, unless footnotes stand in it, whose texts stand elsewhere.
    """

    def made() -> _Shown | None:
        inlines = Inlines(notes)
        try:
            return _Shown(normal_blocks(_Builder(inlines).built(found)), frozenset(inlines.labels))
        except Unshowable:
            return None

    if "[^" in source:
        return made()
    parts = (part if isinstance(part, str) else (part.whole, part.in_cell) for part in found)
    return _KEPT.made(source, tuple(parts), made)


class _Builder:
    """Puts blocks together from what the reader found: pieces of markup, and texts."""

    def __init__(self, inlines: Inlines) -> None:
        self._inlines = inlines
        self._open = [node("doc", [])]
        self._captions = False

    def built(self, found: Sequence[str | Text]) -> list[Node]:
        """Return the blocks; raises Unshowable."""
        for part in found:
            if isinstance(part, Text):
                self._text(part)
                continue
            for closing, tag, style, start in _TAG.findall(part):
                if closing:
                    self._close(tag)
                else:
                    self._begin(tag, style, start)
        return content_of(self._open[0])

    def _begin(self, tag: str, style: str, start: str) -> None:
        self._captions = style == "picture-caption"
        if tag == "p" and not self._captions:
            self._push(node("paragraph", []))
        elif tag in ("h1", "h2", "h3"):
            self._push(node("heading", [], level=int(tag[1])))
        elif tag == "ol":
            self._push(node("ordered_list", [], start=int(start), mark=_MARKS[style]))
        elif tag in _CELLS:
            self._push(node(_CELLS[tag], [], align=_ALIGNED.get(style, "")))
        elif tag in _BLOCKS:
            self._push(node(_BLOCKS[tag], []))

    def _push(self, one: Node) -> None:
        self._open[-1].setdefault("content", []).append(one)
        self._open.append(one)

    def _close(self, tag: str) -> None:
        if tag in ("thead", "tbody") or (tag == "p" and self._captions):
            return  # the editor has none: captions stand in their pictures
        closed = self._open.pop()
        if tag == "table":
            _align(closed)

    def _text(self, part: Text) -> None:
        """Put a text into the open block; those of items and cells are paragraphs."""
        if self._captions:
            return
        content = self._inlines.read(part)
        parent = self._open[-1]
        if parent["type"] in ("list_item", "table_cell", "table_header"):
            content = [node("paragraph", content)]
        parent.setdefault("content", []).extend(content)


def _align(table: Node) -> None:
    """Let the heading of a table know how its columns are aligned."""
    heading, *rows = table["content"]
    for cell, below in zip(heading["content"], rows[0]["content"] if rows else [], strict=False):
        cell["attrs"] = below["attrs"]
