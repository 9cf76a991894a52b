"""Letters that come in as Word files, and become files in YAML of the workspace."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.errors import DrafterError, Problem
from drafter.files.letters import is_letter
from drafter.files.names import safe
from drafter.files.output import Output, write_files
from drafter.files.temporary_folder import temporary_folder
from drafter.importing import Import
from drafter.office.filing import free, name_for
from drafter.office.older import imported
from drafter.workspace import Workspace

_SAME_LANGUAGE = "import-same-language"
_MOST_NAMES = 100


class Received(NamedTuple):
    """A letter that came in: its file, and what should be looked at."""

    file: Path
    warnings: tuple[Problem, ...]


def receive(
    folder: Path, files: Sequence[tuple[str, bytes]], workspace: Workspace
) -> list[Received]:
    """Write the letters of Word files, by name, into a folder of the workspace.

    Files in several languages are one letter; where two are in the same, each is a letter.  A name
    is taken that is free, and nothing is written over.  Raises DocumentError for files that hold
    no letter, OutputError or OSError where nothing can be written.
    """
    with temporary_folder() as place:
        paths = [_put(place / str(number), *file) for number, file in enumerate(files)]
        try:
            return [_received(folder, paths, workspace)]
        except DrafterError as error:
            if any(problem.id != _SAME_LANGUAGE for problem in error.problems):
                raise
        return [_received(folder, [path], workspace) for path in paths]


def _put(folder: Path, name: str, data: bytes) -> Path:
    folder.mkdir()
    file = folder / safe(Path(name.replace("\\", "/")).name or "letter.docx")
    file.write_bytes(data)
    return file


def _received(folder: Path, paths: Sequence[Path], workspace: Workspace) -> Received:
    target, done = _imported(folder, paths, workspace)
    beside = [Output(folder / name, data, False) for name, data in done.pictures.items()]
    write_files([*beside, Output(target, done.text.encode(), False)])
    return Received(target, done.warnings)


def _imported(folder: Path, paths: Sequence[Path], workspace: Workspace) -> tuple[Path, Import]:
    """Return a free name, under which the pictures find room as well, and what is written there."""
    stem = name_for(_stem(paths[0]))
    for number in range(1, _MOST_NAMES):
        target = free(folder, stem if number == 1 else f"{stem} {number}")
        if not is_letter((target.name,)):
            continue  # it would be the address book, or the settings
        done = imported(paths, str(target), workspace)
        if not any((folder / name).exists() for name in done.pictures):
            break
    return target, done


def _stem(file: Path) -> str:
    """Return the name of a letter's file: `roads` for `roads.ru.docx`."""
    name, dot, code = file.stem.rpartition(".")
    return name if dot and len(code) == 2 and code.isalpha() else file.stem
