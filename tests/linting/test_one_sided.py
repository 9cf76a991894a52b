"""A wording of drafter's own templates that is changed in one language alone."""

import shutil
from pathlib import Path

import pytest

from drafter.linting.templates import problems_of
from drafter.workspace import TEMPLATES, Workspace, shipped

REQUEST = {"ru": "На основании изложенного", "kk": "негізінде"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a workspace with copies of all shipped templates."""
    (tmp_path / "addressbook.yaml").touch()
    shutil.copytree(shipped(TEMPLATES), tmp_path / "templates")
    return tmp_path


def changed(folder: Path, language: str, old: str, new: str, name: str = "inquiry") -> None:
    file = folder / "templates" / language / f"{name}.html"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def found(folder: Path) -> list[tuple[str, str]]:
    problems = problems_of(Workspace(folder))
    return [
        (Path(p.place.file).relative_to(folder / "templates").as_posix(), p.id)
        for p in problems
        if p.place
    ]


def line_of(folder: Path, word: str) -> int:
    text = (folder / "templates/ru/inquiry.html").read_text(encoding="utf-8")
    return text[: text.index(word)].count("\n") + 1


@pytest.mark.parametrize(
    "new", ["На основании статьи 27", "В связи с изложенным", "На основании всего изложенного"]
)
def test_a_changed_block_is_told_where_it_begins(folder: Path, new: str) -> None:
    changed(folder, "ru", REQUEST["ru"], new)
    assert found(folder) == [("ru/inquiry.html", "wording-of-one-language")]
    (problem,) = problems_of(Workspace(folder))
    assert problem.place is not None
    assert problem.place.line == line_of(folder, "block request")
    assert problem.what.endswith("but not in Kazakh.")


def test_a_change_in_kazakh_alone_is_told_as_well(folder: Path) -> None:
    changed(folder, "kk", REQUEST["kk"], "негізінде және 27-бапқа сәйкес")
    assert found(folder) == [("kk/inquiry.html", "wording-of-one-language")]


def test_a_change_in_both_languages_is_none(folder: Path) -> None:
    changed(folder, "ru", REQUEST["ru"], "На основании статьи 27")
    changed(folder, "kk", REQUEST["kk"], "негізінде және 27-бапқа сәйкес")
    assert found(folder) == []


@pytest.mark.parametrize("new", ["На основании изложеного", "На  основании изложенного –"])
def test_a_corrected_slip_and_other_marks_are_no_change(folder: Path, new: str) -> None:
    changed(folder, "ru", REQUEST["ru"], new)
    assert {fault for _file, fault in found(folder)} <= {"spelling"}


def test_a_passage_without_blocks_is_compared_as_a_whole(folder: Path) -> None:
    changed(folder, "ru", "<p", "<p>Обращаем внимание.</p>\n<p", "clauses/legal-basis")
    assert found(folder) == [("ru/clauses/legal-basis.html", "wording-of-one-language")]


def test_a_comment_says_nothing(folder: Path) -> None:
    changed(folder, "ru", "{% block request %}", "{% block request %}{# так решил юрист #}")
    assert found(folder) == []


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_template_that_only_extends_ours_says_the_same(folder: Path, language: str) -> None:
    file = folder / "templates" / language / "inquiry.html"
    file.write_text('{% extends "drafter/inquiry.html" %}\n', encoding="utf-8")
    assert found(folder) == []
