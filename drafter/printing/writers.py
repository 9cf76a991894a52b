"""What letters can be written as: a writer for each suffix of a file."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from drafter import docx
from drafter.docx import Look
from drafter.model.letter import Letter
from drafter.printing import html, terminal


class Writer(Protocol):
    """Makes a file of one or more letters by a look; the same letters give the same bytes."""

    def __call__(self, letters: Sequence[Letter], look: Look) -> bytes:
        """Return the whole file."""


WRITERS: Mapping[str, Writer] = {
    ".docx": docx.write,
    ".html": html.write,
    ".txt": terminal.write,
}
"""The writers by the suffix of the files that they make."""
