"""`drafter look take`: a look of any Word file, and what becomes of the text in its body."""

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from drafter import Drafter
from drafter.cli import main
from drafter.docx.look import Look
from tests.conftest import ROOT, read
from tests.documents import faults, opened, parts, whole
from tests.docx.foreign_looks import KINDS, saved, sections
from tests.docx.hostile_looks import PICTURE, file

TEXT = "КАНЦЕЛЯРИЯ МАЖИЛИСА"


def letterhead() -> bytes:
    """A letterhead as offices have it: a picture and an address in a table of the body."""
    document = docx.Document()
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text = TEXT
    cells[1].paragraphs[0].add_run().add_picture(io.BytesIO(PICTURE), width=Cm(2))
    document.add_paragraph("тел. 74-60-00").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.sections[0].header.paragraphs[0].text = "СТРАНИЦА"
    document.sections[0].footer.paragraphs[0].text = "НИЗ"
    return saved(document)


def taken(folder: Path, data: bytes, *options: str) -> Path:
    target = folder / "templates" / "own.docx"
    assert main(["look", "take", str(file(folder, data)), "-o", str(target), *options]) == 0
    return target


def text_of(part: Any) -> str:
    cells = [
        p for table in part.tables for row in table.rows for c in row.cells for p in c.paragraphs
    ]
    return " ".join(p.text for p in [*part.paragraphs, *cells])


@pytest.mark.parametrize("text", ["sample", "letterhead", "nothing"])
@pytest.mark.parametrize("kind", ["no styles", "sections"])
def test_the_look_is_valid_lacks_nothing_and_carries_a_letter(
    tmp_path: Path, kind: str, text: str
) -> None:
    made = taken(tmp_path, KINDS[kind](), "--body", text)
    assert faults(made.read_bytes()) == []
    assert Look(made).added == []
    letter = Drafter(look=made).render(read(), "ru")
    assert faults(letter) == []
    assert "Текст письма." in whole(letter)


def test_a_letterhead_in_the_body_stands_at_the_head_of_page_1_alone(tmp_path: Path) -> None:
    made = taken(tmp_path, letterhead(), "--body", "letterhead")
    data = Drafter(look=made).render(read(), "ru")
    section = opened(data).sections[0]
    assert section.different_first_page_header_footer
    first = text_of(section.first_page_header)
    assert all(words in first for words in ("СТРАНИЦА", TEXT, "тел. 74-60-00"))
    assert section.first_page_footer.paragraphs[0].text == "НИЗ"
    assert text_of(section.header) == "СТРАНИЦА"
    assert PICTURE in parts(data).values()
    assert TEXT not in whole(data)
    assert faults(data) == []


@pytest.mark.parametrize("text", ["sample", "nothing"])
def test_otherwise_the_text_of_the_body_is_in_no_letter(tmp_path: Path, text: str) -> None:
    made = taken(tmp_path, letterhead(), "--body", text)
    assert (TEXT in whole(made.read_bytes())) == (text == "sample")
    data = Drafter(look=made).render(read(), "ru")
    assert TEXT.encode() not in b"".join(parts(data).values())
    assert text == "nothing" or PICTURE in parts(made.read_bytes()).values()


def test_a_body_that_is_no_letterhead_is_refused_as_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = docx.Document()
    for _number in range(60):
        document.add_paragraph("строка")
    path = file(tmp_path, saved(document))
    assert main(["look", "take", str(path), "--body", "letterhead", "-o", str(tmp_path / "o")]) == 1
    assert "60 paragraphs, too many for a letterhead" in capsys.readouterr().err
    assert not (tmp_path / "o").exists()


def edited(document: Any) -> None:
    for paragraph in document.paragraphs:
        if paragraph.style.name == "Title":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            for run in paragraph.runs:
                run.font.size, run.font.name = Pt(18), "Arial"


def sample_edited() -> bytes:
    document = docx.Document(str(ROOT / "templates" / "official.docx"))
    edited(document)
    return saved(document)


