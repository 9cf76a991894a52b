"""Markup of plain paragraphs and lists alone, as most letters are: read at once, without a parser.

Whatever else there is, and whatever is wrong, is left to `markup`, which knows the whole subset.
"""

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from drafter.markup.kept import KeptTexts
from drafter.markup.typeset_texts import Typeset
from drafter.model.letter import Block, Item, Numbering, Paragraph, Run, runs_of

_CLASS = r'(?: class="([a-z0-9-]+)")?'
_BLOCK = re.compile(
    rf"[ \t\n\r]*(?:<(p|h[1-3]|li){_CLASS}>([^<]*)</\1>"
    rf"|<(section|ol|ul){_CLASS}>|</(section|ol|ul)>|\Z)|(.)",
    re.DOTALL,
)
"""A paragraph with its text, an opening or a closing tag; last, a character of anything else."""

_ALONE = re.compile(rf"[ \t\n\r]*<p{_CLASS}>([^<]*)").fullmatch
"""Finds one paragraph, its end aside, and nothing else."""

_HEADINGS = {"h1": "heading-1", "h2": "heading-2", "h3": "heading-3"}
_LISTS = {"ol": "list-number", "ul": "list-bullet"}
"""The styles of tags without a class; that of the others is that of what they stand in."""

_NO_XML = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
"""What XML 1.0 does not allow in a text (2.2)."""

_OTHER_ENTITY = "&(?!(?:lt|gt|quot|#34|#39|amp);)"
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#34;": '"', "&#39;": "'", "&amp;": "&"}
"""The entities that escaping makes; the last must be turned back last."""

_SPACE = re.compile("[ \t\n\r]+")
_END = "</p>"
"""What ends a piece of markup."""

_AT_ONCE = 100
"""How many paragraphs are typeset together: few calls, and no more text than a cache holds."""


class _State(NamedTuple):
    """Where a piece of markup begins."""

    open: tuple[tuple[str, str], ...] = (("letter", "body-text"),)
    """The tags that are open, with the styles of what stands in them."""
    lists: int = 0
    """How many lists have begun."""


_START = _State()


class _Piece(NamedTuple):
    """What was read of a piece: paragraphs of one run each, lists, and where the next begins."""

    blocks: Sequence[Paragraph]
    lists: Sequence[Numbering]
    after: _State


class PlainReader:
    """Reads plain markup piece by piece, and keeps the pieces: letters share most of theirs."""

    def __init__(self, styles: Container[str], typeset: Typeset) -> None:
        """Take the names of the known styles, and what improves texts, keeping their lengths."""
        self._styles = styles
        self._typeset = typeset
        self._kept: KeptTexts[tuple[_State, str], _Piece] = KeptTexts(lambda key: len(key[1]))

    def read(self, markup: str) -> tuple[list[Block], list[Numbering]] | None:
        """Return the blocks and the lists that plain markup describes, None for any other."""
        blocks: list[Block] = []
        lists: list[Numbering] = []
        new: dict[tuple[_State, str], _Piece] = {}
        waiting: list[Paragraph] = []
        state, kept = _START, self._kept.get
        *pieces, rest = markup.split(_END)
        for text in pieces:
            key = state, text
            piece = kept(key) or new.get(key)
            if piece is None:
                piece = self._new(state, text)
                if piece is None:
                    return None
                new[key] = piece
                waiting += piece.blocks
                if len(waiting) >= _AT_ONCE:
                    self._improve(waiting)
            blocks += piece.blocks
            lists += piece.lists
            state = piece.after
        last = self._read(state, rest)
        if last is None or last.after.open != _START.open:
            return None
        self._improve([*waiting, *last.blocks])
        self._kept.keep(new.items())
        blocks += last.blocks
        lists += last.lists
        return blocks, lists

    def _improve(self, blocks: list[Paragraph]) -> None:
        """Improve the texts of paragraphs, which then wait no more."""
        for start in range(0, len(blocks), _AT_ONCE):
            runs = [run for one in blocks[start : start + _AT_ONCE] for run in runs_of(one.content)]
            texts = self._typeset([run.text for run in runs])
            for run, text in zip(runs, texts, strict=True):
                run.text = text
        blocks.clear()

    def _new(self, state: _State, text: str) -> _Piece | None:
        """Return what a piece describes whose end was cut off, as `_read` does."""
        alone = _ALONE(text)  # as almost every piece
        found = self._alone(state, *alone.groups("")) if alone else None
        return found or self._read(state, text + _END)

    def _read(self, state: _State, markup: str) -> _Piece | None:
        """Return what a piece of plain markup describes, its texts as they are; None for others."""
        reading = _Reading(state, self._styles)
        for tag, style, content, opened, its_style, closed, other in _BLOCK.findall(markup):
            if tag:
                sound = reading.paragraph(tag, style, content)
            elif opened:
                sound = reading.begin(opened, its_style)
            else:
                sound = not other and (not closed or reading.open.pop()[0] == closed)
            if not sound:
                return None
        return _Piece(reading.blocks, reading.lists, reading.state())

    def _alone(self, state: _State, style: str, content: str) -> _Piece | None:
        """Return a piece of one paragraph, as most are; None where it may be none."""
        around, inherited = state.open[-1]
        text = _text(content)
        if text is None or around in _LISTS or (style and style not in self._styles):
            return None
        style = style or inherited
        return _Piece((Paragraph(style, [Run(text)]),) if text else (), (), state)


