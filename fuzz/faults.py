"""python -m fuzz.faults [KIND …] [--seed 0] [--seconds 300] [--tries N]: a world that fails.

Runs of drafter are killed at random moments, calls of the system fail, disks are too small, and
runs stand beside each other. Afterwards every file must be as before or as it should be, a run
that ends must say truly what it did, and the next one must go on. Failing calls need strace(1),
small disks the superuser. Each try is drawn from the seed and its number; prints the tries of each
kind, and ends with 1 where one failed.
"""

import argparse
import errno
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from fuzz.tasks import (
    INIT,
    TASKS,
    State,
    Task,
    command,
    done,
    drafter,
    environment,
    foreign_is_there,
    left_behind,
    prepared,
    state,
)

_CALLS = (
    "write",
    "fsync",
    "rename",
    "link",
    "openat",
    "unlink",
    "flock",
    "close",
    "mkdir",
    "chmod",
)
_ERRORS = ("EIO", "ENOSPC", "EACCES", "EINTR", "EROFS", "EDQUOT", "ENOMEM", "EPERM", "ENOSYS")
_SECONDS = 120
_BESIDE = 4
_TRACED = re.compile(r"^(?:\d+ +)?(\w+)\(")

Fault = Iterator[str]
"""What is wrong after a try, in words; nothing is yielded where it held."""


