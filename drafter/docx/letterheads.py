"""What a look prints itself, its headers and footers: fields, fonts, and places left unfilled."""

import re
from collections.abc import Iterator
from typing import Any

from drafter.docx.xml import R, w

_LABELS = r"адрес|мекен-?жай\w*|тел|телефон\w*|факс\w*|e-?mail|почта|пошта|сайт|address|phone|fax"
_UNFILLED = re.compile(
    r"[«“\"]\s*(?:…|\.{3})?\s*[»”\"]"
    r"|\b[\w-]+\.?:\s*(?:…|\.{3})"
    rf"|\b(?:{_LABELS})\.?:\s*(?=[,;]|\Z)",
    re.IGNORECASE,
)
"""«…» in place of a name, and a label with dots or nothing behind it: «Адрес: …, тел.:»."""


def printed(document: Any) -> Iterator[Any]:
    """Yield the roots of the headers and footers that letters take over: those of the last page."""
    for part in printed_parts(document):
        yield part.element


def printed_parts(document: Any) -> Iterator[Any]:
    """Yield the headers and footers that letters take over: those of the last page."""
    section = document.element.body.sectPr
    for kind in ("headerReference", "footerReference"):
        for reference in [] if section is None else section.iter(w(kind)):
            part = document.part.related_parts.get(reference.get(f"{{{R}}}id"))
            if part is not None:
                yield part


def unfilled(document: Any) -> list[str]:
    """Return the places of a letterhead that nobody has filled in, as they are printed."""
    texts = ("\n".join(map(_text, root.iter(w("p")))) for root in printed(document))
    found = (" ".join(match[0].split()) for text in texts for match in _UNFILLED.finditer(text))
    return list(dict.fromkeys(found))


def fields(document: Any) -> Iterator[str]:
    """Yield the codes of the fields of headers and footers."""
    for root in printed(document):
        for paragraph in root.iter(w("p")):
            yield "".join(code.text or "" for code in paragraph.iter(w("instrText")))
        for simple in root.iter(w("fldSimple")):
            yield simple.get(w("instr")) or ""


def _text(paragraph: Any) -> str:
    return "".join(text.text or "" for text in paragraph.iter(w("t")))
