"""The letters of the benchmark are the real thing."""

from pathlib import Path

from benchmarks.contestants import SAMPLE, drafter_from_inquiry, drafter_from_text, limit
from drafter.cli import main


def test_every_letter_of_drafter_is_what_the_command_writes(tmp_path: Path) -> None:
    target = tmp_path / "letter.docx"
    assert main(["render", str(SAMPLE), "-l", "ru", "-o", str(target)]) == 0
    for prepare in (drafter_from_inquiry, drafter_from_text, limit):
        assert prepare()() == target.read_bytes()
