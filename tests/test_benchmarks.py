"""The letters of the benchmark are the real thing."""

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import docx
import pytest

from benchmarks import archive
from benchmarks.contestants import (
    SAMPLE,
    differing,
    drafter_from_inquiry,
    drafter_from_text,
    limit,
)
from drafter.cli import main


def test_every_letter_of_drafter_is_what_the_command_writes(tmp_path: Path) -> None:
    target = tmp_path / "letter.docx"
    assert main(["render", str(SAMPLE), "-l", "ru", "-o", str(target)]) == 0
    for prepare in (drafter_from_inquiry, drafter_from_text):
        assert prepare()() == target.read_bytes()
    assert parts(io.BytesIO(limit()())) == parts(target)


def test_letters_that_differ_share_no_paragraph_but_those_of_catalogs(tmp_path: Path) -> None:
    first, other = (letter_of(tmp_path, number) for number in (1, 23))
    assert len(first) == len(other)
    same = [text for text, its in zip(first, other, strict=True) if text == its]
    assert len(same) < 8
    assert all("«" not in text or text.startswith("Депутаты") for text in same)


def letter_of(folder: Path, number: int) -> list[str]:
    """Return the paragraphs of a letter of the list, as the command writes it."""
    file, target = folder / f"{number}.yaml", folder / f"{number}.docx"
    file.write_text(differing(number), "utf-8")
    assert main(["render", str(file), "-l", "ru", "-o", str(target)]) == 0
    return [paragraph.text for paragraph in docx.Document(str(target)).paragraphs]


def parts(file: Path | io.BytesIO) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


class Measured(ModuleType):
    """A module of figures, one of which is beyond its bound."""

    def figures(self) -> Iterator[archive.Figure]:
        yield archive.Figure("growth", 1.1, 1.2)
        yield archive.Figure("speed", 1.4, 1.5, least=True)


def test_a_ratio_beyond_its_bound_is_marked_and_told_by_the_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "benchmarks.measured", Measured("benchmarks.measured"))
    monkeypatch.setattr(sys, "argv", ["archive", "measured"])
    assert archive.main() == 1
    said = capsys.readouterr().out
    assert "| growth | 1.10 | ≤ 1.2 |" in said
    assert "| speed | 1.40 | ≥ 1.5 (not kept) |" in said
