"""Which paragraphs of two languages say the same, though their numbers differ."""

import math
from collections.abc import Hashable, Sequence
from functools import lru_cache
from typing import NamedTuple

_BAND = 25
"""How far two paragraphs may be moved against each other, so that time grows with the length."""

_ALONE, _ALONE_AND_LONG, _JOINED = 1.6, 0.9, 2.2
"""What it costs to leave a paragraph without a counterpart, more if it is long, and to take two for
one."""

_LONG = 100

_OF_LENGTH, _OF_FACTS, _OTHER_KIND = 2.0, 3.0, 6.0
_STEPS = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))


class Block(NamedTuple):
    """A paragraph as far as it is compared: its length, its figures and names, its kind."""

    length: int
    facts: frozenset[Hashable]
    table: bool


class Step(NamedTuple):
    """Paragraphs that say the same, by their numbers; one side is empty where none does."""

    one: range
    two: range


@lru_cache(maxsize=32)  # several rules ask for the same texts
def aligned(one: tuple[Block, ...], two: tuple[Block, ...]) -> list[Step] | None:
    """Return which paragraphs belong together, after the method of Gale and Church.

    Lengths are compared as there, and figures and names besides.  None: the two texts are too far
    apart to be told.
    """
    if abs(len(one) - len(two)) >= _BAND:
        return None
    best: dict[tuple[int, int], tuple[float, tuple[int, int] | None]] = {(0, 0): (0.0, None)}
    for i in range(len(one) + 1):
        for j in range(max(0, i - _BAND), min(len(two), i + _BAND) + 1):
            ways = [
                (best[i - a, j - b][0] + _cost(one[i - a : i], two[j - b : j]), (a, b))
                for a, b in _STEPS
                if (i - a, j - b) in best
            ]
            if ways:
                best[i, j] = min(ways)
    return _way_back(best, len(one), len(two))


def _way_back(
    best: dict[tuple[int, int], tuple[float, tuple[int, int] | None]], i: int, j: int
) -> list[Step]:
    found: list[Step] = []
    while step := best[i, j][1]:
        found.append(Step(range(i - step[0], i), range(j - step[1], j)))
        i, j = i - step[0], j - step[1]
    return found[::-1]


def _cost(one: Sequence[Block], two: Sequence[Block]) -> float:
    if not one or not two:
        return _ALONE + _ALONE_AND_LONG * min(1, (*one, *two)[0].length / _LONG)
    tables = {block.table for block in (*one, *two)}
    lengths = [sum(block.length for block in side) + 10 for side in (one, two)]
    cost = _OF_LENGTH * abs(math.log(lengths[0] / lengths[1]))
    facts = [frozenset().union(*(block.facts for block in side)) for side in (one, two)]
    every = facts[0] | facts[1]
    if every:
        cost += _OF_FACTS * len(facts[0] ^ facts[1]) / len(every)
    joined = _JOINED if max(len(one), len(two)) > 1 else 0
    return cost + joined + (_OTHER_KIND if len(tables) > 1 else 0)
