"""Pictures are taken from a letter's folder and below, as what they are, not as they are called."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.files import limits
from drafter.pictures import loading
from drafter.pictures.image import Image, PictureError
from drafter.pictures.loading import load
from tests.pictures.made import jpeg, png, put


def fault(name: str, folder: Path) -> str:
    with pytest.raises(PictureError) as raised:
        load(name, folder)
    assert "{" not in raised.value.what
    return raised.value.id


@pytest.mark.parametrize(
    "name", ["road.png", "a/b/road.png", "a\\b\\road.png", "моя дорога.png", "a%20b.png", "a b.png"]
)
def test_a_picture_lies_beside_a_letter_or_below(tmp_path: Path, name: str) -> None:
    for file in ("road.png", "a/b/road.png", "моя дорога.png", "a b.png"):
        put(tmp_path, file, png())
    assert load(name, tmp_path).data == png()


def test_a_png_that_is_called_jpg_is_a_png(tmp_path: Path) -> None:
    put(tmp_path, "road.jpg", png())
    assert load("road.jpg", tmp_path).kind == "png"


@pytest.mark.parametrize(
    "name",
    [
        *("../road.png", "a/../../road.png", "/etc/passwd", "C:\\road.png", "\\\\host\\road.png"),
        *("//host/road.png", "https://a.kz/road.png", "file:///etc/passwd", "data:image/png,x"),
        *("%2e%2e/road.png", "link.png", "folder/road.png"),
    ],
)
def test_nothing_is_taken_from_elsewhere(tmp_path: Path, name: str) -> None:
    put(tmp_path, "road.png", png())
    inside = tmp_path / "letters"
    inside.mkdir()
    (inside / "link.png").symlink_to(tmp_path / "road.png")
    (inside / "folder").symlink_to(tmp_path)
    assert fault(name, inside) == "picture-outside"


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"GIF89a", b"<svg/>", b"MZ", b"II*\0", b"\xff\xd9"], ids=repr
)
def test_what_is_only_called_a_picture_is_refused(tmp_path: Path, data: bytes) -> None:
    put(tmp_path, "road.png", data)
    assert fault("road.png", tmp_path) == "picture-unknown"


def test_what_is_not_there_and_what_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    assert fault("road.png", tmp_path) == "picture-missing"
    assert fault("folder", tmp_path) == "picture-unreadable"
    assert fault("pipe", tmp_path) == "picture-unreadable"
    assert fault("a\0b", tmp_path) in ("picture-outside", "picture-unreadable")


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "LARGEST_PICTURE", 50)
    put(tmp_path, "road.png", png())
    assert limits.LARGEST_PICTURE > 50
    assert fault("road.png", tmp_path) == "picture-unreadable"


def test_a_picture_that_was_changed_is_read_anew(tmp_path: Path) -> None:
    put(tmp_path, "road.png", png(4, 3))
    assert load("road.png", tmp_path).width == 4
    put(tmp_path, "road.png", png(5, 3))
    assert load("road.png", tmp_path).width == 5


@given(st.sampled_from([png(), jpeg(), jpeg(progressive=True)]), st.data())
def test_any_bytes_are_a_picture_or_a_sentence(whole: bytes, data: st.DataObject) -> None:
    changed = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for place in data.draw(st.lists(st.integers(0, max(len(changed) - 1, 0)), max_size=5)):
        if changed:
            changed[place] = data.draw(st.integers(0, 255))
    try:
        image = loading.cleaned(bytes(changed))
    except PictureError:
        return
    assert isinstance(image, Image)
    assert loading.cleaned(image.data) == image._replace(turn=1)
