"""A user's Markdown, turned into the markup of templates.

Plain paragraphs, which most letters consist of, are seen to be such at once; all else is parsed.
"""

import re

from markupsafe import Markup

from drafter.wording import _

_SPECIAL = b"*_[]<>&#|~`\\^!\t\r\0\x0b\x0c\x1c\x1d\x1e"
_OTHER_BREAKS = "\x85", "\u2028", "\u2029"
_SPECIAL_LINE = re.compile(r"\n(?:[ +=:>-]|\d+[.)])")
"""Whatever Markdown might read as more than the text of a paragraph."""

Flaw = tuple[int, str, str]
"""A line of the text (from 0), what is wrong there, and what to do."""


class MarkdownError(Exception):
    """Markdown that would lose a part of the user's text; `flaws` are all that was found."""

    def __init__(self, flaws: list[Flaw]) -> None:
        """Take the flaws in the order of the text."""
        self.flaws = flaws
        super().__init__("\n".join(what for _line, what, _advice in flaws))


def note_in_note() -> tuple[str, str]:
    """Return what is wrong with a footnote inside of a footnote, and what to do."""
    what = _("A footnote cannot stand inside of another one.")
    return what, _("Put its text into the other one, in parentheses.")


def to_markup(text: str) -> Markup:
    """Return the markup of a text in Markdown; raises MarkdownError."""
    lines = f"\n{text}\n"
    if not (" \n" in lines or _has_special(text) or _SPECIAL_LINE.search(lines)):
        return _plain(text)
    from drafter.markdown_parsing import parsed

    return parsed(text)


def _has_special(text: str) -> bool:
    """Tell whether a text has a special character: of bytes this is told four times faster."""
    if any(character in text for character in _OTHER_BREAKS):
        return True
    data = text.encode(errors="surrogatepass")
    return len(data.translate(None, _SPECIAL)) < len(data)


def _plain(text: str) -> Markup:
    """Return the markup of plain paragraphs."""
    paragraphs = text.strip("\n").split("\n\n")
    markup = "".join(f"<p>{part.strip()}</p>\n" for part in paragraphs if part)
    return Markup(markup.replace('"', "&quot;"))  # noqa: S704 - nothing else needs an escape
