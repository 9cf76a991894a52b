"""The words of two paragraphs as one: what stayed, went and came, and what looks otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import groupby
from typing import Any, NamedTuple

from lxml import etree

from drafter.docx.comparing_aligning import alike, matched
from drafter.docx.comparing_lines import Line, Piece, as_runs
from drafter.docx.comparing_marks import CAME, SAME, WENT, Revision, run_of, text_element
from drafter.docx.comparing_sides import NOTES
from drafter.docx.comparing_stories import Part, Stories
from drafter.docx.xml import w

_LIKE_ANOTHER = 0.25
"""Paragraphs with a smaller share of words in common are read one after the other."""


class Step(NamedTuple):
    """A piece of both paragraphs, with its mark; `former` is that of the earlier one, if it stayed.

    A point has no piece, and stands for itself.
    """

    mark: str
    piece: Piece | None
    former: Piece | None = None
    point: Any | None = None


class Words(NamedTuple):
    """What stands in a paragraph after its properties, and how it reads."""

    elements: list[Any]
    parts: list[Part]
    differs: bool
    is_seen: bool
    """Whether the difference is one for the eye."""


def words_of(old: Line | None, new: Line | None, stories: Stories) -> Words:
    """Return the words of two paragraphs as one; without one of them, all came or went."""
    steps = list(_steps(old or Line([], {}), new or Line([], {})))
    marks = [step.mark for step in steps if step.piece]
    restyled = any(_is_restyled(step) for step in steps)
    parts = [(step.mark, step.piece.text) for step in steps if step.piece]
    joined = [
        (mark, "".join(text for _mark, text in group))
        for mark, group in groupby(parts, key=lambda part: part[0])
    ]
    writer = _Writer(stories)
    is_seen = restyled or any(mark and text for mark, text in joined)
    return Words(writer.written(steps), joined, any(marks) or restyled, is_seen)


def _is_restyled(step: Step) -> bool:
    return bool(step.piece and step.former and step.piece.look != step.former.look)


def _steps(old: Line, new: Line) -> Iterator[Step]:
    """Yield the pieces of both paragraphs in their order, what went before what came."""
    a = b = 0
    for at, to in [*_kept(old, new), (len(old.pieces), len(new.pieces))]:
        for n in range(a, at):
            yield from _points(old, n, WENT)
            yield Step(WENT, old.pieces[n])
        yield from _points(old, at, WENT)
        for n in range(b, to):
            yield from _points(new, n, CAME)
            yield Step(CAME, new.pieces[n])
        yield from _points(new, to, CAME)
        if at < len(old.pieces):
            yield Step(SAME, new.pieces[to], old.pieces[at])
        a, b = at + 1, to + 1


def _points(line: Line, number: int, mark: str) -> Iterator[Step]:
    return (Step(mark, None, point=point) for point in line.points.get(number, ()))


def _kept(old: Line, new: Line) -> list[tuple[int, int]]:
    """Return the pieces that stayed, without islands of nothing but spaces and signs."""
    pairs = matched([piece.key for piece in old.pieces], [piece.key for piece in new.pieces])
    if len(pairs) in (len(old.pieces), len(new.pieces)):
        return pairs
    if pairs and alike(old.words, new.words) < _LIKE_ANOTHER:
        pairs = [pair for pair in pairs if not new.pieces[pair[1]].is_text]
    ends = (len(old.pieces), len(new.pieces))
    return [pair for group in _together(pairs) if _stays(group, new, ends) for pair in group]


def _together(pairs: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return pairs in groups, in each of which nothing came or went between them."""
    groups: list[list[tuple[int, int]]] = []
    for a, b in pairs:
        if groups and groups[-1][-1] == (a - 1, b - 1):
            groups[-1].append((a, b))
        else:
            groups.append([(a, b)])
    return groups


def _stays(group: list[tuple[int, int]], new: Line, ends: tuple[int, int]) -> bool:
    """Tell whether what stayed is more than signs between two changes."""
    pieces = [new.pieces[b] for _a, b in group]
    if any(not piece.is_text or piece.text.isalnum() for piece in pieces):
        return True
    (a, b), (at, to) = group[0], group[-1]
    is_replaced_before, is_replaced_after = a > 0 and b > 0, at + 1 < ends[0] and to + 1 < ends[1]
    return not (is_replaced_before and is_replaced_after)


