"""The slips of people who do not know YAML, found line by line where a YAML parser only gives up.

A parser stops at its first error and speaks of mappings and tokens.  Here each line of the broken
file is compared with the slips that are frequent in practice, so that all of them are reported at
once, each in a sentence of its own.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from drafter.errors import Place, Problem
from drafter.wording import _

_BLOCK_START = r"^(\s*)(?:(?:- +)+|.*:\s*)[|>][+-]?\d?\s*(?:#.*)?$"
_KEY = r"(?:- +)?(?:[^\s:'\"{}\[\],#|>-][^:'\"{}\[\],#]*)"
_ENTRY = rf"^(?P<lead>\s*{_KEY}: +)(?P<value>\S.*)$"
_ITEM = r"^(?P<lead>\s*- +)(?P<value>\S.*)$"
_IN_QUOTES = re.compile(r""""(?:[^"\\]|\\.?)*(?:(")|\Z)|'(?:[^']|'')*(?:(')|\Z)""")
"""A text in quotation marks; one that is not closed is found as well, so as to be sought once."""

Finding = tuple[str, int, str, str]
"""The id of a problem, a column that counts from 1, what is wrong there, and what to do."""


def explain(text: str, place: Place, reason: str) -> list[Problem]:
    """Return what is wrong with a text that YAML refuses at `place` for `reason`.

    Slips that are found count instead of the parser's own words; where none is found, these are
    given in the user's language.
    """
    found = [
        Problem(slip, Place(place.file, number, column), what, advice)
        for number, line in _lines_of_structure(text)
        for slip, column, what, advice in _slips(line)
    ]
    if any(problem.place and problem.place.line <= place.line for problem in found):
        return found
    return sorted([_general(place, reason), *found], key=lambda p: p.place.line if p.place else 0)


def swallowed(lines: list[str], first: Place, end: Any) -> list[Problem]:
    """Return what YAML silently does to unquoted text that its writer meant otherwise.

    `lines` are the file's; the text stands from `first` to YAML's mark `end`.  A following line
    that begins with a dash was joined to the text, and what follows « #» was dropped.
    """
    last = lines[end.line] if end.line < len(lines) else ""
    found = []
    for number in range(first.line + 1, end.line + 2):
        line = lines[number - 1]
        if line.lstrip().startswith("-"):
            column = len(line) - len(line.lstrip()) + 1
            what = _("This list item was taken for a part of the text above it.")
            advice = _("Put its dash exactly under the dash of the item above, a space after it.")
            place = Place(first.file, number, column)
            found.append(Problem("yaml-dash", place, what, advice))
    if lost := re.match(r"\s+(#\S)", last[end.column :]):
        place = Place(first.file, end.line + 1, end.column + 1 + lost.start(1))
        what = _("Everything after « #» is a comment and would be lost.")
        advice = _("Put the text in quotation marks; for a comment, leave a space after «#».")
        found.append(Problem("yaml-comment", place, what, advice))
    return found


def _lines_of_structure(text: str) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines that are YAML's own: no comments, no text after «|»."""
    block_indent: int | None = None
    for number, line in enumerate(text.splitlines(), 1):
        indent = len(line) - len(line.lstrip(" "))
        if block_indent is not None and (not line.strip() or indent > block_indent):
            continue
        block_indent = None
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if start := re.match(_BLOCK_START, line):
            block_indent = len(start[1])
        yield number, line


def _slips(line: str) -> Iterator[Finding]:
    for look in _LOOKS:
        finding = look(line)
        if finding is not None:
            yield finding
            return


def _tab(line: str) -> Finding | None:
    lead = re.match(r"[ \t]*", line)
    if lead is None or "\t" not in lead[0]:
        return None
    what = _("A tab stands at the beginning of the line; YAML takes only spaces there.")
    return (
        "yaml-tab",
        lead[0].index("\t") + 1,
        what,
        _("Put two spaces for each step of indentation."),
    )


def _odd_space(line: str) -> Finding | None:
    lead = re.match(r"\s*", line)
    odd = re.search(r"[^ \t]", lead[0]) if lead else None
    if odd is None:
        return None
    what = _("A non-breaking or other unusual space stands at the beginning of the line.")
    return "yaml-space", odd.start() + 1, what, _("Delete it and type ordinary spaces.")


def _dash(line: str) -> Finding | None:
    dash = re.match(r"^\s*(-)(?!-)[^\s\d]", line)
    if dash is None:
        return None
    what = _("There is no space after the dash of the list item.")
    return "yaml-dash", dash.start(1) + 2, what, _("Write «- » with a space before the text.")


def _colon_without_space(line: str) -> Finding | None:
    key = re.match(r"^\s*(?:- +)?[a-z]+(:)(?=[^\s/])", line)
    if key is None:
        return None
    what = _("There is no space after the colon.")
    return (
        "yaml-colon",
        key.start(1) + 2,
        what,
        _("Write the key, a colon, a space, then the value."),
    )


def _quote(line: str) -> Finding | None:
    lead, value = _value(line)
    if value[:1] not in ('"', "'"):
        return None
    mark = value[0]
    inner = r'(?:[^"\\]|\\.)*' if mark == '"' else r"(?:[^']|'')*"
    closed = re.match(mark + inner + mark, value)
    if closed is None:
        what = _("The quotation mark that opens here is not closed in this line.")
        advice = _("Close it at the end of the text, or write the text on a new line after «|».")
        return "yaml-quotation-mark", len(lead) + 1, what, advice
    if re.match(r"\s*(#.*)?$", value[closed.end() :]):
        return None
    what = _("Text follows the closing quotation mark.")
    advice = _("Use «» inside the text, or write the text on a new line after «|».")
    return "yaml-quotation-mark", len(lead) + closed.end() + 1, what, advice


def _bracket(line: str) -> Finding | None:
    lead, value = _value(line)
    if value[:1] not in ("{", "["):
        return None
    bare = _IN_QUOTES.sub(lambda m: "x" * len(m[0]) if m[1] or m[2] else m[0], value)
    colon = _colon_in_braces(bare)
    if colon is not None:
        what = _("A colon followed by a space stands inside text without quotation marks.")
        return (
            "yaml-colon-in-text",
            len(lead) + colon + 1,
            what,
            _("Put the text in quotation marks."),
        )
    if bare.count("{") > bare.count("}") or bare.count("[") > bare.count("]"):
        what = _("The bracket that opens here is not closed in this line.")
        return (
            "yaml-bracket",
            len(lead) + 1,
            what,
            _("Close it, or write each language on a line of its own."),
        )
    return None


def _colon_in_braces(value: str) -> int | None:
    """Return where a second colon follows the same key inside braces."""
    for part in re.finditer(r"[^{},]+", value):
        colons = list(re.finditer(r":(?=\s)", part[0]))
        if len(colons) > 1:
            return part.start() + colons[1].start()
    return None


def _colon_in_text(line: str) -> Finding | None:
    lead, value = _value(line)
    if not value or value[0] in "\"'{[|>#&*!":
        return None
    colon = re.search(r":(?=\s|$)", value.split(" #")[0])
    if colon is None or re.match(_ENTRY, line) is None:
        return None
    what = _("A colon followed by a space stands inside text without quotation marks.")
    advice = _("Put the text in quotation marks, or write it on a new line after «|».")
    return "yaml-colon-in-text", len(lead) + colon.start() + 1, what, advice


def _first_character(line: str) -> Finding | None:
    lead, value = _value(line)
    if not value or not re.match(r"[@`%*&!,\]}]|[|>](?![+-]?\d?\s*(#|$))|[-?] ", value):
        return None
    what = _("Text without quotation marks cannot begin with «{character}».")
    advice = _("Put the text in quotation marks, or write it on a new line after «|».")
    return "yaml-first-character", len(lead) + 1, what.format(character=value[0]), advice


def _value(line: str) -> tuple[str, str]:
    """Return what stands before the value of a line, and the value."""
    found = re.match(_ENTRY, line) or re.match(_ITEM, line)
    return (found["lead"], found["value"].rstrip()) if found else ("", "")


_LOOKS: tuple[Callable[[str], Finding | None], ...] = (
    _tab,
    _odd_space,
    _dash,
    _colon_without_space,
    _quote,
    _bracket,
    _colon_in_text,
    _first_character,
)


def _general(place: Place, reason: str) -> Problem:
    """Return a parser's refusal in the user's words."""
    if "did not find expected key" in reason or "not allowed in this context" in reason:
        return Problem(
            "yaml-structure",
            place,
            _("The indentation or the structure breaks here."),
            _("Begin keys of one level in the same column; each key ends in a colon and a space."),
        )
    if "could not find expected ':'" in reason:
        return Problem(
            "yaml-no-colon",
            place,
            _("The line has no key: no colon stands after its first words."),
            _("Write the key, a colon, a space, then the value."),
        )
    if "expected ','" in reason or "expected node content" in reason:
        return Problem(
            "yaml-bracket",
            place,
            _("A bracket, brace or comma is missing or superfluous here or just before."),
            _("Write each language on a line of its own instead of using braces."),
        )
    if "end of stream" in reason:
        return Problem(
            "yaml-quotation-mark",
            place,
            _("A quotation mark or a bracket was opened and never closed."),
            _("Look for it above and close it."),
        )
    if "escape" in reason or "hexdecimal" in reason:  # libyaml's word on "C:\users"
        return Problem(
            "yaml-backslash",
            place,
            _("A backslash inside double quotation marks means something special."),
            _("Write two backslashes, or use single quotation marks."),
        )
    return Problem(
        "yaml-unreadable",
        place,
        _("The file cannot be read as YAML from here on."),
        _("Compare this line and the one before it with a sample."),
    )
