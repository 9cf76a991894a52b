"""How one letter to many grows, and what PDFs and more workers take: python -m benchmarks.many.

Everything is compared with something else of the same run, which is why ratios are printed.  In a
container of two processors all of it takes half an hour; `--rows 1000` takes a minute of it.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

LETTER = """\
kind: appeal
date: 2026-11-20
addressee: {post: prime-minister}
author: {faction: {ru: Ак жол, kk: Ақ жол}}
subject: {ru: "О дорогах: {{ region }}"}
body:
  ru: |
    Просим сообщить о дорогах: {{ region }}.
signatories: [А. Перуашев]
"""
DRAFTER = (sys.executable, "-m", "drafter", "render", "letter.yaml")
RUSSIAN = ("-l", "ru")


def main() -> None:
    """Print the ratios as a table in Markdown."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.many")
    parser.add_argument("--rows", type=int, default=10_000, help="of the shorter table")
    parser.add_argument("--only", nargs="*", default=["rows", "pdf", "dask"])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Path("letter.yaml").write_text(LETTER, encoding="utf-8")
        print("| one letter to many | reached | at most or at least |\n|---|---:|---:|", flush=True)
        if "rows" in given.only:
            _rows(given.rows)
        if "pdf" in given.only:
            _pdf(max(20, given.rows // 50))
        if "dask" in given.only:
            _dask(2 * given.rows)


def _table(rows: int) -> str:
    name = f"{rows}.csv"
    with open(name, "w", encoding="utf-8") as table:
        table.write("post;region\n")
        table.writelines(f"akim-astana;Район {number}\n" for number in range(rows))
    return name


def _rows(rows: int) -> None:
    """Compare ten times as many rows, twice, the shorter table before and after the longer one."""
    short, long = _table(rows), _table(10 * rows)
    _run("--to", _table(100), "-o", "warm", *RUSSIAN)  # templates are compiled once for all
    found = [
        _run("--to", name, "-o", f"o{number}", *RUSSIAN)
        for number, name in enumerate((short, long, short))
    ]
    first, middle, last = found
    for what, index in (("time", 0), ("time of the processor", 1), ("memory", 2)):
        ratio = 2 * middle[index] / (first[index] + last[index])
        bound = "≤ 1.05" if index == 2 else "≤ 10.5"
        _line(f"{what}, {10 * rows:,} rows against {rows:,}", ratio, bound)
    _say("rows a second", f"{10 * rows / middle.seconds:.0f}")
    _say("most memory, MB", f"{middle.memory:.1f}")


class _Used(NamedTuple):
    """What a run took: seconds of the clock and of the processor, and the most megabytes."""

    seconds: float
    processor: float
    memory: float


def _run(*options: str) -> _Used:
    """Run a merge in a process of its own."""
    began = time.monotonic()
    process = subprocess.Popen([*DRAFTER, *options], stderr=subprocess.DEVNULL)  # noqa: S603
    _pid, code, used = os.wait4(process.pid, 0)
    process.returncode = code
    if code:
        raise SystemExit(f"drafter ended with {code}")
    seconds = time.monotonic() - began
    shutil.rmtree(options[options.index("-o") + 1])
    return _Used(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / _RSS_PER_MEGABYTE)


_RSS_PER_MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024


def _pdf(letters: int) -> None:
    """Compare letters with their PDFs with LibreOffice's own conversion of the same letters."""
    soffice = shutil.which("soffice")
    if soffice is None:
        _say("PDFs: LibreOffice is not installed", "–")
        return
    name = _table(letters)
    ours, theirs = [], []
    for turn in range(2):
        subprocess.run([*DRAFTER, "--to", name, "-o", "docx", *RUSSIAN], check=True, **_SILENT)  # noqa: S603
        files = sorted(map(str, Path("docx").glob("*.docx")))
        profile = f"-env:UserInstallation={Path('profile').absolute().as_uri()}"
        call = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", "theirs", *files]
        if not turn:
            subprocess.run([*call[:7], files[0]], check=True, **_SILENT)  # noqa: S603 - makes the profile
        began = time.monotonic()
        subprocess.run(call, check=True, **_SILENT)  # noqa: S603
        theirs.append(time.monotonic() - began)
        ours.append(_run("--to", name, "-o", "ours", "--pdf", *RUSSIAN).seconds)
        shutil.rmtree("docx")
    _line(
        f"time, {letters} letters with --pdf against one soffice", sum(ours) / sum(theirs), "≤ 1.3"
    )
    _say("PDFs a second", f"{2 * letters / sum(ours):.1f}")


_SILENT: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def _dask(rows: int) -> None:
    """Compare two workers of this machine with one."""
    try:
        import distributed  # noqa: F401 - it is asked whether it is there
    except ImportError:
        _say("Dask is not installed", "–")
        return
    name = _table(rows)
    found: dict[int, list[float]] = {1: [], 2: []}
    for workers in (1, 2, 1, 2):
        with _cluster(workers) as address:
            _run("--to", _table(400), "-o", "warm", "--scheduler", address, *RUSSIAN)
            used = _run("--to", name, "-o", "dask", "--scheduler", address, *RUSSIAN)
            found[workers].append(used.seconds)
    _line(
        f"letters/s, two workers against one, {rows:,} rows", sum(found[1]) / sum(found[2]), "≥ 1.5"
    )


@contextmanager
def _cluster(workers: int) -> Iterator[str]:
    call = (
        "import sys, time\nfrom distributed import LocalCluster\nif __name__ == '__main__':\n"
        " c = LocalCluster(n_workers=int(sys.argv[1]), threads_per_worker=1,"
        " dashboard_address=None)\n"
        " print(c.scheduler_address, flush=True)\n sys.stdin.read()\n c.close()\n"
    )
    Path("cluster.py").write_text(call, encoding="utf-8")
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "cluster.py", str(workers)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout  # noqa: S101 - it is a pipe
    yield process.stdout.readline().strip()
    process.communicate()


def _line(what: str, ratio: float, bound: str) -> None:
    _say(what, f"{ratio:.2f} ×", f"{bound} ×")


def _say(what: str, reached: str, bound: str = "") -> None:
    print(f"| {what} | {reached} | {bound} |", flush=True)


if __name__ == "__main__":
    main()
