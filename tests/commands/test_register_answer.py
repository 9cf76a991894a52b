"""`drafter register answer`: the letter is found, and what is doubtful is told or asked."""

import csv
import io
from pathlib import Path

import pytest

from drafter.cli import main

HEAD = (
    "number,date,addressee in russian,summary in russian,term of the answer,"
    "date of the answer,number of the answer,file\n"
)
LINES = """\
12-34,2025-11-20,Аким,О дорогах,2025-12-20,2025-12-01,7-1,a.ru.docx
12-34,2026-11-20,Премьер-Министр,О мостах,2026-12-20,,,b.ru.docx
5/7,2026-11-21,Аким,О воде,2026-12-21,,,c.ru.docx
5/7,2026-11-21,Министр финансов,О воде,2026-12-21,,,c.ru.docx
8,2026-11-22,Аким,О школах,2026-12-22,,,d.ru.docx
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")  # 2026-12-01
    Path("drafter.yaml").write_text("months: 1\n", encoding="utf-8")
    Path("register.csv").write_text(HEAD + LINES, encoding="utf-8")
    return tmp_path


def answers() -> list[tuple[str, str, str, str]]:
    """Return date and number of each answer, after number and addressee of the letter."""
    text = Path("register.csv").read_text(encoding="utf-8-sig")
    rows = [*csv.reader(io.StringIO(text))]
    return [
        (row[0].removeprefix("№ "), row[2], row[5], row[6].removeprefix("№ "))
        for row in rows[1:]
        if any(row[5:7])
    ]


OLD = ("12-34", "Аким", "2025-12-01", "7-1")


def answered(*arguments: str) -> int:
    return main(["register", "answer", *arguments])


def test_an_answer_is_entered_by_the_number_of_its_letter(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert answered("№ 8", "--date", "01.12.2026", "--number", "77") == 0
    assert answers() == [OLD, ("8", "Аким", "2026-12-01", "77")]
    err = capsys.readouterr().err
    assert "Entered: the answer 01.12.2026 № 77 to № 8, 22.11.2026, Аким, О школах." in err


def test_summary_and_file_go_into_columns_of_their_own(folder: Path) -> None:
    (folder / "scans").mkdir()
    (folder / "scans" / "a.pdf").write_bytes(b"%PDF")
    assert answered("8", "--date", "2026-12-01", "--summary", "Да", "--file", "scans/a.pdf") == 0
    text = Path("register.csv").read_text(encoding="utf-8-sig")
    rows = [*csv.DictReader(io.StringIO(text))]
    assert rows[-1]["Summary of the answer"] == "Да"
    assert rows[-1]["File of the answer"] == "scans/a.pdf"


def test_a_file_that_is_not_there_is_no_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert answered("8", "--date", "2026-12-01", "--file", "none.pdf") == 1
    assert "none.pdf: The file of the answer is not there." in capsys.readouterr().err
    assert answers() == [OLD]


def test_of_a_number_of_two_years_the_date_of_the_letter_tells_which(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert answered("12-34", "--date", "2026-12-01") == 1
    err = capsys.readouterr().err
    assert "20.11.2025, Аким, О дорогах (answered 01.12.2025 № 7-1)" in err
    assert "20.11.2026, Премьер-Министр, О мостах" in err
    assert "--letter-date" in err
    assert answers() == [OLD]
    assert answered("12-34", "--date", "2026-12-01", "--letter-date", "20.11.2026") == 0
    assert answers()[-1] == ("12-34", "Премьер-Министр", "2026-12-01", "")


def test_of_a_letter_to_two_words_of_the_addressee_tell_which(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert answered("5/7", "--date", "2026-12-01") == 1
    assert "--addressee" in capsys.readouterr().err
    assert answered("5/7", "--date", "2026-12-01", "--addressee", "ФИНАНС министр") == 0
    assert answers()[-1] == ("5/7", "Министр финансов", "2026-12-01", "")
    assert answered("5/7", "--date", "2026-12-01", "--addressee", "Сенат") == 1
    assert "21.11.2026, Аким, О воде" in capsys.readouterr().err


def test_somebody_at_a_terminal_is_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _prompt="": "2")
    assert answered("12-34", "--date", "2026-12-01") == 0
    assert answers()[-1] == ("12-34", "Премьер-Министр", "2026-12-01", "")
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _prompt="": "9")
    assert answered("12-34", "--date", "2026-12-01") == 1


@pytest.mark.parametrize(
    ("number", "near"), [("5-7", "№ 5/7"), ("12-43", "№ 12-34"), ("12 – 34", "№ 12-34")]
)
def test_an_unknown_number_is_told_with_those_that_look_like_it(
    capsys: pytest.CaptureFixture[str], number: str, near: str
) -> None:
    assert answered(number, "--date", "2026-12-01") == 1
    err = capsys.readouterr().err
    assert f"has no letter № {number}." in err
    assert near in err
    assert answers() == [OLD]


def test_a_number_that_looks_like_none_is_told_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    assert answered("ABC", "--date", "2026-12-01") == 1
    assert "Enter the letter first, or correct the number." in capsys.readouterr().err


def test_a_letter_that_is_answered_gets_another_answer_only_if_that_is_meant(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call = ("12-34", "--letter-date", "2025-11-20", "--date", "2026-01-15", "--number", "9")
    assert answered(*call) == 1
    assert "is answered already: 01.12.2025 № 7-1." in capsys.readouterr().err
    assert answers() == [OLD]
    assert answered(*call, "--another") == 0
    text = Path("register.csv").read_text(encoding="utf-8-sig")
    assert "Date of the answer (2)" in text.splitlines()[0]
    assert "2026-01-15" in text


def test_the_same_answer_once_more_is_put_right() -> None:
    call = ("12-34", "--letter-date", "2025-11-20", "--date", "2025-12-01", "--number", "7-1")
    assert answered(*call, "--summary", "Отказ") == 0
    assert answers() == [OLD]
    assert "Отказ" in Path("register.csv").read_text(encoding="utf-8-sig")


def test_an_answer_older_than_its_letter_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert answered("8", "--date", "21.11.2026") == 1
    err = capsys.readouterr().err
    assert "The answer of 21.11.2026 is older than the letter of 22.11.2026." in err
    assert answers() == [OLD]
    assert answered("8", "--date", "22.11.2026") == 0


def test_an_answer_that_is_still_to_come_is_entered_with_a_warning(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert answered("8", "--date", "01.12.2027") == 0
    assert "still to come: 01.12.2027" in capsys.readouterr().err
    assert answers()[-1] == ("8", "Аким", "2027-12-01", "")


def test_the_register_may_be_named(folder: Path) -> None:
    (folder / "other.csv").write_text(HEAD + LINES.replace("8,", "9,"), encoding="utf-8")
    assert answered("9", "--date", "2026-12-01", "--register", "other.csv") == 0
    assert answers() == [OLD]
    assert "2026-12-01" in (folder / "other.csv").read_text(encoding="utf-8-sig")
