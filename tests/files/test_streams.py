"""Standard streams that are closed or full: what was done stays done, and the exit code says it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX closes streams")

LETTER = SAMPLES / "ak-zhol-akims.yaml"


def run(folder: Path, call: str) -> tuple[int, str]:
    """Run drafter by a shell, in English; return its exit code and what it says."""
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$PYTHON" -m drafter {call}'],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHON": sys.executable, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
    )
    assert "Traceback" not in done.stderr
    assert "defect" not in done.stderr
    return done.returncode, done.stderr


@pytest.mark.parametrize("streams", [">&-", "2>&-", "2>/dev/full", "<&- >&- 2>&-"])
def test_letters_that_are_written_are_a_success_whoever_reads_the_messages(
    tmp_path: Path, streams: str
) -> None:
    code, _said = run(tmp_path, f"render {LETTER} -o out/ --register register.csv {streams}")
    assert code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "ak-zhol-akims.kk.docx",
        "ak-zhol-akims.ru.docx",
    ]
    table = (tmp_path / "register.csv").read_bytes()
    assert table.count(b"ak-zhol-akims.ru.docx") == 1
    letter = (tmp_path / "out" / "ak-zhol-akims.ru.docx").read_bytes()
    assert letter.startswith(b"PK")
    assert b"Written" not in letter


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ("--version >&-", "The standard input or output is closed."),
        ("--version >/dev/full", "The disk is full."),
        ("schema >/dev/full", "The disk is full."),
        (f"render {LETTER} -l ru -o - >/dev/full", "The disk is full."),
        ("schema >&- 2>&-", ""),
        ("schema 2>/dev/full >/dev/full", ""),
        ("render - <&-", "The standard input or output is closed."),
        ("new letter.yaml <&-", "The standard input or output is closed."),
    ],
)
def test_what_is_asked_for_and_cannot_be_printed_or_read_is_an_error(
    tmp_path: Path, call: str, sentence: str
) -> None:
    code, said = run(tmp_path, call)
    assert code == 1
    assert sentence in said


def test_a_reader_that_has_gone_is_told_nothing(tmp_path: Path) -> None:
    code, said = run(tmp_path, "schema | head -c 0")
    assert (code, said) == (0, "")  # the code is that of head


def test_a_wrong_call_stays_one_without_an_output(tmp_path: Path) -> None:
    assert run(tmp_path, "rendr >&-")[0] == 2
