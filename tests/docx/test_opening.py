"""Hostile and mistaken files: each is refused in a sentence that names the thing."""

import io
import os
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter import LookError
from drafter.cli import main
from drafter.docx.comparing import compare
from drafter.docx.comparing_marks import Revision
from drafter.docx.look import Look
from drafter.docx.opening import Package
from drafter.docx.reading import read_document
from drafter.errors import DocumentError, InputError
from tests.conftest import ROOT
from tests.documents import W, parts
from tests.docx.hostile_looks import PICTURE, look, paragraph, picture, relationship

OFFICIAL = (ROOT / "templates" / "official.docx").read_bytes()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RELATIONSHIPS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def compared(file: Path) -> Any:
    """Compare a file with a small one, and a small one with it."""
    other = Path(f"{file}.other")
    compare(Package(file), Package(other, SMALL), Revision())
    return compare(Package(other, SMALL), Package(file), Revision())


DOORS: list[Callable[[Path], Any]] = [read_document, Look, compared]
every_door = pytest.mark.parametrize("door", DOORS, ids=["import", "look", "compare"])


def packed(content: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in content.items():
            package.writestr(name, data)
    return buffer.getvalue()


def changed(**files: bytes) -> bytes:
    """Return the official look with parts added or replaced; `rels`, `text` are short names."""
    names = {"rels": RELATIONSHIPS, "text": "word/document.xml", "styles": "word/styles.xml"}
    return packed(parts(OFFICIAL) | {names.get(key, key): data for key, data in files.items()})


def related(kind: str, target: str, mode: str = "") -> bytes:
    """Return the official look with one more relationship of its text."""
    mode = f' TargetMode="{mode}"' if mode else ""
    element = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    rels = parts(OFFICIAL)[RELATIONSHIPS].replace(b"</Relationships>", b"%s</Relationships>")
    return changed(rels=rels % element.encode())


def with_declaration(declaration: str) -> bytes:
    body = f'{declaration}<w:document xmlns:w="{W}"><w:body><w:p/></w:body></w:document>'
    return changed(text=body.encode())


def encrypted() -> bytes:
    """Return a package whose entries say that they are encrypted."""
    data = bytearray(changed())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 1)
    return bytes(data)


def twice() -> bytes:
    buffer = io.BytesIO(changed())
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("WORD/document.xml", b"<other/>")
    return buffer.getvalue()


def twice_the_same() -> bytes:
    buffer = io.BytesIO(changed())
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "a") as package:
        warnings.simplefilter("ignore")
        package.writestr("word/document.xml", b"<other/>")
    return buffer.getvalue()


def with_wrong_checksum() -> bytes:
    data = bytearray(changed())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", data, at + 16, 1)
        at = data.find(b"PK\x01\x02", at + 1)
    return bytes(data)


LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "The file is empty"),
    "text": (lambda: "Премьер-Министру".encode(), "This is not a Word document"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n", "This is not a Word document"),
    "doc": (lambda: OLE + bytes(600), r"an old Word \(\.doc\)"),
    "password": (
        lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "protected with a password",
    ),
    "encrypted zip": (encrypted, "protected with a password"),
    "rtf": (lambda: rb"{\rtf1\ansi letter}", "a document in RTF"),
    "pdf": (lambda: b"%PDF-1.7\n", "This is a PDF"),
    "odt": (
        lambda: packed({"mimetype": b"application/vnd.oasis", "content.xml": b"<a/>"}),
        r"LibreOffice \(\.odt\)",
    ),
    "xlsx": (lambda: packed({"xl/workbook.xml": b"<a/>"}), "a table or a presentation"),
    "other zip": (lambda: packed({"photo.jpg": b"x"}), "holds no text of a Word document"),
    "no archive": (lambda: b"PK\x05\x06" + bytes(18), "holds no text of a Word document"),
    "cut off": (lambda: changed()[:-400], "The file is damaged"),
    "wrong checksum": (with_wrong_checksum, "The file is damaged"),
    "part twice": (twice, "The file is damaged"),
    "part twice with one name": (twice_the_same, "The file is damaged"),
    "no XML": (lambda: changed(text=b"<w:document"), "The file is damaged"),
    "deep": (
        lambda: changed(text=b"<a>" * 100_000),
        "The file is damaged",
    ),
    "bomb": (lambda: changed(styles=b" " * (20 << 20)), "far too large"),
    "many entries": (lambda: packed({f"{n}": b"" for n in range(5000)}), "far too large"),
    "laughs": (
        lambda: with_declaration(f'<!DOCTYPE w [<!ENTITY l0 "ha">{LAUGHS}]>'),
        "declarations that no Word document has",
    ),
    "entity": (
        lambda: with_declaration('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "declarations that no Word document has",
    ),
    "traversal": (lambda: changed(**{"../../evil.xml": b"<a/>"}), r"dangerous name: .\.\./"),
    "backslashes": (lambda: changed(**{"word\\..\\..\\evil": b""}), "dangerous name"),
    "absolute": (lambda: changed(**{"/etc/cron.d/evil": b""}), "dangerous name: '/etc/cron"),
    "drive": (lambda: changed(**{"C:\\evil": b""}), "dangerous name"),
    "NUL": (lambda: changed(**{"evil\x01.xml": b"<a/>"}), r"dangerous name: 'evil\\x01"),
}  # fmt: skip


IDS = {
    "word-empty-file": {"empty"},
    "word-another-kind": {
        *("text", "picture", "doc", "rtf", "pdf", "odt", "xlsx", "other zip", "no archive"),
    },
    "word-password": {"password", "encrypted zip"},
    "word-damaged": {
        "cut off",
        "wrong checksum",
        "part twice",
        "no XML",
        "part twice with one name",
        "deep",
    },
    "word-too-large": {"bomb", "many entries"},
    "word-declarations": {"laughs", "entity"},
    "word-dangerous-name": {"traversal", "backslashes", "absolute", "drive", "NUL"},
}


@every_door
@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_that_is_no_sound_word_document_is_refused(
    tmp_path: Path, kind: str, door: Callable[[Path], Any]
) -> None:
    make, said = REFUSED[kind]
    file = tmp_path / "письмо.docx"
    file.write_bytes(make())
    with pytest.raises((DocumentError, LookError), match=said) as raised:
        door(file)
    (problem,) = raised.value.problems
    assert problem.place is not None
    assert problem.place.file == str(file)
    assert problem.advice
    assert kind in IDS[problem.id]


@every_door
def test_a_file_larger_than_any_letter_is_not_read_to_its_end(
    tmp_path: Path, door: Callable[[Path], Any]
) -> None:
    file = tmp_path / "letter.docx"
    with file.open("wb") as stream:
        stream.write(b"PK")
        os.truncate(file, 1 << 30)
    with pytest.raises(InputError, match="larger than 64 MB"):
        door(file)


def test_many_parts_that_are_small_each_are_a_bomb_together(tmp_path: Path) -> None:
    file = tmp_path / "look.docx"
    keys = [f"x{number}" for number in range(9)]
    header = "".join(paragraph(picture(f'r:embed="{key}"')) for key in keys)
    relations = [relationship(key, "image", f"media/{key}.png") for key in keys]
    pictures = {f"word/media/{key}.png": PICTURE + bytes(15 << 20) for key in keys}
    file.write_bytes(look(header, *relations, more=pictures))
    with pytest.raises(LookError, match="far too large"):
        Look(file)


def test_an_imported_letter_may_carry_macros_which_are_left_out_and_told(tmp_path: Path) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(changed(**{"word/vbaProject.bin": OLE}))
    said = [problem.what for problem in read_document(file).remarks]
    assert "The document carries macros; they were neither run nor taken over." in said


def test_relationships_cannot_lead_out_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(related("styles", "../../../../../etc/passwd"))
    package = Package(file)
    assert ("styles", "etc/passwd") in package.relations.values()
    assert package.related_names("styles") == ["word/styles.xml"]


def test_a_folder_and_a_missing_file_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for call in (["import", str(tmp_path)], ["look", "check", str(tmp_path)]):
        assert main(call) == 1
        assert "This is a folder; a file is expected." in capsys.readouterr().err
    missing = str(tmp_path / "нет.docx")
    for call in (["import", missing], ["look", "check", missing]):
        assert main(call) == 1
        assert f"{missing}: There is no such file or folder." in capsys.readouterr().err


def small() -> bytes:
    buffer = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Премьер-Министру")
    document.save(buffer)
    return buffer.getvalue()


SMALL = small()


def refusal_of(door: Callable[[Path], Any], file: Path) -> str | None:
    """Return what a door says of a file, None where it lets the file in."""
    try:
        door(file)
    except (DocumentError, LookError) as error:
        return str(error)
    return None


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes=st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), max_size=8),
       end=st.integers(0, 300))  # fmt: skip
def test_a_damaged_file_is_read_or_refused(
    tmp_path: Path, changes: list[tuple[int, int]], end: int
) -> None:
    data = bytearray(SMALL)
    for at, byte in changes:
        data[at] = byte
    file = tmp_path / "letter.docx"
    file.write_bytes(data[: len(data) - end] if end < 40 else data)
    for door in DOORS:
        said = refusal_of(door, file)
        assert said is None or said.startswith(f"{file}: ")
