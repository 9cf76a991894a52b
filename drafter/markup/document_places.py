"""Places of a body's Markdown in its editor: a block, counted as they are printed, and a character.

`body_places.js` counts them likewise: a paragraph, an item, a caption and a table are one each.
"""

from functools import lru_cache
from typing import NamedTuple

from drafter.markup.document_reading import stretches_of
from drafter.markup.markdown_marks import marks_in
from drafter.markup.markdown_pictures import shown
from drafter.markup.markdown_text import Text

_KEPT = 4
"""So many bodies are kept as they are shown: those of a letter in its languages."""

_UNSEEN = ("open", "close", "note", "image", "br", "break")


class _Shown(NamedTuple):
    """A text of a body where it is shown: from which character on, and in which block."""

    start: int
    end: int
    block: int
    before: int
    """How many characters of its block are seen before it."""
    text: Text | None
    """None where the Markdown itself is shown."""


def place_of(body: str, offset: int) -> tuple[int, int]:
    """Return the block in which a character of a body stands, and its place among those seen."""
    found = next((one for one in reversed(_shown(body)) if one.start <= offset), None)
    if found is None:
        return 0, 0
    if found.text is None:
        return found.block, min(offset, found.end) - found.start
    return found.block, found.before + _seen(found.text, offset)


@lru_cache(maxsize=_KEPT)
def _shown(body: str) -> list[_Shown]:
    """Return the texts of a body in their order: each of its problems is looked for in them."""
    found: list[_Shown] = []
    block = -1
    for stretch, flawed in stretches_of(body):
        if flawed:
            block += 1
            found.append(_Shown(stretch.start, stretch.end, block, 0, None))
            continue
        seen, in_table = 0, False
        for part in stretch.found:
            if isinstance(part, str):
                if part.startswith("<table>"):
                    block, seen, in_table = block + 1, 0, True
                in_table = in_table and not part.endswith("</table>\n")
                continue
            block += not in_table
            before = seen if in_table else 0
            found.append(_Shown(part.lines[0][0], stretch.end, block, before, part))
            seen += _seen(part, len(body)) if in_table else 0
    return found


def _seen(text: Text, offset: int) -> int:
    """Return how many characters of a text are seen before an offset of the body."""
    whole, end, start = text.whole, 0, 0
    for place, line in text.lines:
        if place <= offset:
            end = start + min(offset - place, len(line))
        start += len(line) + 1
    count = at = 0
    for mark in marks_in(whole):
        if mark.start >= end:
            break
        words = "" if mark.kind in _UNSEEN else shown(mark.text)
        count += mark.start - at + max(0, min(len(words), end - mark.start - 1))
        at = mark.end
    return count + max(0, end - at)
