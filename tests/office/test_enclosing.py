"""Appendices that exist in Word: printed after the letter, and told of at the letter's own line."""

import io
import os
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement

from drafter import Drafter, InquiryError, Office, load
from drafter.errors import ERROR, WARNING, Problem
from tests.conftest import read
from tests.documents import faults, lines, parts, plain, root, texts, w
from tests.pictures.made import SECRETS, jpeg

LETTER = """\
languages: [ru, kk]
date: 2026-05-20
number: 7-12
addressee: {{post: {{ru: Правительство, kk: Үкімет}}}}
author: {{faction: {{ru: Ак жол, kk: Ақ жол}}}}
body: {{ru: Текст., kk: Мәтін.}}
appendices:
  - title: {{ru: Проект закона, kk: Заң жобасы}}
    file: {file}
signatories: [{{ru: А. Перуашев, kk: А. Перуашев}}]
"""
LINE = 9


def bill(file: Path, *, picture: bool = False) -> None:
    """Save a bill as a lawyer types it: centred bold heads, typed items, a table, a list."""
    document: Any = docx.Document()
    for text in ("ЗАКОН РЕСПУБЛИКИ КАЗАХСТАН", "О местном самоуправлении"):
        paragraph = document.add_paragraph()
        paragraph.alignment = ALIGN.CENTER
        paragraph.add_run(text).bold = True
    document.add_paragraph("Статья 1. Внести в *Закон* [1] изменение <b>:")
    document.add_paragraph("дополнить статьёй 5-1;", style="List Number")
    document.add_paragraph("исключить пункт 3.", style="List Number")
    table = document.add_table(2, 2)
    for cell, text in zip((c for row in table.rows for c in row.cells), "АБВГ", strict=True):
        cell.text = text
    if picture:
        document.add_picture(io.BytesIO(jpeg(gps=True)))
    document.save(str(file))


def letter(folder: Path, file: str = "bill.docx") -> Path:
    path = folder / "letter.yaml"
    path.write_text(LETTER.format(file=file), encoding="utf-8")
    return path


def told(folder: Path, file: str = "bill.docx") -> list[Problem]:
    """Return what `check` says of the file, which rendering must say, too."""
    office = Office(folder)
    opened = office.open(letter(folder, file))
    found = [p for p in office.check(opened) if p.place and p.place.line == LINE]
    errors = [problem for problem in found if problem.severity == ERROR]
    if errors:
        with pytest.raises(InquiryError) as raised:
            office.render(opened, "ru")
        assert [p for p in raised.value.problems if p in errors] == errors
        assert errors[0] in opened.errors or errors[0].id == "value-not-printed"
    else:
        warnings: list[Problem] = []
        office.render(opened, "ru", warnings.append)
        assert [p for p in warnings if p.place and p.place.line == LINE] == found
    return found


def test_it_is_printed_after_the_letter_in_the_styles_of_the_look(tmp_path: Path) -> None:
    bill(tmp_path / "bill.docx")
    assert told(tmp_path) == []
    data = Office(tmp_path).render(Office(tmp_path).open(letter(tmp_path)), "ru")
    found = [(style, plain(text)) for style, text in lines(data)]
    at = found.index(
        ("Appendix Heading", "Приложение к депутатскому запросу от 20 мая 2026 года № 7-12")
    )
    assert [(style, text) for style, text in found[at + 1 :] if text] == [
        ("Appendix Title", "Проект закона"),
        ("Heading 1", "ЗАКОН РЕСПУБЛИКИ КАЗАХСТАН"),
        ("Heading 1", "О местном самоуправлении"),
        ("Body Text", "Статья 1. Внести в *Закон* [1] изменение <b>:"),
        ("List Number", "дополнить статьёй 5-1;"),
        ("List Number", "исключить пункт 3."),
        *(("Table Heading", text) for text in "АБ"),
        *(("Table Text", text) for text in "ВГ"),
    ]
    assert ("Letter Appendix", "Приложение: Проект закона") in found[:at]
    assert faults(data) == []


def test_each_language_may_have_a_file_of_its_own(tmp_path: Path) -> None:
    for language, text in (("ru", "Русский проект."), ("kk", "Қазақша жоба.")):
        document: Any = docx.Document()
        document.add_paragraph(text)
        (tmp_path / "bills").mkdir(exist_ok=True)
        document.save(str(tmp_path / "bills" / f"bill.{language}.docx"))
    file = "{ru: bills/bill.ru.docx, kk: bills\\bill.kk.docx}"
    assert told(tmp_path, file) == []
    opened = Office(tmp_path).open(letter(tmp_path, file))
    for language, text in (("ru", "Русский проект."), ("kk", "Қазақша жоба.")):
        assert plain(lines(Office(tmp_path).render(opened, language))[-1][1]) == text


def test_the_side_that_is_asked_for_and_a_text_before_the_file(tmp_path: Path) -> None:
    bill(tmp_path / "bill.docx")
    text = (
        letter(tmp_path)
        .read_text(encoding="utf-8")
        .replace(
            "    file:", "    landscape: true\n    body: {ru: Пояснение., kk: Түсінік.}\n    file:"
        )
    )
    data = Office(tmp_path).render(Office(tmp_path).open(text=text, name=str(tmp_path / "l")), "ru")
    last = list(root(data).iter(w("pgSz")))[-1]
    assert last.get(w("orient")) == "landscape"
    body = [plain(text) for text in texts(data, "Body Text")]
    assert (
        body.index("Пояснение.") == body.index("Статья 1. Внести в *Закон* [1] изменение <b>:") - 1
    )


