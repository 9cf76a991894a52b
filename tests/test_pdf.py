"""PDF by LibreOffice: made, or refused in a sentence; nothing is left behind."""

import os
import stat
import sys
import tempfile
import time
from pathlib import Path

import pdfplumber
import pytest

from drafter import Drafter, OutputError, load
from drafter.cli import main
from drafter.pdf import as_pdf
from tests.conftest import SAMPLES
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
    monkeypatch.setattr("drafter.pdf._USUAL_PLACES", ())
    with pytest.raises(OutputError, match="LibreOffice, which is not installed"):
        as_pdf([b""])


def test_a_hanging_libreoffice_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, f'(sleep 2; touch "{tmp_path}/alive") & sleep 60', monkeypatch)
    began = time.monotonic()
    with pytest.raises(OutputError, match="LibreOffice did not answer for 1 seconds"):
        as_pdf([b""], seconds=0.6)
    assert time.monotonic() - began < 1.9
    time.sleep(2)
    assert not (tmp_path / "alive").exists()


def test_a_libreoffice_that_makes_nothing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, "exit 0", monkeypatch)
    with pytest.raises(OutputError, match="LibreOffice made no PDF"):
        as_pdf([b""])


def test_no_temporary_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "exit 1", monkeypatch)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    with pytest.raises(OutputError):
        as_pdf([b""])
    assert list((tmp_path / "tmp").iterdir()) == []


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
    stand_in(tmp_path, "exit 1", monkeypatch)
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


MAKES_PDF = """\
while [ $# -gt 0 ]; do
  case "$1" in --outdir) out="$2"; shift;; *.docx) in="$1";; esac
  shift
done
printf '%%PDF-1.7' > "$out/$(basename "$in" .docx).pdf"
"""


def test_an_existing_pdf_is_replaced_with_force_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in(tmp_path, MAKES_PDF, monkeypatch)
    call = ["render", str(SAMPLES / "ak-zhol-akims.yaml"), "--pdf", "-l", "ru"]
    target = tmp_path / "out" / "ak-zhol-akims.ru.pdf"
    target.parent.mkdir()
    target.write_bytes(b"mine")
    assert main([*call, "-o", f"{target.parent}/"]) == 1
    assert f"{target}: The file exists already. Add --force" in capsys.readouterr().err
    assert target.read_bytes() == b"mine"
    assert main([*call, "-o", f"{target.parent}/", "--force"]) == 0
    assert target.read_bytes() == b"%PDF-1.7"


def test_the_standard_output_gets_the_pdf_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    stand_in(tmp_path, MAKES_PDF, monkeypatch)
    file = str(SAMPLES / "ak-zhol-akims.yaml")
    assert main(["render", file, "--pdf", "-l", "ru", "-o", "-"]) == 0
    assert capsysbinary.readouterr().out == b"%PDF-1.7"
