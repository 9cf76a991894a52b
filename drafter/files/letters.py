"""Where the files of letters lie in a workspace, and by what their names are known."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from drafter.files.names import as_one
from drafter.workspace import ADDRESS_BOOK, LOCALES, SETTINGS, TEMPLATES

ENDINGS = (".yaml", ".yml", ".json")
"""How the file of a letter ends."""

WORD = (".docx", ".docm", ".dotx", ".dotm")
"""How the files of Word end."""

OLDER = (".doc", ".odt", ".rtf")
"""How those of older Word, of LibreOffice and in RTF end, which LibreOffice makes DOCX of."""


def letters_in(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files of a workspace that may be letters, by their paths and with their states.

    What is hidden is none, nor what decides how letters look.
    """
    return files_in(folder, lambda name: name.endswith(ENDINGS), is_letter)


def files_in(
    folder: Path,
    is_named: Callable[[str], bool],
    is_wanted: Callable[[Sequence[str]], bool] = lambda _parts: True,
) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files of a folder, and of those in it, by their paths and with their states.

    `is_named` is asked for the name of a file, `is_wanted` for the parts of each path, folders
    included.  What is hidden is left out, and so are files that are links leading out of the
    folder; links of folders are not followed.
    """
    waiting: list[tuple[str, ...]] = [()]
    while waiting:
        parts = waiting.pop()
        try:
            entries = [*os.scandir(folder.joinpath(*parts))]
        except OSError:
            continue  # it has gone, or is closed to the user
        for entry in entries:
            inner = (*parts, entry.name)
            if entry.name.startswith(".") or not is_wanted(inner):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(inner)
            elif is_named(entry.name) and _is_within(entry, folder):
                yield "/".join(inner), entry.stat()


def is_letter(parts: Sequence[str]) -> bool:
    """Tell whether a path in a workspace, by its parts, may be that of a letter or its folder."""
    first = as_one(parts[0])  # «Drafter.yaml» is the same file to some systems
    settings = len(parts) == 1 and first in (SETTINGS, ADDRESS_BOOK)
    ours = first in (TEMPLATES, LOCALES) or parts[-1].endswith(".schema.json")
    return not settings and not ours


def _is_within(entry: os.DirEntry[str], folder: Path) -> bool:
    """Tell whether an entry is a file, and one of the folder where it is a link."""
    try:
        if not entry.is_symlink():
            return entry.is_file()
        return entry.is_file() and Path(os.path.realpath(entry)).is_relative_to(
            os.path.realpath(folder)
        )
    except OSError:
        return False
