"""Which end each paragraph of two texts has, where others came or went beside it.

Where the end of a paragraph goes, the paragraph joins the next one, whose properties it takes.
The last one of a text has no next one: there the end that stays is that of the last paragraph, and
the one before it goes or comes instead, as in Word itself.
"""

from drafter.docx.comparing_entries import Entry
from drafter.docx.comparing_marks import CAME, SAME, WENT


def settle(entries: list[Entry], *, is_whole: bool) -> None:
    """Give entries the ends that they can have; `is_whole` tells that the last one must stay."""
    _settle_sections(entries)
    _settle_ends(entries, is_whole=is_whole)


def _settle_sections(entries: list[Entry]) -> None:
    """Let the end of a section come or go with the end of its paragraph, and with nothing else."""
    number = 0
    while number < len(entries):
        entry = entries[number]
        old, new = entry.old, entry.new
        if old and new and entry.is_paragraph and old.ends_section != new.ends_section:
            wanted = CAME if new.ends_section else WENT
            following = entries[number + 1] if number + 1 < len(entries) else None
            if following and _lends_its_end(following, wanted):
                _shift(entries, number, number + 1)
            else:
                entries[number : number + 1] = _parted(entry)
                number += 1
        number += 1


def _lends_its_end(entry: Entry, mark: str) -> bool:
    unit = entry.new or entry.old
    return entry.is_paragraph and entry.mark == mark and not (unit and unit.ends_section)


def _parted(entry: Entry) -> list[Entry]:
    """Return what stayed as what went, and what came."""
    return [Entry(entry.old, None, entry.old, None), Entry(None, entry.new, None, entry.new)]


def _shift(entries: list[Entry], first: int, last: int) -> None:
    """Let the end of the last paragraph stay, and that of the first one come or go instead.

    All between them have come, or all have gone.
    """
    begun, ended = entries[first], entries[last]
    if ended.old_end is None:
        ended.old_end, begun.old_end = begun.old_end, None
    else:
        ended.new_end, begun.new_end = begun.new_end, None


def _settle_ends(entries: list[Entry], *, is_whole: bool) -> None:
    """Let the last paragraph of a text keep its end, and each one before a table, if possible."""
    if is_whole:
        _settle_last(entries)
    for number in range(len(entries) - 1, 0, -1):
        if not entries[number].is_paragraph:
            _settle_before(entries, number)


def _settle_before(entries: list[Entry], end: int) -> bool:
    """Shift what came or went just before a place; tell whether an end stays there."""
    last = end - 1
    if last < 0 or not entries[last].is_paragraph:
        return False
    if entries[last].old_end and entries[last].new_end:
        return True
    mark = entries[last].mark
    first = last
    while first > 0 and entries[first].is_paragraph and _is_one_sided(entries[first], mark):
        first -= 1
    begun, ended = entries[first], entries[last]
    if not begun.is_paragraph or not (begun.old_end and begun.new_end):
        return False
    if any(_ends_section(one) for one in (begun, ended)):
        return False
    _shift(entries, first, last)
    return True


def _is_one_sided(entry: Entry, mark: str) -> bool:
    return entry.mark == mark and (entry.old_end is None) != (entry.new_end is None)


def _ends_section(entry: Entry) -> bool:
    return any(unit.ends_section for unit in (entry.old_end, entry.new_end) if unit)


def _settle_last(entries: list[Entry]) -> None:
    """Let the end of the text be that of a paragraph of both sides."""
    if not entries or _settle_before(entries, len(entries)):
        return
    _part_sections(entries)
    last_old = max((n for n, one in enumerate(entries) if one.old), default=-1)
    last_new = max((n for n, one in enumerate(entries) if one.new), default=-1)
    if last_old < 0 or last_new < 0:
        return
    first, last = min(last_old, last_new), max(last_old, last_new)
    if not entries[first].is_paragraph or not entries[last].is_paragraph:
        return
    if entries[first].mark == SAME:
        entries[first : first + 1] = _in_order(_parted(entries[first]), last_old > last_new)
        first, last = first + 1, last + 1
    moved = entries.pop(first)
    ended = entries[last - 1]
    ended.old, ended.old_end = ended.old or moved.old, ended.old_end or moved.old_end
    ended.new, ended.new_end = ended.new or moved.new, ended.new_end or moved.new_end


def _part_sections(entries: list[Entry]) -> None:
    """Give each paragraph its own ends back, and part those with which sections came or went."""
    for number in range(len(entries) - 1, -1, -1):
        entry = entries[number]
        entry.old_end, entry.new_end = entry.old, entry.new
        old, new = entry.old, entry.new
        if old and new and old.ends_section != new.ends_section:
            entries[number : number + 1] = _parted(entry)


def _in_order(parted: list[Entry], new_is_moved: bool) -> list[Entry]:
    """Return what went and what came so that the last of them is the one that is moved."""
    return parted if new_is_moved else parted[::-1]
