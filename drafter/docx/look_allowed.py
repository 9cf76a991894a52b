"""What letters take from a look, by name: elements, attributes, fields and addresses.

A list of what may come in, since nobody knows all that must not.  The elements are those of
ISO/IEC 29500-1, 17, and Word's own effects of text; what is not named here goes.
"""

import re
from typing import Any

from lxml import etree

from drafter.docx.xml import R, W, w

_WORD = "http://schemas.microsoft.com/office/word"
WORD_2010 = f"{_WORD}/2010/wordml"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
SHAPE, GROUP = f"{_WORD}/2010/wordprocessingShape", f"{_WORD}/2010/wordprocessingGroup"
PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PLACED_2010 = f"{_WORD}/2010/wordprocessingDrawing"
VML, VML_OFFICE = "urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office"
VML_WORD = "urn:schemas-microsoft-com:office:word"
CHOICES = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def _names(text: str) -> tuple[str, ...]:
    return tuple(w(name) for name in text.split())


CONTENT = frozenset(
    _names("p r t tab br cr noBreakHyphen softHyphen sym ptab pgNum separator")
    + _names("continuationSeparator footnoteRef fldChar instrText fldSimple hyperlink")
    + _names("tbl tr tc ruby rubyPr rt rubyBase txbxContent")
)
"""What stands in a header, a footer or the line above footnotes."""

TRANSPARENT = frozenset(_names("ins moveTo smartTag customXml sdt sdtContent dir bdo"))
"""Elements that go while what they hold stays."""

PROPERTIES = frozenset(_names("pPr rPr tblPr tblPrEx trPr tcPr tblGrid"))
"""Elements that say how what they belong to looks."""

