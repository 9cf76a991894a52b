"""A file is written whole or not at all, and so are several together."""

import errno
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter import InputError, OutputError
from drafter.files.output import Output, write_file, write_files


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


def appears_first(target: Path) -> Callable[..., None]:
    """Return a link(2) before which another run writes the target."""
    link = os.link

    def linked(source: Any, name: Any) -> None:
        if Path(name) == target:
            target.write_bytes(b"another run's")
        link(source, name)

    return linked


@pytest.mark.parametrize("refusal", [None, errno.EPERM, errno.EOPNOTSUPP])
def test_of_two_runs_one_alone_gets_a_new_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: int | None
) -> None:
    target = tmp_path / "a.docx"

    def refused(_source: object, _name: object) -> None:
        target.write_bytes(b"another run's")
        raise OSError(refusal, "no hard links here")

    monkeypatch.setattr(os, "link", appears_first(target) if refusal is None else refused)
    with pytest.raises(OutputError, match="exists already"):
        write_file(target, b"mine", force=False)
    assert target.read_bytes() == b"another run's"
    assert list(tmp_path.iterdir()) == [target]


def test_without_hard_links_files_are_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_source: object, _name: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", refused)
    (tmp_path / "old").write_bytes(b"old")
    names = ["old", "new", "last"]
    write_files([Output(tmp_path / name, name.encode() * 2, force=name == "old") for name in names])
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {
        name: name.encode() * 2 for name in names
    }


@settings(max_examples=150, deadline=None)
@given(
    there=st.lists(st.booleans(), min_size=1, max_size=4),
    call=st.sampled_from(["open", "write", "fsync", "chmod", "link", "replace"]),
    at=st.integers(0, 8),
    number=st.sampled_from([errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.ESTALE]),
)
def test_whatever_fails_all_files_are_new_or_all_are_as_before(
    tmp_path_factory: pytest.TempPathFactory, there: list[bool], call: str, at: int, number: int
) -> None:
    folder = tmp_path_factory.mktemp("out")
    targets = [folder / f"{n}.docx" for n in range(len(there))]
    for target, exists in zip(targets, there, strict=True):
        if exists:
            target.write_bytes(b"old")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    after = {target.name: b"new" for target in targets}
    original, calls = getattr(os, call), iter(range(1000))

    def failing(*facts: Any, **how: Any) -> Any:
        if next(calls) == at:
            raise OSError(number, os.strerror(number))
        return original(*facts, **how)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, call, failing)
        try:
            write_files([Output(target, b"new", force=True) for target in targets])
            expected = after
        except OSError:
            expected = before
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == expected


def test_what_cannot_be_taken_back_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "a.docx", tmp_path / "b.docx"
    unlink = os.unlink

    def stuck(path: Any, *facts: Any, **how: Any) -> None:
        if Path(path) == first:
            raise OSError(errno.EIO, "Input/output error")
        unlink(path, *facts, **how)

    monkeypatch.setattr(os, "unlink", stuck)
    monkeypatch.setattr(os, "link", appears_first(second))
    with pytest.raises(OutputError) as raised:
        write_files([Output(path, b"new", force=False) for path in (first, second)])
    assert [(p.id, p.place and p.place.file) for p in raised.value.problems] == [
        ("file-exists", str(second)),
        ("file-written", str(first)),
    ]


def test_a_folder_that_was_made_for_nothing_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_facts: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space"):
        write_file(tmp_path / "new" / "deep" / "a.docx", b"1", force=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("call", ["fsync", "chmod", "chown"])
@pytest.mark.parametrize("number", [errno.EPERM, errno.EINVAL, errno.ENOSYS])
def test_what_a_disk_cannot_do_is_no_reason_not_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    def refused(*_facts: object, **_how: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, refused, raising=False)
    write_file(tmp_path / "a.docx", b"1", force=False)
    write_file(tmp_path / "a.docx", b"2", force=True)
    assert (tmp_path / "a.docx").read_bytes() == b"2"


def test_where_no_thread_can_be_started_files_are_on_the_disk_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    files = [Output(tmp_path / str(number), b"x", False) for number in range(20)]

    def refused(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refused)
    monkeypatch.setattr(os, "fsync", synced.append)
    write_files(files)
    assert len(set(synced)) == len(files)
    assert all(file.target.read_bytes() == b"x" for file in files)


@pytest.mark.parametrize("call", ["link", "replace", "unlink", "open", "mkdir"])
def test_a_signal_in_between_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    original, calls = getattr(os, call), iter(range(1000))

    def interrupted(*facts: Any, **how: Any) -> Any:
        if next(calls) % 2 == 0:
            raise InterruptedError(errno.EINTR, "Interrupted system call")
        return original(*facts, **how)

    monkeypatch.setattr(os, call, interrupted)
    target = tmp_path / "new" / "a.docx"
    write_file(target, b"1", force=False)
    write_file(target, b"2", force=True)
    assert target.read_bytes() == b"2"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are pipes with names on POSIX")
@pytest.mark.parametrize("force", [True, False])
def test_a_pipe_is_never_replaced(tmp_path: Path, force: bool) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for target in (pipe, link, Path("/dev/null")):
        with pytest.raises((InputError, OutputError), match=r"device or a pipe.*file-is-device"):
            write_file(target, b"1", force=force)
    assert stat.S_ISFIFO(link.stat().st_mode)


def test_a_file_that_may_only_be_read_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(OutputError, match="file-protected"):
        write_file(target, b"new", force=True)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="modes are those of POSIX")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_a_file_that_is_replaced_hands_on_its_mode(tmp_path: Path, mode: int) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    target.chmod(mode)
    write_file(target, b"new", force=True)
    assert stat.S_IMODE(target.stat().st_mode) == mode


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="the superuser alone gives files away"
)
def test_a_file_that_is_replaced_hands_on_its_owner(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    os.chown(target, 1234, 4321)
    write_file(target, b"new", force=True)
    assert (target.stat().st_uid, target.stat().st_gid) == (1234, 4321)


def test_a_link_in_a_files_place_is_replaced_and_comes_back_when_another_file_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, link, other = (tmp_path / name for name in ("secret", "a.docx", "b.docx"))
    secret.write_bytes(b"secret")
    link.symlink_to(secret)
    monkeypatch.setattr(os, "link", appears_first(other))
    files = [Output(link, b"new", force=True), Output(other, b"new", force=False)]
    with pytest.raises(OutputError, match="exists already"):
        write_files(files)
    assert link.is_symlink()
    write_files(files[:1])
    assert not link.is_symlink()
    assert (link.read_bytes(), secret.read_bytes()) == (b"new", b"secret")


def test_a_folder_that_is_gone_is_not_made_unless_it_may_be(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_files([Output(tmp_path / "gone" / "a.docx", b"1", False)], make_folders=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a:b.docx", "nul.docx", "CON", "com1 .txt", "COM¹.docx"])
def test_what_is_no_file_name_on_windows_is_refused_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("drafter.files.output._WINDOWS", True)
    with pytest.raises(OutputError) as caught:
        write_file(tmp_path / name, b"letter", force=True)
    assert [problem.id for problem in caught.value.problems] == ["file-name"]
    assert list(tmp_path.iterdir()) == []
    write_file(tmp_path / "а (2).docx", b"letter", force=False)
