"""Paragraphs, lists and tables of a letter as the Markdown that makes them again.

Numbers are written as they are printed: whether they make a list is for drafter to see.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from drafter.docx.document import Grid, Number, Seen
from drafter.importing.items import with_items
from drafter.importing.plain import is_empty, line, on_the_line, shows
from drafter.importing.text_markdown import Texts, picture_mark, pictures_alone
from drafter.model.letter import Break, Inline, Note, Run, folded
from drafter.wording import _

_SPACE = re.compile(r"[ \t]+")
_COLUMN = {"center": ":---:", "right": "---:"}
_TYPED_NUMBER = re.compile(r"\s*(\d{1,3})([.)])\s")
_DEEPEST_HEADING = 3


@dataclass(slots=True)
class _Level:
    """A list that is open: its items begin at a column, their text at another."""

    number: Number
    at: int
    text_at: int


@dataclass(slots=True)
class Markdown:
    """The Markdown of a body in the making."""

    chunks: list[str] = field(default_factory=list)
    texts: Texts = field(default_factory=Texts)
    open: list[_Level] = field(default_factory=list)

    def text(self) -> str:
        """Return the whole body, notes at its end."""
        definitions = []
        for number, note in enumerate(self.texts.notes, 1):
            first, *others = _split(note)
            definition = f"[^{number}]: " + self.texts.written(first, "item")
            for part in others:
                definition += f"{_below(definition)}    {self.texts.written(part)}"
            definitions.append(definition)
        return "\n\n".join([*self.chunks, *definitions])

    def add(self, blocks: Sequence[Seen | Grid]) -> None:
        """Add the blocks of a body in their order."""
        captions = 0
        for index, block in enumerate(blocks):
            if captions:
                captions -= 1
            elif isinstance(block, Seen) and (pictures := pictures_alone(block.content)):
                self.open.clear()
                found = _captions(blocks[index + 1 :], len(pictures))
                captions = len(found)
                texts = [self.texts.written(caption.content, "item") for caption in found]
                texts += [""] * (len(pictures) - len(texts))
                marks = map(picture_mark, pictures, texts)
                self.chunks.append(" ".join(marks))
            elif isinstance(block, Grid):
                self.open.clear()
                self.chunks.append(self._table(block))
            else:
                self._paragraph(blocks, index, block)

    def _paragraph(self, blocks: Sequence[Seen | Grid], index: int, block: Seen) -> None:
        number = block.number
        if block.heading or block.style.startswith("heading-"):
            self.open.clear()
            level = min(block.heading or 1, _DEEPEST_HEADING)
            text = self.texts.written(block.content, "item")
            self.chunks.append("#" * level + f" {text}")
        elif number is not None and self._item(block, number, blocks[index + 1 :]):
            return
        elif block.style == "list-continue" and self.open and number is None:
            self._inside(self.texts.written(block.content))
        elif block.style == "quote":
            self._quote(block, blocks[index - 1] if index else None)
        else:
            before = [level.number.text for level in self.open]
            before += map(_shown, blocks[max(0, index - 1) : index])
            self.open.clear()
            text = self.texts.written(_numbered(block))
            pairs = [(one, _shown(block)) for one in before]
            pairs += [(_shown(block), _shown(one)) for one in blocks[index + 1 : index + 2]]
            counts_up = number is None and any(_counts_up(*pair) for pair in pairs)
            self.chunks.append(_as_text(text) if counts_up else text)

    def _quote(self, block: Seen, before: object) -> None:
        self.open.clear()
        text = "> " + self.texts.written(_numbered(block)).replace("\n", "\n> ")
        if isinstance(before, Seen) and before.style == "quote" and self.chunks:
            self.chunks[-1] += f"\n{text}"
        else:
            self.chunks.append(text)

    def _inside(self, text: str) -> None:
        """Add a paragraph to the last item of the open list."""
        margin = " " * self.open[-1].text_at
        self.chunks[-1] += f"\n\n{margin}" + text.replace("\n", f"\n{margin}")

    def _item(self, block: Seen, number: Number, after: Sequence[Seen | Grid]) -> bool:
        """Add an item of a list; return False for one whose number no list prints."""
        place = (number.list, number.level)
        known = [(item.number.list, item.number.level) for item in self.open]
        if place in known:
            del self.open[known.index(place) + 1 :]
        else:
            while self.open and not _resumes(self.open[-1].number, number, after):
                self.open.pop()
            if number.mark != "-" and number.text != f"{number.value}{number.mark}":
                return self._as_line(block)
            at = self.open[-1].text_at if self.open else 0
            self.open.append(_Level(number, at, 0))
        level = self.open[-1]
        level.number = number
        mark = "-" if number.mark == "-" else number.text
        level.text_at = level.at + len(mark) + 1
        text = self.texts.written(block.content, "item").replace("\n", "\n" + " " * level.text_at)
        row = " " * level.at + f"{mark} {text}"
        if level is self.open[0] and place not in known:
            self.chunks.append(row)
        else:
            self.chunks[-1] += _below(self.chunks[-1]) + row
        return True

    def _as_line(self, block: Seen) -> bool:
        """Add an item to the open one as a line with its number, if one is open."""
        if not self.open:
            return False
        self._inside(self.texts.written(_numbered(block)))
        return True

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
            if not is_empty(paragraph) or shows(paragraph):
                content += [Break()] if content else []
                content += _numbered(paragraph)
        return self.texts.written(content, "cell") if content else ""


def _captions(blocks: Sequence[Seen | Grid], most: int) -> list[Seen]:
    """Return the captions that stand at the beginning of blocks."""
    found = takewhile(
        lambda block: isinstance(block, Seen) and block.style in ("picture-caption", "caption"),
        blocks[:most],
    )
    return [block for block in found if isinstance(block, Seen)]


def body_of(blocks: Sequence[Seen | Grid], *, by_hand: bool) -> tuple[str, dict[str, str]]:
    """Return blocks as Markdown, and what could not be kept: sentences by ids of problems.

    `by_hand` tells that numbers and dashes of lists may have been typed.
    """
    there = [block for block in blocks if not is_empty(block) or shows(block)]
    markdown = Markdown()
    markdown.add(with_items(there) if by_hand else there)
    return markdown.text(), markdown.texts.lost


def _below(before: str) -> str:
    """Return what parts a line from the next: a backslash at its end would join the two."""
    return "\n\n" if before.endswith("\\") else "\n"


def _shown(block: Seen | Grid) -> str:
    """Return a paragraph as a line with its number; a heading or a table begins no list."""
    if isinstance(block, Grid) or block.heading:
        return ""
    return line(f"{block.number.text if block.number else ''} {block.text}")


def _counts_up(before: str, after: str) -> bool:
    """Tell whether a line with a typed number would be in a list with one before it."""
    first, second = (_TYPED_NUMBER.match(f"{text} ") for text in (before, after))
    return bool(first and second and first[2] == second[2] and int(first[1]) + 1 == int(second[1]))


def _as_text(line: str) -> str:
    """Return a line whose number is text."""
    number = re.match(r"\d+(?=[.)]\s)", line)
    return f"{number[0]}\\{line[number.end() :]}" if number else line


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
        run=on_the_line,
        line_break=lambda _break: " ",
        note=in_parentheses,
        link=lambda _link, inner: "".join(inner),
        picture=lambda _picture: "",
    )
    return line(_SPACE.sub(" ", "".join(pieces)))
