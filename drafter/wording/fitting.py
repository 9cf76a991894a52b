"""What a translation must fit: its placeholders, `{name}`, and the tag of its language."""

import re
from collections.abc import Iterable, Iterator

from drafter.wording.entries import Entry, Slip

LISTS_OF_MARKS = "typography"
"""The context of what is not printed: lists of words and marks, which no rule of texts fits."""

LANGUAGE_TAG = ("language", "tag")
"""Context and msgid of the tag by which word processors know a language."""

_ANY = re.compile(r"\{[^{}]*\}")
_NUMBERS = frozenset(("{number}", "{count}", "{day}", "{year}", "{sheets}", "{copies}"))
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""A language tag without its rarest parts (RFC 5646, which is BCP 47)."""


def without_placeholders(text: str) -> str:
    """Return a text with spaces in the place of its placeholders."""
    return _ANY.sub(" ", text)


def filled_in(text: str) -> str:
    """Return a text of the same length with words that mean nothing in its placeholders' places.

    They are figures where a number comes, and each another one, so that none stands twice.
    """
    letters = "бвгджзклмнпрст" if re.search("[а-яәғқңөұүһі]", text.lower()) else "bcdfghjklmnprst"
    names = list(dict.fromkeys(_ANY.findall(text)))

    def stand_in(found: re.Match[str]) -> str:
        number = names.index(found[0])
        alphabet = "123456789" if found[0] in _NUMBERS else letters
        return alphabet[number % len(alphabet)] * len(found[0])

    return _ANY.sub(stand_in, text)


def unfit(entry: Entry) -> Iterator[Slip]:
    """Yield the slips that spoil a letter: a tag that is none, and what cannot be filled in.

    A translation that does without a placeholder can be filled in.
    """
    yield from tag_slips(entry)
    known = set().union(*_possible(entry))
    for string in entry.strings:
        if not set(_ANY.findall(string)) <= known or _has_stray_brace(entry, string):
            yield from _slips(entry, string)


def tag_slips(entry: Entry) -> Iterator[Slip]:
    """Yield the slip that the language's tag for word processors is none."""
    if (entry.context, entry.id) == LANGUAGE_TAG:
        for tag in filter(None, entry.strings):
            if not _TAG.fullmatch(tag):
                yield Slip(entry.told_at, "catalog-language-tag", {"tag": tag})


def placeholder_slips(entry: Entry) -> Iterator[Slip]:
    """Yield in what the placeholders of an entry's translations differ from the source."""
    for string in filter(None, entry.strings):
        yield from _slips(entry, string)


def _slips(entry: Entry, string: str) -> Iterator[Slip]:
    line, possible, own = entry.told_at, _possible(entry), set(_ANY.findall(string))
    stray = _has_stray_brace(entry, string)
    if entry.context == LISTS_OF_MARKS or (own in possible and not stray):
        return
    wanted = possible[-1]
    for name in sorted(wanted - own):
        yield Slip(line, "catalog-placeholder-missing", {"name": name})
    for name in sorted(own - wanted):
        yield Slip(line, "catalog-placeholder-unknown", {"name": name, "names": _list(wanted)})
    if stray and wanted <= own:
        yield Slip(line, "catalog-brace")


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "–"


def _possible(entry: Entry) -> list[set[str]]:
    """Return the placeholders of the source; a singular may do without its number."""
    sources = [entry.id, *([entry.plural] if entry.plural else [])]
    return [set(_ANY.findall(source)) for source in sources]


def _has_stray_brace(entry: Entry, string: str) -> bool:
    """Tell whether a translation has a brace without its pair, which its source has not."""
    source, left = _ANY.sub("", f"{entry.id}{entry.plural or ''}"), _ANY.sub("", string)
    return any(brace in left and brace not in source for brace in "{}")
