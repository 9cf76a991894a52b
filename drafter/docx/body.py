"""The body of a letter as WordprocessingML: paragraphs, lists, tables, footnotes and links.

The XML is put together as text in one pass, since every piece has the same few shapes.  A run has a
language and at most a character style, a paragraph has a style and at most a place in a list:
how they look is said by the look alone.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import assert_never

from drafter.docx.layout import EMPTY, column_widths, filled, style_beside
from drafter.docx.look import Look
from drafter.docx.xml import escape, text
from drafter.model.letter import (
    Block,
    Break,
    Cell,
    Inline,
    Letter,
    Link,
    Note,
    Paragraph,
    Row,
    Run,
    Table,
)
from drafter.wording.scripts import in_order, right_to_left

_MARK_STYLES = {
    "strong": "strong",
    "em": "emphasis",
    "u": "underline",
    "sub": "subscript",
    "sup": "superscript",
}
_MARK_PROPERTIES = {
    "strong": "<w:b/>",
    "em": "<w:i/>",
    "u": '<w:u w:val="single"/>',
    "sub": '<w:vertAlign w:val="subscript"/>',
    "sup": '<w:vertAlign w:val="superscript"/>',
}
_END_OF_PROPERTIES = "</w:pPr>"
_COMBINED: dict[tuple[str, ...], str] = {("em", "strong"): "intense-emphasis"}


class Body:
    """The XML of a body, and what it refers to in other parts."""

    def __init__(self, look: Look, first_number: int, first_note: int) -> None:
        """Take the look, and the first free numbers of lists and of footnotes in it."""
        self.look = look
        self.first_number = first_number
        self.first_note = first_note
        self.pieces: list[bytes] = []
        """The XML in UTF-8, in pieces that are joined by nobody: a long letter has many."""
        self.notes: list[str] = []
        self.links: list[str] = []
        self.section = ""
        """The properties of the last section."""
        self._language = ""
        """The properties of a run that tell its language, and that it runs from right to left."""
        self._leftward = False
        """Whether the letter is written from right to left."""
        self._end = _END_OF_PROPERTIES
        self._plain = ""
        self._openings: dict[str, str] = {}
        """What a paragraph of each style begins with."""

    def begin(self, letter: Letter) -> "Body":
        """Go on with a letter, in its language."""
        tag = escape(letter.language)  # a catalog's phrase, so anybody's text
        self._leftward = right_to_left(letter.language)
        self._language, self._end = f'<w:lang w:val="{tag}"/>', _END_OF_PROPERTIES
        if self._leftward:
            self._language = f'<w:rtl/><w:lang w:val="{tag}" w:bidi="{tag}"/>'
            self._end = f"<w:bidi/>{_END_OF_PROPERTIES}"
        self._plain = f"<w:r>{self._properties(None)}"
        return self

    def run(self, run: Run, base: str | None = None) -> str:
        """Return a run; `base` is the character style that it has without marks."""
        if not run.marks and base is None:
            return f"{self._plain}{self._text(run)}</w:r>"
        style = base
        extra = ""
        if run.marks:
            style = self.look.character_style(_COMBINED.get(run.marks, ""))
            if style is None:
                # Word knows one character style per run, so further marks stand beside it.
                style = self.look.character_style(_MARK_STYLES[run.marks[-1]])
                extra = "".join(p for m, p in _MARK_PROPERTIES.items() if m in run.marks[:-1])
        return f"<w:r>{self._properties(style, extra)}{self._text(run)}</w:r>"

    def _text(self, run: Run) -> str:
        return text(in_order(run.text) if self._leftward else run.text)

    def _properties(self, style: str | None, extra: str = "") -> str:
        named = f'<w:rStyle w:val="{escape(style)}"/>' if style else ""
        return f"<w:rPr>{named}{extra}{self._language}</w:rPr>"

    def inlines(self, content: Sequence[Inline], base: str | None = None) -> str:
        """Return the runs, breaks, notes and links of a paragraph."""
        return "".join(self._inline(part, base) for part in content)

    def _inline(self, part: Inline, base: str | None) -> str:
        match part:
            case Run():
                return self.run(part, base)
            case Break():
                return f"<w:r>{self._properties(base)}<w:br/></w:r>"
            case Note():
                return self._note(part)
            case Link():
                self.links.append(part.target)
                inner = self.inlines(part.content, self.look.character_style("hyperlink"))
                return f'<w:hyperlink r:id="{link_id(len(self.links))}">{inner}</w:hyperlink>'
            case _:
                assert_never(part)

    def _note(self, note: Note) -> str:
        number = self.first_note + len(self.notes)
        mark = self._properties(self.look.character_style("footnote-reference"))
        style = escape(self.look.paragraph_style("footnote-text"))
        content = self.inlines([Run(" "), *note.content])
        self.notes.append(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{style}"/>{self._end}'
            f"<w:r>{mark}<w:footnoteRef/></w:r>{content}</w:p></w:footnote>"
        )
        return f'<w:r>{mark}<w:footnoteReference w:id="{number}"/></w:r>'

    def paragraph(self, paragraph: Paragraph, style: str | None = None) -> str:
        """Return a paragraph, in another style than its own if one is given."""
        name = style or paragraph.style
        item = ""
        if paragraph.item is not None:
            level, number = paragraph.item.level, self.first_number + paragraph.item.list
            item = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        opening = self._openings.get(name)
        if opening is None:
            identifier = escape(self.look.paragraph_style(name))
            opening = self._openings[name] = f'<w:p><w:pPr><w:pStyle w:val="{identifier}"/>'
        content = paragraph.content
        if len(content) == 1 and type(only := content[0]) is Run and not only.marks:
            # So it is with almost every paragraph.
            return f"{opening}{item}{self._end}{self._plain}{self._text(only)}</w:r></w:p>"
        return f"{opening}{item}{self._end}{self.inlines(content)}</w:p>"

    def table(self, table: Table, width: int | None = None) -> str:
        """Return a table as wide as the text, or of a width in twentieths of a point."""
        widths = column_widths(table, self.look, width or self.look.text_width)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = "".join(self._row(row, widths) for row in table.rows)
        style = escape(self.look.table_style(table.style))
        visual = "<w:bidiVisual/>" if self._leftward else ""
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{visual}'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def _row(self, row: Row, widths: Sequence[int]) -> str:
        header = "<w:tblHeader/>" if row.header else ""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{self._cell(cell)}</w:tc>'
            for cell, width in zip(filled(row, len(widths)), widths, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>"

    def _cell(self, cell: Cell) -> str:
        return "".join(self.paragraph(paragraph) for paragraph in cell.paragraphs or [EMPTY])


_AT_ONCE = 100
"""How many blocks make a piece: no more text than a cache holds."""


def link_id(number: int) -> str:
    """Return the id of a letter's hyperlink, counted from 1."""
    return f"rIdLink{number}"


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
    if side_by_side:
        body.pieces.append(_columns(letters, body).encode())
        return body
    for number, letter in enumerate(letters):
        blocks = _blocks(letter, body.begin(letter))
        while piece := "".join(islice(blocks, _AT_ONCE)):
            body.pieces.append(piece.encode())
        if number < len(letters) - 1:
            body.pieces[-1] = _with_section(body.pieces[-1], _from_first_page(look.section))
        body.first_number += len(letter.lists)
    body.section = _from_first_page(look.section) if len(letters) > 1 else look.section
    return body


