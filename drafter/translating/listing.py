"""The phrases of a catalog with all that a translator wants to see of each."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from drafter.translating.slips import Key
from drafter.wording import cldr
from drafter.wording.entries import Entry, Reading
from drafter.wording.fitting import LISTS_OF_MARKS

_NAME = re.compile(r"\u2068([^\u2069]*)\u2069|(\S+)")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


class Phrase(NamedTuple):
    """A phrase of a catalog: its entry, its number in the file, and what stands above it."""

    number: int
    entry: Entry
    told: tuple[str, ...]
    """What the source tells the translator, a sentence or more."""
    notes: tuple[str, ...]
    """What translators have noted."""
    places: tuple[str, ...]
    """The files that ask for it."""
    flags: tuple[str, ...]
    before: str
    """What the source said before it was changed."""

    @property
    def key(self) -> Key:
        """The context and the msgid."""
        return self.entry.context, self.entry.id

    @property
    def placeholders(self) -> list[str]:
        """The words in braces that stand in the source."""
        sources = self.entry.id + (self.entry.plural or "")
        return list(dict.fromkeys(_PLACEHOLDER.findall(sources)))

    @property
    def is_missing(self) -> bool:
        """Tell whether a form has no words; lists of marks may be empty."""
        return not self.entry.translated and self.entry.context != LISTS_OF_MARKS


def phrases_of(content: bytes, read: Reading) -> list[Phrase]:
    """Return the living phrases of a catalog, in the order of the file."""
    lines = content.decode("utf-8-sig").split("\n")
    living = [entry for entry in read.entries if not entry.obsolete]
    return [_phrase(number, entry, lines) for number, entry in enumerate(living)]


def _phrase(number: int, entry: Entry, lines: list[str]) -> Phrase:
    above: dict[str, list[str]] = {sign: [] for sign in ("#.", "#:", "#,", "#|", "#")}
    for line in lines[entry.first - 1 : entry.line]:
        text = line.strip()
        if text.startswith("#~") or not text.startswith("#"):
            continue
        sign = text[:2] if text[:2] in above else "#"
        above[sign].append(text[len(sign) :].strip())
    names = _NAME.findall(" ".join(above["#:"]))
    return Phrase(
        number,
        entry,
        tuple(filter(None, above["#."])),
        tuple(filter(None, above["#"])),
        tuple(dict.fromkeys(isolated or plain for isolated, plain in names)),
        tuple(re.findall(r"[^,\s]+", " ".join(above["#,"]))),
        _before(above["#|"]),
    )


def _before(lines: Iterable[str]) -> str:
    """Return the msgid that an entry had; its context and its plural are left out."""
    found, is_id = "", False
    for line in lines:
        if not line.startswith('"'):
            is_id = line.startswith("msgid") and not line.startswith("msgid_plural")
        if is_id:
            found += "".join(_STRING.findall(line))
    return found.replace('\\"', '"').replace("\\n", "\n")


class Instead(NamedTuple):
    """What is printed where a catalog has no translation, and whose it is."""

    text: str
    source: str
    """`shipped`: drafter's own catalog; `cldr`; `grammar`; `source`: the msgid itself; `none`."""


def instead(
    entry: Entry, language: str, shipped: Mapping[Key, list[str]], *, letters: bool
) -> Instead:
    """Return what a letter, or the program, says while an entry is not translated."""
    own = shipped.get((entry.context, entry.id), [])
    if own and all(own):
        return Instead(" · ".join(dict.fromkeys(own)), "shipped")
    if (entry.context or "").startswith("post, "):
        return Instead("", "grammar")
    if not letters:
        return Instead(entry.id, "source")
    known = cldr.found(language, entry.context or "", entry.id)
    return Instead("", "none") if known is None else Instead(known, "cldr")


def as_told(phrase: Phrase) -> dict[str, Any]:
    """Return a phrase as a page takes it."""
    entry = phrase.entry
    return {
        "number": phrase.number,
        "context": entry.context,
        "id": entry.id,
        "plural": entry.plural,
        "strings": entry.strings,
        "fuzzy": entry.fuzzy,
        "missing": phrase.is_missing,
        "told": phrase.told,
        "notes": phrase.notes,
        "places": phrase.places,
        "flags": [flag for flag in phrase.flags if flag != "fuzzy"],
        "before": phrase.before,
        "placeholders": phrase.placeholders,
        "line": entry.told_at,
    }
