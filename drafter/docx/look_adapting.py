"""Setting a style of drafter's look as another file is set: its font, sizes, indents and room.

A style of ours says little, since it is based on «Normal»: what another file's «Normal» says beyond
that is kept where it is the file's character (font, colour, the spacing of running text) and
undone where it would take the letter apart (an indent of every line of an address, a number before
each paragraph).
"""

import copy
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from drafter.docx.look_allowed import OF_PARAGRAPHS, OF_TEXT
from drafter.docx.styles import Styles
from drafter.docx.xml import w

_OUR_SIZE, _OUR_WIDTH = 28, 9355
"""Half points of the running text, and twentieths of a point of the width of text, in our look."""

_LEAST, _LEAST_OF_NOTES = 20, 18
"""Half points: tables no smaller than 10 points, notes no smaller than 9, if the text is not."""

_SMALL = 20
"""Half points of the notes of our look."""

_FAR = 2000
"""From which indent on, in twentieths of a point, a style puts something at a place of the page."""

_RUNNING = ("BodyText", "Quote")
"""The styles whose spacing is that of the file's own text."""

_OUR_FIRST_LINE = "709"
_MEASURE = re.compile(r"-?\d{1,5}")
_LINES = ("beforeLines", "afterLines", "beforeAutospacing", "afterAutospacing")
_INDENTS = ("left", "start", "right", "end", "firstLine", "hanging")
_SPACING = ("before", "after", "line", "lineRule")
_UNDONE: dict[str, tuple[str, str]] = {
    "numPr": ("numId", "0"),
    "pageBreakBefore": ("", "0"),
    "outlineLvl": ("", "9"),
    "pBdr": ("", ""),
}


class Example(NamedTuple):
    """How the text of a file looks that is set by hand: what differs from its «Normal»."""

    font: str = ""
    size: int = 0
    """In half points; 0: as the style says."""
    align: str = ""
    first_line: int = 0
    """In twentieths of a point."""
    line: int = 0
    """In 240ths of a line."""
    after: int = -1
    """In twentieths of a point; less than 0: as the style says."""


class Measures(NamedTuple):
    """What added styles go by: the width of the text of the file, and its text set by hand."""

    text_width: int = _OUR_WIDTH
    example: Example = Example()

    def of(self, styles: Any, normal: str) -> "Base":
        """Return what these styles say of plain text; `normal` is the id of the default one."""
        return Base(self, Styles(styles), normal)


class Base:
    """What plain text of a file looks like, and what our styles are to say over it."""

    def __init__(self, measures: Measures, styles: Styles, normal: str) -> None:
        """Take the measures, and the styles with the id of the default one."""
        self.measures = measures
        self.example = measures.example
        self.size = measures.example.size or _half_points(styles.said(normal, "rPr", "sz")) or 20

        def said(name: str, *attributes: str) -> dict[str, str | None]:
            return {one: styles.said(normal, "pPr", name, one) for one in attributes}

        self.spacing = said("spacing", *_SPACING)
        self.has_lines = any(
            value not in (None, "0", "false") for value in said("spacing", *_LINES).values()
        )
        self.indents = said("ind", *_INDENTS)
        self.align = styles.said(normal, "pPr", "jc")
        style = styles.element(normal)
        self.undone = [
            name
            for name in _UNDONE
            if style is not None and styles.property(normal, f"w:pPr/w:{name}") is not None
        ]

    @property
    def is_spaced(self) -> bool:
        """Tell whether plain text has other room around it than that of our look."""
        usual = {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}
        other = any(said not in (None, usual[name]) for name, said in self.spacing.items())
        return other or self.has_lines

    @property
    def is_indented(self) -> bool:
        """Tell whether plain text has an indent."""
        return any(said not in ("", "0") for said in self.indents.values())


def adapted(ours: Any, keys: Mapping[str, str], base: Base, *, plain: bool) -> Any:
    """Return a style of ours as another file is to have it; `keys` are the ids there by our own.

    `plain`: it has the font of plain text, even where text is set in another one by hand.
    """
    style = copy.deepcopy(ours)
    style.set(w("styleId"), keys[ours.get(w("styleId"))])
    for name in ("basedOn", "next", "link"):
        for link in style.findall(w(name)):
            link.set(w("val"), keys.get(link.get(w("val"), ""), ""))
            if not link.get(w("val")):
                style.remove(link)
    for number in style.iter(w("numPr")):
        number.getparent().remove(number)
    if style.get(w("default")) or style.get(w("type")) == "table":
        return style
    of_text = _within(style, "rPr")
    _scale(of_text, base)
    if style.get(w("type")) == "paragraph":
        of_paragraph = _within(style, "pPr")
        root = ours.find(w("basedOn"))
        if root is not None and root.get(w("val")) == "Normal":
            _set_apart(ours.get(w("styleId")), of_paragraph, base)
            _set_font(of_text, Example() if plain else base.example)
        _place(of_paragraph, base)
        _in_order(of_paragraph, OF_PARAGRAPHS)
    _in_order(of_text, OF_TEXT)
    for part in (style.find(w("pPr")), style.find(w("rPr"))):
        if part is not None and not len(part):
            style.remove(part)
    return style


