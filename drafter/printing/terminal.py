"""A letter in plain text, laid out for a terminal as its look lays it out on paper."""

import textwrap
from collections.abc import Iterator, Sequence

from drafter.docx.appearance import Form
from drafter.docx.layout import laid
from drafter.docx.look import Look
from drafter.model.grid import Placed, placed
from drafter.model.letter import Inline, Letter, NewPage, Note, Paragraph, Table, folded
from drafter.printing.numbers import Numbers

_NARROWEST = 8
_WIDTH = 80
"""How many characters a line of a text file has; as many stand in a line of 14 points on A4."""

_CHARACTER = 9
"""How many points of an indent make a character: 1.25 cm make four."""

_GAP = 8
"""From how many points on a space between paragraphs is an empty line: half a line."""

_MARGIN = 4
"""How many characters stay free on each side of what is centred."""


def write(letters: Sequence[Letter], look: Look) -> bytes:
    """Return letters as plain text in UTF-8, as a terminal of 80 columns shows them."""
    return "".join(f"{line}\n" for line in shown(letters, look, _WIDTH)).encode()


def shown(letters: Sequence[Letter], look: Look, width: int) -> Iterator[str]:
    """Yield the lines of letters, none longer than `width` characters where words allow it.

    What stands on the right, in the middle, indented or apart is said by the look.
    """
    for number, letter in enumerate(letters):
        if number:
            yield from ("", "═" * width, "")
        yield from _Screen(letter, look, width).lines()


class _Screen:
    """One letter in the making."""

    def __init__(self, letter: Letter, look: Look, width: int) -> None:
        self._letter = letter
        self._look = look
        self._width = width
        self._numbers = Numbers(letter, look)
        self._notes: list[str] = []

    def lines(self) -> Iterator[str]:
        style_before, below = "", 0.0
        for block, style, *_placed in laid(self._letter.blocks, self._look):
            if isinstance(block, NewPage):
                if style_before:
                    yield from ("", "─" * self._width, "")
                style_before, below = "", 0.0
                continue
            form = self._look.form(style) if isinstance(block, Paragraph) else None
            joined = form is not None and form.joined and style == style_before
            space = max(below, form.before if form and style_before else 0.0)
            if space >= _GAP and not joined:
                yield ""
            style_before, below = style, form.after if form else 0.0
            if isinstance(block, Table):
                yield from self._table(block)
            else:
                yield from self._paragraph(block, self._look.form(style))
        if self._notes:
            yield ""
            yield "―" * (self._width // 3)
            for number, note in enumerate(self._notes, 1):
                yield from textwrap.wrap(f"{number} {note}", self._width)

    def _paragraph(self, block: Paragraph, form: Form) -> Iterator[str]:
        number, form = self._numbers.next(block, form)
        text = number.replace("\u2003", " ") + self._text(block.content)
        if form.align == "center":
            lines = _wrapped(text, self._width - 2 * _MARGIN)
            yield from (line.center(self._width).rstrip() for line in lines)
        elif form.align == "right":
            yield from (line.rjust(self._width) for line in _wrapped(text, self._width))
        elif form.left >= self._look.page.text_width / 2:
            margin = " " * (self._width // 2)
            yield from (margin + line for line in _wrapped(text, self._width - len(margin)))
        else:
            first, rest = (" " * self._characters(at) for at in (form.first_edge, form.left))
            right = self._characters(form.right)
            yield from _wrapped(text, self._width - right, first, rest)

    def _characters(self, points: float) -> int:
        return min(max(round(points / _CHARACTER), 0), self._width // 3)

    def _text(self, content: Sequence[Inline]) -> str:
        """Return a paragraph's text; a note becomes its number in brackets."""
        return "".join(
            folded(
                content,
                run=lambda run: run.text,
                line_break=lambda _break: "\n",
                note=self._note,
                link=lambda _link, inner: "".join(inner),
                picture=lambda picture: f"[{picture.caption}]",
            )
        )

    def _note(self, note: Note) -> str:
        self._notes.append("")
        number = len(self._notes)
        self._notes[number - 1] = self._text(note.content)
        return f"[{number}]"

    def _table(self, block: Table) -> Iterator[str]:
        rows = [[text for one in row for text in self._columns(one)] for row in placed(block)]
        count = max((len(row) for row in rows), default=0)
        if not count:
            return
        room = (self._width - 3 * (count - 1)) // count
        longest = [
            max((len(row[n]) for row in rows if n < len(row)), default=0) for n in range(count)
        ]
        sizes = [min(size, max(room, _NARROWEST)) for size in longest]
        gap = " │ " if self._look.table_form(block.style).lines else "   "
        for number, row in enumerate(rows):
            cells = [_wrapped(text, size) for text, size in zip(row, sizes, strict=False)]
            for line in range(max(map(len, cells), default=0)):
                parts = [cell[line] if line < len(cell) else "" for cell in cells]
                padded = [part.ljust(size) for part, size in zip(parts, sizes, strict=False)]
                yield gap.join(padded).rstrip()
            if number == 0 and block.rows[0].header:
                yield "─┼─".join("─" * size for size in sizes)

    def _columns(self, one: Placed) -> Iterator[str]:
        """Yield a cell's text, and nothing for what it reaches over beyond its first place."""
        shown = [] if one.goes_on else one.cell.paragraphs
        yield "\n".join(self._text(p.content) for p in shown)
        yield from ("" for _further in range(one.columns - 1))


def _wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Return a text in lines that begin with `first` (the first one) or `rest`."""
    lines: list[str] = []
    for piece in text.split("\n"):
        lines += textwrap.wrap(
            piece,
            max(width, _NARROWEST),
            initial_indent=rest if lines else first,
            subsequent_indent=rest,
        ) or [""]
    return [line.replace("\u00a0", " ") for line in lines]
