"""Paragraphs, lists and tables of a letter as the Markdown that makes them again.

Every paragraph is tried: it is read back as drafter reads a body, and where marks of emphasis
do not come back as they were, the text goes without them.  Only what must be escaped is.
"""

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import assert_never
from urllib.parse import unquote

from drafter.docx.document import Grid, Number, Seen
from drafter.importing.items import with_items
from drafter.importing.plain import is_empty, line
from drafter.markup.flaws import MarkdownError, MarkupError
from drafter.markup.inlines import finished
from drafter.markup.markdown import to_markup
from drafter.markup.reading import read
from drafter.model.letter import Break, Inline, Link, Note, Paragraph, Run, folded
from drafter.wording import _

_ACTIVE = re.compile(r"([\\*_\[\]|])")
_AT_START = re.compile(r"^(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|\d{1,9}(?=[.)](?:\s|$)))", re.MULTILINE)
_SPACE = re.compile(r"[ \t]+")
_COLUMN = {"center": ":---:", "right": "---:"}
_DEEPEST_HEADING = 3


class _AnyStyle:
    def __contains__(self, _name: object) -> bool:
        return True


@dataclass(slots=True)
class _Level:
    """A list that is open: its items begin with `mark` at a column, their text at another."""

    number: Number
    mark: str
    at: int
    text_at: int