def test_its_pictures_come_without_what_a_camera_has_noted(tmp_path: Path) -> None:
    bill(tmp_path / "bill.docx", picture=True)
    assert told(tmp_path) == []
    data = Office(tmp_path).render(Office(tmp_path).open(letter(tmp_path)), "ru")
    (image,) = [part for name, part in parts(data).items() if name.startswith("word/media/")]
    assert image.startswith(b"\xff\xd8")
    assert not any(secret in image for secret in SECRETS)


@pytest.mark.parametrize(
    "name",
    [
        *("../bill.docx", "/etc/passwd", "C:\\bill.docx", "//host/bill.docx", "%2e%2e/bill.docx"),
        *("https://a.kz/bill.docx", "file:///etc/passwd", "link.docx", "folder/bill.docx"),
    ],
)
def test_nothing_is_taken_from_elsewhere(tmp_path: Path, name: str) -> None:
    bill(tmp_path / "bill.docx")
    inside = tmp_path / "letters"
    inside.mkdir()
    (inside / "link.docx").symlink_to(tmp_path / "bill.docx")
    (inside / "folder").symlink_to(tmp_path)
    (problem,) = told(inside, f'"{name}"'.replace("\\", "\\\\"))
    assert (problem.id, problem.severity) == ("appendix-outside", ERROR)


def encrypted() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def empty() -> bytes:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    return buffer.getvalue()


def archive(**content: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, text in content.items():
            file.writestr(name, text)
    return buffer.getvalue()


BROKEN = {
    "not there": (None, "appendix-missing"),
    "nothing": (b"", "word-empty-file"),
    "a picture": (b"\x89PNG", "word-another-kind"),
    "an old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "word-another-kind"),
    "with a password": (encrypted(), "word-password"),
    "cut off": (cut(empty()), "word-damaged"),
    "another archive": (archive(a="b"), "word-another-kind"),
    "without a text": (empty(), "word-no-text"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_cannot_be_read_is_told_at_the_line_of_the_letter(tmp_path: Path, kind: str) -> None:
    data, id_ = BROKEN[kind]
    if data is not None:
        (tmp_path / "bill.docx").write_bytes(data)
    (problem,) = told(tmp_path)
    assert (problem.id, problem.severity) == (id_, ERROR)
    assert "«bill.docx»" in problem.what
    assert str(tmp_path) not in problem.what
    assert problem.advice


def test_a_folder_and_a_pipe_are_no_documents(tmp_path: Path) -> None:
    (tmp_path / "bill.docx").mkdir()
    os.mkfifo(tmp_path / "pipe.docx")
    for name in ("bill.docx", "pipe.docx"):
        (problem,) = told(tmp_path, name)
        assert problem.severity == ERROR
        assert name in problem.what


def test_what_is_not_taken_over_is_a_warning_at_the_line_of_the_letter(tmp_path: Path) -> None:
    bill(tmp_path / "bill.docx")
    document: Any = docx.Document(str(tmp_path / "bill.docx"))
    document.sections[0].header.paragraphs[0].text = "Проект"
    document.tables[0].rows[0].cells[0].merge(document.tables[0].rows[0].cells[1])
    run = document.add_paragraph().add_run("зачёркнуто")
    run.font.strike = True
    run._r.rPr.append(OxmlElement("w:u"))
    document.save(str(tmp_path / "bill.docx"))
    found = told(tmp_path)
    assert {problem.id for problem in found} >= {
        *("word-merged-cells", "word-header-or-footer", "word-struck-out-text"),
    }
    assert {problem.severity for problem in found} == {WARNING}
    assert all(problem.what.startswith("«bill.docx»: ") for problem in found)
    with Office.speaking("ru"):
        assert all(re.search("[а-я]", problem.what) for problem in told(tmp_path))


def test_a_change_of_the_file_counts_at_once(tmp_path: Path) -> None:
    office = Office(tmp_path)
    for text in ("Первый.", "Второй."):
        document: Any = docx.Document()
        document.add_paragraph(text)
        document.save(str(tmp_path / "bill.docx"))
        assert plain(lines(office.render(office.open(letter(tmp_path)), "ru"))[-1][1]) == text


def test_an_inquiry_that_was_changed_in_code_keeps_its_appendix(tmp_path: Path) -> None:
    bill(tmp_path / "bill.docx")
    inquiry = load(letter(tmp_path))
    changed = inquiry.replaced(number="8-1")
    data = Drafter().render(changed, "ru", lambda _problem: None)
    assert "ЗАКОН РЕСПУБЛИКИ КАЗАХСТАН" in texts(data, "Heading 1")


def test_a_template_that_prints_no_pages_is_told_at_the_file(tmp_path: Path) -> None:
    bill(tmp_path / "bill.docx")
    (tmp_path / "templates/ru").mkdir(parents=True)
    (tmp_path / "templates/ru/inquiry.html").write_text(
        '{% extends "drafter/inquiry.html" %}{% block appendix_pages %}{% endblock %}',
        encoding="utf-8",
    )
    (tmp_path / "drafter.yaml").write_text("months: 1\n", encoding="utf-8")
    (problem,) = told(tmp_path)
    assert problem.id == "value-not-printed"


def test_a_letter_without_a_folder_has_no_file() -> None:
    with pytest.raises(InquiryError) as raised:
        read(appendices=[{"file": "no-such-bill.docx"}])
    assert [problem.id for problem in raised.value.problems] == ["appendix-missing"]
