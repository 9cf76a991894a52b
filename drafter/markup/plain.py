"""Markup of plain paragraphs and lists alone, as most letters are: read at once, without a parser.

Whatever else there is, and whatever is wrong, is left to `markup`, which knows the whole subset.
"""

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from drafter.markup.kept import KeptTexts
from drafter.markup.typeset_texts import Typeset
from drafter.model.letter import Block, Item, Numbering, Paragraph, Run

_CLASS = r'(?: class="([a-z0-9-]+)")?'
_BLOCK = re.compile(
    rf"[ \t\n\r]*(?:<(p|h[1-3]|li){_CLASS}>([^<]*)</\1>"
    rf"|<(section|ol|ul){_CLASS}>|</(section|ol|ul)>|\Z)|(.)",
    re.DOTALL,
)
"""A paragraph with its text, an opening or a closing tag; last, a character of anything else."""

_OPENING = re.compile(rf"[ \t\n\r]*<p{_CLASS}").fullmatch
"""Finds the tag that begins a paragraph, its bracket aside."""

_HEADINGS = {"h1": "heading-1", "h2": "heading-2", "h3": "heading-3"}
_LISTS = {"ol": "list-number", "ul": "list-bullet"}
"""The styles of tags without a class; that of the others is that of what they stand in."""

_NO_XML = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
"""What XML 1.0 does not allow in a text (2.2)."""

_TO_SEE_TO = bytes({*range(0x20), *b"&<>", 0xED, 0xEF})
"""The bytes of UTF-8 that may be more than a text, or that XML may not allow."""

_OTHER_ENTITY = "&(?!(?:lt|gt|quot|#34|#39|amp);)"
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#34;": '"', "&#39;": "'", "&amp;": "&"}
"""The entities that escaping makes; the last must be turned back last."""

_WHITE = " \t\n\r"
_SPACE = re.compile(f"[{_WHITE}]+")
_END = "</p>"
"""What ends a piece of markup."""

_AT_ONCE = 100
"""How many paragraphs are typeset together: few calls, and no more text than a cache holds."""


_MOST_OPENINGS = 100
"""So many beginnings of paragraphs are kept."""


class _State:
    """Where a piece of markup begins."""

    __slots__ = ("lists", "name", "open")

    def __init__(self, opened: tuple[tuple[str, str], ...], lists: int) -> None:
        """Take the tags that are open, with the styles of what stands in them; and begun lists."""
        self.open = opened
        self.lists = lists
        self.name = repr((opened, lists))
        """Says all of it; a text is hashed once."""


