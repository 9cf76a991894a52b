"""Word files as programs and offices make them, none of which knows drafter's styles."""

import io
import re
from collections.abc import Callable

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

from tests.documents import W, parts
from tests.docx.hostile_looks import OFFICE, OPC, packed

_STYLES = "word/styles.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def bare(*styles: str, body: str = "", more: str = "", type_of_file: str = "document") -> bytes:
    """Return the smallest Word file, with these styles where there are any."""
    kind = f"{_TYPE}.{type_of_file}.main+xml"
    types = f'<Override PartName="/word/document.xml" ContentType="{kind}"/>'
    relations = ""
    content = {}
    if styles:
        types += f'<Override PartName="/{_STYLES}" ContentType="{_TYPE}.styles+xml"/>'
        relations = f'<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/>'
        content[_STYLES] = f'<w:styles xmlns:w="{W}">{"".join(styles)}</w:styles>'.encode()
    start = f'<Relationships xmlns="{OPC}/relationships">'
    main = f'<Relationship Id="d" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    return packed(
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{OPC}/content-types"><Default Extension="rels" ContentType='
                f'"application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>'
            ).encode(),
            "_rels/.rels": f"{start}{main}</Relationships>".encode(),
            "word/_rels/document.xml.rels": f"{start}{relations}</Relationships>".encode(),
            "word/document.xml": (
                f'<w:document xmlns:w="{W}" xmlns:r="{OFFICE}"><w:body>{body}{more}</w:body>'
                "</w:document>"
            ).encode(),
            **content,
        }
    )


def style(key: str, name: str, inner: str = "", kind: str = "paragraph", more: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"{more}><w:name w:val="{name}"/>{inner}'
        "</w:style>"
    )


DEFAULT = ' w:default="1"'


def strict() -> bytes:
    content = parts(saved(docx.Document()))
    for name in content:
        content[name] = (
            content[name]
            .replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            .replace(OFFICE.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships")
        )
    return packed(content)


def of_kind(kind: str) -> Callable[[], bytes]:
    def make() -> bytes:
        content = parts(saved(docx.Document()))
        types = content["[Content_Types].xml"].replace(
            b"wordprocessingml.document.main+xml", kind.encode()
        )
        return packed({**content, "[Content_Types].xml": types})

    return make


def without(*names: str) -> Callable[[], bytes]:
    def make() -> bytes:
        content = parts(saved(docx.Document()))
        for name in names:
            del content[f"word/{name}.xml"]
        return packed(content)

    return make


def sections() -> bytes:
    document = docx.Document()
    first = document.sections[0]
    first.header.paragraphs[0].text = "БЛАНК"
    first.page_width, first.page_height = Mm(210), Mm(297)
    document.add_paragraph("Письмо")
    lying = document.add_section()
    lying.orientation = WD_ORIENT.LANDSCAPE
    lying.page_width, lying.page_height = Mm(297), Mm(210)
    lying.left_margin = lying.right_margin = Cm(2)
    lying.header.is_linked_to_previous = False
    lying.header.paragraphs[0].text = "ПРИЛОЖЕНИЕ"
    return saved(document)


def in_columns() -> bytes:
    page = (
        '<w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:cols w:num="2"><w:col w:w="100"/><w:col w:w="200"/></w:cols><w:pgNumType w:start="7"/>'
        '<w:textDirection w:val="tbRl"/><w:docGrid w:linePitch="360.5" w:type="x"/></w:sectPr>'
    )
    return bare(more=page)


def label() -> bytes:
    return bare(more='<w:sectPr><w:pgSz w:w="2000" w:h="1500"/></w:sectPr>')


def by_hand() -> bytes:
    """An old letter: «Normal» is Calibri, the text is set by hand."""
    document = docx.Document()
    for text in ("Рассмотрев обращение граждан, сообщаем следующее. " * 3, "Просим ответить. " * 5):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Cm(1)
        run = paragraph.add_run(text)
        run.font.name, run.font.size = "PT Serif", Pt(13)
    return saved(document)


def odd_names() -> bytes:
    """Styles that bear the ids and names of ours, and mean something else."""
    document = docx.Document()
    for name, kind in (
        ("Signatures", WD_STYLE_TYPE.PARAGRAPH),
        ("Demand", WD_STYLE_TYPE.CHARACTER),
        ("Table Text", WD_STYLE_TYPE.TABLE),
    ):
        document.styles.add_style(name, kind)
    spend = document.styles.add_style("Спрос", WD_STYLE_TYPE.PARAGRAPH)
    spend.element.set(qn("w:styleId"), "LetterAddressee")
    return saved(document)


def numbered() -> bytes:
    content = parts(saved(docx.Document()))
    content["word/numbering.xml"] = re.sub(
        rb"<w:lvl w:ilvl=\"0\".*?</w:lvl>", b"", content["word/numbering.xml"], flags=re.DOTALL
    )
    return packed(content)


def localized() -> bytes:
    """As a German Word and WPS save: ids are words or figures, the default has another name."""
    return bare(
        style("a", "Standard", '<w:rPr><w:sz w:val="24"/></w:rPr>', more=DEFAULT),
        style("1", "Überschrift 1", '<w:basedOn w:val="a"/><w:rPr><w:caps/></w:rPr>'),
        style("a3", "Текст письма", '<w:basedOn w:val="a"/><w:pPr><w:jc w:val="left"/></w:pPr>'),
    )


def broken_measures() -> bytes:
    inner = (
        '<w:rPr><w:sz w:val="23.5"/><w:rFonts w:ascii="Arial" w:csTheme="x"/>'
        '<w:color w:val="#FF0000"/>'
        '<w:u w:val="wiggly"/></w:rPr><w:pPr><w:jc w:val="middle"/><w:spacing w:after="-1"/>'
        '<w:shd/><w:ind w:left="283.46"/></w:pPr><w:rPr><w:b/></w:rPr>'
    )
    return bare(style("Normal", "Normal", inner, more=DEFAULT), style("x", "x", kind="odd"))


def hiding() -> bytes:
    inner = '<w:pPr><w:pageBreakBefore/><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr>'
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    return bare(
        style("Normal", "Normal", inner + hidden, more=DEFAULT),
        style("Title", "Title", hidden),
        style("Loop", "Body Text", '<w:basedOn w:val="Loop"/>'),
    )


KINDS: dict[str, Callable[[], bytes]] = {
    "python-docx": lambda: saved(docx.Document()),
    "no styles": bare,
    "empty styles": lambda: bare(""),
    "strict": strict,
    "dotx": of_kind("wordprocessingml.template.main+xml"),
    "docm": of_kind("application/vnd.ms-word.document.macroEnabled.main+xml"),
    "no settings": without("settings"),
    "no theme": without("theme/theme1"),
    "no numbering": without("numbering"),
    "no fonts": without("fontTable"),
    "sections": sections,
    "columns": in_columns,
    "label": label,
    "by hand": by_hand,
    "odd names": odd_names,
    "half a numbering": numbered,
    "localized": localized,
    "broken measures": broken_measures,
    "hiding": hiding,
}
"""Files of each kind, by a name."""
