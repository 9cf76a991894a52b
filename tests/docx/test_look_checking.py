"""`drafter look check`: what is said of a Word file before letters are made with it."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Mm, Pt

from drafter import Drafter, Workspace
from drafter.cli import main
from drafter.composing.library import classes
from drafter.docx.look_checking import look_problems
from tests.conftest import ROOT, read
from tests.documents import faults, opened
from tests.pages import SOFFICE

OFFICIAL = ROOT / "templates" / "official.docx"
LETTERHEAD = ROOT / "templates" / "letterhead.docx"
CLASSES = classes(Workspace())


def changed(folder: Path, change: Any) -> Path:
    document = docx.Document(str(OFFICIAL))
    change(document)
    path = folder / "own.docx"
    document.save(str(path))
    return path


def said(path: Path) -> list[str]:
    return [problem.what for problem in look_problems(path, CLASSES)]


@pytest.mark.parametrize("look", [OFFICIAL, LETTERHEAD], ids=lambda path: path.stem)
def test_nothing_is_said_of_the_shipped_looks(look: Path) -> None:
    assert said(look) == []


def test_the_styles_of_all_templates_are_asked_for() -> None:
    # As the skeleton and the templates print them.
    assert {"letter-addressee", "title", "closing", "signatory", "executor"} <= CLASSES


def rename_closing(document: Any) -> None:
    document.styles["Closing"].name = "Прощание"


def letter_size(document: Any) -> None:
    document.sections[0].page_width, document.sections[0].page_height = Mm(216), Mm(279)


def odd_font(document: Any) -> None:
    document.styles["Title"].font.name = "Old Cyrillic"


def without_number(document: Any) -> None:
    for paragraph in document.sections[0].header.paragraphs:
        paragraph._p.getparent().remove(paragraph._p)
    document.sections[0].header.add_paragraph("Фракция")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (rename_closing, "The look lacks the style «closing»."),
        (letter_size, "The page is 216 × 279 mm, not A4."),
        (odd_font, "The font «Old Cyrillic» is not known to have the Kazakh letters."),
        (without_number, "No page number stands in the header or the footer."),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_flaw_of_a_look_is_named(tmp_path: Path, change: Any, message: str) -> None:
    assert said(changed(tmp_path, change)) == [message]


def test_the_command_ends_with_1_when_it_found_anything(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = changed(tmp_path, letter_size)
    assert main(["look", "check", str(OFFICIAL)]) == 0
    assert main(["look", "check", str(own)]) == 1
    assert f"{own}: The page is 216 × 279 mm, not A4." in capsys.readouterr().err


def test_margins_font_and_spacing_changed_in_word_are_in_the_next_letter(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.sections[0].left_margin = Mm(25)
        document.styles["Body Text"].paragraph_format.line_spacing = 1.15
        document.styles["Body Text"].font.name = "Arial"
        document.styles["Body Text"].font.size = Pt(12)

    letter = opened(Drafter(look=changed(tmp_path, change)).render(read(), "ru"))
    style = letter.styles["Body Text"]
    assert letter.sections[0].left_margin == pytest.approx(Mm(25), abs=Mm(0.1))
    assert (style.paragraph_format.line_spacing, style.font.name) == (1.15, "Arial")


@pytest.mark.office
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("look", [OFFICIAL, LETTERHEAD], ids=lambda path: path.stem)
def test_a_look_saved_by_libreoffice_carries_a_letter(look: Path, tmp_path: Path) -> None:
    shutil.copy(look, tmp_path / "look.docx")
    subprocess.run(
        [
            *(str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
            *("--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"),
            *(str(tmp_path / "saved"), str(tmp_path / "look.docx")),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    saved = tmp_path / "saved" / "look.docx"
    assert said(saved) == []
    body = "1. а\n2. б\n\n> в\n\n|а|\n|-|\n|б|"
    data = Drafter(look=saved).render(read(body=body), "ru")
    assert faults(data) == []


def test_each_flaw_has_an_id_of_its_own(tmp_path: Path) -> None:
    def spoil(document: Any) -> None:
        for change in (rename_closing, odd_font, letter_size, without_number):
            change(document)

    found = look_problems(changed(tmp_path, spoil), CLASSES)
    assert [(problem.id, problem.severity) for problem in found] == [
        ("look-missing-style", "error"),
        ("look-font", "warning"),
        ("look-page-size", "warning"),
        ("look-no-page-number", "warning"),
    ]
