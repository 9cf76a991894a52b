"""The lists of a look: those that letters count by, brought in where a file's own do not serve."""

import copy
from collections.abc import Mapping
from typing import Any

from drafter.docx.look_allowed import OF_PARAGRAPHS
from drafter.docx.shipped_look import shipped_styles
from drafter.docx.styles import Styles
from drafter.docx.xml import value, w

_LEVELS = 9
_DECIMAL = "%1"
_ORDER = tuple(map(w, ("abstractNum", "num", "numIdMacAtCleanup")))
_OF_ABSTRACT = tuple(
    map(w, ("nsid", "multiLevelType", "tmpl", "name", "styleLink", "numStyleLink", "lvl"))
)


class Lists:
    """The numbering of a file, completed by the lists of drafter's look."""

    def __init__(self, styles: Any, numbering: Any) -> None:
        """Take the roots of the styles and of the numbering."""
        self._root = numbering
        self._styles = Styles(styles)
        self._abstract = {
            one.get(w("abstractNumId")): one for one in numbering.iterchildren(w("abstractNum"))
        }
        self._numbers = {one.get(w("numId")): one for one in numbering.iterchildren(w("num"))}

    def complete(self, keys: Mapping[str, str]) -> None:
        """Give a list to each style of ours that needs one; `keys` are its ids by our own."""
        styles = shipped_styles()
        for key, ours in styles.lists.items():
            style = self._styles.element(keys[key])
            abstract = self._own(keys[key], ours)
            if abstract is None:
                self._attach(style, self._added(ours, keys))
            else:
                self._fill(abstract, ours)
        self._root[:] = sorted(self._root, key=lambda element: _ORDER.index(element.tag))

    def _own(self, key: str, ours: Any) -> Any | None:
        """Return the list that a style of the file has, None where it has none of our kind."""
        number = self._styles.property(key, "w:pPr/w:numPr/w:numId")
        found = None if number is None else self._numbers.get(number.get(w("val"), ""))
        abstract = None if found is None else self._abstract.get(value(found, "w:abstractNumId"))
        level = None if abstract is None else abstract.find(w("lvl"))
        if level is None or level.get(w("ilvl")) != "0" or abstract is None:
            return None
        wanted = value(ours, "w:lvl/w:numFmt")
        is_bullet = value(level, "w:numFmt") == "bullet"
        is_counted = _DECIMAL in (value(level, "w:lvlText") or "")
        fits = is_bullet if wanted == "bullet" else is_counted and not is_bullet
        return abstract if fits else None

    def _fill(self, abstract: Any, ours: Any) -> None:
        """Give a list the levels that it lacks, since lists of letters may stand in others."""
        there = {level.get(w("ilvl")) for level in abstract.findall(w("lvl"))}
        missing = [one for one in ours.findall(w("lvl")) if one.get(w("ilvl")) not in there]
        if not missing:
            return
        abstract.extend(copy.deepcopy(missing))
        kind = abstract.find(w("multiLevelType"))
        if kind is not None:
            kind.set(w("val"), "multilevel")
        abstract[:] = sorted(
            abstract, key=lambda one: (_OF_ABSTRACT.index(one.tag), one.get(w("ilvl"), ""))
        )

    def _added(self, ours: Any, keys: Mapping[str, str]) -> str:
        """Add a list of ours; return the id of a numbering that has it."""
        abstract = copy.deepcopy(ours)
        key = _free(self._abstract)
        abstract.set(w("abstractNumId"), key)
        for link in abstract.iter(w("pStyle")):
            link.set(w("val"), keys[link.get(w("val"))])
        number = self._root.makeelement(w("num"), {w("numId"): _free(self._numbers, 1)})
        number.append(number.makeelement(w("abstractNumId"), {w("val"): key}))
        self._abstract[key] = abstract
        self._numbers[number.get(w("numId"))] = number
        self._root.extend((abstract, number))
        found: str = number.get(w("numId"))
        return found

    def _attach(self, style: Any, number: str) -> None:
        """Give a style a numbering, instead of the one that it may have."""
        properties = style.find(w("pPr"))
        if properties is None:
            properties = style.makeelement(w("pPr"))
            text = style.find(w("rPr"))
            if text is None:
                style.append(properties)
            else:
                text.addprevious(properties)
        for old in properties.findall(w("numPr")):
            properties.remove(old)
        new = properties.makeelement(w("numPr"))
        new.append(new.makeelement(w("numId"), {w("val"): number}))
        properties.append(new)
        properties[:] = sorted(properties, key=lambda child: OF_PARAGRAPHS.index(child.tag))


def _free(known: Mapping[str, Any], first: int = 0) -> str:
    """Return an id that is free: one more than the highest."""
    return str(max((int(key) for key in known), default=first - 1) + 1)