_START = _State((("letter", "body-text"),), 0)


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
        self._kept: KeptTexts[tuple[str, str], Paragraph | _Piece] = KeptTexts(
            lambda key: len(key[1])
        )
        self._openings: dict[str, str] = {}
        """The styles of paragraphs by what they begin with; empty where nothing is said."""

    def read(self, markup: str) -> tuple[list[Block], list[Numbering]] | None:
        """Return the blocks and the lists that plain markup describes, None for any other."""
        blocks: list[Block] = []
        lists: list[Numbering] = []
        new: dict[tuple[str, str], Paragraph | _Piece] = {}
        runs: list[Run] = []
        state, kept = _START, self._kept.get
        *pieces, rest = str.split(markup, _END)  # those of Markup would escape what replaces
        for text in pieces:
            key = state.name, text
            piece = kept(key) or new.get(key)
            if piece is None:
                piece = self._alone(state, text, runs) or self._read(state, text + _END, runs)
                if piece is None:
                    return None
                new[key] = piece
            if isinstance(piece, Paragraph):  # fewer objects, which a collector of garbage visits
                blocks.append(piece)
            else:
                added, begun, state = piece
                blocks += added
                lists += begun
        last = self._read(state, rest, runs) if rest.strip(_WHITE) else _Piece((), (), state)
        if last is None or last.after.open != _START.open or not self._improved(runs):
            return None
        self._kept.keep(new)
        blocks += last.blocks
        lists += last.lists
        return blocks, lists

    def _improved(self, runs: list[Run]) -> bool:
        """Make texts of the markup in runs, and improve them; return whether it is plain."""
        for start in range(0, len(runs), _AT_ONCE):
            some = runs[start : start + _AT_ONCE]
            texts = _texts([run.text for run in some])
            if texts is None:
                return False
            for run, text in zip(some, self._typeset(texts), strict=True):
                run.text = text
        return True

    def _alone(self, state: _State, text: str, runs: list[Run]) -> Paragraph | _Piece | None:
        """Return the paragraph that a piece consists of, as most do; None where it is another one.

        The end of its markup was cut off.  Its run, which has markup yet, is added to `runs`.
        """
        opening, _bracket, content = text.rpartition(">")
        style = self._openings.get(opening)
        if style is None:
            style = self._style(opening)
        around, inherited = state.open[-1]
        if style is None or around in _LISTS:
            return None
        content = content.strip(_WHITE)
        if not content:
            return _Piece((), (), state)
        run = Run(content)
        runs.append(run)
        return Paragraph(style or inherited, [run])

    def _style(self, opening: str) -> str | None:
        """Return the style that the beginning of a paragraph names, empty for none.

        None where it begins otherwise, or names an unknown one.
        """
        found = _OPENING(opening)
        if found is None or (found[1] and found[1] not in self._styles):
            return None
        if len(self._openings) < _MOST_OPENINGS:
            self._openings[opening] = found[1] or ""
        return found[1] or ""

    def _read(self, state: _State, markup: str, runs: list[Run]) -> _Piece | None:
        """Return what a piece of plain markup describes; None for others.

        Its runs, which have markup yet, are added to `runs`.
        """
        reading = _Reading(state, self._styles)
        # One by one: all that stands behind something else, a long run of spaces say, is not read.
        for found in _BLOCK.finditer(markup):
            tag, style, content, opened, its_style, closed, other = found.groups("")
            if tag:
                sound = reading.paragraph(tag, style, content)
            elif opened:
                sound = reading.begin(opened, its_style)
            else:
                sound = not other and (not closed or reading.open.pop()[0] == closed)
            if not sound:
                return None
        runs += reading.runs
        return _Piece(reading.blocks, reading.lists, reading.state())


class _Reading:
    """A piece of markup that is being read."""

    def __init__(self, state: _State, styles: Container[str]) -> None:
        self.blocks: list[Paragraph] = []
        self.lists: list[Numbering] = []
        self.runs: list[Run] = []
        """Those of the paragraphs."""
        self.open = list(state.open)
        self._before = state.lists
        self._styles = styles

    def paragraph(self, tag: str, style: str, content: str) -> bool:
        """Add a paragraph; return whether it is plain."""
        around, inherited = self.open[-1]
        if (tag == "li") != (around in _LISTS) or not self._knows(style):
            return False
        content = content.strip(_WHITE)
        if content:
            run = Run(content)
            item = Item(self._before + len(self.lists) - 1, 0) if tag == "li" else None
            style = style or _HEADINGS.get(tag) or inherited
            self.runs.append(run)
            self.blocks.append(Paragraph(style, [run], item))
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


def _texts(contents: list[str]) -> list[str] | None:
    """Return the texts of paragraphs without outer spaces; None if the parser has to see to them.

    Almost none has anything to see to, and to ask all of them at once takes less time.
    """
    whole = "".join(contents)
    data = whole.encode(errors="surrogatepass")
    if len(data.translate(None, _TO_SEE_TO)) == len(data) and "  " not in whole:
        return contents
    found = [_text(content) for content in contents]
    return None if None in found else found  # type: ignore[return-value]  # none is None


def _text(content: str) -> str | None:
    """Return the text of a paragraph; None if the parser has to see to it."""
    if "<" in content or ">" in content or not _is_xml(content):
        return None  # «]]>» is an error
    if "&" in content:
        if re.search(_OTHER_ENTITY, content):
            return None
        for entity, character in _ENTITIES.items():
            content = content.replace(entity, character)
    return joined(content)
