"""PNG: its chunks checked, and only those kept that say what is seen (ISO/IEC 15948)."""

import struct
import zlib
from collections.abc import Iterator

from drafter.pictures.image import Image, check_size, damaged

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">2I5B")
_SEEN = frozenset((b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT"))
"""The chunks that say how points look; all others, of texts, times and programs, are left out."""

_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
"""How many samples a point of each kind of colour has, and how many bits a sample may have."""

_INDEXED = 3
_PASSES = (
    *((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4)),
    *((0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)),
)
"""Adam7: the first column and row, and the steps, of the passes of an interlaced picture."""

_AT_ONCE = 1 << 16


def cleaned(data: bytes) -> Image:
    """Return a picture with nothing in it but what is seen; raises PictureError."""
    header, palette, points = b"", False, bytearray()
    kept: list[tuple[bytes, bytes]] = []
    for name, content in _chunks(data):
        if not header and name != b"IHDR":
            raise damaged()
        if name == b"IHDR" and not header:
            header = content
        elif name == b"IDAT":
            points += content
        elif name in _SEEN and not points:
            palette = palette or name == b"PLTE"
            kept.append((name, content))
        elif name != b"IEND" and not name[0] & 0x20:
            raise damaged()  # without an unknown critical chunk nobody knows what is seen
    width, height, size, colour = _described(header)
    if colour == _INDEXED and not palette:
        raise damaged()
    stream = _checked(bytes(points), size)
    whole = [(b"IHDR", header), *kept, (b"IDAT", stream), (b"IEND", b"")]
    return Image(SIGNATURE + b"".join(_written(*chunk) for chunk in whole), "png", width, height)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks up to the last, each with a sound checksum; what follows is left out."""
    at, name = len(SIGNATURE), b""
    while name != b"IEND":
        length = int.from_bytes(data[at : at + 4])
        name, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += length + 12
        if at > len(data) or zlib.crc32(content, zlib.crc32(name)) != int.from_bytes(
            data[at - 4 : at]
        ):
            raise damaged()
        yield name, content


def _written(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(content, zlib.crc32(name))
    return len(content).to_bytes(4) + name + content + checksum.to_bytes(4)


def _described(header: bytes) -> tuple[int, int, int, int]:
    """Return the width, the height, the bytes of all rows, and the kind of colour."""
    if len(header) != _HEADER.size:
        raise damaged()
    width, height, depth, colour, packing, filters, interlaced = _HEADER.unpack(header)
    if depth not in _DEPTHS.get(colour, ()) or packing or filters or interlaced > 1:
        raise damaged()
    check_size(width, height)
    bits = depth * _SAMPLES[colour]
    sizes = [(width, height)]
    if interlaced:
        sizes = [
            ((width - left + across - 1) // across, (height - top + down - 1) // down)
            for left, top, across, down in _PASSES
        ]
    rows = sum(high * (1 + (wide * bits + 7) // 8) for wide, high in sizes if wide > 0 and high > 0)
    return width, height, rows, colour


def _checked(stream: bytes, size: int) -> bytes:
    """Return the compressed points without what stands behind them.

    They are unpacked in pieces and not kept: there must be just as many as the header says.
    """
    unpacker, found, at = zlib.decompressobj(), 0, 0
    while found <= size and not unpacker.eof and (at < len(stream) or unpacker.unconsumed_tail):
        waiting = unpacker.unconsumed_tail
        if not waiting:
            waiting = stream[at : at + _AT_ONCE]
            at += len(waiting)
        try:
            found += len(unpacker.decompress(waiting, _AT_ONCE * 16))
        except zlib.error as error:
            raise damaged() from error
    if found != size or not unpacker.eof:
        raise damaged()
    return stream[: at - len(unpacker.unused_data)]
