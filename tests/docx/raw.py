"""Word files made of raw XML, whatever it says."""

import zipfile
from pathlib import Path

from tests.documents import W

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:mc="{COMPATIBILITY}" xmlns:m="{MATH}"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
LINK = (
    f'<Relationship Id="web" Type="{OFFICE}/hyperlink" TargetMode="External"'
    ' Target="https://adilet.zan.kz/rus"/>'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def field(code: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return mark("begin") + instruction + mark("separate") + result + mark("end")


def box(text: str) -> str:
    return f"<w:txbxContent>{paragraph(run(text))}</w:txbxContent>"


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def save(file: Path, *body: str, **parts: str) -> Path:
    """Save a document with this body; further parts are related to it by their names."""
    related = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for name in parts
    )
    with zipfile.ZipFile(file, "w") as package:
        text = f"<w:document {NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>"
        package.writestr("word/document.xml", text)
        package.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{PACKAGE}">{related}{LINK}</Relationships>',
        )
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:{name} {NAMESPACES}>{content}</w:{name}>")
    return file
