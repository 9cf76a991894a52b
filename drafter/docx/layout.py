"""What the layout of a letter depends on beyond its blocks: their neighbours, and their content."""

from collections.abc import Iterator

from drafter.docx.look import Look
from drafter.model.letter import Block, Cell, Letter, Paragraph, Row, Table, plain_text

EMPTY = Paragraph("table-text", [])
"""What stands where Word wants a paragraph and a letter has none."""

_NARROW, _WIDE = 6, 40
"""How many characters a column counts for at the least and at the most."""


def styled(letter: Letter, look: Look) -> Iterator[tuple[Block, str]]:
    """Yield the blocks of a letter, each with the name of the style that it has in its place."""
    blocks = letter.blocks
    for before, block, after in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
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
    columns = max((len(row.cells) for row in table.rows), default=1) or 1
    names = look.left_indents.get("signatory", 0)
    if table.style == "signatures" and columns == 2 and 0 < names < whole:
        return [names, whole - names]
    lengths = [
        max((_length(row.cells[n]) for row in table.rows if n < len(row.cells)), default=0)
        for n in range(columns)
    ]
    weights = [min(max(length, _NARROW), _WIDE) for length in lengths]
    shares = [whole * weight // sum(weights) for weight in weights]
    return [*shares[:-1], whole - sum(shares[:-1])]


def filled(row: Row, columns: int) -> list[Cell]:
    """Return the cells of a row, empty ones at its end where it is shorter than the table."""
    return [*row.cells, *(Cell([]) for _ in range(columns - len(row.cells)))]


def _length(cell: Cell) -> int:
    return max((len(plain_text(paragraph.content)) for paragraph in cell.paragraphs), default=0)
