"""A template as a Word file in the styles of a look: what is not typed stands in locked controls.

A control is known by its tag and, since other programs drop tags, by a bookmark around it
(ISO/IEC 29500-1, 17.5.2 and 17.13.6); a paragraph of the template by a bookmark at its start.
"""

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from drafter.clock import built_at
from drafter.docx.look import Look
from drafter.docx.packing import compress, pack
from drafter.docx.xml import DECLARATION, R, W, escape, text, w
from drafter.model.template_lines import (
    CHOICE,
    VALUE,
    Cell,
    Control,
    Grid,
    Line,
    Piece,
    check_of,
)

PREFIX = "drafter_"
"""What the bookmarks and tags begin with."""

FILL = "E8EEF7"
"""The colour behind what is not typed."""

NOTE_FILL = "F2F2F2"
PROPERTY = "drafter"
_GREY, _BLUE, _PALE = "7F7F7F", "1F3864", "5B7197"
_SMALL = 16
_TYPES = "[Content_Types].xml"
_OOXML = "application/vnd.openxmlformats-officedocument"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_STYLED = {"strong": "strong", "em": "emphasis", "u": "underline"}
_STEP = 284
"""How far lines of statements stand to the right of those around them: 5 mm."""


class Written(NamedTuple):
    """What a Word file says of the template that it shows."""

    title: str
    header: str
    language: str
    """The tag of its language: `ru-RU`."""
    marks: tuple[str, ...]
    """Bookmarks that name the template and tell which text it had."""
    properties: dict[str, str]


def write_template(blocks: list[Line | Grid], about: Written, look: Look) -> bytes:
    """Return the Word file of a template; the same gives the same bytes."""
    writer = _Writer(look)
    body = "".join(writer.mark(name) for name in about.marks)
    first, rest = (blocks[:1], blocks[1:]) if blocks else ([], [])
    body = writer.blocks(first, body) + writer.blocks(rest)
    parts = look.parts(about.language)
    changed = _parts_of(about, look, parts.raw, writer.links)
    section = _section(look.section)
    document = (
        f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
        f"{body}{section}</w:body></w:document>"
    )
    packed = {name: compress(part) for name, part in changed.items()}
    packed[look.document_part] = compress(document.encode())
    return pack({**parts.packed, **packed})


