"""Two texts that are compared with one another, and what is noted of them on the way."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any, NamedTuple

from drafter.docx.comparing_adopting import Adopting
from drafter.docx.comparing_marks import CAME, SAME, WENT, Revision
from drafter.docx.comparing_parts import Parts
from drafter.docx.comparing_sides import NOTES, Side, Story
from drafter.docx.xml import w

Part = tuple[str, str]
"""A mark and the text that has it: `ins`, `del`, or nothing."""

_WORDS_OWN_BOOKMARK = "_GoBack"


class Change(NamedTuple):
    """A place where two files differ, for the eye."""

    where: tuple[tuple[str, int], ...]
    """The way there, kinds and numbers: `paragraph` 5, or `table` 1, `row` 2, `cell` 3."""
    mark: str
    """`ins` or `del` for what came or went as a whole, nothing for what was changed."""
    parts: tuple[Part, ...]
    """How it reads; without a mark on any part it is the formatting that differs."""


class Shared:
    """What all texts of two files share: the file to be, the changes, the notes that stayed."""

    def __init__(self, old: Side, new: Side, revision: Revision) -> None:
        """Take both files, and who changed them."""
        self.old, self.new, self.revision = old, new, revision
        self.parts = Parts(new)
        self.adopting = Adopting(old, new, self.parts)
        self.changes: list[Change] = []
        self.kept_notes: dict[tuple[str, str], str] = {}
        """The notes of the later file, kind and id, whose mark stayed: the id in the earlier."""


class Stories:
    """A text of the earlier file and that of the later one; one that is not there is empty."""

    def __init__(self, shared: Shared, old: Story, new: Story, title: str = "") -> None:
        """Take two stories; `title` is the kind of story, where it is not the body."""
        self.shared, self.old, self.new = shared, old, new
        self.revision = shared.revision
        self.where: list[tuple[str, int]] = [(title, 0)] if title else []
        root = () if new.root is None else new.root.iter(w("bookmarkStart"))
        self._names = {one.get(w("name")) for one in root} | {_WORDS_OWN_BOOKMARK}

    def adopted(self, element: Any) -> Any:
        """Return a copy of what stands in the earlier text, to stand in the later one."""
        return self.shared.adopting.copy(element, self.old, self.new.name)

    def point(self, element: Any, mark: str) -> list[Any]:
        """Return what stands for a point: of the earlier text, a bookmark of its own."""
        if mark != WENT:
            return [deepcopy(element)]
        is_own = element.tag == w("bookmarkStart") and element.get(w("name")) not in self._names
        if not is_own and element.tag != w("bookmarkEnd"):
            return []
        copy = deepcopy(element)
        copy.tail = None
        copy.set(w("id"), f"old-{element.get(w('id'))}")
        return [copy]

    def keep_notes(self, old: Iterable[Any], new: Iterable[Any]) -> None:
        """Note that all notes stayed whose marks stand in two series of the same elements."""
        here = (mark for one in old for mark in one.iter(*NOTES))
        there = (mark for one in new for mark in one.iter(*NOTES))
        for before, after in zip(here, there, strict=False):
            kept = NOTES[after.tag], after.get(w("id"), "")
            self.shared.kept_notes[kept] = before.get(w("id"), "")

    @contextmanager
    def inside(self, kind: str, number: int) -> Iterator[None]:
        """Note where the text lies that is being compared."""
        self.where.append((kind, number))
        yield
        self.where.pop()

    @contextmanager
    def as_one(self, mark: str, between: str) -> Iterator[None]:
        """Note all that is told meanwhile as one change, of a whole that came or went."""
        first = len(self.shared.changes)
        yield
        texts = ["".join(text for _mark, text in one.parts) for one in self.shared.changes[first:]]
        parts = ((mark, between.join(filter(None, texts))),)
        self.shared.changes[first:] = [Change(tuple(self.where), mark, parts)]

    def tell_formatting(self, kind: str, number: int) -> None:
        """Note that a table, a row or a cell looks otherwise."""
        where = (*self.where, (kind, number)) if kind else tuple(self.where)
        self.shared.changes.append(Change(where, SAME, ()))

    def tell(self, old: Any | None, new: Any | None, mark: str, parts: list[Part]) -> None:
        """Note how a paragraph differs."""
        place = self.new.places.get(new, 0) if new is not None else 0
        if new is None:
            place = self.old.places.get(old, 0)
        is_body = not self.where
        where = (*self.where, *([("paragraph", place)] if is_body else []))
        self.shared.changes.append(Change(where, mark, tuple(parts)))


__all__ = ["CAME", "SAME", "WENT", "Change", "Part", "Shared", "Stories"]
