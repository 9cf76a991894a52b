"""The look: a Word file whose page, styles, numbering, header and footer letters take over."""

import datetime
import io
import re
import zipfile
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from lxml import etree

from drafter.docx.opening import Package
from drafter.docx.packing import Entry, compress
from drafter.docx.xml import value, w
from drafter.errors import DocumentError, LookError, Place, Problem
from drafter.wording import _

NUMBERING, FOOTNOTES = "word/numbering.xml", "word/footnotes.xml"
"""The parts that letters add lists and footnotes to."""

PARAGRAPH_STYLES = (
    "body-text",
    "footnote-text",
    "heading-1",
    "heading-2",
    "heading-3",
    "list-bullet",
    "list-continue",
    "list-number",
    "list-number-parenthesis",
    "quote",
    "table-center",
    "table-heading",
    "table-right",
    "table-text",
)
CHARACTER_STYLES = (
    "emphasis",
    "footnote-reference",
    "hyperlink",
    "strong",
    "subscript",
    "superscript",
    "underline",
)
TABLE_STYLES = ("table-grid",)
_NEEDED = {
    WD_STYLE_TYPE.PARAGRAPH: PARAGRAPH_STYLES,
    WD_STYLE_TYPE.CHARACTER: CHARACTER_STYLES,
    WD_STYLE_TYPE.TABLE: TABLE_STYLES,
}
"""The styles that Markdown and plain tags need; templates name further ones by classes."""


