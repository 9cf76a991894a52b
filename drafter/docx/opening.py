"""Opening a Word file that anybody may have made: its parts, or a sentence why there are none.

Nothing is unpacked before its size is known, no entity is resolved and nothing is fetched.
"""

import io
import posixpath
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from drafter.docx.xml import R
from drafter.errors import DocumentError, Place, Problem
from drafter.wording import _

_LARGEST_FILE = 64 << 20
_LARGEST_PART = 48 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R.encode(),
}
"""The namespaces of «Strict Open XML», which Word can save as well (ISO/IEC 29500-1)."""


class Package:
    """The parts of a Word file; `main` is the root of the part with the text."""

    def __init__(self, file: Path) -> None:
        """Open a file; raises DocumentError when it holds no letter, OSError if not readable."""
        self.place = Place(str(file))
        self._zip = self._opened(file)
        self._names = {name.casefold(): name for name in self._zip.namelist()}
        self.main_name = self._main_name()
        main = self.part(self.main_name)
        if main is None or etree.QName(main).localname != "document":
            raise self._refusal(*self._no_text())
        self.main: Any = main
        self.relations = self._relations(self.main_name)

    @property
    def has_macros(self) -> bool:
        """Whether the file carries macros."""
        return any(name.endswith("vbaproject.bin") for name in self._names)

    def part(self, name: str) -> Any | None:
        """Return the root of a part, None where there is no such part; raises DocumentError."""
        stored = self._names.get(name.casefold())
        if stored is None:
            return None
        try:
            root = _parsed(self._read(stored))
        except etree.XMLSyntaxError as error:
            raise self._refusal(*_broken()) from error
        if root.getroottree().docinfo.internalDTD is not None:
            what = _("The file has declarations that no Word document has; it may be dangerous.")
            raise self._refusal(what, _("Ask for it to be sent once more, or choose another file."))
        return root

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

    def _opened(self, file: Path) -> zipfile.ZipFile:
        with file.open("rb") as stream:
            data = stream.read(_LARGEST_FILE + 1)
        if len(data) > _LARGEST_FILE:
            raise self._refusal(*_too_large())
        if not data.startswith(b"PK"):
            raise self._refusal(*_not_a_package(data))
        try:
            return zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise self._refusal(*_broken()) from error

    def _read(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as part:
                data = part.read(_LARGEST_PART + 1)
        except (
            zipfile.BadZipFile,
            RuntimeError,
            NotImplementedError,
            OSError,
            ValueError,
        ) as error:
            raise self._refusal(*_broken()) from error
        except Exception as error:  # zlib.error and its kin, one for each way of packing
            if type(error).__module__ not in ("zlib", "lzma", "_lzma", "bz2"):
                raise
            raise self._refusal(*_broken()) from error
        if len(data) > _LARGEST_PART:
            raise self._refusal(*_too_large())
        return data

    def _main_name(self) -> str:
        for kind, target in self._relations("").values():
            if kind == "officeDocument":
                return target
        return "word/document.xml"

    def _relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Return the kind and the target of each relationship of a part, by its id."""
        folder, _slash, file = name.rpartition("/")
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for element in [] if root is None else root.iter(f"{_RELATIONSHIPS}Relationship"):
            target = element.get("Target", "")
            if element.get("TargetMode") != "External":
                inside = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
                target = posixpath.normpath(inside).lstrip("/")
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = kind, target
        return found

    def _no_text(self) -> tuple[str, str]:
        names = set(self._names)
        if "mimetype" in names or "content.xml" in names:
            what = _("This is a document of LibreOffice (.odt), whatever its name says.")
            return what, _save_as_docx()
        if any(name.startswith(("xl/", "ppt/")) for name in names):
            return _("This is a table or a presentation, not a letter."), _save_as_docx()
        return _("The file holds no text of a Word document."), _save_as_docx()

    def _refusal(self, what: str, advice: str) -> DocumentError:
        return DocumentError([Problem(self.place, what, advice)])


def _parsed(data: bytes) -> Any:
    """Return the root of a part; entities are neither resolved nor fetched."""
    if _STRICT in data[:8192]:
        for strict, transitional in _TRANSITIONAL.items():
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    return etree.fromstring(data, parser)


def _not_a_package(data: bytes) -> tuple[str, str]:
    if data.startswith(_OLE) and _PASSWORD in data:
        what = _("The document is protected with a password.")
        return what, _("Open it in Word, remove the password and save it again.")
    if data.startswith(_OLE):
        return _("This is a document of an old Word (.doc), whatever its name says."), (
            _save_as_docx()
        )
    if data.startswith(b"{\\rtf"):
        return _("This is a document in RTF, whatever its name says."), _save_as_docx()
    if data.startswith(b"%PDF"):
        what = _("This is a PDF, not a Word document.")
        return what, _("Open it in Word, which turns it into text, and save it as .docx.")
    if not data:
        return _("The file is empty."), _("Choose another file.")
    return _("This is not a Word document (.docx)."), _save_as_docx()


def _broken() -> tuple[str, str]:
    what = _("The file is damaged: it cannot be read to its end.")
    return what, _("Open it in Word, let Word repair it, and save it again.")


def _too_large() -> tuple[str, str]:
    return _("The document is far too large for a letter."), _("Choose another file.")


def _save_as_docx() -> str:
    return _("Open it in Word or LibreOffice and save it as «Word document (*.docx)».")
