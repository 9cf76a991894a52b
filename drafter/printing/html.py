"""A letter as HTML, and its look as a style sheet.

A paragraph has a class of the name of its style (`look-body-text`); what the style says stands in
the style sheet alone, which is the same for every letter of a look.  What is inside is text: no
character of it can become markup.  Header and footer are left to paper.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape

from drafter.docx.appearance import Form, Page, TableForm
from drafter.docx.keeping import kept_style, rows_kept
from drafter.docx.layout import EMPTY, column_widths, laid, picture_size, room_for
from drafter.docx.look import Look
from drafter.model.grid import Placed, end, placed
from drafter.model.letter import (
    Cell,
    Inline,
    Letter,
    Link,
    NewPage,
    Note,
    Paragraph,
    Picture,
    Run,
    Table,
    folded,
)
from drafter.pictures.exif import upright
from drafter.printing.numbers import Numbers
from drafter.wording.scripts import in_order, right_to_left

_ALIGNED = {"both": "justify"}
_NATURAL = 1.1494
"""How much higher than its size a line of Times New Roman wants to be: its ascent, descent and
line gap, 1825 + 443 + 87 in 2048 parts, as Liberation Serif has them too."""

_TWENTIETHS = 20
"""Of a point, in which the widths of columns are measured."""

_HALF_LINE = 0.25
"""Half of a line between cells, which the cells on its sides share."""

_WEB = re.compile(r"https?://|mailto:")
_UNUSUAL, _UNSAFE = re.compile(r"[^\w-]"), re.compile(r"[^\w .-]")
"""What must be escaped in names and in strings of CSS (CSS Syntax Module 3, 4.3.7)."""

_PAGE = "letter-page"
"""The class of a letter, which every rule of the style sheet begins with."""


def write(letters: Sequence[Letter], look: Look) -> bytes:
    """Return letters as one HTML document in UTF-8, each on a page of its own when printed."""
    return document(letters, look).encode()


def document(letters: Sequence[Letter], look: Look) -> str:
    """Return letters as one HTML document, which is well-formed XML as well."""
    paper = look.page
    printed = (
        f"@page{{size:{points(paper.width)} {points(paper.height)};margin:{_around(paper)}}}\n"
        f"@media print{{body{{margin:0}}.{_PAGE}{{width:auto;min-height:0;padding:0}}"
        f".{_PAGE}+.{_PAGE}{{break-before:page}}.{_PAGE} .letter-pages{{border:0;margin:0}}}}\n"
        f"@page letter-landscape{{size:{points(paper.height)} {points(paper.width)}}}\n"
    )
    pages = "".join(page(letter, look, number) for number, letter in enumerate(letters, 1))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(letters[0].language)}">\n<head>\n'
        f'<meta charset="utf-8"/>\n<title>{escape(letters[0].title)}</title>\n'
        f"<style>\n{style_sheet(look)}{printed}</style>\n</head>\n<body>\n{pages}</body>\n</html>\n"
    )


def page(letter: Letter, look: Look, number: int = 1) -> str:
    """Return a letter as one `<article>`, to be seen with the `style_sheet` of its look.

    `number` tells letters that stand in one document apart, in the ids of their notes.
    """
    return Writer(letter, look, number).written()


def style_sheet(look: Look) -> str:
    """Return a look as CSS: its page, and a rule for each of its paragraph and table styles."""
    paper = look.page
    rules = [
        f".{_PAGE}{{box-sizing:border-box;width:{points(paper.width)};min-height:{points(paper.height)};"
        f"padding:{_around(paper)};background:#fff;color:#000;overflow-wrap:break-word}}",
        f".{_PAGE} a{{color:inherit}}",
        f".{_PAGE} sup,.{_PAGE} sub{{font-size:65%;line-height:0}}",
        f".{_PAGE} sup a{{text-decoration:none}}",
        f".{_PAGE} .letter-pages{{break-before:page;border-top:0.5pt dashed;margin-top:24pt}}",
        f".{_PAGE} .letter-pages:first-child{{border-top:0;margin-top:0}}",
        f".{_PAGE} .letter-landscape{{page:letter-landscape}}",
        f".{_PAGE} .letter-notes{{border-top:0.5pt solid;margin-top:12pt}}",
        f".{_PAGE} table{{border-collapse:collapse;table-layout:fixed;width:100%}}",
    ]
    for name in look.paragraph_styles:
        rules += _paragraph_rules(name, look.form(name))
    for name in look.table_styles:
        form = look.table_form(name)
        cell = f".{_PAGE} {_selector(name)} "
        # A name stands at the last line of the post beside it.
        place = "bottom" if name == "signatures" else "top"
        line = "border:0.5pt solid;" if form.lines else ""
        if form.lines:  # in Word, lines between cells take no room from the text
            form = form.replaced(left=form.left - _HALF_LINE, right=form.right - _HALF_LINE)
        rules.append(f"{cell}td,{cell}th{{{line}padding:{_around(form)};vertical-align:{place}}}")
    return "\n".join([*rules, ""])


def _paragraph_rules(name: str, form: Form) -> Iterator[str]:
    line = points(form.line_height) if form.line_height else f"{form.line_spacing * _NATURAL:.5g}"
    # Of the spaces between two paragraphs the larger one counts, for margins as in Word.
    around = (form.before, form.right, form.after, form.left)
    says = {
        "margin": " ".join(map(points, around)),
        "text-indent": points(form.first_line),
        "text-align": _ALIGNED.get(form.align, form.align),
        "font-family": f"{_quoted(form.font)},serif",
        "font-size": points(form.size),
        "font-weight": "bold" if form.bold else "normal",
        "font-style": "italic" if form.italic else "normal",
        "text-transform": "uppercase" if form.caps else "none",
        "line-height": line,
        "break-after": "avoid" if form.keep_with_next else "auto",
    }
    selector = _selector(name)
    yield f".{_PAGE} {selector}{{{';'.join(f'{key}:{text}' for key, text in says.items())}}}"
    if form.joined:
        yield f".{_PAGE} {selector}+{selector}{{margin-top:{points(-form.after)}}}"


class Writer:
    """One letter in the making."""

    style = "style"
    """The attribute that says what is beside the style sheet."""

    def __init__(self, letter: Letter, look: Look, number: int) -> None:
        """Take the letter, its look, and the number of the letter in its document."""
        self._letter = letter
        self._look = look
        self._name = f"letter-{number}"
        self._numbers = Numbers(letter, look)
        self._notes: list[str] = []
        self._leftward = right_to_left(letter.language)
        self._width, self._height = look.page.text_width, look.page.text_height
        self._room = self._width

    def written(self) -> str:
        """Return the letter as an `<article>`."""
        blocks = list(self._blocks())
        notes = "".join(self._notes)
        if notes:
            blocks.append(f'<section class="letter-notes" role="doc-endnotes">\n{notes}</section>')
        language = escape(self._letter.language)
        text = "\n".join(blocks)
        direction = ' dir="rtl"' if self._leftward else ""
        return f'<article class="{_PAGE}" lang="{language}"{direction}>\n{text}\n</article>\n'

    def _blocks(self) -> Iterator[str]:
        """Yield the blocks; those of a later page, or of one that lies, stand in a section."""
        is_open = False
        for block, style, kept, *_placed in laid(self._letter.blocks, self._look):
            if isinstance(block, NewPage):
                ending = "</section>\n" if is_open else ""
                lying = " letter-landscape" if block.landscape else ""
                yield f'{ending}<section class="letter-pages{lying}">'
                is_open = True
                self.turn(block)
            elif isinstance(block, Table):
                yield self.table(block, kept=kept)
            else:
                yield self.paragraph(block, style)
        if is_open:
            yield "</section>"

    def turn(self, page: NewPage) -> None:
        """Take note of how the pages lie from here on."""
        measures = self._look.page.text_width, self._look.page.text_height
        self._width = max(measures) if page.landscape else measures[0]
        self._height = min(measures) if page.landscape else measures[1]

    def paragraph(self, block: Paragraph, style: str, attributes: str = "") -> str:
        """Return a paragraph that has a style in its place, with attributes more."""
        usual = self._look.form(style)
        number, form = self._numbers.next(block, usual)
        tag = f"h{min(form.outline, 6)}" if form.outline else "p"
        indents = ""
        if (form.left, form.first_line) != (usual.left, usual.first_line):
            said = f"margin-left:{points(form.left)};text-indent:{points(form.first_line)}"
            indents = f' {self.style}="{said}"'
        self._room = room_for(block, style, self._look, self._width)
        text = self.number(number, form) + self._inlines(block.content)
        return f'<{tag} class="{class_of(style)}"{indents}{attributes}>{text or "<br/>"}</{tag}>'

    def number(self, number: str, _form: Form) -> str:
        """Return the number or the mark before a paragraph of a form."""
        return escape(number)

    def _inlines(self, content: Sequence[Inline]) -> str:
        return "".join(
            folded(
                content,
                run=self._run,
                line_break=lambda _break: "<br/>",
                note=self._note,
                link=_link,
                picture=self._picture,
            )
        )

    def _picture(self, picture: Picture) -> str:
        width, height = picture_size(picture, self._room, self._height)
        size = f"width:{points(width)};height:{points(height)}"
        source, caption = escape(self.source(picture)), escape(picture.caption)
        return f'<img src="{source}" alt="{caption}" {self.style}="{size}"/>'

    def source(self, picture: Picture) -> str:
        """Return where the bytes of a picture are: in the document itself."""
        data = b64encode(upright(picture.image)).decode()
        return f"data:image/{picture.image.kind};base64,{data}"

    def _note(self, note: Note) -> str:
        self._notes.append("")
        number = len(self._notes)
        mark, place = f"{self._name}-mark-{number}", f"{self._name}-note-{number}"
        self._notes[number - 1] = (
            f'<p class="{class_of("footnote-text")}" id="{place}">'
            f'<sup><a href="#{mark}" role="doc-backlink">{number}</a></sup> '
            f"{self._inlines(note.content)}</p>\n"
        )
        return f'<sup><a href="#{place}" id="{mark}" role="doc-noteref">{number}</a></sup>'

    def _run(self, run: Run) -> str:
        text = escape(in_order(run.text) if self._leftward else run.text)
        for mark in reversed(run.marks):
            text = f"<{mark}>{text}</{mark}>"
        if run.language in ("", self._letter.language):
            return text
        return f'<span lang="{escape(run.language)}">{text}</span>'

    def table(self, table: Table, *, kept: bool, attributes: str = "") -> str:
        """Return a table, which may stand on one page with what follows, with attributes more."""
        whole = round(self._width * _TWENTIETHS)
        widths = column_widths(table, self._look, whole)
        columns = "".join(
            f'<col {self.style}="width:{100 * width / whole:.4g}%"/>' for width in widths
        )
        form = self._look.table_form(table.style)
        margins = form.left + form.right
        rows = ""
        together = rows_kept(table, with_next=kept)
        for number, (row, cells) in enumerate(zip(table.rows, placed(table), strict=True)):
            tag = 'th scope="col"' if row.header else "td"
            written = "".join(
                f"<{tag}{_spans(one)}>"
                + self._cell(
                    one.cell,
                    sum(widths[one.column : end(one)]) / _TWENTIETHS - margins,
                    kept=number in together,
                )
                + f"</{tag[:2]}>"
                for one in cells
                if not one.goes_on
            )
            rows += f"<tr{self.of_row(kept=number in together)}>{written}</tr>\n"
        return (
            f'<table class="{class_of(table.style)}"{attributes}>\n'
            f"<colgroup>{columns}</colgroup>\n{rows}</table>"
        )

    def of_row(self, *, kept: bool) -> str:
        """Return the attributes of a row, which may be kept with what follows: none on a screen."""
        return ""

    def _cell(self, cell: Cell, width: float, *, kept: bool) -> str:
        outer, self._width = self._width, width
        text = "".join(
            self.paragraph(p, kept_style(p.style, self._look) if kept else p.style)
            for p in cell.paragraphs or [EMPTY]
        )
        self._width = outer
        return text


def _spans(one: Placed) -> str:
    across = f' colspan="{one.columns}"' if one.columns > 1 else ""
    return across + (f' rowspan="{one.rows}"' if one.rows > 1 else "")


def _link(link: Link, content: Sequence[str]) -> str:
    text = "".join(content)
    if not _WEB.match(link.target):
        return text
    return f'<a href="{escape(link.target)}" rel="noreferrer">{text}</a>'


def class_of(style: str) -> str:
    """Return the class of a style, as an attribute has it."""
    return escape(_name(style))


def _selector(style: str) -> str:
    return f".{_UNUSUAL.sub(_escaped, _name(style))}"


def _name(style: str) -> str:
    return "look-" + re.sub(r"\s", "-", style)


def _quoted(text: str) -> str:
    return f'"{_UNSAFE.sub(_escaped, text)}"'


def _escaped(sign: re.Match[str]) -> str:
    return f"\\{ord(sign[0]):x} "


def _around(box: Page | TableForm) -> str:
    return " ".join(map(points, (box.top, box.right, box.bottom, box.left)))


def points(length: float) -> str:
    """Return a length in points as CSS writes it."""
    return f"{length + 0.0:.6g}pt"
