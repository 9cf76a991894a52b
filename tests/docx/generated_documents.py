"""Word files of everything that a comparison meets, and others that came of them by edits.

They are written as raw XML, by nothing of drafter: lists, tables in tables, pictures, links,
fields, notes, formulas, content controls, bookmarks, sections and tracked changes.
"""

import io
import random
import zipfile
from typing import NamedTuple

from tests.docx.raw import NAMESPACES, OFFICE, PACKAGE, cell, field, paragraph, run

_WORDS = ["акимы", "строят", "дороги", "мосты", "школы", "бюджет", "закон", "год", "область"]
_INLINES = ["text"] * 8 + ["tab", "br", "picture", "note", "link", "field", "simple", "control"]
_INLINES += ["bookmark", "formula", "symbol"]
_LOOKS = ["", "", "", "<w:b/>", "<w:i/>", '<w:rStyle w:val="Strong"/>']
_LIST = '<w:pStyle w:val="List"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>'
_PROPERTIES = ["", '<w:pStyle w:val="Heading"/>', _LIST % 1, _LIST % 2, '<w:jc w:val="center"/>']
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {"document": "document.main", "header1": "header"} | {
    name: name for name in ("styles", "numbering", "footnotes")
}
_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da63fcff"
    "1f0003030200efbfa7db0000000049454e44ae426082"
)


class Inline(NamedTuple):
    kind: str
    text: str
    look: str
    number: int


class P(NamedTuple):
    properties: str
    content: list[Inline]
    ends_section: bool


class T(NamedTuple):
    columns: int
    rows: list[list[list["Block"]]]
    properties: str


class C(NamedTuple):
    tag: str
    content: list["Block"]


Block = P | T | C


def inline(r: random.Random) -> Inline:
    words = " ".join(r.choice(_WORDS) for _word in range(r.randint(1, 5)))
    return Inline(r.choice(_INLINES), words, r.choice(_LOOKS), r.randint(1, 3))


def block(r: random.Random, depth: int = 0) -> Block:
    kind = r.random()
    if kind < 0.2 and depth < 2:
        columns = r.randint(1, 3)
        rows = [
            [[block(r, depth + 1) for _n in range(r.choice([0, 1, 1, 2]))] for _c in range(columns)]
            for _row in range(r.randint(1, 3))
        ]
        return T(columns, rows, r.choice(["", '<w:jc w:val="center"/>']))
    if kind < 0.26 and depth == 0:
        return C(r.choice("ab"), [block(r, 1) for _n in range(r.randint(1, 2))])
    content = [inline(r) for _n in range(r.choice([0, 1, 1, 1, 2, 3]))]
    return P(r.choice(_PROPERTIES), content, r.random() < 0.06 and depth == 0)


def edited(r: random.Random, blocks: list[Block], depth: int = 0) -> list[Block]:
    """Return blocks of which some went, some came, some changed, and some stand twice."""
    found: list[Block] = []
    for one in blocks:
        fate = r.random()
        if fate < 0.1:
            continue
        if fate < 0.2:
            found.append(block(r, depth))
        found.append(_edited(r, one, depth) if fate < 0.6 else one)
        if fate > 0.97:
            found.append(one)
    return found


def _edited(r: random.Random, one: Block, depth: int) -> Block:
    if isinstance(one, C):
        return C(one.tag, edited(r, one.content, 1) or one.content)
    if isinstance(one, P):
        content = list(one.content)
        if content and r.random() < 0.6:
            at = r.randrange(len(content))
            new = content[at]._replace(text=content[at].text.replace(r.choice(_WORDS), "НОВОЕ"))
            restyled = content[at]._replace(look=r.choice(_LOOKS))
            content[at : at + 1] = r.choice([[], [new], [restyled], [inline(r), content[at]]])
        return one._replace(properties=r.choice([one.properties, *_PROPERTIES]), content=content)
    rows = [[edited(r, content, depth + 1) for content in row] for row in one.rows]
    if r.random() < 0.4:
        rows.insert(r.randint(0, len(rows)), [[block(r, 2)] for _column in range(one.columns)])
    if r.random() < 0.4 and len(rows) > 1:
        rows.pop(r.randrange(len(rows)))
    return T(one.columns, rows, r.choice([one.properties, '<w:jc w:val="right"/>']))


