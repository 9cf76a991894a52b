"""The documentation tells the truth: its tables, examples, commands and reasons are tried."""

import ast
import re
import runpy
import shutil
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import docx
import pytest
import yaml

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
ARCHITECTURE = PAGES["docs/en/architecture.md"]
LANGUAGES = ("ru", "kk", "en")

PICTURES = runpy.run_path(str(ROOT / "tools" / "handbook_pictures.py"))
UPDATING = runpy.run_path(str(ROOT / "tools" / "update_docs.py"))


def blocks(page: str) -> list[tuple[str, str]]:
    """Return the fenced blocks of a page: what kind each is of, and its text."""
    return re.findall(r"^ *```(\w*)\n(.*?)^ *```$", PAGES[page], re.DOTALL | re.MULTILINE)


def without_blocks(text: str) -> str:
    return re.sub(r"(?ms)^ *```.*?^ *```$", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", UPDATING["TABLES"])
def test_a_table_is_current(table: str, language: str) -> None:
    with_it = [
        text
        for page, text in PAGES.items()
        if f"<!-- {table} -->" in text and UPDATING["language_of"](ROOT / page) == language
    ]
    assert len(with_it) <= 1
    assert with_it or language != "en"
    for text in with_it:
        current = UPDATING["TABLES"][table](language)
        assert f"<!-- {table} -->\n{current}<!-- /{table} -->" in text


ENGLISH_ALONE = {"architecture.md", "speed.md"}


def test_each_page_of_the_handbook_is_there_in_every_language() -> None:
    folders = {
        code: {page.removeprefix(f"docs/{code}/") for page in PAGES if f"docs/{code}/" in page}
        for code in LANGUAGES
    }
    pages = set().union(*folders.values()) - ENGLISH_ALONE
    missing = {code: pages - there for code, there in folders.items()}
    assert missing == {"ru": set(), "kk": set(), "en": set()}
    assert not ENGLISH_ALONE & (folders["ru"] | folders["kk"])


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("docs/ru/")])
def test_a_page_has_the_same_chapters_in_every_language(page: str) -> None:
    others = [page.replace("/ru/", f"/{code}/", 1) for code in LANGUAGES]
    levels = {other: levels_of(other) for other in others if other in PAGES}
    assert len({tuple(found) for found in levels.values()}) == 1, levels


def levels_of(page: str) -> list[int]:
    """Return how deep each heading of a page is."""
    return [len(mark) for mark in re.findall(r"(?m)^(#+) ", without_blocks(PAGES[page]))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_picture_of_a_page_is_there_and_each_is_shown(language: str) -> None:
    assert [*PICTURES["amiss"](language)] == []


def test_the_readme_stays_short() -> None:
    assert len(README.splitlines()) <= 150


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, beyond = set[str](), {"README.md"}
    while beyond:
        reached |= beyond
        beyond = {file for page in beyond for file, _heading in links(page)} & set(PAGES) - reached
    assert reached == set(PAGES)


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


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("docs/")])
def test_the_handbook_leads_to_itself_alone(page: str) -> None:
    """It is read at the desk and as a site, where nothing else of the sources is."""
    assert [file for file, _heading in links(page) if not file.startswith("docs/")] == []


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


EXAMPLES = [
    block
    for code in ("en", "kk")
    for kind, block in blocks(f"docs/{code}/lawyer.md")
    if kind == "html"
]
REQUESTS = [
    "Исходя из вышеизложенного, уважаемый Олжас Абаевич, депутатская фракция «Ак жол» просит"
    " Правительство:",
    "На основании изложенного депутатская фракция «Ак жол» просит Правительство:",
    "На основании изложенного, уважаемый Олжас Абаевич, депутатская фракция «Ак жол» просит"
    " Правительство:",
    "Настоящим письмом депутатская фракция «Ак жол» просит Правительство:",
    "Уважаемый адресат, депутатская фракция «Ак жол» просит Правительство о следующем:",
    "Осы айтылғандарды ескере отырып, құрметті Олжас Абайұлы, «Ақ жол» депутаттық фракциясы"
    " Үкіметтен мыналарды сұрайды:",
    "Жоғарыда баяндалғанның негізінде «Ақ жол» депутаттық фракциясы Үкіметтен мыналарды сұрайды:",
    "Жоғарыда баяндалғанның негізінде, құрметті Олжас Абайұлы, «Ақ жол» депутаттық фракциясы"
    " Үкіметтен мыналарды сұрайды:",
    "Осы хатпен «Ақ жол» депутаттық фракциясы Үкіметтен мыналарды сұрайды:",
    "Құрметті мырза, «Ақ жол» депутаттық фракциясы Үкіметтен мыналарды сұрайды (2 талап):",
]


