"""The writers: each makes a whole file of its kind, the same for the same letters."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from lxml import etree

from drafter.docx import Look
from drafter.model.letter import Letter, Paragraph, Run
from drafter.printing.writers import WRITERS
from tests.conftest import ROOT
from tests.documents import whole

LOOK = Look(ROOT / "templates" / "official.docx")
LETTERS = [
    Letter(tag, [Paragraph("body-text", [Run(text)])], [])
    for tag, text in (("ru-RU", "Уважаемый"), ("kk-KZ", "Құрметті"))
]


def text_of(suffix: str, data: bytes) -> str:
    if zipfile.is_zipfile(BytesIO(data)):
        assert suffix == ".docx"
        return whole(data)
    if data.startswith(b"<!DOCTYPE html>"):
        assert suffix == ".html"
        root: Any = etree.fromstring(data)
        return "".join(root.find("body").itertext())
    assert suffix == ".txt"
    return data.decode()


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_file_holds_all_letters_in_their_order(suffix: str) -> None:
    text = text_of(suffix, WRITERS[suffix](LETTERS, LOOK))
    assert 0 <= text.index("Уважаемый") < text.index("Құрметті")


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_same_letters_give_the_same_bytes(suffix: str) -> None:
    assert WRITERS[suffix](LETTERS, LOOK) == WRITERS[suffix](LETTERS, LOOK)
