"""The screen: nothing that a file, a name or a heading holds steers the terminal."""

import io
import re
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.cli import main
from drafter.commands.screen import pour, say, tell
from drafter.errors import Place, Problem
from tests.conftest import ROOT, SAMPLES

ESC, CSI, RLO = "\x1b", "\x9b", "\u202e"
HOSTILE = f"x{ESC}]0;pwned\x07{ESC}[31mred{CSI}2J{RLO}fdp"


def steering(text: str) -> list[str]:
    """Return the characters of a text that steer a terminal, by what Unicode says of them."""
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    return [
        c
        for c in text.replace("\n", "").replace("\t", "")
        if unicodedata.category(c) == "Cc" or unicodedata.bidirectional(c) in turning
    ]


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """Let the standard output be a terminal; return what is written there."""
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", Terminal(written, encoding="utf-8", write_through=True))
    return written


@pytest.fixture
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    if sys.platform == "win32":
        pytest.skip("Windows has no such names")
    name = f"{HOSTILE}.yaml"
    Path(name).write_bytes((SAMPLES / "ak-zhol-akims.yaml").read_bytes())
    return name


@pytest.mark.parametrize(
    "call",
    [
        ["render", "FILE", "-l", "ru"],
        ["render", "FILE", "-l", HOSTILE],
        ["render", "FILE", "--look", HOSTILE],
        ["render", "FILE", HOSTILE],
        ["render", "FILE", "--to", "list.csv", "-o", "made", "--name", "{none}"],
        ["check", "FILE", "--without", HOSTILE],
        ["check", HOSTILE],
        ["show", HOSTILE],
        ["import", "FILE"],
        ["look", "check", "FILE"],
        ["new", "FILE"],
        ["decline", HOSTILE],
        ["register", "due", f"{HOSTILE}.csv"],
        ["locales", "check", HOSTILE],
        ["templates", "check", HOSTILE],
        ["templates", "copy", HOSTILE],
        ["init", HOSTILE],
        [HOSTILE],
        ["render", f"--{HOSTILE}"],
    ],
    ids=lambda call: " ".join(call).replace(HOSTILE, "X"),
)
def test_a_hostile_name_is_shown_and_steers_nothing(
    letter: str, call: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    Path("list.csv").write_text(f"a{HOSTILE};addressee\n1;prime-minister\n", encoding="utf-8")
    main([letter if part == "FILE" else part for part in call])
    said = capfd.readouterr()
    assert "pwned" in said.out + said.err
    assert steering(said.out + said.err) == []


def test_each_such_character_is_shown_by_its_number(
    letter: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", letter, "-l", "ru"]) == 0
    assert capsys.readouterr().err == (
        "Written: x‹U+001B›]0;pwned‹U+0007›‹U+001B›[31mred‹U+009B›2J‹U+202E›fdp.ru.docx\n"
    )


def test_a_name_with_the_end_of_a_line_makes_no_line_of_its_own(
    letter: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "a\nb.yaml: all is well"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


_ANY = st.text(st.characters(exclude_categories=()), max_size=30)


@given(_ANY)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_of_a_problem_steers_a_terminal(
    capsys: pytest.CaptureFixture[str], text: str
) -> None:
    capsys.readouterr()
    say(text)
    tell([Problem(text, Place(text, 1, 1), text, text)])
    said = capsys.readouterr()
    assert steering(said.out + said.err) == []
    assert (said.out + said.err).count("\n") == 2


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"))))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_text_without_them_is_printed_as_it_is(
    capsys: pytest.CaptureFixture[str], text: str
) -> None:
    capsys.readouterr()
    say(text)
    assert capsys.readouterr().out == f"{text}\n"


def test_a_file_for_other_programs_keeps_its_bytes_in_a_pipe(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    pour(f"а{ESC}\r\n{RLO}".encode())
    assert capsysbinary.readouterr().out == f"а{ESC}\r\n{RLO}".encode()


def test_a_file_for_other_programs_is_made_visible_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = terminal(monkeypatch)
    pour(f"а{ESC}\nб{RLO}\n".encode())
    assert shown.getvalue().decode() == "а‹U+001B›\nб‹U+202E›\n"


def test_a_word_file_is_not_written_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = terminal(monkeypatch)
    assert main(["render", str(SAMPLES / "ak-zhol-akims.yaml"), "-l", "ru", "-o", "-"]) == 2
    assert shown.getvalue() == b""
    assert "A Word file cannot be shown on a terminal." in capsys.readouterr().err


def test_the_commands_print_in_one_place_alone() -> None:
    used = re.compile(r"click\.(?:echo|secho|style|confirm)\b|\bprint\(|\.buffer\.write")
    files = [*(ROOT / "drafter" / "commands").glob("*.py"), ROOT / "drafter" / "cli.py"]
    found = {file.name for file in files if used.search(file.read_text(encoding="utf-8"))}
    assert found == {"screen.py"}
