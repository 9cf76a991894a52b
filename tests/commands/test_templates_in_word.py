"""`drafter templates export` and `import`: files, questions and exit codes."""

from pathlib import Path
from typing import Any

import pytest

from drafter.cli import main
from tests.documents import w
from tests.docx.word_edits import changed

TEXT = "<p>Прошу помочь.</p>\n"
OTHER = "<p>Прошу содействовать.</p>\n"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a clause of a workspace, in which the command is called."""
    (tmp_path / "addressbook.yaml").touch()
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "templates" / "ru" / "clauses" / "own.html"
    file.parent.mkdir(parents=True)
    file.write_text(TEXT, encoding="utf-8")
    return file


def run(*call: str) -> int:
    return main(["templates", *call, "--interface", "en"])


def replace(root: Any) -> None:
    text = next(t for t in root.iter(w("t")) if "помочь" in (t.text or ""))
    text.text = text.text.replace("помочь", "содействовать")


def under_review(root: Any) -> None:
    text = next(t for t in root.iter(w("t")) if "помочь" in (t.text or ""))
    run_ = text.getparent()
    mark = run_.makeelement(w("ins"), {w("id"): "900", w("author"): "Юрист"})
    run_.addprevious(mark)
    mark.append(run_)


def edit(change: Any) -> None:
    file = Path("ru-clauses-own.docx")
    file.write_bytes(changed(file.read_bytes(), change))


def answer(monkeypatch: pytest.MonkeyPatch, *answers: bool) -> None:
    left = list(answers)
    monkeypatch.setattr("drafter.commands.templates_in_word._asks", lambda: True)
    monkeypatch.setattr("drafter.commands.templates_in_word.confirmed", lambda _text: left.pop(0))


def test_a_file_is_named_after_its_template_and_replaced_only_on_demand(own: Path) -> None:
    assert run("export", "own") == 0
    assert Path("ru-clauses-own.docx").read_bytes().startswith(b"PK")
    assert run("export", "ru/clauses/own") == 1
    assert run("export", "ru/clauses/own", "--force") == 0


def test_a_folder_takes_several_files_and_a_file_does_not(own: Path) -> None:
    assert run("export", "legal-basis", "-o", "folder/") == 0
    names = sorted(file.name for file in Path("folder").iterdir())
    assert names == ["kk-clauses-legal-basis.docx", "ru-clauses-legal-basis.docx"]
    assert run("export", "legal-basis", "-o", "one.docx") == 2


def test_nothing_differs(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("export", "own")
    assert run("import", "ru-clauses-own.docx") == 0
    assert capsys.readouterr().out == ""
    assert own.read_text("utf-8") == TEXT


def test_without_a_terminal_a_difference_is_shown_and_nothing_written(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("export", "own")
    edit(replace)
    assert run("import", "ru-clauses-own.docx") == 1
    shown = capsys.readouterr().out.splitlines()
    assert f"-{TEXT}".strip() in shown
    assert f"+{OTHER}".strip() in shown
    assert own.read_text("utf-8") == TEXT
    assert run("import", "ru-clauses-own.docx", "--force") == 0
    assert own.read_text("utf-8") == OTHER


@pytest.mark.parametrize(("yes", "code", "text"), [(True, 0, OTHER), (False, 1, TEXT)])
def test_on_a_terminal_an_answer_decides(
    yes: bool, code: int, text: str, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("export", "own")
    edit(replace)
    answer(monkeypatch, yes)
    assert run("import", "ru-clauses-own.docx") == code
    assert own.read_text("utf-8") == text


def test_what_is_under_review_is_told_and_not_taken_by_itself(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("export", "own")
    edit(under_review)
    assert run("import", "ru-clauses-own.docx", "--force") == 1
    assert "ru-clauses-own.docx:1: Юрист inserted «Прошу помочь.»." in capsys.readouterr().err
    assert run("import", "ru-clauses-own.docx", "--changes", "accept") == 0
    assert run("import", "ru-clauses-own.docx", "--changes", "reject", "--force") == 0
    assert own.read_text("utf-8") == ""


def test_on_a_terminal_changes_under_review_are_asked_about(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("export", "own")
    edit(under_review)
    answer(monkeypatch, True)
    assert run("import", "ru-clauses-own.docx") == 0
    answer(monkeypatch, False, True)
    assert run("import", "ru-clauses-own.docx") == 0
    assert own.read_text("utf-8") == ""
