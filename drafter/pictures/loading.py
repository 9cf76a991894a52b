"""The door of pictures: from a name in a letter's text to a picture that can be printed."""

from pathlib import Path

from drafter.errors import DrafterError
from drafter.files.beside import AddressError, beside
from drafter.files.input import contents
from drafter.files.limits import LARGEST_PICTURE
from drafter.files.refusals import problem_of
from drafter.files.state import Kept
from drafter.pictures import jpeg, png
from drafter.pictures.image import Image, PictureError
from drafter.wording import _
from drafter.workspace import OutsideError

_LOADED: Kept[Image] = Kept(8)
"""Pictures that were checked: letters to many have the same ones."""


def load(name: str, folder: Path) -> Image:
    """Return the picture of a name, as it was typed, in a letter's folder or below.

    Raises PictureError, whose sentences are complete.
    """
    try:
        file = _file(name, folder)
        return _LOADED.made(file, lambda: [str(file)], lambda: cleaned(_bytes(file)))
    except PictureError as error:
        what = error.what.replace("{name}", name)
        raise PictureError(error.id, what, error.advice) from error


def cleaned(data: bytes) -> Image:
    """Return what is seen of a picture; raises PictureError, its sentence with a `{name}`."""
    if data.startswith(png.SIGNATURE):
        return png.cleaned(data)
    if data.startswith(jpeg.START):
        return jpeg.cleaned(data)
    what = _("«{name}» is neither a PNG nor a JPEG picture, whatever its name says.")
    raise PictureError("picture-unknown", what, _("Save the picture as PNG or JPEG."))


def _file(name: str, folder: Path) -> Path:
    """Return the file that a name means: beside the letter or below, by no link elsewhere."""
    try:
        return beside(name, folder)
    except AddressError as error:
        what = _("A picture cannot be taken from an address: «{name}».")
        advice = _("Save it in the folder of the letter, and write its name.")
        raise PictureError("picture-outside", what, advice) from error
    except (OutsideError, ValueError) as error:
        what = _("«{name}» lies outside the folder of the letter.")
        advice = _("Put a copy of the picture into the folder of the letter.")
        raise PictureError("picture-outside", what, advice) from error


def _bytes(file: Path) -> bytes:
    try:
        return contents(file, LARGEST_PICTURE)
    except FileNotFoundError as error:
        what = _("There is no file «{name}».")
        advice = _("Put the picture into the folder of the letter, or correct its name.")
        raise PictureError("picture-missing", what, advice) from error
    except (DrafterError, OSError) as error:
        problem = error.problems[0] if isinstance(error, DrafterError) else problem_of(error)
        what = f"«{{name}}»: {problem.what}"
        raise PictureError("picture-unreadable", what, problem.advice) from error
