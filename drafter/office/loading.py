"""The library's short way to an inquiry: `load`."""

from pathlib import Path
from typing import IO

from drafter.addressbook.loading import load_book
from drafter.model.inquiry import Inquiry
from drafter.reading.loading import read, text_of
from drafter.workspace import Workspace


def load(source: str | Path | IO[str], workspace: Workspace | None = None) -> Inquiry:
    """Return the inquiry that a YAML or JSON file describes.

    `source` is a path, or a text file that is open for reading; `workspace` has the catalogs of
    posts and languages (drafter's own without one).  Raises InquiryError, whose `problems` are
    all that is wrong with the file, InputError for a file that is too large or none, and OSError
    when it cannot be opened.
    """
    workspace = workspace or Workspace()
    file, text = text_of(source)
    return read(text, file, workspace, lambda: load_book(workspace))
