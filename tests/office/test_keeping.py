"""The history of letters: what is kept of them, for how long, and that it harms nobody."""

import os
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.model.edits import Edit
from drafter.office.keeping import Keeping, Steps
from drafter.office.saving import Sheet
from drafter.office.thinning import MOST_BYTES, MOST_VERSIONS, thinned
from drafter.office.versions import EXPORTED, OPENED, TYPED, Version

SECOND = 1_000_000_000
HOUR, DAY = 3600 * SECOND, 24 * 3600 * SECOND


def sheet(text: str) -> Sheet:
    return Sheet.of(text.encode(), "a.yaml")


class Clock:
    """A clock that a test sets."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1_700_000_000 * SECOND
        monkeypatch.setattr(time, "time_ns", lambda: self.now)

    def wait(self, seconds: float) -> None:
        self.now += int(seconds * SECOND)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "a.yaml"
    file.write_text("0", encoding="utf-8")
    return file


def typed(keeping: Keeping, file: Path, *texts: str, key: str = "subject.ru") -> None:
    """Save texts one after the other, as a page does while somebody types."""
    for text in texts:
        before = sheet(file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8")
        assert keeping.saved(file, before, sheet(text), [Edit(key, "set", text)])


def kept(keeping: Keeping, file: Path) -> list[str]:
    """Return the texts that are kept, the oldest first."""
    found = [keeping.data(file, version.id) for version, _note in keeping.versions(file)]
    return [data.decode() for data in found[::-1] if data is not None]


def undone(keeping: Keeping, file: Path, by: int = -1) -> str:
    """Undo or redo a step as the desk does; return what the file is then."""
    now = sheet(file.read_text(encoding="utf-8"))
    version = keeping.step(file, now, by)
    if version:
        data = keeping.data(file, version.id)
        assert data is not None
        file.write_bytes(data)
        assert keeping.stand(file, version)
    return file.read_text(encoding="utf-8")


def test_typing_is_one_version_until_there_is_a_pause(file: Path, clock: Clock) -> None:
    keeping = Keeping(file.parent)
    keeping.opened(file, sheet("0"))
    for text in ("a", "ab", "abc"):
        clock.wait(0.4)
        typed(keeping, file, text)
    clock.wait(2.0)
    typed(keeping, file, "abc d")
    assert kept(keeping, file) == ["0", "abc", "abc d"]


def test_typing_without_a_pause_is_kept_now_and_then(file: Path, clock: Clock) -> None:
    keeping = Keeping(file.parent)
    for number in range(150):
        clock.wait(0.4)
        typed(keeping, file, f"{number + 1}")
    assert 3 <= len(kept(keeping, file)) <= 6  # a minute, in steps of twenty seconds


def test_another_field_is_another_version(file: Path, clock: Clock) -> None:
    keeping = Keeping(file.parent)
    typed(keeping, file, "a")
    clock.wait(0.4)
    typed(keeping, file, "ab", key="subject.kk")
    assert kept(keeping, file) == ["0", "a", "ab"]


def test_the_state_before_the_last_save_of_typing_is_known_to_a_page_that_missed_its_answer(
    file: Path, clock: Clock
) -> None:
    keeping = Keeping(file.parent)
    for text in ("a", "ab", "abc"):
        clock.wait(0.4)
        typed(keeping, file, text)
    assert keeping.data_by(file, sheet("ab").fingerprint) == b"ab"
    assert kept(keeping, file) == ["0", "abc"]


def test_what_was_not_written_at_the_desk_is_kept_before_it_is_built_upon(file: Path) -> None:
    keeping = Keeping(file.parent)
    typed(keeping, file, "a")
    file.write_text("foreign", encoding="utf-8")
    typed(keeping, file, "foreign b")
    assert kept(keeping, file) == ["0", "a", "foreign", "foreign b"]


def test_undo_goes_on_in_another_run(file: Path, clock: Clock) -> None:
    typed(Keeping(file.parent), file, "a")
    clock.wait(5)
    typed(Keeping(file.parent), file, "b")
    assert [undone(Keeping(file.parent), file) for _step in range(3)] == ["a", "0", "0"]
    assert [undone(Keeping(file.parent), file, 1) for _step in range(3)] == ["a", "b", "b"]


def test_a_new_edit_ends_redo_and_nothing_is_lost(file: Path, clock: Clock) -> None:
    keeping = Keeping(file.parent)
    typed(keeping, file, "a")
    undone(keeping, file)
    clock.wait(5)
    typed(keeping, file, "b")
    assert keeping.steps(file) == Steps(1, 0)
    assert undone(keeping, file, 1) == "b"
    assert kept(keeping, file) == ["0", "a", "b"]


def test_a_clock_that_goes_back_changes_no_order(file: Path, clock: Clock) -> None:
    keeping = Keeping(file.parent)
    typed(keeping, file, "a")
    clock.wait(-DAY / SECOND)
    typed(keeping, file, "b")
    assert kept(keeping, file) == ["0", "a", "b"]
    assert undone(keeping, file) == "a"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["type", "foreign", "undo", "redo", "new run"]), max_size=12))
def test_undo_and_redo_are_those_of_a_list_with_a_place_in_it(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("letters")
    file, keeping = folder / "a.yaml", Keeping(folder)
    file.write_text("0", encoding="utf-8")
    keeping.opened(file, sheet("0"))
    states, at = ["0"], 0
    for number, act in enumerate(acts, 1):
        if act in ("type", "foreign"):
            if act == "type":
                typed(keeping, file, str(number), key=f"k{number}")
            else:
                file.write_text(str(number), encoding="utf-8")
                assert keeping.found(file, sheet(str(number)))
            states, at = [*states[: at + 1], str(number)], at + 1
        elif act == "new run":
            keeping = Keeping(folder)
        else:
            at = max(at - 1, 0) if act == "undo" else min(at + 1, len(states) - 1)
            assert undone(keeping, file, -1 if act == "undo" else 1) == states[at]
    assert keeping.steps(file) == Steps(at, len(states) - 1 - at)


def test_it_is_for_the_user_alone_and_git_does_not_see_it(file: Path) -> None:
    Keeping(file.parent).opened(file, sheet("0"))
    whole = file.parent / ".drafter"
    assert (whole / ".gitignore").read_bytes() == b"*\n"
    inside = list((whole / "history").rglob("*"))
    assert len(inside) == 3
    if os.name != "nt":
        assert {path.stat().st_mode & 0o777 for path in inside if path.is_file()} == {0o600}
        folders = [whole, whole / "history", *(path for path in inside if path.is_dir())]
        assert {path.stat().st_mode & 0o777 for path in folders} == {0o700}


def test_a_history_follows_a_rename_and_does_not_meet_that_of_another_letter(file: Path) -> None:
    keeping = Keeping(file.parent)
    typed(keeping, file, "a")
    other = file.with_name("b.yaml")
    keeping.opened(other, sheet("of another"))
    file.rename(other)
    assert keeping.renamed(file, other)
    assert kept(keeping, other) == ["0", "a"]
    assert kept(keeping, file) == []
    assert undone(keeping, other) == "0"


def test_a_letter_renamed_while_no_desk_ran_has_its_history(file: Path) -> None:
    typed(Keeping(file.parent), file, "a")
    other = file.with_name("b.yaml")
    file.rename(other)
    keeping = Keeping(file.parent)
    keeping.opened(other, sheet("a"))
    assert kept(keeping, other) == ["0", "a"]


def test_a_copy_has_a_history_of_its_own(file: Path) -> None:
    keeping = Keeping(file.parent)
    typed(keeping, file, "a")
    copy = file.with_name("b.yaml")
    copy.write_text("a", encoding="utf-8")
    keeping.opened(copy, sheet("a"))
    assert (kept(keeping, copy), kept(keeping, file)) == (["a"], ["0", "a"])


@pytest.mark.parametrize("harm", ["{", "[]", '{"steps": 1}', "", "[" * 100_000])
def test_a_damaged_index_costs_no_version(file: Path, harm: str) -> None:
    keeping = Keeping(file.parent)
    typed(keeping, file, "a")
    (index,) = (file.parent / ".drafter").rglob("index.json")
    index.write_text(harm, encoding="utf-8")
    assert kept(keeping, file) == ["0", "a"]
    assert undone(keeping, file) == "0"


def test_a_damaged_or_deleted_version_is_passed_over(file: Path, clock: Clock) -> None:
    keeping = Keeping(file.parent)
    for text in ("a", "b", "c"):
        clock.wait(5)
        typed(keeping, file, text)
    by_text = {
        path.read_text(encoding="utf-8"): path for path in file.parent.glob(".drafter/*/*/*.yaml")
    }
    by_text["b"].write_text("harmed", encoding="utf-8")
    by_text["a"].unlink()
    assert undone(keeping, file) == "0"


@pytest.mark.parametrize("place", [".drafter", ".drafter/history"])
def test_a_history_that_cannot_be_made_is_told_and_raises_nothing(file: Path, place: str) -> None:
    (file.parent / place).parent.mkdir(exist_ok=True)
    (file.parent / place).write_text("in the way", encoding="utf-8")
    keeping = Keeping(file.parent)
    assert not keeping.opened(file, sheet("0"))
    assert not keeping.saved(file, sheet("0"), sheet("1"), [Edit("subject.ru")])
    assert not keeping.snapshot(file, sheet("0"), "docx")
    assert keeping.step(file, sheet("0"), -1) is None
    assert keeping.versions(file) == []
    assert keeping.steps(file) == Steps()
    keeping.sweep()


def test_a_link_that_leads_out_of_the_workspace_is_not_followed(
    file: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (file.parent / ".drafter").symlink_to(outside)
    keeping = Keeping(file.parent)
    assert not keeping.opened(file, sheet("0"))
    keeping.sweep()
    assert [*outside.iterdir()] == []


def test_a_full_disk_is_told_and_what_was_kept_stays(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping = Keeping(file.parent)
    typed(keeping, file, "a")

    def full(*_facts: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert not keeping.saved(file, sheet("a"), sheet("b"), [Edit("subject.ru")])
    monkeypatch.undo()
    assert kept(keeping, file) == ["0", "a"]
    folder = next((file.parent / ".drafter" / "history").iterdir())
    assert [path for path in folder.iterdir() if path.name.startswith("tmp")] == []


def test_a_disk_that_is_nearly_full_is_left_to_the_letters(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping = Keeping(file.parent)
    typed(keeping, file, "a")
    monkeypatch.setattr("drafter.office.keeping.is_ample", lambda _folder: False)
    assert not keeping.saved(file, sheet("a"), sheet("b"), [Edit("subject.ru")])
    assert not keeping.snapshot(file, sheet("a"), "docx")
    assert kept(keeping, file) == ["0", "a"]


def test_a_history_deleted_meanwhile_begins_with_what_was_before_the_save(file: Path) -> None:
    keeping = Keeping(file.parent)
    typed(keeping, file, "a")
    shutil.rmtree(file.parent / ".drafter")
    typed(keeping, file, "b")
    assert kept(keeping, file) == ["a", "b"]


def test_a_snapshot_is_no_step_and_says_what_it_was(file: Path) -> None:
    keeping = Keeping(file.parent)
    typed(keeping, file, "a")
    assert keeping.snapshot(file, sheet("a"), "pdf", ["ru", "kk"], "№ 1/«2»")
    version, note = keeping.versions(file)[0]
    assert (version.kind, note) == (
        *("exported", {"what": "pdf", "languages": "ru kk", "number": "№ 1/«2»"}),
    )
    assert undone(keeping, file) == "0"


NOW = 2_000_000_000 * SECOND


def every(seconds: float, count: int, kind: str = TYPED, size: int = 1) -> list[Version]:
    """Return versions made at such a distance of time up to now, the oldest first."""
    found = range(count, 0, -1)
    return [Version(NOW - int(n * seconds * SECOND), kind, f"{n:016x}", size) for n in found]


def left(versions: list[Version], needed: tuple[str, ...] = ()) -> list[Version]:
    gone = thinned(versions, NOW, needed)
    return [version for version in versions if version not in gone]


def test_all_of_a_day_stay() -> None:
    versions = every(600, 143)
    assert left(versions) == versions


def test_older_ones_stay_further_apart() -> None:
    day, week = 86_400, 7 * 86_400
    versions = every(1800, 48 * 30)  # a month, each half hour
    stay = left(versions)
    assert stay[0] == versions[0]
    ages = [(NOW - one.at) // SECOND for one in stay]
    assert len([age for age in ages if age < day]) == 47
    assert 140 <= len([age for age in ages if day <= age < week]) <= 146
    assert 20 <= len([age for age in ages if age >= week]) <= 26


def test_exports_and_what_is_needed_stay_whatever_their_age() -> None:
    old = every(86_400 * 30, 12, EXPORTED)
    typed_then = [one._replace(at=one.at + 1, kind=TYPED, fingerprint="f" * 16) for one in old]
    versions = sorted([*old, *typed_then])
    assert [one for one in left(versions) if one.kind == EXPORTED] == old
    between = every(60, 3)
    crowded = [one._replace(at=one.at - 40 * DAY) for one in between]
    assert crowded[1] in left([*old, *crowded], (crowded[1].id,))


@given(st.integers(0, 900), st.sampled_from([1, 50_000, 3_000_000]), st.integers(1, 40_000))
@settings(max_examples=60, deadline=None)
def test_neither_number_nor_size_grow_beyond_bounds(count: int, size: int, step: int) -> None:
    versions = [*every(step, count, OPENED, size)]
    stay = left(versions)
    assert len(stay) <= MOST_VERSIONS
    assert sum(one.size for one in stay) <= max(MOST_BYTES, size)
    assert stay[-1:] == versions[-1:]


def test_a_sweep_thins_letters_that_nobody_opens(file: Path, clock: Clock) -> None:
    keeping = Keeping(file.parent)
    for number in range(10):
        clock.wait(60)
        typed(keeping, file, str(number + 1))
    clock.wait(60 * 86_400)
    keeping.sweep()
    assert kept(keeping, file) == ["0", "10"]
    assert undone(keeping, file) == "0"
