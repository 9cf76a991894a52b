"""What was made of files lasts exactly as long as they do."""

import os
from functools import partial
from pathlib import Path

import pytest

from drafter.files.state import Kept, State


def old(file: Path) -> None:
    """Let a file look as if it had not been changed for an hour."""
    past = file.stat().st_mtime - 3600
    os.utime(file, (past, past))


def test_files_that_nobody_touches_last(tmp_path: Path) -> None:
    file = tmp_path / "letter.po"
    file.write_text("a")
    state = State([str(file), str(tmp_path), str(tmp_path / "absent")])
    assert state.lasts()
    assert state.lasts()


@pytest.mark.parametrize("change", ["write", "grow", "delete", "replace", "add"])
def test_every_change_is_noticed(tmp_path: Path, change: str) -> None:
    file, other = tmp_path / "letter.po", tmp_path / "other"
    file.write_text("a")
    other.write_text("b")
    state = State([str(file), str(tmp_path)])
    if change == "write":
        file.write_text("b")
    elif change == "grow":
        file.write_text("ab")
    elif change == "delete":
        file.unlink()
    elif change == "replace":
        other.replace(file)
    else:
        (tmp_path / "new").touch()
    assert not state.lasts()


def test_two_changes_in_one_tick_of_a_coarse_clock_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "letter.po"
    file.write_text("a")
    same = os.stat(file)
    monkeypatch.setattr("drafter.files.state.os.stat", lambda _path: same)
    state = State([str(file)])
    file.write_text("b")
    assert not state.lasts()


def test_a_file_without_a_name_that_files_can_have_is_absent() -> None:
    assert State(["a\0b"]).lasts()


def test_what_is_kept_is_made_anew_only_after_a_change(tmp_path: Path) -> None:
    file = tmp_path / "letter.po"
    file.write_text("a")
    old(file)
    kept: Kept[list[str]] = Kept(4)

    def made() -> list[str]:
        return kept.made("key", lambda: [str(file)], lambda: [file.read_text()])

    first = made()
    assert made() is first
    file.write_text("b")
    assert made() == ["b"]
    assert made() is made()


def test_an_error_is_not_kept(tmp_path: Path) -> None:
    file = tmp_path / "letter.po"
    kept: Kept[str] = Kept(4)
    with pytest.raises(FileNotFoundError):
        kept.made("key", lambda: [str(file)], file.read_text)
    file.write_text("a")
    assert kept.made("key", lambda: [str(file)], file.read_text) == "a"


def test_the_oldest_makes_way(tmp_path: Path) -> None:
    made: list[int] = []
    kept: Kept[None] = Kept(2)
    for key in (1, 2, 3, 2, 3, 1):
        kept.made(key, lambda: [str(tmp_path)], partial(made.append, key))
    assert made == [1, 2, 3, 1]
