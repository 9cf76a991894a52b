"""Every door bears some hundred mutations of sound input; the seeds found defects that are gone."""

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("the clock of POSIX is set", allow_module_level=True)

from fuzz.__main__ import CASES, fuzzed
from fuzz.doors import DOORS, one


@pytest.mark.parametrize("name", sorted(DOORS))
def test_a_door_bears_what_is_mutated(name: str) -> None:
    assert fuzzed(name, runs=250, seconds=60, seed=0) == (250, 0)


def test_what_was_found_stays_mended() -> None:
    for case in CASES.glob("*/*"):
        one(case.parent.name, case.read_bytes())


def test_a_defect_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_data: bytes) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(DOORS, "table", broken)
    monkeypatch.setattr("fuzz.__main__._keep", lambda *_facts: None)
    assert fuzzed("table", runs=3, seconds=60, seed=0) == (3, 3)
