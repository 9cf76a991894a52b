"""A clock that is wrong spoils nothing: zip files tell times from 1980 to 2107 alone."""

import datetime
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from drafter.cli import main
from drafter.clock import today
from drafter.docx.look import Look
from drafter.workspace import LOOK, TEMPLATES, shipped
from tests.conftest import SAMPLES

CLOCKS = [0, 86_400 * 365, 7_258_118_400, 253_370_000_000]
"""1970, 1971, 2200 and 9998."""


@pytest.fixture(params=CLOCKS)
def clock(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Let the clock of the machine show a strange time."""
    seconds: int = request.param
    local = time.localtime

    class Then(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> "Then":
            return cls.fromtimestamp(seconds, tz)

    monkeypatch.setattr(time, "time", lambda: float(seconds))
    monkeypatch.setattr(time, "localtime", lambda s=None: local(seconds if s is None else s))
    monkeypatch.setattr(datetime, "datetime", Then)
    return seconds


@pytest.mark.usefixtures("clock")
def test_letters_and_a_register_are_made_with_a_cold_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafter.private.cache_folder", lambda: None)
    letter = SAMPLES / "ak-zhol-akims.yaml"
    folder, register = str(tmp_path / "out"), str(tmp_path / "register.xlsx")
    for _run in range(2):
        assert (
            main(["render", str(letter), "-o", f"{folder}/", "--register", register, "--force"])
            == 0
        )
    rows = list(openpyxl.load_workbook(register).worksheets[0].iter_rows(values_only=True))
    assert len(rows) == 2
    for file in (*(tmp_path / "out").iterdir(), Path(register)):
        with zipfile.ZipFile(file) as package:
            assert package.testzip() is None


def test_a_look_is_prepared_whatever_the_clock_says(
    clock: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("drafter.private.cache_folder", lambda: None)
    look = tmp_path / "look.docx"
    look.write_bytes((shipped(TEMPLATES) / LOOK).read_bytes())
    assert Look(look).parts("ru-RU").raw["word/styles.xml"]
    assert clock in CLOCKS


def test_beyond_the_last_day_it_is_the_last_day(monkeypatch: pytest.MonkeyPatch) -> None:
    class Then(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> "Then":
            raise ValueError("year 30489 is out of range")

    monkeypatch.setattr(datetime, "datetime", Then)
    assert today() == datetime.date(9999, 12, 31)
