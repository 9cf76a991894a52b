"""A letter as HTML that a browser breaks into pages, with the look's headers and footers.

Blocks stand one after another, each with what the breaking of pages must know of it; what a style
sheet cannot say stands in `data-style`, for a script to set, since a page that takes no style from
its own text is safe from texts that bring one.  A mark or number of a list is text like any other.
"""

from base64 import b64encode
from collections.abc import Callable
from html import escape
from typing import Any

from drafter.docx.appearance import Form
from drafter.docx.gaps import with_words
from drafter.docx.layout import laid
from drafter.docx.look import Look
from drafter.model.letter import Block, Letter, NewPage, Picture, Table
from drafter.pictures.image import Image
from drafter.printing.html import Writer, class_of, points
from drafter.wording.scripts import right_to_left

KeyOf = Callable[[int], str]
"""Returns the key of the value that a block of a letter shows, by the block's number."""

SourceOf = Callable[[Image], str]
"""Returns the address of a picture."""


def paged(letter: Letter, look: Look, key_of: KeyOf, source_of: SourceOf) -> dict[str, Any]:
    """Return a letter as plain data for the pages of a browser.

    `blocks` are HTML, a block each; `notes` are the footnotes' by their numbers from 1; `page` has
    the measures of a page in points; `margins` the HTML of headers and footers, by kind and page;
    `floating` tells that something of the look stands freely and is not shown.
    """
    page, around = look.page, look.margins
    parts = {
        name: "".join(_margin_block(block, look, letter) for block in part)
        for name, part in around["parts"].items()
    }
    writer = _Writer(letter, look, source_of)
    blocks = writer.blocks(key_of)
    measures = {name: getattr(page, name) for name in page._names}
    return {
        "language": letter.language,
        "direction": "rtl" if right_to_left(letter.language) else "ltr",
        "blocks": blocks,
        "notes": writer.notes,
        "page": measures | {name: around[name] for name in ("header", "footer")},
        "first_differs": around["first_differs"],
        "margins": parts,
        "floating": around["floating"],
    }


class _Writer(Writer):
    """Writes a letter block by block."""

    style = "data-style"

    def __init__(self, letter: Letter, look: Look, source_of: SourceOf) -> None:
        super().__init__(letter, look, 1)
        self._source_of = source_of

    def blocks(self, key_of: KeyOf) -> list[str]:
        """Return the blocks; a page that begins is an empty one that says how it lies."""
        found = []
        numbers = {id(block): number for number, block in enumerate(self._letter.blocks)}
        for one in laid(self._letter.blocks, self._look):
            block: Block = one.block
            if isinstance(block, NewPage):
                self.turn(block)
                lies = "landscape" if block.landscape else "portrait"
                found.append(f'<div data-new-page="{lies}"></div>')
                continue
            key = key_of(numbers[id(block)])
            more = f' data-shows="{escape(key)}"' if key else ""
            if isinstance(block, Table):
                found.append(self.table(block, kept=one.kept, attributes=more))
            else:
                more += ' data-keep="next"' if one.kept or self._is_kept(one.style) else ""
                more += ' data-whole=""' if self._look.form(one.style).keep_lines else ""
                found.append(self.paragraph(block, one.style, more))
        return found

    def _is_kept(self, style: str) -> bool:
        return self._look.keeps_with_next(style)

    @property
    def notes(self) -> list[str]:
        """The footnotes, after the blocks were written."""
        return self._notes

    def number(self, number: str, form: Form) -> str:
        """Return a number or a mark, which the pages give the room up to the text."""
        text = number.rstrip("\u2003 ")
        if not text:
            return ""
        if number == text:
            return escape(text)
        if number[-1] == " ":
            return escape(number)
        hang = f' data-hang="{points(-form.first_line)}"' if form.first_line < 0 else ""
        return f'<span class="letter-number"{hang}>{escape(text)} </span>'

    def of_row(self, *, kept: bool) -> str:
        """Return the attributes of a row that is kept with what follows it."""
        return ' data-keep="next"' if kept else ""

    def source(self, picture: Picture) -> str:
        """Return the address of a picture."""
        return self._source_of(picture.image)


def _margin_block(block: dict[str, Any], look: Look, letter: Letter) -> str:
    """Return a paragraph or a table of a header or a footer."""
    if "rows" in block:
        return _margin_table(block, look, letter)
    aligned = {"both": "justify"}.get(block["align"], block["align"])
    style = f' data-style="text-align:{aligned}"' if aligned else ""
    text = "".join(_margin_inline(part, letter) for part in block["content"])
    return f'<p class="{class_of(block["style"])}"{style}>{text or "<br/>"}</p>'


def _margin_table(block: dict[str, Any], look: Look, letter: Letter) -> str:
    columns = "".join(f'<col data-style="width:{points(w)}"/>' for w in block["widths"])
    rows = "".join(
        "<tr>" + "".join(_margin_cell(cell, look, letter) for cell in row) + "</tr>"
        for row in block["rows"]
    )
    width = points(sum(block["widths"]))
    name = class_of(look.table_name(block["style"]))
    return (
        f'<table class="{name}" data-style="width:{width}">'
        f"<colgroup>{columns}</colgroup>{rows}</table>"
    )


def _margin_cell(cell: dict[str, Any], look: Look, letter: Letter) -> str:
    place = {"center": "middle", "bottom": "bottom"}.get(cell["place"], "top")
    inner = "".join(_margin_block(block, look, letter) for block in cell["blocks"])
    across = f' colspan="{cell["columns"]}"' if cell["columns"] > 1 else ""
    return f'<td{across} data-style="vertical-align:{place}">{inner}</td>'


def _margin_inline(part: dict[str, Any], letter: Letter) -> str:
    if "picture" in part:
        size = f"width:{points(part['width'])};height:{points(part['height'])}"
        source = _inside(part["picture"], part["kind"])
        return f'<img src="{source}" alt="{escape(part["caption"])}" data-style="{size}"/>'
    if "break" in part:
        return "\t" if part["break"] == "tab" else "<br/>"
    if "field" in part:
        inner = f'<span data-field="{escape(part["field"])}"></span>'
    else:
        inner = escape(with_words(part["text"], letter.running))
    said = _said(part)
    return f'<span data-style="{said}">{inner}</span>' if said else inner


def _said(part: dict[str, Any]) -> str:
    """Return what a run of a header says beside its style, as CSS."""
    weights = {True: "bold", False: "normal"}
    says = {
        "font-weight": weights[part["b"]] if "b" in part else "",
        "font-style": ("italic" if part["i"] else "normal") if "i" in part else "",
        "text-transform": ("uppercase" if part["caps"] else "none") if "caps" in part else "",
        "font-size": points(part["size"]) if "size" in part else "",
        "color": f"#{part['color']}" if "color" in part else "",
    }
    return escape(";".join(f"{name}:{said}" for name, said in says.items() if said))


def _inside(picture: bytes, kind: str) -> str:
    return f"data:{kind};base64,{b64encode(picture).decode()}"
