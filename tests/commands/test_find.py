"""`drafter find` and `drafter archive` on the terminal."""

from pathlib import Path

import pytest

from drafter.cli import main
from tests.archive.conftest import letter, word_file


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a workspace with a letter, which is the present folder."""
    whole = tmp_path / "letters"
    whole.mkdir()
    (whole / "drafter.yaml").write_text("months: 1\n", encoding="utf-8")
    letter(whole / "roads.yaml")
    monkeypatch.chdir(whole)
    return whole


def run(capsys: pytest.CaptureFixture[str], *call: str) -> tuple[int, list[str], str]:
    code = main([*call, "--interface", "en"])
    said = capsys.readouterr()
    return code, said.out.splitlines(), said.err


def test_a_letter_is_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "find", "сельская", "дорога") == (
        0,
        [
            "roads.yaml:6: 26.11.2026 № 12-34 Бектенов О. А., Премьер-Министр Республики Казахстан"
            " – О ремонте сельских дорог"
        ],
        "",
    )


def test_where_nothing_is_found_the_code_is_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "find", "бегемоты") == (1, [], "Nothing was found.\n")


def test_options_leave_out_what_does_not_fit(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter(folder / "old.yaml", date="2020-01-31", number="5")
    for options, names in (
        (["--from", "2021-01-01"], ["roads.yaml"]),
        (["--to", "31.01.2020"], ["old.yaml"]),
        (["--addressee", "Бектенову", "--from", "2021-01-01"], ["roads.yaml"]),
        (["--addressee", "Смаилову"], []),
        (["--kind", "Обращение"], []),
        (["--kind", "inquiry", "--to", "2020-01-31"], ["old.yaml"]),
        (["--answered"], []),
    ):
        _code, lines, _err = run(capsys, "find", "дороги", *options)
        assert [line.partition(":")[0] for line in lines] == names, options


def test_what_most_words_were_found_of_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines, err = run(capsys, "find", "ремонт", "сельских", "бегемотов")
    assert (code, len(lines)) == (0, 1)
    assert err == "No letter has all of these words; these have most of them.\n"


def test_outside_of_a_workspace_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, lines, err = run(capsys, "find", "дороги")
    assert (code, lines) == (1, [])
    assert err.startswith("This folder lies in no workspace")


def test_what_a_letter_holds_steers_no_terminal(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word_file(tmp_path / "old/x.docx", "О мостах \u202eи переправах\u202c")
    assert run(capsys, "archive", "add", str(tmp_path / "old"))[0] == 0
    _code, (line,), _err = run(capsys, "find", "мосты")
    assert "\u202e" not in line


def test_an_archive_is_added_listed_and_removed(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "old"
    word_file(old / "bridge.docx", "Министру транспорта", "О мосте через Иртыш")
    (old / "torn.docx").write_bytes(b"nothing")
    code, lines, err = run(capsys, "archive", "add", str(old))
    assert (code, lines) == (0, [])
    assert "torn.docx" in err
    assert err.endswith("2 letters were read.\n")  # that of the workspace as well
    assert run(capsys, "archive", "list") == (0, [str(old)], "")
    assert run(capsys, "find", "мосты")[1][0].startswith(f"{old}/bridge.docx:2: ")
    assert run(capsys, "archive", "remove", str(old)) == (0, [], "")
    assert run(capsys, "find", "мосты")[0] == 1
    assert run(capsys, "archive", "list")[0] == 1
    code, _lines, err = run(capsys, "archive", "remove", str(old))
    assert code == 1
    assert "This folder is not in the archive." in err


def test_a_folder_that_is_not_there_is_not_added(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _lines, err = run(capsys, "archive", "add", "nowhere")
    assert code == 1
    assert err.startswith("nowhere: There is no such folder.")
