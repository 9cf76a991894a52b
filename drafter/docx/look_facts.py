"""Preparing a look: what letters need of a Word file, found by python-docx, as plain data."""

import datetime
import io
import warnings
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter
from lxml import etree

from drafter.docx.gaps import gaps
from drafter.docx.letterheads import unfilled
from drafter.docx.look_taking import Taken, taken
from drafter.docx.margins import margins
from drafter.docx.opening import Package
from drafter.docx.resolving import Resolved
from drafter.docx.xml import value, w
from drafter.errors import DocumentError, LookError
from drafter.files.zips import Timeless

_KINDS = {
    WD_STYLE_TYPE.PARAGRAPH: "paragraph",
    WD_STYLE_TYPE.CHARACTER: "character",
    WD_STYLE_TYPE.TABLE: "table",
    WD_STYLE_TYPE.LIST: "list",
}
_TWENTIETHS = 20
_EMU = 635
"""How many of python-docx's units a twentieth of a point has."""

_KEPT_TOGETHER = "doNotExpandShiftReturn"
_BEFORE_KEPT_TOGETHER = (
    "useSingleBorderforContiguousCells",
    "wpJustification",
    "noTabHangInd",
    "noLeading",
    "spaceForUL",
    "noColumnBalance",
    "balanceSingleByteDoubleByteWidth",
    "noExtraLineSpacing",
    "doNotLeaveBackslashAlone",
    "ulTrailSpace",
)
_AFTER_COMPATIBILITY = (
    "docVars",
    "rsids",
    "attachedSchema",
    "themeFontLang",
    "clrSchemeMapping",
    "doNotIncludeSubdocsInStats",
    "doNotAutoCompressPictures",
    "forceUpgrade",
    "captions",
    "readModeInkLockDown",
    "smartTagType",
    "shapeDefaults",
    "doNotEmbedSmartTags",
    "decimalSymbol",
    "listSeparator",
)


def opened(file: Path, data: bytes, *, with_text: bool) -> tuple[Any, Taken]:
    """Return what letters take of a look as python-docx has it, and what became of the rest.

    The text, which they do not take, comes along on demand.  Raises LookError where the file is no
    sound Word document.
    """
    try:
        own = taken(Package(file, data), with_text=with_text)
    except DocumentError as error:
        raise LookError(error.problems) from error
    return docx.Document(io.BytesIO(own.data)), own


def prepared(document: Any, own: Taken, language: str) -> dict[str, Any]:
    """Return what letters need of a look; `language` is the tag that its styles get.

    `own` is what was taken of its file.
    Names of styles are in lower case with hyphens, lengths in twentieths of a point; those of the
    neutral facts are in points.
    """
    styles: dict[str, dict[str, str]] = {kind: {} for kind in _KINDS.values()}
    titles = {}
    for style in document.styles:
        name = (style.name or "").casefold().replace(" ", "-")
        styles[_KINDS[style.type]][name] = style.style_id
        aliases = (value(style.element, "w:aliases") or "").split(",")
        titles[style.style_id] = [style.name or "", *filter(None, map(str.strip, aliases))]
    created = document.core_properties.created or datetime.datetime(1980, 1, 1)
    properties = document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    resolved = Resolved(document)
    numbers = {name: resolved.abstract_number(key) for name, key in styles["paragraph"].items()}
    facts = resolved.appearance(styles, numbers)
    known, others = gaps(document)
    page = facts["page"]
    return {
        "styles": styles,
        "titles": titles,
        "left_out": [list(what) for what in own.left_out],
        "added": own.completed.added,
        "own": own.completed.own,
        "renamed": [list(pair) for pair in own.completed.renamed],
        "has_text": own.has_text,
        "unfilled": unfilled(document),
        "gaps": known,
        "unknown_gaps": others,
        "numbers": numbers,
        "appearance": facts,
        "indents": {name: _twentieths(form["left"]) for name, form in facts["forms"].items()},
        "created": created.isoformat(),
        "text_width": _twentieths(page["width"] - page["left"] - page["right"]),
        "section": _section(document.element.body.sectPr),
        "lying": _section(document.element.body.find(f"{w('p')}/{w('pPr')}/{w('sectPr')}")),
        "lying_width": _lying_width(document),
        "margins": margins(document, {key: name for name, key in styles["paragraph"].items()}),
        "document_part": str(document.part.partname).lstrip("/"),
        "properties_part": str(properties.partname).lstrip("/"),
        "parts": _parts(document, language),
    }


def _twentieths(points: float) -> int:
    return round(points * _TWENTIETHS)


def _lying_width(document: Any) -> int:
    """Return the width of the text where pages lie, 0 where the look has no such page."""
    if len(document.sections) < 2:
        return 0
    section = document.sections[0]
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    return round(((section.page_width or 0) - margins) / _EMU)


def _section(properties: Any | None) -> str:
    """Return the properties of a section: page, margins, header and footer, as XML."""
    return "" if properties is None else etree.tostring(properties, encoding="unicode")


def _parts(document: Any, language: str) -> dict[str, bytes]:
    """Return the parts of the package by name, the styles in a language; the text is none."""
    # What is asked of a look above may have changed it: python-docx makes what it misses.
    copy = docx.Document(_saved(document))
    for element in copy.styles.element.iter(w("lang")):
        element.set(w("val"), language)
    _keep_words_together(copy.settings.element)
    with zipfile.ZipFile(_saved(copy)) as package:
        text = str(copy.part.partname).lstrip("/")
        return {name: package.read(name) for name in package.namelist() if name != text}


def _keep_words_together(settings: Any) -> None:
    """Let no line that ends in a line break spread its words over its whole width.

    ISO/IEC 29500-1, 17.15.3.12; the places of elements are those of CT_Settings and CT_Compat.
    """
    compatibility = settings.find(w("compat"))
    if compatibility is None:
        compatibility = settings.makeelement(w("compat"))
        after = {w(name) for name in _AFTER_COMPATIBILITY}
        places = (n for n, child in enumerate(settings) if child.tag in after or _is_later(child))
        settings.insert(next(places, len(settings)), compatibility)
    if compatibility.find(w(_KEPT_TOGETHER)) is None:
        before = {w(name) for name in _BEFORE_KEPT_TOGETHER}
        place = sum(child.tag in before for child in compatibility)
        compatibility.insert(place, compatibility.makeelement(w(_KEPT_TOGETHER)))


def _is_later(element: Any) -> bool:
    """Tell whether an element is none of the standard's own, which stand before all others."""
    return not str(element.tag).startswith(w(""))


def _saved(document: Any) -> io.BytesIO:
    """Return a document as `Document.save` writes it, whatever the clock says."""
    buffer = io.BytesIO()
    package = document.part.package
    for part in package.parts:
        part.before_marshal()
    with warnings.catch_warnings(), Timeless(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        # A part of the name that python-docx gives to one which it makes is written twice.
        warnings.simplefilter("ignore", UserWarning)
        writer: Any = PackageWriter
        target = _Archive(archive)
        writer._write_content_types_stream(target, package.parts)
        writer._write_pkg_rels(target, package.rels)
        writer._write_parts(target, package.parts)
    buffer.seek(0)
    return buffer


class _Archive:
    """A zip file as python-docx writes parts into it."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Take the zip file."""
        self._archive = archive

    def write(self, name: PackURI, part: bytes) -> None:
        """Write a part."""
        self._archive.writestr(name.membername, part)
