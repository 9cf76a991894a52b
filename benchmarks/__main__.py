"""How fast letters are made, against other ways of making them: python -m benchmarks."""

import gc
import multiprocessing
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.contestants import CONTESTANTS, ROOT, SAMPLE, Make, docxtpl_template, docxtpl_values
from benchmarks.work import many, peaks
from drafter import Drafter, Inquiry, load

ROUNDS = 60
BATCH = 5
"""Letters in a row before the next contestant's turn."""

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
    """Run everything and print tables in Markdown."""
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
    ours, text = medians["drafter, inquiry to bytes"], medians["drafter, YAML text to bytes"]
    print("\n| ratio | reached | at least | aim |\n|---|---:|---:|---:|")
    docxtpl, limit = medians["docxtpl"], medians["limit"]
    _row("letters/s, inquiry to bytes, against docxtpl", docxtpl / ours, "10", "20")
    _row("letters/s, YAML text to bytes, against docxtpl", docxtpl / text, "4", "8")
    _row("time, inquiry to bytes, against the limit", ours / limit, "≤ 5", "≤ 2.5")


def _row(title: str, ratio: float, least: str, aim: str) -> None:
    print(f"| {title} | {ratio:.2f} × | {least} × | {aim} × |")


def _processes(count: int = 1000) -> None:
    """Compare the letters per second of two processes with those of one."""
    context = multiprocessing.get_context("spawn")
    rates: dict[int, float] = {}
    for workers in (1, 2, 1, 2):
        with ProcessPoolExecutor(workers, mp_context=context) as pool:
            seconds = max(pool.map(many, [count] * workers))
        rates[workers] = max(rates.get(workers, 0.0), workers * count / seconds)
    _row("letters/s, two processes against one", rates[2] / rates[1], "1.8", "1.95")


def _memory() -> None:
    """Compare the peak memory after 10,000 letters with that after 500."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        early, late = pool.submit(peaks).result()
    _row("memory, 10,000 letters against 500", late / early, "≤ 1.02", "1.00")
    print(f"| peak memory after 10,000 letters | {late / 1024:.1f} MB | | |")


def _whole_process() -> None:
    """Compare `drafter render` as a process with bare Python and with a script of docxtpl."""
    import json

    with tempfile.TemporaryDirectory() as folder:
        template, script = Path(folder, "template.docx"), Path(folder, "script.py")
        values = Path(folder, "values.json")
        template.write_bytes(docxtpl_template())
        script.write_text(SCRIPT, encoding="utf-8")
        values.write_text(json.dumps(docxtpl_values()), encoding="utf-8")
        target = str(Path(folder, "letter.docx"))
        python = [sys.executable]
        ours = [*python, "-m", "drafter", "render", str(SAMPLE), "-l", "ru", "-o", target]
        runs = {
            "bare": [*python, "-c", "pass"],
            "docxtpl": [*python, str(script), str(template), str(values), target],
            "drafter": [*ours, "--force"],
        }
        times: dict[str, list[float]] = {name: [] for name in runs}
        for _round in range(15):
            for name, command in runs.items():
                times[name].append(_seconds(command))
    bare, docxtpl, drafter = (statistics.median(times[name]) for name in runs)
    _row("drafter render, a process, against bare Python", drafter / bare, "≤ 12", "≤ 8")
    _row("the same against a script of docxtpl", drafter / docxtpl, "≤ 0.8", "≤ 0.5")
    milliseconds = " / ".join(f"{1000 * value:.0f}" for value in (bare, docxtpl, drafter))
    print(f"| milliseconds: bare Python / docxtpl / drafter | {milliseconds} | | |")


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)  # noqa: S603 - our own
    return time.perf_counter() - start


def _growth() -> None:
    """Compare the cost of letters of more and more paragraphs."""
    times = {count: _best(_long(count)) for count in (10, 100, 1_000, 10_000)}
    _row("10,000 paragraphs against 1,000", times[10_000] / times[1_000], "≤ 11", "≤ 10")
    for count, seconds in times.items():
        print(f"| {count:,} paragraphs | {1000 * seconds:.1f} ms | | |")


def _long(paragraphs: int) -> Inquiry:
    from dataclasses import replace

    inquiry = load(SAMPLE)
    own = [part for part in inquiry.body["ru"].split("\n\n") if part]
    body = "\n\n".join(own[number % len(own)] for number in range(paragraphs))
    return replace(inquiry, body={**inquiry.body, "ru": body})


def _best(inquiry: Inquiry) -> float:
    drafter = Drafter()
    found = []
    for _round in range(3):
        start = time.perf_counter()
        drafter.render(inquiry, "ru")
        found.append(time.perf_counter() - start)
    return min(found)


if __name__ == "__main__":
    main()
