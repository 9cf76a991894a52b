"""What a picture is for a letter, and what can be wrong with the file of one."""

from typing import NamedTuple

from drafter.files.limits import MOST_POINTS
from drafter.wording import _


class Image(NamedTuple):
    """A picture as it is put into a letter: its bytes, their kind, and its size in points."""

    data: bytes
    kind: str
    """`png` or `jpeg`."""
    width: int
    height: int
    turn: int = 1
    """How it is turned to be looked at, as Exif counts (CIPA DC-008, 4.6.5.1.6): 1 is not at all,
    6 a quarter to the right, 2 as in a mirror."""

    @property
    def lies_sideways(self) -> bool:
        """Tell whether what is seen is as wide as the bytes are high."""
        return self.turn >= 5

    @property
    def seen(self) -> tuple[int, int]:
        """The width and the height that are seen."""
        return (self.height, self.width) if self.lies_sideways else (self.width, self.height)


class PictureError(Exception):
    """A file cannot be printed as a picture: the id of the problem, what is wrong, what to do."""

    def __init__(self, fault: str, what: str, advice: str) -> None:
        """Take the id and the two sentences."""
        super().__init__(what)
        self.id, self.what, self.advice = fault, what, advice


def damaged() -> PictureError:
    """Return the error that a picture ends too early, or holds what no picture holds."""
    what = _("The picture «{name}» is damaged.")
    return PictureError("picture-damaged", what, _("Save it anew, and try again."))


def check_size(width: int, height: int) -> None:
    """Raise PictureError for a picture without points, and for one with far too many."""
    if not width or not height:
        raise damaged()
    if width * height > MOST_POINTS:
        what = _("The picture «{name}» has more than {number} million pixels.")
        what = what.replace("{number}", str(MOST_POINTS // 1_000_000))
        raise PictureError("picture-too-large", what, _("Make it smaller, and save it anew."))
