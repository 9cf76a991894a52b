"""The styles of a Word file as they count for its reader: names, and what each adds up to."""

import zipfile
from functools import cache
from typing import Any

from lxml import etree

from drafter.docx.xml import value, w
from drafter.workspace import LOOK, TEMPLATES, shipped

OFF = ("0", "false", "off", "none")
"""What a switch says where it is off, instead of only standing there."""

_OWN_NAMES = {
    "основной-текст": "body-text",
    "название": "title",
    "подзаголовок": "subtitle",
    "цитата": "quote",
    "дата": "date",
    "приветствие": "salutation",
    "прощание": "closing",
    "негізгі-мәтін": "body-text",
    "тақырып": "title",
}
"""Names that translated word processors give to Word's own styles."""

_HEADINGS = ("heading", "заголовок", "тақырып")


class Styles:
    """Answers what a style is called and what it says, with the styles it is based on."""

    def __init__(self, root: Any | None) -> None:
        """Take the root of the styles part; None: there is none."""
        elements = [] if root is None else list(root.iter(w("style")))
        self._by_id = {element.get(w("styleId")): element for element in elements}
        self._default = next(
            (
                element.get(w("styleId"))
                for element in elements
                if element.get(w("type")) == "paragraph" and element.get(w("default")) == "1"
            ),
            None,
        )
        language = None if root is None else root.find(f".//{w('rPrDefault')}//{w('lang')}")
        self.language = "" if language is None else language.get(w("val"), "")
        self._names: dict[str | None, str] = {}

    def name(self, style_id: str | None) -> str:
        """Return a style's name in lower case with hyphens; aliases of the look count as names."""
        if style_id not in self._names:
            self._names[style_id] = self._name(style_id)
        return self._names[style_id]

    def _name(self, style_id: str | None) -> str:
        element = self._by_id.get(style_id or self._default)
        if element is None:
            return ""
        names = (value(element, "w:name") or "", *(value(element, "w:aliases") or "").split(","))
        known = _known_names()
        hyphened = [name.strip().casefold().replace(" ", "-") for name in names]
        return next((known[name] for name in hyphened if name in known), hyphened[0])

    def plain_name(self, style_id: str | None) -> str:
        """Return a style's name, or that of the one which stands for it in a special place."""
        name = self.name(style_id)
        return name.removeprefix("kept-").removesuffix("-after-table")

    def heading(self, style_id: str | None) -> int:
        """Return the level of a heading style, 0 for other styles."""
        for word in _HEADINGS:
            number = self.name(style_id).removeprefix(f"{word}-")
            if number in tuple("123456789"):
                return int(number)
        return 0

    def property(self, style_id: str | None, path: str, *, paragraph: bool = True) -> Any | None:
        """Return what a style, or the nearest one it is based on, has at a path, None if nothing.

        Without an id the default paragraph style is asked, if a paragraph is meant.
        """
        current = style_id or (self._default if paragraph else None)
        for _step in range(20):
            element = self._by_id.get(current)
            if element is None:
                return None
            found = element.find(path, element.nsmap)
            if found is not None:
                return found
            current = value(element, "w:basedOn")
        return None

    def toggled(self, style_id: str | None, name: str, *, paragraph: bool) -> bool:
        """Tell whether a style switches a property of text on, such as `b` or `i`."""
        if style_id is None and not paragraph:
            return False
        return is_on(self.property(style_id, f"w:rPr/w:{name}", paragraph=paragraph))


def is_on(element: Any | None) -> bool:
    """Tell whether a switch such as `w:b` stands, and is on."""
    return element is not None and element.get(w("val"), "1") not in OFF


def title(style: str, language: str) -> str:
    """Return what a style of drafter's look is called in Word in a language; else its own name."""
    number = ("ru", "kk").index(language) if language in ("ru", "kk") else -1
    known = _titles().get(style, ())
    return known[number] if number >= 0 and known else style


@cache
def _titles() -> dict[str, list[str]]:
    """Return the Russian and the Kazakh name of each style of the look, by its name."""
    with zipfile.ZipFile(shipped(TEMPLATES) / LOOK) as package:
        root = etree.fromstring(package.read("word/styles.xml"))
    return {
        (value(style, "w:name") or "").casefold().replace(" ", "-"): aliases.split(",")
        for style in root.iter(w("style"))
        if (aliases := value(style, "w:aliases"))
    }


@cache
def _known_names() -> dict[str, str]:
    """Return the look's styles by their names and by their Russian and Kazakh aliases."""
    with zipfile.ZipFile(shipped(TEMPLATES) / LOOK) as package:
        root = etree.fromstring(package.read("word/styles.xml"))
    known = dict(_OWN_NAMES)
    for element in root.iter(w("style")):
        name = (value(element, "w:name") or "").casefold().replace(" ", "-")
        aliases = (value(element, "w:aliases") or "").split(",")
        known |= {alias.casefold().replace(" ", "-"): name for alias in aliases if alias}
        known[name] = name
    return known