def kill(dice: random.Random, folder: Path) -> Fault:
    """Kill a run at a random moment; then let the same call go on."""
    task = dice.choice(TASKS)
    prepared(task, folder)
    run = subprocess.Popen(  # noqa: S603 - the program is this one
        command(task.call),
        cwd=folder,
        env=environment(),
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(dice.uniform(0.1, 1.2) * done(task).seconds)
    run.kill()
    run.wait()
    with suppress(ProcessLookupError):
        os.killpg(run.pid, signal.SIGKILL)  # what it may have started
    yield from (f"{task.name}: {fault}" for fault in mixed(task, folder))
    if task.name == "book import" and state(folder) == done(task).after:
        return  # its people are in the book already, and are not added twice
    again = drafter(folder, *(task.again or task.call))
    if again.returncode or state(folder) != done(task).after:
        yield f"{task.name}: the next run does not go on: {again.stderr[-300:]}"
    if left := left_behind(folder):
        yield f"{task.name}: the next run leaves {left}"


def call(dice: random.Random, folder: Path) -> Fault:
    """Let one call of the system fail, some time after the program has begun to read."""
    task = dice.choice([task for task in TASKS if "jobs" not in task.name])
    prepared(task, folder)
    name = dice.choice(sorted({name for name, _number in _calls(task)}))
    number = dice.choice([number for found, number in _calls(task) if found == name])
    fault = f"{name}:error={dice.choice(_ERRORS)}:when={number}"
    traced = ["strace", "-f", "-o", os.devnull, "-e", f"trace={name}", "-e", f"inject={fault}"]
    run = subprocess.run(  # noqa: S603 - the program is this one
        [*traced, *command(task.call)],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=_SECONDS,
    )
    yield from (f"{task.name}, {fault}: {wrong}" for wrong in told(task, folder, run))


@cache
def _calls(task: Task) -> list[tuple[str, int]]:
    """Return the calls that a task makes once it reads its material, each with its number."""
    with tempfile.TemporaryDirectory(prefix="drafter-faults-") as name:
        folder = Path(name, "work")
        prepared(task, folder)
        trace = Path(name, "trace")
        traced = ["strace", "-f", "-o", str(trace), "-e", f"trace={','.join(_CALLS)}"]
        subprocess.run(  # noqa: S603 - the program is this one
            [*traced, *command(task.call)],
            cwd=folder,
            env=environment(),
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
        lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    begun, found = False, []
    numbers: Counter[str] = Counter()
    for line in lines:
        begun = begun or "drafter/cli" in line
        if match := _TRACED.match(line):
            numbers[match[1]] += 1
            found += [(match[1], numbers[match[1]])] if begun else []
    return found


def disk(dice: random.Random, folder: Path) -> Fault:
    """Let a task run on a disk that has a little room."""
    task = dice.choice(TASKS)
    prepared(task, folder)
    used = sum(len(data) + 4096 for data in state(folder).values())
    needed = sum(len(data) + 4096 for data in done(task).after.values()) - used
    size = (used + 65_536 + int(dice.uniform(0.0, 1.2) * max(needed, 65_536))) & -4096
    with tempfile.TemporaryDirectory(prefix="drafter-faults-") as name:
        mounted = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", name]
        subprocess.run(mounted, check=True)  # noqa: S603 - a disk of ours
        try:
            work = Path(name, "work")
            try:
                shutil.copytree(folder, work, symlinks=True)
            except (shutil.Error, OSError):
                return  # not even the material fits
            run = drafter(work, *task.call)
            yield from (f"{task.name}, {size} bytes: {w}" for w in told(task, work, run))
        finally:
            subprocess.run(["umount", "-l", name], check=True)  # noqa: S603, S607 - a disk of ours


def neighbours(dice: random.Random, folder: Path) -> Fault:
    """Let runs stand beside each other: nobody and nothing of theirs is lost."""
    task = dice.choice([TASKS[0], TASKS[4]])
    prepared(task, folder)
    merge = list(task.call)
    calls = [merge] * 2 + [["book", "import", f"p{n}.csv"] for n in range(_BESIDE)]
    for number in range(_BESIDE):
        (folder / f"p{number}.csv").write_text(f"id;surname\nnew-{number};Петров\n", "utf-8")
        letter = (folder / "letter.yaml").read_text(encoding="utf-8")
        (folder / f"l{number}.yaml").write_text(letter, encoding="utf-8")
        calls.append(["render", f"l{number}.yaml", "--register", "lines.csv"])
        calls.append(["render", "letter.yaml", "-l", ("ru", "kk")[number % 2], "-o", "one.docx"])
    dice.shuffle(calls)
    runs = [
        subprocess.Popen(  # noqa: S603 - the program is this one
            command(one), cwd=folder, env=environment(), stderr=subprocess.PIPE, text=True
        )
        for one in calls
    ]
    ended = [(one, run.communicate(timeout=_SECONDS)[1], run.returncode) for one, run in zip(
        calls, runs, strict=True)]  # fmt: skip
    for one, said, code in ended:
        if code and "one.docx" not in one:
            yield f"{' '.join(one)} beside others: {said[-300:]}"
    if sum(not code for one, _said, code in ended if "one.docx" in one) != 1:
        yield "several runs believe to have written one.docx"
    book = (folder / "addressbook.yaml").read_text(encoding="utf-8")
    lines = (folder / "lines.csv").read_text(encoding="utf-8-sig")
    for number in range(_BESIDE):
        if f"new-{number}:" not in book or lines.count(f"l{number}.ru.docx") != 1:
            yield f"new-{number} or l{number} is lost"
    found = {name: data for name, data in state(folder).items() if name.startswith("out/")}
    if found != {n: data for n, data in done(task).after.items() if n.startswith("out/")}:
        yield "two runs of one list leave other letters than one"


def init(dice: random.Random, folder: Path) -> Fault:
    """Kill `drafter init`: every file that is there is whole."""
    prepared(INIT, folder)
    run = subprocess.Popen(command(INIT.call), cwd=folder, env=environment(), stderr=-3)  # noqa: S603
    time.sleep(dice.uniform(0.1, 1.1) * done(INIT).seconds)
    run.kill()
    run.wait()
    yield from (f"init: {fault}" for fault in mixed(INIT, folder))


def mixed(task: Task, folder: Path, *, faulty: bool = False) -> Fault:
    """Yield what is neither as before nor as after, and what of others is gone.

    The tables of a merge that says of rows that they are faulty lack these rows.
    """
    before, after, found = done(task).before, done(task).after, state(folder)
    for name in sorted({*before, *found}):
        if found.get(name) not in (before.get(name), after.get(name)):
            if faulty and not task.together and name in found and _lacks_lines(name, found, after):
                continue
            yield f"{name} is neither old nor new"
    if not foreign_is_there(folder):
        yield "something of others is gone"


def _lacks_lines(name: str, found: State, after: State) -> bool:
    """Tell whether a table has no line but those that it should have."""
    if name.endswith(".xlsx"):
        return True  # its parts could be read
    lines = found[name].splitlines()
    return name.endswith(".csv") and set(lines) <= set(after[name].splitlines())


def told(task: Task, folder: Path, run: "subprocess.CompletedProcess[str]") -> Fault:
    """Yield what a run that has ended says or does wrong."""
    yield from mixed(task, folder, faulty=run.returncode == 1)
    before, after, found = done(task).before, done(task).after, state(folder)
    part = task.together and found not in (before, after)
    if re.search("Traceback|defect of drafter|Warning:", run.stderr):
        yield f"it says {run.stderr[-500:]}"
    elif run.returncode not in (0, 1):
        yield f"it ends with {run.returncode}"
    elif run.returncode == 0 and found != after:
        yield f"it ends with 0, and {_differing(found, after)} are not as they should be"
    elif run.returncode and not run.stderr.strip():
        yield "it ends with an error and without a word"
    elif run.returncode and part and "[file-written]" not in run.stderr:
        yield f"a part was written without a word: {_differing(found, before)}"


def _differing(found: object, expected: object) -> list[str]:
    one, other = dict(found), dict(expected)  # type: ignore[call-overload]
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))[:5]


