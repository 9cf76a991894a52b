"""The looks and their text say the same, and a diff shows what was changed in Word alone."""

import difflib
import io
import re
import runpy
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from lxml import etree

from tests.conftest import ROOT
from tests.documents import faults, parts, w

TOOL = runpy.run_path(str(ROOT / "tools" / "looks.py"))
packed: Callable[[dict[str, bytes]], bytes] = TOOL["packed"]
unpacked: Callable[[bytes], dict[str, bytes]] = TOOL["unpacked"]
LOOKS = sorted((ROOT / "templates").glob("*.docx"))
each_look = pytest.mark.parametrize("look", LOOKS, ids=lambda path: path.stem)


def text_of(look: Path) -> dict[str, bytes]:
    folder = look.parent / "looks" / look.stem
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def differences(old: dict[str, bytes], new: dict[str, bytes]) -> list[str]:
    """Return the lines that a diff of two texts would show."""
    assert old.keys() == new.keys()
    return [
        line
        for name in old
        if old[name] != new[name]
        for line in difflib.ndiff(old[name].decode().split("\n"), new[name].decode().split("\n"))
        if line.startswith(("+", "-"))
    ]


def repacked(look: Path, changes: Iterable[tuple[str, str, str]]) -> bytes:
    """Return a look whose parts have something instead of what they had."""
    package = parts(look.read_bytes())
    for name, old, new in changes:
        assert old.encode() in package[name]
        package[name] = package[name].replace(old.encode(), new.encode())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, part in package.items():
            target.writestr(name, part)
    return buffer.getvalue()


def test_every_look_has_its_text() -> None:
    folders = sorted(path.name for path in (ROOT / "templates" / "looks").iterdir())
    assert folders == [look.stem for look in LOOKS] == ["letterhead", "official"]


@each_look
def test_the_text_makes_the_look_to_the_byte(look: Path) -> None:
    assert packed(text_of(look)) == look.read_bytes()


@each_look
def test_the_look_makes_its_text_to_the_byte(look: Path) -> None:
    assert unpacked(look.read_bytes()) == text_of(look)


@each_look
def test_the_text_has_an_element_a_line(look: Path) -> None:
    for name, part in text_of(look).items():
        if not name.endswith(".png"):
            starts = [len(re.findall(r"<\w", line)) for line in part.decode().split("\n")]
            assert max(starts) == 1, name


def test_the_looks_differ_in_the_header_of_the_first_page_alone() -> None:
    letterhead, official = (text_of(look) for look in LOOKS)
    assert {name for name in letterhead if letterhead[name] != official.get(name)} == {
        "[Content_Types].xml",
        "word/_rels/header-first.xml.rels",
        "word/header-first.xml",
        "word/media/emblem.png",
    }
    assert official.keys() < letterhead.keys()


@each_look
def test_a_font_size_changed_in_word_is_all_that_a_diff_shows(look: Path, tmp_path: Path) -> None:
    document = docx.Document(str(look))
    document.styles["Table Text"].font.size = Pt(11)
    document.save(str(tmp_path / "saved.docx"))
    text = unpacked((tmp_path / "saved.docx").read_bytes())
    old, new = (f'      <w:sz w:val="{half_points}"/>' for half_points in (24, 22))
    assert differences(text_of(look), text) == [f"- {old}", f"+ {new}"]
    made = packed(text)
    assert faults(made) == []
    assert docx.Document(io.BytesIO(made)).styles["Table Text"].font.size == Pt(11)


RSID = '<w:rsid w:val="00A77B1C"/>'
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
TRACES = [
    ("word/document.xml", "<w:document ", f'<w:document xmlns:w14="{W14}" xmlns:mc="{MC}" '),
    ("word/document.xml", ">\n<w:body>", ' mc:Ignorable="w14">\n<w:body>'),
    ("word/document.xml", "<w:p>", '<w:p w14:paraId="1A2B3C4D" w:rsidR="00A77B1C">'),
    ("word/document.xml", "<w:r>", '<w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00A77B1C">'),
    ("word/settings.xml", "<w:decimal", f"<w:rsids>{RSID}</w:rsids><w:decimal"),
    ("word/styles.xml", "<w:qFormat/>", f"<w:qFormat/>{RSID}"),
    ("docProps/core.xml", "</dc:title>", "</dc:title><cp:lastModifiedBy>А</cp:lastModifiedBy>"),
    ("docProps/core.xml", "<dcterms:created", "<cp:revision>7</cp:revision><dcterms:created"),
    ("docProps/app.xml", "drafter</Application>", "Word</Application><Company>А</Company>"),
]
"""The part, what stands in it, and what Word makes of that when it saves a file, in any case."""


@each_look
def test_what_word_notes_for_itself_is_not_in_the_text(look: Path) -> None:
    noted = repacked(look, TRACES)
    assert faults(noted) == []
    assert differences(text_of(look), unpacked(noted)) == []


def test_words_and_the_spaces_around_them_stay_as_they_are() -> None:
    strange = (
        '<w:t xml:space="preserve"> а\n  б </w:t><w:t> </w:t><w:tab/><w:t>&lt;в&gt; &amp;</w:t>'
    )
    changed = repacked(LOOKS[0], [("word/header-default.xml", "<w:t>2</w:t>", strange)])
    text = unpacked(changed)
    made = packed(text)
    for data in (changed, made):
        header = etree.fromstring(parts(data)["word/header-default.xml"])
        assert [t.text for t in header.iter(w("t"))] == [" а\n  б ", " ", "<в> &"]
    assert unpacked(made) == text


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """Return a copy of the templates and of the tool that keeps their looks."""
    for folder in ("templates", "tools"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path / "templates"


def run(templates: Path, *arguments: str) -> None:
    tool = templates.parent / "tools" / "looks.py"
    subprocess.run([sys.executable, str(tool), *arguments], check=True)


def test_a_look_that_word_saved_is_unpacked_and_tidied(templates: Path) -> None:
    look = templates / "official.docx"
    old, new = (f'<w:sz w:val="{half_points}"/>' for half_points in (28, 26))
    look.write_bytes(repacked(LOOKS[1], [*TRACES, ("word/styles.xml", old, new)]))
    (templates / "looks" / "official" / "word" / "gone.xml").write_text("<gone/>")
    run(templates, "unpack", "official")
    text = text_of(look)
    assert packed(text) == look.read_bytes()
    assert differences(text_of(LOOKS[1]), text) == [f"-         {old}", f"+         {new}"]
    assert text_of(templates / "letterhead.docx") == text_of(LOOKS[0])


def test_a_changed_text_makes_another_look(templates: Path) -> None:
    styles = templates / "looks" / "letterhead" / "word" / "styles.xml"
    text = styles.read_text(encoding="utf-8").replace('<w:sz w:val="24"/>', '<w:sz w:val="22"/>')
    styles.write_text(text, encoding="utf-8")
    run(templates, "pack")
    look = docx.Document(str(templates / "letterhead.docx"))
    assert look.styles["Table Text"].font.size == Pt(11)
    assert (templates / "official.docx").read_bytes() == LOOKS[1].read_bytes()
