"""What is new in a template's Word file, written where it belongs."""

from drafter.composing.dissecting import STATEMENT, Dissected
from drafter.composing.in_word.elements import Elements
from drafter.composing.in_word.items import Item
from drafter.composing.in_word.placing import Places, Position, accepts
from drafter.composing.in_word.showing import Style
from drafter.composing.in_word.units import CELL, CODE, PARAGRAPH, ROW, TABLE, Unit
from drafter.composing.in_word.wishes import Styling
from drafter.errors import Place, Problem
from drafter.wording import _

Edits = list[tuple[int, int, str]]
_NOT_IN = ("li", "td", "th")
_LIST_TAGS = ("ol", "ul")


class Inserting:
    """Finds places for new lines, and writes them."""

    def __init__(
        self,
        dissected: Dissected,
        elements: Elements,
        styles: dict[int, Style],
        styling: Styling,
        file: str,
    ) -> None:
        """Take the template, how its elements are written, and the styles."""
        self._dissected = dissected
        self._elements = elements
        self._styles = styles
        self._styling = styling
        self._file = file
        self._places = Places(dissected)
        self.problems: list[Problem] = []
        self.hosts: set[int] = set()
        """The elements into which something was put, by the numbers of parts."""
        self._texts: dict[int, list[str]] = {}
        self._lists: dict[int, tuple[str, list[str]]] = {}
        """At each place the list that was begun there last: its style and its items."""

    def edits(self, units: list[Unit], stays: set[int], closed: set[int]) -> Edits:
        """Return what is put in, where."""
        before = -1
        kept = sorted(n for n in stays)
        outside = self._has_base()
        opened = 0
        for number, unit in enumerate(units):
            if number in stays:
                before = unit.part
                opened += self._step(unit)
                continue
            if unit.kind == CODE:
                continue
            following = next(
                (units[n].part for n in kept if n > number), len(self._dissected.parts)
            )
            if outside and not opened:
                self._refuse_outside(unit)
                continue
            positions = self._places.between(before, following, closed)
            self._put(unit, positions)
        return [(at, at, self._joined(at, texts)) for at, texts in sorted(self._texts.items())]

    def _has_base(self) -> bool:
        return any(t.kind == STATEMENT and t.name == "extends" for t in self._dissected.tokens)

    def _step(self, unit: Unit) -> int:
        """Return how much deeper in statements the text behind a unit is."""
        token = self._dissected.parts[unit.part].tokens[0] if unit.kind == CODE else None
        if token is None or token.number not in self._dissected.opener:
            return 0
        opener = self._dissected.opener[token.number]
        closes = self._dissected.closer.get(opener) == token.number
        return int(opener == token.number) - int(closes)

    def _put(self, unit: Unit, positions: list[Position]) -> None:
        start = max(self._texts, default=0)
        positions = [position for position in positions if position.at >= start] or positions[-1:]
        if unit.kind in (ROW, TABLE, CELL):
            self._put_table(unit, positions)
            return
        item = unit.items[0]
        style = self._style(unit)
        inner = self._inner(unit)
        own = unit.kind == PARAGRAPH and self._dissected.parts[unit.part].tag == "li"
        if self._elements.is_list(style) or own:
            self._put_item(style, inner, positions, item)
            return
        fitting = [
            position
            for position in positions
            if accepts(position, "p") and (unit.in_cell or position.tag not in _NOT_IN)
        ]
        if not fitting:
            self._refuse(item)
            return
        best = min(fitting, key=lambda p: (p.style != style, p.depth if p.style != style else 0))
        self._add(best, self._elements.paragraph(style, inner, best.style))

    def _style(self, unit: Unit) -> str:
        """Return the style of a paragraph that is new, or at a new place."""
        if unit.kind == PARAGRAPH:
            own = self._styles[unit.part]
            if unit.items[0].read.style in (own.name, self._styling.shown(own.name)):
                return own.name
        return self._styling.of_new(unit.items[0], self.problems, self._file)

    def _inner(self, unit: Unit) -> str:
        if unit.kind == PARAGRAPH:
            part = self._dissected.parts[unit.part]
            return self._elements.writer.inner(unit.items[0], part)
        return self._elements.writer.inner(unit.items[0])

    def _put_item(self, style: str, inner: str, positions: list[Position], item: Item) -> None:
        lists = [p for p in positions if p.tag in _LIST_TAGS]
        fitting = [position for position in lists if position.style == style]
        if fitting:
            self._add(fitting[0], self._elements.item(inner))
            return
        outside = [p for p in positions if accepts(p, "ol") and p.tag not in _NOT_IN]
        if not outside or not self._elements.is_list(style):
            self._refuse(item)
            return
        best = outside[0]
        begun = self._lists.get(best.at)
        text = self._elements.item(inner)
        indent = self._places.indent_at(best)
        if begun and begun[0] == style and self._texts.get(best.at, [""])[-1].endswith("l>"):
            begun[1].append(text)
            self._texts[best.at].pop()
        else:
            begun = (style, [text])
        self._lists[best.at] = begun
        self._add(best, self._elements.list_of(style, begun[1], indent))

    def _put_table(self, unit: Unit, positions: list[Position]) -> None:
        tag = {ROW: "tr", TABLE: "table", CELL: "td"}[unit.kind]
        lines = [*unit.items, *(i for row in unit.rows for cell in row for i in cell)]
        fitting = [
            p for p in positions if accepts(p, tag) and (tag != "table" or p.tag not in _NOT_IN)
        ]
        if not fitting:
            self._refuse(lines[0])
            return
        best = fitting[0]
        indent = self._places.indent_at(best)
        if unit.kind == ROW:
            is_long = self._places.has_long_rows(best)
            self._add(best, self._elements.row(unit.rows[0], indent, is_long=is_long))
        elif unit.kind == TABLE:
            self._add(best, self._elements.table(unit.rows, indent))
        else:
            self._add(best, self._elements.cell(unit.items))

    def _add(self, position: Position, text: str) -> None:
        self.hosts |= set(position.outer)
        self._texts.setdefault(position.at, []).append(self._places.indent_at(position) + text)

    def _joined(self, at: int, texts: list[str]) -> str:
        """Return new lines, each on a line of its own."""
        source = self._dissected.source
        before, after = source[:at], source[at:]
        begun = not before.strip("\ufeff") or before.endswith("\n")
        text = "\n".join(texts)
        text = text if begun else f"\n{text}"
        rest = after.split("\n", 1)[0]
        ends = (not rest.strip() and "\n" in after) or not after
        indent = texts[-1][: len(texts[-1]) - len(texts[-1].lstrip(" \t"))]
        return text if ends else f"{text}\n{indent}"

    def _refuse(self, item: Item) -> None:
        what = _("A paragraph of the style «{style}» cannot stand here.")
        what = what.format(style=item.read.style)
        advice = _("Give it the style of its neighbours, or put it before or behind the list.")
        place = Place(self._file, item.read.place, 1)
        self.problems.append(Problem("control-misplaced", place, what, advice))

    def _refuse_outside(self, unit: Unit) -> None:
        lines = [*unit.items, *(i for row in unit.rows for cell in row for i in cell)]
        what = _("What stands here would never be printed: it is in none of the parts.")
        advice = _("Put it between the first and the last grey line of a part.")
        place = Place(self._file, lines[0].read.place, 1)
        self.problems.append(Problem("control-outside", place, what, advice))
