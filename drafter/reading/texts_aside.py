"""Texts after «|», which the parser need not read: nothing of them changes but the indentation.

Most characters of a letter stand in such texts, and the parser takes its time for each.  It is
shown a word in their place, on as many lines, so that whatever stands behind keeps its place.
"""

import re

WORD = "x\n"
"""What the parser reads in the place of a text, if that is a value indeed."""

_TEXT = re.compile(r": \|\n( +)(?=\S).*\n(?:\1.*\n|\n)*")
_OTHER_BREAKS = "\t\r\x85\u2028\u2029"
"""What the parser takes for a line break, though it is none here, and tabs."""


def set_aside(text: str) -> tuple[str, dict[int, str]]:
    """Return what the parser is to be shown, and the texts by the lines of their «|», from 0.

    No character of the text is forbidden.  What looks like such a text may stand inside another
    one: whoever parses has to see that each line gives the word and nothing else, or else to parse
    the text itself.
    """
    shown: list[str] = []
    texts: dict[int, str] = {}
    at = line = 0
    if any(character in text for character in _OTHER_BREAKS):
        return text, texts
    for found in _TEXT.finditer(text):
        start, end = found.start(1), found.end()
        line += text.count("\n", at, start)
        margin, value = found[1], text[start:end]
        texts[line - 1] = value.replace("\n" + margin, "\n")[len(margin) :].rstrip("\n") + "\n"
        lines = value.count("\n")
        shown += text[at:start], margin, WORD, "\n" * (lines - 1)
        at, line = end, line + lines
    return "".join([*shown, text[at:]]), texts
