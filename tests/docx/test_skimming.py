"""Word files read for their words alone: the same words as import reads, at the same paragraphs."""

import io
import zipfile
from pathlib import Path

import docx
import pytest

from drafter import Drafter, load
from drafter.docx.document import paragraphs
from drafter.docx.reading import read_document
from drafter.docx.skimming import skim
from drafter.errors import DocumentError
from tests.conftest import SAMPLES

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def said(file: Path) -> list[tuple[int, str]]:
    return [(one.place, one.text) for one in paragraphs(skim(file).blocks) if one.text.strip()]


def file_of(folder: Path, body: str) -> Path:
    """Write a Word file whose text is a piece of WordprocessingML."""
    plain = io.BytesIO()
    docx.Document().save(plain)
    file = folder / "letter.docx"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>".encode()
            new.writestr(name, data)
    return file


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.yaml")), ids=lambda file: file.stem)
def test_a_letter_of_drafter_is_read_as_import_reads_it(sample: Path, tmp_path: Path) -> None:
    inquiry = load(sample)
    for language in inquiry.languages:
        file = tmp_path / f"{language}.docx"
        file.write_bytes(Drafter().render(inquiry, language))
        read = paragraphs(read_document(file).blocks)
        found = [one for one in said(file) if one[0]]
        assert found == [(one.place, one.text) for one in read if one.text.strip()]


def test_a_footnote_is_read_without_a_place(tmp_path: Path) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(Drafter().render(load(SAMPLES / "district-akims.yaml"), "ru"))
    (note,) = [text for place, text in said(file) if place == 0]
    assert note.strip().startswith("По сообщению портала Zakon.kz")


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<w:p><w:r><w:t>дорога</w:t></w:r></w:p>", ["дорога"]),
        ("<w:p><w:r><w:t>до</w:t></w:r><w:r><w:t>рога</w:t></w:r></w:p>", ["дорога"]),
        ("<w:p><w:r><w:t>а</w:t><w:tab/><w:t>б</w:t><w:br/><w:t>в</w:t></w:r></w:p>", ["а б\nв"]),
        (
            "<w:p><w:del><w:r><w:delText>нет</w:delText></w:r></w:del><w:r><w:t>да</w:t></w:r></w:p>",
            ["да"],
        ),
        (
            "<w:p><w:moveFrom><w:r><w:t>нет</w:t></w:r></w:moveFrom><w:r><w:t>да</w:t></w:r></w:p>",
            ["да"],
        ),
        (
            "<w:p><mc:AlternateContent><mc:Choice Requires='w'><w:r><w:t>да</w:t></w:r></mc:Choice>"
            "<mc:Fallback><w:r><w:t>нет</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>",
            ["да"],
        ),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>клетка</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            ["клетка"],
        ),
        (
            "<w:p><w:r><w:t>снаружи</w:t></w:r><w:r><w:txbxContent><w:p><w:r><w:t>внутри</w:t>"
            "</w:r></w:p></w:txbxContent></w:r></w:p>",
            ["снаружи", "внутри"],
        ),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", []),
    ],
)
def test_what_a_reader_sees_counts(tmp_path: Path, body: str, texts: list[str]) -> None:
    assert [text for _place, text in said(file_of(tmp_path, body))] == texts


def test_paragraphs_without_end_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError):
        skim(file_of(tmp_path, "<w:p/>" * 20_001))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"text"])
def test_what_is_no_word_file_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(data)
    with pytest.raises(DocumentError):
        skim(file)
