"""The documentation tells the truth: its tables, examples, commands and reasons are tried."""

import ast
import re
import runpy
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import docx
import pytest

from drafter.cli import main, program
from drafter.docx.look_checking import look_problems
from drafter.linting.templates import problems_of
from drafter.workspace import Workspace
from tests.conftest import ROOT
from tests.documents import lines, opened, parts, plain, texts, whole

PAGES = {
    page.relative_to(ROOT).as_posix(): page.read_text(encoding="utf-8")
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
}
README = PAGES["README.md"]
ARCHITECTURE = PAGES["docs/architecture.md"]

UPDATING = runpy.run_path(str(ROOT / "tools" / "update_docs.py"))


def blocks(page: str) -> list[tuple[str, str]]:
    """Return the fenced blocks of a page: what kind each is of, and its text."""
    return re.findall(r"^ *```(\w*)\n(.*?)^ *```$", PAGES[page], re.DOTALL | re.MULTILINE)


def without_blocks(text: str) -> str:
    return re.sub(r"(?ms)^ *```.*?^ *```$", "", text)


@pytest.mark.parametrize("table", UPDATING["TABLES"])
def test_a_table_is_current(table: str) -> None:
    current = f"<!-- {table} -->\n{UPDATING['TABLES'][table]()}<!-- /{table} -->"
    assert [page.count(current) for page in PAGES.values() if f"<!-- {table} -->" in page] == [1]


def test_the_readme_stays_short() -> None:
    assert len(README.splitlines()) <= 150


def test_every_page_can_be_reached_from_the_readme() -> None:
    assert {page for page, _heading in links("README.md")} >= set(PAGES) - {"README.md"}


def links(page: str) -> Iterator[tuple[str, str]]:
    """Yield what a page links to: the path of a file from the root, and a heading or nothing."""
    text = re.sub(r"`[^`\n]+`", "", without_blocks(PAGES[page]))  # an example is no link
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if not target.startswith("https://"):
            file, _hash, heading = target.partition("#")
            path = (ROOT / page).parent / file if file else ROOT / page
            yield path.resolve().relative_to(ROOT).as_posix(), heading


def headings(page: str) -> list[str]:
    """Return the headings of a page as links name them on GitHub."""
    found = re.findall(r"(?m)^#+ (.+)$", without_blocks(PAGES[page]))
    return [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found]


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file_and_to_its_heading(page: str) -> None:
    for file, heading in links(page):
        assert (ROOT / file).exists(), file
        assert not heading or heading in headings(file), f"{file}#{heading}"


def test_the_first_commands_are_one_line_each_and_set_everything_up() -> None:
    commands = [block.strip() for kind, block in blocks("README.md") if kind == "sh"][:2]
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
    table = ARCHITECTURE.partition("| library |")[2]
    rows = re.findall(r"^\| ([\w-]+) \| \S", table, re.MULTILINE)
    assert rows == names


def test_each_python_example_makes_a_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    examples = [block for kind, block in blocks("README.md") if kind == "python"]
    assert len(examples) == 2
    for example in examples:
        namespace: dict[str, bytes] = {}
        exec(example, namespace)
        assert texts(namespace["data"], "Title") == ["ДЕПУТАТСКИЙ ЗАПРОС"]


def test_the_first_letter_is_sound_and_made_in_both_languages(tmp_path: Path) -> None:
    letter = tmp_path / "letter.yaml"
    example = next(block for kind, block in blocks("README.md") if kind == "yaml")
    letter.write_text(example, encoding="utf-8")
    assert main(["check", "--without", "spelling", str(letter)]) == 0
    assert main(["render", str(letter)]) == 0
    said = {
        code: texts((tmp_path / f"letter.{code}.docx").read_bytes(), "Salutation")
        for code in ("ru", "kk")
    }
    assert said == {"ru": ["Уважаемый Алихан Асханович!"], "kk": ["Құрметті Әлихан Асханұлы!"]}


