"""Text as it is written in a body so that it is printed as it is."""

import re

from drafter.markup.markdown_marks import marks_in

_ANY_MARK = re.compile(r"([*\[\]~^|]|<(?=br ?/?>|https?://))", re.IGNORECASE)
_CELL_END = re.compile(r"(?<!\\)\|")
_START = re.compile(r"(\s*)(\\*(?:#+|>+|[-–])(?=\s|$))|(\s*[0-9]+)(\\+[.)](?=\s|$))")


def with_all_escaped(text: str) -> str:
    """Return a text with a backslash before all that might be a mark, whatever stands beside it."""
    return _ANY_MARK.sub(r"\\\1", text)


def with_start_escaped(line: str) -> str:
    """Return a line with a backslash before a mark that counts at the beginning of one."""
    begun = _START.match(line)
    if begun is None:
        return line
    before = begun[1] if begun[2] else begun[3]
    return f"{before}\\{line[len(before) :]}"


def with_marks_escaped(text: str, *, in_cell: bool = False) -> str:
    """Return a text with a backslash before each character that is a mark where it stands."""
    pieces, at = [], 0
    for mark in marks_in(text):
        if mark.kind in ("break", "br") and not (in_cell and mark.kind == "br"):
            continue
        sign = text[mark.start : mark.end].strip("{}") if mark.kind in ("open", "close") else ""
        start = mark.start + (mark.kind == "image" or text[mark.start] == "{")
        pieces += [text[at:start], "\\", "\\".join(sign)]
        at = start + len(sign)
    escaped = "".join([*pieces, text[at:]])
    return _CELL_END.sub(r"\\|", escaped) if in_cell else escaped
