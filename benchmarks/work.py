"""What the benchmark runs in processes of their own."""

import resource
from functools import cache

from benchmarks.contestants import Make, drafter_from_inquiry


@cache
def _make() -> Make:
    return drafter_from_inquiry()


def prepare() -> None:
    """Open the look, compile the templates and make a letter, as a worker that is warm has."""
    many(50)


def many(letters: int) -> None:
    """Make letters in this process."""
    make = _make()
    for _letter in range(letters):
        make()


def count(rounds: int) -> int:
    """Do nothing but count."""
    total = 0
    for number in range(rounds):
        total += number
    return total


def peaks() -> tuple[int, int]:
    """Return the peak memory in kilobytes after 500 letters, and after 9,500 more."""
    many(500)
    early = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    many(9500)
    return early, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
