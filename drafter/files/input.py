"""Reading a whole file that somebody else may have made: never more than it may be."""

import stat
from pathlib import Path
from typing import BinaryIO

from drafter.errors import InputError, Place, Problem
from drafter.files.limits import LARGEST_TEXT, MEGABYTE
from drafter.files.placing import is_device
from drafter.wording import _


def contents(file: Path, limit: int = LARGEST_TEXT) -> bytes:
    """Return the bytes of a file; `limit` is the most that it may have.

    Raises InputError for a larger one and for what is no file, such as a pipe or a device, which
    might never end; OSError when it cannot be read.
    """
    with opened(file) as stream:
        return limited(stream, str(file), limit)


def opened(file: Path, limit: int | None = None) -> BinaryIO:
    """Return a file, opened to be read from its beginning; the errors are those of `contents`."""
    state = file.stat()
    if not stat.S_ISREG(state.st_mode) and not stat.S_ISDIR(state.st_mode):
        raise InputError([is_device(file)])
    if limit is not None and state.st_size > limit:
        raise too_large(str(file), limit)
    return file.open("rb")


def limited(stream: BinaryIO, name: str, limit: int = LARGEST_TEXT) -> bytes:
    """Return what an open file still holds; raises InputError where that is more than `limit`."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise too_large(name, limit)
    return data


def too_large(name: str, limit: int) -> InputError:
    """Return the error that a file has more bytes than it may have."""
    what = _("The file is larger than {size} MB.").format(size=limit // MEGABYTE)
    return InputError([Problem("file-too-large", Place(name), what, _("Is it the right one?"))])
