"""What pages are told as other programs change, move and delete the files of letters."""

import json
from pathlib import Path
from typing import Any

import pytest

from drafter.desk.events import Events
from drafter.desk.watching import Watch
from drafter.office.saving import fingerprint, sheet_of

TEXT = "subject: {ru: О дорогах}\n"


class Heard(Events):
    """What pages would hear."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[dict[str, Any]] = []

    def tell(self, kind: str, data: Any = None) -> None:
        assert kind == "changed"
        self.told.append(json.loads(json.dumps(data)))


class Room:
    """A workspace with one letter that is watched; looked at when a test says so."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Watch, "_run", lambda _self: None)
        self.file = folder / "a.yaml"
        self.file.write_text(TEXT, encoding="utf-8")
        self.events = Heard()
        self.watch = Watch(folder, self.events)
        self.watch.begin(self.file, fingerprint(TEXT.encode()))

    def heard(self, looks: int = 1) -> list[dict[str, Any]]:
        for _look in range(looks):
            self.watch.look()
        found, self.events.told = self.events.told, []
        return found


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    return Room(tmp_path, monkeypatch)


def test_a_file_that_nobody_touches_is_not_told_of(room: Room) -> None:
    assert room.heard(3) == []


def test_another_program_that_writes_is_told_once_and_its_version_is_kept(room: Room) -> None:
    room.watch.keeping.opened(room.file, sheet_of(room.file))
    room.heard()
    room.file.write_text("subject: {ru: О школах}\n", encoding="utf-8")
    now = fingerprint(room.file.read_bytes())
    assert room.heard(2) == [{"path": "a.yaml", "hash": now}]
    kinds = [version.kind for version, _note in room.watch.keeping.versions(room.file)]
    assert kinds == ["found", "opened"]


def test_a_change_of_the_same_length_in_the_same_moment_is_seen(room: Room) -> None:
    import os

    room.heard()
    state = room.file.stat()
    room.file.write_text(TEXT.replace("дорогах", "воротах"), encoding="utf-8")
    os.utime(room.file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert len(room.heard()) == 1


def test_a_change_before_the_first_look_is_seen(room: Room) -> None:
    room.file.write_text("subject: {ru: О школах}\n", encoding="utf-8")
    assert len(room.heard()) == 1


def test_what_the_desk_writes_is_told_at_once_and_is_nobody_elses(room: Room) -> None:
    text = TEXT.replace("дорогах", "мостах")
    room.watch.expect(room.file, fingerprint(text.encode()))
    room.file.write_text(text, encoding="utf-8")
    room.heard()  # it is seen before the desk has told
    assert room.watch.keeping.versions(room.file) == []
    room.watch.wrote(room.file, fingerprint(text.encode()))
    assert room.heard() == [{"path": "a.yaml", "hash": fingerprint(text.encode())}]


def test_a_file_that_is_replaced_is_not_taken_for_deleted(room: Room) -> None:
    room.heard()
    room.file.unlink()
    assert room.heard() == []
    room.file.write_text(TEXT, encoding="utf-8")
    assert room.heard(3) == []


@pytest.mark.parametrize("back", [TEXT, "subject: {ru: Другое}\n"])
def test_a_file_that_is_deleted_is_told_and_so_it_is_when_it_is_back(room: Room, back: str) -> None:
    room.heard()
    room.file.unlink()
    assert room.heard(4) == [{"path": "a.yaml", "hash": ""}]
    room.file.write_text(back, encoding="utf-8")
    assert room.heard(2) == [{"path": "a.yaml", "hash": fingerprint(back.encode())}]


def test_a_folder_in_place_of_the_file_is_told_as_deleted(room: Room) -> None:
    room.heard()
    room.file.unlink()
    room.file.mkdir()
    assert room.heard(3) == [{"path": "a.yaml", "hash": ""}]


@pytest.mark.parametrize("name", ["b.yaml", "2026/b.yaml"])
def test_a_file_that_is_renamed_is_followed_and_its_history_with_it(room: Room, name: str) -> None:
    room.watch.keeping.opened(room.file, sheet_of(room.file))
    room.heard()
    target = room.file.parent / name
    target.parent.mkdir(exist_ok=True)
    room.file.rename(target)
    assert room.heard(3) == [{"path": "a.yaml", "to": name}]
    assert len(room.watch.keeping.versions(target)) == 1
    target.write_text("subject: {ru: О школах}\n", encoding="utf-8")
    assert [told["path"] for told in room.heard()] == [name]


def test_a_file_that_cannot_be_read_disturbs_nobody(room: Room) -> None:
    room.heard()
    room.file.write_bytes(b"\xff\xfe\xff")
    assert room.heard(2) == []


def test_only_so_many_files_are_watched(room: Room) -> None:
    folder = room.file.parent
    for number in range(100):
        file = folder / f"{number}.yaml"
        file.write_text(TEXT, encoding="utf-8")
        room.watch.begin(file, fingerprint(TEXT.encode()))
    (folder / "0.yaml").write_text("subject: {ru: Другое}\n", encoding="utf-8")
    (folder / "99.yaml").write_text("subject: {ru: Другое}\n", encoding="utf-8")
    assert [told["path"] for told in room.heard()] == ["99.yaml"]


def test_nobody_watches_when_no_page_has_been_open_for_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafter.desk.watching._PATIENCE", 0.05)
    monkeypatch.setattr("drafter.desk.watching._EVERY", 0.01)
    file = tmp_path / "a.yaml"
    file.write_text(TEXT, encoding="utf-8")
    watch = Watch(tmp_path, Heard())
    watch.begin(file, "")
    thread = watch._thread
    assert thread
    thread.join(5)
    assert not thread.is_alive()
    watch.begin(file, "")
    assert watch._thread is not thread
