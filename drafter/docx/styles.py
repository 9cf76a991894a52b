"""The styles of a Word file as they count for its reader: names, and what each adds up to."""

import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml import etree

from drafter.docx.xml import W, value, w
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

_MORE_NAMES = {
    "title": ("titel", "titre", "标题"),
    "subtitle": ("untertitel", "sous-titre", "副标题"),
    "body text": ("textkörper", "corps de texte", "正文文本"),
    "quote": ("zitat", "citation"),
    "header": ("верхний колонтитул", "kopfzeile", "页眉"),
    "footer": ("нижний колонтитул", "fußzeile", "页脚"),
    "footnote text": ("текст сноски", "fußnotentext"),
    "table grid": ("сетка таблицы", "tabellenraster", "网格型"),
    "list bullet": ("маркированный список", "aufzählungszeichen"),
    "list number": ("нумерованный список", "listennummer"),
    **{
        f"heading {n}": (f"заголовок {n}", f"тақырып {n}", f"überschrift {n}", f"标题 {n}")
        for n in (1, 2, 3)
    },
}

TRANSLATED = {
    name: (
        *(
            own.replace("-", " ")
            for own, ours in _OWN_NAMES.items()
            if ours.replace("-", " ") == name
        ),
        *_MORE_NAMES.get(name, ()),
    )
    for name in {*_MORE_NAMES, *(name.replace("-", " ") for name in _OWN_NAMES.values())}
}
"""What Word's own styles are called where a program writes their names translated."""


class Styles:
    """Answers what a style is called and what it says, with the styles it is based on."""

    def __init__(self, root: Any | None) -> None:
        """Take the root of the styles part; None: there is none."""
        elements = [] if root is None else list(root.iter(w("style")))
        self._by_id = {element.get(w("styleId")): element for element in elements}
        self.default = next(
            (
                element.get(w("styleId"))
                for element in elements
                if element.get(w("type")) == "paragraph" and element.get(w("default")) == "1"
            ),
            None,
        )
        """The id of the default style of paragraphs, None where there is none."""
        self._defaults = None if root is None else root.find(w("docDefaults"))
        language = None if root is None else root.find(f".//{w('rPrDefault')}//{w('lang')}")
        self.language = "" if language is None else language.get(w("val"), "")
        self._names: dict[str | None, str] = {}
        self._properties: dict[tuple[str | None, str], Any | None] = {}

    def element(self, style_id: str) -> Any | None:
        """Return the style of an id, None where there is none."""
        return self._by_id.get(style_id)

    def id_of(self, style_id: str | None) -> str | None:
        """Return the id of the style that counts for a paragraph; without one it is the default."""
        return style_id if style_id in self._by_id else self.default

    def said(
        self, style_id: str | None, kind: str, name: str, attribute: str = "val"
    ) -> str | None:
        """Return what a style says, with those it is based on, or else the defaults.

        `kind` is `pPr` or `rPr`, `name` an element in it; a switch that only stands there says 1.
        """
        path = f"w:{kind}/w:{name}"
        for element in self._row(self.id_of(style_id)):
            said = _value(element.find(path, {"w": W}), attribute)
            if said is not None:
                return said
        found = None
        if self._defaults is not None:
            found = self._defaults.find(f"w:{kind}Default/{path}", {"w": W})
        return _value(found, attribute)

    def name(self, style_id: str | None) -> str:
        """Return a style's name in lower case with hyphens; aliases of the look count as names."""
        if style_id not in self._names:
            self._names[style_id] = self._name(style_id)
        return self._names[style_id]

    def _name(self, style_id: str | None) -> str:
        element = self._by_id.get(style_id or self.default)
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
        first = style_id or (self.default if paragraph else None)
        key = first, path
        if key not in self._properties:  # each run of a text asks for the same
            found = (element.find(path, {"w": W}) for element in self._row(first))
            self._properties[key] = next((one for one in found if one is not None), None)
        return self._properties[key]

    def own_properties(self, style_id: str, base: str) -> set[str]:
        """Return what a style says, with those between it and a base: «rPr/sz», «pPr/jc»."""
        found = set()
        for element in self._row(style_id):
            if element.get(w("styleId")) == base:
                break
            for kind in ("pPr", "rPr"):
                properties = element.find(w(kind))
                for one in () if properties is None else properties.iterchildren("{*}*"):
                    found.add(f"{kind}/{etree.QName(one).localname}")
        return found

    def _row(self, style_id: str | None) -> Iterator[Any]:
        """Yield a style and those that it is based on; some rows of them have no end."""
        for _step in range(20):
            element = self._by_id.get(style_id)
            if element is None:
                return
            yield element
            style_id = value(element, "w:basedOn")

    def toggled(self, style_id: str | None, name: str, *, paragraph: bool) -> bool:
        """Tell whether a style switches a property of text on, such as `b` or `i`."""
        if style_id is None and not paragraph:
            return False
        return is_on(self.property(style_id, f"w:rPr/w:{name}", paragraph=paragraph))


def _value(element: Any | None, attribute: str) -> str | None:
    """Return what an attribute says; an element that only stands there says 1."""
    if element is None:
        return None
    said: str | None = element.get(w(attribute))
    return "1" if said is None and not element.attrib and attribute == "val" else said


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
