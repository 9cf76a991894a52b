"""Writing files so that each is whole or not there, and that several are written all or none."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from drafter.errors import DrafterError, OutputError, Place, Problem
from drafter.files import names
from drafter.files.placing import (
    again,
    dress,
    exists_already,
    if_possible,
    move_to_new,
    replaceable,
    set_aside,
)
from drafter.files.refusals import problem_of
from drafter.files.temporary import in_use, temporary_beside
from drafter.wording import _

__all__ = ["Output", "exists_already", "write_file", "write_files", "writing"]


_WINDOWS = os.name == "nt"
_AT_ONCE = 64
"""So many files are open together."""
_THREADS = 8
"""So many threads wait for the disk, which takes as long for some files together as for one."""


class Output(NamedTuple):
    """A file to be written."""

    target: Path
    data: bytes | Iterable[bytes]
    """What it will hold, whole or in pieces."""
    force: bool
    """Whether a file that is there is replaced."""


def _no_file_name(target: Path) -> Problem:
    what = _("Windows takes «{name}» for a device, or for a part of another file.")
    advice = _("Choose another name, without a colon.")
    return Problem("file-name", Place(str(target)), what.format(name=target.name), advice)


class _Staged(NamedTuple):
    """A file that is ready beside its target."""

    target: Path
    temporary: Path
    aside: Path | None
    """The second name of the file that it replaces."""
    force: bool
    identity: tuple[int, int]
    """Device and inode, by which the file is known again at its target."""
    handle: int
    """The file, open until it is on the disk."""
    before: os.stat_result | None
    """The state of the file that it replaces."""


def write_file(target: Path, data: bytes, *, force: bool) -> None:
    """Write a file beside its target and move it there; make the folder if it is missing.

    An existing target is replaced with `force` alone: without it OutputError is raised.  What
    stands there otherwise, and the errors, are those of `write_files`.
    """
    write_files([Output(target, data, force)])


def write_files(
    files: Sequence[Output], *, make_folders: bool = True, then: Callable[[], None] | None = None
) -> None:
    """Write files, all of them or none; folders that are missing are made, unless told otherwise.

    `then` is called when all are there, to do what belongs to them, such as the commit of a
    database; where it raises an error, they are taken back.

    A file that is replaced hands on its mode and its owner; a symbolic link in its place is
    replaced itself.  A file that may only be read, a folder, a device and a pipe are left alone.
    Raises OutputError for what is there and must not be replaced and for what is protected,
    InputError for a device, OSError when writing fails.  Then everything is as it was before; if
    it cannot be brought there, the error names the files that are written.
    """
    if not files:
        if then:
            then()
        return
    if strange := [
        file.target for file in files if _WINDOWS and not names.is_plain(file.target.name)
    ]:
        raise OutputError(map(_no_file_name, strange))
    made: list[Path] = []
    temporary: list[Path] = []
    try:
        folders = {file.target.parent: file.target for file in reversed(files)}
        if make_folders:
            for folder, target in folders.items():
                with writing(target):
                    made += _make(folder)
        with writing(files[0].target), in_use(folders):
            try:
                _move_all(_stage_all(files, temporary), then)
            finally:
                for path in temporary:
                    with suppress(OSError):  # the next run clears what stays
                        path.unlink()
    except BaseException:
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
        raise


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Let errors of writing name the target, whichever file beside it they come from.

    Raises OutputError where permissions forbid it, the other OSErrors as they are.
    """
    try:
        yield
    except PermissionError as error:
        what = _("The file cannot be written: it is protected, or open in Word.")
        advice = _("If it is open there, close it and try again.")
        raise OutputError([Problem("file-protected", Place(str(target)), what, advice)]) from error
    except OSError as error:
        if not getattr(error, "told", False):  # by an inner target
            error.filename, error.told = str(target), True  # type: ignore[attr-defined]
        raise


def _make(folder: Path) -> list[Path]:
    """Make a folder and those above it; return the ones that were not there."""
    if folder.is_dir():
        return []
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    again(lambda: folder.mkdir(parents=True, exist_ok=True))
    return missing[::-1]


