"""Markup of plain paragraphs and lists alone, as most letters are: read at once, without a parser.

Whatever else there is, and whatever is wrong, is left to `markup`, which knows the whole subset.
"""

import re
from collections.abc import Callable, Container, Iterator, Sequence

from drafter.model.letter import Block, Item, Numbering, Paragraph, Run

_CLASS = r'(?: class="([a-z0-9-]+)")?'
_BLOCK = re.compile(
    rf"[ \t\n\r]*(?:<(p|h[1-3]|li){_CLASS}>([^<]*)</\1>"
    rf"|<(section|ol|ul){_CLASS}>|</(section|ol|ul)>|\Z)|(.)",
    re.DOTALL,
)
"""A paragraph with its text, an opening or a closing tag; last, a character of anything else."""

_HEADINGS = {"h1": "heading-1", "h2": "heading-2", "h3": "heading-3"}
_LISTS = {"ol": "list-number", "ul": "list-bullet"}
"""The styles of tags without a class; that of the others is that of what they stand in."""

_NO_XML = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
"""What XML 1.0 does not allow in a text (2.2)."""

_OTHER_ENTITY = "&(?!(?:lt|gt|quot|#34|#39|amp);)"
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#34;": '"', "&#39;": "'", "&amp;": "&"}
"""The entities that escaping makes; the last must be turned back last."""

_SPACE = re.compile("[ \t\n\r]+")
_END, _STRETCH = "</p>", 50_000
"""After what markup may be parted, and into stretches of how many characters at the least."""

_AT_ONCE = 100
"""How many paragraphs are typeset together: few calls, and no more text than a cache holds."""

Typeset = Callable[[Sequence[str]], Sequence[str]]
"""What improves texts."""


class PlainMarkup:
    """What was read: blocks and lists."""

    def __init__(self, styles: Container[str], typeset: Typeset) -> None:
        """Take the names of the known styles, and what improves texts."""
        self.blocks: list[Block] = []
        self.lists: list[Numbering] = []
        self._styles = styles
        self._typeset = typeset
        self._waiting: list[Run] = []
        self._open = [("letter", "body-text")]
        """The tags that are open, with the styles of what stands in them."""

    def read(self, markup: str) -> bool:
        """Read markup; return whether all of it is plain."""
        for tag, style, content, opened, its_style, closed, other in _pieces(markup):
            if other:
                return False
            if tag:
                sound = self._paragraph(tag, style, content)
            elif opened:
                sound = self._begin(opened, its_style)
            else:
                sound = not closed or self._open.pop()[0] == closed
            if not sound:
                return False
            if len(self._waiting) == _AT_ONCE:
                self._improve()
        self._improve()
        return len(self._open) == 1

    def _improve(self) -> None:
        texts = self._typeset([run.text for run in self._waiting])
        for run, text in zip(self._waiting, texts, strict=True):
            run.text = text
        self._waiting.clear()

    def _paragraph(self, tag: str, style: str, content: str) -> bool:
        around, inherited = self._open[-1]
        text = _text(content)
        if text is None or (tag == "li") != (around in _LISTS) or not self._knows(style):
            return False
        if text:
            run = Run(text)
            item = Item(len(self.lists) - 1, 0) if tag == "li" else None
            self.blocks.append(Paragraph(style or _HEADINGS.get(tag) or inherited, [run], item))
            self._waiting.append(run)
        return True

    def _begin(self, tag: str, style: str) -> bool:
        around, inherited = self._open[-1]
        if around in _LISTS or not self._knows(style):
            return False
        style = style or _LISTS.get(tag) or inherited
        if tag in _LISTS:
            self.lists.append(Numbering(style))
        self._open.append((tag, style))
        return True

    def _knows(self, style: str) -> bool:
        return not style or style in self._styles


def read_plain(markup: str, styles: Container[str], typeset: Typeset) -> PlainMarkup | None:
    """Return what plain markup describes, None for any other.

    `styles` are the names of the known styles; `typeset` improves texts, keeping their lengths.
    """
    found = PlainMarkup(styles, typeset)
    return found if found.read(markup) else None


def _pieces(markup: str) -> Iterator[tuple[str, ...]]:
    """Yield what `_BLOCK` finds, a stretch at a time: more would not fit into a cache."""
    start = 0
    while start < len(markup):
        end = markup.find(_END, start + _STRETCH)
        end = len(markup) if end < 0 else end + len(_END)
        yield from _BLOCK.findall(markup, start, end)
        start = end


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
