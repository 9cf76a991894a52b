"""Work is shared out among processes, none of which outlives its parent or takes it along."""

import errno
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from drafter.office.working import Work
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are ended by signals")


def nothing() -> None:
    """Begin without more ado."""


def doubled(folder: Path, number: int) -> int:
    """Return twice a number; multiples of 10 are the death of a process once, 7 is always."""
    mark = folder / str(number)
    if number == 7 or (number and number % 10 == 0 and not mark.exists()):
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def test_results_come_in_order() -> None:
    work = Work(nothing, str, range(100))
    assert list(work.results(3)) == [str(number) for number in range(100)]


def test_the_death_of_processes_costs_only_what_kills_each_of_them(tmp_path: Path) -> None:
    found = list(Work(nothing, partial(doubled, tmp_path), range(60)).results(2))
    assert found == [None if number == 7 else 2 * number for number in range(60)]


def test_neither_end_of_a_pipe_waits_for_the_other_to_read_what_no_pipe_holds() -> None:
    items = [str(number) * 400_000 for number in range(80)]
    assert list(Work(nothing, str, items).results(2)) == items


@pytest.mark.parametrize("started", [0, 1])
def test_where_no_process_can_be_started_the_work_is_done_all_the_same(
    monkeypatch: pytest.MonkeyPatch, started: int
) -> None:
    forks = iter(range(started))
    fork = os.fork

    def refused() -> int:
        if next(forks, None) is None:
            raise BlockingIOError(errno.EAGAIN, "no more")
        return fork()

    monkeypatch.setattr(os, "fork", refused)
    assert list(Work(nothing, str, range(50)).results(2)) == [str(n) for n in range(50)]


def test_an_error_of_the_work_is_raised_where_it_is_awaited() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        list(Work(nothing, int, ["1", "2", "x"]).results(2))


FOR_EVER = r"""
import os, signal, sys, time
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # both are ignored where the tests
signal.signal(signal.SIGINT, signal.default_int_handler)  # were started in the background
from drafter.office.working import Work
def begin(): os.write(1, b"%d\n" % os.getpid())  # print may part a line
def make(item): time.sleep(60)
if __name__ == "__main__":
    list(Work(begin, make, range(100)).results(2))
"""


def is_running(number: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{number}/status").read_text()
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="it looks into /proc")
@pytest.mark.parametrize("end", ["SIGKILL", "SIGTERM", "SIGHUP", "SIGINT"])
def test_processes_end_with_their_parent_and_say_nothing(tmp_path: Path, end: str) -> None:
    script = tmp_path / "work.py"
    script.write_text(FOR_EVER, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    parent = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )
    with parent:
        assert parent.stdout is not None
        assert parent.stderr is not None
        workers = [int(parent.stdout.readline()) for _number in range(2)]
        number = getattr(signal, end)
        os.killpg(parent.pid, number) if end == "SIGINT" else parent.send_signal(number)
        said = parent.stderr.read().decode()  # its end comes when nobody holds the pipe
    assert said.count("Traceback") == (1 if end == "SIGINT" else 0)  # that of the script itself
    until = time.monotonic() + 5
    while any(map(is_running, workers)) and time.monotonic() < until:
        time.sleep(0.02)
    assert not any(map(is_running, workers))