class Look:
    """A look, opened once and used for many letters."""

    def __init__(self, file: Path) -> None:
        """Open a look; raises LookError with all that it lacks, OSError if it cannot be read."""
        self.file = file
        self.document = self._opened()
        """The look as python-docx has it, not to be changed."""
        self._numbers: dict[str, str | None] = {}
        self._ids: dict[tuple[WD_STYLE_TYPE, str], str] = {}
        for style in self.document.styles:
            name = style.name or ""
            self._ids[style.type, name.casefold().replace(" ", "-")] = style.style_id
        self.styles = frozenset(name for _kind, name in self._ids)
        """The names of all styles, in lower case with hyphens."""
        self._check()
        created = self.document.core_properties.created
        self.created: datetime.datetime = created or datetime.datetime(1980, 1, 1)
        self._parts: dict[str, Parts] = {}

    def _opened(self) -> Any:
        try:
            package = Package(self.file)
            if dangers := package.dangers():
                raise LookError(dangers)
            return docx.Document(io.BytesIO(package.data))
        except DocumentError as error:
            raise LookError(error.problems) from error
        except (OpcError, KeyError, ValueError) as error:
            what = _("The look is not a Word document (.docx).")
            advice = _("Open it in Word and save it as «Word document (*.docx)».")
            raise LookError([Problem(Place(str(self.file)), what, advice)]) from error

    def _check(self) -> None:
        missing = [
            name
            for kind, names in _NEEDED.items()
            for name in names
            if (kind, name) not in self._ids
        ]
        missing_numbers = [
            name
            for name in ("list-bullet", "list-number", "list-number-parenthesis")
            if name not in missing and self.abstract_number(name) is None
        ]
        place = Place(str(self.file))
        problems = [
            Problem(
                place,
                _("The look lacks the style «{name}».").format(name=name.replace("-", " ")),
                _("Copy it from the look that drafter ships, or create it in Word."),
            )
            for name in missing
        ]
        problems += [
            Problem(
                place,
                _("The style «{name}» of the look has no numbering.").format(name=name),
                _("Give it a numbered or bulleted list in Word."),
            )
            for name in missing_numbers
        ]
        if problems:
            raise LookError(problems)

    def paragraph_style(self, name: str) -> str:
        """Return the id of a paragraph style; the body text's where there is none."""
        default = self._ids[WD_STYLE_TYPE.PARAGRAPH, "body-text"]
        return self._ids.get((WD_STYLE_TYPE.PARAGRAPH, name), default)

    def has_paragraph_style(self, name: str) -> bool:
        """Tell whether there is a paragraph style of this name."""
        return (WD_STYLE_TYPE.PARAGRAPH, name) in self._ids

    def character_style(self, name: str) -> str | None:
        """Return the id of a character style, None if there is none."""
        return self._ids.get((WD_STYLE_TYPE.CHARACTER, name))

    def table_style(self, name: str) -> str:
        """Return the id of a table style; the grid's where there is none."""
        default = self._ids[WD_STYLE_TYPE.TABLE, "table-grid"]
        return self._ids.get((WD_STYLE_TYPE.TABLE, name), default)

    def abstract_number(self, style: str) -> str | None:
        """Return the id of the abstract numbering that a paragraph style has, None if none."""
        if style not in self._numbers:
            self._numbers[style] = self._abstract_number(style)
        return self._numbers[style]

    def _abstract_number(self, style: str) -> str | None:
        element = self._style_with(style, "w:pPr/w:numPr/w:numId")
        if element is None:
            return None
        number = value(element, "w:pPr/w:numPr/w:numId")
        numbering = self.document.part.numbering_part.element
        found = numbering.find(f"{w('num')}[@{w('numId')}='{number}']")
        return None if found is None else value(found, "w:abstractNumId")

    def left_indent(self, style: str) -> int:
        """Return a paragraph style's left indent in twentieths of a point."""
        element = self._style_with(style, "w:pPr/w:ind")
        if element is None:
            return 0
        left = value(element, "w:pPr/w:ind", "left") or value(element, "w:pPr/w:ind", "start")
        return int(left or 0)

    def _style_with(self, name: str, path: str) -> Any:
        """Return the element of a style, or of the nearest one it is based on, that has a path."""
        style_id: str | None = self._ids.get((WD_STYLE_TYPE.PARAGRAPH, name))
        while style_id is not None:
            element = self.document.styles.element.get_by_id(style_id)
            if element is None or value(element, path) or value(element, path, "left"):
                return element
            style_id = value(element, "w:basedOn")
        return None

    @cached_property
    def text_width(self) -> int:
        """The width of the text in twentieths of a point."""
        section = self.document.sections[-1]
        margins = (section.left_margin or 0) + (section.right_margin or 0)
        return int(((section.page_width or 0) - margins) / 635)  # 635 EMU are 1/20 pt

    @cached_property
    def section(self) -> str:
        """The properties of the last section: page, margins, header and footer, as XML."""
        properties = self.document.element.body.sectPr
        return "" if properties is None else etree.tostring(properties, encoding="unicode")

    @cached_property
    def document_part(self) -> str:
        """The name of the part that holds the body."""
        return str(self.document.part.partname).lstrip("/")

    @cached_property
    def properties_part(self) -> str:
        """The name of the part that holds title, author and dates."""
        part = self.document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
        return str(part.partname).lstrip("/")

    def parts(self, language: str) -> "Parts":
        """Return the parts of the package, its styles in a language (a tag: `kk-KZ`)."""
        if language not in self._parts:
            document = deepcopy_of(self.document)
            for element in document.styles.element.iter(w("lang")):
                element.set(w("val"), language)
            buffer = io.BytesIO()
            document.save(buffer)
            with zipfile.ZipFile(buffer) as package:
                raw = {name: package.read(name) for name in package.namelist()}
            self._parts[language] = Parts(raw)
        return self._parts[language]


class Parts:
    """The parts of a look, each as it is and compressed once for all letters."""

    def __init__(self, raw: Mapping[str, bytes]) -> None:
        """Take the parts by name."""
        self.raw = raw
        self.packed = {name: compress(part) for name, part in raw.items()}
        self.numbering = raw.get(NUMBERING, b"").decode()
        self.footnotes = raw.get(FOOTNOTES, b"").decode()
        self.next_number = next_id(self.numbering, "numId")
        self.next_note = max(1, next_id(self.footnotes, "id"))
        self.packed_lists: dict[tuple[tuple[str, int], ...], Entry] = {}
        """The numbering parts of letters by the styles and starts of their lists."""


def next_id(part: str, attribute: str) -> int:
    """Return the first free id of a part whose elements are counted by a w: attribute."""
    return max((int(n) for n in re.findall(rf'w:{attribute}="(-?\d+)"', part)), default=0) + 1


def deepcopy_of(document: Any) -> Any:
    """Return a copy of a python-docx document, which has no way to copy itself."""
    buffer = io.BytesIO()
    document.save(buffer)
    buffer.seek(0)
    return docx.Document(buffer)
