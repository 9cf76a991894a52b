"""The house: its measures, and that its layers are guarded."""

import ast
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

FILES = sorted((ROOT / "drafter").glob("**/*.py"))
LONGEST_MODULE, LONGEST_FUNCTION, MEDIAN_FUNCTION, MOST_INNER_IMPORTS = 400, 48, 8, 62


def functions(file: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


def length(node: ast.FunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def inner_imports(file: Path) -> set[int]:
    return {
        inner.lineno
        for node in functions(file)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    }


def test_a_module_is_read_in_one_sitting() -> None:
    lines = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    assert {file.name: n for file, n in lines.items() if n > LONGEST_MODULE} == {}


def test_a_function_fits_a_screen() -> None:
    lengths = {f"{f.name}:{node.name}": length(node) for f in FILES for node in functions(f)}
    assert {name: n for name, n in lengths.items() if n > LONGEST_FUNCTION} == {}
    assert statistics.median(lengths.values()) <= MEDIAN_FUNCTION


def test_imports_inside_functions_are_few_and_each_says_what_it_saves() -> None:
    found = {(file, line) for file in FILES for line in inner_imports(file)}
    assert len(found) <= MOST_INNER_IMPORTS
    without = []
    for file, number in sorted(found):
        lines = file.read_text(encoding="utf-8").splitlines()
        above = [line for line in lines[max(0, number - 4) : number] if "#" in line]
        if not above:
            without.append(f"{file.relative_to(ROOT)}:{number}")
    assert without == []


def linted(folder: Path) -> subprocess.CompletedProcess[str]:
    program = str(Path(sys.executable).with_name("lint-imports"))
    command = [program, "--no-logo", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("markup/plain.py", "from drafter.office.office import Office", "Data goes one way"),
        ("reading/nodes.py", "import drafter.composing.composer", "Data goes one way"),
        ("office/letters.py", "import click", "Click"),
        ("markup/plain.py", "import docx", "Word files"),
        ("words/words.py", "import jinja2", "Jinja"),
        ("reading/nodes.py", "import gettext", "gettext"),
        ("model/structs.py", "from drafter.model.shapes import Model", "No circle"),
    ],
)
def test_who_breaks_a_layer_is_told(tmp_path: Path, module: str, line: str, broken: str) -> None:
    shutil.copytree(
        ROOT / "drafter", tmp_path / "drafter", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    file = tmp_path / "drafter" / module
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    done = linted(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(rf"(?m)^{broken}.* BROKEN", done.stdout)
