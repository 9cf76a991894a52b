"""What stands around a catalog: other catalogs of its domain, and the messages asked for."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from drafter.translating.extraction import catalog_files, catalog_templates
from drafter.translating.slips import Key, Vocabulary
from drafter.wording import cldr
from drafter.wording.po import reading
from drafter.workspace import LOCALES, Workspace, shipped


class Surroundings(NamedTuple):
    """What a catalog is compared with; messages go by context and msgid."""

    language: str
    """The language of the catalog."""

    others: Mapping[str, Mapping[Key, list[str]]]
    """The translations of the same domain by language, the catalog's own left out."""

    own: Mapping[Key, list[str]]
    """What drafter's own catalog of the language says; nothing where it is the one checked."""

    words: Vocabulary
    """The words of drafter's own catalog."""

    fallback: frozenset[Key]
    """What drafter's own catalog, or CLDR, has where this one has nothing."""

    asked: frozenset[Key]
    """The messages that the code and the templates ask for."""


def surroundings(po: Path, workspace: Workspace) -> Surroundings:
    """Return what stands around a catalog that lies at LANGUAGE/LC_MESSAGES/DOMAIN.po."""
    language, domain = po.parent.parent.name, po.stem
    template = catalog_templates(workspace).get(domain, ())
    asked = [(message.context, _singular(message.id)) for message in template if message.id]
    known = {key for key in asked if cldr.found(language, key[0] or "", key[1]) is not None}
    ours = shipped(LOCALES) / language / "LC_MESSAGES" / po.name
    words = Vocabulary(_translations(ours) if ours.exists() else {})
    own = shipped_translations(po)
    known |= {key for key, strings in own.items() if all(strings)}
    others = other_translations(po)
    return Surroundings(language, others, own, words, frozenset(known), frozenset(asked))


def other_translations(po: Path) -> dict[str, dict[Key, list[str]]]:
    """Return the translations of a catalog's domain in other languages; one's own win."""
    return {
        other.parent.parent.name: _translations(other)
        for folder in (shipped(LOCALES), po.parent.parent.parent)
        for other in catalog_files(folder, po.stem)
        if other.parent.parent.name != po.parent.parent.name
    }


def shipped_translations(po: Path) -> dict[Key, list[str]]:
    """Return what drafter's own catalog of the language says; nothing where that is `po`."""
    ours = shipped(LOCALES) / po.parent.parent.name / "LC_MESSAGES" / po.name
    if not ours.exists() or (po.exists() and ours.samefile(po)):
        return {}
    return _translations(ours)


def _singular(message: str | tuple[str, ...] | list[str]) -> str:
    return message if isinstance(message, str) else message[0]


def _translations(po: Path) -> dict[Key, list[str]]:
    return {(entry.context, entry.id): entry.strings for entry in reading(po).entries}
