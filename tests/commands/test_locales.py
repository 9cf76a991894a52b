"""`drafter locales`: a translator at the command line."""

import os
from pathlib import Path

import pytest
from filelock import FileLock

from drafter.cli import main
from drafter.wording.catalogs import catalog

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
CLOSING = 'msgctxt "closing"\nmsgid "Respectfully,"\n'


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "addressbook.yaml").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(text: str, language: str = "ru") -> Path:
    po = Path("locales", language, "LC_MESSAGES", "letter.po")
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_text(HEAD + text, encoding="utf-8")
    return po


def test_status_counts_what_is_translated(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(
        CLOSING + 'msgstr "С почтением,"\n\n'
        'msgid "one"\nmsgstr ""\n\n#, fuzzy\nmsgid "two"\nmsgstr "два"\n\n'
        'msgid "three"\nmsgstr "три"\n\n#~ msgid "four"\n#~ msgstr "четыре"\n'
    )
    assert main(["locales", "status"]) == 0
    assert " ".join(capsys.readouterr().out.split()) == (
        "ru letter ██████████░░░░░░░░░░ 50% 2 of 4 translated, 1 not, 1 fuzzy, 1 obsolete"
    )


def test_status_shows_drafters_own_catalogs_complete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["locales", "status"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [row[:2] for row in rows] == [
        [language, domain] for language in ("en", "kk", "ru") for domain in ("drafter", "letter")
    ]
    assert {row[3] for row in rows} == {"100%"}


def test_check_finds_nothing_in_drafters_own_catalogs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["locales", "check"]) == 0
    assert capsys.readouterr().err == "Nothing is wrong in 6 catalogs.\n"


def test_check_names_the_file_and_the_line_and_ends_with_1(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    po = written(CLOSING + 'msgstr "С почтением, {name},"\n')
    assert main(["locales", "check"]) == 1
    assert capsys.readouterr().err.startswith(
        f"{workspace / po}:6:1: The placeholder {{name}} is not in the source."
    )
    assert main(["locales", "check", str(po)]) == 1


def test_check_of_a_file_that_is_not_there_says_so(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["locales", "check", "locales/ru/LC_MESSAGES/letter.po"]) == 1
    assert "There is no such file or folder." in capsys.readouterr().err


def test_compile_writes_what_other_tools_read(workspace: Path) -> None:
    po = written(CLOSING + 'msgstr "С почтением,"\n')
    assert main(["locales", "compile"]) == 0
    assert po.with_suffix(".mo").read_bytes()[:4] == b"\xde\x12\x04\x95"
    os.remove(po)
    words = catalog("letter", "ru", [Path("locales")])
    assert words.pgettext("closing", "Respectfully,") == "С почтением,"


def test_a_broken_mo_file_is_refused_in_a_sentence(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    po = written(CLOSING + 'msgstr "С почтением,"\n')
    po.unlink()
    po.with_suffix(".mo").write_bytes(b"\xde\x12\x04\x95 no catalog")
    assert main(["locales", "preview", "ru"]) == 1
    assert "letter.mo: The catalog cannot be read: " in capsys.readouterr().err


@pytest.mark.parametrize("call", [["update"], ["add", "uz"]])
def test_who_changes_catalogs_waits_for_others_who_do(
    workspace: Path,
    call: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    po = written(CLOSING + 'msgstr "С почтением,"\n')
    before = po.read_bytes()
    monkeypatch.setattr("drafter.files.locking._PATIENCE", 0.1)
    with FileLock(workspace / ".locales.lock"):
        assert main(["locales", *call]) == 1
        assert "Another run of drafter has been writing this file" in capsys.readouterr().err
    assert po.read_bytes() == before
    assert not Path("locales/uz").exists()
    assert main(["locales", *call]) == 0


@pytest.mark.skipif(os.name == "nt", reason="symbolic links of POSIX")
def test_a_catalog_that_is_shared_by_a_link_is_updated_where_it_lies(workspace: Path) -> None:
    po = written(CLOSING + 'msgstr "С почтением,"\n')
    shared = po.rename(workspace / "shared.po")
    po.symlink_to(shared)
    assert main(["locales", "update"]) == 0
    assert po.is_symlink()
    assert "Respectfully" in shared.read_text(encoding="utf-8")
    assert shared.read_text(encoding="utf-8").count("msgid") > 10
