"""A letter as its reader sees it: LibreOffice lays it out, pdfplumber reads where things stand."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
import pytest

_MILLIMETRES = 25.4 / 72
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

office = [
    pytest.mark.office,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]
"""Marks of the tests that need LibreOffice."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on paper; lengths in millimetres from the page's upper left corner."""

    page: int
    left: float
    right: float
    top: float
    size: float
    """The size of the largest letter in points."""
    fonts: frozenset[str]
    text: str


def lines_on_paper(data: bytes, folder: Path) -> list[Line]:
    """Return the lines of a letter, page by page from top to bottom."""
    (folder / "letter.docx").write_bytes(data)
    subprocess.run(
        [
            str(SOFFICE),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(folder / "letter.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return list(_lines(folder / "letter.pdf"))


def _lines(pdf: Path) -> Iterator[Line]:
    with pdfplumber.open(pdf) as document:
        for number, page in enumerate(document.pages, 1):
            for line in page.extract_text_lines():
                inked = [char for char in line["chars"] if not char["text"].isspace()]
                yield Line(
                    page=number,
                    left=line["x0"] * _MILLIMETRES,
                    right=line["x1"] * _MILLIMETRES,
                    top=line["top"] * _MILLIMETRES,
                    size=max(char["size"] for char in inked),
                    fonts=frozenset(char["fontname"].partition("+")[2] for char in inked),
                    text=line["text"],
                )
