"""What was written is opened in the program that the system has for it, or not at all."""

import os
import stat
import sys
from pathlib import Path

import pytest

from drafter.desk.opening import open_by_system

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="the stand-ins are those of a free desktop"
)


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in for a desktop that knows Word files; return where it says what it opened."""
    said = tmp_path / "said"
    scripts = {
        "xdg-open": f'echo "$@" > "{said}"',
        "xdg-mime": 'case "$3" in *wordprocessingml*) echo writer.desktop;; esac',
    }
    (tmp_path / "bin").mkdir()
    for name, script in scripts.items():
        program = tmp_path / "bin" / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return said


def test_a_word_file_is_opened_in_its_program(desktop: Path, tmp_path: Path) -> None:
    assert open_by_system(tmp_path / "Письмо 1.docx")
    assert desktop.read_text(encoding="utf-8").strip() == str(tmp_path / "Письмо 1.docx")


def test_without_a_program_a_screen_or_a_desktop_nothing_is_opened(
    desktop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not open_by_system(tmp_path / "a.pdf")
    monkeypatch.delenv("DISPLAY")
    assert not open_by_system(tmp_path / "a.docx")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not open_by_system(tmp_path / "a.docx")
    assert not desktop.exists()
