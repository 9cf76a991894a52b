"""The translator's guide is followed step by step, in each of its languages."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.documents import texts

GUIDE = (ROOT / "TRANSLATING.md").read_text(encoding="utf-8")
CHAPTERS = dict(zip(["ru", "kk", "en"], re.split(r"(?m)^## ", GUIDE)[1:4], strict=True))
CHANGED = 'msgstr "Құрметпен,"', 'msgstr "Зор құрметпен,"'


def steps(chapter: str) -> list[list[str]]:
    """Return the commands of each numbered step."""
    found = re.split(r"(?m)^\d\. ", chapter)[1:]
    return [re.findall(r"(?m)^   (drafter .*|cd .*)$", step) for step in found]


def test_the_chapters_have_six_steps_with_the_same_commands() -> None:
    assert len(steps(CHAPTERS["en"])) == 6
    for chapter in CHAPTERS.values():
        assert steps(chapter) == steps(CHAPTERS["en"])


def run(command: str, language: str) -> str:
    """Run a command as a translator does, a process each; return what it says."""
    arguments = ["--interface", language, *command.split()[1:]]
    done = subprocess.run(
        [sys.executable, "-m", "drafter", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.mark.parametrize("language", list(CHAPTERS))
def test_a_translator_who_follows_the_steps_changes_the_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    said = {}
    for number, commands in enumerate(steps(CHAPTERS[language]), 1):
        if number == 3:
            po = Path("locales/kk/LC_MESSAGES/letter.po")
            text = po.read_text(encoding="utf-8")
            assert CHANGED[0] in text
            po.write_text(text.replace(*CHANGED), encoding="utf-8")
        for command in commands:
            if command.startswith("cd "):
                monkeypatch.chdir(command.removeprefix("cd "))
            else:
                said[command] = run(command, language)
    assert texts(Path("preview/letter.kk.docx").read_bytes(), "Closing") == ["Зор құрметпен,"]
    assert str(Path("locales/en/LC_MESSAGES/letter.po")) in said["drafter locales add en"]