KINDS: dict[str, Callable[[random.Random, Path], Fault]] = {
    "kill": kill,
    "call": call,
    "disk": disk,
    "neighbours": neighbours,
    "init": init,
}


def _possible(kind: str) -> bool:
    if kind == "call":
        return shutil.which("strace") is not None
    return kind != "disk" or (shutil.which("mount") is not None and os.geteuid() == 0)


def main(arguments: list[str] | None = None) -> int:
    """Try kinds of faults in turn until the time is up; return 1 if a try failed."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.faults", description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--tries", type=int, default=sys.maxsize, help="of each kind, at most")
    options = parser.parse_args(arguments)
    wanted = options.kinds or list(KINDS)
    if unknown := set(wanted) - set(KINDS):
        parser.error(f"the kinds are {', '.join(KINDS)}, and not {', '.join(sorted(unknown))}")
    kinds = [kind for kind in wanted if _possible(kind)]
    tried: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    until = time.monotonic() + options.seconds
    for number in range(options.tries):
        for kind in kinds:
            if time.monotonic() > until and number:
                return _report(wanted, tried, failed)
            tried[kind] += 1
            for fault in _tried(kind, f"{options.seed}/{kind}/{number}"):
                failed[kind] += 1
                print(f"{options.seed}/{kind}/{number}: {fault}", flush=True)
                break
    return _report(wanted, tried, failed)


def _tried(kind: str, seed: str) -> list[str]:
    dice = random.Random(seed)  # noqa: S311 - chance, to be repeated, is all that is wanted
    with tempfile.TemporaryDirectory(prefix="drafter-faults-") as name:
        try:
            return list(KINDS[kind](dice, Path(name, "work")))
        except subprocess.TimeoutExpired:
            return [f"it hangs ({os.strerror(errno.ETIMEDOUT)})"]


def _report(kinds: list[str], tried: Counter[str], failed: Counter[str]) -> int:
    print(f"{'kind':12} {'tries':>6} {'held':>6} {'failed':>6}")
    for kind in kinds:
        held = tried[kind] - failed[kind]
        note = "" if _possible(kind) else "  (needs strace or the superuser)"
        print(f"{kind:12} {tried[kind]:6} {held:6} {failed[kind]:6}{note}")
    return int(bool(failed.total()))


if __name__ == "__main__":
    sys.exit(main())
