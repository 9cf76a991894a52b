"""The body of a letter, read line by line and turned into the markup of templates.

A line is a paragraph, as in Word.  Headings, quotations, tables, lists and footnotes are known by
how a line begins; numbers stay as they were typed, so only those that count up become a list.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from drafter.markup.flaws import Flaw, MarkdownError
from drafter.markup.markdown_pictures import NamedPicture
from drafter.markup.markdown_text import Footnote, Text, Writer, captions, pictures_alone
from drafter.wording import _

_LINE_BREAKS = re.compile("[\r\x85\u2028\u2029]")
_SPACE = "[ \t\u00a0]"
_QUOTE = re.compile(rf"(?:>{_SPACE}?)*>(?:{_SPACE}|$)")
_HEADING = re.compile(rf"(#{{1,6}}){_SPACE}+(?=\S)")
_NOTE = re.compile(rf"(\[\^[^\s\[\]\\^]+\]):{_SPACE}*")
_ITEM = re.compile(rf"(?:([-–])|(0|[1-9][0-9]{{0,2}})([.)])){_SPACE}+(?=\S)")
_CELL_END = re.compile(r"(?<!\\)\|")
_ALIGNMENT = re.compile(r"(:?)-+(:?)")
_ESCAPE = re.compile(r"\\(?=\\*(?:#+|>+|[-–])(?:\s|$))|([0-9]+)\\(?=\\*[.)](?:\s|$))")
"""The backslash before a mark at a line's beginning, or after the number there."""

_DEEPEST_HEADING = 3
_DEEPEST_LIST = 8
"""Lists have nine levels in Word (ISO/IEC 29500-1, 17.9.3)."""

_ORDERED = {".": "list-number", ")": "list-number-parenthesis"}


class Line(NamedTuple):
    """A line with its offset in the body, its text without spaces around, and its indentation."""

    offset: int
    text: str
    indent: int
    after_gap: bool = False
    """Whether an empty line stands before it."""

    def behind(self, length: int) -> "Line":
        """Return the line without what it begins with."""
        rest = self.text[length:]
        indent = len(rest) - len(rest.lstrip())
        return Line(self.offset + length + indent, rest.strip(), indent, self.after_gap)


class _Number(NamedTuple):
    """What an item begins with: `-` or the mark after its number, the number, the length."""

    mark: str
    value: int
    length: int


class _Item(NamedTuple):
    """An item of a list: its text, and which lines belong to it."""

    text: Text
    start: int
    end: int


def parsed(text: str) -> Markup:
    """Return the markup of a body; raises MarkdownError with all that is wrong in it."""
    return _written(text)[0]


def pictures_in(text: str) -> list[NamedPicture]:
    """Return the pictures that a body names, in their order; raises MarkdownError."""
    return sorted(_written(text)[1])


def _written(text: str) -> tuple[Markup, list[NamedPicture]]:
    """Return the markup of a body, and the pictures that it names."""
    reader = Reader()
    reader.blocks(lines_in(text), ())
    writer = Writer(reader.notes, reader.flaws)
    markup = [part if isinstance(part, str) else writer.written(part) for part in reader.found]
    flaws = [*reader.flaws, *unused(reader.notes)]
    if flaws:
        raise MarkdownError(sorted(flaws, key=lambda flaw: flaw.offset))
    return Markup("".join(markup)), writer.pictures  # noqa: S704 - the writer escapes it


def lines_in(text: str) -> list[Line]:
    """Return the lines of a body that are not empty."""
    text = _LINE_BREAKS.sub("\n", text)
    found: list[Line] = []
    offset, after_gap = 0, False
    for line in text.split("\n"):
        content = line.strip()
        if content:
            lead = len(line) - len(line.lstrip())
            found.append(Line(offset + lead, content, lead, after_gap))
        after_gap = not content
        offset += len(line) + 1
    return found


def unused(notes: dict[str, Footnote]) -> list[Flaw]:
    """Return what is wrong: the footnotes that no mark refers to, which nobody would print."""
    what = _("Nothing refers to the footnote «{mark}».")
    advice = _("Put its mark, without the colon, into the text.")
    return [
        Flaw("markdown-unused-footnote", note.offset, what.format(mark=f"{mark}:"), advice)
        for mark, note in notes.items()
        if not note.marks
    ]


