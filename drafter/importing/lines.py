"""Lines: those of the head and the tail of a typed letter, and those that a PDF broke."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import assert_never

from drafter.docx.document import FAR, Grid, Seen
from drafter.importing.formulas import BLANK
from drafter.importing.plain import line
from drafter.model.letter import Break, Inline, Link, Note, Picture, Run, plain_text
from drafter.wording.expressions import expression

_LONGEST_LINE = 110
_USUAL_LINE = 45
_FEWEST_LINES = 6
_WHITE = expression(r"\s+")
_WIDEST_GAP = 5
TYPED_NUMBER = expression(r"\s*(?:\d{1,2}\s*[.)]|[–—•-])\s+")


@dataclass(slots=True)
class Line:
    """A line of the head or the tail of a letter, or a row of a table of signatures."""

    text: str
    align: str = "left"
    far: bool = False


def columns(text: str, gap: int) -> list[str]:
    """Return the pieces of a line that a tab parts, or white space of so many characters."""
    pieces, start = [], 0
    for white in _WHITE.finditer(text):
        if "\t" in white[0] or len(white[0]) >= gap:
            pieces.append(text[start : white.start()])
            start = white.end()
    return [piece for piece in (*pieces, text[start:]) if piece]


def cut(content: list[Inline], start: int) -> list[Inline]:
    """Return content from a place of its text on."""
    found: list[Inline] = []
    for part in content:
        length = len(plain_text([part], line_break="\n"))
        match part:
            case Run():
                text = part.text[start:] if found else part.text[start:].lstrip()
                found += [Run(text, part.marks)] if text else []
            case Link():
                inner = cut(part.content, start)
                found += [Link(part.target, inner)] if length > start else inner
            case Break():
                found += [part] if found and not start else []
            case Note() | Picture():
                found.append(part)
            case _:
                assert_never(part)
        start = max(0, start - length)
    return found


def head_lines(blocks: Sequence[Seen | Grid]) -> Iterator[Line]:
    """Yield the lines of the head; a cell of a table that is not the first is on the right."""
    for block in blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                for number, cell in enumerate(row):
                    for paragraph in cell:
                        yield from _split(paragraph, number > 0 or len(row) == 1)
        else:
            yield from _split(block, far=False)


def _split(paragraph: Seen, far: bool) -> Iterator[Line]:
    for text in paragraph.text.split("\n"):
        if text.strip():
            lead = text[: len(text) - len(text.lstrip())]
            indent = paragraph.indent + 708 * lead.count("\t") + 70 * lead.count(" ")
            on_right = far or paragraph.align == "right" or indent >= FAR
            pieces = columns(text, _WIDEST_GAP)
            if len(pieces) > 1 and not BLANK.fullmatch(line(text)):
                # Two columns of the head were set with tabs or spaces.
                first, *others = pieces
                yield Line(line(first), paragraph.align, on_right)
                yield from (Line(line(other), paragraph.align, far=True) for other in others)
            else:
                yield Line(line(text), paragraph.align, on_right)


def tail_lines(blocks: Sequence[Seen | Grid]) -> Iterator[Line]:
    """Yield the lines of the tail; a row of a table is a line with a tab between its cells."""
    for block in blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                cells = [" ".join(line(p.text) for p in cell if p.text.strip()) for cell in row]
                if any(cells):
                    yield Line("\t".join(cell for cell in cells if cell))
        else:
            for text in block.text.split("\n"):
                if text.strip():
                    yield Line(text.strip(" \n").strip("\t"), block.align)


def is_wrapped(blocks: Sequence[Seen | Grid]) -> bool:
    """Tell whether the lines of a page became paragraphs, as when text comes out of a PDF."""
    texts = [block.text.strip() for block in blocks if isinstance(block, Seen)]
    pairs = list(pairwise(texts))
    broken = [pair for pair in pairs if _goes_on(*pair)]
    lengths = sorted(map(len, texts)) or [0]
    full = lengths[-1] <= _LONGEST_LINE and lengths[len(lengths) // 2] >= _USUAL_LINE
    return full and len(pairs) > _FEWEST_LINES and len(broken) * 2 > len(pairs)


def _goes_on(text: str, following: str) -> bool:
    """Tell whether a sentence goes on in the next paragraph."""
    if TYPED_NUMBER.match(following):
        return False
    return following[:1].islower() or not re.search(r"[.!?:;…][»”“\")]*$", text)


def unwrapped(blocks: Sequence[Seen | Grid]) -> list[Seen | Grid]:
    """Return the paragraphs that lines belong to."""
    found: list[Seen | Grid] = []
    last = ""
    for block in blocks:
        before = found[-1] if found else None
        text = block.text.strip() if isinstance(block, Seen) else ""
        if isinstance(block, Seen) and isinstance(before, Seen) and _goes_on(last, text):
            before.content += [Run(" "), *block.content]
        else:
            found.append(block)
        last = text
    return found
