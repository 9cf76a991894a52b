"""What stands on one page with what follows: the end of a letter, the rows of a short table.

No rule of Word keeps a paragraph with the one before it, so the text is told to keep with the
signatures, as much of it as makes two lines; how many a paragraph has, nobody knows before a
word processor lays it out, so here it counts for what it has at the least.
"""

from collections.abc import Sequence

from drafter.docx.look import Look
from drafter.model.letter import SIGNING, Break, Paragraph, Printed, Row, Table, plain_text

_LINES = 2
"""So many lines of text stand above signatures, as above a page's end."""

_NARROWEST = 0.4
"""The mean width of a letter in sizes of the font, less than any text has."""

_GUESSED = 25
"""So many paragraphs and rows LibreOffice puts on a page at first."""

_SHORT, _LIGHT = 10, 1000
"""The most rows, and characters in all, of a table that is not to be parted by a page's end."""


def kept_with_next(blocks: Sequence[Printed], look: Look) -> range:
    """Return which blocks of a page, or of pages that flow, keep with the next one.

    So nobody signs alone on a page.
    """
    signing = [n for n, block in enumerate(blocks) if block.style in SIGNING]
    if not signing:
        return range(0)
    closings = [n for n in signing if blocks[n].style == "closing"]
    start = closings[-1] if closings else _first_of_run(signing)
    start, lines = _before_enclosed(blocks, start), 0
    while start > 0 and lines < _LINES:
        start -= 1
        lines += _lines(blocks[start], look)
    return range(start, signing[-1])


def rows_kept(table: Table, *, with_next: bool) -> range:
    """Return which rows stand on one page with the next row, or with what follows the table."""
    rows = len(table.rows)
    short = rows <= _SHORT and sum(map(_characters, table.rows)) <= _LIGHT
    short = short or table.style == "signatures"
    first = 0 if short else max(0, rows - _LINES) if with_next else rows
    return range(first, rows if with_next else rows - 1)


def ends_of_guessed_pages(blocks: Sequence[Printed]) -> set[int]:
    """Return which blocks LibreOffice takes for the last of a page before it lays a letter out.

    What it put on the next page does not come back to them, and so they are not kept with it; but
    a paragraph with a field it looks at once more, and keeps it (seen in version 7.4).
    """
    if not any(isinstance(block, Table) for block in blocks):
        return set(range(_GUESSED - 1, len(blocks) - 1, _GUESSED))
    ends, on_page = set(), 0
    for number, block in enumerate(blocks):
        size = len(block.rows) if isinstance(block, Table) else 1
        if on_page + size > _GUESSED:
            ends.add(number - 1)
            on_page = 0
        on_page += size
    return ends


def kept_style(style: str, look: Look, *, last: bool = False) -> str:
    """Return the style of a paragraph that keeps with the next: its own where the look has none.

    `last`: nothing but signatures, and what is enclosed, follows.
    """
    if look.keeps_with_next(style):
        return style
    for name in (f"last-{style}", f"kept-{style}") if last else (f"kept-{style}",):
        if look.has_paragraph_style(name):
            return name
    return style


def _first_of_run(numbers: Sequence[int]) -> int:
    """Return where the last run of numbers without a gap begins."""
    first = numbers[-1]
    for number in reversed(numbers):
        if number < first - 1:
            break
        first = number
    return first


def _before_enclosed(blocks: Sequence[Printed], end: int) -> int:
    """Return where the lines begin that say what is enclosed, if they stand before a place."""
    start = end
    while start > 0 and _may_enclose(blocks[start - 1]):
        start -= 1
    while start < end and blocks[start].style != "letter-appendix":
        start += 1
    return start


def _may_enclose(block: Printed) -> bool:
    return block.style == "letter-appendix" or (
        isinstance(block, Paragraph) and block.item is not None and block.style != "demand"
    )


def _lines(block: Printed, look: Look) -> int:
    """Return how many lines a block has at the least; a heading is no line of text."""
    if isinstance(block, Table):
        return sum(1 for row in block.rows if _characters(row))
    form = look.form(block.style)
    text = plain_text(block.content).strip()
    if form.outline or not text:
        return 0
    width = look.text_width / 20 - form.left - form.right - form.first_line
    broken = any(isinstance(part, Break) for part in block.content)
    return 2 if broken or len(text) * form.size * _NARROWEST > width else 1


def _characters(row: Row) -> int:
    return sum(len(plain_text(p.content)) for cell in row.cells for p in cell.paragraphs)
