"""Documents of older Word, of LibreOffice and in RTF, which LibreOffice turns into DOCX for us."""

from collections.abc import Sequence
from pathlib import Path

from drafter.errors import OutputError, Problem
from drafter.printing.converting import as_docx


def converted(files: Sequence[Path]) -> dict[Path, bytes | Problem]:
    """Return each file as DOCX, or why there is none."""
    if not files:
        return {}
    try:
        return as_docx(files)
    except OutputError as error:
        return dict.fromkeys(files, error.problems[0])
