"""The pages of a Word file as far as somebody asked for them: where one begins, and how it lies."""

from typing import Any

from drafter.docx.styles import Styles, is_on
from drafter.docx.xml import value, w

_ON_THE_SAME_PAGE = ("continuous", "nextColumn")


class Pages:
    """Goes through the sections of a file with its paragraphs."""

    def __init__(self, root: Any, styles: Styles) -> None:
        """Take the main part of a file, and its styles."""
        self._styles = styles
        sections = [s for s in root.iter(w("sectPr")) if s.getparent().tag != w("sectPrChange")]
        self._landscape = [(value(s, "w:pgSz", "orient") or "") == "landscape" for s in sections]
        self._apart = [(value(s, "w:type") or "") not in _ON_THE_SAME_PAGE for s in sections]
        self._section = 0
        self._turned = False

    @property
    def landscape(self) -> bool:
        """Whether the page of the present section lies on its side."""
        return any(self._landscape[self._section : self._section + 1])

    def turn(self) -> None:
        """Note that a page ends."""
        self._turned = True

    def begin(self, properties: Any | None, style_id: str | None) -> None:
        """Begin a paragraph, which may ask for a page of its own."""
        own = None if properties is None else properties.find(w("pageBreakBefore"))
        asked = self._styles.property(style_id, "w:pPr/w:pageBreakBefore") if own is None else own
        if is_on(asked):
            self.turn()

    def take(self) -> bool:
        """Tell whether a new page begins with the text that comes now."""
        turned, self._turned = self._turned, False
        return turned

    def end(self, properties: Any | None) -> None:
        """End a paragraph, and the section that ends with it."""
        if properties is not None and properties.find(w("sectPr")) is not None:
            self._section += 1
            if any(self._apart[self._section : self._section + 1]):
                self.turn()
