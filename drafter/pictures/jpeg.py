"""JPEG: its segments checked, and only those kept that say what is seen (ITU-T T.81, annex B)."""

import re
from collections.abc import Iterator

from drafter.pictures.exif import turn_of
from drafter.pictures.image import Image, PictureError, check_size, damaged
from drafter.wording import _

START = b"\xff\xd8"
_END_OF_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
"""The marker behind the points of a scan; those that restart one, and stuffed bytes, are inside."""

_APP0, _APP1, _APP14, _END, _SCAN = 0xE0, 0xE1, 0xEE, 0xD9, 0xDA
_FRAMES, _TABLES = frozenset((0xC0, 0xC1, 0xC2)), frozenset((0xC4, 0xDB, 0xDD))
_OTHER_FRAMES = frozenset((0xC3, *range(0xC5, 0xC8), *range(0xC9, 0xD0)))
"""Ways to code points that Word and browsers do not read."""

_JFIF = b"JFIF\0\1\1\0\0\1\0\1\0\0"
"""What the head of a JFIF file says without a density and a thumbnail (ITU-T T.871, 10.1)."""

_GREY, _COLOUR, _PRINT = 1, 3, 4
_MOST_SCANS = 64
"""A progressive picture has about ten; each of them makes a reader go through all points."""


def cleaned(data: bytes) -> Image:
    """Return a picture with nothing in it but what is seen; raises PictureError.

    How Exif wants it turned is noted; the points stay as they are.
    """
    pieces, size, turn, scans = [START], (0, 0), 1, 0
    for marker, content, points in _segments(data):
        if marker in _FRAMES and size == (0, 0):
            size = _size(content)
        elif marker in _FRAMES | _OTHER_FRAMES:
            raise _unusual()
        elif marker == _SCAN:
            scans += 1
        elif marker == _APP0 and content.startswith(b"JFIF\0"):
            content = _JFIF
        elif marker == _APP14 and content.startswith(b"Adobe"):
            content = content[:12]
        else:
            turn = turn_of(content) if marker == _APP1 and turn == 1 else turn
            if marker not in _TABLES:
                continue
        pieces += [bytes((0xFF, marker)), (len(content) + 2).to_bytes(2), content, points]
    if not scans or size == (0, 0):
        raise damaged()
    if scans > _MOST_SCANS:
        raise _unusual()
    return Image(b"".join([*pieces, bytes((0xFF, _END))]), "jpeg", *size, turn)


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield the segments up to the end: marker, content, and behind the head of a scan its points.

    What follows the end, such as a second picture or a film, is left out.
    """
    at = len(START)
    while True:
        begin = at
        while data[at : at + 1] == b"\xff":
            at += 1
        marker = data[at] if at < len(data) and at > begin else 0
        if marker == _END:
            return
        length = int.from_bytes(data[at + 1 : at + 3])
        content = data[at + 3 : at + 1 + length]
        at += 1 + length
        if marker <= 1 or length < 2 or at > len(data):
            raise damaged()
        points = b""
        if marker == _SCAN:
            end = _END_OF_SCAN.search(data, at)
            if end is None:
                raise damaged()
            points, at = data[at : end.start()], end.start()
        yield marker, content, points


def _size(frame: bytes) -> tuple[int, int]:
    """Return the width and the height that a frame says."""
    height, width = int.from_bytes(frame[1:3]), int.from_bytes(frame[3:5])
    colours = frame[5] if len(frame) > 5 else 0
    if colours == _PRINT:
        what = _("The picture «{name}» has colours for print (CMYK).")
        raise PictureError("picture-colours", what, _("Save it anew in RGB."))
    if colours not in (_GREY, _COLOUR) or len(frame) != 6 + 3 * colours:
        raise damaged()
    if frame[0] != 8:
        raise _unusual()
    check_size(width, height)
    return width, height


def _unusual() -> PictureError:
    what = _("The picture «{name}» is coded in a way that Word does not read.")
    return PictureError("picture-unusual", what, _("Save it anew as PNG or JPEG."))
