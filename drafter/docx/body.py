"""The body of a letter as WordprocessingML: paragraphs, lists, tables, footnotes and links.

The XML is put together as text in one pass, since every piece has the same few shapes.  A run has a
language and at most a character style, a paragraph has a style and at most a place in a list:
how they look is said by the look alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafter.docx.look import Look
from drafter.docx.xml import escape, text
from drafter.letter import (
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
_COMBINED: dict[tuple[str, ...], str] = {("em", "strong"): "intense-emphasis"}
_NARROW, _WIDE = 6, 40
"""How many characters a column counts for at the least and at the most."""


@dataclass(slots=True, eq=False, repr=False)
class Body:
    """The XML of a body, and what it refers to in other parts."""

    look: Look
    language: str
    first_number: int
    first_note: int
    xml: str = ""
    notes: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    _plain: str = ""
    _openings: dict[str, str] = field(default_factory=dict)
    """What a paragraph of each style begins with."""

    def __post_init__(self) -> None:
        """Prepare what every plain run begins with."""
        self._plain = f"<w:r>{self._properties(None)}"

    def run(self, run: Run, base: str | None = None) -> str:
        """Return a run; `base` is the character style that it has without marks."""
        if not run.marks and base is None:
            return f"{self._plain}{text(run.text)}</w:r>"
        style = base
        extra = ""
        if run.marks:
            style = self.look.character_style(_COMBINED.get(run.marks, ""))
            if style is None:
                # Word knows one character style per run, so further marks stand beside it.
                style = self.look.character_style(_MARK_STYLES[run.marks[-1]])
                extra = "".join(p for m, p in _MARK_PROPERTIES.items() if m in run.marks[:-1])
        return f"<w:r>{self._properties(style, extra)}{text(run.text)}</w:r>"

    def _properties(self, style: str | None, extra: str = "") -> str:
        named = f'<w:rStyle w:val="{escape(style)}"/>' if style else ""
        return f'<w:rPr>{named}{extra}<w:lang w:val="{self.language}"/></w:rPr>'

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

    def _note(self, note: Note) -> str:
        number = self.first_note + len(self.notes)
        mark = self._properties(self.look.character_style("footnote-reference"))
        style = escape(self.look.paragraph_style("footnote-text"))
        content = self.inlines([Run(" "), *note.content])
        self.notes.append(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
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
        return f"{opening}{item}</w:pPr>{self.inlines(paragraph.content)}</w:p>"

    def table(self, table: Table) -> str:
        """Return a table as wide as the text."""
        widths = self._widths(table)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = "".join(self._row(row, widths) for row in table.rows)
        style = escape(self.look.table_style(table.style))
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def _row(self, row: Row, widths: Sequence[int]) -> str:
        header = "<w:tblHeader/>" if row.header else ""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{self._cell(cell)}</w:tc>'
            for cell, width in zip(_filled(row, len(widths)), widths, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>"

    def _cell(self, cell: Cell) -> str:
        paragraphs = cell.paragraphs or [Paragraph("table-text", [])]
        return "".join(self.paragraph(paragraph) for paragraph in paragraphs)

    def _widths(self, table: Table) -> list[int]:
        """Share the text's width out by what the columns hold; names stand in their own column."""
        whole = self.look.text_width
        columns = max((len(row.cells) for row in table.rows), default=1) or 1
        names = self.look.indent_of_names
        if table.style == "signatures" and columns == 2 and 0 < names < whole:
            return [names, whole - names]
        lengths = [
            max((_length(row.cells[n]) for row in table.rows if n < len(row.cells)), default=0)
            for n in range(columns)
        ]
        weights = [min(max(length, _NARROW), _WIDE) for length in lengths]
        shares = [whole * weight // sum(weights) for weight in weights]
        return [*shares[:-1], whole - sum(shares[:-1])]


def _filled(row: Row, columns: int) -> list[Cell]:
    return [*row.cells, *(Cell([]) for _ in range(columns - len(row.cells)))]


def _length(cell: Cell) -> int:
    return max((_characters(paragraph.content) for paragraph in cell.paragraphs), default=0)


def _characters(content: Sequence[Inline]) -> int:
    return sum(
        len(part.text) if isinstance(part, Run) else _characters(part.content)
        for part in content
        if isinstance(part, Run | Link)
    )


def link_id(number: int) -> str:
    """Return the id of a letter's hyperlink, counted from 1."""
    return f"rIdLink{number}"


def build(letter: Letter, look: Look, first_number: int, first_note: int) -> Body:
    """Return the body of a letter.

    `first_number` is the id of its first list, `first_note` that of its first footnote.
    """
    body = Body(look, letter.language, first_number, first_note)
    body.xml = "".join(_blocks(letter, body))
    return body


def _blocks(letter: Letter, body: Body) -> Iterator[str]:
    before: Block | None = None
    for block, after in zip(letter.blocks, [*letter.blocks[1:], None], strict=True):
        if isinstance(block, Table):
            yield body.table(block)
            if after is None or isinstance(after, Table):
                # Word joins tables that touch, and wants a paragraph at the end.
                yield body.paragraph(Paragraph("table-text", []))
        else:
            yield body.paragraph(block, _style_beside(block, before, after, body.look))
        before = block


def _style_beside(
    block: Paragraph, before: Block | None, after: Block | None, look: Look
) -> str | None:
    """Return the look's style for a paragraph in a special place; None where there is none.

    The last paragraph before the closing keeps with it, so that signatures never stand alone on
    a page; body text keeps its distance from a table, and with one that it introduces.
    """
    style = None
    if isinstance(after, Paragraph) and after.style == "closing":
        style = f"last-{block.style}"
    elif block.style == "body-text" and isinstance(after, Table):
        style = "before-table"
    elif block.style == "body-text" and isinstance(before, Table):
        style = "after-table"
    return style if style and look.has_paragraph_style(style) else None
