"""The documentation tells the truth: its tables, examples, commands and reasons are tried."""

import re
import runpy
import tomllib
from pathlib import Path

import pytest

from drafter.cli import main
from tests.conftest import ROOT, SAMPLES
from tests.documents import texts

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README, re.DOTALL)


def test_the_tables_are_current() -> None:
    filled_in = runpy.run_path(str(ROOT / "tools" / "update_readme.py"))["filled_in"]
    assert filled_in(README) == README


def test_the_first_commands_are_one_line_each_and_set_everything_up() -> None:
    commands = [block.strip() for kind, block in BLOCKS if kind == "sh"][:2]
    for command in commands:
        assert "\n" not in command
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install -q ")
    assert commands[0].endswith("drafter render --force samples/ak-zhol-akims.yaml")
    assert commands[1].endswith("-m tests")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert "grep -m 1 -- '-m tests' README.md" in (ROOT / ".ci" / "run").read_text()
    first = next(line for line in README.splitlines() if "-m tests" in line)
    assert first.endswith("&& .venv/bin/python -m tests")


def test_each_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[<>=]", requirement)[0] for requirement in project["dependencies"]]
    rows = re.findall(r"^\| ([\w-]+) \| \S", README.partition("| library |")[2], re.MULTILINE)
    assert rows == names


def test_the_python_example_makes_a_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    example = next(block for kind, block in BLOCKS if kind == "python")
    namespace: dict[str, bytes] = {}
    exec(example, namespace)
    assert texts(namespace["data"], "Title") == ["ДЕПУТАТСКИЙ ЗАПРОС"]


def test_the_template_example_changes_one_block(tmp_path: Path) -> None:
    folder = tmp_path / "ru"
    folder.mkdir()
    example = next(block for kind, block in BLOCKS if kind == "html")
    (folder / "inquiry.html").write_text(example, encoding="utf-8")
    sample = str(SAMPLES / "ak-zhol-akims.yaml")
    wish = ["-l", "ru", "--template", str(tmp_path), "-o", str(tmp_path / "a.docx")]
    assert main(["render", sample, *wish]) == 0
    closing = texts((tmp_path / "a.docx").read_bytes(), "Closing")
    assert [text.replace("\u00a0", " ") for text in closing] == ["С глубоким уважением,"]


def test_the_commands_named_in_the_readme_exist(capsys: pytest.CaptureFixture[str]) -> None:
    usage = "\n".join(block for kind, block in BLOCKS if not kind)
    named = set(re.findall(r"^drafter (\w+)", usage, re.MULTILINE))
    assert {"render", "schema"} <= named
    for command in named:
        assert main([command, "--help"]) == 0
        assert f"drafter {command}" in capsys.readouterr().out
