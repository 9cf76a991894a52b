"""What the layout of a letter depends on beyond its blocks: their neighbours, and their content."""

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.docx.keeping import ends_of_guessed_pages, kept_style, kept_with_next
from drafter.docx.look import Look
from drafter.model.grid import end, placed
from drafter.model.letter import (
    BELOW_SIGNATURES,
    Block,
    Cell,
    NewPage,
    Paragraph,
    Picture,
    Printed,
    Row,
    Table,
    pictures_of,
    plain_text,
)

EMPTY = Paragraph("table-text", [])
"""What stands where Word wants a paragraph and a letter has none."""

_NARROW, _WIDE = 6, 40
"""How many characters a column counts for at the least and at the most."""

_LEAST_SHARE = 5
"""How many per cent of a table remain for a column, whatever widths are given to others."""


_WIDEST = 0.62
"""The mean width of a letter in sizes of the font, more than long words have, in bold as well."""

_BETWEEN_WORDS = re.compile(r"(?<=[-/])|(?<=–)|[ \t\n]+")
"""Where a line may end."""

_TWENTIETHS = 20
"""Of a point, in which Word measures widths."""


ENDING = ("closing", "letter-appendix")
"""The styles of what follows the last paragraph of the text."""


class Laid(NamedTuple):
    """A block in its place."""

    block: Block
    style: str
    """The name of the style that it has there."""
    kept: bool = False
    """Whether it is to stand on one page with the next, which its style may say or not."""
    apart: bool = False
    """Whether it is to stand apart from a table before it, which its style does not say."""
    held: bool = False
    """Whether LibreOffice is to look at it twice, to keep it with the next."""


def laid(blocks: Sequence[Block], look: Look) -> Iterator[Laid]:
    """Yield the blocks of a letter in their places, each with what its neighbours make of it."""
    flowing: list[Printed] = []
    for block in blocks:
        if isinstance(block, NewPage):
            yield from _flowing(flowing, look)
            yield Laid(block, "")
            flowing = []
        else:
            flowing.append(block)
    yield from _flowing(flowing, look)


def _flowing(blocks: Sequence[Printed], look: Look) -> Iterator[Laid]:
    kept = kept_with_next(blocks, look)
    held = ends_of_guessed_pages(blocks).intersection(kept)
    before: Printed | None = None
    for number, (block, after) in enumerate(zip(blocks, [*blocks[1:], None], strict=False)):
        if isinstance(block, Table):
            yield Laid(block, block.style, number in kept)
        elif type(before) is Table or type(after) is Table:
            placed = _beside(block, before, after, look, kept=number in kept)
            yield placed._replace(held=True) if number in held else placed
        else:
            yield in_text(block, after if number in kept else None, look, held=number in held)
        before = block


def in_text(block: Paragraph, after: Printed | None, look: Look, *, held: bool = False) -> Laid:
    """Return a paragraph that no table is beside; `after` is what it is kept with, if anything."""
    if after is None:
        return Laid(block, block.style)
    return Laid(block, _kept(block, after, look), kept=True, held=held)


def _kept(block: Paragraph, after: Printed | None, look: Look, style: str = "") -> str:
    """Return the style of a paragraph that stands on one page with what is after it."""
    last = after is not None and after.style in ENDING
    return kept_style(style or block.style, look, last=last)


def _beside(
    block: Paragraph, before: Printed | None, after: Printed | None, look: Look, *, kept: bool
) -> Laid:
    """Return a paragraph beside a table."""
    style = block.style
    names: tuple[str, ...] = ()
    if isinstance(before, Table) and not look.form(style).before:
        names = ("after-table",) if style == "body-text" else (f"{style}-after-table",)
    elif isinstance(after, Table) and style == "body-text" and not kept:
        names = ("before-table",)
    placed = next(filter(look.has_paragraph_style, names), style)
    apart = isinstance(before, Table) and not look.form(placed).before
    if not kept:
        return Laid(block, placed, apart=apart)
    return Laid(block, _kept(block, after, look, placed), kept=True, apart=apart)


def with_signatures(placed: Sequence[Laid]) -> list[Laid]:
    """Return blocks, what stands below a table of signatures as its last row.

    LibreOffice keeps the rows of a table together, but no table with a paragraph after it.
    """
    found: list[Laid] = []
    if not any(isinstance(one.block, Table) for one in placed):
        return list(placed)
    for one in placed:
        table = found[-1].block if found else None
        if (
            isinstance(table, Table)
            and table.style == "signatures"
            and isinstance(one.block, Paragraph)
            and one.block.style in BELOW_SIGNATURES
        ):
            found[-1] = found[-1]._replace(block=_with_below(table, one.block), kept=False)
        else:
            found.append(one)
    return found


def _with_below(table: Table, paragraph: Paragraph) -> Table:
    """Return a table of signatures with a paragraph in its last row, which is one cell."""
    last = table.rows[-1].cells
    if last and last[0].paragraphs and last[0].paragraphs[0].style in BELOW_SIGNATURES:
        row = Row([last[0].replaced(paragraphs=[*last[0].paragraphs, paragraph])])
        return Table(table.style, [*table.rows[:-1], row])
    across = max((end(row[-1]) for row in placed(table) if row), default=1)
    return Table(table.style, [*table.rows, Row([Cell([paragraph], colspan=across)])])