EXAMPLES = [block for kind, block in blocks("docs/lawyers.md") if kind == "html"]
REQUESTS = [
    "Исходя из вышеизложенного, уважаемый Олжас Абаевич, депутатская фракция «Ак жол» просит"
    " Правительство:",
    "На основании изложенного депутатская фракция «Ак жол» просит Правительство:",
    "На основании изложенного, уважаемый Олжас Абаевич, депутатская фракция «Ак жол» просит"
    " Правительство:",
    "Настоящим письмом депутатская фракция «Ак жол» просит Правительство:",
    "Уважаемый адресат, депутатская фракция «Ак жол» просит Правительство о следующем:",
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
        found = {problem.id for problem in problems_of(Workspace(tmp_path))}
        assert found <= {"wording-of-one-language"}  # the example changes the Russian one alone
    assert main(["render", "letter.yaml", "-l", "ru"]) == 0
    data = (tmp_path / "letter.ru.docx").read_bytes()
    assert plain(texts(data, "Request")[0]) == plain(request_line)
    before = [text for style, text in lines(data) if style != "Request"]
    assert ("статьей 27" in whole(data)) == ("статьей 27" in example)
    assert before


def test_spacing_and_font_changed_as_the_recipe_says_are_in_the_letter(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path), "--interface", "ru"]) == 0
    look = tmp_path / "templates" / "official.docx"
    document = docx.Document(str(look))
    document.styles["Body Text"].paragraph_format.line_spacing = 1.15
    document.styles["Normal"].font.name = "Arial"
    document.save(str(look))
    assert look_problems(look, []) == []
    assert main(["render", str(tmp_path / "letter.yaml")]) == 0
    styles: Any = opened((tmp_path / "letter.kk.docx").read_bytes()).styles
    assert styles["Body Text"].paragraph_format.line_spacing == 1.15
    assert styles["Normal"].font.name == "Arial"


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


def calls() -> Iterator[tuple[str, str]]:
    """Yield each page with each call of drafter that it shows, in a block or in a sentence."""
    for page, text in PAGES.items():
        for kind, block in blocks(page):
            if kind in ("", "console", "sh"):
                joined = re.sub(r"\n +(?=\[)", " ", block)
                for call in re.findall(r"(?m)^ *(?:\$ )?drafter (.*)$", joined):
                    yield page, re.split(r" {2,}", call)[0]  # what follows explains it
        for call in re.findall(r"`drafter\s([^`]*)`", without_blocks(text)):
            yield page, " ".join(call.split())


@pytest.mark.parametrize(("page", "call"), sorted(set(calls())))
def test_a_command_that_a_page_shows_exists_with_its_options(page: str, call: str) -> None:
    commands: list[click.Command] = [program]
    for word in call.split():
        group = commands[0]
        if not isinstance(group, click.Group) or not word[0].isalpha():
            break
        context = click.Context(group)
        found = [group.get_command(context, name) for name in word.split("|")]
        commands = [command for command in found if command is not None]
        assert len(commands) == len(found), f"{page}: drafter {call}"
    known = {"--help"} | {name for one in commands for option in one.params for name in option.opts}
    assert {*re.findall(r"(?<![\w-])--?[a-z][\w-]*", call)} <= known, f"{page}: drafter {call}"


def test_the_pages_show_the_commands_of_every_day() -> None:
    shown = {call.partition(" ")[0] for _page, call in calls()}
    assert {"render", "check", "new", "import", "register", "templates", "schema"} <= shown


def test_the_floors_have_every_room_once() -> None:
    floors = next(block for kind, block in blocks("docs/architecture.md") if kind == "text").split()
    folder = ROOT / "drafter"
    rooms = [path.parent.name for path in folder.glob("*/__init__.py")]
    modules = [path.stem for path in folder.glob("*.py") if not path.stem.startswith("__")]
    assert sorted(floors) == sorted(rooms + modules)


def steps_of_the_journey() -> Iterator[tuple[str, str]]:
    """Yield each module of the journey with each function that is named after it."""
    journey = ARCHITECTURE.partition("## One letter's journey")[2].partition("\n## ")[0]
    module = ""
    for file, function in re.findall(r"`(?:(drafter/[\w/]+\.py)|([\w.]+)\(\))`", journey):
        module = file or module
        yield module, function


@pytest.mark.parametrize(("module", "function"), [*steps_of_the_journey()])
def test_a_step_of_the_journey_exists(module: str, function: str) -> None:
    tree: ast.AST = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    for name in filter(None, function.split(".")):
        inside = ast.iter_child_nodes(tree)
        named = (node for node in inside if isinstance(node, ast.ClassDef | ast.FunctionDef))
        tree = next(node for node in named if node.name == name)
