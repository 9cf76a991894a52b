"""How the texts of a catalog are broken into lines: found out from the file, and done alike.

Each program of translators has a rule of its own: gettext and Poedit count the keyword and break at
79 columns, Babel does not count it, polib breaks at 78, and a file may be told not to be broken at
all.  The rule that breaks the texts of a file as they are broken there is the one to go on with.
"""

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

_GETTEXT = re.compile(r"[^ ]*? +|[^ ]*?[^\W\d_]-(?=[^\W\d_])|[^ ]*?,(?=[^\W\d_])|[^ ]+")
_BABEL = re.compile(r"(\s+|[^\s\w]*\w+[a-zA-Z]-(?=\w+[a-zA-Z])|(?<=[\w\!\"\'\&\.\,\?])-{2,}(?=\w))")
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_USUAL, _OURS = 79, 100
"""The widths at which gettext breaks, and drafter itself, by Babel, in catalogs that it begins."""

_WIDTHS = (_USUAL, 76, 77, 78, 80, _OURS, 120)
_SHORT = 50
"""Shorter texts stand in one line by any rule."""

_MOST_LOOKED_AT = 60
"""So many long texts tell a rule from another."""

Lines = tuple[str, ...]
"""The strings of a text without their quotation marks, escaped; the first stands at the keyword."""


class Text(NamedTuple):
    """A text of a catalog as it stands there: its keyword, its value, its strings."""

    keyword: str
    value: str
    lines: Lines


class Layout(NamedTuple):
    """A rule by which texts are broken, and its width in columns."""

    rule: Callable[[str, str, int], Lines]
    width: int

    def lines(self, keyword: str, value: str) -> Lines:
        """Return the strings that a text becomes under a keyword, such as `msgstr[0]`."""
        return self.rule(keyword, value, self.width)


def escaped(text: str) -> str:
    """Return a text as it stands between quotation marks."""
    return "".join(_ESCAPED.get(sign, sign) for sign in text)


def layout_of(texts: Sequence[Text]) -> Layout:
    """Return the layout that breaks texts as they are broken already; gettext's where none is.

    Translations count first: sources may have been broken by another program.
    """
    long = [text for text in texts if len(text.value) > _SHORT or len(text.lines) > 1]
    long = sorted(long, key=lambda text: -len(text.lines))
    own = [text for text in long if text.keyword.startswith("msgstr")][:_MOST_LOOKED_AT]
    long = long[:_MOST_LOOKED_AT]
    if not long:
        return Layout(_by_gettext, _USUAL)
    broken = (len(line) + 2 for text in long if len(text.lines) > 1 for line in text.lines)
    longest = max(broken, default=_USUAL)
    widths = dict.fromkeys((*_WIDTHS, longest, longest + 1))
    rules = (_by_gettext, _by_babel, _by_polib)
    layouts = [Layout(_by_gettext, _USUAL), Layout(_by_babel, _OURS)]
    layouts += [Layout(rule, width) for width in widths for rule in rules]
    layouts += [Layout(_unbroken, 0), Layout(_in_one_line, 0), Layout(_by_gettext, _usual(long))]
    return max(layouts, key=lambda one: (_fitting(one, own), _fitting(one, long)))


def _fitting(layout: Layout, texts: Sequence[Text]) -> int:
    """Return how many texts stand as a layout breaks them."""
    return sum(layout.lines(text.keyword, text.value) == text.lines for text in texts)


def _usual(long: Iterable[Text]) -> int:
    """Return the width of the longest text that stands in one line and could be broken."""
    whole = (t for t in long if len(t.lines) == 1 and " " in t.value)
    return max((len(t.keyword) + len(t.lines[0]) + 3 for t in whole), default=_USUAL)


def _parts(value: str) -> list[str]:
    """Return a text in parts, each with the end of its line."""
    return re.findall(r"[^\n]*\n|[^\n]+", value)


def _by_gettext(keyword: str, value: str, width: int) -> Lines:
    parts = _parts(value)
    if len(parts) < 2:
        whole = escaped(value)
        chunks = _GETTEXT.findall(whole)
        if _columns(f"{keyword} {whole}") + 2 <= width or len(chunks) < 2:
            return (whole,)
    return ("", *(line for part in parts for line in _filled(part, width)))


def _filled(part: str, width: int) -> list[str]:
    lines = [""]
    for chunk in _GETTEXT.findall(escaped(part)):
        if lines[-1] and _columns(lines[-1] + chunk) + 2 > width:
            lines.append("")
        lines[-1] += chunk
    return lines


def _columns(text: str) -> int:
    """Return how many columns a text takes; signs of Chinese and Japanese take two."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))


def _by_babel(_keyword: str, value: str, width: int) -> Lines:
    lines: list[str] = []
    for part in value.splitlines(True):
        if len(escaped(part)) + 2 <= width:
            lines.append(part)
            continue
        room = 0
        for chunk in filter(None, _BABEL.split(part)):
            size = len(escaped(chunk))
            if room and size < room:
                lines[-1] += chunk
                room -= size
            else:
                lines.append(chunk)
                room = max(width - 2 - size, 0)
    if len(lines) < 2:
        return (escaped(value),)
    return ("", *map(escaped, lines))


def _by_polib(keyword: str, value: str, width: int) -> Lines:
    parts = value.splitlines(True)
    if len(parts) > 1:
        return ("", *map(escaped, parts))
    signs = sum(sign in _ESCAPED for sign in value)
    if len(value) - signs + len(keyword) + 3 <= width:  # so it counts them, for whatever reason
        return (escaped(value),)
    broken = textwrap.wrap(
        escaped(value), max(width - 2, 1), drop_whitespace=False, break_long_words=False
    )
    return ("", *broken)


def _unbroken(_keyword: str, value: str, _width: int) -> Lines:
    parts = _parts(value)
    return ("", *map(escaped, parts)) if len(parts) > 1 else (escaped(value),)


def _in_one_line(_keyword: str, value: str, _width: int) -> Lines:
    return (escaped(value),)