class _Writer:
    """Writes lines and tables; counts bookmarks and links."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._number = 0
        self.links: list[str] = []

    def mark(self, name: str, content: str = "") -> str:
        """Return a bookmark around some content."""
        self._number += 1
        number = self._number
        start = f'<w:bookmarkStart w:id="{number}" w:name="{escape(name)}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'

    def blocks(self, blocks: list[Line | Grid], before: str = "") -> str:
        """Return lines and tables as XML; a table is followed by a paragraph."""
        pieces = []
        for block in blocks:
            if isinstance(block, Line):
                pieces.append(self._line(block, before))
            else:
                pieces.append(self._table(block))
                pieces.append(_gap())
            before = ""
        return "".join(pieces)

    def _line(self, line: Line, before: str = "") -> str:
        runs = "".join(self._piece(piece, line) for piece in line.pieces)
        start = before + (self.mark(PREFIX + line.key) if line.key else "")
        return f"<w:p>{self._properties(line)}{start}{runs}</w:p>"

    def _properties(self, line: Line) -> str:
        style = f'<w:pStyle w:val="{escape(self._look.paragraph_style(line.style))}"/>'
        page = "<w:pageBreakBefore/>" if line.new_page else ""
        if not line.is_note:
            return f"<w:pPr>{style}{page}</w:pPr>"
        return (
            f'<w:pPr>{style}<w:keepNext w:val="0"/>{page}<w:spacing w:before="20" w:after="20" '
            f'w:line="240" w:lineRule="auto"/><w:ind w:left="{line.depth * _STEP}" '
            'w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
        )

    def _piece(self, piece: Piece, line: Line) -> str:
        if piece.control is not None:
            return self._control(piece.control, piece.marks, line)
        colour = f'<w:color w:val="{_GREY}"/>' if line.is_inherited or line.is_note else ""
        small = f'<w:sz w:val="{_SMALL}"/><w:szCs w:val="{_SMALL}"/>' if line.is_note else ""
        properties = self._marked(piece.marks, colour + small, is_link=bool(piece.link))
        return self._linked(_runs(piece.text, properties), piece.link)

    def _linked(self, content: str, target: str) -> str:
        if not target:
            return content
        self.links.append(target)
        return f'<w:hyperlink r:id="rIdTemplateLink{len(self.links)}">{content}</w:hyperlink>'

    def _marked(self, marks: frozenset[str], more: str, *, is_link: bool = False) -> str:
        """Return the properties of a run: its marks as a style or as such, in Word's order."""
        style = self._look.character_style("hyperlink") if is_link else None
        rest = set(marks)
        if not style and len(marks) == 1:
            (mark,) = marks
            style = self._look.character_style(_STYLED[mark]) if mark in _STYLED else None
            rest -= {mark} if style else set()
        first = f'<w:rStyle w:val="{escape(style)}"/>' if style else ""
        bold = "<w:b/>" if "strong" in rest else ""
        italic = "<w:i/>" if "em" in rest else ""
        line = '<w:u w:val="single"/>' if "u" in rest else ""
        height = {"sub": "subscript", "sup": "superscript"}
        raised = next((f'<w:vertAlign w:val="{height[m]}"/>' for m in height if m in rest), "")
        return f"{first}{bold}{italic}{_in_order(more, line)}{raised}"

    def _control(self, control: Control, marks: frozenset[str], line: Line) -> str:
        key = f"{control.key}.{check_of(control.text)}"
        title = f'<w:alias w:val="{escape(control.title)}"/>' if control.title else ""
        lock = '<w:lock w:val="contentLocked"/>'
        kind = ""
        if control.role == CHOICE:
            lock = '<w:lock w:val="sdtLocked"/>'
            items = "".join(
                f'<w:listItem w:displayText="{escape(one)}" w:value="{escape(one)}"/>'
                for one in control.choices
            )
            kind = f"<w:dropDownList>{items}</w:dropDownList>"
        self._number += 1
        number = f'<w:id w:val="{100_000 + self._number}"/>'
        content = self.mark(PREFIX + key.replace(".", "_"), self._shown(control, marks, line))
        properties = f'{title}<w:tag w:val="{PREFIX}{key}"/>{number}{lock}{kind}'
        return (
            f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )

    def _shown(self, control: Control, marks: frozenset[str], line: Line) -> str:
        """Return what is seen of a control: its name, small and pale, and an example."""
        fill = NOTE_FILL if line.is_note or control.role not in (VALUE, CHOICE) else FILL
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
        size = f'<w:sz w:val="{_SMALL}"/><w:szCs w:val="{_SMALL}"/>'
        if control.role != VALUE:
            return _runs(control.text, f'<w:color w:val="{_GREY}"/>{size}{shade}')
        name, example = control.name, control.example
        gap = "\u00a0" if name and example else ""
        colour = _GREY if line.is_inherited else _BLUE
        more = f'<w:color w:val="{colour}"/>{shade}'
        pale = f'<w:color w:val="{_PALE}"/>{size}{shade}'
        if not example:
            return _runs(name, self._marked(marks, pale))
        return (_runs(name + gap, pale) if name else "") + _runs(example, self._marked(marks, more))

    def _table(self, grid: Grid) -> str:
        columns = max((sum(cell.span for cell in row) for row in grid.rows), default=1) or 1
        width = self._look.text_width // columns
        style = escape(self._look.table_style(grid.style))
        rows = "".join(self._row(row, columns, width) for row in grid.rows if row)
        if not rows:
            return ""
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
            f'<w:tblW w:w="{width * columns}" w:type="dxa"/></w:tblPr><w:tblGrid>'
            + f'<w:gridCol w:w="{width}"/>' * columns
            + f"</w:tblGrid>{rows}</w:tbl>"
        )

    def _row(self, row: list[Cell], columns: int, width: int) -> str:
        cells = ""
        for cell in row:
            span = cell.span or columns
            spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
            inner = self.blocks(cell.lines) or _gap()
            size = f'<w:tcW w:w="{width * span}" w:type="dxa"/>'
            cells += f"<w:tc><w:tcPr>{size}{spans}</w:tcPr>{inner}</w:tc>"
        return f"<w:tr>{cells}</w:tr>"


