"""Text of a look that is set by hand: what most of it says beside its styles.

A paragraph, or a run, may say something that its style does not (ISO/IEC 29500-1, 17.3.1 and
17.3.2).  Where most of the letters of a style say the same, that is how the text is meant to look.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from lxml import etree

from drafter.docx.look_adapting import Example
from drafter.docx.look_allowed import OF_PARAGRAPHS, OF_TEXT
from drafter.docx.styles import Styles
from drafter.docx.xml import W, value, w

Said = dict[tuple[str, str, str], str]
"""What stands beside a style: properties of paragraph or text, element, attribute; its value."""

_BY_HAND = {
    "pPr": ("jc", "ind", "spacing", "contextualSpacing"),
    "rPr": (
        *("rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "color", "spacing"),
        *("sz", "szCs", "u", "highlight"),
    ),
}
"""What a hand changes; a list, a break or the mark of a heading belong to the one paragraph."""

_ORDER = {"pPr": OF_PARAGRAPHS, "rPr": OF_TEXT}
_LINE, _RULE = ("pPr", "spacing", "line"), ("pPr", "spacing", "lineRule")
_MOST = 0.6
"""Which part of the letters of a style has to say the same."""

_LONG = 40
"""So many letters make a paragraph of running text."""

_MUCH = 120
"""So many letters in all show how running text looks."""

_NO_TEXT = ("center", "right", "end")
"""How lines of a letterhead, an address or a heading are aligned."""

_INSTEAD = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "cs": "cstheme"} | {
    **{"firstLine": "hanging", "hanging": "firstLine", "eastAsia": "eastAsiaTheme"}
}
"""What an attribute of the same element silences (17.3.1.12, 17.3.2.26)."""

_SIZES = range(16, 41)
_FIRST_LINES = range(200, 1701)
_LINES = range(200, 601)
_AFTER = range(0, 401)
"""Measures of running text; others are a slip, or no running text."""


class Change(NamedTuple):
    """What the text of a style says beside it."""

    style: str
    """The id of the style."""
    said: Said
    text: str
    """The beginning of that text."""


def changes(body: Any, styles: Any) -> list[Change]:
    """Return what most of the text of each paragraph style of a body says beside its style."""
    known = Styles(styles)
    weights: dict[str, Counter[tuple[tuple[str, str, str], str]]] = defaultdict(Counter)
    letters: Counter[str] = Counter()
    texts: dict[str, str] = {}
    for paragraph in body.iter(w("p")):
        style = known.id_of(value(paragraph, "w:pPr/w:pStyle"))
        text = _text(paragraph)
        if style is None or not text.strip():
            continue
        letters[style] += len(text)
        texts.setdefault(style, text)
        for key, length in _weighed(paragraph, len(text)):
            weights[style][key] += length
    found = []
    for style, counted in weights.items():
        said = {
            key: text for (key, text), length in counted.items() if length >= _MOST * letters[style]
        }
        own = {key: text for key, text in said.items() if known.said(style, *key) != text}
        if _LINE in own:
            own[_RULE] = said.get(_RULE, "auto")
        if own:
            found.append(Change(style, own, texts[style]))
    if example_of(body, styles) != Example():
        return [change for change in found if change.style != known.default]
    return found


def parted(changed: Iterable[Change], styles: Any) -> tuple[list[Change], Example | None]:
    """Return the changes of styles, and that of plain text as an example for those of letters.

    What stands in headers and footers is plain text as well, and is to stay as it is.
    """
    default = Styles(styles).default
    plain = [change for change in changed if change.style == default]
    return [c for c in changed if c.style != default], _as_example(plain[0].said) if plain else None


def _as_example(said: Said) -> Example:
    rule = said.get(_RULE, "auto")
    return Example(
        said.get(("rPr", "rFonts", "hAnsi")) or said.get(("rPr", "rFonts", "ascii")) or "",
        _within(said.get(("rPr", "sz", "val"), ""), _SIZES),
        "both" if said.get(("pPr", "jc", "val")) == "both" else "",
        _within(said.get(("pPr", "ind", "firstLine"), ""), _FIRST_LINES),
        _within(said.get(_LINE, ""), _LINES) if rule == "auto" else 0,
        _within(said.get(("pPr", "spacing", "after"), ""), _AFTER, otherwise=-1),
    )


def apply(made: Iterable[Change], styles: Any) -> None:
    """Let styles say what their text says, in place."""
    known = Styles(styles)
    for change in made:
        style = known.element(change.style)
        for (kind, element, attribute), text in change.said.items():
            properties = _having(style, kind)
            one = properties.find(w(element))
            if one is None:
                one = etree.SubElement(properties, w(element))
                names = _ORDER[kind]
                properties[:] = sorted(properties, key=lambda child: names.index(child.tag))
            if attribute in _INSTEAD:
                one.attrib.pop(w(_INSTEAD[attribute]), None)
            one.set(w(attribute), text)


def example_of(body: Any, styles: Any) -> Example:
    """Return how the running text of a body looks, where most of it looks alike."""
    known = Styles(styles)
    fonts: Counter[tuple[str, str]] = Counter()
    says: dict[str, Counter[str]] = defaultdict(Counter)
    total = 0
    for paragraph in body.iterfind(f".//{w('p')}"):
        text = _text(paragraph)
        if len(text) < _LONG or next(paragraph.iterancestors(w("tbl")), None) is not None:
            continue
        looks = _Looks(known, paragraph)
        if looks.of_paragraph("jc", "val") in _NO_TEXT:
            continue
        total += len(text)
        for run in paragraph.iter(w("r")):
            fonts[looks.font(run), looks.of_run(run, "sz")] += len(_text(run))
        for name, attribute in (("jc", "val"), ("ind", "firstLine"), *_SPACED):
            says[f"{name}/{attribute}"][looks.of_paragraph(name, attribute)] += len(text)
    if total < _MUCH:
        return Example()
    usual = {name: _usual(counted, total) for name, counted in says.items()}
    (font, size), count = fonts.most_common(1)[0]
    if count < _MOST * total:
        font, size = "", ""
    plain = _Looks(known, None)
    same = font == plain.font(None) and size == plain.of_run(None, "sz")
    is_auto = usual["spacing/lineRule"] in ("", "auto")
    return Example(
        "" if same else font,
        0 if same else _within(size, _SIZES),
        "both" if usual["jc/val"] == "both" else "",
        _within(usual["ind/firstLine"], _FIRST_LINES),
        _within(usual["spacing/line"], _LINES) if is_auto else 0,
        _within(usual["spacing/after"], _AFTER, otherwise=-1),
    )


_SPACED = (("spacing", "line"), ("spacing", "lineRule"), ("spacing", "after"))


class _Looks:
    """How a paragraph and its runs look, with all that their styles say."""

    def __init__(self, styles: Styles, paragraph: Any | None) -> None:
        self._styles = styles
        self._paragraph = paragraph
        self._style = None if paragraph is None else value(paragraph, "w:pPr/w:pStyle")

    def of_paragraph(self, name: str, attribute: str) -> str:
        own = None
        if self._paragraph is not None:
            own = value(self._paragraph, f"w:pPr/w:{name}", attribute)
        return own or self._styles.said(self._style, "pPr", name, attribute) or ""

    def of_run(self, run: Any | None, name: str, attribute: str = "val") -> str:
        own = None if run is None else value(run, f"w:rPr/w:{name}", attribute)
        return own or self._styles.said(self._style, "rPr", name, attribute) or ""

    def font(self, run: Any | None) -> str:
        """Return the font of Cyrillic letters; one of the theme is none that has a name here."""
        own = None if run is None else run.find(f"{w('rPr')}/{w('rFonts')}")
        if own is not None and own.get(w("hAnsiTheme")) is None and own.get(w("hAnsi")):
            return str(own.get(w("hAnsi")))
        if self._styles.said(self._style, "rPr", "rFonts", "hAnsiTheme"):
            return ""
        return self._styles.said(self._style, "rPr", "rFonts", "hAnsi") or ""


def _weighed(paragraph: Any, length: int) -> Iterator[tuple[tuple[tuple[str, str, str], str], int]]:
    """Yield what stands beside the style of a paragraph, each with how many letters have it."""
    for said in _said(paragraph.find(w("pPr")), "pPr").items():
        yield said, length
    for run in paragraph.iter(w("r")):
        letters = len(_text(run))
        for said in _said(run.find(w("rPr")), "rPr").items():
            yield said, letters


def _said(properties: Any | None, kind: str) -> Said:
    found: Said = {}
    if properties is None:
        return found
    for name in _BY_HAND[kind]:
        element = properties.find(w(name))
        if element is None:
            continue
        if not element.attrib:
            found[kind, name, "val"] = "1"
        for attribute, text in element.attrib.items():
            of = etree.QName(attribute)
            if of.namespace == W:
                found[kind, name, of.localname] = text
    return found


def _usual(counted: Mapping[str, int], total: int) -> str:
    said, count = max(counted.items(), key=lambda pair: pair[1])
    return said if count >= _MOST * total else ""


def _within(said: str, measures: range, otherwise: int = 0) -> int:
    return int(said) if re.fullmatch(r"\d{1,5}", said) and int(said) in measures else otherwise


def _having(style: Any, kind: str) -> Any:
    """Return the properties of a style, made at their place where it has none."""
    found = style.find(w(kind))
    if found is None:
        found = style.makeelement(w(kind))
        later = ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")[kind == "rPr" :]
        after = [child for child in style if child.tag in tuple(map(w, later))]
        if after:
            after[0].addprevious(found)
        else:
            style.append(found)
    return found


def _text(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(w("t")))