def test_russian_and_english_lawyers_have_the_same_examples() -> None:
    said = [
        [one for kind, one in blocks(f"docs/{c}/lawyer.md") if kind == "html"] for c in ("ru", "en")
    ]
    assert said[0] == said[1]


@pytest.mark.parametrize(("example", "request_line"), [*zip(EXAMPLES, REQUESTS, strict=True)])
def test_each_example_for_lawyers_is_sound_and_changes_the_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: str, request_line: str
) -> None:
    assert main(["init", str(tmp_path), "--interface", "ru"]) == 0
    monkeypatch.chdir(tmp_path)
    file = example.partition("{# ")[2].partition(" #}")[0]
    (tmp_path / file).write_text(example, encoding="utf-8")
    letter = tmp_path / "letter.yaml"
    kind, language = Path(file).stem, Path(file).parts[1]
    text = letter.read_text(encoding="utf-8").replace("date: ", f"kind: {kind}\ndate: ", 1)
    letter.write_text(text, encoding="utf-8")
    if kind != "support":  # which is said to need its Kazakh counterpart
        found = {problem.id for problem in problems_of(Workspace(tmp_path))}
        assert found <= {"wording-of-one-language"}  # the example changes one of them alone
    assert main(["render", "letter.yaml", "-l", language]) == 0
    data = (tmp_path / f"letter.{language}.docx").read_bytes()
    assert plain(texts(data, "Request")[0]) == plain(request_line)
    before = [text for style, text in lines(data) if style != "Request"]
    for sentence in ("статьей 27", "27-бабына сәйкес"):
        assert (sentence in whole(data)) == (sentence in example)
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


YAML = {block: page for page in PAGES for kind, block in blocks(page) if kind == "yaml"}
"""The examples of files, each once, with a page that shows it."""


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace with what the examples name: documents, a clause, an earlier inquiry."""
    folder = tmp_path_factory.mktemp("tried") / "letters"
    assert main(["init", str(folder), "--interface", "ru"]) == 0
    sent = folder / "sent.yaml"
    text = (folder / "letter.yaml").read_text(encoding="utf-8")
    sent.write_text(text.replace("date: ", "number: 12-34\ndate: ", 1), encoding="utf-8")
    assert main(["render", str(sent), "--register", str(folder / "register.db")]) == 0
    for language in ("ru", "kk"):
        (folder / f"sent.{language}.docx").rename(folder / f"bill.{language}.docx")
    return folder


@pytest.mark.parametrize("example", YAML, ids=[*YAML.values()])
def test_each_example_of_a_file_is_sound(tried: Path, example: str) -> None:
    said = yaml.safe_load(example)
    begun = (tried / "letter.yaml").read_text(encoding="utf-8")
    if said is None:  # a comment alone
        file, text = tried / "tried.yaml", example + begun
    elif {"people", "posts", "factions"} & set(said):
        file, text = tried / "book" / "addressbook.yaml", example
    elif {"months", "look", "register", "chambers"} & set(said):
        file, text = tried / "settings" / "drafter.yaml", example
    else:
        whole = yaml.safe_load(begun) | {"number": "77-1"}
        if example.startswith("  "):  # a part of the addressee
            said = {"addressee": whole["addressee"] | said}
        whole |= said
        file, text = tried / "tried.yaml", yaml.safe_dump(whole, allow_unicode=True)
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    letter = shutil.copy(tried / "letter.yaml", file.parent) if file.parent != tried else file
    assert main(["render", "--force", str(letter)]) == 0


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
        if not isinstance(group, click.Group) or not word[0].isalpha() or word.isupper():
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
    floors = next(
        block for kind, block in blocks("docs/en/architecture.md") if kind == "text"
    ).split()
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
