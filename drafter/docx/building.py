"""How letters make a body: page after page, or side by side in the columns of a table.

A section ends where pages lie otherwise than those before it, or where a letter begins.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from drafter.docx.body import Body
from drafter.docx.finished import finished
from drafter.docx.layout import EMPTY, has_room, laid, with_signatures
from drafter.docx.look import Look
from drafter.docx.sections import from_first_page
from drafter.model.letter import SIGNING, Block, Letter, NewPage, Paragraph, Printed, Table

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
    several = len(letters) > 1 and not side_by_side
    section = from_first_page(look.section) if several else look.section
    add(letters, body, section, section, side_by_side=side_by_side)
    return body


def add(
    letters: Sequence[Letter], body: Body, first: str, other: str, *, side_by_side: bool = False
) -> None:
    """Add letters to a body, as `build` does.

    `first` are the properties of the section that the first of them begins, `other` those of the
    others.
    """
    body.section = first
    if side_by_side:
        _add_columns(letters, body)
        return
    for number, letter in enumerate(letters):
        if number:
            body.end_section()
            body.section = other
        _add_pages(letter.blocks, body.begin(letter))
        body.first_number += len(letter.lists)


def _add_columns(letters: Sequence[Letter], body: Body) -> None:
    """Add letters in the columns of a table, and after it the pages that they have of their own."""
    parted = [_parted(letter) for letter in letters]
    columns = [column for column, _pages in parted]
    signed = _ending(columns[-1]) if not _ending(columns[0]) else []
    columns[-1] = columns[-1][: len(columns[-1]) - len(signed)]
    first_number = body.first_number
    body.pieces.append(_columns(letters, columns, signed, body).encode())
    body.first_number = first_number
    for letter, (_column, pages) in zip(letters, parted, strict=True):
        _add_pages(pages, body.begin(letter), begun=True)
        body.first_number += len(letter.lists)


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
    text = [block for block in blocks if isinstance(block, Paragraph)]
    alone = len(text) == len(blocks)
    made = iter(finished(text, body) if alone else map(str.encode, _blocks(blocks, body)))
    while piece := b"".join(islice(made, _AT_ONCE)):
        body.pieces.append(piece)


def _ending(column: Sequence[Printed]) -> list[Printed]:
    """Return the signatures that end a column, with the closing above them."""
    start = len(column)
    while start and column[start - 1].style in SIGNING:
        start -= 1
    return list(column[start:])


def _columns(
    letters: Sequence[Letter],
    blocks: Sequence[list[Printed]],
    signed: Sequence[Printed],
    body: Body,
) -> str:
    """Return letters side by side: a table without lines, a row for each part of them.

    What all have `signed` stands in the last row, below the columns.
    """
    width = body.look.text_width // len(letters)
    wide = {
        place
        for own in blocks
        for place, block in _places(own)
        if isinstance(block, Table) and not has_room(block, body.look, width - 2 * _GAP)
    }
    columns = []
    for letter, own in zip(letters, blocks, strict=True):
        body.begin(letter).width = width - 2 * _GAP
        columns.append(_column(own, body, width, wide))
        body.first_number += len(letter.lists)
    keys = sorted({key for column in columns for key in column})
    last, rows = keys[-_KEPT_ROWS:] if signed else [], ""
    for key in keys:
        cells = [column.get(key, []) for column in columns]
        if key in wide:
            rows += _row_across([part for cell in cells for part in cell], columns, width, body)
        else:
            rows += _row_of(cells, width, body, kept=key in last)
    if signed:
        body.begin(letters[-1]).width -= 2 * _GAP
        rows += _row_across(list(_blocks(signed, body)), columns, width, body)
    grid = f'<w:gridCol w:w="{width}"/>' * len(letters)
    gap = f'w:w="{_GAP}" w:type="dxa"'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width * len(letters)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left {gap}/><w:right {gap}/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>" + _last_of_all(body)
    )


_GAP = 142
"""Between the text and the edge of a column, in twentieths of a point: 2.5 mm."""

_KEPT_ROWS = 2
"""So many rows stand on one page with the signatures below them."""

_HEAD = {
    **{"date": 1, "letter-addressee": 2, "next-addressee": 2},
    **{"title": 3, "subject": 4, "salutation": 5},
}
"""The parts before the body, each with its row."""

_Place = tuple[int, int]
"""A row: before (0), in (1) or after (2) the body, and its number there."""


def _column(
    blocks: list[Printed], body: Body, width: int, wide: set[_Place]
) -> dict[_Place, list[str]]:
    """Return the blocks of a letter as XML, by the row in which they stand.

    What has the right half of a page elsewhere begins at the left, and no line is stretched; what
    is too `wide` for a column is as wide as all of them.
    """
    rows: dict[_Place, list[str]] = {}
    for (place, block), one in zip(_places(blocks), laid(blocks, body.look), strict=True):
        own = body.width
        body.width = body.look.text_width - 2 * _GAP if place in wide else own
        xml = body.placed(one)
        body.width = own
        if isinstance(block, Paragraph):
            if one.style == "before-table":  # the row of a long paragraph may end a page
                xml = _PARAGRAPH.sub(r'\g<0><w:keepNext w:val="0"/>', xml, count=1)
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
            yield (0, _HEAD.get(block.style, 0)), block
        elif number >= closing:
            yield (2, 0), block
        else:
            item = block.item.list if isinstance(block, Paragraph) and block.item else None
            row += item is None or item != list_before
            list_before = item
            yield (1, row), block


def _row_of(cells: list[list[str]], width: int, body: Body, *, kept: bool) -> str:
    """Return a row; a cell ends in a paragraph, as Word wants it; `kept`: with the next row."""
    empty = body.paragraph(EMPTY)
    xml = ""
    for cell in cells:
        end = "" if cell and cell[-1].endswith("</w:p>") else empty
        properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        text = f"{''.join(cell)}{end}"
        if kept:
            text = _PARAGRAPH.sub(r"\g<0><w:keepNext/>", text)
        xml += f"<w:tc>{properties}{text}</w:tc>"
    # A short table stands whole beside the other; Word keeps no rows inside a cell together.
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if 0 < xml.count("<w:tr>") <= _SHORT else ""
    return f"<w:tr>{whole}{xml}</w:tr>"


def _row_across(parts: list[str], columns: Sequence[object], width: int, body: Body) -> str:
    """Return a row of one cell below all columns, which no page's end parts."""
    empty = body.paragraph(EMPTY)
    text = "".join(part if part.endswith("</w:p>") else f"{part}{empty}" for part in parts)
    properties = f'<w:tcW w:w="{width * len(columns)}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{len(columns)}"/>'
    cell = f"<w:tc><w:tcPr>{properties}</w:tcPr>{text}</w:tc>"
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"


_SHORT = 20
"""The most rows of tables in a row of columns that is not to be parted by a page's end."""

_PARAGRAPH = re.compile(r"<w:pStyle [^>]*/>(?!<w:keepNext/>)")
"""Where the properties of a paragraph begin."""


def _blocks(blocks: Sequence[Printed], body: Body) -> Iterator[str]:
    placed = with_signatures(list(laid(blocks, body.look)))
    for one, after in zip(placed, [*placed[1:], None], strict=True):
        yield body.placed(one)
        if isinstance(one.block, Table) and not (after and isinstance(after.block, Paragraph)):
            # Word joins tables that touch, and wants a paragraph at the end.
            between = after is not None and isinstance(after.block, Table)
            yield body.paragraph(EMPTY) if between else _last_of_all(body)


def _last_of_all(body: Body) -> str:
    """Return the paragraph that Word wants after a table, so low that it begins no empty page."""
    return body.paragraph(EMPTY).replace(_END_OF_PROPERTIES, _LOWEST + _END_OF_PROPERTIES, 1)


_LOWEST = (
    '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr>'
)
