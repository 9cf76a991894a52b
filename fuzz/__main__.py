"""python -m fuzz DOOR [--runs 100000] [--seconds 600]: looks for input that a door does not bear.

Atheris changes sound input and keeps what reaches code that nothing has reached before, in
`fuzz/corpus/DOOR/`. It stops with an error at the first run that raises what is no error of
drafter's own, makes a DOCX that is not valid, takes over two seconds or lets the process grow
beyond 500 MB, and keeps that input in `fuzz/cases/DOOR/`, where the tests repeat it.
"""

import argparse
import random
import sys
from pathlib import Path

import atheris

SECONDS, MEGABYTES = 2, 500
_HERE = Path(__file__).parent
_LONGEST = 1 << 20


def main() -> None:
    """Fuzz a door; libFuzzer ends the process."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("door")
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--seconds", type=int, default=600)
    options = parser.parse_args()
    with atheris.instrument_imports(include=["drafter"], enable_loader_override=False):
        from fuzz.doors import DOORS, one, seeds
        from fuzz.mutations import mutation

        if options.door not in DOORS:
            parser.error(f"the doors are {', '.join(sorted(DOORS))}")
        corpus, cases = (_HERE / kind / options.door for kind in ("corpus", "cases"))
        sound = seeds(options.door)
        for folder in (corpus, cases):
            folder.mkdir(parents=True, exist_ok=True)
        for number, data in enumerate(sound):
            (corpus / f"seed-{number}").write_bytes(data)
            one(options.door, data)  # what is imported late is no part of a run's time

        def change(data: bytes, _most: int, seed: int) -> bytes:
            dice = random.Random(seed)  # noqa: S311 - chance, to be repeated, is all that is wanted
            return mutation(data, dice.choice(sound), dice)[:_LONGEST]

        limits = [
            f"-runs={options.runs}",
            f"-max_total_time={options.seconds}",
            f"-timeout={SECONDS}",
            f"-rss_limit_mb={MEGABYTES}",
            f"-max_len={_LONGEST}",
            f"-artifact_prefix={cases}/",
            "-print_final_stats=1",
        ]
        atheris.Setup(
            [sys.argv[0], *limits, str(corpus)],
            lambda data: one(options.door, data),
            custom_mutator=change,
        )
        atheris.Fuzz()


if __name__ == "__main__":
    main()