def _with_section(blocks: bytes, section: str) -> bytes:
    """Return blocks whose last paragraph ends a section; ISO/IEC 29500-1, 17.6.18."""
    at = blocks.rfind(_END_OF_PROPERTIES.encode())
    return blocks[:at] + section.encode() + blocks[at:]


def _from_first_page(section: str) -> str:
    """Return the properties of a section whose pages are counted from 1."""
    section = re.sub(r"<w:pgNumType\b[^>]*/>", "", section)
    return section.replace("<w:cols", '<w:pgNumType w:start="1"/><w:cols', 1)


def _columns(letters: Sequence[Letter], body: Body) -> str:
    """Return letters side by side: a table without lines, a row for each part of them."""
    width = body.look.text_width // len(letters)
    columns = []
    for letter in letters:
        body.begin(letter)
        columns.append(_column(letter, body, width))
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


def _column(letter: Letter, body: Body, width: int) -> dict[_Place, list[str]]:
    """Return the blocks of a letter as XML, by the row in which they stand.

    What has the right half of a page elsewhere begins at the left, and no line is stretched.
    """
    rows: dict[_Place, list[str]] = {}
    neighbours = zip([None, *letter.blocks], [*letter.blocks[1:], None], strict=False)
    for (place, block), (before, after) in zip(_places(letter), neighbours, strict=True):
        if isinstance(block, Table):
            xml = body.table(block, width - 2 * _GAP)
        else:
            xml = body.paragraph(block, style_beside(block, before, after, body.look))
            narrow = body.look.left_indents.get(block.style, 0) >= width // 2
            added = '<w:ind w:left="0"/>' if narrow else ""
            added += '<w:jc w:val="left"/>' if place[0] == 1 else ""
            xml = xml.replace(_END_OF_PROPERTIES, added + _END_OF_PROPERTIES, 1)
        rows.setdefault(place, []).append(xml)
    return rows


def _places(letter: Letter) -> Iterator[tuple[_Place, Block]]:
    """Yield the blocks, each with its row; the items of a list share one, to count on."""
    styles = [block.style for block in letter.blocks]
    first = styles.index("body-text") if "body-text" in styles else len(styles)
    closing = styles.index("closing") if "closing" in styles else len(styles)
    row, list_before = 0, None
    for number, block in enumerate(letter.blocks):
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


def _blocks(letter: Letter, body: Body) -> Iterator[str]:
    before: Block | None = None
    for block, after in zip(letter.blocks, [*letter.blocks[1:], None], strict=True):
        if isinstance(block, Table):
            yield body.table(block)
            if after is None or isinstance(after, Table):
                # Word joins tables that touch, and wants a paragraph at the end.
                yield body.paragraph(EMPTY)
        elif type(before) is type(after) is Paragraph and after.style != "closing":
            yield body.paragraph(block)
        else:
            yield body.paragraph(block, style_beside(block, before, after, body.look))
        before = block