class Reader:
    """Finds the blocks: pieces of markup, and between them texts that are yet to be written."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.found: list[str | Text] = []
        """What was read: pieces of markup, and texts."""
        self.notes: dict[str, Footnote] = {}
        """The footnotes by their marks."""
        self.flaws: list[Flaw] = []

    def blocks(self, lines: Sequence[Line], around: tuple[str, ...]) -> None:
        """Read lines; `around` are the marks of the lists in whose items they stand."""
        at = 0
        while at < len(lines):
            at = self.block(lines, at, around)

    def block(self, lines: Sequence[Line], at: int, around: tuple[str, ...]) -> int:
        """Read the block that begins with a line; return where it ends."""
        return (
            self._quotation(lines, at, around)
            or self._table(lines, at)
            or self._heading(lines, at)
            or self._note(lines, at)
            or self._list(lines, at, around)
            or self._paragraph(lines, at)
        )

    def _put(self, before: str, text: Text, after: str) -> None:
        self.found += [before, text, after]

    def _paragraph(self, lines: Sequence[Line], at: int) -> int:
        text, end = _text(lines, at, _unescaped(lines[at].text))
        pictures = pictures_alone(text)
        text.captioned = bool(pictures)
        self._put('<p class="picture">' if pictures else "<p>", text, "</p>\n")
        for caption in captions(text, pictures):
            self._put('<p class="picture-caption">', caption, "</p>\n")
        return end

    def _quotation(self, lines: Sequence[Line], at: int, around: tuple[str, ...]) -> int:
        """Read a quotation, up to the first line without its mark."""
        inside: list[Line] = []
        gap = False
        while at < len(lines) and (begun := _QUOTE.match(lines[at].text)):
            quoted = lines[at].behind(begun.end())
            gap = gap or quoted.after_gap or not quoted.text
            if quoted.text:
                inside.append(quoted._replace(after_gap=gap))
                gap = False
            elif not inside:
                return 0  # a mark alone quotes nothing
            at += 1
        if not inside:
            return 0
        self.found.append("<blockquote>\n")
        self.blocks(inside, around)
        self.found.append("</blockquote>\n")
        return at

    def _heading(self, lines: Sequence[Line], at: int) -> int:
        begun = _HEADING.match(lines[at].text)
        if begun is None:
            return 0
        level = len(begun[1])
        if level > _DEEPEST_HEADING:
            what = _("The heading is deeper than the third level.")
            flaw = Flaw("markdown-deep-heading", lines[at].offset, what, _("Use #, ## or ###."))
            self.flaws.append(flaw)
        text, end = _text(lines, at, lines[at].text[begun.end() :])
        self._put(f"<h{level}>", text, f"</h{level}>\n")
        return end

    def _note(self, lines: Sequence[Line], at: int) -> int:
        """Read a footnote, with the indented lines below it."""
        first = lines[at]
        begun = _NOTE.match(first.text)
        rest = first.text[begun.end() :] if begun else ""
        if begun is None or not (rest or _under(lines, at + 1, first.indent) > at + 1):
            return 0
        note = Footnote(first.offset)
        at += 1
        if rest:
            text, at = _text(lines, at - 1, rest)
            note.lines.append(text)
        end = _under(lines, at, first.indent)
        while at < end:
            typed = lines[at].text
            shown = f"–{typed[1:]}" if typed.startswith("- ") else _unescaped(typed)
            text, at = _text(lines, at, shown)
            note.lines.append(text)
        if begun[1] in self.notes:
            what = _("There are two footnotes «{mark}».").format(mark=f"{begun[1]}:")
            advice = _("Give each of them a mark of its own.")
            self.flaws.append(Flaw("markdown-repeated-footnote", first.offset, what, advice))
        else:
            self.notes[begun[1]] = note
        return at

    def _table(self, lines: Sequence[Line], at: int) -> int:
        """Read a table: a heading, the line below it, and the rows that follow at once."""
        if at + 1 == len(lines) or "|" not in lines[at + 1].text:
            return 0  # as almost always
        if not _CELL_END.search(lines[at].text):
            return 0
        first, under = lines[at], lines[at + 1]
        if under.after_gap:
            return 0
        marks = [_ALIGNMENT.fullmatch(cell.strip()) for _offset, cell in _cells(under)]
        heading = _cells(first)
        in_item = _ITEM.match(first.text) and under.indent > first.indent
        if in_item or not all(marks) or len(marks) != len(heading):
            return 0
        styles = [_column_style(dashes) for dashes in marks if dashes]
        self.found.append("<table>\n<thead>\n<tr>\n")
        self._row("th", heading, [""] * len(styles))
        self.found.append("</tr>\n</thead>\n")
        at += 2
        rows = at
        while at < len(lines) and not lines[at].after_gap and _CELL_END.search(lines[at].text):
            self.found.append("<tbody>\n<tr>\n" if at == rows else "<tr>\n")
            self._row("td", self._whole_row(lines[at], len(styles)), styles)
            self.found.append("</tr>\n")
            at += 1
        self.found.append("</tbody>\n</table>\n" if at > rows else "</table>\n")
        return at

    def _whole_row(self, line: Line, width: int) -> list[tuple[int, str]]:
        cells = _cells(line)
        if len(cells) != width:
            what = _("The row has {count} cells, the table's heading has {width}.")
            what = what.format(count=len(cells), width=width)
            advice = _("Add or delete a «|».")
            self.flaws.append(Flaw("markdown-ragged-row", line.offset, what, advice))
        return cells[:width]

    def _row(self, tag: str, cells: list[tuple[int, str]], styles: list[str]) -> None:
        for cell, style in zip(cells, styles, strict=False):
            opening = f'<{tag} class="{style}">' if style else f"<{tag}>"
            self._put(opening, Text((cell,), in_cell=True), f"</{tag}>\n")

    def _list(self, lines: Sequence[Line], at: int, around: tuple[str, ...]) -> int:
        """Read a list: bullets, or at least two numbers that count up.

        Word would count on through a list of the same kind around it, so numbers inside of such
        are text, as all other numbers are.
        """
        first = _number(lines[at])
        if first is None or len(around) > _DEEPEST_LIST:
            return 0
        if first.mark != "-" and first.mark in around:
            return 0
        items, end = _items(lines, at, first)
        if first.mark != "-" and len(items) == 1:
            return 0
        tag = "ul" if first.mark == "-" else "ol"
        style = f' class="{_ORDERED[first.mark]}" start="{first.value}"' if tag == "ol" else ""
        self.found.append(f"<{tag}{style}>" + ("\n" if tag == "ul" else ""))
        for item in items:
            if item.start == item.end:
                self._put("<li>", item.text, "</li>\n")
                continue
            self._put("<li>\n<p>", item.text, "</p>\n")
            self.blocks(lines[item.start : item.end], (*around, first.mark))
            self.found.append("</li>\n")
        self.found.append(f"</{tag}>\n")
        return end


def _unescaped(line: str) -> str:
    """Return a line without the backslash that makes its beginning text."""
    escape = _ESCAPE.match(line)
    return f"{escape[1] or ''}{line[escape.end() :]}" if escape else line


def _text(lines: Sequence[Line], at: int, first: str) -> tuple[Text, int]:
    """Return a text that begins a line, with the lines that a backslash joins to it.

    A backslash at a line's end is text where no line follows, and after another backslash.
    """
    found = [(lines[at].offset + len(lines[at].text) - len(first), first)]
    at += 1
    while first.endswith("\\") and at < len(lines) and not lines[at].after_gap:
        found[-1] = (found[-1][0], first[:-1])
        if first.endswith("\\\\"):
            break
        first = lines[at].text
        found.append((lines[at].offset, first))
        at += 1
    return Text(tuple(found)), at


def _under(lines: Sequence[Line], at: int, indent: int) -> int:
    """Return where the lines end that are indented deeper."""
    while at < len(lines) and lines[at].indent > indent:
        at += 1
    return at


def _number(line: Line) -> _Number | None:
    mark = _ITEM.match(line.text)
    if mark is None:
        return None
    return _Number("-" if mark[1] else mark[3], int(mark[2] or 0), mark.end())


def _items(lines: Sequence[Line], at: int, first: _Number) -> tuple[list[_Item], int]:
    """Return the items of a list that begins in a line, and where it ends."""
    items: list[_Item] = []
    number: _Number | None = first
    while number and (number.mark, number.value) == (first.mark, first.value):
        text, start = _text(lines, at, lines[at].text[number.length :])
        end = _under(lines, start, lines[at].indent)
        items.append(_Item(text, start, end))
        at = end
        number = _number(lines[at]) if at < len(lines) else None
        first = first if first.mark == "-" else first._replace(value=first.value + 1)
    return items, at


def _cells(line: Line) -> list[tuple[int, str]]:
    """Return the cells of a row with their offsets in the body."""
    ends = [found.start() for found in _CELL_END.finditer(line.text)]
    starts = [-1, *ends]
    stretches = list(zip([start + 1 for start in starts], [*ends, len(line.text)], strict=True))
    if line.text.startswith("|"):
        stretches.pop(0)
    if len(stretches) > 1 and ends and ends[-1] == len(line.text) - 1:
        stretches.pop()
    return [_stripped(line, start, end) for start, end in stretches]


def _stripped(line: Line, start: int, end: int) -> tuple[int, str]:
    text = line.text[start:end]
    return line.offset + start + len(text) - len(text.lstrip()), text.strip()


def _column_style(alignment: re.Match[str]) -> str:
    if not alignment[2]:
        return ""
    return "table-center" if alignment[1] else "table-right"
