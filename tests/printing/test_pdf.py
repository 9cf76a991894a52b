"""PDF by LibreOffice: made, or refused in a sentence; nothing is left behind."""

import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest

from drafter import Drafter, OutputError, load
from drafter.cli import main
from drafter.printing.pdf import as_pdf
from tests.conftest import ROOT, SAMPLES
from tests.pages import SOFFICE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


def stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a script in LibreOffice's place."""
    program = folder / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}/usr/bin{os.pathsep}/bin")


def test_without_libreoffice_it_says_where_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("drafter.printing.pdf._USUAL_PLACES", ())
    with pytest.raises(OutputError, match=r"not installed.*\[pdf-no-libreoffice\]"):
        as_pdf([b""])


def test_a_hanging_libreoffice_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, f'sleep 600 & echo $! > "{tmp_path}/child"; sleep 600', monkeypatch)
    with pytest.raises(OutputError, match=r"did not answer for 2 seconds.*\[pdf-timeout\]"):
        as_pdf([b""], seconds=2)
    child = int((tmp_path / "child").read_text())
    _wait_until(lambda: not _is_running(child))


def test_a_libreoffice_that_makes_nothing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, "exit 0", monkeypatch)
    with pytest.raises(OutputError, match=r"LibreOffice made no PDF.*\[pdf-not-made\]"):
        as_pdf([b""])


FOR_EACH = (
    'for a in "$@"; do [ "$p" = --outdir ] && o=$a; p=$a; done\n'
    "for f in $o/*.docx; do {make}; done; {end}"
)
"""A script that makes something for each letter, and ends."""


def page_of(text: str) -> bytes:
    """Return a PDF of one page with a text on it."""
    content = f"BT /F 9 Tf ({text}) Tj ET" if text else ""
    parts = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
        "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
    )
    data, offsets = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj{part}endobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"xref\n0 5\n0000000000 65535 f \n{table}trailer<</Size 5/Root 1 0 R>>\n"
    return f"{data}{end}startxref\n{len(data)}\n%%EOF\n".encode()


@pytest.mark.parametrize(
    ("make", "end", "said"),
    [
        pytest.param(': > "${f%.docx}.pdf"', "", "cannot be read", id="an empty file"),
        pytest.param('echo x > "${f%.docx}.pdf"', "", "cannot be read", id="no PDF"),
        pytest.param(
            'printf "%%PDF-1.4\n%%%%EOF" > "${f%.docx}.pdf"', "", "cannot be read", id="no pages"
        ),
        pytest.param('cp "$EMPTY" "${f%.docx}.pdf"', "", "cannot be read", id="an empty page"),
        pytest.param(
            'ln -s /etc/passwd "${f%.docx}.pdf"', "", "made no PDF", id="a link to another file"
        ),
        pytest.param('mkfifo "${f%.docx}.pdf"', "", "made no PDF", id="a pipe"),
        pytest.param(
            'truncate -s 300M "${f%.docx}.pdf"', "", "cannot be read", id="300 MB of noughts"
        ),
        pytest.param(":", "exit 3", "stopped with an error (3)", id="an exit code"),
        pytest.param(":", "kill -SEGV $$", "stopped with an error (-11)", id="a crash"),
    ],
)
def test_a_broken_pdf_never_replaces_a_good_one(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    make: str,
    end: str,
    said: str,
) -> None:
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(page_of(""))
    monkeypatch.setenv("EMPTY", str(empty))
    stand_in(tmp_path, FOR_EACH.format(make=make, end=end), monkeypatch)
    out = tmp_path / "out"
    out.mkdir()
    good = out / "ak-zhol-akims.ru.pdf"
    good.write_bytes(b"a good one")
    call = ["render", str(SAMPLES / "ak-zhol-akims.yaml"), "-l", "ru", "--pdf", "--force"]
    assert main([*call, "-o", f"{out}/"]) == 1
    assert said in capsys.readouterr().err
    assert [file.name for file in out.iterdir()] == [good.name]
    assert good.read_bytes() == b"a good one"


def test_no_temporary_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "exit 1", monkeypatch)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    with pytest.raises(OutputError):
        as_pdf([b""])
    assert list((tmp_path / "tmp").iterdir()) == []


MAKE_PDF = """
import signal
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # nohup lets its programs ignore it
from drafter.printing.pdf import as_pdf
as_pdf([b''])
"""


