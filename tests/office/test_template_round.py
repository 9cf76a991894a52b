"""A template comes back from Word byte for byte, whatever programs do to the file on the way."""

import io
import os
from functools import cache
from pathlib import Path
from random import Random

import docx
import pytest

from drafter import Workspace
from drafter.composing.library import Template, templates
from drafter.docx.template_reading import read_template
from drafter.office.template_in_word import exported, imported
from tests.composing.generated_templates import template as generated
from tests.conftest import ROOT
from tests.documents import faults
from tests.docx.word_edits import EDITS, together

SHIPPED = [
    path.relative_to(ROOT / "templates").with_suffix("").as_posix()
    for path in sorted((ROOT / "templates").glob("**/*.html"))
]
GENERATED = int(os.environ.get("DRAFTER_EXAMPLES", "12"))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "addressbook.yaml").touch()
    return Workspace.around(tmp_path)


@cache
def as_word_file(name: str) -> bytes:
    """Return the Word file of a shipped template, which is made once for all that is done to it."""
    return exported(Workspace(), named(name, Workspace()))


def named(name: str, workspace: Workspace) -> Template:
    return next(template for template in templates(workspace) if template.name == name)


def taken_back(data: bytes, workspace: Workspace) -> tuple[bytes, bytes]:
    """Return what a template said, and what it says after its Word file was taken back."""
    file = (workspace.folder or Path()) / "it.docx"
    file.write_bytes(data)
    done = imported(workspace, read_template(file), file)
    assert done.remarks == []
    return done.before.encode(), done.after.encode()


@pytest.mark.parametrize("name", SHIPPED)
def test_each_shipped_template_comes_back_as_it_was(name: str, workspace: Workspace) -> None:
    data = as_word_file(name)
    assert faults(data) == []
    before, after = taken_back(data, workspace)
    assert after == before == (ROOT / "templates" / f"{name}.html").read_bytes()


def test_the_same_template_gives_the_same_bytes(workspace: Workspace) -> None:
    name = "ru/clauses/answered-inquiry"
    assert exported(workspace, named(name, workspace)) == as_word_file(name)


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("name", ["kk/inquiry", "ru/clauses/answered-inquiry"])
def test_what_programs_do_to_the_file_changes_nothing(
    name: str, edit: str, workspace: Workspace
) -> None:
    data = EDITS[edit](as_word_file(name))
    before, after = taken_back(data, workspace)
    assert after == before


def test_a_file_saved_by_python_docx_comes_back_as_well(workspace: Workspace) -> None:
    buffer = io.BytesIO()
    docx.Document(io.BytesIO(as_word_file("letter"))).save(buffer)
    before, after = taken_back(buffer.getvalue(), workspace)
    assert after == before


def own(text: str, workspace: Workspace) -> Template:
    """Return a template of a workspace that says a text."""
    file = workspace.own("templates/ru/own.html")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return named("ru/own", workspace)


@pytest.mark.parametrize("number", range(GENERATED))
def test_any_template_comes_back_as_it_was(number: int, workspace: Workspace) -> None:
    random = Random(number)
    text = generated(random)
    data = exported(workspace, own(text, workspace))
    assert faults(data) == []
    edit = random.choice(list(EDITS))
    for changed in (data, together(data, edit)):
        _before, after = taken_back(changed, workspace)
        assert after == text.encode(), edit
