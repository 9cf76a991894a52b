"""A picture that was dropped on a letter, put beside its file under a name that is free."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from drafter.errors import InputError, OutputError, Problem
from drafter.files.limits import LARGEST_PICTURE, MEGABYTE
from drafter.files.names import safe
from drafter.files.output import write_file
from drafter.pictures.image import PictureError
from drafter.pictures.loading import cleaned
from drafter.wording import _

_ENDINGS = {"png": (".png",), "jpeg": (".jpg", ".jpeg")}


def put(data: bytes, name: str, folder: Path) -> str:
    """Write a picture into a folder; return the name that it got there, by which a body names it.

    The bytes stay as they are; one that is there already under its name is not written again.
    Raises InputError for what cannot be printed as a picture, OutputError and OSError where it
    cannot be written.
    """
    shown = Path(name.replace("\\", "/")).name
    if len(data) > LARGEST_PICTURE:
        what = _("«{name}» is larger than {size} MB.")
        what = what.format(name=shown, size=LARGEST_PICTURE // MEGABYTE)
        raise InputError([Problem("picture-too-large", None, what, _("Make it smaller."))])
    try:
        kind = cleaned(data).kind
    except PictureError as error:
        what = error.what.replace("{name}", shown)
        raise InputError([Problem(error.id, None, what, error.advice)]) from error
    for file in _names(shown, kind):
        target = folder / file
        try:
            write_file(target, data, force=False)
        except OutputError:
            if not os.path.lexists(target):
                raise  # it is the folder that cannot be written to
            if not _is_same(target, data):
                continue
        return file
    raise AssertionError  # numbers do not end


def _names(name: str, kind: str) -> Iterator[str]:
    """Yield names for a picture, the first one without a number; no mark of a body is in them."""
    stem, ending = Path(name).stem, Path(name).suffix.lower()
    stem = safe(stem.translate(dict.fromkeys(map(ord, "[](){}<>|*^~\\"), "_")))
    ending = ending if ending in _ENDINGS[kind] else _ENDINGS[kind][0]
    for number in count(1):
        yield f"{stem}{f'-{number}' if number > 1 else ''}{ending}"


def _is_same(file: Path, data: bytes) -> bool:
    try:
        return file.stat().st_size == len(data) and file.read_bytes() == data
    except OSError:
        return False
