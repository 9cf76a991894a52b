"""The pictures that a letter's texts name, read from beside its file."""

import os
from collections.abc import Callable
from pathlib import Path

from drafter.errors import Place, Problem
from drafter.files.limits import LARGEST_PICTURES, MEGABYTE
from drafter.markup.markdown import pictures_in
from drafter.pictures import loading
from drafter.pictures.image import Image, PictureError
from drafter.wording import _
from drafter.workspace import Workspace

_HERE = Path()


class Pictures:
    """The pictures of one letter by the names in its texts."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the letter, which no picture may lie outside of."""
        self.found: dict[str, Image] = {}
        self._folder = folder

    def take(self, text: str, place: Callable[[int], Place]) -> list[Problem]:
        """Read the pictures of a text; return what is wrong with them.

        `place` tells where a character of the text stands in the letter's file.
        """
        problems = []
        for offset, name in pictures_in(text):
            try:
                self._take(name)
            except PictureError as error:
                problems.append(Problem(error.id, place(offset), error.what, error.advice))
        return problems

    def _take(self, name: str) -> None:
        if name in self.found:
            return
        image = loading.load(name, self._folder)
        together = {id(other.data): len(other.data) for other in [*self.found.values(), image]}
        if sum(together.values()) > LARGEST_PICTURES:
            what = _("The pictures of the letter are larger than {size} MB together.")
            what = what.format(size=LARGEST_PICTURES // MEGABYTE)
            raise PictureError("pictures-too-large", what, _("Make them smaller."))
        self.found[name] = image


def folder_of(file: str, workspace: Workspace) -> Path:
    """Return the folder of a letter's file; for a letter that has none, that of the workspace."""
    folder = Path(file).parent
    if folder == _HERE and not os.path.exists(file):
        return workspace.folder or _HERE
    return folder
