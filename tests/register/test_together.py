"""Many write one register at once, and some are ended in the midst of it."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from drafter.register import address_of, reading

KILLS = int(os.environ.get("DRAFTER_EXAMPLES", "3"))


def writer(store: str, name: str, threads: int, count: int) -> "subprocess.Popen[str]":
    call = [sys.executable, "-m", "tests.register.writers", store, name, str(threads), str(count)]
    return subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def numbers(store: str) -> list[str]:
    with reading(address_of(store)) as ledger:
        return sorted(entry.number for entry in ledger.entries())


@pytest.mark.parametrize(
    "store", ["db", "csv", pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)
def test_two_processes_with_ten_threads_lose_nothing(store: str) -> None:
    running = [writer(store, name, 5, 4) for name in ("a", "b")]
    said = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    wanted = [f"{p}-{thread}-{n}" for p in ("a", "b") for thread in range(5) for n in range(4)]
    assert numbers(store) == sorted(wanted)


@pytest.mark.parametrize(
    "store", ["db", "csv", pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)
def test_a_register_is_whole_whenever_its_writer_is_killed(store: str) -> None:
    chance = random.Random(24)
    said: list[str] = []
    for run in range(KILLS):
        process = writer(store, f"{run}", 2, 1000)
        assert process.stdout is not None
        said.append(process.stdout.readline().strip())
        time.sleep(chance.uniform(0, 0.15))
        process.send_signal(signal.SIGKILL)
        rest, _err = process.communicate()
        said += rest.split()
    found = numbers(store)
    assert len(found) == len(set(found))
    # What was said to be entered is; of each thread one letter may be in that could not be said.
    assert set(said) <= set(found)
    assert len(found) - len(said) <= 2 * KILLS
    if store.endswith(".db"):
        assert sqlite3.connect(store).execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert not Path(f"{store}-wal").exists()
