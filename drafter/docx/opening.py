"""Opening a Word file that anybody may have made: its parts, or a sentence why there are none.

Nothing is unpacked before its size is known, no entity is resolved and nothing is fetched.
"""

import io
import posixpath
import re
import zipfile
import zlib
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from drafter.errors import DocumentError, Place, Problem
from drafter.files.input import contents
from drafter.files.limits import LARGEST_DOCUMENT, LARGEST_PART, LARGEST_UNPACKED, MOST_PARTS
from drafter.wording import _

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED = 1
_ENTRY = b"PK\x01\x02"
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError),
    *(OSError, ValueError, EOFError),
)
"""What reading a damaged archive from memory may raise."""

_UNSAFE_NAME = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^\w:|[\x00-\x1f]")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

_STRICT = "http://purl.oclc.org/ooxml/"
_SCHEMAS = "http://schemas.openxmlformats.org/"
_TRANSITIONAL = {
    f"{_STRICT}{strict}".encode(): f"{_SCHEMAS}{transitional}".encode()
    for strict, transitional in {
        "wordprocessingml/main": "wordprocessingml/2006/main",
        "officeDocument/relationships": "officeDocument/2006/relationships",
        "officeDocument/math": "officeDocument/2006/math",
        "officeDocument/bibliography": "officeDocument/2006/bibliography",
        "officeDocument/extendedProperties": "officeDocument/2006/extended-properties",
        "officeDocument/customProperties": "officeDocument/2006/custom-properties",
        "officeDocument/docPropsVTypes": "officeDocument/2006/docPropsVTypes",
        "officeDocument/customXml": "officeDocument/2006/customXml",
        "drawingml/main": "drawingml/2006/main",
        "drawingml/picture": "drawingml/2006/picture",
        "drawingml/wordprocessingDrawing": "drawingml/2006/wordprocessingDrawing",
        "drawingml/chart": "drawingml/2006/chart",
        "drawingml/diagram": "drawingml/2006/diagram",
        "schemaLibrary/main": "schemaLibrary/2006/main",
    }.items()
}
"""The namespaces of «Strict Open XML», which Word can save as well (ISO/IEC 29500-1, annex A), and
those of the usual kind (29500-4)."""


class Relationship(NamedTuple):
    """How a part is related to another one, or to something outside of the file."""

    id: str
    kind: str
    """The end of its type: `styles`, `image`, `hyperlink`."""
    target: str
    """The name of a part, or an address."""
    is_outside: bool


Fault = tuple[str, str, str]
"""What is wrong with a Word file: an id, a sentence, and what to do."""


