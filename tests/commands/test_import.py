"""`drafter import` as its user meets it: where the file goes, what is said, what is refused."""

from pathlib import Path

import pytest

from drafter import load
from drafter.cli import main
from tests.importing import secretaries


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "old.ru.docx"
    file.write_bytes(secretaries.letterhead())
    return file


def test_the_file_is_written_beside_the_letter_without_its_language(
    letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(letter)]) == 0
    target = letter.with_name("old.yaml")
    said = capsys.readouterr()
    assert load(target).languages == ("ru",)
    assert said.out == ""
    marks = target.read_text(encoding="utf-8").count("# Check: ")
    assert said.err.splitlines()[-2:] == [f"Written: {target}", f"{marks} places to check."]
    assert len([line for line in said.err.splitlines() if line.startswith(f"{target}:")]) == marks


@pytest.mark.parametrize("option", ["other.yaml", "folder", "new/"])
def test_a_file_or_a_folder_may_be_named(letter: Path, option: str) -> None:
    folder = letter.parent
    (folder / "folder").mkdir()
    assert main(["import", str(letter), "-o", f"{folder}/{option}"]) == 0
    written = [path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml")]
    assert written == [option if option.endswith(".yaml") else f"{option.rstrip('/')}/old.yaml"]


def test_a_hyphen_prints_the_file(letter: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["import", str(letter), "-o", "-"]) == 0
    assert "author:\n  deputies: true" in capsysbinary.readouterr().out.decode()
    assert list(letter.parent.glob("*.yaml")) == []


def test_an_existing_file_is_kept_unless_it_may_be_replaced(
    letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = letter.with_name("old.yaml")
    target.write_text("моё", encoding="utf-8")
    assert main(["import", str(letter)]) == 1
    assert capsys.readouterr().err.startswith(f"{target}: The file exists already.")
    assert target.read_text(encoding="utf-8") == "моё"
    assert main(["import", str(letter), "--force"]) == 0
    assert load(target).languages == ("ru",)


def test_a_letter_that_leaves_no_doubt_is_imported_in_silence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.docx").write_bytes(secretaries.classic())
    assert main(["import", str(tmp_path / "letter.docx")]) == 0
    assert capsys.readouterr().err == f"Written: {tmp_path / 'letter.yaml'}\n"


def test_the_comments_are_in_the_users_language(
    letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, word in (("ru", "# Проверьте: "), ("kk", "# Тексеріңіз: ")):
        assert main(["import", str(letter), "--force", "--interface", language]) == 0
        text = letter.with_name("old.yaml").read_text(encoding="utf-8")
        assert word in text
        assert "Check" not in text + capsys.readouterr().err


def test_the_problems_of_all_files_come_at_once_and_nothing_is_written(
    letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = [letter.with_name("a.docx"), letter.with_name("b.docx")]
    wrong[0].write_bytes(b"%PDF-1.7")
    wrong[1].write_bytes(secretaries.Letter().data())
    assert main(["import", str(letter), *map(str, wrong)]) == 1
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith(f"{wrong[0]}: This is a PDF")
    assert (
        second
        == f"{wrong[1]}: The document has no text. If it is a scan, recognise its text first."
        " [word-no-text]"
    )
    assert list(letter.parent.glob("*.yaml")) == []
