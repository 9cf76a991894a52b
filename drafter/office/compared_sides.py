"""What can be compared: a letter's file, a version that the desk kept, a Word file, a template."""

from collections.abc import Sequence
from pathlib import Path
from typing import IO, Protocol

from drafter.docx.document import Document, Grid
from drafter.docx.opening import Package
from drafter.docx.plain_document import plain_document
from drafter.docx.reading import read_document
from drafter.errors import CallError, DrafterError, InquiryError, Place, Problem
from drafter.files.input import contents
from drafter.files.kept import NAME
from drafter.files.limits import LARGEST_DOCUMENT, LARGEST_LETTER, LARGEST_TEXT
from drafter.importing.languages import language_of
from drafter.office import walk
from drafter.office.keeping import Keeping
from drafter.office.letters import LetterFile
from drafter.office.office import Office, Warn
from drafter.office.rendering import STREAM
from drafter.office.versions import named
from drafter.reading.characters import decoded
from drafter.wording import _
from drafter.wording.languages import in_language
from drafter.wording.phrases import letter_languages
from drafter.workspace import Workspace

LETTER, WORD, TEMPLATE = "letter", "word", "template"

_ZIP = b"PK"
_TEMPLATES = (".html", ".htm")
_WORDS = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".odt", ".rtf")
_SHARE = 0.2
"""A file with so much text in a second language is written in both."""


class Side(Protocol):
    """One of two that are compared."""

    kind: str

    @property
    def place(self) -> Place:
        """The file, for what is told of it."""

    def package(self, languages: Sequence[str], warn: Warn, *, side_by_side: bool) -> Package:
        """Return it as a Word file in some languages; raises DrafterError."""


class LetterSide:
    """A letter in YAML or JSON."""

    kind = LETTER

    def __init__(self, office: Office, letter: LetterFile, name: str) -> None:
        """Take an opened letter, and the file that is meant; raises InquiryError for its errors."""
        self.office, self.letter = office, letter
        self.place = Place(name)
        self.languages = letter.inquiry.languages if letter.inquiry else ()
        if letter.inquiry is None:
            raise InquiryError(self._at_home(letter.errors))

    def package(self, languages: Sequence[str], warn: Warn, *, side_by_side: bool) -> Package:
        """Return the letter as it is rendered; its problems are told as rendering tells them."""
        for code in languages:
            known = letter_languages(self.office.workspace.locales)
            if code not in known:
                text = _("No letters are written {in_language}; possible: {names}.")
                names = ", ".join(known)
                raise CallError(text.format(in_language=in_language(code), names=names))
        try:
            data = self.office.bilingual(self.letter, languages, warn, side_by_side=side_by_side)
        except DrafterError as error:
            raise type(error)(self._at_home(error.problems)) from error
        return Package(Path(self.place.file), data)

    def _at_home(self, problems: Sequence[Problem]) -> list[Problem]:
        """Return problems at the file that was named: a version is read in its letter's place."""
        return [
            problem._replace(place=problem.place._replace(file=self.place.file))
            if problem.place and problem.place.file == self.letter.name
            else problem
            for problem in problems
        ]


class WordSide:
    """A Word file, compared as it is."""

    kind = WORD

    def __init__(self, file: Path, workspace: Workspace) -> None:
        """Open a file; raises DocumentError where it is none, OSError where it cannot be read."""
        self.place = Place(str(file))
        self._package = Package(file, contents(file, LARGEST_DOCUMENT))
        document = read_document(file)
        self.languages = _languages_of(document, workspace)
        self.side_by_side = len(self.languages) > 1 and isinstance(document.blocks[0], Grid)
        """Whether its languages stand in columns."""

    def package(self, _languages: Sequence[str], _warn: Warn, *, side_by_side: bool) -> Package:
        """Return the file."""
        return self._package


class TemplateSide:
    """A text template: its lines are compared, as a lawyer reads them."""

    kind = TEMPLATE

    def __init__(self, file: Path) -> None:
        """Read a template; raises DrafterError or OSError where that fails."""
        self.place = Place(str(file))
        self._text = decoded(contents(file, LARGEST_TEXT), str(file))

    def package(self, _languages: Sequence[str], _warn: Warn, *, side_by_side: bool) -> Package:
        """Return the lines as a Word file."""
        return Package(Path(self.place.file), plain_document(self._text))


def side_of(name: str, other: str, stream: IO[str]) -> Side:
    """Return what a name means: a file, or a version of the other file that the desk kept.

    `stream` is read for the file «-».  Raises DrafterError or OSError where it cannot be read.
    """
    if name == STREAM:
        office = Office(Workspace.serving(Path(name)))
        return LetterSide(office, office.open(stream), name)
    file = Path(name)
    version = named(file.name.removesuffix(".yaml"))
    if version and (kept := _kept(file, version.id, other)):
        return kept
    if file.suffix.lower() in _TEMPLATES:
        return TemplateSide(file)
    if file.suffix.lower() in _WORDS or _is_zip(file):
        return WordSide(file, Workspace.serving(file))
    office = Office(Workspace.serving(file))
    return LetterSide(office, office.open(name), name)


def _is_zip(file: Path) -> bool:
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        return stream.read(len(_ZIP)) == _ZIP


def _kept(file: Path, identity: str, other: str) -> Side | None:
    """Return a version that the desk kept: by its file, or by its id beside the letter itself."""
    if file.is_file():
        workspace = Workspace.serving(file)
        folder = file.resolve().parent
        path = walk.path_of(folder)
        inside = workspace.folder and (workspace.folder / NAME).resolve() in folder.parents
        if not path or not inside or workspace.folder is None:
            return None
        letter, data = workspace.folder / path, contents(file, LARGEST_LETTER)
    else:
        letter = Path(other)
        workspace = Workspace.serving(letter)
        root = workspace.folder and workspace.folder.resolve()
        if root is None or not letter.is_file() or not letter.resolve().is_relative_to(root):
            return None
        found = Keeping(root).data(letter.resolve(), identity)
        if found is None:
            return None
        data = found
    office = Office(workspace)
    return LetterSide(
        office, office.open(text=decoded(data, str(file)), name=str(letter)), str(file)
    )


def _languages_of(document: Document, workspace: Workspace) -> tuple[str, ...]:
    """Return the languages of a Word file: that of its text, or two where both have much of it."""
    known = letter_languages(workspace.locales)
    total = sum(document.tags.values())
    shares: dict[str, int] = {}
    for tag, count in document.tags.items():
        code = tag.partition("-")[0].lower()
        shares[code] = shares.get(code, 0) + count
    much = [code for code, count in shares.items() if code in known and count > total * _SHARE]
    return tuple(much) if len(much) > 1 else (language_of(document, known, workspace.locales),)
