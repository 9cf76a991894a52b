"""The body of a letter as a document of its editor, and back: what is shown is what is printed."""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from drafter.markup.document_nodes import Node, NoDocumentError, content_of, copied, node
from drafter.markup.document_normal import normal
from drafter.markup.document_reading import Piece, Pieces, pieces_of
from drafter.markup.document_texts import Labels, labels_in
from drafter.markup.document_writing import Writer

__all__ = ["NoDocumentError", "document_of", "text_of"]

_GAP = "\n\n"
_MOST_TRIES = 20


def document_of(body: str) -> Node:
    """Return the document of a body's Markdown, whatever is wrong in it.

    What the editor cannot show, and what cannot be printed, is a block `source` with its Markdown.
    The document is the caller's, to be changed at will.
    """
    blocks = [copied(block) for piece in pieces_of(body).pieces for block in piece.blocks]
    return node("doc", blocks or [node("paragraph", [])])


def text_of(document: Node, before: str = "") -> str:
    """Return a document as Markdown; a block that `before` has as well keeps its very lines.

    Raises NoDocumentError for what is no document.
    """
    blocks = content_of(normal(document))
    pieces = _pieces(before)
    wary: set[int] = set()
    text = ""
    for _try in range(_MOST_TRIES):
        text = _Text(blocks, pieces, wary).written()
        found = [block for piece in _pieces(text).pieces for block in piece.blocks]
        if found == blocks:
            break
        wary |= _around_difference(found, blocks, wary)
    return text


@lru_cache(maxsize=8)
def _pieces(body: str) -> Pieces:
    """Return a body in pieces; what was written is what the next change begins with."""
    return pieces_of(body)


def _around_difference(found: list[Node], blocks: list[Node], wary: set[int]) -> set[int]:
    """Return the places of blocks that are to be written warily: where the first are read wrong."""
    first = next(
        (at for at, pair in enumerate(zip(found, blocks, strict=False)) if pair[0] != pair[1]),
        min(len(found), len(blocks)),
    )
    near = {at for at in range(first - 1, first + 2) if 0 <= at < len(blocks)}
    return near - wary or set(range(len(blocks)))


class _Part(NamedTuple):
    """A part of a body in the making: its lines, and what it begins with."""

    text: str
    gap: str = ""
    """What stood before it."""
    place: int = -1
    """Its place in the former body, -1 where it is new."""
    labels: frozenset[str] = frozenset()
    defined: frozenset[str] = frozenset()


class _Text:
    """A body in the making, from blocks and from the pieces of the former one."""

    def __init__(self, blocks: list[Node], pieces: Pieces, wary: set[int]) -> None:
        self._blocks = blocks
        self._pieces = pieces
        self._wary = wary
        self._labels = Labels()
        for label, content in pieces.notes.items():
            self._labels.add(label, content)
        for piece in pieces.pieces:
            if "[^" in piece.source:
                self._labels.taken |= labels_in(piece.source)
        self._writer = Writer(self._labels)

    def written(self) -> str:
        """Return the Markdown."""
        parts = self._parts()
        labels = {label for part in parts for label in part.labels}
        parts = [part for part in parts if part.labels or not part.defined or part.defined & labels]
        defined = {label for part in parts for label in part.defined}
        for label, content in self._labels.contents.items():
            if label in labels - defined:
                parts.append(_Part(self._writer.note(label, content)))
        return self._joined(parts)

    def _parts(self) -> list[_Part]:
        """Return the blocks in their order, and the former footnotes where they stood."""
        pieces = self._pieces.pieces
        found: list[_Part] = []
        done = 0
        kept = self._kept()
        for at in range(len(self._blocks)):
            place = kept.get(at)
            if place is None:
                found.append(self._new(at))
                continue
            found += [
                _kept(piece, n)
                for n, piece in enumerate(pieces[done:place], done)
                if not piece.blocks
            ]
            found.append(_kept(pieces[place], place))
            done = max(done, place + 1)
        return found + [
            _kept(piece, n) for n, piece in enumerate(pieces[done:], done) if not piece.blocks
        ]

    def _new(self, at: int) -> _Part:
        """Return a block that was not there before."""
        around = (self._blocks[at - 1] if at else None, *self._blocks[at + 1 : at + 2], None)
        self._labels.used.clear()
        text = self._writer.block(self._blocks[at], around[0], around[1], wary=at in self._wary)
        if self._blocks[at]["type"] == "source":
            return _Part(text, labels=frozenset(labels_in(text)))
        return _Part(text, labels=frozenset(self._labels.used))

    def _kept(self) -> dict[int, int]:
        """Return which blocks keep their lines, each with the place of its piece.

        Those that were moved keep them as well.
        """
        pieces = self._pieces.pieces
        places = [n for n, piece in enumerate(pieces) if len(piece.blocks) == 1]
        old = [pieces[n].blocks[0] for n in places]
        new = [{} if at in self._wary else block for at, block in enumerate(self._blocks)]
        kept = dict(_matches(new, old))
        left: dict[str, list[int]] = {}
        for n in sorted(set(range(len(old))) - set(kept.values()), reverse=True):
            left.setdefault(repr(old[n]), []).append(n)
        for at, block in enumerate(new):
            if at not in kept and left and (same := left.get(repr(block))):
                kept[at] = same.pop()
        return {at: places[n] for at, n in kept.items()}

    def _joined(self, parts: list[_Part]) -> str:
        gaps = Counter(piece.gap for piece in self._pieces.pieces[1:] if not piece.gap.strip("\n"))
        usual = gaps.most_common(1)[0][0] if gaps and not self._wary else _GAP
        text = ""
        for before, part in zip([None, *parts], parts, strict=False):
            follows = part.place == (before.place + 1 if before else 0) and part.place >= 0
            if follows and (before is None or before.place >= 0):
                text += part.gap
            elif before:
                text += _GAP if text.endswith("\\") else usual
            text += part.text
        return text + self._pieces.rest if parts or not self._pieces.pieces else ""


def _kept(piece: Piece, place: int) -> _Part:
    return _Part(piece.source, piece.gap, place, piece.labels, piece.defined)


def _matches(new: list[Node], old: list[Node]) -> Iterator[tuple[int, int]]:
    """Yield the places of what is the same and in the same order."""
    shorter = min(len(new), len(old))
    first = next((n for n in range(shorter) if new[n] != old[n]), shorter)
    last = next((n for n in range(shorter - first) if new[-1 - n] != old[-1 - n]), shorter - first)
    yield from ((n, n) for n in range(first))
    between = (new[first : len(new) - last], old[first : len(old) - last])
    said, before = ([repr(block) for block in blocks] for blocks in between)
    for block in SequenceMatcher(None, said, before, autojunk=False).get_matching_blocks():
        yield from ((first + block.a + n, first + block.b + n) for n in range(block.size))
    yield from ((len(new) - n, len(old) - n) for n in range(last, 0, -1))
