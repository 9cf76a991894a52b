"""How fast letters are made, against other ways of making them: python -m benchmarks [--write].

With `--write` what is printed goes into docs/en/speed.md as well.
"""

import contextlib
import gc
import io
import json
import multiprocessing
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.pool import Pool
from pathlib import Path
from typing import TextIO

from benchmarks.contestants import (
    CONTESTANTS,
    INQUIRY,
    NEW,
    ROOT,
    SAMPLE,
    TEXT,
    Make,
    docxtpl_template,
    docxtpl_values,
)
from benchmarks.work import count, long_letters, many, peaks, prepare

ROUNDS = 40
BATCH = 20
"""Letters in a row before the next contestant's turn."""

WARM = 5
"""Letters before those that count: the contestant before has had the processor's caches."""

PROCESS_ROUNDS = 25
GROWTH_ROUNDS = 7

SCRIPT = """
import json, sys
from docxtpl import DocxTemplate
with open(sys.argv[2], encoding="utf-8") as file:
    values = json.load(file)
document = DocxTemplate(sys.argv[1])
document.render(values, autoescape=True)
document.save(sys.argv[3])
"""


def main() -> None:
    """Run everything and print tables in Markdown; put them into docs/en/speed.md if asked."""
    said = io.StringIO()
    with contextlib.redirect_stdout(_Both(sys.stdout, said)):
        _measure()
    if sys.argv[1:] == ["--write"]:
        page = ROOT / "docs" / "en" / "speed.md"
        before, begin, rest = page.read_text(encoding="utf-8").partition("<!-- speed -->\n")
        _old, end, after = rest.partition("<!-- /speed -->")
        text = f"{before}{begin}{said.getvalue()}{end}{after}"
        page.write_text(text, encoding="utf-8")


class _Both(io.TextIOBase):
    """Two streams as one."""

    def __init__(self, *streams: TextIO) -> None:
        self._streams = streams

    def write(self, text: str) -> int:
        for stream in self._streams:
            stream.write(text)
            stream.flush()
        return len(text)


def _measure() -> None:
    print(f"{platform.python_implementation()} {platform.python_version()}, {_machine()}\n")
    medians = _letters()
    _ratios(medians)
    _processes()
    _memory()
    _whole_process()
    _growth()


def _machine() -> str:
    name = platform.processor() or platform.machine()
    for line in Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc").exists() else ():
        if line.startswith("model name"):
            name = line.partition(":")[2].strip()
            break
    return f"{platform.system()}, {os.cpu_count()} × {name}"


def _letters() -> dict[str, float]:
    """Time the contestants in turns, so that all meet the same disturbances."""
    makes: dict[str, Make] = {name: prepare() for name, prepare in CONTESTANTS.items()}
    times: dict[str, list[float]] = {name: [] for name in makes}
    for make in makes.values():
        make()
    gc.collect()
    for _round in range(ROUNDS):
        for name, make in makes.items():
            for _letter in range(WARM):
                make()
            start = time.perf_counter()
            for _letter in range(BATCH):
                make()
            times[name].append((time.perf_counter() - start) / BATCH * 1000)
    print("| one letter | median, ms | quartiles, ms | letters/s |\n|---|---:|---:|---:|")
    medians = {}
    for name, found in times.items():
        low, middle, high = statistics.quantiles(found, n=4)
        medians[name] = middle
        print(f"| {name} | {middle:.2f} | {low:.2f}–{high:.2f} | {1000 / middle:.0f} |")
    return medians


def _ratios(medians: dict[str, float]) -> None:
    print("\n| ratio | reached | at least | aim |\n|---|---:|---:|---:|")
    docxtpl, limit = medians["docxtpl"], medians["limit"]
    for name, kind, goals in (
        (INQUIRY, "", ("20", "25", "≤ 2.5", "≤ 2")),
        (INQUIRY, NEW, ("15", "20", "≤ 3.2", "≤ 2.5")),
        (TEXT, "", ("7", "8")),
        (TEXT, NEW, ("6", "7")),
    ):
        ours, title = medians[name + kind], name.removeprefix("drafter, ")
        _row(f"letters/s, {title}, against docxtpl{kind}", docxtpl / ours, *goals[:2])
        if goals[2:]:
            _row(f"time, {title}, against the limit{kind}", ours / limit, *goals[2:])


def _row(title: str, ratio: float, least: str, aim: str) -> None:
    print(f"| {title} | {ratio:.2f} × | {least} × | {aim} × |")


