"""PNG: what is seen is kept to the byte, all else is gone, and what is damaged is refused."""

import tracemalloc
import zlib

import pytest

from drafter.pictures.image import PictureError
from drafter.pictures.loading import cleaned
from tests.pictures.made import SECRETS, chunk, png, seen

TEXT = chunk(b"tEXt", b"Author\0Ivanov") + chunk(b"eXIf", b"MM\0*Canon GPSLatitude 51.18")


def test_texts_and_exif_are_gone_and_every_point_stays() -> None:
    data = png(before=TEXT, behind=b"Ivanov" * 9)
    image = cleaned(data)
    assert not any(secret in image.data for secret in SECRETS)
    assert seen(image.data).tobytes() == seen(data).tobytes()
    assert (image.kind, image.width, image.height) == ("png", 4, 3)


def test_the_compressed_points_are_the_same_bytes() -> None:
    data = png(before=TEXT)
    assert cleaned(data).data == png()
    assert cleaned(png()).data == png()


def test_colours_of_a_palette_and_transparency_stay() -> None:
    kept = (
        chunk(b"PLTE", b"\0\0\0\xff\0\0")
        + chunk(b"tRNS", b"\0\xff")
        + chunk(b"gAMA", b"\0\0\xb1\x8f")
    )
    data = png(8, 2, before=kept, points=b"\0\xaa" * 2, header=(1, 3, 0, 0, 0))
    assert cleaned(data).data == data


def test_an_interlaced_picture_is_read() -> None:
    # 1 x 1 has its only point in the first of seven passes.
    data = png(1, 1, points=b"\0\xff\0\0", header=(8, 2, 0, 0, 1))
    assert cleaned(data).data == data


@pytest.mark.parametrize(
    "data",
    [
        png()[:-20],
        png()[:30],
        png().replace(b"IHDR", b"IHDr"),
        png(before=chunk(b"CgBI", b"\0\0\0\0")),
        png(header=(3, 2, 0, 0, 0)),
        png(points=b"\0\xff"),
        png(points=b"\0" * 1000),
        png(header=(8, 3, 0, 0, 0), points=b"\0\0\0\0\0" * 3),
        png(0, 3),
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\n" + b"\xff" * 40,
    ],
    ids=[
        "end",
        "start",
        "header",
        "critical",
        "depth",
        "few",
        "many",
        "palette",
        "none",
        "head",
        "f",
    ],
)
def test_a_damaged_one_is_refused(data: bytes) -> None:
    with pytest.raises(PictureError) as raised:
        cleaned(data)
    assert raised.value.id == "picture-damaged"


def test_one_with_too_many_points_is_refused_before_they_are_unpacked() -> None:
    with pytest.raises(PictureError) as raised:
        cleaned(png(60_000, 60_000, points=b""))
    assert raised.value.id == "picture-too-large"


def test_a_bomb_takes_neither_memory_nor_time() -> None:
    packer = zlib.compressobj(9)
    stream = b"".join([*(packer.compress(bytes(1 << 20)) for _ in range(300)), packer.flush()])
    data = png().replace(png()[33:-12], chunk(b"IDAT", stream))
    tracemalloc.start()
    with pytest.raises(PictureError):
        cleaned(data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 16 << 20
