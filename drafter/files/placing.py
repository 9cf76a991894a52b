"""What stands in a file's place, and how a finished file gets there, by the file system's word."""

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from drafter.errors import InputError, OutputError, Place, Problem
from drafter.wording import _

_NO_LINKS = {errno.EPERM, errno.EACCES, errno.EINVAL, errno.EMLINK, errno.EXDEV} | {
    getattr(errno, name, errno.EPERM) for name in ("ENOSYS", "ENOTSUP", "EOPNOTSUPP")
}
"""What file systems say that have no hard links: FAT, shares, folders of virtual machines."""
_REFUSED = {errno.EPERM, errno.EACCES, errno.EINVAL, errno.EROFS} | {
    getattr(errno, name, errno.EPERM) for name in ("ENOSYS", "ENOTSUP", "EOPNOTSUPP")
}
"""What they say that cannot keep a mode or an owner, or cannot be told to write at once."""
_PATIENCE = 100
_EVERYBODY = 0o777


def again(call: Callable[..., Any], *facts: Any) -> Any:
    """Call the system again where a signal came in between."""
    for _try in range(_PATIENCE):
        try:
            return call(*facts)
        except InterruptedError:
            continue
    return call(*facts)


def if_possible(call: Callable[..., Any], *facts: Any) -> None:
    """Call the system for what a file can be written without; other errors are raised."""
    try:
        again(call, *facts)
    except OSError as error:
        if error.errno not in _REFUSED:
            raise


def replaceable(target: Path) -> os.stat_result | None:
    """Return the state of the file that is to be replaced; None where none is, or a symbolic link.

    A link in a file's place is replaced itself, and what it leads to is left alone.  Raises
    PermissionError for a file that may only be read, IsADirectoryError for a folder, InputError
    for a device or a pipe.
    """
    try:
        state = os.lstat(target)
    except FileNotFoundError:
        return None
    is_link = stat.S_ISLNK(state.st_mode)
    if is_link:
        try:
            state = os.stat(target)
        except OSError:
            return None  # it leads nowhere
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not stat.S_ISREG(state.st_mode) or (is_link and _is_of_system(target)):
        raise InputError([is_device(target)])
    if is_link:
        return None
    # Permissions do not bind the superuser; a file that nobody may write is meant all the same.
    if not state.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return state


def _is_of_system(link: Path) -> bool:
    """Tell whether a link is one of the system's, such as /dev/stdout, whatever it leads to."""
    folder = os.path.realpath(link.parent)
    return folder == "/dev" or folder.startswith("/proc/")


def is_device(file: Path) -> Problem:
    """Return the problem that a file is none, but a device or a pipe, which might never end."""
    what = _("This is no file but a device or a pipe.")
    return Problem("file-is-device", Place(str(file)), what, _("Name a file."))


def exists_already(target: Path) -> Problem:
    """Return the problem that a file is there which nobody allowed to replace."""
    what, advice = _("The file exists already."), _("Add --force to replace it.")
    with suppress(OSError):
        mode = os.stat(target).st_mode
        if stat.S_ISDIR(mode):
            what = _("This is a folder; a file is expected.")
            return Problem("file-is-folder", Place(str(target)), what)
        if not stat.S_ISREG(mode):
            return is_device(target)
    return Problem("file-exists", Place(str(target)), what, advice)


def dress(handle: int, temporary: Path, before: os.stat_result | None) -> None:
    """Give a file the owner, the group and the mode of the one that it replaces, or usual ones.

    The temporary file has been closed to others so far.
    """
    if before is None:
        if_possible(os.chmod, temporary, _usual_mode())
        return
    now = os.fstat(handle)
    if hasattr(os, "chown") and (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
        for owner in ((-1, before.st_gid), (before.st_uid, -1)):
            with suppress(OSError):  # to give a file away is the superuser's right alone
                os.chown(temporary, *owner)
    if_possible(os.chmod, temporary, stat.S_IMODE(before.st_mode) & _EVERYBODY)


def _usual_mode() -> int:
    """Return the mode that a new file gets here."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def move_to_new(temporary: Path, target: Path) -> None:
    """Move a file to a name that nobody has; of two runs the file system lets one alone have it.

    Raises OutputError where something has the name.
    """
    try:
        try:
            again(os.link, temporary, target)
        except OSError as error:
            if error.errno not in _NO_LINKS or isinstance(error, FileExistsError):
                raise
            _move_to_claimed(temporary, target)
    except FileExistsError as error:
        raise OutputError([exists_already(target)]) from error


def _move_to_claimed(temporary: Path, target: Path) -> None:
    """Claim a name by an empty file, and move a file there."""
    os.close(again(os.open, target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        again(os.replace, temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(target)
        raise


def set_aside(target: Path, aside: Path) -> None:
    """Give a file, which is about to be replaced, a second name, by which it can come back."""
    try:
        again(os.link, target, aside)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        import shutil  # 2 ms, for file systems without hard links

        shutil.copy2(target, aside, follow_symlinks=False)