def follow(style: Any, key: str, styles: Styles, normal: str, example: Example) -> None:
    """Let a style of the file's own, which is one of ours, look as text that is set by hand.

    What it says itself, or by the styles between it and plain text, stays; `key` is our id of it.
    """
    own = styles.own_properties(style.get(w("styleId")), normal)
    text = _within(style, "rPr")
    for name in ("rFonts", "sz", "szCs"):
        if f"rPr/{name}" not in own:
            _set_font(text, example, (name,))
    if key == "BodyText":
        paragraph = _within(style, "pPr")
        for name, attribute, value in (
            ("jc", "val", example.align),
            ("ind", "firstLine", str(example.first_line or "")),
        ):
            if value and f"pPr/{name}" not in own:
                _having(paragraph, name).set(w(attribute), value)
        _in_order(paragraph, OF_PARAGRAPHS)
    _in_order(text, OF_TEXT)
    for part in (style.find(w("pPr")), text):
        if part is not None and not len(part):
            style.remove(part)


def _within(style: Any, name: str) -> Any:
    """Return the properties of a style, made at their place where it has none."""
    found = style.find(w(name))
    if found is None:
        found = style.makeelement(w(name))
        paragraph = style.find(w("pPr"))
        places = [child for child in style if child.tag in _AFTER_TEXT]
        if name == "pPr":
            places = [child for child in style if child.tag in (w("rPr"), *_AFTER_TEXT)]
        if places:
            places[0].addprevious(found)
        elif paragraph is not None and name == "rPr":
            paragraph.addnext(found)
        else:
            style.append(found)
    return found


_AFTER_TEXT = tuple(map(w, ("tblPr", "trPr", "tcPr", "tblStylePr")))


def _scale(properties: Any, base: Base) -> None:
    """Set the sizes of a style in proportion to the size of the text."""
    for name in ("sz", "szCs"):
        for size in properties.findall(w(name)):
            ours = int(size.get(w("val"), str(_OUR_SIZE)))
            least = _LEAST_OF_NOTES if ours <= _SMALL else _LEAST
            scaled = max(least, round(ours * base.size / _OUR_SIZE))
            size.set(w("val"), str(min(base.size, scaled)))


def _set_apart(key: str, paragraph: Any, base: Base) -> None:
    """Say over plain text of a file what a style of ours means by its silence."""
    for name in base.undone:
        if paragraph.find(w(name)) is None:
            paragraph.append(_undone(paragraph, name))
    if key in _RUNNING:
        _as_text(key, paragraph, base)
        return
    if base.is_spaced:
        spacing = _having(paragraph, "spacing")
        for name, usual in (("before", "0"), ("after", "0"), ("line", "240"), ("lineRule", "auto")):
            spacing.set(w(name), spacing.get(w(name), usual))
        for name in _LINES if base.has_lines else ():
            spacing.set(w(name), "0")
    if base.is_indented:
        indent = _having(paragraph, "ind")
        for name in ("left", "right", "firstLine"):
            indent.set(w(name), indent.get(w(name), "0"))
    if base.align not in (None, "left", "start") and paragraph.find(w("jc")) is None:
        _having(paragraph, "jc").set(w("val"), "left")


_FONT = ("rFonts", "sz", "szCs")


def _set_font(text: Any, example: Example, names: tuple[str, ...] = _FONT) -> None:
    """Give a style the font and the size of text that is set by hand, where it has none."""
    for name in names:
        if text.find(w(name)) is not None:
            continue
        if name == "rFonts" and example.font:
            fonts = {w(kind): example.font for kind in ("ascii", "hAnsi", "eastAsia", "cs")}
            text.append(text.makeelement(w(name), fonts))
        elif name != "rFonts" and example.size:
            text.append(text.makeelement(w(name), {w("val"): str(example.size)}))


def _undone(paragraph: Any, name: str) -> Any:
    """Return a property that undoes what plain text has."""
    inner, undone = _UNDONE[name]
    new = paragraph.makeelement(w(name))
    if inner:
        new.append(new.makeelement(w(inner), {w("val"): undone}))
    elif undone:
        new.set(w("val"), undone)
    else:
        for side in ("top", "left", "bottom", "right"):
            new.append(new.makeelement(w(side), {w("val"): "nil"}))
    return new


def _as_text(key: str, paragraph: Any, base: Base) -> None:
    """Let running text look as the file's own does, by its «Normal» or as it was set by hand."""
    example = base.example
    if key != "BodyText":
        return
    indent, align = _having(paragraph, "ind"), _having(paragraph, "jc")
    if example.first_line:
        indent.set(w("firstLine"), str(example.first_line))
    elif base.is_indented:
        paragraph.remove(indent)
    if example.align or base.align in ("both", "center", "right", "distribute", "end"):
        align.set(w("val"), example.align or base.align)
    if example.line or example.after >= 0:
        spacing = _having(paragraph, "spacing")
        if example.line:
            spacing.set(w("line"), str(example.line))
            spacing.set(w("lineRule"), "auto")
        if example.after >= 0:
            spacing.set(w("after"), str(example.after))


def _place(paragraph: Any, base: Base) -> None:
    """Put what stands on the right half of our page on the right half of the file's."""
    indent = paragraph.find(w("ind"))
    for name in ("left", "right"):
        said = "" if indent is None else indent.get(w(name), "")
        if _MEASURE.fullmatch(said) and int(said) >= _FAR:
            indent.set(w(name), str(int(said) * base.measures.text_width // _OUR_WIDTH))


def _having(parent: Any, name: str) -> Any:
    found = parent.find(w(name))
    if found is None:
        found = parent.makeelement(w(name))
        parent.append(found)
    return found


def _in_order(properties: Any, names: tuple[str, ...]) -> None:
    properties[:] = sorted(properties, key=lambda child: names.index(child.tag))


def _half_points(said: str | None) -> int:
    found = re.fullmatch(r"\d{1,4}", said or "")
    return int(found[0]) if found else 0
