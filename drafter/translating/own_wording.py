"""Translations that have the words of drafter's own catalog, and set them otherwise."""

import re
from collections.abc import Iterator

from drafter.translating.slips import Slip, words_of
from drafter.translating.surroundings import Surroundings
from drafter.wording import _
from drafter.wording.entries import Entry

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_SHORTEST = 4
"""Letters of a text that may be typed in capitals by mistake; shorter ones are abbreviations."""


def otherwise_set(entry: Entry, string: str, around: Surroundings) -> Iterator[Slip]:
    """Yield that placeholders, spaces, capitals or marks alone differ from drafter's own text.

    A mark counts that the source has, too.
    """
    own = around.own.get((entry.context, entry.id), [])
    for text in own if string not in own else ():
        what = _difference(entry, string, text)
        if what:
            fault, said = what
            yield Slip(fault, said, _("Write «{word}».").format(word=text))
            return


def _difference(entry: Entry, string: str, text: str) -> tuple[str, str] | None:
    if _PLACEHOLDER.sub("{}", string) == _PLACEHOLDER.sub("{}", text):
        if sorted(_PLACEHOLDER.findall(string)) == sorted(_PLACEHOLDER.findall(text)):
            what = _("The placeholders stand in another order than in drafter's own catalog.")
            return "catalog-placeholder-order", what
        return None
    same = string.casefold() == text.casefold()
    if same and string.isupper() and not text.isupper() and len(text) > _SHORTEST:
        return "catalog-case", _("Drafter's own catalog writes other capitals here.")
    words, right = [*words_of(string)], [*words_of(text)]
    if words != right and "".join(words) == "".join(right):
        return "catalog-spaces", _("Drafter's own catalog parts the words otherwise.")
    lost = [
        mark for mark in ",;:" if string.count(mark) < min(text.count(mark), entry.id.count(mark))
    ]
    inside = [mark for mark in lost if text[-1:] != mark]
    if words == right and inside:
        what = _("The mark «{mark}» is missing, which the source has.").format(mark=inside[0])
        return "catalog-mark-lost", what
    return None
