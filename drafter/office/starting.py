"""The files of a new workspace, and how it is begun."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from drafter.errors import OutputError
from drafter.files.output import Output, exists_already, write_files
from drafter.reading.schema import schema_text
from drafter.wording import _
from drafter.workspace import ADDRESS_BOOK, LOCALES, SETTINGS, TEMPLATES, shipped

_STARTER = "starter"
_README, _LETTER = "README.md", "letter.yaml"


def workspace_files(language: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield the files of a new workspace, each with its path inside the folder.

    `language` is that of the README and of the comments in the first letter.
    """
    starter = shipped(_STARTER)
    yield PurePosixPath(_README), (starter / f"README.{language}.md").read_bytes()
    yield PurePosixPath(_LETTER), (starter / f"letter.{language}.yaml").read_bytes()
    for name in (SETTINGS, ADDRESS_BOOK):
        yield PurePosixPath(name), (starter / name).read_bytes()
    yield PurePosixPath("inquiry.schema.json"), schema_text().encode()
    yield from _copies(shipped(TEMPLATES), TEMPLATES, ["**/*.html", "*.docx"])
    written = [folder.name for folder in shipped(TEMPLATES).iterdir() if folder.is_dir()]
    catalogs = [f"{code}/LC_MESSAGES/letter.po" for code in sorted(written)]
    yield from _copies(shipped(LOCALES), LOCALES, catalogs)


def _copies(folder: Path, name: str, patterns: list[str]) -> Iterator[tuple[PurePosixPath, bytes]]:
    for path in sorted(path for pattern in patterns for path in folder.glob(pattern)):
        inside = PurePosixPath(name, path.relative_to(folder).as_posix())
        yield inside, path.read_bytes()


def begin_workspace(folder: Path, language: str, *, beside_others: bool = False) -> None:
    """Make a workspace in a folder; `language` is that of `workspace_files`.

    What is there with the same content was left by a run that was cut off.  `beside_others` leaves
    alone a README and a letter that lie there already.  Raises OutputError for whatever else is
    there, and then writes nothing; OSError when writing fails.
    """
    files = {folder / path: data for path, data in workspace_files(language)}
    if beside_others:
        files = {
            path: data
            for path, data in files.items()
            if path.name not in (_README, _LETTER) or not path.exists()
        }
    same = {path for path, data in files.items() if _holds(path, data)}
    there = [path for path in files if path.exists() and path not in same]
    if there or len(same) == len(files):
        there = there or list(files)
        advice = _("Choose another folder; nothing was written.")
        raise OutputError(exists_already(path)._replace(advice=advice) for path in there)
    write_files([Output(path, files[path], force=False) for path in files if path not in same])


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
