"""The body of a letter, turned into the markup of templates.

Plain paragraphs, which most letters consist of, are seen to be such at once; all else is parsed.
"""

import re
from types import ModuleType
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from drafter.markup.markdown_pictures import NamedPicture

_SPECIAL = "*[<>&|~^\\\r\x85\u2028\u2029"
_SPECIAL_LINE = re.compile(r"\n\s*(?:[#-]|–|\d+[.)])")
"""What may begin more than the text of a paragraph; `>` is special everywhere."""


def to_markup(text: str) -> Markup:
    """Return the markup of a body; raises MarkdownError."""
    if _is_plain(text):
        return _plain(text)
    markup: Markup = _parsing().parsed(text)
    return markup


def pictures_in(text: str) -> "list[NamedPicture]":
    """Return the pictures that a body names, in their order; raises MarkdownError."""
    found: list[NamedPicture] = _parsing().pictures_in(text) if "![" in text else []
    return found


def _parsing() -> ModuleType:
    from drafter.markup import markdown_parsing  # milliseconds; most bodies are plain

    return markdown_parsing


def _is_plain(text: str) -> bool:
    """Tell whether every line is nothing but the text of a paragraph.

    Looking for one character after the other takes a third of the time of a pattern.
    """
    for character in _SPECIAL:
        if character in text:
            return False
    return _SPECIAL_LINE.search(f"\n{text}") is None


def _plain(text: str) -> Markup:
    """Return the markup of plain paragraphs."""
    lines = filter(None, map(str.strip, text.replace('"', "&quot;").split("\n")))
    markup = "".join([f"<p>{line}</p>\n" for line in lines])
    return Markup(markup)  # noqa: S704 - nothing else needs an escape