def _processes() -> None:
    """Compare the letters per second of two warm processes with those of one, in turns.

    What the machine gives two processes that only count shows how much of it was free.
    """
    found: dict[str, list[float]] = {"letters": [], "counting": []}
    with multiprocessing.get_context("spawn").Pool(2, initializer=prepare) as pool:
        for _round in range(PROCESS_ROUNDS):
            for name, work, amount in (("letters", many, 200), ("counting", count, 5_000_000)):
                one, two = (_wall(pool, work, [amount] * workers) for workers in (1, 2))
                found[name].append(2 * one / two)
    _row("letters/s, two processes against one", statistics.median(found["letters"]), "1.8", "1.95")
    counting = statistics.median(found["counting"])
    print(
        f"| the same for processes that only count, on this machine then | {counting:.2f} × | | |"
    )


def _wall(pool: Pool, work: Callable[[int], object], amounts: list[int]) -> float:
    start = time.perf_counter()
    pool.map(work, amounts, chunksize=1)
    return time.perf_counter() - start


def _memory() -> None:
    """Compare the peak memory after 10,000 letters with that after 500."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        early, late = pool.submit(peaks).result()
    _row("memory, 10,000 letters against 500", late / early, "≤ 1.02", "1.00")
    print(f"| peak memory after 10,000 letters | {late / 1024:.1f} MB | | |")


def _whole_process() -> None:
    """Compare `drafter render` as a process with bare Python and with a script of docxtpl."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        runs = _runs(folder)
        # A program that is installed has its bytecode beside it, which a checkout may lack.
        environment = {
            **{key: value for key, value in os.environ.items() if key != _NO_BYTECODE},
            "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        }
        first = []
        for number in range(3):
            for key in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
                environment[key] = str(folder / f"cache-{number}")
            for command in runs.values():
                _seconds(command, environment)
            (folder / f"empty-{number}").mkdir()
            fresh = {**environment, "XDG_CACHE_HOME": str(folder / f"empty-{number}")}
            first.append(_seconds(runs["drafter"], fresh))
        times: dict[str, list[float]] = {name: [] for name in runs}
        if hasattr(os, "sync"):
            os.sync()  # drafter alone makes sure that its letter is on the disk, and would wait
        for _round in range(PROCESS_ROUNDS):
            for name, command in runs.items():
                # As a rule a letter is new; to replace one takes a journal some milliseconds.
                (folder / TARGET).unlink(missing_ok=True)
                times[name].append(_seconds(command, environment))
    bare, docxtpl, drafter = (statistics.median(times[name]) for name in runs)
    _row("drafter render, a process, against bare Python", drafter / bare, "≤ 7.5", "≤ 7")
    _row("the same against a script of docxtpl", drafter / docxtpl, "≤ 0.67", "≤ 0.6")
    milliseconds = " / ".join(f"{1000 * value:.0f}" for value in (bare, docxtpl, drafter))
    print(f"| milliseconds: bare Python / docxtpl / drafter | {milliseconds} | | |")
    print(f"| milliseconds: drafter with an empty cache | {1000 * min(first):.0f} | | |")


TARGET = "letter.docx"
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"


def _runs(folder: Path) -> dict[str, list[str]]:
    """Return the commands that are compared; what they read is written into a folder."""
    template, script = folder / "template.docx", folder / "script.py"
    values, target = folder / "values.json", str(folder / TARGET)
    template.write_bytes(docxtpl_template())
    script.write_text(SCRIPT, encoding="utf-8")
    values.write_text(json.dumps(docxtpl_values()), encoding="utf-8")
    installed = shutil.which("drafter", path=str(Path(sys.executable).parent))
    drafter = [installed] if installed else [sys.executable, "-m", "drafter"]
    return {
        "bare": [sys.executable, "-c", "pass"],
        "docxtpl": [sys.executable, str(script), str(template), str(values), target],
        "drafter": [*drafter, "render", str(SAMPLE), "-l", "ru", "-o", target, "--force"],
    }


def _seconds(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment)  # noqa: S603 - our own
    return time.perf_counter() - start


def _growth() -> None:
    """Compare the cost of letters of more and more paragraphs, in a process that has no others."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        found = pool.submit(long_letters, GROWTH_ROUNDS).result()
    times = {size: statistics.median(seconds) for size, seconds in found.items()}
    _row("10,000 paragraphs against 1,000", times[10_000] / times[1_000], "≤ 11", "≤ 10")
    for size, seconds in times.items():
        print(f"| {size:,} paragraphs | {1000 * seconds:.1f} ms | | |")


if __name__ == "__main__":
    main()
