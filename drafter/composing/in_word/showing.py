"""A template as a lawyer reads it: its paragraphs, and what is Jinja's in words."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from drafter.composing.dissecting import (
    CLOSE,
    CODE,
    LEAF,
    OPEN,
    PAGE,
    STATEMENT,
    VALUE,
    Dissected,
    Part,
    Token,
)
from drafter.composing.in_word.atoms import Atom, atoms_of
from drafter.composing.saying import value_in_words, where_to_change
from drafter.composing.saying_statements import (
    closing_in_words,
    names_in_loop,
    statement_in_words,
)
from drafter.markup.subset import NO_STYLES, PARAGRAPHS
from drafter.model import template_lines as shown
from drafter.model.template_lines import Cell, Control, Grid, Line, Piece
from drafter.wording import _

_CLASS = re.compile(
    r'\bclass="((?:\{\{(?:(?!\}\}).)*\}\}|\{%(?:(?!%\}).)*%\}|[^"{]|\{(?![{%]))*)"', re.DOTALL
)
_NAME = re.compile(r"""["']([a-z][a-z0-9-]*)["']""")
_DEFAULTS = {"ol": "list-number", "ul": "list-bullet", "blockquote": "quote"}
_CELLS = {"td": "table-text", "th": "table-heading"}
_LONGEST_TITLE = 60
"""Word takes a title of a control for damage that is longer than 64 characters."""


class Style(NamedTuple):
    """The style of a paragraph, and whether it depends on the letter."""

    name: str
    depends: bool = False


class Around(NamedTuple):
    """An element that holds others: its tag, the style of what stands in it."""

    tag: str
    style: str


def lines_of(
    dissected: Dissected,
    example: Callable[[str], str],
    prefix: str = "",
    *,
    inherited: bool = False,
) -> list[Line | Grid]:
    """Return a template as lines and tables; `prefix` begins the keys of its pieces.

    `example` returns what an expression prints for a sample letter.
    """
    return _Showing(dissected, example, prefix, inherited).lines()


def styles_of(dissected: Dissected) -> dict[int, Style]:
    """Return the styles of the leaves of a template, by their numbers among its parts."""
    found: dict[int, Style] = {}
    around: list[Around] = [Around("", "body-text")]
    for number, part in enumerate(dissected.parts):
        if part.kind == LEAF:
            found[number] = _style(part, around[-1].style)
        else:
            step(part, around)
    return found


def step(part: Part, around: list[Around]) -> None:
    """Keep what is open around the parts of a template, while they go by."""
    if part.kind == OPEN:
        style = _style(part, around[-1].style).name
        around.append(Around(part.tag, around[-1].style if style in NO_STYLES else style))
    elif part.kind == CLOSE and len(around) > 1 and around[-1].tag == part.tag:
        around.pop()


def _style(part: Part, outer: str) -> Style:
    default = PARAGRAPHS.get(part.tag) or _CELLS.get(part.tag) or _DEFAULTS.get(part.tag) or outer
    found = _CLASS.search(part.attributes)
    if not found:
        return Style(default)
    if "{%" in part.attributes:
        return Style(default, depends=True)
    if "{{" in found[1]:
        names = _NAME.findall(found[1])
        return Style(names[-1] if names else default, depends=True)
    return Style(found[1].strip() or default)


class _Table:
    """A table that is open: its rows, the row that is open, and where its lines go."""

    def __init__(self, style: str, depth: int) -> None:
        self.grid = Grid(style, [])
        self.depth = depth
        self.row: list[Cell] | None = None


class _Showing:
    """The lines of a template in the making."""

    def __init__(
        self, dissected: Dissected, example: Callable[[str], str], prefix: str, inherited: bool
    ) -> None:
        self._dissected = dissected
        self._example = example
        self._names = dict(_names_at(dissected))
        self._prefix = prefix
        self._inherited = inherited
        self._styles = styles_of(dissected)
        self._into: list[list[Line | Grid]] = [[]]
        self._tables: list[_Table] = []
        self._depth = 0

    def lines(self) -> list[Line | Grid]:
        around: list[Around] = [Around("", "body-text")]
        for number, part in enumerate(self._dissected.parts):
            if part.kind == LEAF:
                self._leaf(number, part)
            elif part.kind in (CODE, PAGE):
                self._code(part.tokens[0])
            elif part.kind == OPEN:
                self._open(part, around)
            elif part.kind == CLOSE:
                self._close(part)
            step(part, around)
        return self._into[0]

    def _open(self, part: Part, around: list[Around]) -> None:
        table = self._tables[-1] if self._tables else None
        if part.tag == "table":
            opened = _Table(_style(part, "table-grid").name, len(self._into))
            self._into[-1].append(opened.grid)
            self._tables.append(opened)
        elif part.tag == "tr" and table:
            table.row = []
            table.grid.rows.append(table.row)
        elif part.tag in _CELLS and table and table.row is not None:
            self._into.append(self._cell(part, table.row))

    def _close(self, part: Part) -> None:
        if not self._tables:
            return
        table = self._tables[-1]
        if part.tag == "table":
            del self._into[table.depth :]
            self._tables.pop()
        elif part.tag == "tr":
            del self._into[table.depth :]
            table.row = None
        elif part.tag in _CELLS and len(self._into) > table.depth:
            self._into.pop()

    def _cell(self, part: Part, row: list[Cell]) -> list[Line | Grid]:
        span = re.search(r'colspan="(\d{1,2})"', part.attributes)
        lines: list[Line | Grid] = []
        row.append(Cell(lines, max(1, int(span[1])) if span else 1))
        return lines

    def _leaf(self, number: int, part: Part) -> None:
        pieces = tuple(self._pieces(part))
        style = self._styles[number].name
        line = Line(style, pieces, f"{self._prefix}l{number}", is_inherited=self._inherited)
        row = self._tables[-1].row if self._tables else None
        if part.tag in _CELLS and row is not None:
            self._cell(part, row).append(line)
        else:
            self._add(line)

    def _code(self, token: Token) -> None:
        control = self._control(token, is_line=True)
        closes = control.role in (shown.CLOSES, shown.TURNS)
        depth = self._depth - closes
        self._depth = max(0, depth + (control.role in (shown.OPENS, shown.TURNS)))
        style = "body-text"
        pieces = (Piece(control.text, control=control),)
        is_note = token.kind != VALUE
        self._add(Line(style, pieces, "", max(0, depth), is_note, self._inherited))

    def _add(self, line: Line) -> None:
        """Add a line where it stands; between rows and cells, as a row or a cell of its own."""
        table = self._tables[-1] if self._tables else None
        if table is None or len(self._into) > table.depth:
            self._into[-1].append(line)
        elif table.row is None:
            table.grid.rows.append([Cell([line], 0)])
        else:
            table.row.append(Cell([line]))

    def _pieces(self, part: Part) -> Iterator[Piece]:
        atoms = atoms_of(self._dissected, part)
        for (key, marks, link), group in groupby(atoms, key=lambda a: (a.key, a.marks, a.link)):
            if not key:
                yield Piece("".join(atom.seen for atom in group), marks, link)
                continue
            for atom in group:
                yield self._coded(atom)

    def _coded(self, atom: Atom) -> Piece:
        control = self._control(self._dissected.tokens[int(atom.key[1:])], is_line=False)
        return Piece(control.text, atom.marks, atom.link, control)

    def _control(self, token: Token, *, is_line: bool) -> Control:
        key = f"{self._prefix}k{token.number}"
        title = shortened(token.inner, _LONGEST_TITLE)
        if token.kind == VALUE:
            name = value_in_words(token.inner, self._names[token.number])
            advice = where_to_change(token.inner)
            return Control(key, shown.VALUE, name, self._example(token.inner), title, advice=advice)
        if token.kind != STATEMENT:
            return Control(key, shown.ALONE, _tag_in_words(token), "", title or token.name)
        return Control(key, *self._statement(token, is_line=is_line), "", title)

    def _statement(self, token: Token, *, is_line: bool) -> tuple[str, str]:
        opener = self._dissected.opener.get(token.number)
        role: str
        words, role = statement_in_words(token.inner, self._names[token.number])
        if token.name == "raw":
            words, role = shortened(token.inner, _LONGEST_TITLE), shown.ALONE
        if opener is not None:
            first = opener == token.number
            last = self._dissected.closer.get(opener) == token.number
            role = shown.OPENS if first else shown.CLOSES if last else shown.TURNS
        if role == shown.CLOSES and opener is not None:
            opening = self._dissected.tokens[opener].inner
            words = closing_in_words(token.inner, opening, self._names[opener])
        if is_line:
            sign = {shown.OPENS: "▼", shown.TURNS: "◆", shown.CLOSES: "▲"}.get(role, "●")
            return role, f"{sign} {words}"
        if role == shown.CLOSES:
            return role, "]"
        return role, f"[{words}:" if role == shown.OPENS else f"| {words}:" if (
            role == shown.TURNS
        ) else f"[{words}]"


def _names_at(dissected: Dissected) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield what the items of lists are called where each piece of Jinja stands."""
    around: list[tuple[int, dict[str, str]]] = [(-1, {})]
    for token in dissected.tokens:
        if token.kind not in (VALUE, STATEMENT):
            continue
        opener = dissected.opener.get(token.number)
        closes = opener is not None and dissected.closer.get(opener) == token.number
        if closes and around[-1][0] == opener:
            around.pop()
        yield token.number, around[-1][1]
        if opener == token.number and opener in dissected.closer and token.name == "for":
            around.append((opener, {**around[-1][1], **names_in_loop(token.inner)}))


def shortened(text: str, longest: int) -> str:
    """Return a text in one line that is no longer than so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def _tag_in_words(token: Token) -> str:
    if token.name == "hr":
        return "● " + _("a new page begins")
    if token.name == "img":
        return "[" + _("picture") + "]"
    is_end = token.kind == CLOSE
    words = {"a": _("link or footnote")}.get(token.name, _("formatting"))
    return "]" if is_end else f"[{words}:"
