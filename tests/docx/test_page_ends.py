"""Signatures at a page's end, as LibreOffice lays them out: nobody signs a page without text."""

import subprocess
from pathlib import Path

import pdfplumber
import pytest

from drafter import Drafter
from tests.conftest import read
from tests.pages import SOFFICE, office

pytestmark = [*office, pytest.mark.xdist_group("office")]

TEXT = "Строка текста."
ENDS: dict[str, dict[str, object]] = {
    "demands": {"demands": ["Принять меры", "Сообщить о них"]},
    "an enclosure": {"appendix": {"title": "фотографии", "sheets": 5}},
    "a request alone": {"demands": ["принять меры"]},
    "a list": {"body": "- один;\n- два;\n- три.", "request": None, "demands": None},
    "a short line": {"body": TEXT, "request": None, "demands": None},
}
"""What a letter ends in before its signatures, by keys of the inquiry."""

LENGTHS = range(14, 31)
"""How many lines of text stand above: the first page ends among or after the signatures."""

MOST = 3
"""The most that sign."""

AT_ONCE = 110
"""So many files LibreOffice takes in one call; with 250 it stops."""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the letters on paper, more than 250."""
    folder = tmp_path_factory.mktemp("page-ends")
    drafter = Drafter()
    for end, changes in ENDS.items():
        for length in LENGTHS:
            for signatories in range(1, MOST + 1):
                given = dict(changes)
                given["body"] = "\n\n".join([TEXT] * length + [str(changes.get("body", TEXT))])
                given["signatories"] = [f"А. Фамилия{n}" for n in range(signatories)]
                if (length + signatories) % 2:
                    given["executor"] = {"name": "И. Ким", "phone": "74-00-00"}
                if signatories == MOST:
                    given["copy_to"] = ["prosecutor-general"]
                name = f"{end}-{length}-{signatories}.docx".replace(" ", "-")
                (folder / name).write_bytes(drafter.render(read(**given), "ru"))
    files = [str(path) for path in sorted(folder.glob("*.docx"))]
    for start in range(0, len(files), AT_ONCE):
        lay_out(files[start : start + AT_ONCE], folder)
    found = sorted(folder.glob("*.pdf"))
    assert len(found) == len(files) == len(ENDS) * len(LENGTHS) * MOST
    return found


def lay_out(files: list[str], folder: Path) -> None:
    """Make a PDF of each file in one process of LibreOffice."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)


def lines_of_pages(pdf: Path) -> list[list[str]]:
    """Return the lines of each page, told by where their letters stand."""
    pages = []
    with pdfplumber.open(pdf) as document:
        for page in document.pages:
            lines: dict[int, str] = {}
            for char in page.chars:
                at = round(char["bottom"])
                lines[at] = lines.get(at, "") + char["text"].replace("\u00a0", " ")
            pages.append([line for _at, line in sorted(lines.items()) if line.strip()])
    return pages


def is_signing(line: str) -> bool:
    return "Фамилия" in line or line.startswith("Исп")


def is_text(line: str) -> bool:
    signed = ("С уважением", "Депутат", "Приложение", "Копия")
    return not (is_signing(line) or line.startswith(signed) or line.isdecimal())


def test_signatures_and_the_executor_share_a_page_with_two_lines_of_text(
    papers: list[Path],
) -> None:
    alone = [
        (paper.stem, page)
        for paper in papers
        for page in lines_of_pages(paper)
        if any(map(is_signing, page)) and sum(map(is_text, page)) < 2
    ]
    assert alone == []


def test_the_lengths_tried_reach_over_a_page_s_end(papers: list[Path]) -> None:
    numbers = {len(lines_of_pages(paper)) for paper in papers}
    assert numbers == {1, 2}
