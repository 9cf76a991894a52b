"""Which line of a Word file is which paragraph of the template, however it has been changed.

The controls in it tell, then the marks of the file, then its words alone.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from drafter.composing.dissecting import LEAF, Dissected
from drafter.composing.in_word.atoms import Atom, atoms_of
from drafter.composing.in_word.items import Item

_ALIKE = 0.5
"""From which share of the same words on a line is taken for a paragraph that has lost its mark."""

_MOST_ALIKE = 500
"""In how many lines what is alike is looked for."""

_Words = tuple[tuple[str, frozenset[str], str], ...]


def recognised(dissected: Dissected, items: Sequence[Item], block_keys: set[str]) -> dict[int, int]:
    """Return which item each leaf is, by the number of its part; leaves that are gone have none.

    `block_keys` are the controls that stand between paragraphs, whose lines are no paragraphs.
    """
    return _Recognising(dissected, items, block_keys).found()


class _Recognising:
    def __init__(self, dissected: Dissected, items: Sequence[Item], block_keys: set[str]) -> None:
        self._items = items
        self._free = {n for n, item in enumerate(items) if not block_keys.intersection(item.keys)}
        self._leaves: dict[int, list[Atom]] = {
            number: atoms_of(dissected, part)
            for number, part in enumerate(dissected.parts)
            if part.kind == LEAF
        }
        self._marked: dict[int, list[int]] = {}
        for number in sorted(self._free):
            for key in items[number].read.keys:
                self._marked.setdefault(int(key[1:]), []).append(number)
        self._found: dict[int, int] = {}

    def found(self) -> dict[int, int]:
        self._just_as_marked()
        self._by_controls()
        self._by_marks()
        self._by_words(exact=True)
        if not self._marked:
            self._by_words(exact=False)
        return self._found

    def _take(self, leaf: int, item: int) -> None:
        self._found[leaf] = item
        self._free.discard(item)

    @property
    def _missing(self) -> list[int]:
        return [leaf for leaf in self._leaves if leaf not in self._found]

    def _just_as_marked(self) -> None:
        for leaf, atoms in self._leaves.items():
            for item in self._marked.get(leaf, ()):
                if item in self._free and _words(self._items[item].atoms) == _words(atoms):
                    self._take(leaf, item)
                    break

    def _by_controls(self) -> None:
        """Let the line that has most of a paragraph's controls be it; its mark decides a tie."""
        owner = {a.key: leaf for leaf, atoms in self._leaves.items() for a in atoms if a.key}
        shares: dict[int, Counter[int]] = {}
        for item in sorted(self._free):
            for key in self._items[item].keys:
                if key in owner:
                    shares.setdefault(owner[key], Counter())[item] += 1
        taken = ((-n, item, leaf) for leaf, items in shares.items() for item, n in items.items())
        for _number, item, leaf in sorted(
            taken, key=lambda one: (one[0], not self._is_marked(one), one[1])
        ):
            if leaf not in self._found and item in self._free:
                self._take(leaf, item)

    def _is_marked(self, share: tuple[int, int, int]) -> bool:
        _number, item, leaf = share
        return item in self._marked.get(leaf, ())

    def _by_marks(self) -> None:
        for leaf in self._missing:
            free = [item for item in self._marked.get(leaf, ()) if item in self._free]
            if free:
                best = max(free, key=lambda item: self._likeness(leaf, item))
                # Return at the start of a paragraph leaves the mark in an empty line before it.
                after = best + 1
                if (
                    self._items[best].is_empty
                    and after in self._free
                    and not self._items[after].read.keys
                ):
                    same = _words(self._items[after].atoms) == _words(self._leaves[leaf])
                    best = after if same else best
                self._take(leaf, best)

    def _likeness(self, leaf: int, item: int) -> float:
        one, other = (_words(a) for a in (self._leaves[leaf], self._items[item].atoms))
        return _likeness(one, other)

    def _by_words(self, *, exact: bool) -> None:
        """Let lines without a mark be the paragraphs that say the same, in their order."""
        items = [n for n in sorted(self._free) if not self._items[n].read.keys]
        leaves = self._missing
        if not items or not leaves:
            return
        one = [_words(self._leaves[leaf]) for leaf in leaves]
        other = [_words(self._items[item].atoms) for item in items]
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        for a, b, size in matcher.get_matching_blocks():
            for n in range(size):
                if one[a + n] or exact:
                    self._take(leaves[a + n], items[b + n])
        if not exact and len(items) <= _MOST_ALIKE:
            self._alike(leaves, items)

    def _alike(self, leaves: Iterable[int], items: Iterable[int]) -> None:
        for leaf in leaves:
            for item in sorted(items):
                open_ = leaf not in self._found and item in self._free
                if open_ and self._likeness(leaf, item) >= _ALIKE:
                    self._take(leaf, item)


def _words(atoms: Iterable[Atom]) -> _Words:
    return tuple(atom.same for atom in atoms)


def _likeness(one: _Words, other: _Words) -> float:
    if len(one) * len(other) > 1_000_000:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
