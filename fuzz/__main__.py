"""python -m fuzz DOOR [--runs 100000] [--seconds 600] [--seed 0]: mutates sound input at random.

Every run that raises what is no error of drafter's own, takes over two seconds or lets the process
grow beyond 500 MB is kept in `fuzz/cases/DOOR/` and told; the exit code is 1 when there was any.
"""

import argparse
import hashlib
import random
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from fuzz.doors import DOORS, one, repacked, seeds

CASES = Path(__file__).with_name("cases")
SECONDS, MEGABYTES = 2, 500
_TOKENS = (
    *(b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r\n", b"\t", b"&a", b"*a", b"!!", b"{{", b"}}", b"{%"),
    *(b"<", b">", b"&", b"]]>", b"<!DOCTYPE a [", b"<!ENTITY", b'"', b"'", b"\\", b"|", b"|---|"),
    *(b"[^1]", b"# ", b"- ", b"> ", b"1. ", b"msgid", b'""', b";", b"=1+1", b"w:p", b"w:tbl"),
    *("і".encode(), "«".encode(), "\u202e".encode(), "\ud7ff".encode(), b"9" * 40, b"-1"),
)


class _SlowError(Exception):
    """A run took too long."""


def _too_slow(*_facts: object) -> None:
    raise _SlowError


def mutated(data: bytes, other: bytes, dice: random.Random) -> bytes:
    """Return bytes with a few pieces cut, doubled, exchanged, or taken from elsewhere."""
    for _step in range(dice.randint(1, 6)):
        at = dice.randint(0, len(data))
        end = min(len(data), at + dice.choice((1, 1, 2, 8, 40, 400)))
        match dice.randint(0, 5):
            case 0:
                data = data[:at] + data[end:]
            case 1:
                data = data[:at] + data[at:end] * dice.choice((2, 3, 50)) + data[end:]
            case 2:
                data = data[:at] + dice.choice(_TOKENS) + data[at:]
            case 3:
                data = data[:at] + dice.choice(_TOKENS) + data[end:]
            case 4:
                data = data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]
            case _:
                start = dice.randint(0, len(other))
                data = data[:at] + other[start : start + 200] + data[end:]
    return data


def fuzzed(name: str, runs: int, seconds: float, seed: int) -> tuple[int, int]:
    """Return how many runs there were, and how many defects."""
    dice = random.Random(seed)  # noqa: S311 - chance, to be repeated, is all that is wanted
    pool = seeds(name)
    signal.signal(signal.SIGALRM, _too_slow)
    began, defects = time.monotonic(), 0
    for number in range(runs):
        if time.monotonic() - began > seconds:
            return number, defects
        first, second = dice.choice(pool), dice.choice(pool)
        part = dice.randrange(40)

        def change(data: bytes, other: bytes = second) -> bytes:
            return mutated(data, other, dice)

        data = repacked(first, change, part) if dice.random() < 0.8 else change(first)
        defects += not _sound(name, data)
    return runs, defects


def _sound(name: str, data: bytes) -> bool:
    """Tell whether a door bears bytes; keep and tell those that it does not."""
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        one(name, data)
    except Exception:  # noqa: BLE001 - whatever is raised here is what is looked for
        signal.setitimer(signal.ITIMER_REAL, 0)
        _keep(name, data, traceback.format_exc())
        return False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > MEGABYTES * 1024:
        _keep(name, data, f"more than {MEGABYTES} MB")
        raise SystemExit(1)
    return True


def _keep(name: str, data: bytes, what: str) -> None:
    file = CASES / name / hashlib.sha256(data).hexdigest()[:12]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    print(f"{file}: {what}", file=sys.stderr)


def main(arguments: list[str] | None = None, door: Callable[..., tuple[int, int]] = fuzzed) -> int:
    """Fuzz a door and say what was found."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("door", choices=sorted(DOORS))
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    began = time.monotonic()
    runs, defects = door(options.door, options.runs, options.seconds, options.seed)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    spent = time.monotonic() - began
    print(f"{options.door}: {runs} runs, {spent:.0f} s, {memory} MB, {defects} defects")
    return 1 if defects else 0


if __name__ == "__main__":
    sys.exit(main())
