"""Mending a letter's file: what is wrong in it and can be right in one way alone is replaced.

Everything else of the file stays byte for byte.  A repair that YAML would read otherwise than it
is meant is left out.
"""

from collections.abc import Collection, Iterable
from pathlib import Path

from drafter.errors import Problem, Repair
from drafter.office.letters import LetterFile
from drafter.office.office import Office

_ROUNDS = 5
"""So often a text is mended anew: of two repairs at one place the second waits for the next."""

_NEVER_SURE = ("spelling",)
"""What takes time, and never knows one thing alone that is right."""

_Spot = tuple[int, Repair]
"""A repair, and the offset in the text of what it replaces."""


def mended(office: Office, file: Path, text: str, without: Collection[str] = ()) -> str:
    """Return the text of a letter's file with every repair made that the rules are sure of.

    `text` is that of the file with the ends of its lines as they are; `without` names rules that
    are left out.  A letter that cannot be read is returned as it is.
    """
    for _round in range(_ROUNDS):
        letter = _opened(office, file, text)
        if letter.inquiry is None:
            return text
        spots = _spots(text, office.check(letter, {*without, *_NEVER_SURE}))
        after = _with_repairs(office, file, letter, text, spots)
        if after == text:
            return text
        text = after
    return text


def _opened(office: Office, file: Path, text: str) -> LetterFile:
    return office.open(text=text.removeprefix("\ufeff").replace("\r\n", "\n"), name=str(file))


def _spots(text: str, found: Iterable[Problem]) -> list[_Spot]:
    """Return what can be replaced at the very place where it is told, without what overlaps."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    spots: list[_Spot] = []
    end = len("\ufeff") if text.startswith("\ufeff") else 0
    starts[0] = end
    for problem in found:
        place, repair = problem.place, problem.repair
        if repair is None or place is None or not 0 < place.line < len(starts):
            continue
        offset = starts[place.line - 1] + max(place.column, 1) - 1
        if offset >= end and text.startswith(repair.wrong, offset):
            spots.append((offset, repair))
            end = offset + max(len(repair.wrong), 1)
    return spots


def _with_repairs(
    office: Office, file: Path, before: LetterFile, text: str, spots: list[_Spot]
) -> str:
    """Return a text with those repairs after which its values are the old ones but for them."""
    after = _replaced(text, spots)
    if _same_but_for(before, _opened(office, file, after), spots):
        return after
    if len(spots) <= 1:
        return text
    # One of them is read otherwise than it was meant: halves are tried until it is alone.
    half = len(spots) // 2
    later = _with_repairs(office, file, before, text, spots[half:])
    return _with_repairs(office, file, _opened(office, file, later), later, spots[:half])


def _replaced(text: str, spots: list[_Spot]) -> str:
    pieces, end = [], 0
    for offset, repair in spots:
        pieces += [text[end:offset], repair.right]
        end = offset + len(repair.wrong)
    return "".join([*pieces, text[end:]])


def _same_but_for(before: LetterFile, after: LetterFile, spots: list[_Spot]) -> bool:
    """Tell whether a letter has the values of before but for repairs, and no new error."""
    old, new = before.source.values, after.source.values
    if old.keys() != new.keys() or len(after.errors) > len(before.errors):
        return False
    longer = sum(len(repair.right) - len(repair.wrong) for _offset, repair in spots)
    return sum(len(new[path].text) - len(old[path].text) for path in old) == longer
