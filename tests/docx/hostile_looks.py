"""Looks that try to fetch, run, hide or tell something: drafter's own, changed in one place."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.conftest import ROOT
from tests.documents import W, parts

OFFICIAL = (ROOT / "templates" / "official.docx").read_bytes()
LETTERHEAD = (ROOT / "templates" / "letterhead.docx").read_bytes()
HEADER, RELATIONS = "word/header-default.xml", "word/_rels/header-default.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OPC = "http://schemas.openxmlformats.org/package/2006"
PICTURE = parts(LETTERHEAD)["word/media/emblem.png"]
_NAMESPACES = {
    "w": W,
    "r": OFFICE,
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}


def packed(content: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in content.items():
            package.writestr(name, data)
    return buffer.getvalue()


def table(*relationships: str) -> bytes:
    start = f'<Relationships xmlns="{OPC}/relationships">'
    return f"{start}{''.join(relationships)}</Relationships>".encode()


def relationship(key: str, kind: str, target: str, *, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def look(header: str = "", *relationships: str, more: Mapping[str, bytes] | None = None) -> bytes:
    """Return a look with these paragraphs in the header of all its pages, and further parts."""
    content = parts(OFFICIAL)
    content["word/document.xml"] = content["word/document.xml"].replace(b"<w:titlePg/>", b"")
    number = '<w:p><w:r><w:t>Стр.</w:t></w:r><w:fldSimple w:instr=" PAGE "/></w:p>'
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    content[HEADER] = f"<w:hdr {spaces}>{header}{number}</w:hdr>".encode()
    if relationships:
        content[RELATIONS] = table(*relationships)
    types = content["[Content_Types].xml"]
    defaults = b'<Default Extension="png" ContentType="image/png"/>'
    content["[Content_Types].xml"] = re.sub(rb"(<Types[^>]*>)", rb"\1" + defaults, types)
    return packed({**content, **(more or {})})


def related(text: bytes, *relationships: str) -> bytes:
    """Return a look with further relationships of its text."""
    name = "word/_rels/document.xml.rels"
    content = parts(text)
    added = "".join(relationships).encode() + b"</Relationships>"
    content[name] = content[name].replace(b"</Relationships>", added)
    return packed(content)


def replaced(text: bytes, part: str, old: str, new: str) -> bytes:
    """Return a look with another text in one place of a part."""
    content = parts(text)
    assert old.encode() in content[part], (part, old)
    content[part] = content[part].replace(old.encode(), new.encode(), 1)
    return packed(content)


def run(xml: str) -> str:
    return f"<w:r>{xml}</w:r>"


def paragraph(xml: str) -> str:
    return f"<w:p>{xml}</w:p>"


def begin() -> str:
    return run('<w:fldChar w:fldCharType="begin"/>')


def code(text: str) -> str:
    return run(f"<w:instrText>{text}</w:instrText>")


def shown(text: str) -> str:
    return run('<w:fldChar w:fldCharType="separate"/>') + run(f"<w:t>{text}</w:t>")


def end() -> str:
    return run('<w:fldChar w:fldCharType="end"/>')


def field(*codes: str, text: str = "ВИДНО") -> str:
    return begin() + "".join(map(code, codes)) + shown(text) + end()


def picture(attributes: str) -> str:
    """Return a drawing whose picture has these attributes."""
    return run(
        '<w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/><wp:docPr id="7" name="p"/>'
        f'<a:graphic><a:graphicData uri="{_NAMESPACES["pic"]}"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="7" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f"<a:blip {attributes}/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )


def shape(inside: str, attributes: str = "") -> str:
    return run(
        f'<w:pict><v:shape id="s" style="width:40pt;height:40pt" {attributes}>{inside}</v:shape>'
        "</w:pict>"
    )


def box(inside: str) -> str:
    return shape(f"<v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox>")


def fetching(address: str) -> dict[str, bytes]:
    """Return the looks that reach for an address, each by its own means."""
    source = f"{address}/{{}}.png"
    instruction = f'INCLUDEPICTURE "{source.format("field")}" \\d'
    chart = f'<c:chart xmlns:c="{_NAMESPACES["c"]}" r:id="x"/>'
    outside: Callable[[str], str] = lambda name: relationship(  # noqa: E731 - short
        "x", "image", source.format(name), outside=True
    )
    return {
        "picture": look(paragraph(picture('r:link="x"')), outside("picture")),
        "picture typed as a link": look(
            paragraph(picture('r:link="x"')),
            relationship("x", "hyperlink", source.format("typed"), outside=True),
        ),
        "picture embedded from outside": look(paragraph(picture('r:embed="x"')), outside("embed")),
        "VML by relationship": look(paragraph(shape('<v:imagedata r:id="x"/>')), outside("vml")),
        "VML by address": look(
            paragraph(shape(f'<v:imagedata src="{source.format("src")}"/>')),
        ),
        "VML fill": look(
            paragraph(shape(f'<v:fill type="frame" o:href="{source.format("fill")}" r:id="x"/>')),
            outside("fill"),
        ),
        "link of a shape": look(paragraph(shape("", f'href="{source.format("href")}"'))),
        "field": look(paragraph(field(instruction))),
        "simple field": look(
            paragraph(
                f"<w:fldSimple w:instr='INCLUDEPICTURE \"{source.format('simple')}\"'>"
                "<w:r><w:t>ВИДНО</w:t></w:r></w:fldSimple>"
            )
        ),
        "included text": look(paragraph(field(f'INCLUDETEXT "{address}/text.docx"'))),
        "object": look(
            paragraph(run('<w:object><o:OLEObject Type="Link" r:id="x"/></w:object>')),
            relationship("x", "oleObject", f"{address}/object.xlsx", outside=True),
        ),
        "chart": look(
            paragraph(
                run(
                    '<w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="8" name="c"/>'
                    f'<a:graphic><a:graphicData uri="{_NAMESPACES["c"]}">{chart}</a:graphicData>'
                    "</a:graphic></wp:inline></w:drawing>"
                )
            ),
            relationship("x", "chart", f"{address}/chart.xml", outside=True),
        ),
        "SVG that is called a PNG": look(
            paragraph(picture('r:embed="x"')),
            relationship("x", "image", "media/evil.png"),
            more={
                "word/media/evil.png": (
                    '<svg xmlns="http://www.w3.org/2000/svg" '
                    'xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40">'
                    f'<image width="40" height="40" xlink:href="{source.format("svg")}"/></svg>'
                ).encode()
            },
        ),
        "template": _with_settings(
            '<w:attachedTemplate r:id="x"/>',
            relationship("x", "attachedTemplate", f"{address}/a.dotm", outside=True),
        ),
        "frame": related(look(), relationship("f", "frame", f"{address}/frame.htm", outside=True)),
        "chunk": related(look(), relationship("c", "aFChunk", f"{address}/a.htm", outside=True)),
        "font": _with_font(relationship("x", "font", f"{address}/a.odttf", outside=True)),
        "theme": related(
            look(
                more={
                    "word/theme/theme1.xml": _theme(),
                    "word/theme/_rels/theme1.xml.rels": table(outside("theme")),
                }
            ),
            relationship("t", "theme", "theme/theme1.xml"),
        ),
        "bullet": _with_bullet(outside("bullet")),
    }


def _with_settings(xml: str, *relationships: str) -> bytes:
    changed = replaced(look(), "word/settings.xml", "<w:defaultTabStop", f"{xml}<w:defaultTabStop")
    if not relationships:
        return changed
    return packed(parts(changed) | {"word/_rels/settings.xml.rels": table(*relationships)})


def _with_font(fonts: str) -> bytes:
    embedded = '<w:embedRegular r:id="x" w:fontKey="{00000000-0000-0000-0000-000000000000}"/>'
    changed = replaced(look(), "word/fontTable.xml", "</w:font>", f"{embedded}</w:font>")
    return packed(parts(changed) | {"word/_rels/fontTable.xml.rels": table(fonts)})


def _with_bullet(bullets: str) -> bytes:
    bullet = (
        '<w:numPicBullet w:numPicBulletId="0"><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com'
        ':vml" id="b"><v:imagedata r:id="x"/></v:shape></w:pict></w:numPicBullet>'
    )
    content = parts(look())
    numbering = content["word/numbering.xml"]
    content["word/numbering.xml"] = re.sub(
        rb"(<w:numbering[^>]*>)", rb"\1" + bullet.encode(), numbering, count=1
    )
    return packed(content | {"word/_rels/numbering.xml.rels": table(bullets)})


def _theme() -> bytes:
    a = _NAMESPACES["a"]
    fill = '<a:blipFill><a:blip r:link="x"/><a:stretch/></a:blipFill>'
    return (
        f'<a:theme xmlns:a="{a}" xmlns:r="{OFFICE}" name="x">'
        '<a:themeElements><a:fmtScheme name="x">'
        f"<a:fillStyleLst>{fill}</a:fillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    ).encode()


RUNNING = {
    "DDE": field('DDEAUTO cmd "/c calc"'),
    "a keyword in two runs": field(" DDE", 'AUTO cmd "/c calc"'),
    "a keyword made by QUOTE": begin()
    + field("QUOTE 68 68 69 65 85 84 79", text="DDEAUTO")
    + code('cmd "/c calc"')
    + shown("ВИДНО")
    + end(),
    "a keyword as text": begin()
    + run("<w:t>DDEAUTO</w:t>")
    + code('cmd "/c calc"')
    + shown("ВИДНО")
    + end(),
    "a keyword split by a text box": begin()
    + code("DDE")
    + box(paragraph(code("AUTO")))
    + code('AUTO cmd "/c calc"')
    + shown("ВИДНО")
    + end(),
    "a text box with a field": box(paragraph(field("DDEAUTO cmd"))),
    "a field over two paragraphs": begin() + code("DDEAUTO cmd") + "</w:p><w:p>" + shown("ВИДНО")
    + end(),
    "a field that never ends": begin() + code("DDEAUTO cmd") + shown("ВИДНО"),
    "a simple field": '<w:fldSimple w:instr="DDEAUTO cmd"><w:r><w:t>ВИДНО</w:t></w:r>'
    "</w:fldSimple>",
    "a field in a simple one": '<w:fldSimple w:instr="PAGE">' + field("DDEAUTO cmd")
    + "</w:fldSimple>",
    "a code outside of any field": code("DDEAUTO cmd") + run("<w:t>ВИДНО</w:t>"),
    "a deleted code": '<w:del w:author="Айгуль">' + begin()
    + run("<w:delInstrText>DDEAUTO cmd</w:delInstrText>") + end() + "</w:del>"
    + run("<w:t>ВИДНО</w:t>"),
    "RD": field('RD "c:\\secret.docx"'),
    "PRINT": field("PRINT 27"),
    "FILLIN": field('FILLIN "Пароль?"'),
    "ASK": field('ASK a "Пароль?"'),
    "AUTOTEXT": field("AUTOTEXT a"),
    "FILENAME": field("FILENAME \\p"),
    "USERNAME": field("USERNAME"),
    "USERADDRESS": field("USERADDRESS"),
    "EMBED": field("EMBED Excel.Sheet"),
    "ADDIN": field("ADDIN x"),
    "MACROBUTTON": field("MACROBUTTON Run Щёлкните"),
    "GOTOBUTTON": field("GOTOBUTTON x"),
    "LINK": field('LINK Excel.Sheet "c:\\a.xlsx"'),
    "DATABASE": field('DATABASE \\d "c:\\a.mdb"'),
    "DOCPROPERTY": field("DOCPROPERTY Company"),
    "DATE": field("DATE"),
    "IF": begin() + code("IF ") + field("PAGE", text="1") + code(' = 1 "а" "б"') + shown("ВИДНО")
    + end(),
    "a link to a file": field('HYPERLINK "file:///c:/a.exe"'),
    "a link to a share": field('HYPERLINK "\\\\evil\\share"'),
    "a link without quotation marks": field("HYPERLINK file:///c:/a.exe"),
    "a form field with a macro": run(
        '<w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="Run"/></w:ffData>'
        "</w:fldChar>"
    ) + code("FORMTEXT") + shown("ВИДНО") + end(),
}  # fmt: skip
"""Paragraphs with fields that are not a header's, by what they are."""


def file(folder: Path, data: bytes) -> Path:
    path = folder / "look.docx"
    path.write_bytes(data)
    return path
