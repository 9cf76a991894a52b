"""Where templates lie: found in folders at each letter, so that a change counts at the next one."""

import os
import posixpath
import stat
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import jinja2
from jinja2 import FileSystemLoader
from jinja2.exceptions import TemplateNotFound
from jinja2.loaders import split_template_path

from drafter.errors import Place, Problem, TemplateError
from drafter.files.input import contents, too_large
from drafter.files.limits import LARGEST_TEXT
from drafter.wording import _
from drafter.workspace import check_inside

Drafts = Mapping[str, str]
"""Texts that are not saved yet, by the paths of their templates' files."""

NO_DRAFTS: Drafts = MappingProxyType({})

_State = tuple[int, int, int]
"""What changes with a file: its time, its size, and its number in the file system."""


class Loader(FileSystemLoader):
    """Reads templates in UTF-8, with or without its mark, from the first folder that has them."""

    def __init__(
        self,
        folders: Sequence[Path],
        boundaries: Sequence[Path | None] = (),
        drafts: Drafts = NO_DRAFTS,
    ) -> None:
        """Take the folders; the earlier ones win.

        `boundaries` are what the files of each may not lead out of; by default they may.  A draft
        stands for what the file says that is there.
        """
        super().__init__(folders, encoding="utf-8-sig")
        self._drafts = drafts
        self._boundaries = [*boundaries, *[None] * (len(folders) - len(boundaries))]

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template, its file, and what tells whether they still count.

        They do until the file changes, or one of the same name appears in an earlier folder.
        Raises TemplateNotFound, TemplateError for a file that is too large or not in UTF-8,
        InputError for a device, OutsideError for a link that leads out of its folder.
        """
        parts = split_template_path(template)
        earlier: list[str] = []
        for folder, boundary in zip(self.searchpath, self._boundaries, strict=True):
            file = posixpath.join(folder, *parts)
            if is_template(file):
                check_inside(Path(file), boundary)
            state = _state(file)
            if state is not None:
                break
            if is_template(file):
                contents(Path(file))  # says what else it is
            earlier.append(file)
        else:
            raise TemplateNotFound(template)
        path = os.path.normpath(file)
        draft = self._drafts.get(path)
        if draft is not None:
            return draft, path, lambda: self._drafts.get(path) == draft
        return (
            _text(file, state),
            path,
            lambda: path not in self._drafts and _counts(file, state, earlier),
        )


def is_template(file: str) -> bool:
    """Tell whether there is a template, or something else in its place."""
    return os.path.lexists(file)


def not_utf_8(file: Path) -> Problem:
    """Return the problem of a template in another encoding."""
    what, advice = _("The template is not in UTF-8."), _("Save it as UTF-8.")
    return Problem("template-not-utf-8", Place(str(file)), what, advice)


def _counts(file: str, state: _State, earlier: Sequence[str]) -> bool:
    return _state(file) == state and not any(map(is_template, earlier))


def _state(file: str) -> _State | None:
    """Return the state of a file; None where there is none."""
    try:
        found = os.stat(file)
    except (OSError, ValueError):
        return None
    known = (found.st_mtime_ns, found.st_size, found.st_ino)
    return known if stat.S_ISREG(found.st_mode) else None


def _text(file: str, state: _State) -> str:
    if state[1] > LARGEST_TEXT:
        raise TemplateError(too_large(file, LARGEST_TEXT).problems)
    try:
        return Path(file).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateError([not_utf_8(Path(file))]) from error
