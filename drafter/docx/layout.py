"""What the layout of a letter depends on beyond its blocks: their neighbours, and their content."""

from collections.abc import Iterator

from drafter.docx.look import Look
from drafter.model.grid import end, placed
from drafter.model.letter import (
    Block,
    Cell,
    Letter,
    NewPage,
    Paragraph,
    Picture,
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


def styled(letter: Letter, look: Look) -> Iterator[tuple[Block, str]]:
    """Yield the blocks of a letter, each with the name of the style that it has in its place."""
    blocks = letter.blocks
    for before, block, after in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        if isinstance(block, NewPage):
            yield block, ""
            continue
        beside = style_beside(block, before, after, look) if isinstance(block, Paragraph) else None
        yield block, beside or block.style


def style_beside(
    block: Paragraph, before: Block | None, after: Block | None, look: Look
) -> str | None:
    """Return the look's style for a paragraph in a special place; None where there is none.

    The last paragraph before the closing keeps with it, so that signatures never stand alone on
    a page; body text keeps its distance from a table, and with one that it introduces.
    """
    if isinstance(after, Paragraph) and after.style == "closing":
        style = f"last-{block.style}"
    elif block.style == "body-text" and isinstance(after, Table):
        style = "before-table"
    elif block.style == "body-text" and isinstance(before, Table):
        style = "after-table"
    else:
        return None
    return style if look.has_paragraph_style(style) else None


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
    return _shared(weights, given, whole)


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
