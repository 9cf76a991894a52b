"""The documentation tells the truth: its tables, examples, commands and reasons are tried."""

import re
import runpy
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest

from drafter.cli import main
from tests.conftest import ROOT
from tests.documents import lines, opened, parts, plain, texts, whole

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README, re.DOTALL)


UPDATING = runpy.run_path(str(ROOT / "tools" / "update_readme.py"))


@pytest.mark.parametrize("table", UPDATING["TABLES"])
def test_a_table_is_current(table: str) -> None:
    assert f"<!-- {table} -->\n{UPDATING['TABLES'][table]()}<!-- /{table} -->" in README


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


EXAMPLES = [block for kind, block in BLOCKS if kind == "html"]
REQUESTS = [
    "Исходя из вышеизложенного, уважаемый Олжас Абаевич, депутатская фракция «Ак жол» просит"
    " Правительство:",
    "На основании изложенного депутатская фракция «Ак жол» просит Правительство:",
    "На основании изложенного, уважаемый Олжас Абаевич, депутатская фракция «Ак жол» просит"
    " Правительство:",
    "депутатская фракция «Ак жол» поддерживает:",
    "Уважаемый адресат, просим о следующем:",
]


@pytest.mark.parametrize(("example", "request_line"), [*zip(EXAMPLES, REQUESTS, strict=True)])
def test_each_example_for_lawyers_is_sound_and_changes_the_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: str, request_line: str
) -> None:
    assert main(["init", str(tmp_path), "--interface", "ru"]) == 0
    monkeypatch.chdir(tmp_path)
    file = example.partition("{# ")[2].partition(" #}")[0]
    (tmp_path / file).write_text(example, encoding="utf-8")
    letter = tmp_path / "letter.yaml"
    kind = Path(file).stem
    text = letter.read_text(encoding="utf-8").replace("date: ", f"kind: {kind}\ndate: ", 1)
    letter.write_text(text, encoding="utf-8")
    if kind != "support":  # which is said to need its Kazakh counterpart
        assert main(["templates", "check"]) == 0
    assert main(["render", "letter.yaml", "-l", "ru"]) == 0
    data = (tmp_path / "letter.ru.docx").read_bytes()
    assert plain(texts(data, "Request")[0]) == plain(request_line)
    before = [text for style, text in lines(data) if style != "Request"]
    assert ("статьёй 27" in whole(data)) == ("статьёй 27" in example)
    assert before


def test_spacing_and_font_changed_as_the_readme_says_are_in_the_letter(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path), "--interface", "ru"]) == 0
    look = tmp_path / "templates" / "official.docx"
    document = docx.Document(str(look))
    document.styles["Body Text"].paragraph_format.line_spacing = 1.15
    document.styles["Body Text"].font.name = "Arial"
    document.save(str(look))
    assert main(["look", "check", str(look)]) == 0
    assert main(["render", str(tmp_path / "letter.yaml")]) == 0
    style: Any = opened((tmp_path / "letter.kk.docx").read_bytes()).styles["Body Text"]
    assert (style.paragraph_format.line_spacing, style.font.name) == (1.15, "Arial")


def test_an_emblem_put_into_the_letterhead_is_in_the_letter(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path), "--interface", "ru"]) == 0
    look = tmp_path / "templates" / "letterhead.docx"
    emblem = b"\x89PNG\r\n\x1a\n" + b"a faction's emblem"
    with zipfile.ZipFile(look) as package:
        content = {name: package.read(name) for name in package.namelist()}
    picture = next(name for name in content if name.startswith("word/media/"))
    with zipfile.ZipFile(look, "w") as package:
        for name, data in {**content, picture: emblem}.items():
            package.writestr(name, data)
    assert main(["render", str(tmp_path / "letter.yaml"), "--look", str(look)]) == 0
    assert emblem in parts((tmp_path / "letter.kk.docx").read_bytes()).values()


def test_the_commands_named_in_the_readme_exist(capsys: pytest.CaptureFixture[str]) -> None:
    usage = "\n".join(block for kind, block in BLOCKS if not kind)
    named = set(re.findall(r"^drafter (\w+)", usage, re.MULTILINE))
    assert {"render", "schema"} <= named
    for command in named:
        assert main([command, "--help"]) == 0
        assert f"drafter {command}" in capsys.readouterr().out
