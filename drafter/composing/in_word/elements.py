"""The tags of paragraphs that a lawyer has added or given another style."""

import re
from collections.abc import Sequence

from drafter.composing.dissecting import LEAF, OPEN, Dissected, Part
from drafter.composing.in_word.items import Item
from drafter.composing.in_word.rewriting import Writer
from drafter.composing.in_word.showing import Style
from drafter.markup.subset import PARAGRAPHS

_LISTS = {
    "demand": "ol",
    "list-number": "ol",
    "list-number-parenthesis": "ol",
    "list-bullet": "ul",
}
_LIST_DEFAULTS = {"ol": "list-number", "ul": "list-bullet"}
_HEADINGS = {style: tag for tag, style in PARAGRAPHS.items() if style}
_TITLES = ("title", "appendix-title")
_CELL_STYLE = "table-text"


class Elements:
    """Writes elements as one template does."""

    def __init__(self, dissected: Dissected, styles: dict[int, Style]) -> None:
        """Take the template, and the styles of its leaves."""
        self.writer = Writer(dissected)
        self._tags = {
            styles[number].name: part.tag
            for number, part in enumerate(dissected.parts)
            if part.kind == LEAF and part.tag in PARAGRAPHS and number in styles
        }
        self._lists = dict(_LISTS)
        for part in dissected.parts:
            if part.kind == OPEN and part.tag in _LIST_DEFAULTS:
                found = re.search(r'class="([\w-]+)"', part.attributes)
                self._lists.setdefault(found[1] if found else _LIST_DEFAULTS[part.tag], part.tag)

    def is_list(self, style: str) -> bool:
        """Tell whether paragraphs of a style are items of a list."""
        return style in self._lists

    def paragraph(self, style: str, inner: str, default: str) -> str:
        """Return a paragraph of a style, where one without a class has the default one."""
        tag = _HEADINGS.get(style) or self._tags.get(style) or ("h1" if style in _TITLES else "p")
        plain = PARAGRAPHS[tag] or default
        return f"<{tag}{_class(style, plain)}>{inner}</{tag}>"

    def item(self, inner: str) -> str:
        """Return an item of a list."""
        return f"<li>{inner}</li>"

    def list_of(self, style: str, items: Sequence[str], indent: str) -> str:
        """Return a list of a style with its items."""
        tag = self._lists[style]
        lines = "".join(f"\n{indent}  {item}" for item in items)
        return f"<{tag}{_class(style, _LIST_DEFAULTS[tag])}>{lines}\n{indent}</{tag}>"

    def cell(self, items: Sequence[Item]) -> str:
        """Return a cell with its lines."""
        style = items[0].read.style if items else _CELL_STYLE
        own = _class(style, _CELL_STYLE) if style.startswith("table-") else ""
        return f"<td{own}>{self.in_cell(items)}</td>"

    def in_cell(self, items: Sequence[Item]) -> str:
        """Return what stands in a cell: one line as it is, several as paragraphs."""
        inner = [self.writer.inner(item) for item in items]
        return inner[0] if len(inner) == 1 else "".join(f"<p>{text}</p>" for text in inner)

    def row(self, cells: Sequence[Sequence[Item]], indent: str, *, is_long: bool = False) -> str:
        """Return a row of a table: a line for each cell, or a line for all of them."""
        if is_long:
            return f"<tr>{''.join(map(self.cell, cells))}</tr>"
        lines = "".join(f"\n{indent}  {self.cell(cell)}" for cell in cells)
        return f"<tr>{lines}\n{indent}</tr>"

    def table(self, rows: Sequence[Sequence[Sequence[Item]]], indent: str) -> str:
        """Return a table with lines."""
        lines = "".join(f"\n{indent}  {self.row(row, indent + '  ')}" for row in rows)
        return f"<table>{lines}\n{indent}</table>"


def _class(style: str, default: str) -> str:
    return "" if style == default else f' class="{style}"'


def retagged(part: Part, opening: str, style: str, default: str) -> tuple[str, str]:
    """Return the opening and the closing tag of a paragraph that has got another style."""
    tag = part.tag
    heading = _HEADINGS.get(style)
    if tag in PARAGRAPHS:
        tag = heading or ("p" if PARAGRAPHS[tag] == style or tag != "h1" else tag)
        tag = "p" if part.tag in ("h2", "h3") and not heading else tag
    rest = re.sub(r'\s*\bclass="[^"]*"', "", part.attributes)
    plain = PARAGRAPHS.get(tag) or default
    return f"<{tag}{_class(style, plain)}{rest}>", f"</{tag}>"
