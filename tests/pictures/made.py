"""Pictures of tests: PNG put together from chunks, JPEG made by Pillow."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

SECRETS = (b"GPSLatitude 51.18", b"Canon", b"Ivanov")
"""What a picture must not tell."""


def chunk(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(name + content)
    return len(content).to_bytes(4) + name + content + checksum.to_bytes(4)


def png(
    width: int = 4,
    height: int = 3,
    *,
    before: bytes = b"",
    behind: bytes = b"",
    points: bytes | None = None,
    header: tuple[int, ...] = (8, 2, 0, 0, 0),
) -> bytes:
    """Return a red PNG with chunks before its points and bytes behind its end."""
    rows = (b"\0" + b"\xff\0\0" * width) * height if points is None else points
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">2I5B", width, height, *header))
        + before
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
        + behind
    )


def jpeg(turn: int = 1, mode: str = "RGB", size: tuple[int, int] = (60, 40), **how: Any) -> bytes:
    """Return a photo, blue below a red strip, that says who made it with what and where."""
    photo = Image.new("RGB", size, (0, 0, 128))
    ImageDraw.Draw(photo).rectangle((0, 0, size[0], size[1] // 4), fill=(255, 0, 0))
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x013B] = turn, "Canon", "Ivanov"
    exif[0x010E] = "GPSLatitude 51.18"
    out = io.BytesIO()
    photo.convert(mode).save(out, "JPEG", exif=exif, comment=b"Ivanov", quality=95, **how)
    return out.getvalue()


def seen(data: bytes) -> Image.Image:
    """Return a picture as Pillow decodes it."""
    return Image.open(io.BytesIO(data)).convert("RGB")


def put(folder: Path, name: str, data: bytes) -> Path:
    """Write a picture into a folder."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file
