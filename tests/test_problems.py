"""Every problem has an id, by which it can be found, told apart and asserted."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import drafter

PACKAGE = Path(drafter.__file__).parent
ROOMS = (
    "addressbook",
    "files",
    "linting",
    "markup",
    "proofreading",
    "register",
    "sheets",
    "words",
)
"""The rooms whose problems have ids."""

ID = re.compile(r"[a-z][a-z0-9-]+")
MADE = {"Flaw", "Found", "Problem"}


def calls(file: Path) -> Iterator[ast.Call]:
    """Yield the calls of a module that make a problem, or what becomes one."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MADE:
            yield node


def is_id(first: ast.expr) -> bool:
    """Tell whether the first argument of a call is an id, or a variable that may hold one."""
    match first:
        case ast.Constant(value=str() as text):
            return ID.fullmatch(text) is not None
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name != "place"
        case _:
            return False


CALLS = [
    pytest.param(call, id=f"{file.relative_to(PACKAGE).as_posix()}:{call.lineno}")
    for file in sorted(PACKAGE.rglob("*.py"))
    if file.relative_to(PACKAGE).parts[0] in ROOMS
    for call in calls(file)
]


@pytest.mark.parametrize("call", CALLS)
def test_a_problem_begins_with_its_id(call: Any) -> None:
    assert is_id(call.args[0])


def test_the_calls_that_make_problems_are_found() -> None:
    rooms = {str(param.id).partition("/")[0] for param in CALLS}
    assert rooms == set(ROOMS)
