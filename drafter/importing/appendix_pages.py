"""The pages that follow a letter: «Приложение 1 к депутатскому запросу …», its title, its text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.docx.document import Grid, Seen
from drafter.importing.plain import is_empty, line, shows
from drafter.wording.expressions import expression

_HEADING_STYLE, _TITLE_STYLE = "appendix-heading", "appendix-title"
_MOST_LINES, _LONGEST_TITLE = 4, 250
_FIRST_PAGE = 3
"""So many paragraphs a letter has at least."""

_KIND = r"(?:запрос|обращени|письм)\w*"
_HEADING = expression(
    rf"Приложение(?:\s*№?\s*(?P<ru>\d{{1,2}}))?\s+к\s+(?:\w+\s+){{0,2}}{_KIND}\b.{{0,120}}"
    r"|.{0,120}(?:сауал|жолданым|үндеу|хат)\w*\s+(?:№?\s*(?P<kk>\d{1,2})\s*-?\s*)?"
    r"қосымша(?:\s*№?\s*(?P<kk2>\d{1,2}))?",
    re.IGNORECASE,
)
"""What stands above an appendix and tells of which letter it is one."""

_SHORT_HEADING = expression(
    r"(?:Приложение|Қосымша)(?:\s*№?\s*(?P<ru>\d{1,2}))?[.:]?|(?P<kk>\d{1,2})\s*-\s*қосымша",
    re.IGNORECASE,
)
_USUAL = expression(
    r"Приложение(?: \d+)? к (?:депутатскому запросу|обращению|письму)(?: от .+)?(?: № ?\S+)?"
    r"|(?:.+ )?(?:№ ?\S+ )?(?:депутаттық сауалға|жолданымға|хатқа) (?:\d+-)?қосымша",
    re.IGNORECASE,
)
"""A heading as templates print it."""


@dataclass(slots=True)
class Page:
    """An appendix that is printed after the letter."""

    heading: str
    number: int | None
    title: str
    body: list[Seen | Grid]
    landscape: bool

    @property
    def is_usual(self) -> bool:
        """Whether the heading says no more than what templates print."""
        return bool(_USUAL.fullmatch(self.heading) or _SHORT_HEADING.fullmatch(self.heading))


def pages_apart(
    blocks: Sequence[Seen | Grid], *, ours: bool
) -> tuple[list[Seen | Grid], list[Page]]:
    """Return the blocks of a letter, and the appendices printed after it.

    `ours` tells that drafter made the letter, so that styles tell where an appendix begins.
    """
    starts: list[tuple[int, int]] = []
    said = 0
    for index, block in enumerate(blocks):
        if starts and index < sum(starts[-1]):
            continue
        length = _heading_at(blocks, index, ours=ours, first=said < _FIRST_PAGE)
        if length:
            starts.append((index, length))
        said += not is_empty(block)
    if not starts:
        return list(blocks), []
    ends = [start for start, _length in starts[1:]] + [len(blocks)]
    pages = [
        _page(blocks[start : start + length], blocks[start + length : end], ours=ours)
        for (start, length), end in zip(starts, ends, strict=True)
    ]
    return list(blocks[: starts[0][0]]), pages


def _heading_at(blocks: Sequence[Seen | Grid], index: int, *, ours: bool, first: bool) -> int:
    """Return how many blocks make the heading of an appendix that begins here, 0 for none."""
    block = blocks[index]
    if not isinstance(block, Seen) or first:
        return 0
    if ours:
        return int(block.style == _HEADING_STYLE and bool(block.text.strip()))
    found, text = 0, ""
    for length, part in enumerate(blocks[index : index + _MOST_LINES], 1):
        if not isinstance(part, Seen) or part.number or (length > 1 and part.new_page):
            break
        text = line(f"{text} {part.text}")
        by_page = block.new_page and _SHORT_HEADING.fullmatch(text)
        # Of a heading in several lines the longest counts: «Приложение 1 / к запросу / от …».
        goes_on = found == 0 or re.match(r"(?:к|от|№)\s", line(part.text))
        if goes_on and (_HEADING.fullmatch(text) or by_page) and _begins_heading(block):
            found = length
    return found


def _begins_heading(block: Seen) -> bool:
    """Tell whether a paragraph may begin a heading: by its own word, or on a new page."""
    return block.new_page or bool(re.match("Приложение", line(block.text), re.IGNORECASE))


def _page(heading: Sequence[Seen | Grid], blocks: Sequence[Seen | Grid], *, ours: bool) -> Page:
    text = line(" ".join(block.text for block in heading if isinstance(block, Seen)))
    found = _HEADING.fullmatch(text) or _SHORT_HEADING.fullmatch(text)
    groups = found.groupdict().values() if found else ()
    number = next((int(group) for group in groups if group), None)
    rest = [block for block in blocks if not is_empty(block) or shows(block)]
    titles = 0
    while titles < min(_MOST_LINES, len(rest)) and _is_title(rest[titles], ours=ours):
        titles += 1
    title = line(" ".join(b.text for b in rest[:titles] if isinstance(b, Seen)))
    first = heading[0]
    landscape = isinstance(first, Seen) and first.landscape
    return Page(text, number, title, rest[titles:], landscape)


def _is_title(block: Seen | Grid, *, ours: bool) -> bool:
    if not isinstance(block, Seen) or shows(block) or is_empty(block):
        return False
    if ours:
        return block.style == _TITLE_STYLE
    plain = block.number is None and len(block.text) <= _LONGEST_TITLE
    return plain and (block.align == "center" or block.heading > 0 or block.style == "title")
