"""What of a sequence keeps its order: statements rather than paragraphs, and as many as can."""

from collections.abc import Sequence


def in_order(places: Sequence[int], weights: Sequence[int]) -> set[int]:
    """Return which entries stay where they are: the heaviest whose places rise.

    A Fenwick tree keeps the best way to each place, so that a thousand entries take no time.
    """
    ranks = {place: rank for rank, place in enumerate(sorted(set(places)), 1)}
    best: list[tuple[int, int]] = [(0, -1)] * (len(ranks) + 1)
    before: list[int] = []
    end = (0, -1)
    for number, (place, weight) in enumerate(zip(places, weights, strict=True)):
        rank = ranks[place]
        found = (0, -1)
        at = rank - 1
        while at > 0:
            found = max(found, best[at])
            at -= at & -at
        before.append(found[1])
        whole = (found[0] + weight, number)
        end = max(end, whole)
        at = rank
        while at < len(best):
            best[at] = max(best[at], whole)
            at += at & -at
    kept: set[int] = set()
    number = end[1]
    while number >= 0:
        kept.add(number)
        number = before[number]
    return kept
