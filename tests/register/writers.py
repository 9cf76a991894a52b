"""A process that writes a register, for tests of many at once and of sudden ends."""

import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from drafter.register import Entry, Texts, address_of, opened


def enter(address: str, numbers: Sequence[str]) -> None:
    """Enter letters, each by itself, as runs of drafter do; say each number when it is in."""
    for number in numbers:
        with opened(address_of(address)) as ledger:
            texts = {"ru": Texts("Министру", f"О дороге {number}")}
            ledger.record([Entry(number=number, files=(f"{number}.docx",), texts=texts)])
        print(number, flush=True)


def main(address: str, name: str, threads: int, count: int) -> None:
    """Let threads enter letters, whose numbers begin with the name of the process."""
    numbers = [[f"{name}-{thread}-{n}" for n in range(count)] for thread in range(threads)]
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(enter, [address] * threads, numbers))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
