"""What the benchmark runs in processes of their own."""

import resource
import time

from benchmarks.contestants import SAMPLE
from drafter import Drafter, load


def many(count: int) -> float:
    """Make letters in this process; return the seconds that they took."""
    drafter, inquiry = Drafter(), load(SAMPLE)
    drafter.render(inquiry, "ru")
    start = time.perf_counter()
    for _letter in range(count):
        drafter.render(inquiry, "ru")
    return time.perf_counter() - start


def peaks() -> tuple[int, int]:
    """Return the peak memory in kilobytes after 500 letters, and after 9,500 more."""
    many(500)
    early = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    many(9500)
    return early, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