def test_a_sample_that_is_set_by_hand_changes_its_style(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = Look(taken(tmp_path, sample_edited(), "--body", "sample")).form("title")
    assert (form.font, form.size, form.align, form.bold) == ("Arial", 18, "right", True)
    told = capsys.readouterr().err
    assert "The text of the style «Title» is set by hand: Arial, 18 pt, to the right" in told


def test_without_a_word_the_styles_stay_and_what_is_set_by_hand_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = Look(taken(tmp_path, sample_edited())).form("title")
    assert (form.font, form.size) == ("Times New Roman", 14)
    told = capsys.readouterr().err
    assert "Arial, 18 pt, to the right" in told
    assert "The styles stay as they are; with --body sample they look like that." in told


def test_it_says_what_was_taken_and_what_was_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken(tmp_path, sections())
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "The body of the file has text of its own: «Письмо»."
    assert told[1].startswith("It stays in the look as a sample and is not printed;")
    assert told[2].startswith("Page: 210 × 297 mm, text ")
    assert told[3].startswith("Styles taken as the file has them: «Normal», «Title»,")
    assert told[4].startswith("Styles added, set as its text is set: «Letterhead»,")
    assert told[5] == "Its pages that lie on their side serve appendices alone."
    assert told[-1] == f"Written: {tmp_path / 'templates' / 'own.docx'}"


def test_a_lying_section_outlives_the_taking(tmp_path: Path) -> None:
    look = Look(taken(tmp_path, sections(), "--body", "nothing"))
    assert look.page.height > look.page.width
    assert 'w:orient="landscape"' in look.lying


def test_without_a_name_it_becomes_the_look_of_all_letters_and_replaces_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = str(file(tmp_path, letterhead()))
    assert main(["look", "take", path]) == 0
    made = (tmp_path / "templates" / "official.docx").read_bytes()
    assert main(["look", "take", path, "--body", "nothing"]) == 1
    assert "[file-exists]" in capsys.readouterr().err
    assert (tmp_path / "templates" / "official.docx").read_bytes() == made
    assert main(["look", "take", path, "--body", "nothing", "--force"]) == 0
    assert (tmp_path / "templates" / "official.docx").read_bytes() != made


def test_the_same_file_gives_the_same_look(tmp_path: Path) -> None:
    first = taken(tmp_path, letterhead(), "--body", "letterhead").read_bytes()
    assert taken(tmp_path, letterhead(), "--body", "letterhead", "--force").read_bytes() == first


def test_what_is_no_word_file_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["look", "take", str(file(tmp_path, b"%PDF-1.7"))]) == 1
    assert "This is a PDF, not a Word document." in capsys.readouterr().err


def answering(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Sit down at a terminal and give these answers; return the questions as they come."""
    asked: list[str] = []
    left = list(answers)

    def confirmed(question: str) -> bool:
        asked.append(question)
        return left.pop(0) == "yes"

    monkeypatch.setattr("drafter.commands.look.confirmed", confirmed)
    for stream in ("stdin", "stderr"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True)
    return asked


@pytest.mark.parametrize(
    ("answers", "printed", "kept"),
    [(["yes"], True, False), (["no", "yes"], False, True), (["no", "no"], False, False)],
    ids=["letterhead", "sample", "nothing"],
)
def test_a_terminal_asks_what_becomes_of_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: list[str], printed: bool, kept: bool
) -> None:
    asked = answering(monkeypatch, *answers)
    made = taken(tmp_path, letterhead())
    assert asked[0] == "Is it the letterhead, at the head of page 1? (yes; Enter is no)"
    assert (TEXT in whole(made.read_bytes())) == kept
    section = opened(Drafter(look=made).render(read(), "ru")).sections[0]
    assert (TEXT in text_of(section.first_page_header)) == printed


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_a_terminal_asks_of_each_style_that_is_set_by_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    asked = answering(monkeypatch, answer)
    form = Look(taken(tmp_path, sample_edited())).form("title")
    assert asked == ["Is the style to look like that? (yes; Enter is no)"]
    assert (form.size == 18) == (answer == "yes")
