"""What of a Word file is not seen by its reader: deletions, placeholders, other versions."""

from typing import Any

from drafter.docx.styles import is_on
from drafter.docx.xml import W, w

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VERSIONS = (COMPATIBILITY + "Choice", COMPATIBILITY + "Fallback")
_DELETED = (w("del"), w("moveFrom"))


def chosen(alternatives: Any) -> Any:
    """Return the version that is read: the first in words that are known, or what stands in."""
    choices = [found for found in alternatives if found.tag in _VERSIONS]
    for found in choices:
        if any(child.tag.startswith(f"{{{W}}}") for child in found):
            return found
    return choices[0] if choices else []


def left_out(element: Any) -> str:
    """Return why nothing inside an element is taken, as `remark` calls it; "": it is taken."""
    tag = element.tag
    if tag in _DELETED:
        return "deleted-text"
    if tag == w("tr") and element.find(f"{w('trPr')}/{w('del')}") is not None:
        return "deleted-text"
    if tag == w("sdt") and _shows_placeholder(element):
        return "placeholder"
    return ""


def is_unseen(element: Any) -> bool:
    """Tell whether an element stands inside something that is not taken."""
    return any(
        left_out(outer) or (outer.tag in _VERSIONS and chosen(outer.getparent()) is not outer)
        for outer in element.iterancestors()
    )


def _shows_placeholder(control: Any) -> bool:
    return is_on(control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}"))
