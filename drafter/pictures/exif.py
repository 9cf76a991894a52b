"""Exif: which way up a photo is to be seen; nothing else that it tells is looked at."""

from drafter.pictures.image import Image

_HEAD = b"Exif\0\0"
_ORIENTATION, _SHORT, _ENTRY = 0x0112, 3, 12
_MOST = 8


def turn_of(content: bytes) -> int:
    """Return how a photo is turned by its Exif, from 1 to 8; 1 where that cannot be read."""
    tiff = content.removeprefix(_HEAD)
    if tiff[:2] not in (b"II", b"MM") or len(tiff) == len(content):
        return 1

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], "little" if tiff[:1] == b"I" else "big")

    start = number(4, 4)
    for place in range(min(number(start, 2), len(tiff) // _ENTRY)):
        at = start + 2 + _ENTRY * place
        if number(at, 2) == _ORIENTATION and number(at + 2, 2) == _SHORT:
            return turn if 1 <= (turn := number(at + 8, 2)) <= _MOST else 1
    return 1


def upright(image: Image) -> bytes:
    """Return a picture's bytes; those of a photo that is turned say so, as browsers want it."""
    if image.turn == 1:
        return image.data
    entry = _ORIENTATION.to_bytes(2) + b"\0\3\0\0\0\1" + image.turn.to_bytes(2) + b"\0\0"
    content = _HEAD + b"MM\0*\0\0\0\x08\0\1" + entry + b"\0\0\0\0"
    start, rest = image.data[:2], image.data[2:]
    return start + b"\xff\xe1" + (len(content) + 2).to_bytes(2) + content + rest
