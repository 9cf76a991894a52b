"""Every door bears some hundred mutations of sound input; what fuzzing found stays mended."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from fuzz.doors import DOORS, one, seeds
from fuzz.mutations import mutation

CASES = Path(__file__).resolve().parent.parent / "fuzz" / "cases"
RUNS = 250


@pytest.mark.parametrize("name", sorted(DOORS))
def test_a_door_bears_what_is_mutated(name: str) -> None:
    dice = random.Random(0)
    sound = seeds(name)
    tried = {mutation(dice.choice(sound), dice.choice(sound), dice) for _run in range(RUNS)}
    assert len(tried) > RUNS // 2
    for data in tried:
        one(name, data)


def test_what_was_found_stays_mended() -> None:
    for case in CASES.glob("*/*"):
        one(case.parent.name, case.read_bytes())


@pytest.mark.parametrize("name", ["body", "markup", "reading"])
def test_documents_that_a_door_makes_are_looked_at(name: str) -> None:
    assert any(one(name, data) for data in seeds(name))


def test_a_defect_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes) -> list[bytes]:
        raise ZeroDivisionError(data)

    monkeypatch.setitem(DOORS, "table", broken)
    with pytest.raises(ZeroDivisionError):
        one("table", b"a")


def test_a_document_that_is_not_valid_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def invalid(_data: bytes) -> list[bytes]:
        sound = one("reading", seeds("reading")[0])[0]
        # A style of a paragraph that no style sheet has.
        return [_with(sound, b'w:pStyle w:val="Salutation"', b'w:pStyle w:val="Nobody"')]

    monkeypatch.setitem(DOORS, "table", invalid)
    with pytest.raises(AssertionError, match="Nobody"):
        one("table", b"a")


def _with(document: bytes, old: bytes, new: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as package, zipfile.ZipFile(buffer, "w") as changed:
        for name in package.namelist():
            changed.writestr(name, package.read(name).replace(old, new))
    return buffer.getvalue()
