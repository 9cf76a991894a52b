"""Items of a list put in, taken out and moved in a file's text, with the comments above them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.reading.nodes import Mapping, Node, Scalar, Sequence
from drafter.reading.plain_writing import Layout
from drafter.reading.rewriting import NotPossibleError, Values
from drafter.reading.spans import Data
from drafter.reading.splicing import Arranged, Spot, spliced

_BEFORE_DASH = re.compile(r"(?:\s|(?<!\S)#[^\r\n]*)*")


def rewritten(text: str, root: Node, new: Data, layout: Layout) -> str:
    """Return the text of a file with new values in place of those that differ.

    `new` are the values of the root; whether the text reads back as them is for the caller to try.
    Raises NotPossibleError where something cannot be changed in place.
    """
    rewriter = Rewriter(text, layout)
    rewriter.change(root, new, Spot(None, 0, -layout.step, False, False))
    return spliced(text, rewriter.splices)


class _Gaps:
    """What stands between the items of a list in its new order: blank lines, for the most."""

    def __init__(self, gaps: list[str], new: Arranged) -> None:
        """Take what stood between the items before."""
        self._before = ["", *gaps]
        self._usual = gaps[0] if gaps and all(gaps) and not "".join(gaps).strip() else ""
        self.moved = len(new) == len(gaps) + 1 and None not in new.sources

    def before(self, number: int, source: int | None) -> str:
        """Return what stands before an item, by its new number and its old one."""
        if self.moved:
            return self._before[number]
        gap = self._before[source] if source else ""
        if not number:
            return gap if gap.strip() else ""
        return gap or self._usual


class Rewriter(Values):
    """Changes lists as well."""

    def change_items(self, node: Sequence, new: list[Data], spot: Spot) -> None:
        """Change the items of a list one by one, or put them in another order."""
        flow = self.in_flow(node, spot)
        if isinstance(new, Arranged):
            arrange = self._arrange_in_flow if flow else self._arrange
            arrange(node, new, spot)
        elif len(new) != len(node.items):
            self.replace_value(node, new, spot)
        else:
            dashes = [None] * len(new) if flow else list(self._dashes(node))
            for item, data, dash in zip(node.items, new, dashes, strict=True):
                lead = item.start if dash is None else dash + 1
                column = dash - self.line_start(dash) if dash is not None else spot.column
                self.change(item, data, Spot(lead, lead, column, True, flow))

    def _dashes(self, node: Sequence) -> Iterator[int]:
        """Yield where the dash of each item stands."""
        at = node.start
        for item in node.items:
            found = _BEFORE_DASH.match(self.text, at)
            dash = found.end() if found else at
            if not self.text.startswith("-", dash):
                raise NotPossibleError
            yield dash
            at = max(item.end, dash + 1)

    def _arrange(self, node: Sequence, new: Arranged, spot: Spot) -> None:
        """Write the lines of the items in their new order."""
        dashes = list(self._dashes(node))
        column = dashes[0] - self.line_start(dashes[0])
        if self.text[self.line_start(dashes[0]) : dashes[0]].strip():
            raise NotPossibleError  # a list in the first line of an item of another
        bounds = self._bounds(node, dashes, column)
        first = node.items[0]
        apart = isinstance(first, Mapping) and not self.in_flow(first, spot)
        parts: list[str] = []
        gone = [number for number in range(len(bounds)) if number not in new.sources]
        gaps = _Gaps([self.text[a[1] : b[0]] for a, b in pairwise(bounds)], new)
        for number, (data, source) in enumerate(zip(new, new.sources, strict=True)):
            if source is None:
                lines = self.layout.item(data, column, apart=apart)
                whole = "".join(line + self.layout.newline for line in lines)
            else:
                whole = self._whole_lines(*bounds[source])
                while gone and gone[0] < source:
                    parts += self._left(node, bounds, gone.pop(0), column)
            parts += [gaps.before(number, source), whole]
        for number in gone:
            parts += self._left(node, bounds, number, column)
        start, end = bounds[0][0], bounds[-1][1]
        text = "".join(parts)
        if not self.text[start:end].endswith(("\n", "\r")):
            text = text.removesuffix(self.layout.newline)
        self.replace(start, end, text)

    def _bounds(self, node: Sequence, dashes: list[int], column: int) -> list[tuple[int, int]]:
        """Return where the lines of each item begin, with the comments above it, and end."""
        bounds: list[tuple[int, int]] = []
        least = 0
        for item, dash in zip(node.items, dashes, strict=True):
            start = self.line_start(dash)
            while start > least and self._is_comment(self.line_above(start), column):
                start = self.line_above(start)
            end = self._end(item, dash, column)
            bounds.append((start, end))
            least = end
        return bounds

    def _is_comment(self, start: int, column: int) -> bool:
        line = self.text[start : self.line_end(start)]
        return line.startswith(" " * column + "#")

    def _end(self, item: Node, dash: int, column: int) -> int:
        """Return where the line after an item, and after the comments below it, begins."""
        if item.end > dash:
            return self.after(item, column)
        return self.next_line(dash)

    def _whole_lines(self, start: int, end: int) -> str:
        text = self.text[start:end]
        return text if text.endswith(("\n", "\r")) else text + self.layout.newline

    def _left(
        self, node: Sequence, bounds: list[tuple[int, int]], number: int, column: int
    ) -> Iterator[str]:
        """Yield the comments of an item that is gone, and before it, as lines of their own."""
        start = bounds[number - 1][1] if number else bounds[0][0]
        for comment in self.comments(start, bounds[number][1], node.items[number]):
            yield " " * column + comment + self.layout.newline

    def _arrange_in_flow(self, node: Sequence, new: Arranged, spot: Spot) -> None:
        """Write the items between brackets in their new order."""
        spans = [(item.start, item.end) for item in node.items]
        gone = [i for i in range(len(spans)) if i not in new.sources]
        if len(gone) == 1 and len(new) == len(spans) - 1:
            self.drop_between(node, [s for s, _e in spans], [e for _s, e in spans], gone[0])
            return
        if None not in new.sources:
            texts = [self.text[start:end] for start, end in spans]
            for (start, end), source in zip(spans, new.sources, strict=True):
                assert source is not None  # noqa: S101 - none is, as was asked
                self.replace(start, end, texts[source])
            return
        for place, source in enumerate(new.sources):
            if source is None:
                self._insert_in_flow(node, new, place)

    def _insert_in_flow(self, node: Sequence, new: Arranged, place: int) -> None:
        written = self.layout.flow(new[place])
        following = next((s for s in new.sources[place:] if s is not None), None)
        neighbour = Scalar("", node.place)
        neighbour.start = node.items[-1 if following is None else following].start
        comma = self.comma(node, neighbour)
        if following is None:
            self.replace(node.items[-1].end, node.items[-1].end, comma + written)
        else:
            self.replace(neighbour.start, neighbour.start, written + comma)

    def wrap(self, node: Node, new: Arranged, spot: Spot) -> None:
        """Make a value the item of a list, among others, with its own lines as they are."""
        if self.in_flow(node, spot) and (spot.in_flow or self.layout.json):
            before, after = self._around(new)
            self.replace(node.start, node.start, "[" + "".join(f"{one}, " for one in before))
            self.replace(node.end, node.end, "".join(f", {one}" for one in after) + "]")
            return
        if spot.lead is None or (isinstance(node, Scalar) and node.style in ("|", ">")):
            raise NotPossibleError
        self._wrap_lines(node, new, spot)

    def _around(self, new: Arranged) -> tuple[list[str], list[str]]:
        at = new.sources.index(0)
        written = [self.layout.flow(data) for data in new]
        return written[:at], written[at + 1 :]

    def _wrap_lines(self, node: Node, new: Arranged, spot: Spot) -> None:
        assert spot.lead is not None  # noqa: S101 - as was asked before
        column = spot.column + self.layout.dash
        newline, margin = self.layout.newline, " " * column
        at = new.sources.index(0)
        above = [line for data in new[:at] for line in self.layout.item(data, column)]
        below = [line for data in new[at + 1 :] for line in self.layout.item(data, column)]
        end = self.line_end(node.end)
        if isinstance(node, Mapping) and not self.in_flow(node, spot):
            inner = max(column + 2, node.place.column - 1)
            first = self.line_start(node.start)
            deeper = " " * (inner - node.place.column + 1)
            lines = self.text[first:end].splitlines(keepends=True)
            moved = [deeper + line if line.strip() else line for line in lines]
            dash = margin + "-" + " " * (inner - column - 1)
            text = dash + "".join(moved)[inner:]
            self.replace(first, end, "".join(line + newline for line in above) + text)
        else:
            self.replace(spot.lead, node.start, self.lines(above) + newline + margin + "- ")
        self.replace(end, end, self.lines(below))
