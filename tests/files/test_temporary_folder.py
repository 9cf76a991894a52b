"""A temporary folder goes with its run, and one of a dead run with the next."""

import os
import stat
import sys
import tempfile
from pathlib import Path

import pytest

from drafter.files.space import is_ample
from drafter.files.temporary_folder import temporary_folder

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows locks no folders")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@posix
def test_a_folder_is_closed_to_others_and_goes_at_the_end(place: Path) -> None:
    with temporary_folder() as folder:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "letter.docx").touch()
    assert list(place.iterdir()) == []


@posix
def test_folders_of_dead_runs_are_cleared_and_those_of_living_ones_are_not(place: Path) -> None:
    dead = place / "drafter-pdf-abcd_123"
    (dead / "profile").mkdir(parents=True)
    with temporary_folder() as first, temporary_folder() as second:
        assert not dead.exists()
        assert {first, second} == set(place.iterdir())


@posix
def test_what_only_looks_like_such_a_folder_is_left_alone(place: Path) -> None:
    target = place / "mine"
    target.mkdir()
    (target / "letter.docx").touch()
    (place / "drafter-pdf-abcd_123").symlink_to(target)
    (place / "drafter-pdf-abcd_124").write_text("mine")
    (place / "drafter-pdf-of-mine").mkdir()
    before = sorted(place.rglob("*"))
    with temporary_folder():
        pass
    assert sorted(place.rglob("*")) == before


@posix
def test_where_folders_cannot_be_locked_age_tells(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def refused(handle: int, operation: int) -> None:
        raise OSError(38, "no locks")

    monkeypatch.setattr(fcntl, "flock", refused)
    for name, days in (("drafter-pdf-old_____", 2), ("drafter-pdf-new_____", 0)):
        (place / name).mkdir()
        then = (place / name).stat().st_mtime - days * 86400
        os.utime(place / name, (then, then))
    with temporary_folder():
        assert not (place / "drafter-pdf-old_____").exists()
        assert (place / "drafter-pdf-new_____").exists()


@posix
def test_a_disk_that_is_nearly_full_is_not_ample(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = os.statvfs(place)
    for blocks, is_enough in ((1, False), (1 << 40, True)):
        values = list(state)
        values[4] = blocks
        monkeypatch.setattr(os, "statvfs", lambda _path, v=values: os.statvfs_result(v))
        assert is_ample(place) is is_enough
