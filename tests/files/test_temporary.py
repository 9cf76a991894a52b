"""Temporary files of dead runs are cleared, those of living runs and of others are not."""

import errno
import os
import sys
import time
from pathlib import Path

import pytest

from drafter.files import temporary
from drafter.files.output import write_file
from drafter.files.temporary import in_use, temporary_beside

if sys.platform != "win32":
    import fcntl

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="folders are locked on POSIX")


@pytest.fixture(autouse=True)
def another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test be a process that has cleared nothing yet."""
    monkeypatch.setattr(temporary, "_cleared", set())


def left_in(folder: Path) -> Path:
    path = temporary_beside(folder / "letter.ru.docx")
    path.write_bytes(b"half")
    return path


def test_what_a_dead_run_left_is_cleared_by_the_next_that_writes_there(tmp_path: Path) -> None:
    left_in(tmp_path)
    write_file(tmp_path / "a.yaml", b"1", force=False)
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_what_a_living_run_writes_is_left_alone(tmp_path: Path) -> None:
    path = left_in(tmp_path)
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_SH)
    write_file(tmp_path / "a.yaml", b"1", force=False)
    assert path.exists()
    os.close(handle)  # it has ended
    write_file(tmp_path / "b.yaml", b"1", force=False)
    assert not path.exists()


def test_what_only_looks_like_ours_is_left_alone(tmp_path: Path) -> None:
    names = (".notes-abcdefgh.tmp", ".drafter-0123456789abcdef01234567.tmp", ".drafter-1.tmp")
    for name in names:
        (tmp_path / name).touch()
    folder = temporary_beside(tmp_path / "a")
    folder.mkdir()
    (tmp_path / "b").symlink_to(tmp_path)
    write_file(tmp_path / "a.yaml", b"1", force=False)
    there = {path.name for path in tmp_path.iterdir()}
    assert there == {*names, folder.name, "a.yaml", "b"}


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.ENOLCK, errno.EBADF])
def test_without_locks_what_is_a_day_old_is_cleared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refused(_handle: int, _how: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refused)
    young, old = left_in(tmp_path), left_in(tmp_path)
    os.utime(old, (time.time() - 2 * 24 * 60 * 60,) * 2)
    write_file(tmp_path / "a.yaml", b"1", force=False)
    assert young.exists()
    assert not old.exists()


def test_who_never_lets_go_of_a_folder_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(temporary, "_PAUSE", 0.001)
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with in_use([tmp_path]):
        pass
    write_file(tmp_path / "a.yaml", b"1", force=False)
    os.close(handle)
    assert (tmp_path / "a.yaml").read_bytes() == b"1"
