"""A user's Markdown, turned into the markup of templates.

Plain paragraphs, which most letters consist of, are seen to be such at once; all else is parsed.
"""

import re

from markupsafe import Markup

_SPECIAL = b"*_[]<>&#|~`\\^!\t\r\0\x0b\x0c\x1c\x1d\x1e"
_SPECIAL_LINE = re.compile(r"\n(?:[ +=:>-]|\d+[.)])")
"""Whatever Markdown might read as more than the text of a paragraph."""

_LONGEST_MARK = 12
"""How long the number of a list's item is at the most, with its mark (CommonMark 0.31, 5.2)."""


def to_markup(text: str) -> Markup:
    """Return the markup of a text in Markdown; raises MarkdownError."""
    paragraphs = text.strip("\n").split("\n\n")
    if all(map(_is_plain, paragraphs)):
        return _plain(paragraphs)
    from drafter.markup.markdown_parsing import parsed  # 20 ms; most bodies are plain

    return parsed(text)


def _is_plain(paragraph: str) -> bool:
    """Tell whether a paragraph is nothing but text.

    Its bytes are asked: that takes a quarter of the time of a pattern.
    """
    if paragraph.endswith(" ") or _SPECIAL_LINE.match(f"\n{paragraph[:_LONGEST_MARK]}"):
        return False
    if "\n" in paragraph and (" \n" in paragraph or _SPECIAL_LINE.search(paragraph)):
        return False
    if "\x85" in paragraph or "\u2028" in paragraph or "\u2029" in paragraph:
        return False
    data = paragraph.encode(errors="surrogatepass")
    return len(data.translate(None, _SPECIAL)) == len(data)


def _plain(paragraphs: list[str]) -> Markup:
    """Return the markup of plain paragraphs."""
    escaped = (part.strip().replace('"', "&quot;") for part in paragraphs if part)
    markup = "".join([f"<p>{part}</p>\n" for part in escaped])
    return Markup(markup)  # noqa: S704 - nothing else needs an escape
