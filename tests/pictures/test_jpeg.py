"""JPEG: the points are kept to the byte, whoever took it where is gone, odd ones are refused."""

import io
from typing import Any

import pytest
from PIL import Image, ImageOps

from drafter.pictures.exif import upright
from drafter.pictures.image import PictureError
from drafter.pictures.loading import cleaned
from tests.pictures.made import SECRETS, jpeg, seen


@pytest.mark.parametrize("how", [{}, {"progressive": True}, {"mode": "L"}], ids=str)
def test_what_a_photo_tells_is_gone_and_every_point_stays(how: dict[str, Any]) -> None:
    data = jpeg(**how)
    assert all(secret in data for secret in SECRETS)
    image = cleaned(data)
    assert not any(secret in image.data for secret in SECRETS)
    assert b"Exif" not in image.data
    assert seen(image.data).tobytes() == seen(data).tobytes()
    assert (image.kind, image.width, image.height) == ("jpeg", 60, 40)


def test_what_follows_the_end_is_gone() -> None:
    assert cleaned(jpeg() + b"Ivanov" + jpeg()).data == cleaned(jpeg()).data


@pytest.mark.parametrize("turn", range(1, 9))
def test_how_a_photo_is_turned_is_kept_alone(turn: int) -> None:
    image = cleaned(jpeg(turn))
    assert image.turn == turn
    assert image.seen == ImageOps.exif_transpose(Image.open(io.BytesIO(jpeg(turn)))).size
    told = Image.open(io.BytesIO(upright(image))).getexif()
    assert dict(told) == ({0x0112: turn} if turn > 1 else {})


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (jpeg(mode="CMYK"), "picture-colours"),
        (jpeg()[:-200], "picture-damaged"),
        (jpeg()[:100], "picture-damaged"),
        (jpeg()[:2], "picture-damaged"),
        (jpeg()[:2] + b"\xff\xd9", "picture-damaged"),
        (jpeg().replace(b"\xff\xc0", b"\xff\xc9"), "picture-unusual"),
        (b"\xff\xd8" + b"\xff" * 5000, "picture-damaged"),
        (jpeg().replace(b"\0\x28\0\x3c", b"\xff\xff\xff\xff"), "picture-too-large"),
    ],
    ids=["cmyk", "cut", "head", "start", "empty", "arithmetic", "fill", "huge"],
)
def test_one_that_word_cannot_show_is_refused(data: bytes, fault: str) -> None:
    with pytest.raises(PictureError) as raised:
        cleaned(data)
    assert raised.value.id == fault


def test_a_photo_with_hundreds_of_scans_is_refused() -> None:
    data = jpeg(progressive=True)
    last = data.rindex(b"\xff\xda")
    with pytest.raises(PictureError) as raised:
        cleaned(data[:last] + data[last:-2] * 200 + data[-2:])
    assert raised.value.id == "picture-unusual"
