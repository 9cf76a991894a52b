"""Which pieces of two texts stand for one another: the same ones first, then those much alike.

What stands once in both texts is an anchor, as in the «patience diff» of Bram Cohen; between
anchors the longest runs are found by difflib, as long as that is quick.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

Pair = tuple[int, int]
"""The numbers of an earlier piece and of the later one that stands for it."""

Piece = TypeVar("Piece", bound=Hashable)

_MOST_AT_ONCE = 250_000
"""So many comparisons a stretch without an anchor may ask for; a larger one went and came."""
_MOST_ALIKE = 1600
"""So many pairs of paragraphs are weighed against one another."""
_SHINGLE = 3
"""So many words in a row, which stand once in both texts, tell that two paragraphs are one."""
_ALIKE = 0.4
"""The share of words that two paragraphs have in common where one became the other."""


def matched(old: Sequence[Piece], new: Sequence[Piece]) -> list[Pair]:
    """Return the pairs of equal pieces that stayed, in their order."""
    start, end = 0, 0
    shorter = min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    inner = _between(old[start : len(old) - end], new[start : len(new) - end])
    tail = zip(range(len(old) - end, len(old)), range(len(new) - end, len(new)), strict=True)
    return [(n, n) for n in range(start)] + [(a + start, b + start) for a, b in inner] + [*tail]


def _between(old: Sequence[Piece], new: Sequence[Piece]) -> list[Pair]:
    if not old or not new:
        return []
    anchors = _anchors(_once(old), _once(new))
    if not anchors:
        return _by_runs(old, new)
    found: list[Pair] = []
    a = b = 0
    for at, to in [*anchors, (len(old), len(new))]:
        found += [(a + i, b + j) for i, j in matched(old[a:at], new[b:to])]
        if at < len(old):
            found.append((at, to))
        a, b = at + 1, to + 1
    return found


def _by_runs(old: Sequence[Piece], new: Sequence[Piece]) -> list[Pair]:
    if len(old) * len(new) > _MOST_AT_ONCE:
        return []
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return [(a + n, b + n) for a, b, size in blocks for n in range(size)]


def _once(pieces: Sequence[Piece]) -> dict[Piece, int]:
    counts = Counter(pieces)
    return {piece: n for n, piece in enumerate(pieces) if counts[piece] == 1}


def _anchors(old: dict[Piece, int], new: dict[Piece, int]) -> list[Pair]:
    """Return the longest series of pieces whose order is the same in both texts."""
    return _rising([(n, new[piece]) for piece, n in old.items() if piece in new])


def _rising(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest series of pairs, sorted by the first number, whose second one rises."""
    ends: list[int] = []
    last: list[int] = []
    before = [-1] * len(pairs)
    for number, (_first, second) in enumerate(pairs):
        place = bisect_left(ends, second)
        before[number] = last[place - 1] if place else -1
        ends[place : place + 1] = [second]
        last[place : place + 1] = [number]
    found = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


Words = Sequence[str]


def alike(old: Words, new: Words) -> float:
    """Return the share of words that two texts have in common, from 0 to 1."""
    total = len(old) + len(new)
    return 2 * (Counter(old) & Counter(new)).total() / total if total else 1.0


def resembling(old: Sequence[Words], new: Sequence[Words]) -> list[Pair]:
    """Return the pairs of texts of which one became the other, in their order."""
    found: list[Pair] = []
    a = b = 0
    for at, to in [*_by_shingles(old, new), (len(old), len(new))]:
        found += [(a + i, b + j) for i, j in _weighed(old[a:at], new[b:to])]
        if at < len(old):
            found.append((at, to))
        a, b = at + 1, to + 1
    return found


def _by_shingles(old: Sequence[Words], new: Sequence[Words]) -> list[Pair]:
    """Return what has most words in a row in common that no other text has."""
    if len(old) * len(new) <= _MOST_ALIKE:
        return []
    here, there = _owners(old), _owners(new)
    votes = Counter((n, there[shingle]) for shingle, n in here.items() if shingle in there)
    best: dict[int, Pair] = {}
    for (n, other), _count in votes.most_common():
        best.setdefault(n, (n, other))
    pairs = [pair for _n, pair in sorted(best.items())]
    return _rising([pair for pair in pairs if alike(old[pair[0]], new[pair[1]]) >= _ALIKE])


def _owners(texts: Sequence[Words]) -> dict[tuple[str, ...], int]:
    """Return the shingles that stand in one text alone, each with its number."""
    owners: dict[tuple[str, ...], int] = {}
    for number, words in enumerate(texts):
        for shingle in set(_shingles(words)):
            owners[shingle] = -1 if shingle in owners else number
    return {shingle: number for shingle, number in owners.items() if number >= 0}


def _shingles(words: Words) -> Iterator[tuple[str, ...]]:
    return (tuple(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1))


def _weighed(old: Sequence[Words], new: Sequence[Words]) -> list[Pair]:
    """Return the pairs, in their order, that have most in common together."""
    if not old or not new or len(old) * len(new) > _MOST_ALIKE:
        return []
    weights = [[alike(a, b) for b in new] for a in old]
    best = [[0.0] * (len(new) + 1) for _row in range(len(old) + 1)]
    for a in range(len(old) - 1, -1, -1):
        for b in range(len(new) - 1, -1, -1):
            weight = weights[a][b]
            paired = best[a + 1][b + 1] + weight if weight >= _ALIKE else 0.0
            best[a][b] = max(best[a + 1][b], best[a][b + 1], paired)
    found: list[Pair] = []
    a = b = 0
    while a < len(old) and b < len(new):
        if best[a][b] == best[a + 1][b]:
            a += 1
        elif best[a][b] == best[a][b + 1]:
            b += 1
        else:
            found.append((a, b))
            a, b = a + 1, b + 1
    return found