@pytest.mark.parametrize("end", ["SIGKILL", "SIGTERM", "SIGHUP"])
def test_libreoffice_and_its_folder_go_with_a_run_that_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    stand_in(tmp_path, f'(sleep 60) & echo $! > "{tmp_path}/child"; sleep 60', monkeypatch)
    (tmp_path / "tmp").mkdir()
    environment = {**os.environ, "TMPDIR": str(tmp_path / "tmp"), "PYTHONPATH": str(ROOT)}
    run = subprocess.Popen([sys.executable, "-c", MAKE_PDF], env=environment)
    child = tmp_path / "child"
    _wait_until(lambda: child.exists() and child.read_text().endswith("\n"))
    _wait_until(lambda: _children(run.pid) == 2)  # LibreOffice, and who looks after it
    assert list((tmp_path / "tmp").iterdir())
    run.send_signal(getattr(signal, end))
    run.wait()
    _wait_until(lambda: not list((tmp_path / "tmp").iterdir()))
    _wait_until(lambda: not _is_running(int(child.read_text())))


def _wait_until(so: Callable[[], bool]) -> None:
    """Wait for what soon is so, however busy the machine is."""
    until = time.monotonic() + 30
    while not so():
        assert time.monotonic() < until
        time.sleep(0.02)


def _children(number: int) -> int:
    call = ["ps", "-A", "-o", "ppid="]
    parents = subprocess.run(call, capture_output=True, text=True, check=True).stdout
    return parents.split().count(str(number))


def _is_running(number: int) -> bool:
    call = ["ps", "-o", "stat=", "-p", str(number)]
    state = subprocess.run(call, capture_output=True, text=True).stdout.strip()
    return bool(state) and not state.startswith("Z")


def test_a_libreoffice_that_cannot_be_started_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, "", monkeypatch)
    (tmp_path / "bin" / "soffice").write_bytes(b"\x7fELF no program")
    with pytest.raises(OutputError, match=r"LibreOffice cannot be started.*\[pdf-failed\]"):
        as_pdf([b""])


def test_nobody_else_can_look_into_the_folder_of_a_pdf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = f'for last; do :; done; stat -c %a "$(dirname "$last")" > "{tmp_path}/mode"'
    stand_in(tmp_path, look, monkeypatch)
    with pytest.raises(OutputError):
        as_pdf([b""])
    assert (tmp_path / "mode").read_text() == "700\n"


def test_nothing_is_written_when_the_pdf_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in(tmp_path, "exit 0", monkeypatch)
    out = tmp_path / "out"
    assert main(["render", str(SAMPLES / "ak-zhol-akims.yaml"), "--pdf", "-o", f"{out}/"]) == 1
    assert "LibreOffice made no PDF." in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.office
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_pdf_has_the_text_of_the_letter(tmp_path: Path) -> None:
    file = str(SAMPLES / "ak-zhol-akims.yaml")
    assert main(["render", file, "--pdf", "-l", "kk", "-o", f"{tmp_path}/"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "ak-zhol-akims.kk.docx",
        "ak-zhol-akims.kk.pdf",
    ]
    with pdfplumber.open(tmp_path / "ak-zhol-akims.kk.pdf") as pdf:
        assert "ДЕПУТАТТЫҚ САУАЛ" in (pdf.pages[0].extract_text() or "")


@pytest.mark.office
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_each_letter_of_a_bilingual_pdf_counts_its_own_pages(tmp_path: Path) -> None:
    inquiry = load(SAMPLES / "ak-zhol-akims.yaml")
    (data,) = as_pdf([Drafter().bilingual(inquiry, ["kk", "ru"])])
    (tmp_path / "both.pdf").write_bytes(data)
    with pdfplumber.open(tmp_path / "both.pdf") as pdf:
        firsts = [(page.extract_text() or "").split("\n")[0] for page in pdf.pages]
    assert firsts[0].startswith("Қазақстан")
    assert firsts[1] == "2"
    assert firsts[2].startswith("Премьер")
    assert firsts[3] == "2"


def makes_pdf(folder: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Put a script in LibreOffice's place that makes the same PDF of each letter; return it."""
    page = folder / "page.pdf"
    page.write_bytes(page_of("Letter"))
    script = FOR_EACH.format(make=f'cp "{page}" "${{f%.docx}}.pdf"', end="")
    stand_in(folder, script, monkeypatch)
    return page.read_bytes()


def test_an_existing_pdf_is_replaced_with_force_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = makes_pdf(tmp_path, monkeypatch)
    call = ["render", str(SAMPLES / "ak-zhol-akims.yaml"), "--pdf", "-l", "ru"]
    target = tmp_path / "out" / "ak-zhol-akims.ru.pdf"
    target.parent.mkdir()
    target.write_bytes(b"mine")
    assert main([*call, "-o", f"{target.parent}/"]) == 1
    assert f"{target}: The file exists already. Add --force" in capsys.readouterr().err
    assert target.read_bytes() == b"mine"
    assert main([*call, "-o", f"{target.parent}/", "--force"]) == 0
    assert target.read_bytes() == page


def test_the_standard_output_gets_the_pdf_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    page = makes_pdf(tmp_path, monkeypatch)
    file = str(SAMPLES / "ak-zhol-akims.yaml")
    assert main(["render", file, "--pdf", "-l", "ru", "-o", "-"]) == 0
    assert capsysbinary.readouterr().out == page
