"""The lines of a letter as Word prints them, by lxml alone: numbers are counted here anew."""

import re
from collections import Counter
from typing import Any

from tests.documents import parts, root, w


class _Counting:
    """Counts numbered paragraphs as Word does (ISO/IEC 29500-1, 17.9)."""

    def __init__(self, data: bytes) -> None:
        self.styles = root(data, "word/styles.xml")
        self.numbering = root(data, "word/numbering.xml")
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[str] = set()

    def printed(self, paragraph: Any) -> str:
        """Return what is printed before a paragraph, with a space after it."""
        place = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        if place is None:
            return ""
        number_id = place.find(w("numId")).get(w("val"))
        level = int(place.find(w("ilvl")).get(w("val")))
        number = self.numbering.find(f"{w('num')}[@{w('numId')}='{number_id}']")
        abstract_id = number.find(w("abstractNumId")).get(w("val"))
        counts = self.counts.setdefault(abstract_id, {})
        starts = {
            int(override.get(w("ilvl"))): int(override.find(w("startOverride")).get(w("val")))
            for override in number.findall(w("lvlOverride"))
        }
        if number_id not in self.begun and starts:
            counts.clear()
        self.begun.add(number_id)
        for deeper in [deep for deep in counts if deep > level]:
            del counts[deeper]
        for higher in range(level):
            counts.setdefault(higher, starts.get(higher, 1))
        counts[level] = counts.get(level, starts.get(level, 1) - 1) + 1
        abstract = self.numbering.find(f"{w('abstractNum')}[@{w('abstractNumId')}='{abstract_id}']")
        definition = abstract.find(f"{w('lvl')}[@{w('ilvl')}='{level}']")
        if definition.find(w("numFmt")).get(w("val")) == "bullet":
            return "– "
        pattern = definition.find(w("lvlText")).get(w("val"))
        return re.sub(r"%(\d)", lambda m: str(counts[int(m[1]) - 1]), pattern) + " "


def printed(data: bytes) -> list[str]:
    """Return the lines of a letter's paragraphs, cells included; footnotes are left out."""
    counting = _Counting(data)
    found: list[str] = []
    for paragraph in root(data).iter(w("p")):
        found += alike(counting.printed(paragraph) + _text(paragraph))
    return [line for line in found if line]


def printed_notes(data: bytes) -> list[str]:
    """Return the lines of a letter's footnotes."""
    if "word/footnotes.xml" not in parts(data):
        return []
    notes = root(data, "word/footnotes.xml")
    lines = [line for paragraph in notes.iter(w("p")) for line in alike(_text(paragraph))]
    return [line for line in lines if line]


def marks(data: bytes) -> Counter[str]:
    """Return how many letters stand in runs of each character style, headings left out."""
    found: Counter[str] = Counter()
    for run in root(data).iter(w("r")):
        named = next(run.iterancestors(w("p"))).find(f"{w('pPr')}/{w('pStyle')}")
        if named is not None and "Heading" in named.get(w("val")):
            continue
        style = run.find(f"{w('rPr')}/{w('rStyle')}")
        text = "".join(t.text or "" for t in run.iter(w("t")))
        found[style.get(w("val")) if style is not None else ""] += len("".join(text.split()))
    return found


def alike(text: str) -> list[str]:
    """Return the lines of a text without what typography may change."""
    text = re.sub("[–—\u2011-]", "-", re.sub('[«»„“”"]', '"', text))
    return [re.sub(r"\s+", " ", line).strip() for line in text.split("\n")]


def _text(paragraph: Any) -> str:
    signs = {w("br"): "\n", w("tab"): "\t", w("noBreakHyphen"): "-"}
    return "".join(
        element.text or "" if element.tag == w("t") else signs.get(element.tag, "")
        for element in paragraph.iter()
    )
