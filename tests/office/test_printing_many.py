"""A merge for the printer: PDFs, letters in two languages, and one file of all letters."""

import io
import os
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from drafter.cli import main
from drafter.office import joint
from drafter.office.written import with_mark
from tests.documents import faults, lines, plain, texts
from tests.office.test_merging import AKIMS, LETTER, bytes_of
from tests.pages import office


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("letter.yaml").write_text(LETTER, encoding="utf-8")
    table = "post;region\nakim-astana;Есиль\nakim-almaty;Медеу\nakim-shymkent;Абай\n"
    Path("table.csv").write_text(table, encoding="utf-8")
    return tmp_path


def merged(*options: str, to: str = "table.csv", code: int = 0) -> None:
    assert main(["render", "letter.yaml", "--to", to, "-o", "out", *options]) == code


def made() -> set[str]:
    return {path.name for path in Path("out").iterdir()}


@pytest.mark.parametrize("option", ["--bilingual", "--side-by-side"])
def test_letters_in_two_languages_are_one_file_a_row(option: str) -> None:
    merged(option)
    assert made() == {*(f"letter-{n}.kk-ru.docx" for n in (2, 3, 4)), "index.csv"}
    letter = Path("out/letter-2.kk-ru.docx").read_bytes()
    assert set(map(plain, texts(letter, "Subject"))) == {"О дорогах: Есиль", "Жолдар туралы: Есиль"}
    index = Path("out/index.csv").read_text("utf-8-sig").splitlines()
    assert index[1].startswith("letter-2.kk-ru.docx;Астана қаласының әкімі;kk-ru;")


def test_a_letter_in_one_language_is_told_once_where_two_are_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = LETTER.replace('kk: "Жолдар туралы: {{ region }}"', "").replace(", }", "}")
    text = text.replace("  kk: |\n    Жолдар туралы хабарлауды сұраймыз: {{ region }}.\n", "")
    Path("letter.yaml").write_text(f"languages: [ru]\n{text}", encoding="utf-8")
    merged("--bilingual")
    assert capsys.readouterr().err.count("The letter is written in Russian alone") == 1


def test_all_letters_of_a_language_are_one_file_in_the_order_of_the_rows() -> None:
    merged("--together", to=str(AKIMS))
    for language in ("ru", "kk"):
        whole = Path(f"out/together.{language}.docx").read_bytes()
        names = [f"out/letter-{n:02}.{language}.docx" for n in range(2, 22)]
        alone = [line for name in names for line in lines(Path(name).read_bytes())]
        assert lines(whole) == alone
        assert faults(whole) == []
    before = bytes_of("out")
    merged("--together", "--jobs", "2", to=str(AKIMS))
    assert bytes_of("out") == before


def test_a_full_file_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joint, "_MOST_LETTERS", 2)
    merged("--together", "-l", "ru")
    first, second = (Path(f"out/{name}.ru.docx") for name in ("together", "together-2"))
    assert plain(" ".join(texts(first.read_bytes(), "Subject"))).split() == [
        *("О", "дорогах:", "Есиль", "О", "дорогах:", "Медеу")
    ]
    assert texts(second.read_bytes(), "Subject") == ["О дорогах: Абай"]


def test_a_faulty_row_is_in_no_file_of_all(capsys: pytest.CaptureFixture[str]) -> None:
    Path("table.csv").write_text("post;region\nakim-astana;\nakim-almaty;Медеу\n", "utf-8")
    merged("--together", "-l", "ru", code=1)
    assert texts(Path("out/together.ru.docx").read_bytes(), "Subject") == ["О дорогах: Медеу"]


def test_a_row_called_together_has_its_letter_beside_the_file_of_all() -> None:
    Path("table.csv").write_text("post;region\nakim-astana;together\n", "utf-8")
    merged("--together", "-l", "ru", "--name", "{region}")
    assert made() == {"together.ru.docx", "_together.ru.docx", "index.csv"}


def pages(file: str) -> list[str]:
    return [page.extract_text() for page in PdfReader(file).pages]


@office[0]
@office[1]
def test_a_letter_has_its_pdf_and_a_second_run_keeps_both(
    capsys: pytest.CaptureFixture[str],
) -> None:
    merged("--pdf", "-l", "ru", "--together", "--jobs", "2")
    assert {name for name in made() if name.endswith(".pdf")} == {
        *(f"letter-{n}.ru.pdf" for n in (2, 3, 4)),
        "together.ru.pdf",
    }
    assert "Медеу" in pages("out/letter-3.ru.pdf")[0]
    whole = pages("out/together.ru.pdf")
    assert [("Есиль" in page, "Медеу" in page, "Абай" in page) for page in whole[::2]] == [
        *((True, False, False), (False, True, False), (False, False, True))
    ]
    assert [page.strip() for page in whole[1::2]] == ["", "", ""]
    before = {path.name: path.stat().st_mtime_ns for path in Path("out").glob("letter*")}
    capsys.readouterr()
    merged("--pdf", "-l", "ru", "--together")
    assert "Written: 0 letters. Kept: 3 letters." in capsys.readouterr().err
    assert before == {path.name: path.stat().st_mtime_ns for path in Path("out").glob("letter*")}
    Path("out/letter-3.ru.pdf").unlink()
    merged("--pdf", "-l", "ru")
    assert "Written: 1 letter. Kept: 2 letters." in capsys.readouterr().err
    os.replace("out/letter-2.ru.pdf", "out/letter-3.ru.pdf")
    merged("--pdf", "-l", "ru", code=1)
    assert "letter-3.ru.pdf: Another letter is there already." in capsys.readouterr().err


def test_what_marks_a_pdf_changes_nothing_of_it() -> None:
    writer, buffer = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 200)
    writer.write(buffer)
    marked = with_mark(buffer.getvalue(), b"letter")
    assert marked != buffer.getvalue()
    assert PdfReader(io.BytesIO(marked), strict=True).pages[0].mediabox.height == 200


def test_without_libreoffice_nothing_is_begun(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("drafter.printing.pdf.shutil.which", lambda _name: None)
    monkeypatch.setattr("drafter.printing.pdf._USUAL_PLACES", ())
    merged("--pdf", code=1)
    assert "PDF is made by LibreOffice, which is not installed." in capsys.readouterr().err
    assert not list(Path("out").glob("*.docx"))
