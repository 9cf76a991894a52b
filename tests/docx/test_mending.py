"""Looks with faults that Word overlooks: they carry letters, and nothing but sentences is said."""

import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from drafter import Drafter, LookError
from drafter.cli import main
from drafter.docx.look import Look
from drafter.docx.look_checking import look_problems
from tests.conftest import ROOT, read
from tests.documents import faults, parts, root, whole

OFFICIAL = ROOT / "templates" / "official.docx"
LETTERHEAD = ROOT / "templates" / "letterhead.docx"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OF_DOCUMENT = "word/_rels/document.xml.rels"


def changed(
    folder: Path, changes: Mapping[str, tuple[str, str]], look: Path = OFFICIAL, without: str = ""
) -> Path:
    """Write a look whose parts have another text in one place, or which lacks a part."""
    path = folder / "own.docx"
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts(look.read_bytes()).items():
            if name in changes:
                old, new = changes[name]
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            if name != without:
                package.writestr(name, data)
    return path


def relationship(kind: str, target: str, mode: str = "") -> str:
    outside = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="x1" Type="{RELATIONSHIPS}/{kind}" Target="{target}"{outside}/>'


def with_relationship(folder: Path, text: str) -> Path:
    return changed(folder, {OF_DOCUMENT: ("</Relationships>", f"{text}</Relationships>")})


def letter_of(look: Path) -> bytes:
    return Drafter(look=look).render(read(), "ru")


@pytest.mark.parametrize("target", ["webSettings.xml", "../docProps/thumbnail.jpeg", "NULL"])
def test_a_relationship_to_an_absent_part_is_told_and_left_out(tmp_path: Path, target: str) -> None:
    look = with_relationship(tmp_path, relationship("webSettings", target))
    [problem] = look_problems(look, [])
    name = {"../docProps/thumbnail.jpeg": "docProps/thumbnail.jpeg"}.get(target, f"word/{target}")
    assert (problem.id, problem.severity) == ("look-dangling-part", "warning")
    assert problem.what == f"The file names a part that it does not have: {name}."
    data = letter_of(look)
    assert faults(data) == []
    assert "Текст письма." in whole(data)
    assert target.encode() not in parts(data)[OF_DOCUMENT]


def test_a_picture_that_is_absent_goes_from_the_header_with_its_relationship(
    tmp_path: Path,
) -> None:
    look = changed(tmp_path, {}, LETTERHEAD, without="word/media/emblem.png")
    assert [problem.id for problem in look_problems(look, [])] == [
        "look-dangling-part",
        "look-unfilled",
    ]
    data = letter_of(look)
    assert faults(data) == []
    header = next(
        part
        for name in parts(data)
        if "header" in name and name.endswith(".xml")
        for part in [root(data, name)]
        if "ДЕПУТАТСКАЯ ФРАКЦИЯ" in "".join(part.itertext())
    )
    assert [e.tag for e in header.iter("*") if etree.QName(e).localname == "drawing"] == []


def test_a_link_of_the_body_does_not_close_a_look_and_is_in_no_letter(tmp_path: Path) -> None:
    link = relationship("hyperlink", "consultantplus://offline/ref=1A2B", "External")
    look = with_relationship(tmp_path, link)
    assert look_problems(look, []) == []
    data = letter_of(look)
    assert faults(data) == []
    assert all(b"consultantplus" not in part for part in parts(data).values())


def test_properties_with_the_type_of_another_program_are_read_without_a_warning(
    tmp_path: Path,
) -> None:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    look = changed(tmp_path, {"_rels/.rels": (core, core.replace("package", "officedocument"))})
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert look_problems(look, []) == []
        data = letter_of(look)
    assert told == []
    with zipfile.ZipFile(OFFICIAL) as package:
        created = etree.fromstring(package.read("docProps/core.xml")).findtext("{*}created")
    assert root(data, "docProps/core.xml").findtext("{*}created") == created
    assert faults(data) == []


def test_a_part_that_is_made_anew_puts_no_warning_on_the_screen(tmp_path: Path) -> None:
    look = changed(tmp_path, {OF_DOCUMENT: ("relationships/styles", "relationships/stiles")})
    assert {problem.id for problem in look_problems(look, [])} == {"look-style-missing"}


def test_a_file_that_python_warns_of_puts_only_sentences_on_the_screen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    look = changed(tmp_path, {})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(look, "a") as package:
            package.writestr("docProps/core.xml", package.read("docProps/core.xml"))
    assert main(["look", "check", str(look)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (
            {"[Content_Types].xml": ("document.main+xml", "template.main+xml")},
            "look-another-kind",
        ),
        (
            {
                "word/document.xml": (
                    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    "http://purl.oclc.org/ooxml/wordprocessingml/main",
                )
            },
            "look-strict",
        ),
        ({"word/document.xml": ("w:sectPr", "w:nothing")}, "look-no-page"),
    ],
)
def test_why_a_word_file_is_no_look_is_told(
    tmp_path: Path, changes: Mapping[str, tuple[str, str]], fault: str
) -> None:
    look = changed(tmp_path, changes)
    assert [problem.id for problem in look_problems(look, [])] == [fault]
    with pytest.raises(LookError) as raised:
        Look(look)
    assert [problem.id for problem in raised.value.problems] == [fault]
