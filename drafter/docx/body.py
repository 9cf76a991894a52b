"""The body of a letter as WordprocessingML: paragraphs, lists, tables, footnotes and links.

The XML is put together as text in one pass, since every piece has the same few shapes.  A run has a
language and at most a character style, a paragraph has a style and at most a place in a list:
how they look is said by the look alone.
"""

from collections.abc import Sequence
from typing import assert_never

from drafter.docx.drawings import Drawings
from drafter.docx.keeping import kept_style, rows_kept
from drafter.docx.layout import EMPTY, Laid, column_widths, picture_size, room_for
from drafter.docx.look import Look
from drafter.docx.sections import ended, going_on, lying, text_width_lying
from drafter.docx.xml import escape, text
from drafter.model.grid import Placed, end, placed
from drafter.model.letter import (
    Break,
    Inline,
    Letter,
    Link,
    NewPage,
    Note,
    Paragraph,
    Picture,
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
        """The XML in UTF-8, in pieces: a letter has a few, a long one many."""
        self.notes: list[str] = []
        self.links: list[str] = []
        self.drawings = Drawings()
        self.width = look.text_width
        """How wide the text is that is being written, in twentieths of a point."""
        self.height = look.page.text_height
        """How high the text of the page is, in points."""
        self._around = EMPTY, ""
        """The paragraph that is being written, and its style in its place."""
        self.section = ""
        """The properties of the last section."""
        self._language = ""
        """The properties of a run that tell its language, and that it runs from right to left."""
        self._leftward = False
        """Whether the letter is written from right to left."""
        self._end = _END_OF_PROPERTIES
        self._plain = ""
        self.finished = look.finished("")
        """The paragraphs that were made in the look and the letter's language."""
        self._openings: dict[str, str] = {}
        """What a paragraph of each style begins with."""

    def begin(self, letter: Letter) -> "Body":
        """Go on with a letter, in its language."""
        self._leftward = right_to_left(letter.language)
        self._language = _spoken(letter.language)
        self._end = f"<w:bidi/>{_END_OF_PROPERTIES}" if self._leftward else _END_OF_PROPERTIES
        self._plain = f"<w:r>{self._properties(None)}"
        self.finished = self.look.finished(letter.language)
        self.width, self.height = self.look.text_width, self.look.page.text_height
        return self

    def end_section(self) -> None:
        """End the section that the last paragraph stands in."""
        self.pieces[-1] = ended(self.pieces[-1], self.section)

    def turn(self, page: NewPage, *, begun: bool) -> None:
        """Go on with a new page, or let the first one lie where nothing has `begun`."""
        if begun:
            self.end_section()
            self.section = going_on(self.look.section)
        if page.landscape:
            own = going_on(self.look.lying) if begun else self.look.lying
            self.section = own or lying(self.section)
        self.width, self.height = self.look.text_width, self.look.page.text_height
        if page.landscape:
            self.height = min(self.height, self.width / _TWENTIETHS)
            self.width = self.look.lying_width or text_width_lying(self.look.section, self.width)

    def run(self, run: Run, base: str | None = None) -> str:
        """Return a run; `base` is the character style that it has without marks."""
        if not run.marks and base is None and not run.language:
            return f"{self._plain}{self._text(run)}</w:r>"
        style = base
        extra = ""
        if run.marks:
            style = self.look.character_style(_COMBINED.get(run.marks, ""))
            if style is None:
                # Word knows one character style per run, so further marks stand beside it.
                style = self.look.character_style(_MARK_STYLES[run.marks[-1]])
                extra = "".join(p for m, p in _MARK_PROPERTIES.items() if m in run.marks[:-1])
        properties = self._properties(style, extra, run.language)
        return f"<w:r>{properties}{self._text(run)}</w:r>"

    def _text(self, run: Run) -> str:
        return text(in_order(run.text) if self._leftward else run.text)

    def _properties(self, style: str | None, extra: str = "", language: str = "") -> str:
        named = f'<w:rStyle w:val="{escape(style)}"/>' if style else ""
        spoken = _spoken(language) if language else self._language
        return f"<w:rPr>{named}{extra}{spoken}</w:rPr>"

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
            case Picture():
                return self._picture(part)
            case _:
                assert_never(part)

    def _picture(self, picture: Picture) -> str:
        room = room_for(*self._around, self.look, self.width / _TWENTIETHS)
        size = picture_size(picture, room, self.height)
        drawn = self.drawings.drawn(picture.image, picture.caption, *size)
        return f"<w:r>{self._properties(None)}{drawn}</w:r>"

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

    def placed(self, laid: Laid) -> str:
        """Return a block in its place: what its style does not say of it, it says itself."""
        if isinstance(laid.block, Table):
            return self.table(laid.block, kept=laid.kept)
        if isinstance(laid.block, NewPage):
            return ""
        xml = self.paragraph(laid.block, laid.style)
        if laid.kept and not self.look.keeps_with_next(laid.style):
            xml = xml.replace("/>", "/><w:keepNext/>", 1)  # it follows the style
        if laid.apart:
            xml = xml.replace(_END_OF_PROPERTIES, f"{_APART}{_END_OF_PROPERTIES}", 1)
        if laid.held:
            xml = xml.replace(_END_OF_PARAGRAPH, f"{_LOOKED_AT_TWICE}{_END_OF_PARAGRAPH}", 1)
        return xml

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
        if (
            len(content) == 1
            and type(only := content[0]) is Run
            and not (only.marks or only.language)
        ):
            # So it is with almost every paragraph.
            return f"{opening}{item}{self._end}{self.end(only)}"
        self._around = paragraph, name
        return f"{opening}{item}{self._end}{self.inlines(content)}</w:p>"

    def end(self, only: Run) -> str:
        """Return the end of a paragraph after its properties: a run without marks, and no other."""
        return f"{self._plain}{self._text(only)}</w:r></w:p>"

    def ends(self, texts: list[str]) -> list[bytes]:
        """Return what `end` makes of each of some texts; all of them at once take less time."""
        written = [text.encode() for text in texts]
        whole = b"".join(written)
        special = b"&" in whole or b"<" in whole or b">" in whole or b'"' in whole
        if special or self._leftward or [*map(str.strip, texts)] != texts:
            return [self.end(Run(text)).encode() for text in texts]
        begin = f"{self._plain}<w:t>".encode()
        return [begin + text + b"</w:t></w:r></w:p>" for text in written]

    def table(self, table: Table, *, kept: bool = False) -> str:
        """Return a table as wide as the text; `kept`: it ends where what follows it begins."""
        widths = column_widths(table, self.look, self.width)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        margins = self._margins(table)
        together = rows_kept(table, with_next=kept)
        bottom = '<w:vAlign w:val="bottom"/>' if table.style == "signatures" else ""
        rows = "".join(
            self._row(
                row,
                "".join(
                    self._cell(one, widths, margins, kept=number in together, bottom=bottom)
                    for one in cells
                ),
                signed=bool(bottom),
            )
            for number, (row, cells) in enumerate(zip(table.rows, placed(table), strict=True))
        )
        style = escape(self.look.table_style(table.style))
        visual = "<w:bidiVisual/>" if self._leftward else ""
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{visual}'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def _margins(self, table: Table) -> int:
        """Return how much of a cell's width is no room for text."""
        form = self.look.table_form(table.style)
        return round((form.left + form.right) * _TWENTIETHS)

    def _row(self, row: Row, cells: str, *, signed: bool) -> str:
        header = "<w:tblHeader/>" if row.header else ""
        # A row of several paragraphs may be higher than what is left of a page.
        whole = "" if any(len(cell.paragraphs) > 1 for cell in row.cells) else "<w:cantSplit/>"
        whole = "<w:cantSplit/>" if signed else whole
        properties = f"<w:trPr>{whole}{header}</w:trPr>" if whole or header else ""
        return f"<w:tr>{properties}{cells}</w:tr>"

    def _cell(
        self, one: Placed, widths: Sequence[int], margins: int, *, kept: bool, bottom: str
    ) -> str:
        """Return a cell; below its first row it goes on without its text (17.4.84).

        `bottom`: a name stands at the last line of the post beside it.
        """
        across = f'<w:gridSpan w:val="{one.columns}"/>' if one.columns > 1 else ""
        down = '<w:vMerge w:val="restart"/>' if one.rows > 1 else ""
        down = "<w:vMerge/>" if one.goes_on else down
        width = sum(widths[one.column : end(one)])
        properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{down}{bottom}</w:tcPr>'
        shown = [] if one.goes_on else one.cell.paragraphs
        outer, self.width = self.width, width - margins
        text = "".join(self._in_cell(paragraph, kept=kept) for paragraph in shown or [EMPTY])
        self.width = outer
        return f"<w:tc>{properties}{text}</w:tc>"

    def _in_cell(self, paragraph: Paragraph, *, kept: bool) -> str:
        if not kept:
            return self.paragraph(paragraph)
        return self.placed(Laid(paragraph, kept_style(paragraph.style, self.look), kept=True))


_TWENTIETHS = 20
"""Of a point, in which Word measures widths."""

_END_OF_PARAGRAPH = "</w:p>"
_LOOKED_AT_TWICE = '<w:fldSimple w:instr=" SET kept 1 "/>'
"""A field that prints nothing (ISO/IEC 29500-1, 17.16.5.57), for LibreOffice: `layout.Laid`."""

_APART = '<w:spacing w:before="120"/>'
"""The space below a table, 6 pt, where no style has it."""


def _spoken(language: str) -> str:
    """Return the properties of a run that tell its language; a tag is a catalog's, so anybody's."""
    tag = escape(language)
    if right_to_left(language):
        return f'<w:rtl/><w:lang w:val="{tag}" w:bidi="{tag}"/>'
    return f'<w:lang w:val="{tag}"/>'


def link_id(number: int) -> str:
    """Return the id of a letter's hyperlink, counted from 1."""
    return f"rIdLink{number}"
