"""The letter of the Ak Zhol faction, made in four ways: what the benchmark compares."""

import io
import re
import zipfile
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

import docx
from docxtpl import DocxTemplate

from drafter import Drafter, load
from drafter.docx.packing import compress, pack

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "ak-zhol-akims.yaml"
LOOK = ROOT / "templates" / "official.docx"

Make = Callable[[], bytes]

_PATTERN = (
    ("Letter Addressee", "{{ post }}"),
    ("Letter Addressee", "{{ name }}"),
    ("Title", "{{ title }}"),
    ("Salutation", "{{ salutation }}"),
    ("Body Text", "{%p for paragraph in body %}"),
    ("Body Text", "{{ paragraph }}"),
    ("Body Text", "{%p endfor %}"),
    ("Request", "{{ request }}"),
    ("Demand", "{%p for demand in demands %}"),
    ("Demand", "{{ demand }}"),
    ("Demand", "{%p endfor %}"),
    ("Closing", "{{ closing }}"),
    ("Signature Label", "{{ label }}"),
    ("Signatory", "{%p for signatory in signatories %}"),
    ("Signatory", "{{ signatory }}"),
    ("Signatory", "{%p endfor %}"),
)
"""The letter as a docxtpl template: the style and the text of each paragraph."""


def letter() -> bytes:
    """Return drafter's letter."""
    return Drafter().render(load(SAMPLE), "ru")


def texts() -> list[tuple[str, str]]:
    """Return the style and the text of each paragraph of the letter."""
    paragraphs = docx.Document(io.BytesIO(letter())).paragraphs
    return [(str(p.style.name) if p.style else "", p.text) for p in paragraphs]


def drafter_from_inquiry() -> Make:
    """Return what makes the letter from an inquiry that is read already."""
    drafter, inquiry = Drafter(), load(SAMPLE)
    return lambda: drafter.render(inquiry, "ru")


def drafter_from_text() -> Make:
    """Return what makes the letter from the text of a YAML file, all checks included."""
    drafter, text = Drafter(), SAMPLE.read_text(encoding="utf-8")

    return lambda: drafter.render(load(io.StringIO(text)), "ru")


def differing(number: int) -> str:
    """Return the sample's YAML text with a word of its own in each text, and in each name below it.

    So no paragraph is that of another letter but the addressee, and what catalogs say.
    """
    word = "".join("абвгдежзик"[int(digit)] for digit in str(number))
    before, body, rest = SAMPLE.read_text(encoding="utf-8").partition("\nbody:")
    lines = []
    for line in rest.split("\n"):
        if re.match(r" {4}\S|  (- )?(ru|kk): [^|]", line):
            text = line.rstrip(".?!")
            lines.append(f"{text} {word}{line[len(text) :]}")
        else:
            lines.append(re.sub(r"(?<=\w\. )\w+(?=$|[,}])", rf"\g<0>{word}", line))
    return "\n".join([before + body, *lines[1:]])


_LIST = 400
"""So many letters come before the first comes again, long after it is forgotten."""


def list_from_inquiries() -> Make:
    """Return what makes letters that differ in every paragraph, from inquiries that are read."""
    drafter = Drafter()
    inquiries = cycle([load(io.StringIO(differing(number))) for number in range(_LIST)])
    return lambda: drafter.render(next(inquiries), "ru")


def list_from_texts() -> Make:
    """Return what makes such letters from the texts of YAML files; no paragraph is one of those."""
    drafter = Drafter()
    texts = cycle([differing(number) for number in range(_LIST, 2 * _LIST)])
    return lambda: drafter.render(load(io.StringIO(next(texts))), "ru")


def docxtpl_template() -> bytes:
    """Return the letter as a docxtpl template, with the styles in use alone."""
    document = _bare({style for style, _text in _PATTERN})
    for style, text in _PATTERN:
        document.add_paragraph(text, style=style)
    return _saved(document)


def docxtpl_values() -> dict[str, Any]:
    """Return what fills the docxtpl template in."""
    by_style: dict[str, list[str]] = {}
    for style, text in texts():
        by_style.setdefault(style.removeprefix("Last "), []).append(text)
    post, name = by_style["Letter Addressee"]
    return {
        "post": post,
        "name": name,
        "title": by_style["Title"][0],
        "salutation": by_style["Salutation"][0],
        "body": by_style["Body Text"],
        "request": by_style["Request"][0],
        "demands": by_style["Demand"],
        "closing": by_style["Closing"][0],
        "label": by_style["Signature Label"][0],
        "signatories": by_style["Signatory"],
    }


def docxtpl() -> Make:
    """Return what docxtpl does for a letter: open the template, render, save."""
    template, values = docxtpl_template(), docxtpl_values()

    def make() -> bytes:
        document = DocxTemplate(io.BytesIO(template))
        document.render(values, autoescape=True)
        return _saved(document)

    return make


def python_docx() -> Make:
    """Return what python-docx does for a letter: open the look, add paragraphs, save."""
    content = texts()
    look = _saved(_bare({style for style, _text in content}))

    def make() -> bytes:
        document = docx.Document(io.BytesIO(look))
        for style, text in content:
            document.add_paragraph(text, style=style)
        return _saved(document)

    return make


def limit() -> Make:
    """Return the least that any library must do: deflate the body's text and copy the rest.

    It deflates as zlib does by default, where drafter itself chooses a faster level.
    """
    with zipfile.ZipFile(io.BytesIO(letter())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts.pop("word/document.xml").decode()
    packed = {name: compress(part) for name, part in parts.items()}

    def make() -> bytes:
        return pack({**packed, "word/document.xml": compress(body.encode(), 6)})

    return make


INQUIRY, TEXT = "drafter, inquiry to bytes", "drafter, YAML text to bytes"
NEW = ", each paragraph new"

CONTESTANTS: dict[str, Callable[[], Make]] = {
    "docxtpl": docxtpl,
    "python-docx": python_docx,
    INQUIRY: drafter_from_inquiry,
    INQUIRY + NEW: list_from_inquiries,
    TEXT: drafter_from_text,
    TEXT + NEW: list_from_texts,
    "limit": limit,
}


def _bare(styles: set[str]) -> Any:
    """Return the look without its text, and without the styles that are not used."""
    document: Any = docx.Document(str(LOOK))
    body = document.element.body
    for element in [e for e in body if not e.tag.endswith("sectPr")]:
        body.remove(element)
    used = {document.styles["Normal"].style_id}
    for name in styles:
        style = document.styles[name]
        while style is not None:
            used.add(style.style_id)
            style = style.base_style
    for style in list(document.styles):
        if style.style_id not in used:
            style.delete()
    return document


def _saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
