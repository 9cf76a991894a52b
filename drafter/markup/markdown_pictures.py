"""The pictures of a body: where their files are named, how wide they are, what they show."""

import re
from typing import NamedTuple

from drafter.markup.markdown_marks import marks_in

_WIDTH = re.compile(
    r"\s*width\s*=\s*([\"']?)([0-9]{1,3}(?:[.,][0-9]{1,3})?)\s*(cm|см|mm|мм|%)\1\s*", re.IGNORECASE
)
_MILLIMETRES = ("mm", "мм")
_WHOLE_LINE = 100


class NamedPicture(NamedTuple):
    """A picture that a body names: the offset of its mark, and the name of its file."""

    offset: int
    file: str


def width_of(details: str | None) -> str | None:
    """Return a width as markup has it, `12cm` or `50%`; empty where none is said, None: wrong.

    Cyrillic letters of the unit are taken as well, and the comma of Russian and Kazakh figures.
    """
    if details is None or not details.strip():
        return ""
    found = _WIDTH.fullmatch(details)
    number = float(found[2].replace(",", ".")) if found else 0
    if found is None or number == 0:
        return None
    unit = found[3].lower()
    if unit == "%":
        return f"{number:g}%" if number <= _WHOLE_LINE else None
    return f"{number / 10 if unit in _MILLIMETRES else number:g}cm"


def shown(text: str) -> str:
    """Return what a reader sees of a text without its marks, for those who hear a picture."""
    pieces, at = [], 0
    for mark in marks_in(text):
        pieces.append(text[at : mark.start])
        at = mark.end
        if mark.kind == "link":
            pieces.append(shown(mark.text))
        elif mark.kind in ("br", "break"):
            pieces.append(" ")
        elif mark.kind not in ("open", "close", "note", "image"):
            pieces.append(mark.text)
    return "".join([*pieces, text[at:]])
