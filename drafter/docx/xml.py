"""The XML of WordprocessingML: namespaces, escaping and the smallest pieces of text."""

from typing import Any

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def w(name: str) -> str:
    """Return a WordprocessingML name as lxml spells it."""
    return f"{{{W}}}{name}"


def escape(text: str) -> str:
    """Return a text as it stands between tags or inside an attribute's double quotation marks."""
    if not ("&" in text or "<" in text or ">" in text or '"' in text):
        return text  # as almost every text; to ask is faster than to replace
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def text(content: str) -> str:
    """Return a `w:t` that keeps outer spaces."""
    space = ' xml:space="preserve"' if content != content.strip() else ""
    return f"<w:t{space}>{escape(content)}</w:t>"


def value(element: Any, path: str, attribute: str = "val") -> str | None:
    """Return an attribute of the element at a path below this one, None if there is none."""
    found = element.find(path, {"w": W})
    return None if found is None else found.get(w(attribute))
