"""Which paragraphs and tables of two texts stand for one another, in the order of both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from drafter.docx.comparing_aligning import matched, resembling
from drafter.docx.comparing_marks import CAME, SAME, WENT
from drafter.docx.comparing_units import CONTROL, OTHER, PARAGRAPH, TABLE, Unit
from drafter.docx.xml import w


@dataclass(eq=False, slots=True)
class Entry:
    """What stands in the text to be: a unit of either side, or one of both.

    `old_end` and `new_end` are the paragraphs that the end of this one had and has: None where it
    came or goes.
    """

    old: Unit | None
    new: Unit | None
    old_end: Unit | None = None
    new_end: Unit | None = None

    @property
    def mark(self) -> str:
        """Whether it came, went, or stayed."""
        return CAME if self.old is None else WENT if self.new is None else SAME

    @property
    def is_paragraph(self) -> bool:
        """Whether it is a paragraph of either side, or of both."""
        return (self.old or self.new).kind == PARAGRAPH  # type: ignore[union-attr]


def entries_of(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Entry]:
    """Yield what stands in the text to be in its order, what went before what came."""
    a = b = 0
    pairs = matched([unit.key for unit in old], [unit.key for unit in new])
    for at, to in [*pairs, (len(old), len(new))]:
        yield from _in_gap(old[a:at], new[b:to])
        if at < len(old):
            yield Entry(old[at], new[to], old[at], new[to])
        a, b = at + 1, to + 1


def _in_gap(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Entry]:
    a = b = 0
    for at, to in [*_pairs(old, new), (len(old), len(new))]:
        yield from (Entry(unit, None, unit, None) for unit in old[a:at])
        yield from (Entry(None, unit, None, unit) for unit in new[b:to])
        if at < len(old):
            yield Entry(old[at], new[to], old[at], new[to])
        a, b = at + 1, to + 1


def _pairs(old: Sequence[Unit], new: Sequence[Unit]) -> list[tuple[int, int]]:
    """Return the units of which one became the other: much alike, or alone in their place."""
    words = [[[_of_kind(unit), *unit.words] for unit in side] for side in (old, new)]
    found = [(a, b) for a, b in resembling(*words) if _can_be_one(old[a], new[b])]
    filled: list[tuple[int, int]] = []
    a = b = 0
    for at, to in [*found, (len(old), len(new))]:
        if at - a == to - b == 1 and _can_be_one(old[a], new[b]):
            filled.append((a, b))
        else:
            filled += _tables(old, new, range(a, at), range(b, to))
        filled += [(at, to)] if at < len(old) else []
        a, b = at + 1, to + 1
    return filled


def _of_kind(unit: Unit) -> str:
    return f"\x04{unit.kind}"


def _can_be_one(old: Unit, new: Unit) -> bool:
    return old.kind == new.kind != OTHER and (old.kind != CONTROL or _says(old) == _says(new))


def _says(control: Unit) -> bytes:
    """Return what a content control is known by."""
    properties = control.element.find(w("sdtPr"))
    found = () if properties is None else properties
    known = [one for one in found if one.tag in (w("tag"), w("alias"))]
    return b"".join(etree.tostring(one, method="c14n") for one in known)


def _tables(
    old: Sequence[Unit], new: Sequence[Unit], here: range, there: range
) -> Iterator[tuple[int, int]]:
    """Yield pairs of tables in the same place: two that touch would be one table in Word."""
    ours = [n for n in here if old[n].kind == TABLE]
    theirs = [n for n in there if new[n].kind == TABLE]
    yield from zip(ours, theirs, strict=False)