class Package:
    """The parts of a Word file; `main` is the root of the part with the text."""

    def __init__(self, file: Path, data: bytes | None = None) -> None:
        """Open a file, or what was read of it; raises DocumentError when it is no Word file.

        Raises InputError for one that is too large, OSError when it cannot be read.
        """
        self.place = Place(str(file))
        self.data = contents(file, LARGEST_DOCUMENT) if data is None else data
        self._check_size_and_kind()
        self._room = LARGEST_UNPACKED
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(self.data))
        except _DAMAGE as error:
            raise self._refusal(*_broken()) from error
        self._names = {name.casefold(): name for name in self._zip.namelist()}
        self._check_entries()
        relations = self.relationships("")
        targets = (found.target for found in relations if found.kind == "officeDocument")
        main_name = next(targets, "word/document.xml")
        self.main_name = main_name
        """The name of the part with the text."""
        main = self.part(main_name)
        if main is None or etree.QName(main).localname != "document":
            raise self._refusal(*_no_text(self._names))
        self.main: Any = main
        self.relations = {
            found.id: (found.kind, found.target) for found in self.relationships(main_name)
        }
        """The kind and the target of each relationship of the text, by its id."""

    @property
    def has_macros(self) -> bool:
        """Whether the file carries macros."""
        kinds = (kind for kind, _target in self.relations.values())
        return "vbaProject" in kinds or any(n.endswith("vbaproject.bin") for n in self._names)

    def bytes_of(self, name: str) -> bytes | None:
        """Return a part as it is stored, None where there is no such part; raises DocumentError."""
        stored = self._names.get(name.casefold())
        return None if stored is None else self._read(stored)

    def relationships(self, name: str) -> list[Relationship]:
        """Return the relationships of a part, of the whole file for an empty name.

        Raises DocumentError.
        """
        folder, slash, file = name.rpartition("/")
        root = self.part(f"{folder}{slash}_rels/{file}.rels")
        found = []
        for element in [] if root is None else root.iter(_RELATIONSHIP):
            target = element.get("Target", "")
            is_outside = element.get("TargetMode") == "External"
            if not is_outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = element.get("Type", "").rpartition("/")[2]
            found.append(Relationship(element.get("Id", ""), kind, target, is_outside))
        return found

    def part(self, name: str) -> Any | None:
        """Return the root of a part, None where there is no such part; raises DocumentError."""
        stored = self._names.get(name.casefold())
        return None if stored is None else self._root(self._read(stored))

    def related(self, kind: str) -> Any | None:
        """Return the root of the part that the text is related to: `styles`, `numbering`."""
        return next((self.part(name) for name in self.related_names(kind)), None)

    def related_names(self, kind: str) -> list[str]:
        """Return the names of the parts of a kind that the text is related to."""
        return [
            target
            for relation, target in self.relations.values()
            if relation == kind and target.casefold() in self._names
        ]

    def _check_size_and_kind(self) -> None:
        if self.data.count(_ENTRY) > MOST_PARTS:
            raise self._refusal(*_too_large())
        if not self.data.startswith(b"PK"):
            raise self._refusal(*_not_a_package(self.data))

    def _check_entries(self) -> None:
        entries = self._zip.infolist()
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise self._refusal(*_with_password())
        if any(_differ(entry, self._zip.NameToInfo.get(entry.filename)) for entry in entries):
            raise self._refusal(*_broken())
        if len({entry.filename for entry in entries}) > len(self._names):
            raise self._refusal(*_broken())
        for entry in entries:
            if _UNSAFE_NAME.search(entry.orig_filename):
                what = _("The file has a part with a dangerous name: {name}.")
                what = what.format(name=ascii(entry.orig_filename))
                raise self._refusal("word-dangerous-name", what, _send_again())

    def _read(self, name: str) -> bytes:
        limit = min(LARGEST_PART, self._room)
        try:
            with self._zip.open(name) as part:
                data = part.read(limit + 1)
        except _DAMAGE as error:
            raise self._refusal(*_broken()) from error
        if len(data) > limit:
            raise self._refusal(*_too_large())
        self._room -= len(data)
        return data

    def _root(self, data: bytes) -> Any:
        """Return the root of a part; entities are neither resolved nor fetched."""
        try:
            root = etree.fromstring(data, _parser())
        except etree.XMLSyntaxError as error:
            raise self._refusal(*_broken()) from error
        if root.getroottree().docinfo.internalDTD is not None:
            what = _("The file has declarations that no Word document has; it may be dangerous.")
            raise self._refusal("word-declarations", what, _send_again())
        return _as_usual(root) if _is_strict(root) else root

    def _refusal(self, key: str, what: str, advice: str) -> DocumentError:
        return DocumentError([Problem(key, self.place, what, advice)])


def _differ(entry: zipfile.ZipInfo, last: zipfile.ZipInfo | None) -> bool:
    """Tell whether a part stands twice in a file, and says two things.

    Programs that change the properties of a file may write them a second time, at its end.
    """
    if last is None or entry.filename.startswith("docProps/"):
        return False
    return (entry.CRC, entry.file_size) != (last.CRC, last.file_size)


def _parser() -> etree.XMLParser:
    """Return a parser that takes no entity, no network and nothing of unusual depth."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip


def _is_strict(root: Any) -> bool:
    return any(uri.startswith(_STRICT) for uri in root.nsmap.values())


def _as_usual(root: Any) -> Any:
    """Return a part of «Strict Open XML» in the namespaces of the usual kind."""
    data = etree.tostring(root, encoding="utf-8")
    for strict, transitional in _TRANSITIONAL.items():
        data = data.replace(strict, transitional)
    return etree.fromstring(data, _parser())


def _no_text(names: dict[str, str]) -> Fault:
    if "mimetype" in names or "content.xml" in names:
        return _another_kind(_("This is a document of LibreOffice (.odt)."))
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        return _another_kind(_("This is a table or a presentation, not a Word document."))
    return _another_kind(_("The file holds no text of a Word document."))


def _not_a_package(data: bytes) -> Fault:
    if data.startswith(_OLE) and _PASSWORD in data:
        return _with_password()
    kinds = {
        _OLE: _("This is a document of an old Word (.doc)."),
        b"{\\rtf": _("This is a document in RTF."),
        b"%PDF": _("This is a PDF, not a Word document."),
    }
    if not data:
        return "word-empty-file", _("The file is empty."), _("Choose another file.")
    found = (what for start, what in kinds.items() if data.startswith(start))
    return _another_kind(next(found, _("This is not a Word document (.docx).")))


def _another_kind(what: str) -> Fault:
    advice = _("Open it in Word or LibreOffice and save it as «Word document (*.docx)».")
    return "word-another-kind", what, advice


def _with_password() -> Fault:
    what = _("The document is protected with a password.")
    return "word-password", what, _("Open it in Word, remove the password and save it again.")


def _broken() -> Fault:
    what = _("The file is damaged: it cannot be read to its end.")
    return "word-damaged", what, _("Open it in Word, let Word repair it, and save it again.")


def _too_large() -> Fault:
    what = _("The file is far too large for a letter.")
    return "word-too-large", what, _("Choose another file.")


def _send_again() -> str:
    return _("Ask for it to be sent once more, or choose another file.")
