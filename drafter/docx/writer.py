"""The door of docx: a letter and a look become the bytes of a DOCX."""

from collections.abc import Sequence
from functools import lru_cache

from drafter.clock import built_at
from drafter.docx import gaps
from drafter.docx.body import Body, link_id
from drafter.docx.building import build
from drafter.docx.drawings import picture_relation
from drafter.docx.look import FOOTNOTES, NUMBERING, Look, Parts
from drafter.docx.packing import (
    AS_IT_IS,
    FAST,
    Record,
    compress,
    pack_over,
    record,
)
from drafter.docx.xml import DECLARATION, R, W, escape
from drafter.model.letter import Letter, Numbering

_MOST_KEPT = 100
TYPES = "[Content_Types].xml"
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


def write(letters: Sequence[Letter], look: Look, *, side_by_side: bool = False) -> bytes:
    """Return a letter, or several as one document, as DOCX; the same give the same bytes.

    Several stand one after the other, or `side_by_side` in the columns of a table.  A letter
    without a date carries `SOURCE_DATE_EPOCH`, or else the date of the look.
    """
    lists = [numbering for one in letters for numbering in one.lists]
    parts = look.parts(letters[0].language)
    body = build(letters, look, parts.next_number, parts.next_note, side_by_side=side_by_side)
    changed: dict[str, bytes] = {}
    if look.parts_with_gaps:
        words = gaps.joined([one.running for one in letters])
        changed = {name: gaps.filled(parts.raw[name], words) for name in look.parts_with_gaps}
    return package(body, letters[0], lists, look, changed)


def package(
    body: Body, letter: Letter, lists: list[Numbering], look: Look, changed: dict[str, bytes]
) -> bytes:
    """Return a body as DOCX, with the properties of a letter.

    `lists` are those of all letters in it, `changed` the parts that differ from those of the look.
    """
    parts = look.parts(letter.language)
    if body.notes:
        _add_notes(changed, parts, body, look)
    for number, target in enumerate(body.links, 1):
        relation = f'Id="{link_id(number)}" Type="{R}/hyperlink" TargetMode="External"'
        relate(changed, parts, look, f'<Relationship {relation} Target="{escape(target)}"/>')
    pictures = body.drawings.parts(frozenset(parts.packed)) if body.drawings.images else []
    for number, (name, image) in enumerate(pictures, 1):
        _add_picture(changed, parts, look, picture_relation(number, name), image.kind)
    packed = {name: record(name, compress(part, FAST)) for name, part in changed.items()}
    packed |= {name: record(name, compress(image.data, AS_IT_IS)) for name, image in pictures}
    document = compress(_document(body, look), FAST)
    packed[look.document_part] = record(look.document_part, document)
    packed[look.properties_part] = _properties(
        *(look.properties_part, letter.title, letter.subject, letter.author, letter.language),
        _moment(letter, look),
    )
    if lists:
        packed[NUMBERING] = _lists(lists, parts, look)
    return pack_over(parts.records, packed)


def _document(body: Body, look: Look) -> bytes:
    namespaces = f'xmlns:w="{W}" xmlns:r="{R}"'
    section = body.section or look.section
    head = f"{DECLARATION}<w:document {namespaces}><w:body>"
    end = f"{section}</w:body></w:document>"
    return b"".join([head.encode(), *body.pieces, end.encode()])


def _lists(lists: list[Numbering], parts: Parts, look: Look) -> Record:
    """Return the numbering part with a list, and a restart, for each list of a letter.

    Few letters differ in it, so it is kept.
    """
    key = tuple((item.style, item.start) for item in lists)
    if key not in parts.packed_lists:
        if len(parts.packed_lists) >= _MOST_KEPT:
            parts.packed_lists.clear()
        part = compress(_with_lists(lists, parts, look).encode(), FAST)
        parts.packed_lists[key] = record(NUMBERING, part)
    return parts.packed_lists[key]


def _with_lists(lists: list[Numbering], parts: Parts, look: Look) -> str:
    added = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{look.abstract_number(item.style)}"/>'
        + "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{item.start}"/>'
            "</w:lvlOverride>"
            for level in range(9)
        )
        + "</w:num>"
        for number, item in enumerate(lists, parts.next_number)
    )
    numbering = parts.raw.get(NUMBERING, b"").decode()
    ends = (numbering.find(tag) for tag in ("<w:numIdMacAtCleanup", "</w:numbering>"))
    place = min((end for end in ends if end >= 0), default=len(numbering))
    return numbering[:place] + added + numbering[place:]


def _add_notes(changed: dict[str, bytes], parts: Parts, body: Body, look: Look) -> None:
    notes = parts.raw.get(FOOTNOTES)
    if notes is None:
        content_type = f'PartName="/{FOOTNOTES}" ContentType="{_OOXML}.footnotes+xml"'
        insert(changed, parts, TYPES, "</Types>", f"<Override {content_type}/>")
        relation = f'Id="rIdFootnotes" Type="{R}/footnotes" Target="/{FOOTNOTES}"'
        relate(changed, parts, look, f"<Relationship {relation}/>")
        changed[FOOTNOTES] = _EMPTY_FOOTNOTES.encode()
    insert(changed, parts, FOOTNOTES, "</w:footnotes>", "".join(body.notes))


def _add_picture(
    changed: dict[str, bytes], parts: Parts, look: Look, relation: str, kind: str
) -> None:
    """Say where a picture is, and what files that end as its part does hold."""
    types = changed.get(TYPES) or parts.raw[TYPES]
    if f'Extension="{kind}"'.encode() not in types:
        default = f'<Default Extension="{kind}" ContentType="image/{kind}"/>'
        insert(changed, parts, TYPES, "</Types>", default)
    relate(changed, parts, look, relation)


def relate(changed: dict[str, bytes], parts: Parts, look: Look, relationship: str) -> None:
    """Add a relationship of the document."""
    relations = relations_of(look.document_part)
    insert(changed, parts, relations, "</Relationships>", relationship)


def relations_of(part: str) -> str:
    """Return the name of the part that holds the relationships of a part."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def insert(changed: dict[str, bytes], parts: Parts, name: str, before: str, addition: str) -> None:
    """Put something before a mark of a part."""
    part = changed.get(name) or parts.raw[name]
    changed[name] = part.replace(before.encode(), (addition + before).encode())


@lru_cache(maxsize=_MOST_KEPT)
def _properties(
    part: str, title: str, subject: str, author: str, language: str, moment: str
) -> Record:
    """Return the part of the properties, which the letters of one inquiry to many share."""
    namespaces = " ".join(f'xmlns:{p}="{uri}"' for p, uri in _OWN_NAMESPACES.items())
    fields = {
        "dc:title": title,
        "dc:subject": subject,
        "dc:creator": author,
        "cp:lastModifiedBy": author,
        "dc:language": language,
    }
    texts = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in fields.items() if text)
    dates = "".join(
        f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{tag}>'
        for tag in ("created", "modified")
    )
    whole = f"<cp:coreProperties {namespaces}>{texts}{dates}</cp:coreProperties>"
    return record(part, compress(f"{DECLARATION}{whole}".encode()))


def _moment(letter: Letter, look: Look) -> str:
    """Return when a letter was made, as W3CDTF has it: never the time of the machine."""
    if letter.date:
        return f"{letter.date.isoformat()}T00:00:00Z"
    return (built_at() or look.created).strftime("%Y-%m-%dT%H:%M:%SZ")