OF_PARAGRAPHS = _names(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr ilvl numId"
    " suppressLineNumbers pBdr top left start bottom right end between bar shd tabs tab"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi"
    " adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc"
    " textDirection textAlignment textboxTightWrap outlineLvl cnfStyle rPr"
)
OF_TEXT = _names(
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof"
    " snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd"
    " fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
OF_TABLES = _names(
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
    " tblCellSpacing tblInd tblBorders insideH insideV shd tblLayout tblCellMar tblLook tblCaption"
    " tblDescription gridCol gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader"
    " hidden tcW gridSpan hMerge vMerge tcBorders tl2br tr2bl noWrap tcMar tcFitText vAlign"
    " hideMark rubyAlign hps hpsRaise hpsBaseText lid"
)
OF_PROPERTIES = frozenset(OF_PARAGRAPHS + OF_TEXT + OF_TABLES + tuple(PROPERTIES))
"""What may stand inside of properties, at any depth; Word's effects of text beside it."""

OF_STYLES = frozenset(
    _names("docDefaults rPrDefault pPrDefault latentStyles lsdException style name aliases basedOn")
    + _names("next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked")
    + _names("tblStylePr")
)
OF_NUMBERING = frozenset(
    _names("abstractNum nsid multiLevelType tmpl name styleLink numStyleLink lvl start numFmt")
    + _names("lvlRestart pStyle isLgl suff lvlText legacy lvlJc num abstractNumId lvlOverride")
    + _names("startOverride numIdMacAtCleanup")
)
OF_FONTS = frozenset(_names("font altName panose1 charset family notTrueType pitch sig"))
SETTINGS = _names(
    "zoom mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader"
    " bordersDoNotSurroundFooter gutterAtTop defaultTabStop autoHyphenation"
    " consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps evenAndOddHeaders"
    " drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery"
    " displayVerticalDrawingGridEvery characterSpacingControl noLineBreaksAfter"
    " noLineBreaksBefore footnotePr compat themeFontLang clrSchemeMapping decimalSymbol"
    " listSeparator"
)
"""The settings of a document that letters have too, in the order of the schema."""

OF_SETTINGS = frozenset(_names("footnote numFmt pos numStart numRestart compatSetting"))
"""What may stand inside of these settings, beside the switches of compatibility."""

SECTION = _names(
    "headerReference footerReference footnotePr pgSz pgMar paperSrc pgBorders lnNumType"
    " pgNumType cols vAlign titlePg bidi rtlGutter docGrid"
)
"""The properties of a section, in the order of the schema."""

OF_SECTION = frozenset(_names("pos numFmt numStart numRestart top left bottom right col"))

OF_DRAWINGS = frozenset(
    {DRAWING, PICTURE, SHAPE, GROUP, PLACED, PLACED_2010, VML, VML_OFFICE, VML_WORD}
)
"""The namespaces of drawings: pictures, shapes, groups of them, and VML, the older kind."""

GRAPHICS = frozenset({PICTURE, SHAPE, GROUP})
"""What a frame may show; charts and diagrams have files of their own."""

NOT_IN_DRAWINGS = frozenset(
    {"extLst", "snd", "wavAudioFile", "audioFile", "audioCd", "videoFile", "quickTimeFile"}
    | {"contentPart", "OLEObject", "signatureline", "ink"}
)

_SWITCH = r'(?:\s+\\(?:\*\s*"?\w+"?|#\s*(?:"[^"\\]*"|[0#.,]+)))*'
_FIELDS = re.compile(
    rf"\s*(?:(?:PAGE|NUMPAGES|SECTIONPAGES){_SWITCH}"
    rf'|STYLEREF\s+(?:"[^"\\]*"|[\w-]+)(?:\s+\\[lnprtw])*{_SWITCH}'
    r'|HYPERLINK\s+(?:"([^"\\]*)"|([^\s"\\]+))(?:\s+\\[hnlot](?:\s+"[^"\\]*")?)*)\s*',
    re.IGNORECASE,
)
"""The fields that a header may have, with their switches (17.16.5)."""

_LONGEST_CODE = 1000
_WEB = re.compile(r"https?://[^\s\\]+|mailto:[^\s\\]+", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\s*(?:\\\\|/|[a-z]:[\\/]|(?:file|data|javascript):)|.*(?:://|url\s*\()", re.I | re.S
)
"""An address, or a path of the machine on which a picture was put in."""

_OUTWARD = frozenset({"src", "href", "althref", "relid", "pict", "link", "ole", "gfxdata"})
_TEXTS = frozenset(_names("t instrText"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SESSION = re.compile(r"rsid\w*|paraId|textId")


def is_web(address: str) -> bool:
    """Tell whether an address may stand behind a link of a letter: the web, or a mailbox."""
    return _WEB.fullmatch(address) is not None


def is_allowed_field(code: str) -> bool:
    """Tell whether a field prints no more than a page, a heading or a link to the web."""
    found = _FIELDS.fullmatch(code) if len(code) <= _LONGEST_CODE else None
    address = found and (found[1] or found[2])
    return found is not None and (address is None or is_web(address))


def namespace(element: Any) -> str:
    """Return the namespace of an element."""
    return etree.QName(element).namespace or ""


def is_known(way: Any) -> bool:
    """Tell whether one of several ways to show something is made of what letters take.

    A program takes the first that it knows, or the last, for all (ISO/IEC 29500-3, 10.2).
    """
    if way.tag == f"{{{CHOICES}}}Fallback":
        return True
    needed = [way.nsmap.get(prefix) for prefix in way.get("Requires", "").split()]
    is_choice = way.tag == f"{{{CHOICES}}}Choice" and bool(needed)
    return is_choice and all(name in OF_DRAWINGS or name == WORD_2010 for name in needed)


def clear_attributes(element: Any) -> None:
    """Remove the attributes of a WordprocessingML element that say nothing of its looks."""
    for name in element.keys():  # noqa: SIM118 - of lxml
        of = etree.QName(name)
        if name != _SPACE and (
            of.namespace not in (W, WORD_2010) or _SESSION.fullmatch(of.localname)
        ):
            del element.attrib[name]
    clear_text(element)


def clear_text(element: Any) -> None:
    """Remove text that stands where there is none to be read."""
    if element.tag not in _TEXTS and (element.text or "").strip():
        element.text = None
    if (element.tail or "").strip():
        element.tail = None


def clear_drawn_attributes(element: Any) -> None:
    """Remove what leads outside, runs or links from the attributes of a drawing's element."""
    for name, text in element.items():
        of = etree.QName(name)
        known = of.namespace in (None, R, VML_OFFICE, PLACED_2010)
        is_graphic = of.localname == "uri" and text in GRAPHICS
        outward = of.localname in _OUTWARD or of.localname.startswith("on")
        if not known or outward or (_ADDRESS.match(text) and not is_graphic):
            del element.attrib[name]
