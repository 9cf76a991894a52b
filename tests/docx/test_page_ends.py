"""Signatures at a page's end, as LibreOffice lays them out: nobody signs a page without text."""

import subprocess
from itertools import product
from pathlib import Path
from random import Random

import pdfplumber
import pytest

from drafter import Drafter
from tests.conftest import read
from tests.pages import SOFFICE, office

pytestmark = [*office, pytest.mark.xdist_group("office")]

TEXT = "Так."
"""A line of text: short, since every letter costs a reader of PDF time."""

LONG = "Вместе с тем жители сёл ждут, что дороги районного значения отремонтируют. " * 8
POST = {"ru": "Депутат Мажилиса Парламента Республики Казахстан"}

Keys = dict[str, object]

BODIES: tuple[str, ...] = (
    "",
    LONG,
    "- один;\n- два;\n- три.",
    "> Слова жителя села.",
    "## Вопрос\n\nТак.",
    "| Год | Всего |\n|---|---|\n| 2024 | 5 |\n| 2025 | 7 |",
)
"""What the text ends in."""

DEMANDS: tuple[Keys, ...] = (
    {"request": None, "demands": None},
    {"demands": ["принять меры"]},
    {"demands": ["Принять меры", "Сообщить о них"]},
)
ENCLOSED: tuple[Keys, ...] = (
    {},
    {"appendix": {"title": "фотографии", "sheets": 5}},
    {"appendices": [{"title": "снимки", "sheets": 5}, {"title": "список", "sheets": 2}]},
)
SIGNED: tuple[list[object], ...] = (
    ["А. Фамилия"],
    ["А. Фамилия", "Б. Фамилия"],
    [f"{letter}. Фамилия" for letter in "АБВГДЕЖЗИКЛМ"],
    [{"name": "А. Фамилия", "post": POST}],
    [{"name": "А. Фамилия", "post": POST}, "Б. Фамилия", {"name": "В. Фамилия", "post": POST}],
)
COPIES: tuple[Keys, ...] = ({}, {"copy_to": ["prosecutor-general", "minister-health"]})
EXECUTORS: tuple[Keys, ...] = ({}, {"executor": {"name": "И. Ким", "phone": "74-00-00"}})

MIXTURES = [
    (body, asked, enclosed, signed, copies, executor)
    for body, asked, enclosed, signed, copies, executor in product(
        BODIES, DEMANDS, ENCLOSED, SIGNED, COPIES, EXECUTORS
    )
    # LibreOffice keeps no table with the closing after it; Word does.
    if not (body.startswith("|") and asked is DEMANDS[0])
]
TRIED = 22
"""So many of all mixtures, always the same ones."""

LENGTHS = range(10, 39, 2)
"""How many lines of text stand above: the first page ends before, among or after the end."""

AT_ONCE = 110
"""So many files LibreOffice takes in one call; with 250 it stops."""

Pages = list[list[str]]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pages]:
    """Return the lines of the pages of 330 letters, by what tells a letter from others."""
    folder = tmp_path_factory.mktemp("page-ends")
    drafter = Drafter()
    for number, mixture in enumerate(Random(0).sample(MIXTURES, TRIED)):
        for length in LENGTHS:
            end, *changes = mixture[0], *mixture[1:3], *mixture[4:]
            given: dict[str, object] = {key: one for keys in changes for key, one in keys.items()}
            given["signatories"] = mixture[3]
            given["body"] = "\n\n".join([*[TEXT] * (length + number % 2), end])
            name = f"{number}-{length}.docx"
            (folder / name).write_bytes(drafter.render(read(**given), "ru"))
    files = [str(path) for path in sorted(folder.glob("*.docx"))]
    for start in range(0, len(files), AT_ONCE):
        lay_out(files[start : start + AT_ONCE], folder)
    found = {path.stem: lines_of_pages(path) for path in sorted(folder.glob("*.pdf"))}
    assert len(found) == len(files) == TRIED * len(LENGTHS) > 300
    return found


def lay_out(files: list[str], folder: Path) -> None:
    """Make a PDF of each file in one process of LibreOffice."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)


def lines_of_pages(pdf: Path) -> Pages:
    """Return the lines of each page, told by where their letters stand.

    The first is not read, since it begins with the text.
    """
    pages: Pages = [[]]
    with pdfplumber.open(pdf) as document:
        for page in document.pages[1:]:
            lines: dict[int, str] = {}
            for char in page.chars:
                at = round(char["bottom"])
                lines[at] = lines.get(at, "") + char["text"].replace("\u00a0", " ")
            pages.append([line for _at, line in sorted(lines.items()) if line.strip()])
    return pages


def is_signing(line: str) -> bool:
    return "Фамилия" in line or line.startswith("Исп")


def is_text(line: str) -> bool:
    signed = ("С уважением", "Депутат", "Казахстан", "Приложени", "1. ", "2. ", "Копия")
    return not (is_signing(line) or line.startswith(signed) or line.isdecimal())


def test_signatures_and_the_executor_share_a_page_with_two_lines_of_text(
    papers: dict[str, Pages],
) -> None:
    alone = [
        (name, page)
        for name, pages in papers.items()
        for page in pages
        if any(map(is_signing, page)) and sum(map(is_text, page)) < 2
    ]
    assert alone == []


def test_the_lengths_tried_reach_over_a_page_s_end(papers: dict[str, Pages]) -> None:
    assert {len(pages) for pages in papers.values()} == {1, 2}
