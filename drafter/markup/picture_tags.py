"""What the attributes of a picture's tag say: which picture of the letter it is, and how wide."""

import re
from collections.abc import Mapping

from drafter.model.letter import Picture
from drafter.pictures.image import Image
from drafter.wording import _

_WIDTH = re.compile(r"([0-9.]+)(cm|%)")


def picture_of(attributes: Mapping[str, str], pictures: Mapping[str, Image]) -> Picture | None:
    """Return the picture that a tag names, or None where the letter has none of that name."""
    image = pictures.get(attributes.get("src", ""))
    if image is None:
        return None
    picture = Picture(image, attributes.get("alt", ""))
    number = _WIDTH.fullmatch(attributes.get("width", ""))
    if number and number[2] == "cm":
        picture.centimetres = float(number[1])
    elif number:
        picture.percent = float(number[1])
    return picture


def no_picture(attributes: Mapping[str, str]) -> tuple[str, str, str]:
    """Return the id of the fault of naming no picture, what is wrong, and what to do."""
    what = _("The letter has no picture «{name}».").format(name=attributes.get("src", ""))
    advice = _("A picture stands in the body of a letter, or in the header of a look.")
    return "html-picture", what, advice
