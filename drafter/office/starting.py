"""The files of a new workspace."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from drafter.reading.schema import schema_text
from drafter.workspace import ADDRESS_BOOK, LOCALES, SETTINGS, TEMPLATES, shipped

_STARTER = "starter"


def workspace_files(language: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield the files of a new workspace, each with its path inside the folder.

    `language` is that of the README and of the comments in the first letter.
    """
    starter = shipped(_STARTER)
    yield PurePosixPath("README.md"), (starter / f"README.{language}.md").read_bytes()
    yield PurePosixPath("letter.yaml"), (starter / f"letter.{language}.yaml").read_bytes()
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
