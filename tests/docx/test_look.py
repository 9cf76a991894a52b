"""Looks: what a Word file must have to carry a letter, and what it changes."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from drafter import Drafter
from tests.conftest import ROOT, read
from tests.documents import faults, opened, root, w, whole

LOOKS = sorted((ROOT / "templates").glob("*.docx"))


def changed(look: Path, target: Path, part: str, pattern: str, replacement: str) -> Path:
    """Write a look with one of its parts changed."""
    with zipfile.ZipFile(look) as source, zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                content, count = re.subn(
                    pattern.encode(), replacement.encode(), content, flags=re.DOTALL
                )
                assert count
            package.writestr(name, content)
    return target


@pytest.mark.parametrize("look", LOOKS, ids=lambda path: path.stem)
def test_each_shipped_look_is_valid_itself(look: Path) -> None:
    assert faults(look.read_bytes()) == []


@pytest.mark.parametrize("look", LOOKS, ids=lambda path: path.stem)
def test_each_shipped_look_carries_a_letter(look: Path) -> None:
    assert faults(Drafter(look=look).render(read(), "ru")) == []


def test_the_shipped_looks_show_each_of_their_styles_once() -> None:
    # Whoever opens the look in Word sees what each style does.
    for look in LOOKS:
        document = docx.Document(io.BytesIO(look.read_bytes()))
        shown = {p.style.name for p in document.paragraphs if p.style} | {
            p.style.name
            for table in document.tables
            for row in table.rows
            for cell in row.cells
            for p in cell.paragraphs
            if p.style
        }
        assert {"Title", "Salutation", "Body Text", "Demand", "Closing", "Signatory"} <= shown


def test_a_style_changed_in_word_changes_the_letter(tmp_path: Path) -> None:
    document = docx.Document(str(LOOKS[-1]))
    document.styles["Body Text"].font.size = Pt(12)
    document.save(str(tmp_path / "own.docx"))
    letter = opened(Drafter(look=tmp_path / "own.docx").render(read(), "ru"))
    assert letter.styles["Body Text"].font.size == Pt(12)


def test_a_list_style_without_numbering_gets_a_list(tmp_path: Path) -> None:
    path = changed(
        LOOKS[-1],
        tmp_path / "own.docx",
        "word/styles.xml",
        r'(w:styleId="ListNumber".*?)<w:numPr>.*?</w:numPr>',
        r"\1",
    )
    data = Drafter(look=path).render(read(body="1. один\n2. два"), "ru")
    assert faults(data) == []
    [*_others, number] = root(data, "word/numbering.xml").iter(w("num"))
    abstract = number.find(w("abstractNumId")).get(w("val"))
    [level] = [
        one.find(w("lvl"))
        for one in root(data, "word/numbering.xml").iter(w("abstractNum"))
        if one.get(w("abstractNumId")) == abstract
    ]
    assert level.find(w("lvlText")).get(w("val")) == "%1."


def without_notes(target: Path) -> Path:
    """Write a look as Word saves it where nobody has made a footnote: without their part."""
    with zipfile.ZipFile(LOOKS[-1]) as source, zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("footnotes.xml"):
                continue
            for pattern in (
                rb"<Override[^>]*/footnotes\.xml[^>]*/>",
                rb"<Relationship [^>]*footnotes[^>]*/>",
            ):
                content = re.sub(pattern, b"", content)
            package.writestr(name, content)
    return target


def test_a_look_without_footnotes_gets_them_with_the_first(tmp_path: Path) -> None:
    look = without_notes(tmp_path / "look.docx")
    body = "Текст[^1].\n\n[^1]: По сведениям портала.\n"
    data = Drafter(look=look).render(read(body=body), "ru")
    assert faults(data) == []
    notes = root(data, "word/footnotes.xml")
    assert "По сведениям портала." in "".join(notes.itertext())


def test_styles_based_on_each_other_do_no_harm(tmp_path: Path) -> None:
    look = changed(
        LOOKS[-1],
        tmp_path / "look.docx",
        "word/styles.xml",
        r'(<w:style [^>]*w:styleId="BodyText".*?)<w:basedOn w:val="[^"]*"/>',
        r'\1<w:basedOn w:val="BodyText"/>',
    )
    assert "Текст письма." in whole(Drafter(look=look).render(read(), "ru"))


@pytest.mark.parametrize(
    ("pattern", "replacement", "order"),
    [
        ("<w:compat>.*</w:compat>", "", ["doNotExpandShiftReturn"]),
        (
            "<w:compat>",
            "<w:compat><w:wpJustification/><w:ulTrailSpace/><w:wrapTrailSpaces/>",
            ["wpJustification", "ulTrailSpace", "doNotExpandShiftReturn", "wrapTrailSpaces"],
        ),
        (
            "<w:compat>",
            "<w:compat><w:doNotExpandShiftReturn/>",
            ["doNotExpandShiftReturn", "compatSetting"],
        ),
    ],
)
def test_whatever_the_look_a_line_before_a_break_is_not_spread(
    tmp_path: Path, pattern: str, replacement: str, order: list[str]
) -> None:
    look = changed(LOOKS[-1], tmp_path / "l.docx", "word/settings.xml", pattern, replacement)
    data = Drafter(look=look).render(read(), "ru")
    found = [
        child.tag.rpartition("}")[2] for child in root(data, "word/settings.xml").find(w("compat"))
    ]
    assert found[: len(order)] == order
    assert found.count("doNotExpandShiftReturn") == 1
    assert faults(data) == []
