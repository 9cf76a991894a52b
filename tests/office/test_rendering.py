"""The offices of the files that are rendered in one call."""

from pathlib import Path

from drafter.office.rendering import Wish


def wish(*files: Path) -> Wish:
    chosen = {"languages": (), "jobs": 1, "files": tuple(map(str, files))}
    return Wish(**{**dict.fromkeys(Wish._names), **chosen})  # type: ignore[arg-type]


def test_files_of_one_workspace_share_an_office_and_others_have_their_own(tmp_path: Path) -> None:
    for name in ("first", "first/2026", "second"):
        (tmp_path / name).mkdir()
    for name in ("first", "second"):
        (tmp_path / name / "addressbook.yaml").touch()
    files = [tmp_path / name for name in ("first/a.yaml", "first/2026/b.yaml", "second/c.yaml")]
    here, deeper, elsewhere = wish(*files).offices().values()
    assert here is deeper
    assert [office.workspace.folder for office in (here, elsewhere)] == [
        tmp_path / "first",
        tmp_path / "second",
    ]
