"""The numbers that Word prints before paragraphs, counted as Word counts them.

ECMA-376, part 1, 17.9: paragraphs that share an abstract numbering count on, whatever their list,
until a list that overrides the start begins anew; a deeper level begins anew after a higher one.
"""

import re
from typing import Any

from drafter.docx.document import Number
from drafter.docx.styles import Styles
from drafter.docx.xml import value, w

_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DEEPEST = 8
_MOST_LETTERS = 100


class Numbers:
    """Counts the lists of a document from its start to its end."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        """Take the root of the numbering part (None: there is none) and the styles."""
        self._styles = styles
        found = [] if root is None else list(root)
        self._abstract = {
            element.get(w("abstractNumId")): element
            for element in found
            if element.tag == w("abstractNum")
        }
        self._numbers = {
            element.get(w("numId")): element for element in found if element.tag == w("num")
        }
        self._counts: dict[str, dict[int, int]] = {}
        self._lists: dict[tuple[str, int], int] = {}
        self._begun: set[str] = set()
        self._made = 0

    def next(self, properties: Any | None, style_id: str | None) -> Number | None:
        """Return the number of the next paragraph, from its properties and its style."""
        number_id, level = self._place(properties, style_id)
        element = self._numbers.get(number_id)
        if element is None:
            return None
        abstract_id = self._abstract_id(element)
        definition = self._level(element, abstract_id, level)
        if definition is None:
            return None
        counts = self._counted(element, number_id, abstract_id, level)
        return self._number(definition, abstract_id, level, counts)

    def _place(self, properties: Any | None, style_id: str | None) -> tuple[str, int]:
        direct = None if properties is None else properties.find(w("numPr"))
        styled = self._styles.property(style_id, "w:pPr/w:numPr")
        number_id = level = None
        for source in (direct, styled):
            if source is not None:
                number_id = number_id or value(source, "w:numId")
                level = level or value(source, "w:ilvl")
        if level is None and direct is None and styled is not None:
            level = self._level_of_style(number_id or "", style_id)
        depth = int(level) if level and re.fullmatch("[0-9]{1,2}", level) else 0
        return number_id or "", min(depth, _DEEPEST)

    def _level_of_style(self, number_id: str, style_id: str | None) -> str | None:
        element = self._numbers.get(number_id)
        abstract = None if element is None else self._abstract.get(self._abstract_id(element))
        for level in [] if abstract is None else abstract.iter(w("lvl")):
            if value(level, "w:pStyle") == style_id:
                found: str | None = level.get(w("ilvl"))
                return found
        return None

    def _abstract_id(self, number: Any) -> str:
        abstract_id = value(number, "w:abstractNumId") or ""
        abstract = self._abstract.get(abstract_id)
        link = None if abstract is None else value(abstract, "w:numStyleLink")
        target = self._styles.property(link, "w:pPr/w:numPr/w:numId") if link else None
        linked = None if target is None else self._numbers.get(target.get(w("val"), ""))
        if linked is not None:
            return value(linked, "w:abstractNumId") or abstract_id
        return abstract_id

    def _level(self, number: Any, abstract_id: str, level: int) -> Any | None:
        overrides = (
            override.find(w("lvl"))
            for override in number.iter(w("lvlOverride"))
            if override.get(w("ilvl")) == str(level)
        )
        abstract = self._abstract.get(abstract_id)
        own = [] if abstract is None else abstract.iter(w("lvl"))
        levels = (element for element in own if element.get(w("ilvl")) == str(level))
        return next((element for element in (*overrides, *levels) if element is not None), None)

    def _counted(self, number: Any, number_id: str, abstract_id: str, level: int) -> dict[int, int]:
        """Count one on at a level; return the numbers of all levels."""
        counts = self._counts.setdefault(abstract_id, {})
        starts = {
            override.get(w("ilvl")): value(override, "w:startOverride")
            for override in number.iter(w("lvlOverride"))
        }
        if number_id not in self._begun:
            self._begun.add(number_id)
            if any(starts.values()):
                counts.clear()
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        for higher in range(level + 1):
            if higher not in counts:
                definition = self._level(number, abstract_id, higher)
                start = starts.get(str(higher))
                if start is None and definition is not None:
                    start = value(definition, "w:start")
                self._made += 1
                self._lists[abstract_id, higher] = self._made
                first = int(start) if start and re.fullmatch(r"\d{1,4}", start) else 1
                counts[higher] = first - (higher == level)
        counts[level] += 1
        return counts

    def _number(
        self, definition: Any, abstract_id: str, level: int, counts: dict[int, int]
    ) -> Number | None:
        kind = value(definition, "w:numFmt") or "decimal"
        pattern = value(definition, "w:lvlText") or ""
        listed = self._lists[abstract_id, 0]
        if kind == "none" or (not pattern and kind != "bullet"):
            return None
        if kind == "bullet" or "%" not in pattern:
            return Number(listed, level, 0, "-", "–")
        text = re.sub(
            r"%(\d)", lambda m: written(counts.get(int(m[1]) - 1, 1), kind), pattern
        ).strip()
        plain = re.fullmatch(rf"(%\d\.)*%{level + 1}([.)])", pattern.strip())
        mark = plain[2] if plain and kind == "decimal" else ""
        return Number(listed, level, counts[level], mark, text)


def written(number: int, kind: str) -> str:
    """Return a number as a kind of numbers shows it: `upperRoman`, `russianLower`, `decimal`."""
    letters = {"russian": _RUSSIAN, "letter": _LATIN}.get(re.sub("lower|upper", "", kind.lower()))
    text = str(number)
    if letters and 0 < number <= _MOST_LETTERS:
        text = letters[(number - 1) % len(letters)] * (1 + (number - 1) // len(letters))
    elif kind.endswith("Roman") and 0 < number < 40:
        text = ""
        for size, mark in _ROMAN:
            text += mark * (number // size)
            number %= size
    return text.upper() if "pper" in kind else text
