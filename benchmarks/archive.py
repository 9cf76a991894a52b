"""What the register and the archive keep to, as ratios: python -m benchmarks.archive [NAME…].

A ratio says how the time of a task grows, whatever the machine.  Each module of `benchmarks` that
is named here yields its own; with NAMEs only those modules are run.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple, Protocol, cast

MODULES = ("registers",)


class Figure(NamedTuple):
    """A ratio that was measured, and what it may be at most or, with `least`, at least."""

    what: str
    found: float
    bound: float
    detail: str = ""
    """What the ratio was made of."""
    least: bool = False

    @property
    def is_kept(self) -> bool:
        """Tell whether the ratio is within its bound."""
        return self.found >= self.bound if self.least else self.found <= self.bound


class Measuring(Protocol):
    """A module of figures."""

    def figures(self) -> Iterator[Figure]:
        """Yield the figures as they are measured."""


def main() -> int:
    """Measure, print a table in Markdown, and return 1 where a bound is not kept."""
    print("| what | ratio | bound | measured |\n|---|---|---|---|")
    broken = 0
    for name in sys.argv[1:] or MODULES:
        module = cast(Measuring, import_module(f"benchmarks.{name}"))
        for figure in module.figures():
            sign = "≥" if figure.least else "≤"
            mark = "" if figure.is_kept else " (not kept)"
            broken += not figure.is_kept
            bound = f"{sign} {figure.bound:g}{mark}"
            print(f"| {figure.what} | {figure.found:.2f} | {bound} | {figure.detail} |", flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