class _Writer:
    def __init__(self, r: random.Random, *, tracked: bool) -> None:
        self.r, self.tracked = r, tracked
        self.notes: list[str] = []
        self.ids = 0
        self.can_lose_its_end = False

    def id(self) -> int:
        self.ids += 1
        return self.ids

    def written(self, one: Block) -> str:
        if isinstance(one, P):
            return paragraph(*map(self._inline, one.content), properties=self._properties(one))
        if isinstance(one, C):
            content = "".join(map(self.written, one.content))
            return _control(one.tag, content)
        rows = ""
        for row in one.rows:
            cells = "".join(cell(self._cell(content)) for content in row)
            rows += f"<w:tr>{self._row()}{cells}</w:tr>"
        grid = '<w:gridCol w:w="1000"/>' * one.columns
        return (
            f"<w:tbl><w:tblPr>{one.properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def _cell(self, content: list[Block]) -> str:
        last = "" if content and isinstance(content[-1], P) else "<w:p/>"
        return "".join(map(self.written, content)) + last

    def _mark(self, tags: str = "ins del") -> str:
        return f'<w:{self.r.choice(tags.split())} w:id="{self.id()}" w:author="a"/>'

    def _row(self) -> str:
        is_tracked = self.tracked and self.r.random() < 0.1
        return f"<w:trPr>{self._mark()}</w:trPr>" if is_tracked else ""

    def _properties(self, one: P) -> str:
        end = ""
        if self.tracked and self.can_lose_its_end and self.r.random() < 0.1:
            end = f"<w:rPr>{self._mark()}</w:rPr>"
        size = f'<w:sectPr><w:pgSz w:w="{10000 + len(one.content)}" w:h="16838"/></w:sectPr>'
        return one.properties + end + (size if one.ends_section else "")

    def _inline(self, one: Inline) -> str:
        written: str = getattr(self, f"_{one.kind}")(one)
        if one.kind in ("text", "tab", "picture") and self.tracked and self.r.random() < 0.15:
            box = f'w:id="{self.id()}" w:author="a"'
            if one.kind == "text" and self.r.random() < 0.5:
                gone = written.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
                return f"<w:del {box}>{gone}</w:del>"
            return f"<w:ins {box}>{written}</w:ins>"
        return written

    def _text(self, one: Inline) -> str:
        return run(one.text, one.look)

    def _tab(self, one: Inline) -> str:
        return f"<w:r><w:t>{one.text}</w:t><w:tab/></w:r>"

    def _br(self, one: Inline) -> str:
        return f"<w:r><w:br/><w:t>{one.text}</w:t></w:r>"

    def _picture(self, one: Inline) -> str:
        name = f'id="{self.id()}" name="p"'
        blip = f'<pic:blipFill><a:blip r:embed="img{one.number}"/></pic:blipFill><pic:spPr/>'
        names = f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        picture = f'<pic:pic xmlns:pic="{_DRAWING}/picture">{names}{blip}</pic:pic>'
        data = f'<a:graphicData uri="{_DRAWING}/picture">{picture}</a:graphicData>'
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing">'
            f'<wp:extent cx="10" cy="10"/><wp:docPr {name}/><a:graphic xmlns:a="{_DRAWING}/main">'
            f"{data}</a:graphic></wp:inline></w:drawing></w:r>"
        )

    def _note(self, one: Inline) -> str:
        self.notes.append(one.text)
        return f'<w:r><w:footnoteReference w:id="{len(self.notes)}"/></w:r>'

    def _link(self, one: Inline) -> str:
        return f'<w:hyperlink r:id="web{one.number}">{run(one.text, one.look)}</w:hyperlink>'

    def _field(self, one: Inline) -> str:
        return field(f" REF a{one.number} ", run(one.text))

    def _simple(self, one: Inline) -> str:
        return f'<w:fldSimple w:instr=" QUOTE {one.number} ">{run(one.text)}</w:fldSimple>'

    def _control(self, one: Inline) -> str:
        return _control(f"t{one.number}", run(one.text, one.look))

    def _bookmark(self, one: Inline) -> str:
        number = self.id()
        start = f'<w:bookmarkStart w:id="{number}" w:name="b{number}"/>'
        return f'{start}{run(one.text)}<w:bookmarkEnd w:id="{number}"/>'

    def _formula(self, one: Inline) -> str:
        return f"<m:oMath><m:r><m:t>{one.text}</m:t></m:r></m:oMath>"

    def _symbol(self, _one: Inline) -> str:
        return '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'


