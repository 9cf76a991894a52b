"""What the operating system refuses, in the user's words."""

import errno

from drafter.errors import Place, Problem
from drafter.wording import N_, _

_REASONS = {
    errno.ENOENT: N_("There is no such file or folder."),
    errno.EACCES: N_("The file cannot be opened: it is protected, or open in another program."),
    errno.EPERM: N_("The file cannot be opened: it is protected, or open in another program."),
    errno.EROFS: N_("The folder is read-only."),
    errno.EISDIR: N_("This is a folder; a file is expected."),
    errno.ENOTDIR: N_("This is a file; a folder is expected."),
    errno.ENOSPC: N_("The disk is full."),
    errno.ELOOP: N_("The symbolic link leads in a circle."),
    errno.ENAMETOOLONG: N_("The name of the file is too long."),
}


def problem_of(error: OSError) -> Problem:
    """Return a refusal as a problem of the file that it concerns."""
    place = Place(str(error.filename)) if error.filename is not None else None
    reason = _REASONS.get(error.errno or 0)
    return Problem(place, _(reason) if reason else str(error.strerror or error))
