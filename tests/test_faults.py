"""The fault runs find what they are made to find, and drafter holds in each kind of them."""

import subprocess
import sys
from pathlib import Path

import pytest

from fuzz import faults, tasks
from fuzz.faults import KINDS, main, told
from fuzz.tasks import Done, Task

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by POSIX")

TASK = Task("render", ("render", "letter.yaml"))


@pytest.mark.parametrize("kind", ["kill", "init"])
def test_a_kind_of_fault_is_held(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([kind, "--tries", "1"]) == 0
    assert f"{kind:12}      1      1      0" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("files", "code", "said", "fault"),
    [
        ({"a.docx": b"new", "b.docx": b"new"}, 0, "Written", None),
        ({"a.docx": b"old"}, 1, "The disk is full.", None),
        ({"a.docx": b"ne", "b.docx": b"new"}, 0, "Written", "neither old nor new"),
        ({"a.docx": b"old"}, 0, "Written", "not as they should be"),
        ({"a.docx": b"new"}, 1, "The disk is full.", "a part was written without a word"),
        ({"a.docx": b"new"}, 1, "It was written. [file-written]", None),
        ({"a.docx": b"old"}, 1, "", "without a word"),
        ({"a.docx": b"old"}, 1, "Traceback (most recent call last)", "it says Traceback"),
        ({"a.docx": b"old"}, 120, "The disk is full.", "it ends with 120"),
        ({}, 1, "The disk is full.", "neither old nor new"),
    ],
)
def test_a_run_that_did_not_hold_would_be_found(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    files: dict[str, bytes],
    code: int,
    said: str,
    fault: str | None,
) -> None:
    ideal = Done({"a.docx": b"old"}, {"a.docx": b"new", "b.docx": b"new"}, 0.1)
    monkeypatch.setattr(faults, "done", lambda _task: ideal)
    for place in (tmp_path, tmp_path / "out"):
        place.mkdir(exist_ok=True)
        (place / tasks.FOREIGN_FILE).write_bytes(b"mine")
        (place / tasks.FOREIGN_FOLDER).mkdir()
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    run = subprocess.CompletedProcess(["drafter"], code, "", said)
    found = list(told(TASK, tmp_path, run))
    assert [fault in wrong for wrong in found[:1]] == [True] if fault else found == []


def test_a_kind_that_there_is_not_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["flood"])
    assert ", ".join(KINDS) in capsys.readouterr().err