class _Writer:
    """Writes steps as elements of a paragraph."""

    def __init__(self, stories: Stories) -> None:
        self.stories = stories
        self.revision: Revision = stories.revision

    def written(self, steps: Sequence[Step]) -> list[Any]:
        found: list[Any] = []
        for link, group in groupby(steps, key=lambda step: step.piece.link if step.piece else ""):
            inside = list(group)
            elements = self._marked(inside)
            found += [self._linked(inside, elements)] if link else elements
        return found

    def _linked(self, steps: Sequence[Step], elements: Iterable[Any]) -> Any:
        """Return a hyperlink around elements: the later one, where both files have it."""
        here = next((s.piece for s in steps if s.piece and s.mark != WENT), None)
        if here is not None and here.around is not None:
            link = etree.Element(here.around.tag, here.around.attrib, nsmap=here.around.nsmap)
        else:
            first = steps[0].piece
            around = first.around if first else None
            bare = etree.Element(w("hyperlink"), {} if around is None else around.attrib)
            link = self.stories.adopted(bare)
        link.extend(elements)
        return link

    def _marked(self, steps: Sequence[Step]) -> list[Any]:
        found: list[Any] = []
        for (mark, is_single), group in groupby(steps, key=_kind):
            inside = list(group)
            if is_single:
                found += self._single(inside[0])
            else:
                found += self.revision.around(mark, self._runs(inside))
        return found

    def _single(self, step: Step) -> list[Any]:
        """Return a point, or a piece that is more than a part of a run."""
        if step.piece is None:
            return self.stories.point(step.point, step.mark)
        adopt = self.stories.adopted if step.mark == WENT else deepcopy
        elements = [adopt(element) for element in step.piece.elements]
        if step.mark != SAME and elements[0].tag == w("fldSimple"):
            elements = as_runs(elements[0])
        if step.former:
            self.stories.keep_notes(step.former.elements, step.piece.elements)
        if len(elements) == 1 and elements[0].tag == w("sdt"):
            return self.revision.control(step.mark, elements[0])
        return self.revision.around(step.mark, elements)

    def _runs(self, steps: Sequence[Step]) -> Iterator[Any]:
        for _key, group in groupby(steps, key=_run_key):
            yield self._run(list(group))

    def _run(self, steps: Sequence[Step]) -> Any:
        mark, piece, former, _point = steps[0]
        properties = piece.properties if piece else None
        if mark == WENT and properties is not None:
            properties = self.stories.adopted(properties)
        run = run_of(properties, self._content(steps))
        if piece and former and piece.look != former.look:
            own = run.find(w("rPr"))
            if own is None:
                own = etree.Element(w("rPr"))
                run.insert(0, own)
            own.append(self.revision.former("rPrChange", self._former(former.properties)))
        return run

    def _former(self, properties: Any | None) -> Any:
        return etree.Element(w("rPr")) if properties is None else self.stories.adopted(properties)

    def _content(self, steps: Sequence[Step]) -> Iterator[Any]:
        """Yield what stands in a run; words that follow one another are one text."""
        for is_text, group in groupby(
            steps, key=lambda step: bool(step.piece and step.piece.is_text)
        ):
            if is_text:
                yield text_element("".join(step.piece.text for step in group if step.piece))
                continue
            for step in group:
                yield from self._signs(step)

    def _signs(self, step: Step) -> Iterator[Any]:
        assert step.piece  # noqa: S101 - points stand alone
        for element in step.piece.elements:
            if element.tag in NOTES and step.former:
                self.stories.keep_notes(step.former.elements, [element])
            yield self.stories.adopted(element) if step.mark == WENT else deepcopy(element)


def _kind(step: Step) -> tuple[str, int]:
    """Return what stands in one mark: all that is of runs, and each whole piece alone."""
    is_single = step.piece is None or step.piece.is_whole
    return step.mark, id(step) if is_single else 0


def _run_key(step: Step) -> tuple[str, str]:
    piece, former = step.piece, step.former
    return (piece.look if piece else "", former.look if former else "")
