"""All letters of a merge in one file for each language, to be printed: `--together`."""

import io
from collections.abc import Callable, Collection
from pathlib import Path

from pypdf import PdfWriter

from drafter.docx import Look
from drafter.docx.together import Together
from drafter.files.output import write_file
from drafter.office.making import Made

NAME = "together"

_MOST_LETTERS = 1000
_LARGEST = 24 << 20
"""Letters of a file, and bytes of their text: what Word opens, and what is held in memory."""


class JointFiles:
    """The files that letters are added to in the order of their rows; a full one is written."""

    def __init__(
        self, folder: Path, look_in: Callable[[Path], Look], *, side_by_side: bool, pdf: bool
    ) -> None:
        """Take the folder, how a look is opened, and whether there is a PDF of each letter."""
        self._folder, self._look_in = folder, look_in
        self._side_by_side, self._pdf = side_by_side, pdf
        self._open: dict[str, _Joint] = {}
        self._counts: dict[str, int] = {}

    def add(self, made: Made, targets: dict[str, Path]) -> None:
        """Add the letters of a row, whose files are written."""
        for code, letters in made.composed.items():
            joint = self._open.get(code)
            if joint is None or joint.is_full or joint.look_file != made.look:
                self._close([code])
                joint = self._begun(code, made)
            joint.document.add(letters, side_by_side=self._side_by_side)
            if joint.pdf is not None:
                joint.pdf.add(targets[code].with_suffix(".pdf"))

    def _begun(self, code: str, made: Made) -> "_Joint":
        self._counts[code] = self._counts.get(code, 0) + 1
        number = f"-{self._counts[code]}" if self._counts[code] > 1 else ""
        target = self._folder / f"{NAME}{number}.{code}.docx"
        document = Together(self._look_in(made.look), made.composed[code][0])
        self._open[code] = _Joint(target, made.look, document, _Pages() if self._pdf else None)
        return self._open[code]

    def finish(self) -> None:
        """Write what is open yet."""
        self._close(list(self._open))

    def _close(self, codes: Collection[str]) -> None:
        for code in codes:
            if joint := self._open.pop(code, None):
                joint.write()


class _Joint:
    """A file that is not full yet, and its PDF."""

    def __init__(
        self, target: Path, look_file: Path, document: Together, pdf: "_Pages | None"
    ) -> None:
        self.target, self.look_file = target, look_file
        self.document, self.pdf = document, pdf

    @property
    def is_full(self) -> bool:
        return self.document.count >= _MOST_LETTERS or self.document.size >= _LARGEST

    def write(self) -> None:
        """Write the file; one of an earlier run is replaced, as an index is."""
        write_file(self.target, self.document.data(), force=True)
        if self.pdf is not None:
            write_file(self.target.with_suffix(".pdf"), self.pdf.data(), force=True)


class _Pages:
    """The pages of PDFs, those of each beginning on the right."""

    def __init__(self) -> None:
        self._writer = PdfWriter()

    def add(self, file: Path) -> None:
        self._writer.append(file, import_outline=False)
        if len(self._writer.pages) % 2:
            self._writer.add_blank_page()

    def data(self) -> bytes:
        buffer = io.BytesIO()
        self._writer.write(buffer)
        return buffer.getvalue()
