"""Workspaces whose letters are searched, and old letters as other programs write them."""

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from drafter.archive import Archive, Hit, Query
from drafter.workspace import Workspace

LETTER = """\
date: {date}
number: {number}
addressee: {{post: prime-minister, surname: Бектенов, given: Олжас,
  patronymic: {{ru: Абаевич, kk: Абайұлы}}}}
author: {{faction: {{ru: Ак жол, kk: Ақ жол}}}}
subject: {{ru: О ремонте сельских дорог, kk: Ауыл жолдарын жөндеу туралы}}
body:
  ru: |
    В сёлах нет асфальта. Скорая помощь ждёт на трассе.
    Школы стоят пустые.
  kk: |
    Ауылдарда асфальт жоқ. Жедел жәрдем тас жолда күтеді.
    Мектептер бос тұр.
request: {{ru: просит Правительство, kk: Үкіметтен сұрайды}}
demands: [{{ru: отремонтировать подъездные пути, kk: кірме жолдарды жөндеуді}}]
signatories: [{{ru: А. Перуашев, kk: А. Перуашев}}]
"""
"""A letter in two languages; date and number are to be filled in."""


def letter(file: Path, *, date: str = "2026-11-26", number: str = "12-34", **instead: str) -> Path:
    """Write a letter; further words are named by what they replace in Latin letters."""
    text = LETTER.format(date=date, number=number)
    for old, new in instead.items():
        text = text.replace({"roads": "дорог", "subject": "О ремонте сельских дорог"}[old], new)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def word_file(file: Path, *paragraphs: str) -> Path:
    """Write a Word file by python-docx, a paragraph each."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    file.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(file))
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a workspace with a letter on roads."""
    whole = tmp_path / "letters"
    whole.mkdir()
    (whole / "drafter.yaml").write_text("months: 1\n", encoding="utf-8")
    letter(whole / "roads.yaml")
    return whole


@pytest.fixture
def archive(folder: Path) -> Iterator[Archive]:
    opened = Archive(Workspace(folder))
    yield opened
    opened.close()


def found(archive: Archive, words: str, **more: object) -> list[Hit]:
    """Return what is found once the index is up to date."""
    archive.update()
    return archive.find(Query(words, **more))  # type: ignore[arg-type]


def paths(archive: Archive, words: str, **more: object) -> list[str]:
    """Return the files that are found, best first."""
    return [hit.path for hit in found(archive, words, **more)]
