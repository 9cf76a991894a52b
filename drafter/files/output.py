"""Writing a file so that it is either whole or not there."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drafter.errors import OutputError, Place, Problem
from drafter.wording import _


def write_file(target: Path, data: bytes, *, force: bool) -> None:
    """Write a file beside its target and move it there; make the folder if it is missing.

    An existing target is replaced with `force` alone: without it OutputError is raised.  Raises
    OSError when writing fails; then the target is as it was before.
    """
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_beside(target, data, force=force)


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
        error.filename = str(target)
        raise


def _write_beside(target: Path, data: bytes, *, force: bool) -> None:
    handle, name = tempfile.mkstemp(
        prefix=f".{target.stem[:40]}-", suffix=".tmp", dir=target.parent
    )  # closed to others
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_usual_mode())
        if not force and target.exists():
            raise OutputError([exists_already(target)])
        os.replace(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def exists_already(target: Path) -> Problem:
    """Return the problem that a file is there which nobody allowed to replace."""
    what = _("The file exists already.")
    return Problem("file-exists", Place(str(target)), what, _("Add --force to replace it."))


def _usual_mode() -> int:
    """Return the mode that a new file gets here (the temporary one is closed to others)."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