def _gap() -> str:
    """Return the low paragraph that Word wants behind a table."""
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )


_ORDER = ("w:color", "w:sz", "w:szCs", "w:u", "w:shd")
"""The order of properties of a run in the schema, of those that are used here."""


def _in_order(*properties: str) -> str:
    found = [f"<{piece}" for written in properties for piece in written.split("<") if piece]
    return "".join(sorted(found, key=lambda p: _ORDER.index(p[1:].split(" ")[0].rstrip("/>"))))


def _runs(content: str, properties: str) -> str:
    """Return runs of a text; a line break is one."""
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    lines = content.split("\n")
    pieces = [f"<w:r>{own}{text(line)}</w:r>" if line else "" for line in lines]
    return f"<w:r>{own}<w:br/></w:r>".join(pieces)


def _section(section: str) -> str:
    """Return the look's section with the header of a template on every page."""
    root = etree.fromstring(section)
    for element in list(root):
        if element.tag in (w("headerReference"), w("titlePg")):
            root.remove(element)
    reference = root.makeelement(w("headerReference"), {w("type"): "default"})
    reference.set(f"{{{R}}}id", "rIdTemplateHeader")
    root.insert(0, reference)
    return etree.tostring(root, encoding="unicode")


def _parts_of(
    about: Written, look: Look, raw: Mapping[str, bytes], links: list[str]
) -> dict[str, bytes]:
    """Return the parts of the package that differ from the look's, and those that it lacks."""
    folder, _slash, name = look.document_part.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    header = f"{folder}/header-template.xml"
    added = f'<Relationship Id="rIdTemplateHeader" Type="{R}/header" Target="/{header}"/>'
    added += "".join(
        f'<Relationship Id="rIdTemplateLink{number}" Type="{R}/hyperlink" '
        f'TargetMode="External" Target="{escape(target)}"/>'
        for number, target in enumerate(links, 1)
    )
    types = (
        f'<Override PartName="/{header}" ContentType="{_OOXML}.wordprocessingml.header+xml"/>'
        f'<Override PartName="/docProps/custom.xml" ContentType="{_OOXML}.custom-properties+xml"/>'
    )
    package = (
        f'<Relationship Id="rIdTemplateProperties" Type="{R}/custom-properties" '
        'Target="/docProps/custom.xml"/>'
    )
    return {
        relations: _with(raw[relations], "</Relationships>", added),
        _TYPES: _with(raw[_TYPES], "</Types>", types),
        "_rels/.rels": _with(raw["_rels/.rels"], "</Relationships>", package),
        header: _header(about.header).encode(),
        "docProps/custom.xml": _properties(about.properties).encode(),
        look.properties_part: _core(about, look).encode(),
    }


def _with(part: bytes, before: str, addition: str) -> bytes:
    return part.replace(before.encode(), (addition + before).encode())


def _header(words: str) -> str:
    properties = f'<w:color w:val="{_GREY}"/><w:sz w:val="{_SMALL}"/><w:szCs w:val="{_SMALL}"/>'
    paragraph = f'<w:p><w:pPr><w:ind w:firstLine="0"/></w:pPr>{_runs(words, properties)}</w:p>'
    return f'{DECLARATION}<w:hdr xmlns:w="{W}" xmlns:r="{R}">{paragraph}</w:hdr>'


def _properties(properties: dict[str, str]) -> str:
    written = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{escape(f"{PROPERTY}-{name}")}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), 2)
    )
    return f'{DECLARATION}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VT}">{written}</Properties>'


def _core(about: Written, look: Look) -> str:
    """Return the properties of the document, dated as its look is, or as a build fixes it."""
    moment = (built_at() or look.created).strftime("%Y-%m-%dT%H:%M:%SZ")
    dates = "".join(
        f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{tag}>'
        for tag in ("created", "modified")
    )
    return (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(about.title)}</dc:title>{dates}</cp:coreProperties>"
    )
