"""How letters make a body: page after page, or side by side in the columns of a table.

A section ends where pages lie otherwise than those before it, or where a letter begins.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from drafter.docx.body import Body
from drafter.docx.layout import EMPTY, laid, with_signatures
from drafter.docx.look import Look
from drafter.docx.sections import from_first_page
from drafter.model.letter import Block, Letter, NewPage, Paragraph, Printed, Table

_END_OF_PROPERTIES = "</w:pPr>"

_AT_ONCE = 100
"""How many blocks make a piece: no more text than a cache holds."""


def build(
    letters: Sequence[Letter],
    look: Look,
    first_number: int,
    first_note: int,
    *,
    side_by_side: bool = False,
) -> Body:
    """Return the body of a letter, or of several in one document.

    `first_number` is the id of the first list, `first_note` that of the first footnote.  Each
    letter begins on a page of its own that counts from 1, or stands in a column of a table.
    """
    body = Body(look, first_number, first_note)
    body.section = look.section
    if side_by_side:
        parted = [_parted(letter) for letter in letters]
        columns = [column for column, _pages in parted]
        body.pieces.append(_columns(letters, columns, body).encode())
        body.first_number = first_number
        for letter, (_column, pages) in zip(letters, parted, strict=True):
            _add_pages(pages, body.begin(letter), begun=True)
            body.first_number += len(letter.lists)
        return body
    counted = from_first_page(look.section) if len(letters) > 1 else look.section
    for number, letter in enumerate(letters):
        if number:
            body.end_section()
        body.section = counted
        _add_pages(letter.blocks, body.begin(letter))
        body.first_number += len(letter.lists)
    return body


def _parted(letter: Letter) -> tuple[list[Printed], list[Block]]:
    """Return what stands in a column, and the pages of its own that a letter has after it."""
    column: list[Printed] = []
    for number, block in enumerate(letter.blocks):
        if not isinstance(block, NewPage):
            column.append(block)
        elif column:
            return column, letter.blocks[number:]
    return column, []


def _add_pages(blocks: Sequence[Block], body: Body, *, begun: bool = False) -> None:
    """Add blocks to a body, and a section for each new page that begins among them.

    `begun` tells that the first of these begins after others.
    """
    page: list[Printed] = []
    for number, block in enumerate(blocks):
        if isinstance(block, NewPage):
            _add_blocks(page, body)
            body.turn(block, begun=begun or number > 0)
            page = []
        else:
            page.append(block)
    _add_blocks(page, body)


def _add_blocks(blocks: Sequence[Printed], body: Body) -> None:
    made = _blocks(blocks, body) if blocks else iter(())
    while piece := "".join(islice(made, _AT_ONCE)):
        body.pieces.append(piece.encode())


def _columns(letters: Sequence[Letter], blocks: Sequence[list[Printed]], body: Body) -> str:
    """Return letters side by side: a table without lines, a row for each part of them."""
    width = body.look.text_width // len(letters)
    columns = []
    for letter, own in zip(letters, blocks, strict=True):
        body.begin(letter).width = width - 2 * _GAP
        columns.append(_column(own, body, width))
        body.first_number += len(letter.lists)
    rows = "".join(
        _row_of([column.get(key, []) for column in columns], width, body)
        for key in sorted({key for column in columns for key in column})
    )
    grid = f'<w:gridCol w:w="{width}"/>' * len(letters)
    gap = f'w:w="{_GAP}" w:type="dxa"'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width * len(letters)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left {gap}/><w:right {gap}/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        + body.paragraph(EMPTY)
    )


_GAP = 142
"""Between the text and the edge of a column, in twentieths of a point: 2.5 mm."""

_HEAD = ("", "date", "letter-addressee", "title", "subject", "salutation")
"""The parts before the body, each a row."""

_Place = tuple[int, int]
"""A row: before (0), in (1) or after (2) the body, and its number there."""


def _column(blocks: list[Printed], body: Body, width: int) -> dict[_Place, list[str]]:
    """Return the blocks of a letter as XML, by the row in which they stand.

    What has the right half of a page elsewhere begins at the left, and no line is stretched.
    """
    rows: dict[_Place, list[str]] = {}
    for (place, block), one in zip(_places(blocks), laid(blocks, body.look), strict=True):
        xml = body.placed(one)
        if isinstance(block, Paragraph):
            narrow = body.look.left_indents.get(block.style, 0) >= width // 2
            added = '<w:ind w:left="0"/>' if narrow else ""
            added += '<w:jc w:val="left"/>' if place[0] == 1 else ""
            xml = xml.replace(_END_OF_PROPERTIES, added + _END_OF_PROPERTIES, 1)
        rows.setdefault(place, []).append(xml)
    return rows


def _places(blocks: list[Printed]) -> Iterator[tuple[_Place, Printed]]:
    """Yield the blocks, each with its row; the items of a list share one, to count on."""
    styles = [block.style for block in blocks]
    first = styles.index("body-text") if "body-text" in styles else len(styles)
    closing = styles.index("closing") if "closing" in styles else len(styles)
    row, list_before = 0, None
    for number, block in enumerate(blocks):
        if number < first:
            yield (0, _HEAD.index(block.style) if block.style in _HEAD else 0), block
        elif number >= closing:
            yield (2, 0), block
        else:
            item = block.item.list if isinstance(block, Paragraph) and block.item else None
            row += item is None or item != list_before
            list_before = item
            yield (1, row), block


def _row_of(cells: list[list[str]], width: int, body: Body) -> str:
    """Return a row; a cell ends in a paragraph, as Word wants it."""
    empty = body.paragraph(EMPTY)
    xml = ""
    for cell in cells:
        end = "" if cell and cell[-1].endswith("</w:p>") else empty
        properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        xml += f"<w:tc>{properties}{''.join(cell)}{end}</w:tc>"
    return f"<w:tr>{xml}</w:tr>"


def _blocks(blocks: Sequence[Printed], body: Body) -> Iterator[str]:
    placed = with_signatures(list(laid(blocks, body.look)))
    for one, after in zip(placed, [*placed[1:], None], strict=True):
        yield body.placed(one)
        if isinstance(one.block, Table) and not (after and isinstance(after.block, Paragraph)):
            # Word joins tables that touch, and wants a paragraph at the end.
            yield body.paragraph(EMPTY)
