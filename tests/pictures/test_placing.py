"""A picture that is dropped on a letter lies beside it, under a name that is free."""

from pathlib import Path

import pytest

from drafter.errors import InputError, OutputError
from drafter.files.limits import LARGEST_PICTURE
from drafter.markup.documents import document_of, text_of
from drafter.markup.markdown import pictures_in
from drafter.pictures.placing import put
from tests.pictures.made import png


def test_it_keeps_its_bytes_and_its_name(tmp_path: Path) -> None:
    assert put(png(), "Дорога.png", tmp_path) == "Дорога.png"
    assert (tmp_path / "Дорога.png").read_bytes() == png()


def test_another_one_of_that_name_gets_a_number_and_the_same_one_does_not(tmp_path: Path) -> None:
    names = [put(png(width), "road.png", tmp_path) for width in (4, 5, 4, 5, 6)]
    assert names == ["road.png", "road-2.png", "road.png", "road-2.png", "road-3.png"]
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("../../etc/x.png", "x.png"),
        ("C:\\Pictures\\road.PNG", "road.png"),
        ("фото (1) [2]*.jpg", "фото _1_ _2__.png"),
        ("con", "_con.png"),
        ("", "_.png"),
    ],
)
def test_its_name_can_be_that_of_a_file_and_stand_in_a_body(
    tmp_path: Path, name: str, written: str
) -> None:
    assert put(png(), name, tmp_path) == written
    picture = {"type": "picture", "attrs": {"file": written, "width": ""}}
    document = {"type": "doc", "content": [{"type": "paragraph", "content": [picture]}]}
    assert document_of(text_of(document)) == document
    assert [picture.file for picture in pictures_in(text_of(document))] == [written]


def test_what_is_no_picture_is_told_and_not_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="«notes"):
        put(b"text", "notes.png", tmp_path)
    with pytest.raises(InputError, match="16 MB"):
        put(png() + bytes(LARGEST_PICTURE), "road.png", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_to_be_written_to_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def protected(*_facts: object, **_more: object) -> None:
        raise OutputError([])

    monkeypatch.setattr("drafter.pictures.placing.write_file", protected)
    with pytest.raises(OutputError):
        put(png(), "road.png", tmp_path)
