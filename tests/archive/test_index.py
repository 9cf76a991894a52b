"""The index is a cache: whatever happens to it, letters are found, and no other user reads it."""

import multiprocessing
import os
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest

from drafter.archive import Archive, Query
from drafter.archive.index import VERSION
from drafter.workspace import OutsideError, Workspace
from tests.archive.conftest import letter, paths


def index_of(folder: Path) -> Path:
    return folder / ".drafter/search/index.db"


def many(folder: Path, count: int) -> None:
    """Write so many letters more."""
    for number in range(count):
        day = f"2020-02-{1 + number % 28:02}"
        letter(folder / f"{number}.yaml", number=f"9-{number}", date=day)


def anew(folder: Path) -> Archive:
    """Return the archive as another process would open it."""
    return Archive(Workspace(folder))


def test_it_is_closed_to_others_and_to_git_and_has_no_file_beside_it(
    archive: Archive, folder: Path
) -> None:
    archive.update()
    index = index_of(folder)
    assert stat.S_IMODE(index.stat().st_mode) == 0o600
    assert stat.S_IMODE(index.parent.stat().st_mode) == 0o700
    assert os.listdir(index.parent) == ["index.db"]  # a share would not do for WAL
    assert (folder / ".drafter/.gitignore").read_text() == "*\n"
    mode = sqlite3.connect(index).execute("PRAGMA journal_mode").fetchone()
    assert mode == ("delete",)


def test_deleted_it_is_built_again(archive: Archive, folder: Path) -> None:
    assert paths(archive, "дороги") == ["roads.yaml"]
    shutil.rmtree(folder / ".drafter")
    assert paths(archive, "дороги") == ["roads.yaml"]
    assert index_of(folder).is_file()


@pytest.mark.parametrize("where", ["begin", "middle", "end", "empty", "text"])
def test_damaged_it_is_built_again(folder: Path, where: str) -> None:
    many(folder, 40)
    first = anew(folder)
    first.update()
    first.close()
    index = index_of(folder)
    data = bytearray(index.read_bytes())
    spans = {
        "begin": (0, 200),
        "middle": (4096, len(data) - 4096),
        "end": (len(data) // 2, len(data)),
    }
    if where in spans:
        begin, end = spans[where]
        data[begin:end] = os.urandom(end - begin)
    index.write_bytes({"empty": b"", "text": b"no database at all" * 99}.get(where, bytes(data)))
    second = anew(folder)
    second.update()
    assert len(second.find(Query("дороги"), 100)) == 41
    second.close()


def test_of_another_version_it_is_built_again(archive: Archive, folder: Path) -> None:
    archive.update()
    archive.close()
    base = sqlite3.connect(index_of(folder))
    base.execute(f"PRAGMA user_version = {VERSION + 1}")
    base.commit()
    base.close()
    assert paths(archive, "дороги") == ["roads.yaml"]


def test_one_that_others_may_write_or_that_is_a_link_is_not_taken(
    archive: Archive, folder: Path, tmp_path: Path
) -> None:
    archive.update()
    archive.close()
    index = index_of(folder)
    index.chmod(0o666)
    assert paths(archive, "дороги") == ["roads.yaml"]
    assert stat.S_IMODE(index.stat().st_mode) == 0o600
    archive.close()
    index.rename(tmp_path / "elsewhere.db")
    index.symlink_to(tmp_path / "elsewhere.db")
    before = (tmp_path / "elsewhere.db").read_bytes()
    assert paths(archive, "дороги") == ["roads.yaml"]
    assert not index.is_symlink()
    assert (tmp_path / "elsewhere.db").read_bytes() == before


def test_a_folder_that_leads_out_of_the_workspace_is_refused(
    archive: Archive, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    (folder / ".drafter").symlink_to(tmp_path / "out")
    with pytest.raises(OutsideError):
        archive.update()
    assert os.listdir(tmp_path / "out") == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_where_nothing_can_be_written_letters_are_found_all_the_same(folder: Path) -> None:
    folder.chmod(0o500)
    try:
        assert paths(anew(folder), "дороги") == ["roads.yaml"]
    finally:
        folder.chmod(0o700)


def test_where_a_file_lies_in_the_place_of_its_folder_letters_are_found(folder: Path) -> None:
    (folder / ".drafter").write_text("no folder")
    assert paths(anew(folder), "дороги") == ["roads.yaml"]


def _update(folder: Path) -> None:
    archive = anew(folder)
    for _round in range(3):
        archive.update()
    archive.close()


def test_processes_at_the_same_time_lose_nothing_and_count_nothing_twice(folder: Path) -> None:
    many(folder, 40)
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_update, args=(folder,)) for _one in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    archive = anew(folder)
    assert len(archive.find(Query("дороги"), 200)) == 41
    base = sqlite3.connect(index_of(folder))
    assert base.execute("SELECT count(*), count(DISTINCT path) FROM file").fetchone() == (41, 41)
    assert base.execute("INSERT INTO found (found) VALUES ('integrity-check')") is not None
    archive.close()
