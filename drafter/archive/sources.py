"""Which files the index holds: the letters of a workspace, and the Word files of its archives."""

import os
from collections.abc import Container, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from drafter.archive.folders import archives_of
from drafter.files.letters import ENDINGS, OLDER, WORD, files_in, letters_in


class Source(NamedTuple):
    """A file, by the path that the index knows it by."""

    path: str
    """As seen from the workspace with slashes, or whole for a file that lies outside."""
    file: Path
    state: os.stat_result
    letter: str
    """The same for the versions of a letter in its languages."""

    @property
    def is_letter(self) -> bool:
        """Whether it is a letter in YAML, not in Word's format."""
        return self.path.endswith(ENDINGS)

    @property
    def is_older(self) -> bool:
        """Whether LibreOffice has to read it."""
        return self.path.lower().endswith(OLDER)


def letters_of(workspace: Path) -> Iterator[Source]:
    """Yield the letters in YAML."""
    for path, state in letters_in(workspace):
        stem = str(PurePosixPath(path).with_suffix(""))
        yield Source(path, workspace / path, state, stem)


def archived(workspace: Path, letters: Container[str]) -> Iterator[Source]:
    """Yield the Word files of the archives, each once.

    Those are left out that were made of `letters`, which are given by what `letter` is of theirs.
    """
    seen = set()
    for folder in archives_of(workspace):
        for inner, state in files_in(folder, _is_word_file):
            file = folder / inner
            letter = name_of(stem_of(file), workspace)
            if file not in seen and letter not in letters:
                yield Source(name_of(file, workspace), file, state, letter)
            seen.add(file)


def missing(workspace: Path) -> list[Path]:
    """Return the archives of a workspace that are not there now."""
    return [folder for folder in archives_of(workspace) if not folder.is_dir()]


def name_of(file: Path, workspace: Path) -> str:
    """Return the path by which the index knows a file."""
    root = Path(os.path.realpath(workspace))
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file)


def lies_in(path: str, folders: Sequence[Path], workspace: Path) -> bool:
    """Tell whether a file of the index lies in one of some folders."""
    file = Path(os.path.realpath(workspace)) / path
    return any(file.is_relative_to(folder) for folder in folders)


def stem_of(file: Path) -> Path:
    """Return the path of a letter's file without ending and language: `a/b` for `a/b.ru.docx`."""
    bare = file.with_suffix("")
    language = bare.suffix.removeprefix(".")
    return bare.with_suffix("") if language.isalpha() and len(language) < 4 else bare


def _is_word_file(name: str) -> bool:
    """Tell whether a file may be an old letter; «~$» begins what Word keeps of an open one."""
    return name.lower().endswith(WORD + OLDER) and not name.startswith("~$")