def _control(tag: str, content: str) -> str:
    properties = f'<w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{content}</w:sdtContent></w:sdt>"


def document(blocks: list[Block], seed: int, variant: int = 0, *, tracked: bool = False) -> bytes:
    """Return blocks as a Word file; files of another `variant` have other ids, pages, pictures."""
    writer = _Writer(random.Random(seed), tracked=tracked)
    body = ""
    for number, one in enumerate(blocks, 1):
        following = blocks[number] if number < len(blocks) else None
        can_join = isinstance(one, P) and isinstance(following, P) and not one.ends_section
        writer.can_lose_its_end = can_join
        body += writer.written(one)
    last = blocks[-1] if blocks else None
    body += "" if isinstance(last, P) and not last.ends_section else "<w:p/>"
    header = '<w:headerReference w:type="default" r:id="header1"/>' if variant % 3 else ""
    body += f'<w:sectPr>{header}<w:pgSz w:w="11906" w:h="{16838 + variant}"/></w:sectPr>'
    return _package(body, writer.notes, variant)


def _package(body: str, notes: list[str], variant: int) -> bytes:
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WML}.{kind}+xml"/>'
        for name, kind in _PARTS.items()
    )
    opc = "application/vnd.openxmlformats-package.relationships+xml"
    namespace = PACKAGE.replace("relationships", "content-types")
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{namespace}">'
        f'<Default Extension="rels" ContentType="{opc}"/>'
        f'<Default Extension="png" ContentType="image/png"/>{kinds}</Types>',
        "_rels/.rels": _relations(_relation("rId1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(*_related()),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(variant),
        "word/footnotes.xml": _notes(notes),
        "word/header1.xml": f"<w:hdr {NAMESPACES}>{paragraph(run(f'шапка {variant}'))}</w:hdr>",
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
        for number in (1, 2, 3):
            other = b"%d" % (number + (variant if number == 3 else 0))
            package.writestr(f"word/media/i{number}.png", _DOT + other)
    return data.getvalue()


def _relation(identity: str, kind: str, target: str) -> str:
    outside = ' TargetMode="External"' if kind == "hyperlink" else ""
    return f'<Relationship Id="{identity}" Type="{OFFICE}/{kind}" Target="{target}"{outside}/>'


def _relations(*relations: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}">{"".join(relations)}</Relationships>'


def _related() -> list[str]:
    found = [_relation(name, name, f"{name}.xml") for name in ("styles", "numbering", "footnotes")]
    found.append(_relation("header1", "header", "header1.xml"))
    for number in (1, 2, 3):
        found.append(_relation(f"img{number}", "image", f"media/i{number}.png"))
        found.append(_relation(f"web{number}", "hyperlink", f"https://e{number}.kz"))
    return found


def _styles() -> str:
    kinds = {"Normal": "paragraph", "Heading": "paragraph", "List": "paragraph"}
    kinds["Strong"] = "character"
    styles = "".join(
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
        for name, kind in kinds.items()
    )
    return f"<w:styles {NAMESPACES}>{styles}</w:styles>"


def _numbering(variant: int) -> str:
    formats = ["decimal", "upperRoman" if variant % 2 else "lowerRoman"]
    looks = "".join(
        f'<w:abstractNum w:abstractNumId="{number + variant}"><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="%1."/></w:lvl>'
        "</w:abstractNum>"
        for number, kind in enumerate(formats, 1)
    )
    lists = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number + variant}"/></w:num>'
        for number in (1, 2)
    )
    return f"<w:numbering {NAMESPACES}>{looks}{lists}</w:numbering>"


def _notes(notes: list[str]) -> str:
    line = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    )
    own = "".join(
        f'<w:footnote w:id="{number}">'
        f"{paragraph('<w:r><w:footnoteRef/></w:r>', run(f' {text}'))}</w:footnote>"
        for number, text in enumerate(notes, 1)
    )
    return f"<w:footnotes {NAMESPACES}>{line}{own}</w:footnotes>"
