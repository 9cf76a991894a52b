"""What the operating system refuses, in the user's words."""

import errno

from drafter.errors import Place, Problem
from drafter.wording import N_, _
from drafter.workspace import OutsideError

_REASONS = {
    errno.ENOENT: ("file-missing", N_("There is no such file or folder.")),
    errno.EACCES: (
        "file-protected",
        N_("The file cannot be opened: it is protected, or open in another program."),
    ),
    errno.EPERM: (
        "file-protected",
        N_("The file cannot be opened: it is protected, or open in another program."),
    ),
    errno.EROFS: ("folder-read-only", N_("The folder is read-only.")),
    errno.EISDIR: ("file-is-folder", N_("This is a folder; a file is expected.")),
    errno.ENOTDIR: ("folder-is-file", N_("This is a file; a folder is expected.")),
    errno.ENOSPC: ("disk-full", N_("The disk is full.")),
    errno.ELOOP: ("link-in-circle", N_("The symbolic link leads in a circle.")),
    errno.EBADF: ("stream-closed", N_("The standard input or output is closed.")),
    errno.ENOLCK: (
        "no-locks",
        N_("The folder lies on a disk where files cannot be locked; move it to another."),
    ),
    errno.ENAMETOOLONG: ("name-too-long", N_("The name of the file is too long.")),
}


def problem_of(error: OSError) -> Problem:
    """Return a refusal as a problem of the file that it concerns."""
    if isinstance(error, OutsideError):
        return _outside(error)
    place = Place(str(error.filename)) if error.filename is not None else None
    if reason := _REASONS.get(error.errno or 0):
        fault, what = reason
        return Problem(fault, place, _(what))
    return Problem("file-refused", place, str(error.strerror or error))


def _outside(error: OutsideError) -> Problem:
    what = _("«{file}» leads out of the folder {folder}.")
    what = what.format(file=error.file, folder=error.folder)
    advice = _("Put a copy of the file into the folder: nothing is read or written elsewhere.")
    return Problem("outside-workspace", Place(str(error.file)), what, advice)
