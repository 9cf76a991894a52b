"""Files in the folder of templates that no letter uses."""

from pathlib import Path

import pytest

from drafter.composing.library import templates
from drafter.linting.file_names import ignored_files
from drafter.linting.templates import problems_of
from drafter.workspace import Workspace

EXTENDS = '{% extends "drafter/inquiry.html" %}\n'


def found(folder: Path, *names: str, text: str = EXTENDS) -> list[tuple[str, str, str]]:
    (folder / "addressbook.yaml").touch()
    for name in names:
        file = folder / "templates" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return [
        (Path(p.place.file).relative_to(folder / "templates").as_posix(), p.id, str(p))
        for p in ignored_files(Workspace(folder), templates(Workspace(folder)))
        if p.place
    ]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("ru/support.htm", "support.html"),
        ("ru/support.HTML", "support.html"),
        ("ru/support.html.txt", "support.html"),
        ("ru/support.html.j2", "support.html"),
        ("kk/clauses/reminder.xhtml", "reminder.html"),
        ("letter.jinja", "letter.html"),
        ("ru/Inquiry.html", "ru/inquiry.html"),
        ("ru/inqiury.html", "ru/inquiry.html"),
        ("kk/Appeal.html", "kk/appeal.html"),
        ("kk/clauses/legal-bases.html", "kk/clauses/legal-basis.html"),
        ("RU/inquiry.html", "ru/inquiry.html"),
        ("Letter.html", "letter.html"),
    ],
)
def test_a_wrong_name_is_told_with_the_right_one(tmp_path: Path, name: str, right: str) -> None:
    ((file, fault, said),) = found(tmp_path, name)
    assert (file, fault) == (name, "template-misnamed")
    assert f"«{right}»" in said


@pytest.mark.parametrize("name", ["support.html", "ru/clause/reminder.html", "Қазақша/хат.html"])
def test_a_template_in_a_folder_where_none_is_looked_for_is_told(tmp_path: Path, name: str) -> None:
    ((file, fault, said),) = found(tmp_path, name)
    assert (file, fault) == (name, "template-unused")
    assert "clauses/" in said


@pytest.mark.parametrize(
    "names",
    [
        ("ru/support.html", "kk/support.html"),
        ("ru/inquiry-akim.html", "kk/inquiry-akim.html"),
        ("ru/inquiry2.html", "kk/inquiry2.html"),
        ("ru/clauses/reminder.html", "kk/clauses/reminder.html"),
        ("ru/inquiry.html", "notes.txt", "ru/inquiry.html~", "old.docx"),
    ],
)
def test_names_of_ones_own_are_passed(tmp_path: Path, names: tuple[str, ...]) -> None:
    assert found(tmp_path, *names) == []


@pytest.mark.parametrize("part", ["parts/head.html", "head.html", "ru/parts/head.html"])
def test_a_part_that_another_template_names_is_used(tmp_path: Path, part: str) -> None:
    found(tmp_path, part, text="<p>Текст.</p>\n")
    included = part.removeprefix("ru/")
    text = f'{EXTENDS}{{% block title %}}{{% include "{included}" %}}{{% endblock %}}\n'
    told = found(tmp_path, "ru/inquiry.html", text=text)
    assert "template-unused" not in {fault for _file, fault, _said in told}


def test_of_a_file_with_a_wrong_name_nothing_else_is_said(tmp_path: Path) -> None:
    told = found(tmp_path, "ru/Inquiry.html", "ru/support.htm")
    problems = problems_of(Workspace(tmp_path))
    assert [str(problem) for problem in problems] == sorted(said for _file, _fault, said in told)


def test_a_comment_says_that_a_name_is_meant(tmp_path: Path) -> None:
    comment = "{# drafter: without template-misnamed #}\n"
    found(tmp_path, "ru/inqiury.html", text=f"{EXTENDS}{comment}")
    assert problems_of(Workspace(tmp_path)) == []