def column_widths(table: Table, look: Look, whole: int) -> list[int]:
    """Share a width out by what the columns hold; names stand in their own column.

    `whole`, and what is returned for each column, is in twentieths of a point.
    """
    rows = placed(table)
    columns = max((end(row[-1]) for row in rows if row), default=1)
    names = look.left_indents.get("signatory", 0)
    if table.style == "signatures" and columns == 2 and 0 < names < whole:
        return [names, whole - names]
    weights, given = [_NARROW] * columns, [0] * columns
    for one in (one for row in rows for one in row if one.columns == 1):
        weights[one.column] = max(weights[one.column], min(_length(one.cell), _WIDE))
        given[one.column] = given[one.column] or one.cell.width
    return _with_room(_shared(weights, given, whole), _needed(table, look))


def has_room(table: Table, look: Look, whole: int) -> bool:
    """Tell whether a table of so many twentieths of a point needs to part no word by letters."""
    return sum(_needed(table, look)) <= whole


def _needed(table: Table, look: Look) -> list[int]:
    """Return how wide each column must be at the least, so that its longest word has room."""
    form = look.table_form(table.style)
    margins = round((form.left + form.right) * _TWENTIETHS)
    rows = placed(table)
    needed = [0] * max((end(row[-1]) for row in rows if row), default=1)
    for one in (one for row in rows for one in row if one.columns == 1):
        needed[one.column] = max(needed[one.column], _longest_word(one.cell, look) + margins)
    return needed


def _shared(weights: list[int], given: list[int], whole: int) -> list[int]:
    """Share a width out: first what is given in per cent, the rest by weights.

    A column without a share has room for some words whatever the others take.
    """
    free = [0 if share else weight for weight, share in zip(weights, given, strict=True)]
    rest = max(100 - sum(given), _LEAST_SHARE * sum(weight > 0 for weight in free))
    parts = [
        share * (sum(free) or 1) + rest * weight for share, weight in zip(given, free, strict=True)
    ]
    shares = [whole * part // sum(parts) for part in parts]
    return [*shares[:-1], whole - sum(shares[:-1])]


def _with_room(widths: list[int], needed: list[int]) -> list[int]:
    """Return widths with room for the longest word of each column, as far as there is any."""
    missing = [max(0, need - width) for width, need in zip(widths, needed, strict=True)]
    spare = [max(0, width - need) for width, need in zip(widths, needed, strict=True)]
    moved = min(sum(missing), sum(spare))
    if not moved:
        return widths
    found = [
        width + moved * lack // sum(missing) - moved * left // sum(spare)
        for width, lack, left in zip(widths, missing, spare, strict=True)
    ]
    return [*found[:-1], sum(widths) - sum(found[:-1])]


def _longest_word(cell: Cell, look: Look) -> int:
    """Return how wide the longest word of a cell is at the most, in twentieths of a point."""
    widest = 0.0
    for paragraph in cell.paragraphs:
        words = _BETWEEN_WORDS.split(plain_text(paragraph.content, line_break=" "))
        widest = max(widest, max(map(len, words)) * look.form(paragraph.style).size)
    return math.ceil(widest * _WIDEST * _TWENTIETHS)


def _length(cell: Cell) -> int:
    """Return how many characters the longest paragraph of a cell counts for."""
    if any(pictures_of(paragraph.content) for paragraph in cell.paragraphs):
        return _WIDE
    return max((len(plain_text(paragraph.content)) for paragraph in cell.paragraphs), default=0)


def room_for(paragraph: Paragraph, style: str, look: Look, width: float) -> float:
    """Return how wide a line of a paragraph is, where the text has a width; both in points."""
    form = look.form(style)
    left, first = form.left, form.first_line
    levels = look.levels(style) if paragraph.item else []
    if paragraph.item and paragraph.item.level < len(levels):
        left = levels[paragraph.item.level].left or left
    return max(width - max(left, 0) - max(form.right, 0) - max(first, 0), _SMALLEST)


def picture_size(picture: Picture, room: float, height: float) -> tuple[float, float]:
    """Return how wide and how high a picture is seen in a line that is `room` wide, in points.

    As wide as it was wished, or as its points are at 96 to an inch; but no wider than the line,
    nor higher than the text of its page (`height`), with room below it for its caption.
    """
    across, down = picture.image.seen
    wished = picture.centimetres * _CENTIMETRE or room * picture.percent / 100
    width = min(wished or across * _PIXEL, room)
    most = max(height - _CAPTION, _SMALLEST)
    if picture.image.lies_sideways:
        most = min(most, room)  # Word keeps room for it as it lies
    seen = width * down / across
    if seen > most:
        width, seen = most * across / down, most
    return max(width, 1.0), max(seen, 1.0)


_CENTIMETRE, _PIXEL = 72 / 2.54, 0.75
"""In points; a pixel is that of CSS."""

_CAPTION = 60.0
"""Points that a picture leaves of a page: for four lines of a caption."""

_SMALLEST = 10.0
