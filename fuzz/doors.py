"""The doors through which other people's bytes come in, each as a function of bytes.

A door may refuse what it is given with one of drafter's own errors; anything else that it raises is
a defect.
"""

import io
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from drafter import Drafter, load
from drafter.composing import Composer
from drafter.docx import Look
from drafter.errors import DrafterError
from drafter.importing import import_letters
from drafter.markdown import MarkdownError, to_markup
from drafter.proofreading import proofread
from drafter.tables import read_table
from drafter.translating.checking import Surroundings, catalog_problems
from drafter.workspace import Workspace, shipped

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "ak-zhol-akims.yaml"
_HEAD = b"""languages: [ru]
addressee: {post: prime-minister}
author: {deputies: true}
signatories: [A]
body: |
"""
_NOWHERE = Surroundings({}, frozenset(), frozenset())
_folder = Path(tempfile.mkdtemp(prefix="drafter-fuzz-"))


def _written(name: str, data: bytes) -> Path:
    file = _folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def reading(data: bytes) -> None:
    """Read, check and render a letter's file."""
    inquiry = load(_written("letter.yaml", data))
    proofread(inquiry, Workspace().locales, without=["spelling"])
    for language in inquiry.languages:
        Drafter().render(inquiry, language, lambda _guess: None)


def body(data: bytes) -> None:
    """Make a letter with this body."""
    indented = b"".join(b"  " + line + b"\n" for line in data.split(b"\n"))
    reading(_HEAD + indented)


def markdown(data: bytes) -> None:
    """Turn Markdown into markup."""
    to_markup(data.decode("utf-8", errors="replace"))


def markup(data: bytes) -> None:
    """Use a template of one's own."""
    _written("templates/ru/inquiry.html", data)
    inquiry = load(SAMPLE)
    composer = Composer([_folder / "templates", *Workspace().templates], Workspace().locales)
    composer.compose(inquiry, "ru", frozenset(), lambda _guess: None)


def look(data: bytes) -> None:
    """Open a look."""
    Look(_written("look.docx", data))


def importing(data: bytes) -> None:
    """Import an old letter in Word's format."""
    import_letters((_written("old.docx", data),), "new.yaml", Workspace())


def table(data: bytes) -> None:
    """Read a table of addressees."""
    read_table(_written("table", data))


def catalog(data: bytes) -> None:
    """Check a catalog of translations."""
    catalog_problems(_written("ru/LC_MESSAGES/letter.po", data), _NOWHERE)


DOORS: dict[str, Callable[[bytes], None]] = {
    door.__name__: door
    for door in (reading, body, markdown, markup, look, importing, table, catalog)
}


def one(name: str, data: bytes) -> None:
    """Give bytes to a door; raises only what is a defect."""
    try:
        DOORS[name](data)
    except (DrafterError, MarkdownError):
        return


def seeds(name: str) -> list[bytes]:
    """Return sound input for a door, to begin with."""
    samples = [path.read_bytes() for path in sorted((ROOT / "samples").glob("*.yaml"))]
    match name:
        case "body" | "markdown":
            return [
                load(SAMPLE).body["ru"].encode(),
                b"# a\n\n1. b\n   - c\n\n| d | e |\n|---|---|\n",
            ]
        case "markup":
            return [path.read_bytes() for path in sorted(shipped("templates").glob("**/*.html"))]
        case "look":
            return [(shipped("templates") / "official.docx").read_bytes()]
        case "importing":
            return [Drafter().render(load(SAMPLE), "ru", lambda _guess: None)]
        case "table":
            return [(ROOT / "tests" / "data" / "akims.csv").read_bytes(), _workbook()]
        case "catalog":
            return [(shipped("locales") / "ru" / "LC_MESSAGES" / "letter.po").read_bytes()]
        case _:
            return samples


def _workbook() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has a sheet
    sheet.append(["post", "region"])
    sheet.append(["akim-astana", "Есиль"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def repacked(data: bytes, change: Callable[[bytes], bytes], part: int) -> bytes:
    """Return an archive with one of its parts changed; what is no archive is changed as a whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        return change(data)
    names = sorted(parts)
    if not names:
        return change(data)
    chosen = names[part % len(names)]
    parts[chosen] = change(parts[chosen])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()