@dataclass(slots=True)
class Markdown:
    """The Markdown of a body in the making; `lost` tells by ids what could not be kept."""

    chunks: list[str] = field(default_factory=list)
    notes: list[list[Inline]] = field(default_factory=list)
    lost: dict[str, str] = field(default_factory=dict)
    open: list[_Level] = field(default_factory=list)

    def text(self) -> str:
        """Return the whole body, notes at its end."""
        definitions = []
        for number, note in enumerate(self.notes, 1):
            first, *others = [self._inline(part) for part in _split(note)]
            definitions.append("\n\n    ".join([f"[^{number}]: {first}", *others]))
        return "\n\n".join([*self.chunks, *definitions])

    def add(self, blocks: Sequence[Seen | Grid]) -> None:
        """Add the blocks of a body in their order."""
        for index, block in enumerate(blocks):
            if isinstance(block, Grid):
                self.open.clear()
                self.chunks.append(self._table(block))
            else:
                self._paragraph(block, blocks[index + 1 :], blocks[index - 1] if index else None)

    def _paragraph(self, block: Seen, after: Sequence[Seen | Grid], before: object) -> None:
        number = block.number
        if block.heading or block.style.startswith("heading-"):
            self.open.clear()
            level = min(block.heading or 1, _DEEPEST_HEADING)
            content = _without_breaks(block.content)
            text = self._inline(content).replace("\n", " ")
            self.chunks.append("#" * level + " " + (rf"\{text}" if text[:1] == "#" else text))
        elif number is not None and self._item(block, number, after):
            return
        elif block.style == "list-continue" and self.open and number is None:
            self._inside(self._inline(block.content))
        elif block.style == "quote":
            self._quote(block, before)
        else:
            self.open.clear()
            self.chunks.append(self._inline(_numbered(block)))

    def _quote(self, block: Seen, before: object) -> None:
        self.open.clear()
        text = "> " + self._inline(_numbered(block)).replace("\n", "\n> ")
        if isinstance(before, Seen) and before.style == "quote" and self.chunks:
            self.chunks[-1] += f"\n>\n{text}"
        else:
            self.chunks.append(text)

    def _inside(self, text: str) -> None:
        """Add a paragraph to the last item of the open list."""
        margin = " " * self.open[-1].text_at
        self.chunks[-1] += f"\n\n{margin}" + text.replace("\n", f"\n{margin}")

    def _item(self, block: Seen, number: Number, after: Sequence[Seen | Grid]) -> bool:
        """Add an item of a list; return False where Markdown has no such number."""
        place = (number.list, number.level)
        known = [(item.number.list, item.number.level) for item in self.open]
        if place in known:
            del self.open[known.index(place) + 1 :]
            level = self.open[-1]
            lead = "\n"
        else:
            while self.open and not _resumes(self.open[-1].number, number, after):
                self.open.pop()
            if not number.mark or not self._prints(number):
                return self._as_text(block)
            at = self.open[-1].text_at if self.open else 0
            lead = "\n\n" if number.value > 1 or not self.open else "\n"
            level = _Level(number, "", at, 0)
            self.open.append(level)
        level.number = number
        level.mark = "-" if number.mark == "-" else f"{number.value}{number.mark}"
        level.text_at = level.at + len(level.mark) + 1
        text = self._inline(block.content).replace("\n", "\n" + " " * level.text_at)
        row = " " * level.at + f"{level.mark} {text}"
        if level is self.open[0] and lead != "\n":
            self.chunks.append(row)
        else:
            self.chunks[-1] += lead + row
        return True

    def _as_text(self, block: Seen) -> bool:
        """Add an item whose number Markdown does not know to the open item, with its number."""
        if not self.open:
            return False
        self._inside(self._inline(_numbered(block)))
        return True

    def _prints(self, number: Number) -> bool:
        """Tell whether drafter prints this number where it stands now."""
        if number.mark == "-":
            return True
        outer = self.open[-1].number if self.open else None
        composite = number.text.count(".") > (number.mark == ".")
        if outer is None:
            return not composite and not self._touches(number)
        return composite == (outer.mark == number.mark)

    def _touches(self, number: Number) -> bool:
        """Tell whether a list of the same kind stands right before, which would swallow it."""
        last = self.chunks[-1].rpartition("\n")[2] if self.chunks else ""
        return re.match(rf"\d+{re.escape(number.mark)} ", last) is not None

    def _table(self, grid: Grid) -> str:
        rows = [[self._cell(cell) for cell in row] for row in grid.rows]
        rows = [row for row in rows if any(row)] or [[""]]
        under = [_COLUMN.get(align, "---") for align in _alignments(grid)]
        lines = [" | ".join(row) for row in (rows[0], *rows[1:])]
        head = f"|{'|'.join(under)}|"
        return "\n".join([f"| {lines[0]} |", head, *(f"| {text} |" for text in lines[1:])])

    def _cell(self, cell: list[Seen]) -> str:
        content: list[Inline] = []
        for paragraph in cell:
            if not is_empty(paragraph):
                content += [Run(" ")] if content else []
                content += _numbered(paragraph)
        text = self._inline(_without_breaks(content), at_start=False) if content else ""
        return re.sub(r"(?<!\\)\|", r"\|", text)

    def _inline(self, content: list[Inline], *, at_start: bool = True) -> str:
        """Return a paragraph's Markdown; its notes are kept for the end."""
        meant = _normal(content)
        noted = len(self.notes)
        match meant:
            case [Run(marks=(), text=raw)] if _fits_as_it_is(raw, meant, at_start):
                return raw
        text = self._marked(meant, at_start)
        if not _comes_back(text, meant):
            what = _("Emphasis was left out where Markdown cannot set it.")
            self.lost["import-lost-emphasis"] = what
            del self.notes[noted:]
            text = self._marked(_unmarked(meant), at_start)
        return text

    def _marked(self, content: list[Inline], at_start: bool) -> str:
        pieces: list[str] = []
        open_marks: list[str] = []
        for part in [*content, Run("")]:
            wanted = part.marks if isinstance(part, Run) else ()
            while any(mark not in wanted for mark in open_marks):
                pieces.append(_sign(open_marks.pop()))
            for mark in sorted(set(wanted) - set(open_marks), reverse=True):
                open_marks.append(mark)
                pieces.append(_sign(mark))
            pieces.append(self._piece(part))
        text = "".join(pieces)
        return _AT_START.sub(_escaped_start, text) if at_start else text

    def _piece(self, part: Inline) -> str:
        match part:
            case Run():
                return _ACTIVE.sub(r"\\\1", part.text)
            case Break():
                return "\\\n"
            case Note():
                self.notes.append(part.content)
                return f"[^{len(self.notes)}]"
            case Link():
                target = part.target.replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")
                shown = f"<{target}>" if re.search(r"[()]", target) else target
                return f"[{self._marked(part.content, False)}]({shown})"
            case _:
                assert_never(part)


def body_of(blocks: Sequence[Seen | Grid], *, by_hand: bool) -> tuple[str, dict[str, str]]:
    """Return blocks as Markdown, and what could not be kept: sentences by ids of problems.

    `by_hand` tells that numbers and dashes of lists may have been typed.
    """
    there = [block for block in blocks if not is_empty(block)]
    markdown = Markdown()
    markdown.add(with_items(there) if by_hand else there)
    return markdown.text(), markdown.lost


