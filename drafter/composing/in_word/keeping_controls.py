"""Whether all that a template does is still there after a lawyer's changes, and where it was.

What is gone may be a whole optional part, a whole paragraph, and nothing less.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.composing.dissecting import CODE, LEAF, PAGE, STATEMENT, VALUE, Dissected
from drafter.composing.in_word.atoms import atoms_of, plain
from drafter.composing.in_word.items import Item
from drafter.errors import Place, Problem
from drafter.wording import _

_FREE = ("block", "trans", "autoescape")
"""Statements that what stands in them does not depend on."""

_LEAST_WORDS = 4

Within = tuple[int, int]
"""A statement, by the number that opens it, and which of its branches."""


class Facts(NamedTuple):
    """What is known of a file before it is judged."""

    dissected: Dissected
    items: Sequence[Item]
    leaves: dict[int, int]
    """Which item each leaf is."""
    names: dict[str, str]
    """What controls are called, by their keys."""
    file: str


class Losses:
    """Finds what is lost, doubled, or no longer where it was."""

    def __init__(self, facts: Facts) -> None:
        """Take the facts."""
        self._facts = facts
        self._dissected = facts.dissected
        self._where: dict[int, int] = {}
        """In which item each control stands, by its number."""
        self._count: Counter[int] = Counter()
        for number, item in enumerate(facts.items):
            for key in item.keys:
                self._count[int(key[1:])] += 1
                self._where.setdefault(int(key[1:]), number)
        self._leaf_of: dict[int, int] = {}
        self._block: set[int] = set()
        for at, part in enumerate(self._dissected.parts):
            if part.kind == LEAF:
                keys = (atom.key for atom in atoms_of(self._dissected, part) if atom.key)
                self._leaf_of |= {int(key[1:]): at for key in keys}
            elif part.kind in (CODE, PAGE):
                self._block.add(part.tokens[0].number)
        self.gone: set[int] = set()
        """The controls that are gone for good, as parts of something whole."""
        self._within = dict(_within(self._dissected))
        places = {
            opener: {self._leaf_of.get(n) for n in self._dissected.group(opener)}
            for opener in self._dissected.closer
        }
        self._odd = {opener for opener, leaves in places.items() if len(leaves) > 1}
        """Pairs that begin in a paragraph and end elsewhere, as hardly anybody writes them."""

    def problems(self) -> list[Problem]:
        """Return everything that is wrong, in no order."""
        found = [self._doubled(n) for n, count in self._count.items() if count > 1]
        self.gone = self._gone()
        found += self._lost()
        return found or list(self._moved())

    def _gone(self) -> set[int]:
        """Return the controls whose loss takes nothing from what is left."""
        gone: set[int] = set()
        missing = {n for n in [*self._leaf_of, *self._block] if n not in self._where}
        tokens = self._dissected.tokens
        for number in missing:
            leaf = self._leaf_of.get(number)
            whole = leaf is not None and leaf not in self._facts.leaves
            if (
                whole and not any(n in self._where for n, at in self._leaf_of.items() if at == leaf)
            ) or tokens[number].name == "hr":
                gone.add(number)
        for opener, closer in self._dissected.closer.items():
            inside = [n for n in range(opener, closer + 1) if n in missing or n in self._where]
            if all(n in missing for n in inside) and not self._is_left(opener, closer):
                gone |= set(inside)
        return gone

    def _is_left(self, opener: int, closer: int) -> bool:
        """Tell whether the words inside of a pair whose controls are gone have stayed."""
        parts, tokens = self._dissected.parts, self._dissected.tokens
        start, end = tokens[opener].start, tokens[closer].end
        leaves = [
            n for n, p in enumerate(parts) if p.kind == LEAF and start <= p.start < p.end <= end
        ]
        if opener not in self._leaf_of:
            return any(leaf in self._facts.leaves for leaf in leaves)
        leaf = self._leaf_of[opener]
        item = self._facts.leaves.get(leaf)
        if item is None:
            return False
        atoms = atoms_of(self._dissected, parts[leaf])
        inside = plain(a for a in atoms if start <= a.start < end).strip(" ,.;:")
        outside = plain(a for a in atoms if not start <= a.start < end)
        now = plain(self._facts.items[item].atoms)
        return len(inside) >= _LEAST_WORDS and now.count(inside) > outside.count(inside)

    def _lost(self) -> Iterator[Problem]:
        told: set[int] = set()
        for number in sorted({*self._leaf_of, *self._block}):
            if number in self._where or number in self.gone:
                continue
            pair = self._dissected.group(number)
            if pair[0] in told:
                continue
            told.add(pair[0])
            yield self._lost_one(number, pair)

    def _lost_one(self, number: int, pair: list[int]) -> Problem:
        place, name = self._place_near(number), self._name(pair[0])
        if len(pair) > 1 and not any(n in self._where for n in pair):
            what = _("The grey lines of «{control}» are gone, but what stood between them is left.")
            advice = _("Undo that; or delete all that stands between them, too.")
        elif len(pair) > 1:
            what = _("Of «{control}», one of the grey marks is gone: it needs all of them.")
            advice = _("Undo that; or delete the whole, from its first mark to its last.")
        else:
            what = _("The value or mark «{control}» is gone.")
            advice = _("Undo that; or delete the whole paragraph or optional part.")
        return Problem("control-lost", place, what.format(control=name), advice)

    def _place_near(self, number: int) -> Place:
        """Return where a control that is gone stood: its paragraph, or what stood before it."""
        leaf = self._leaf_of.get(number)
        if leaf is not None and leaf in self._facts.leaves:
            return self._facts.items[self._facts.leaves[leaf]].place(self._facts.file)
        start = self._dissected.tokens[number].start
        before = [
            self._facts.leaves[at]
            for at, part in enumerate(self._dissected.parts)
            if at in self._facts.leaves and part.start < start
        ]
        before += [at for n, at in self._where.items() if self._dissected.tokens[n].start < start]
        return Place(self._facts.file, self._facts.items[max(before)].read.place if before else 1)

    def _name(self, number: int) -> str:
        return self._facts.names.get(
            f"k{number}", self._dissected.text(self._dissected.tokens[number])
        )

    def _doubled(self, number: int) -> Problem:
        items = self._facts.items
        places = [item for item in items if f"k{number}" in item.keys]
        place = places[-1].place(self._facts.file, f"k{number}")
        what = _("«{control}» stands twice.").format(control=self._name(number))
        advice = _("Delete one; a value more is copied from the list at the end of the file.")
        return Problem("control-doubled", place, what, advice)

    def _moved(self) -> Iterator[Problem]:
        """Yield what stands outside of the statements in which it was, or cuts them."""
        told: set[int] = set()
        around: list[Within] = []
        for item in self._facts.items:
            own: list[Within] = []
            for key in item.keys:
                number = int(key[1:])
                stack = around if number in self._block else own
                problem = self._step(number, stack, [*around, *own], item)
                if problem and self._dissected.group(number)[0] not in told:
                    told.add(self._dissected.group(number)[0])
                    yield problem
            for opener, _branch in own:
                if opener not in told and self._is_whole_in_leaf(opener):
                    told.add(opener)
                    yield self._cut(opener, item)

    def _is_whole_in_leaf(self, opener: int) -> bool:
        leaves = {self._leaf_of.get(number) for number in self._dissected.group(opener)}
        return len(leaves) == 1 and None not in leaves

    def _step(
        self, number: int, stack: list[Within], around: list[Within], item: Item
    ) -> Problem | None:
        opener = self._dissected.opener.get(number)
        if opener in self._odd:
            return None
        if opener is None or number == opener:
            lacking = self._lacking(number, around)
            if number == opener:
                stack.append((number, 0))
            return self._out_of(number, lacking, item) if lacking is not None else None
        if opener not in self._dissected.closer:
            return None
        if not stack or stack[-1][0] != opener:
            return self._cut(opener, item)
        branch = self._dissected.group(opener).index(number)
        if number == self._dissected.closer[opener]:
            stack.pop()
        elif branch != stack[-1][1] + 1:
            return self._cut(opener, item)
        else:
            stack[-1] = (opener, branch)
        return None

    def _lacking(self, number: int, around: list[Within]) -> Within | None:
        """Return a statement in which a control stood and stands no longer."""
        wanted = self._within.get(number, ())
        return next((one for one in wanted if one not in around and self._counts(one)), None)

    def _counts(self, within: Within) -> bool:
        token = self._dissected.tokens[within[0]]
        known = within[0] in self._where and within[0] not in self._odd
        return known and token.name not in _FREE

    def _out_of(self, number: int, lacking: Within, item: Item) -> Problem:
        what = _("«{control}» has left «{condition}», on which it depends.")
        what = what.format(control=self._name(number), condition=self._name(lacking[0]))
        advice = _("Move it back between the grey marks of «{condition}».")
        advice = advice.format(condition=self._name(lacking[0]))
        return Problem("control-moved", item.place(self._facts.file, f"k{number}"), what, advice)

    def _cut(self, opener: int, item: Item) -> Problem:
        what = _("The grey marks of «{control}» no longer stand around one whole.")
        advice = _("Undo that: what it begins and what it ends belong together, in their order.")
        place = item.place(self._facts.file, f"k{opener}")
        return Problem("control-cut", place, what.format(control=self._name(opener)), advice)


def _within(dissected: Dissected) -> Iterator[tuple[int, tuple[Within, ...]]]:
    """Yield in which statements each control of a template stands."""
    around: list[Within] = []
    for token in dissected.tokens:
        if token.kind == STATEMENT and (opener := dissected.opener.get(token.number)) is not None:
            if token.number == opener:
                yield token.number, tuple(around)
                if opener in dissected.closer:
                    around.append((opener, 0))
            elif around and around[-1][0] == opener:
                around[-1] = (opener, around[-1][1] + 1)
                if dissected.closer.get(opener) == token.number:
                    around.pop()
        elif token.kind in (VALUE, STATEMENT):
            yield token.number, tuple(around)
