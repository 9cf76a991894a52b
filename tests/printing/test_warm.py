"""A LibreOffice that stays open: what it makes, when it is started anew, and how it ends."""

import io
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from drafter import Drafter, OutputError, load
from drafter.printing.pdf import as_pdf
from drafter.printing.warm import OvertakenError, WarmOffice, python_with_uno
from tests.conftest import ROOT, SAMPLES
from tests.pages import SOFFICE, office

UNO = Path("/usr/lib/python3/dist-packages/uno.py")

pytestmark = [
    *office,
    pytest.mark.skipif(sys.platform == "win32" or not UNO.exists(), reason="needs Debian's uno"),
]


@pytest.fixture(scope="module")
def letter() -> bytes:
    return Drafter().render(load(SAMPLES / "ak-zhol-akims.yaml"), "kk")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where temporary folders are made."""
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.fixture
def warm(folder: Path) -> Iterator[WarmOffice]:
    opened = WarmOffice(letters=2)
    yield opened
    opened.close()
    assert list(folder.iterdir()) == []


def running(folder: Path) -> list[int]:
    """Return the LibreOffices that have their profile in a folder."""
    call = ["ps", "-ww", "-eo", "pid=,stat=,args="]
    lines = subprocess.run(call, capture_output=True, text=True, check=True).stdout.splitlines()
    found = [line.split(None, 2) for line in lines if f"{folder}/" in line and "soffice" in line]
    return [int(pid) for pid, state, _args in found if not state.startswith("Z")]


def profiles(folder: Path) -> set[str]:
    return {place.name for place in folder.iterdir()}


def is_for_archives(data: bytes) -> bool:
    """Tell whether a PDF says that it is PDF/A-2b, and has the structure of its text."""
    root: Any = PdfReader(io.BytesIO(data)).trailer["/Root"]
    said = root["/Metadata"].get_data().decode()
    level = "<pdfaid:part>2<" in said and "<pdfaid:conformance>B<" in said
    return level and bool(root["/StructTreeRoot"]["/K"]) and bool(root["/MarkInfo"]["/Marked"])


def test_its_pdf_is_for_archives_and_for_screen_readers(warm: WarmOffice, letter: bytes) -> None:
    data = warm.pdf(letter)
    assert is_for_archives(data)
    assert "ДЕПУТАТТЫҚ САУАЛ" in PdfReader(io.BytesIO(data)).pages[0].extract_text()


def test_a_libreoffice_of_its_own_makes_the_same(letter: bytes) -> None:
    assert is_for_archives(as_pdf([letter])[0])


def test_it_stays_open_and_is_started_anew_after_so_many_letters(
    warm: WarmOffice, letter: bytes, folder: Path
) -> None:
    warm.pdf(letter)
    first = profiles(folder)
    assert len(first) == 1
    began = time.monotonic()
    warm.pdf(letter)
    assert time.monotonic() - began < 2.5  # 0.1 s; a start takes 2 s and more
    assert profiles(folder) == set()
    assert running(folder) == []
    warm.pdf(letter)
    assert profiles(folder).isdisjoint(first)


def test_one_that_does_not_answer_is_ended(letter: bytes, folder: Path) -> None:
    warm = WarmOffice(seconds=0.05)
    with pytest.raises(OutputError, match=r"did not answer.*\[pdf-timeout\]"):
        warm.pdf(letter)
    assert running(folder) == []
    assert profiles(folder) == set()


def test_one_that_was_killed_is_told_and_started_anew(
    warm: WarmOffice, letter: bytes, folder: Path
) -> None:
    warm.pdf(letter)
    for pid in running(folder):
        os.kill(pid, signal.SIGKILL)
    with pytest.raises(OutputError, match=r"pdf-not-made"):
        warm.pdf(letter)
    assert is_for_archives(warm.pdf(letter))


def test_what_nobody_waits_for_is_not_made(warm: WarmOffice, letter: bytes, folder: Path) -> None:
    with pytest.raises(OvertakenError):
        warm.pdf(letter, lambda: False)
    assert profiles(folder) == set()


def test_without_a_python_that_has_uno_it_makes_the_pdf_all_the_same(
    letter: bytes, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafter.printing.warm.python_with_uno", lambda _soffice: None)
    assert is_for_archives(WarmOffice().pdf(letter))
    assert profiles(folder) == set()


def test_the_python_of_the_system_is_found() -> None:
    assert SOFFICE is not None
    assert python_with_uno(SOFFICE) == Path("/usr/bin/python3")


OPEN = """
import sys, time
from pathlib import Path
from drafter.printing.warm import WarmOffice
warm = WarmOffice()
warm.pdf(Path(sys.argv[1]).read_bytes())
print("made", flush=True)
time.sleep(60)
"""


def test_it_ends_with_a_desk_that_is_killed(letter: bytes, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(letter)
    environment = {**os.environ, "TMPDIR": str(folder), "PYTHONPATH": str(ROOT)}
    call = [sys.executable, "-c", OPEN, str(tmp_path / "a.docx")]
    with subprocess.Popen(call, env=environment, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "made\n"
        assert running(folder)
        run.kill()
    until = time.monotonic() + 10
    while running(folder) or profiles(folder):
        assert time.monotonic() < until
        time.sleep(0.05)