def _normal(content: list[Inline]) -> list[Inline]:
    """Return content with white space joined, spaces outside marks, equal neighbours as one."""
    parts: list[Inline] = []
    for part in deepcopy(content):
        if isinstance(part, Run) and part.marks:
            core = part.text.strip()
            before, _core, behind = part.text.partition(core) if core else (part.text, "", "")
            parts += [Run(before), Run(core, part.marks), Run(behind)]
        else:
            parts.append(part)
    joined: list[Inline] = []
    for part in finished(parts, []):
        last = joined[-1] if joined else None
        if isinstance(part, Run) and isinstance(last, Run) and last.marks == part.marks:
            last.text += part.text
        else:
            joined.append(part)
    return joined


def _fits_as_it_is(text: str, meant: list[Inline], at_start: bool) -> bool:
    """Tell whether a text needs no escapes: nothing in it means anything, or it comes back so."""
    if _ACTIVE.search(text):
        return "|" not in text and _comes_back(text, meant)
    return not at_start or _comes_back(text, meant)


def _comes_back(text: str, meant: list[Inline]) -> bool:
    """Tell whether drafter reads a paragraph of Markdown as it is meant, notes aside."""
    noted = "\n\n".join(f"[^{n}]: {n}" for n in sorted(set(re.findall(r"\[\^(\d+)\]", text))))
    try:
        blocks, _lists = read(to_markup(f"{text}\n\n{noted}"), _AnyStyle(), list)
    except (MarkdownError, MarkupError):
        return False
    if len(blocks) != 1 or not isinstance(blocks[0], Paragraph) or blocks[0].item:
        return not blocks and not meant
    return blocks[0].style == "body-text" and _shape(_normal(blocks[0].content)) == _shape(meant)


def _shape(content: list[Inline]) -> list[object]:
    """Return what must be the same when a paragraph comes back."""
    return folded(
        content,
        run=lambda run: (run.text, run.marks),
        line_break=type,
        note=type,
        link=lambda link, _inner: (unquote(link.target), _shape(_normal(link.content))),
    )


def _unmarked(content: list[Inline]) -> list[Inline]:
    return folded(
        content, run=lambda run: Run(run.text), line_break=_same, note=_same, link=_with_content
    )


def _without_breaks(content: list[Inline]) -> list[Inline]:
    return folded(
        content, run=_same, line_break=lambda _break: Run(" "), note=_same, link=_with_content
    )


def _same(part: Inline) -> Inline:
    return part


def _with_content(link: Link, content: list[Inline]) -> Inline:
    return Link(link.target, content)


def _sign(mark: str) -> str:
    return {"strong": "**", "em": "*"}.get(mark, "")


def _escaped_start(match: re.Match[str]) -> str:
    return f"{match[1]}\\" if match[1][0].isdigit() else f"\\{match[1]}"


def _numbered(block: Seen) -> list[Inline]:
    """Return a paragraph's content with its number as text."""
    if block.number is None:
        return block.content
    return [Run(f"{block.number.text} "), *block.content]


def _split(content: list[Inline]) -> list[list[Inline]]:
    parts: list[list[Inline]] = [[]]
    for part in content:
        if isinstance(part, Break):
            parts.append([])
        else:
            parts[-1].append(part)
    return [part for part in parts if part] or [[Run("")]]


def _resumes(outer: Number, inner: Number, after: Sequence[Seen | Grid]) -> bool:
    """Tell whether a list goes on after an item of another list or level: then it holds it."""
    if outer.list == inner.list:
        return outer.level < inner.level
    for block in after:
        if not isinstance(block, Seen) or (block.number is None and block.style != "list-continue"):
            break
        if block.number and (block.number.list, block.number.level) == (outer.list, outer.level):
            return True
    return inner.level > outer.level


def _alignments(grid: Grid) -> list[str]:
    """Return how each column is aligned: as most of its cells under the first row are."""
    found = []
    for column in range(len(grid.rows[0]) if grid.rows else 1):
        cells = [p for row in grid.rows[1:] for p in row[column] if p.text.strip()]
        aligned = [paragraph.align for paragraph in cells]
        found.append(max(set(aligned), key=aligned.count) if aligned else "left")
    return found


def line_of(content: list[Inline], lost: dict[str, str]) -> str:
    """Return content as a line without marks; a note stands in parentheses."""

    def in_parentheses(note: Note) -> str:
        lost["import-note-in-parentheses"] = _("A footnote stands in parentheses now.")
        return f" ({line_of(note.content, lost)})"

    pieces = folded(
        content,
        run=lambda run: run.text,
        line_break=lambda _break: " ",
        note=in_parentheses,
        link=lambda _link, inner: "".join(inner),
    )
    return line(_SPACE.sub(" ", "".join(pieces)))
