"""Values of a file replaced, added and taken away where they stand in its text."""

import re

from drafter.reading.block_texts import folded_anew, lines_anew
from drafter.reading.nodes import Mapping, Node, Scalar, Sequence
from drafter.reading.plain_writing import can_have_lines
from drafter.reading.spans import Data, data_of, header_of
from drafter.reading.splicing import Arranged, Page, Spot, Whole, same
from drafter.reading.yaml_writing import Prose

RENAMED = {"appendix": "appendices"}
"""A key for one value, and the key for several of them."""

_COLON = re.compile(r"[ \t]*:")
_COMMENT_BESIDE = re.compile(r"[ \t]+#[^\r\n]*")
_ONLY_COMMENT = re.compile(r"([ \t]*)#[^\r\n]*")


class NotPossibleError(Exception):
    """A value stands in the file in a way that cannot be changed in place."""


class Values(Page):
    """Changes single values, and the entries of mappings."""

    anew = False
    """Whether a value is written as if nothing of it had stood there before."""

    def change(self, node: Node, new: Data, spot: Spot) -> None:
        """Note what has to change for a node to have a new value."""
        old = data_of(node)
        if same(old, new):
            return
        if isinstance(new, Whole) or self._has_outgrown(node, new, spot):
            self.anew = isinstance(new, Whole)
            self.replace_value(node, new.value if isinstance(new, Whole) else new, spot)
            return
        if isinstance(node, Mapping) and isinstance(new, dict) and self._in_common(old, new, spot):
            self.change_entries(node, new, spot)
        elif isinstance(node, Sequence) and isinstance(new, list) and node.items and new:
            self.change_items(node, new, spot)
        elif isinstance(new, Arranged) and 0 in new.sources and old:
            self.wrap(node, new, spot)
        else:
            self.replace_value(node, new, spot)

    def change_items(self, node: Sequence, new: list[Data], spot: Spot) -> None:
        """Change the items of a list."""
        raise NotImplementedError

    def wrap(self, node: Node, new: Arranged, spot: Spot) -> None:
        """Make a value the item of a list."""
        raise NotImplementedError

    def in_flow(self, node: Node, spot: Spot) -> bool:
        """Tell whether a list or a mapping stands in brackets or braces, or between such."""
        return spot.in_flow or self.text[node.start : node.start + 1] in ("[", "{")

    def _has_outgrown(self, node: Node, new: Data, spot: Spot) -> bool:
        """Tell whether texts between braces would become one long line."""
        if spot.in_flow or self.layout.json or spot.lead is None or self._is_block(node):
            return False
        values = new.values() if isinstance(new, dict) and isinstance(node, Mapping) else ()
        return any(
            isinstance(one, Prose) and "\n" in one.strip("\n") and can_have_lines(one)
            for one in values
        )

    def _in_common(self, old: Data, new: Data, spot: Spot) -> bool:
        """Tell whether a mapping is changed entry by entry, rather than as a whole."""
        renamed = any(one in old and more in new for one, more in RENAMED.items())
        return spot.lead is None or renamed or bool(old.keys() & new.keys())

    def change_entries(self, node: Mapping, new: dict[str, Data], spot: Spot) -> None:
        """Change, take away and add entries of a mapping."""
        flow = self.in_flow(node, spot)
        column = node.place.column - 1
        kept: dict[str, tuple[Scalar, Node]] = {}
        for name, (key, value) in node.entries.items():
            more = RENAMED.get(name, "")
            if name not in new and more in new and more not in node.entries:
                self.replace(key.start, key.end, self.layout.key(more))
                kept[more] = key, value
            elif name in new:
                kept[name] = key, value
            elif flow:
                self._drop_in_flow(node, name)
            else:
                self._drop(node, name)
        for name, (key, value) in kept.items():
            self.change(value, new[name], self._behind(key, column, in_flow=flow))
        before: Node | None = None
        for name, added in new.items():
            data = added.value if isinstance(added, Whole) else added
            if name in kept:
                before = kept[name][1]
            elif flow:
                self._add_in_flow(node, before, name, data)
            else:
                self._add(node, before, name, data)

    def _behind(self, key: Scalar, column: int, *, in_flow: bool) -> Spot:
        colon = _COLON.match(self.text, key.end)
        return Spot(colon.end() if colon else None, key.end, column, False, in_flow)

    def _add(self, node: Mapping, before: Node | None, name: str, data: Data) -> None:
        """Add an entry behind the value `before`, or as the first."""
        column = max(node.place.column - 1, 0)
        lines = self.layout.entry(name, data, column)
        newline = self.layout.newline
        if before is None and node.entries:
            first = next(key for key, _value in node.entries.values())
            margin = " " * column
            self.replace(
                first.start,
                first.start,
                self.lines(lines)[len(newline) :].lstrip(" ") + newline + margin,
            )
            return
        at = self.after(before, column) if before else len(self.text)
        lead = "" if not at or self.text[at - 1] in "\r\n" else newline
        text = newline.join(lines)
        tail = "" if lead else newline
        apart = before is not None and self._is_apart(before, at, len(lines) > 1)
        self.replace(at, at, lead + (newline if apart else "") + text + tail)

    def _is_apart(self, before: Node, at: int, long: bool) -> bool:
        """Tell whether a blank line parts the value before from what comes next, as it should."""
        next_line = self.text[at : self.line_end(at)]
        several = "\n" in self.text[self.line_start(before.start) : before.end] or (
            self.line_start(before.start) != self.line_start(before.end)
        )
        return at < len(self.text) and not next_line.strip() and (long or several)

    def after(self, node: Node, column: int) -> int:
        """Return where the line after a value begins, and after the comments that belong to it."""
        at = self.next_line(node.end)
        while at < len(self.text):
            comment = _ONLY_COMMENT.match(self.text, at)
            if comment is None or len(comment[1]) <= column:
                break
            at = self.next_line(at)
        return at

    def _drop(self, node: Mapping, name: str) -> None:
        """Take an entry away with its lines; comments in them stay as lines of their own."""
        key, value = node.entries[name]
        column = node.place.column - 1
        end = max(value.end, key.end)
        comments = self.comments(key.end, self.line_end(end), value)
        newline, margin = self.layout.newline, " " * column
        start, stop = self.line_start(key.start), self.next_line(end)
        if self.text[start : key.start].strip():  # it stands beside the dash of a list's item
            following = self._next_key(node, name)
            if following is None:
                raise NotPossibleError
            comments = self.comments(key.end, following.start, value)
            text = "".join(comment + newline + margin for comment in comments)
            self.replace(key.start, following.start, text)
            return
        if not comments and self._is_lonely(start, stop, self._end_before(node, name)):
            start = self.line_above(start)
        self.replace(start, stop, "".join(margin + comment + newline for comment in comments))

    def _next_key(self, node: Mapping, name: str) -> Scalar | None:
        names = list(node.entries)
        at = names.index(name) + 1
        return node.entries[names[at]][0] if at < len(names) else None

    def _end_before(self, node: Mapping, name: str) -> int:
        """Return where the value before an entry ends: the blank lines of a text are its own."""
        at = list(node.entries).index(name)
        return [value for _key, value in node.entries.values()][at - 1].end if at else 0

    def _is_lonely(self, start: int, stop: int, least: int) -> bool:
        """Tell whether lines stand between blank ones, of which one would be too many."""
        above = self.line_above(start) if start else 0
        if above <= least:
            return False
        before = self.text[above:start]
        return not before.strip() and not self.text[stop : self.line_end(stop)].strip()

    def _add_in_flow(self, node: Mapping, before: Node | None, name: str, data: Data) -> None:
        pair = f"{self.layout.key(name)}: {self.layout.flow(data)}"
        if not node.entries:
            self.replace(node.start + 1, node.start + 1, pair)
            return
        keys = [key for key, _value in node.entries.values()]
        values = [value for _key, value in node.entries.values()]
        if before is None:
            self.replace(keys[0].start, keys[0].start, pair + self.comma(node, keys[0]))
            return
        place = values.index(before)
        following = keys[place + 1] if place + 1 < len(keys) else None
        if following:
            self.replace(following.start, following.start, pair + self.comma(node, following))
        else:
            end = max(before.end, keys[place].end)
            self.replace(end, end, self.comma(node, keys[place]) + pair)

    def comma(self, node: Node, beside: Scalar) -> str:
        """Return a comma and what stands before a neighbour: a space, or a line of its own."""
        start = self.line_start(beside.start)
        margin = self.text[start : beside.start]
        if margin.strip() or start <= node.start:
            return ", "
        return f",{self.layout.newline}{margin}"

    def _drop_in_flow(self, node: Mapping, name: str) -> None:
        keys = [key for key, _value in node.entries.values()]
        ends = [max(key.end, value.end) for key, value in node.entries.values()]
        place = list(node.entries).index(name)
        self.drop_between(node, [key.start for key in keys], ends, place)

    def drop_between(self, node: Node, starts: list[int], ends: list[int], place: int) -> None:
        """Take away one of the things that stand between brackets, with a comma."""
        start, end = starts[place], ends[place]
        if place + 1 < len(starts):
            end = starts[place + 1]
        elif place:
            start = ends[place - 1]
        if self.comments(start, end, node):
            start, end = starts[place], ends[place]
            if place + 1 < len(starts):
                end = self.text.index(",", end) + 1
        self.replace(start, end, "")

    def replace_value(self, node: Node, new: Data, spot: Spot) -> None:
        """Put a new value where an old one stands, whatever the two are."""
        if spot.in_flow or self.layout.json:
            self._replace_in_flow(node, new, spot)
        elif isinstance(node, Scalar) and node.style in ("|", ">"):
            self._replace_lines(node, new, spot)
        elif node.start == node.end or not self._is_block(node):
            self._replace_beside(node, new, spot)
        else:
            self._replace_block(node, new, spot)

    def _is_block(self, node: Node) -> bool:
        return not isinstance(node, Scalar) and not self.in_flow(node, Spot(0, 0, 0, False, False))

    def _replace_in_flow(self, node: Node, new: Data, spot: Spot) -> None:
        style = node.style if isinstance(node, Scalar) else '"'
        old = node.text if isinstance(node, Scalar) else ""
        written = (
            self.layout.scalar(new, old, style, in_braces=True)
            if isinstance(new, str) and new
            else self.layout.flow(new)
        )
        if node.start != node.end:
            self.replace(node.start, node.end, written)
        elif spot.lead is None:
            self.replace(spot.key_end, spot.key_end, f": {written}")
        else:
            self.replace(spot.lead, spot.lead, f" {written}")

    def _replace_lines(self, node: Scalar, new: Data, spot: Spot) -> None:
        """Replace a text in lines of its own, if it can be only the lines that differ."""
        header = header_of(self.text, node)
        if isinstance(new, Prose) and not self.anew:
            anew = lines_anew if node.style == "|" else folded_anew
            found = anew(self.text, node, header, new, self.layout.newline)
            if found is not None:
                self.replace(*found)
                return
        beside, below = self.layout.block(new, spot.column, item=spot.is_item)
        stop = node.start + len(header)
        if beside:
            self.replace(node.start, stop, beside)
        else:
            self.replace(spot.lead if spot.lead is not None else node.start, stop, "")
        line = self.line_end(stop)
        self.replace(line, max(node.end, line), self.lines(below))

    def _replace_beside(self, node: Node, new: Data, spot: Spot) -> None:
        """Replace a value that begins in the line of its key, and is no block."""
        if spot.lead is None:
            raise NotPossibleError
        if (
            isinstance(new, str)
            and new
            and not (isinstance(new, Prose) and "\n" in new.strip("\n"))
        ):
            beside, below = self._short(node, new, spot)
        else:
            beside, below = self.layout.block(new, spot.column, item=spot.is_item)
        start, end = node.start, node.end
        comments = [] if start == end else self.comments(spot.lead, end, node)
        if start == end:
            start = end = spot.lead
        elif comments or not beside:
            start = spot.lead
        self.replace(start, end, (" " if start == spot.lead and beside else "") + beside)
        margin = " " * max(spot.column + self.layout.step, 0)
        below = [*below, *(margin + comment for comment in comments)]
        line = self.line_end(end)
        self.replace(line, line, self.lines(below))

    def _short(self, node: Node, new: str, spot: Spot) -> tuple[str, list[str]]:
        """Return how a text is written that fits in a line; a new one of many lines has its own."""
        if isinstance(new, Prose) and node.start == node.end:
            return self.layout.block(new, spot.column, item=spot.is_item)
        old, style = (node.text, node.style) if isinstance(node, Scalar) else ("", "")
        text = new.rstrip("\n") if isinstance(new, Prose) else new
        return self.layout.scalar(text, old, style), []

    def _replace_block(self, node: Node, new: Data, spot: Spot) -> None:
        """Replace a list or keys in lines of their own; the comments in them stay."""
        if spot.lead is None:
            raise NotPossibleError
        beside, below = self.layout.block(new, spot.column, item=spot.is_item)
        found = _COMMENT_BESIDE.match(self.text, spot.lead)
        kept = found[0] if found else ""
        end = self.line_end(node.end)
        comments = self.comments(spot.lead + len(kept), end, node)
        margin = " " * max(node.place.column - 1, 0)
        lines = [margin + comment for comment in comments]
        below = [*below, *lines] if beside else [*lines, *below]
        self.replace(spot.lead, end, (" " + beside if beside else "") + kept + self.lines(below))
