"""A file is written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from drafter import OutputError
from drafter.files.output import write_file


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    write_file(tmp_path / "а" / "б" / "письмо.docx", b"1", force=False)
    assert (tmp_path / "а" / "б" / "письмо.docx").read_bytes() == b"1"


def test_a_file_is_not_replaced_unasked(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    with pytest.raises(OutputError, match=r"exists already.* \[file-exists\]"):
        write_file(target, b"new", force=False)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_move_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_in_word(_source: object, _target: object) -> None:
        raise PermissionError(13, "sharing violation")

    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", open_in_word)
    with pytest.raises(OutputError, match=r"open in Word.* \[file-protected\]"):
        write_file(target, b"new", force=True)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_file_can_be_read_by_those_who_read_other_new_files(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_file(tmp_path / "a.docx", b"1", force=False)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("usual", "a.docx")]
    assert modes[0] == modes[1]


def test_nobody_else_can_read_a_file_that_is_being_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes = []
    synced = os.fsync

    def sync(handle: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(handle).st_mode))
        synced(handle)

    monkeypatch.setattr(os, "fsync", sync)
    write_file(tmp_path / "a.docx", b"1", force=False)
    assert modes == [0o600]
