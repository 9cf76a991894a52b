"""A text as a Word file, line by line in letters of one width, to be compared there."""

from drafter.docx.packing import FAST, compress, pack
from drafter.docx.xml import DECLARATION, R, W, escape
from drafter.wording.invisible import visible

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = f"""{DECLARATION}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:sz w:val="18"/>
</w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1"
 w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>"""
_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850"'
    ' w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
)
_OPC = "application/vnd.openxmlformats-package"
_NO_XML = dict.fromkeys([0xFFFE, 0xFFFF], "\ufffd")
"""What XML cannot hold (W3C, XML 1.0, 2.2)."""
_MAIN, _STYLES_PART = "word/document.xml", "word/styles.xml"


def plain_document(text: str) -> bytes:
    """Return a text as a Word file, each line a paragraph; the same text gives the same bytes."""
    lines = "".join(map(_paragraph, text.removesuffix("\n").split("\n")))
    body = f'{DECLARATION}<w:document xmlns:w="{W}"><w:body>{lines}{_SECTION}</w:body></w:document>'
    kinds = {_MAIN: "document.main", _STYLES_PART: "styles"}
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{_WML}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    ending = f'Extension="rels" ContentType="{_OPC}.relationships+xml"'
    parts = {
        "[Content_Types].xml": f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        f"<Default {ending}/>{types}</Types>",
        "_rels/.rels": _relation("officeDocument", _MAIN),
        "word/_rels/document.xml.rels": _relation("styles", "styles.xml"),
        _MAIN: body,
        _STYLES_PART: _STYLES,
    }
    return pack({name: compress(part.encode(), FAST) for name, part in parts.items()})


def _relation(kind: str, target: str) -> str:
    relation = f'<Relationship Id="rId1" Type="{R}/{kind}" Target="{target}"/>'
    namespace = f"{_PACKAGE}/relationships"
    return f'{DECLARATION}<Relationships xmlns="{namespace}">{relation}</Relationships>'


def _paragraph(line: str) -> str:
    pieces = (escape(visible(piece).translate(_NO_XML)) for piece in line.split("\t"))
    texts = (f'<w:t xml:space="preserve">{piece}</w:t>' for piece in pieces)
    return f"<w:p><w:r>{'<w:tab/>'.join(texts)}</w:r></w:p>"
