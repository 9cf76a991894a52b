"""Letters in older formats come in as Word letters do."""

import shutil
import subprocess
from pathlib import Path

import pytest

from drafter import Drafter, load
from drafter.cli import main
from drafter.errors import DocumentError
from drafter.office.older import imported
from tests.conftest import SAMPLES


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is absent")
def test_an_old_letter_comes_back_with_its_parts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "pastures.docx"
    source.write_bytes(Drafter().render(load(SAMPLES / "pastures.yaml"), "ru"))
    call = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"]
    call += ["--convert-to", "doc", "--outdir", str(tmp_path), str(source)]
    subprocess.run(call, check=True, capture_output=True, timeout=120)
    source.unlink()
    assert main(["import", str(tmp_path / "pastures.doc"), "--interface", "en"]) == 0
    inquiry = load(tmp_path / "pastures.yaml")
    assert (str(inquiry.date), inquiry.number) == ("2025-05-14", "11-77")
    assert inquiry.subject == {"ru": "О нехватке пастбищ у сельских жителей"}
    assert len(inquiry.demands) == 2


def test_without_libreoffice_an_import_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("drafter.printing.pdf._USUAL_PLACES", ())
    file = tmp_path / "letter.doc"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    with pytest.raises(DocumentError, match="LibreOffice, which is not installed"):
        imported([file], "letter.yaml")