def _stage(file: Output, temporary: list[Path], handles: ExitStack) -> _Staged:
    """Write a file beside its target, closed to others until it is whole.

    It stays open in `handles`, until it is on the disk.
    """
    target = file.target
    with writing(target):
        before = replaceable(target) if file.force else None
        if not file.force and os.path.lexists(target):
            raise OutputError([exists_already(target)])
        path = temporary_beside(target)
        temporary.append(path)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        handle = again(os.open, path, flags, 0o600)
        handles.callback(_close, handle)
        for piece in [file.data] if isinstance(file.data, bytes) else file.data:
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(handle, rest) :]
        state = os.fstat(handle)
        aside = temporary_beside(target) if os.path.lexists(target) else None
        temporary += [] if aside is None else [aside]
        identity = state.st_dev, state.st_ino
        return _Staged(target, path, aside, file.force, identity, handle, before)


def _stage_all(files: Sequence[Output], temporary: list[Path]) -> list[_Staged]:
    """Write files beside their targets, and see that some at a time are on the disk."""
    staged: list[_Staged] = []
    for first in range(0, len(files), _AT_ONCE):
        with ExitStack() as handles:
            group = [_stage(file, temporary, handles) for file in files[first : first + _AT_ONCE]]
            failed = _put_on_disk([one.handle for one in group])
            for one in group:
                with writing(one.target):
                    if one.handle in failed:
                        raise failed[one.handle]
                    dress(one.handle, one.temporary, one.before)
        staged += group
    return staged


def _put_on_disk(handles: Sequence[int]) -> dict[int, OSError]:
    """See that open files are on the disk; return why some are not."""
    failed: dict[int, OSError] = {}

    def put(share: Sequence[int]) -> None:
        for handle in share:
            try:
                if_possible(os.fsync, handle)
            except OSError as error:
                failed[handle] = error

    waiting = []
    for number in range(1, min(_THREADS, len(handles))):
        thread = Thread(target=put, args=(handles[number::_THREADS],))
        try:
            thread.start()
        except RuntimeError:  # no thread to be had
            put(handles[number::_THREADS])
        else:
            waiting.append(thread)
    put(handles[::_THREADS])
    for thread in waiting:
        thread.join()
    return failed


def _close(handle: int) -> None:
    with suppress(InterruptedError):  # it is closed all the same
        os.close(handle)


def _move_all(staged: list[_Staged], then: Callable[[], None] | None) -> None:
    """Move files to their targets; where one cannot go there, take the others back."""
    begun: list[_Staged] = []
    try:
        for one in staged:
            begun.append(one)
            with writing(one.target):
                _move(one, is_last=then is None and one is staged[-1])
        if then:
            then()
    except BaseException as error:
        remaining = [one.target for one in begun if not _taken_back(one)]
        if remaining:
            raise OutputError([*_problems(error), *map(_written_already, remaining)]) from error
        raise


def _move(one: _Staged, *, is_last: bool) -> None:
    if not one.force:
        move_to_new(one.temporary, one.target)
        return
    if one.aside is not None and not is_last:
        set_aside(one.target, one.aside)
    again(os.replace, one.temporary, one.target)


def _taken_back(one: _Staged) -> bool:
    """Bring a target back to what it was; tell whether it is."""
    try:
        state = os.lstat(one.target)
        if (state.st_dev, state.st_ino) != one.identity:
            return True  # it has not got there, or another run has replaced it since
        if one.aside is None:
            again(os.unlink, one.target)
        else:
            again(os.replace, one.aside, one.target)
    except FileNotFoundError:
        return not os.path.lexists(one.target)
    except OSError:
        return False
    return True


def _problems(error: BaseException) -> Sequence[Problem]:
    if isinstance(error, DrafterError):
        return error.problems
    return [problem_of(error)] if isinstance(error, OSError) else []


def _written_already(target: Path) -> Problem:
    what = _("This file was written before the error, and could not be taken back.")
    advice = _("Run the command again with --force when the error is mended.")
    return Problem("file-written", Place(str(target)), what, advice)
