"""The kinds of pictures that letters take over, told by their bytes and not by their names."""

import re
from typing import NamedTuple


class PictureKind(NamedTuple):
    """A kind of picture: how its data begins, how its files end, and its content type."""

    start: re.Pattern[bytes]
    endings: tuple[str, ...]
    content_type: str


_KINDS = (
    PictureKind(re.compile(rb"\x89PNG\r\n\x1a\n"), ("png",), "image/png"),
    PictureKind(re.compile(rb"\xff\xd8\xff"), ("jpeg", "jpg", "jpe"), "image/jpeg"),
    PictureKind(re.compile(rb"GIF8[79]a"), ("gif",), "image/gif"),
    PictureKind(re.compile(rb"BM.{4}\0\0\0\0", re.S), ("bmp",), "image/bmp"),
    PictureKind(re.compile(rb"II\*\0|MM\0\*"), ("tiff", "tif"), "image/tiff"),
    PictureKind(re.compile(rb"\x01\0\0\0.{36} EMF", re.S), ("emf",), "image/x-emf"),
    PictureKind(re.compile(rb"\xd7\xcd\xc6\x9a|[\x01\x02]\0\x09\0"), ("wmf",), "image/x-wmf"),
)
"""Pictures of points, and the two kinds of drawings that Word itself writes; SVG and EPS, which can
refer to other files, are none of them."""


def kind_of(data: bytes) -> PictureKind | None:
    """Return the kind of a picture, None where letters do not take it over."""
    return next((kind for kind in _KINDS if kind.start.match(data)), None)
