"""A merge that is killed at any moment goes on as if nothing had happened.

`DRAFTER_EXAMPLES=50 python -m pytest tests/office/test_killed_merges.py` kills more runs.
"""

import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from drafter.cli import main
from drafter.register import address_of, reading
from tests.office.test_merging import LETTER, bytes_of

KILLS = int(os.environ.get("DRAFTER_EXAMPLES", "4"))
ROWS = 100

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are ended by signals")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("letter.yaml").write_text(LETTER, encoding="utf-8")
    rows = [f"akim-astana;Район {n}" for n in range(ROWS)]
    Path("table.csv").write_text("\n".join(["post;region", *rows, ""]), encoding="utf-8")
    return tmp_path


def call(folder: str, register: str) -> list[str]:
    options = ["--to", "table.csv", "-o", folder, "-l", "ru", "--register", register]
    return ["render", "letter.yaml", *options]


def entered(register: str) -> Counter[str]:
    with reading(address_of(register)) as ledger:
        return Counter(Path(name).name for entry in ledger.entries() for name in entry.files)


@pytest.mark.parametrize("kind", ["db", "csv"])
def test_no_letter_comes_twice_and_none_is_missing(kind: str) -> None:
    began = time.monotonic()
    assert main(call("whole", f"whole.{kind}")) == 0
    took = time.monotonic() - began + 0.5
    expected = bytes_of("whole")
    chance = random.Random(kind)  # the same moments each time
    register = f"killed.{kind}"
    for _kill in range(max(1, KILLS // 2)):
        process = subprocess.Popen(
            [sys.executable, "-m", "drafter", *call("killed", register)], stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.2, took))
        process.send_signal(signal.SIGKILL)
        process.wait()
        for path in Path("killed").glob("*.docx"):
            assert path.read_bytes() == expected[path.name]
            assert zipfile.is_zipfile(path)
        if Path(register).exists():
            known = entered(register)
            assert set(known) <= set(expected)
            assert set(known.values()) <= {1}
    assert main(call("killed", register)) == 0
    assert bytes_of("killed") == expected
    letters = {name for name in expected if name.endswith(".docx")}
    assert entered(register) == dict.fromkeys(letters, 1)
    assert len(letters) == ROWS
