"""A letter laid out for a terminal, in plain text."""

import textwrap
from collections.abc import Iterator

from drafter.model.letter import Break, Inline, Letter, Link, Note, Paragraph, Run, Table

_INDENT, _NARROWEST = 4, 8
_RIGHT = frozenset({"letter-addressee", "signatory", "last-signatory", "signatory-name"})
"""Styles of what stands in the right half of the page."""

_CENTRED = frozenset({"title", "subject", "salutation", "heading-1", "heading-2", "heading-3"})
_SPACED = frozenset({"title", "subject", "salutation", "closing", "executor", "letter-appendix"})
"""Styles with an empty line before them."""

_PLAIN = frozenset({"date", "closing", "signature-label", "executor", "letter-appendix"})
"""Styles of paragraphs without an indent."""


def shown(letter: Letter, width: int) -> Iterator[str]:
    """Yield the lines of a letter, none longer than `width` characters where words allow it."""
    counters: dict[tuple[int, int], int] = {}
    notes: list[str] = []
    before = ""
    for block in letter.blocks:
        style = block.style.removeprefix("last-")
        changed = style != before
        if before and changed and (style in _SPACED or before in _SPACED or before in _RIGHT):
            yield ""
        before = style
        if isinstance(block, Table):
            yield from _table(block, width, notes)
        else:
            yield from _paragraph(block, letter, width, counters, notes)
    if notes:
        yield ""
        yield "―" * (width // 3)
        for number, note in enumerate(notes, 1):
            yield from textwrap.wrap(f"{number} {note}", width)


def _paragraph(
    block: Paragraph,
    letter: Letter,
    width: int,
    counters: dict[tuple[int, int], int],
    notes: list[str],
) -> Iterator[str]:
    text = _text(block.content, notes)
    if block.style in _CENTRED:
        yield from (line.center(width).rstrip() for line in _wrapped(text, width - 2 * _INDENT))
    elif block.style in _RIGHT:
        margin = " " * (width // 2)
        yield from (margin + line for line in _wrapped(text, width - len(margin)))
    else:
        first = "" if block.style in _PLAIN else " " * _INDENT
        if block.item is not None:
            first += _number(block, letter, counters) + " "
        yield from _wrapped(text, width, first)


def _number(block: Paragraph, letter: Letter, counters: dict[tuple[int, int], int]) -> str:
    assert block.item is not None  # noqa: S101 - it was looked at by the caller
    numbering = letter.lists[block.item.list]
    if "bullet" in numbering.style or numbering.style == "list-dash":
        return "–"
    key = (block.item.list, block.item.level)
    counters[key] = counters.get(key, numbering.start - 1 if block.item.level == 0 else 0) + 1
    for deeper in [k for k in counters if k[0] == key[0] and k[1] > key[1]]:
        del counters[deeper]
    return f"{'  ' * block.item.level}{counters[key]})"


def _wrapped(text: str, width: int, first: str = "") -> list[str]:
    lines: list[str] = []
    for piece in text.split("\n"):
        margin = first if not lines else ""
        lines += textwrap.wrap(piece, max(width, _NARROWEST), initial_indent=margin) or [""]
    return [line.replace("\u00a0", " ") for line in lines]


def _text(content: list[Inline], notes: list[str]) -> str:
    """Return a paragraph's text; a note becomes its number in brackets."""
    text = ""
    for part in content:
        match part:
            case Run():
                text += part.text
            case Link():
                text += _text(part.content, notes)
            case Break():
                text += "\n"
            case Note():
                notes.append("")
                number = len(notes)
                notes[number - 1] = _text(part.content, notes)
                text += f"[{number}]"
    return text


def _table(block: Table, width: int, notes: list[str]) -> Iterator[str]:
    rows = [
        ["\n".join(_text(p.content, notes) for p in cell.paragraphs) for cell in row.cells]
        for row in block.rows
    ]
    count = max((len(row) for row in rows), default=0)
    if not count:
        return
    room = (width - 3 * (count - 1)) // count
    longest = [max((len(row[n]) for row in rows if n < len(row)), default=0) for n in range(count)]
    sizes = [min(size, max(room, _NARROWEST)) for size in longest]
    for number, row in enumerate(rows):
        cells = [_wrapped(text, size) for text, size in zip(row, sizes, strict=False)]
        for line in range(max(map(len, cells), default=0)):
            parts = [cell[line] if line < len(cell) else "" for cell in cells]
            padded = [part.ljust(size) for part, size in zip(parts, sizes, strict=False)]
            yield (" │ " if block.style == "table-grid" else "   ").join(padded).rstrip()
        if number == 0 and block.rows[0].header:
            yield "─┼─".join("─" * size for size in sizes)
