"""What the benchmark runs in processes of their own."""

import resource
import time
from functools import cache

from benchmarks.contestants import SAMPLE, Make, drafter_from_inquiry
from drafter import Drafter, Inquiry, load


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


def long_letters(rounds: int) -> dict[int, list[float]]:
    """Return the seconds that letters took by their paragraphs, made in turns."""
    drafter = Drafter()
    letters = {size: _long(size) for size in (10, 100, 1_000, 10_000)}
    found: dict[int, list[float]] = {size: [] for size in letters}
    for _round in range(rounds):
        for size, inquiry in letters.items():
            start = time.perf_counter()
            drafter.render(inquiry, "ru")
            found[size].append(time.perf_counter() - start)
    return found


def _long(paragraphs: int) -> Inquiry:
    inquiry = load(SAMPLE)
    own = [part for part in inquiry.body["ru"].split("\n\n") if part]
    body = "\n\n".join(own[number % len(own)] for number in range(paragraphs))
    return inquiry.replaced(body={**inquiry.body, "ru": body})
