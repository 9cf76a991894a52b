"""The kinds of letters that a workspace has: the names of their templates, and their titles."""

import os
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import NamedTuple

from drafter.errors import DrafterError
from drafter.files.input import contents
from drafter.workspace import Workspace, shipped

_ENDING = ".html"
_USUAL = "inquiry"
_SHIPPED = shipped("templates")
_TITLE = re.compile(r"<h1\b[^>]*>([^<{]*)</h1>")
_MOST_KEPT = 256


class Kind(NamedTuple):
    """A kind of letter: its name, and its title where its template says it in so many words."""

    name: str
    title: str


def kinds(workspace: Workspace, languages: Sequence[str], spoken: str) -> list[Kind]:
    """Return the kinds that there are in each of some languages: the usual one, drafter's, others.

    A title is in the language `spoken` where the kind is there in it, or else in the first one.
    """
    first, *others = (_files_of(workspace, language) for language in languages)
    in_own = _files_of(workspace, spoken)
    ours = {file.stem for language in languages for file in _templates_in(_SHIPPED / language)}
    names = [name for name in first if all(name in files for files in others)]
    names.sort(key=lambda name: (name != _USUAL, name not in ours, name))
    return [Kind(name, _title(*_state(in_own.get(name, first[name])))) for name in names]


def _files_of(workspace: Workspace, language: str) -> dict[str, Path]:
    """Return the templates of a language by the names of their kinds; one's own win."""
    folders = [folder / language for folder in reversed(workspace.templates)]
    return {file.stem: file for folder in folders for file in _templates_in(folder)}


def _templates_in(folder: Path) -> Iterator[Path]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    yield from (folder / name for name in names if name.endswith(_ENDING))


def _state(file: Path) -> tuple[Path, float]:
    try:
        return file, file.stat().st_mtime
    except OSError:
        return file, 0


@lru_cache(maxsize=_MOST_KEPT)
def _title(file: Path, _changed: float) -> str:
    """Return the title that a template says; empty where it is put together or elsewhere."""
    try:
        return title_in(contents(file).decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, DrafterError):
        return ""


def title_in(text: str) -> str:
    """Return the title that a template's text says in so many words; empty where it does not."""
    found = _TITLE.search(text)
    return " ".join(unescape(found[1]).split()) if found else ""