class _Reading:
    """A piece of markup that is being read."""

    def __init__(self, state: _State, styles: Container[str]) -> None:
        self.blocks: list[Paragraph] = []
        self.lists: list[Numbering] = []
        self.open = list(state.open)
        self._before = state.lists
        self._styles = styles

    def paragraph(self, tag: str, style: str, content: str) -> bool:
        """Add a paragraph; return whether it is plain."""
        around, inherited = self.open[-1]
        text = _text(content)
        if text is None or (tag == "li") != (around in _LISTS) or not self._knows(style):
            return False
        if text:
            item = Item(self._before + len(self.lists) - 1, 0) if tag == "li" else None
            style = style or _HEADINGS.get(tag) or inherited
            self.blocks.append(Paragraph(style, [Run(text)], item))
        return True

    def begin(self, tag: str, style: str) -> bool:
        """Open a list or a section; return whether it may stand here."""
        around, inherited = self.open[-1]
        if around in _LISTS or not self._knows(style):
            return False
        style = style or _LISTS.get(tag) or inherited
        if tag in _LISTS:
            self.lists.append(Numbering(style))
        self.open.append((tag, style))
        return True

    def state(self) -> _State:
        """Return where the next piece begins."""
        return _State(tuple(self.open), self._before + len(self.lists))

    def _knows(self, style: str) -> bool:
        return not style or style in self._styles


def joined(text: str) -> str:
    """Return a text with each stretch of white space as one space."""
    if "\n" in text or "  " in text or "\t" in text or "\r" in text:
        return _SPACE.sub(" ", text)
    return text


def _is_xml(content: str) -> bool:
    """Tell whether XML allows all characters: those that can be printed, and some others."""
    rest = content.replace("\n", "").replace("\u00a0", "")
    return rest.isprintable() or not re.search(_NO_XML, rest)


def _text(content: str) -> str | None:
    """Return the text of a paragraph; None if the parser has to see to it."""
    if content.isprintable() and not ("&" in content or ">" in content or "  " in content):
        return content.strip(" ")  # as almost every text; a line break would not be printable
    if ">" in content or not _is_xml(content):
        return None  # «]]>» is an error
    if "&" in content:
        if re.search(_OTHER_ENTITY, content):
            return None
        for entity, character in _ENTITIES.items():
            content = content.replace(entity, character)
    return joined(content).strip(" ")
