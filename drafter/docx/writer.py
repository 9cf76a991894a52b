"""The door of docx: a letter and a look become the bytes of a DOCX."""

import datetime
import os
import re

from drafter.docx.body import Body, build, link_id
from drafter.docx.look import Look
from drafter.docx.packing import pack
from drafter.docx.xml import DECLARATION, R, W, escape
from drafter.letter import Letter, Numbering

_NUMBERING = "word/numbering.xml"
_FOOTNOTES = "word/footnotes.xml"
_TYPES = "[Content_Types].xml"
_OOXML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{tag}/></w:r></w:p></w:footnote>'
    for number, (kind, tag) in enumerate(
        [("separator", "separator"), ("continuationSeparator", "continuationSeparator")], -1
    )
)
_EMPTY_FOOTNOTES = (
    f'{DECLARATION}<w:footnotes xmlns:w="{W}" xmlns:r="{R}">{_SEPARATORS}</w:footnotes>'
)
_OWN_NAMESPACES = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


def write(letter: Letter, look: Look) -> bytes:
    """Return a letter as DOCX; the same letter and look give the same bytes.

    A letter without a date carries `SOURCE_DATE_EPOCH`, or else the date of the look.
    """
    parts = dict(look.parts(letter.language))
    numbering = parts[_NUMBERING].decode()
    footnotes = parts.get(_FOOTNOTES, _EMPTY_FOOTNOTES.encode()).decode()
    body = build(letter, look, _next_id(numbering, "numId"), _next_id(footnotes, "id"))
    parts[look.document_part] = _document(body, look)
    parts[look.properties_part] = _properties(letter, look)
    if letter.lists:
        parts[_NUMBERING] = _with_lists(numbering, letter.lists, look).encode()
    if body.notes:
        _add_notes(parts, footnotes, body, look)
    if body.links:
        for number, target in enumerate(body.links, 1):
            relation = f'Id="{link_id(number)}" Type="{R}/hyperlink" TargetMode="External"'
            _relate(parts, look, f'<Relationship {relation} Target="{escape(target)}"/>')
    return pack(parts)


def _document(body: Body, look: Look) -> bytes:
    namespaces = f'xmlns:w="{W}" xmlns:r="{R}"'
    return (
        f"{DECLARATION}<w:document {namespaces}><w:body>{body.xml}{look.section}</w:body>"
        "</w:document>"
    ).encode()


def _next_id(part: str, attribute: str) -> int:
    """Return the first free id of a part whose elements are counted by a w: attribute."""
    return max((int(n) for n in re.findall(rf'w:{attribute}="(-?\d+)"', part)), default=0) + 1


def _with_lists(numbering: str, lists: list[Numbering], look: Look) -> str:
    """Return the numbering part with a list of its own, and a restart, for each of the letter's."""
    first = _next_id(numbering, "numId")
    added = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{look.abstract_number(item.style)}"/>'
        + "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{item.start}"/>'
            "</w:lvlOverride>"
            for level in range(9)
        )
        + "</w:num>"
        for number, item in enumerate(lists, first)
    )
    end = re.search(r"<w:numIdMacAtCleanup|</w:numbering>", numbering)
    place = end.start() if end else len(numbering)
    return numbering[:place] + added + numbering[place:]


def _add_notes(parts: dict[str, bytes], footnotes: str, body: Body, look: Look) -> None:
    if _FOOTNOTES not in parts:
        content_type = f'PartName="/{_FOOTNOTES}" ContentType="{_OOXML}.footnotes+xml"'
        _insert(parts, _TYPES, "</Types>", f"<Override {content_type}/>")
        relation = f'Id="rIdFootnotes" Type="{R}/footnotes" Target="/{_FOOTNOTES}"'
        _relate(parts, look, f"<Relationship {relation}/>")
    parts[_FOOTNOTES] = footnotes.encode()
    _insert(parts, _FOOTNOTES, "</w:footnotes>", "".join(body.notes))


def _relate(parts: dict[str, bytes], look: Look, relationship: str) -> None:
    folder, _, name = look.document_part.rpartition("/")
    _insert(parts, f"{folder}/_rels/{name}.rels", "</Relationships>", relationship)


def _insert(parts: dict[str, bytes], part: str, before: str, addition: str) -> None:
    parts[part] = parts[part].replace(before.encode(), (addition + before).encode())


def _properties(letter: Letter, look: Look) -> bytes:
    namespaces = " ".join(f'xmlns:{p}="{uri}"' for p, uri in _OWN_NAMESPACES.items())
    date = _date(letter, look)
    fields = {
        "dc:title": letter.title,
        "dc:subject": letter.subject,
        "dc:creator": letter.author,
        "cp:lastModifiedBy": letter.author,
        "dc:language": letter.language,
    }
    texts = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in fields.items() if text)
    dates = "".join(
        f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{date}</dcterms:{tag}>'
        for tag in ("created", "modified")
    )
    return (
        f"{DECLARATION}<cp:coreProperties {namespaces}>{texts}{dates}</cp:coreProperties>".encode()
    )


def _date(letter: Letter, look: Look) -> str:
    moment = look.created
    if letter.date:
        moment = datetime.datetime.combine(letter.date, datetime.time())
    elif os.environ.get("SOURCE_DATE_EPOCH", "").isdecimal():
        epoch = int(os.environ["SOURCE_DATE_EPOCH"])
        moment = datetime.datetime.fromtimestamp(epoch, datetime.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
