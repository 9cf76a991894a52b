"""Opening a Word file that anybody may have made: its parts, or a sentence why there are none.

Nothing is unpacked before its size is known, no entity is resolved and nothing is fetched.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from drafter.docx.xml import R, w
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
_WEB = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
EMBEDDED = ("oleObject", "package", "control", "activeXControlBinary", "aFChunk", "subDocument")
"""The kinds of relationships by which a file carries other files."""

_FETCHING = re.compile(
    r"\b(DDE(?:AUTO)?|INCLUDE(?:PICTURE|TEXT)?|IMPORT|LINK|MACROBUTTON|DATABASE)\b", re.IGNORECASE
)
"""Fields that fetch or run something when the letter is opened (ISO/IEC 29500-1, 17.16.5)."""

_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R.encode(),
}
"""The namespaces of «Strict Open XML», which Word can save as well (ISO/IEC 29500-1)."""


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
        self.is_strict = False
        """Whether it is saved as «Strict Open XML», which is read as the usual kind is."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(self.data))
        except _DAMAGE as error:
            raise self._refusal(*_broken()) from error
        self._names = {name.casefold(): name for name in self._zip.namelist()}
        self._check_entries()
        relations = self._relationships("_rels/.rels", "")
        targets = (target for _id, kind, target, _out in relations if kind == "officeDocument")
        main_name = next(targets, "word/document.xml")
        self.main_name = main_name
        """The name of the part with the text."""
        main = self.part(main_name)
        if main is None or etree.QName(main).localname != "document":
            raise self._refusal(*_no_text(self._names))
        self.main: Any = main
        folder, _slash, name = main_name.rpartition("/")
        self.relations = {
            key: (kind, target)
            for key, kind, target, _out in self._relationships(
                f"{folder}/_rels/{name}.rels", folder
            )
        }
        """The kind and the target of each relationship of the text, by its id."""

    @property
    def has_macros(self) -> bool:
        """Whether the file carries macros."""
        return any(name.endswith("vbaproject.bin") for name in self._names)

    @property
    def names(self) -> list[str]:
        """The names of all parts."""
        return list(self._names.values())

    def bytes_of(self, name: str) -> bytes:
        """Return a part as it is stored; raises DocumentError."""
        return self._read(self._names[name.casefold()])

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

    def dangers(self) -> list[Problem]:
        """Return what must not be handed on with letters: macros, embedded files, links outside.

        Every part is read for it; raises DocumentError where one is damaged or far too large.
        """
        found: list[Fault] = []
        for low, name in self._names.items():
            data = self._read(name)
            if low.endswith("vbaproject.bin"):
                what = _("The file carries macros: {name}.").format(name=name)
                advice = _("Save it in Word as «Word document (*.docx)».")
                found.append(("word-macros", what, advice))
            if low.endswith(".rels"):
                found += self._dangerous_relationships(name)
            elif low.endswith(".xml"):
                found += _dangerous_fields(self._root(data))
        return [Problem(key, self.place, *told) for key, *told in dict.fromkeys(found)]

    def _dangerous_relationships(self, name: str) -> Iterator[Fault]:
        for _id, kind, target, is_outside in self._relationships(name, ""):
            if kind in EMBEDDED:
                what = _("The file carries another file inside: {name}.").format(name=target)
                advice = _("Delete the object in Word and save the file again.")
                yield "word-embedded-file", what, advice
            elif is_outside and not (kind == "hyperlink" and _WEB.match(target)):
                what = _("The file refers to something outside of it: {name}.").format(name=target)
                advice = _("Embed the picture, or detach the template, and save it again.")
                yield "word-outside-reference", what, advice

    def _check_size_and_kind(self) -> None:
        if self.data.count(_ENTRY) > MOST_PARTS:
            raise self._refusal(*_too_large())
        if not self.data.startswith(b"PK"):
            raise self._refusal(*_not_a_package(self.data))

    def _check_entries(self) -> None:
        entries = self._zip.infolist()
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise self._refusal(*_with_password())
        if len(entries) > len(self._names):
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
        if _STRICT in data[:8192]:
            self.is_strict = True
            for strict, transitional in _TRANSITIONAL.items():
                data = data.replace(strict, transitional)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self._refusal(*_broken()) from error
        if root.getroottree().docinfo.internalDTD is not None:
            what = _("The file has declarations that no Word document has; it may be dangerous.")
            raise self._refusal("word-declarations", what, _send_again())
        return root

    def _relationships(self, name: str, folder: str) -> Iterator[tuple[str, str, str, bool]]:
        """Yield id, kind and target of each relationship, and whether it leads outside."""
        root = self.part(name.lstrip("/"))
        for element in [] if root is None else root.iter(_RELATIONSHIP):
            target = element.get("Target", "")
            is_outside = element.get("TargetMode") == "External"
            if not is_outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = element.get("Type", "").rpartition("/")[2]
            yield element.get("Id", ""), kind, target, is_outside

    def _refusal(self, key: str, what: str, advice: str) -> DocumentError:
        return DocumentError([Problem(key, self.place, what, advice)])


def _dangerous_fields(root: Any) -> Iterator[Fault]:
    """Yield the fields of a part that fetch or run something."""
    codes = [simple.get(w("instr"), "") for simple in root.iter(w("fldSimple"))]
    for paragraph in root.iter(w("p")):
        codes.append("".join(code.text or "" for code in paragraph.iter(w("instrText"))))
    for code in codes:
        if found := _FETCHING.search(code):
            what = _("The file has a field that fetches or runs something: {name}.")
            advice = _("Delete the field in Word and save the file again.")
            yield "word-fetching-field", what.format(name=found[1]), advice


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
