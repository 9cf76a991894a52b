"""The letters of the benchmark are the real thing."""

import io
import zipfile
from pathlib import Path

from benchmarks.contestants import SAMPLE, drafter_from_inquiry, drafter_from_text, limit
from drafter.cli import main


def test_every_letter_of_drafter_is_what_the_command_writes(tmp_path: Path) -> None:
    target = tmp_path / "letter.docx"
    assert main(["render", str(SAMPLE), "-l", "ru", "-o", str(target)]) == 0
    for prepare in (drafter_from_inquiry, drafter_from_text):
        assert prepare()() == target.read_bytes()
    assert parts(io.BytesIO(limit()())) == parts(target)


def parts(file: Path | io.BytesIO) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}
