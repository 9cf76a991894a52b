"""Slips that show beside other catalogs: what was left in another language, or mistyped.

What drafter's own catalog says in the same language is how its words are written; what other
catalogs say of the same message is what may have been left over.
"""

import re
from collections.abc import Iterator, Mapping

from drafter.translating.slips import Key, Slip, words_of
from drafter.translating.surroundings import Surroundings
from drafter.wording import _
from drafter.wording.entries import Entry
from drafter.wording.fitting import LANGUAGE_TAG, without_placeholders
from drafter.wording.languages import in_language

_FOLDED = {
    "kk": str.maketrans("әғқңөұүіһ", "агкноууих"),
    "ru": str.maketrans("і", "и"),
}
"""What letters of a language, or such as are taken for them, become on another keyboard."""

_KAZAKH = frozenset("әғқңөұүһі")
_SHORTEST_FOLDED, _SHORTEST_MISTYPED = 4, 5
_SHORTEST, _SHORTEST_LATIN = 3, 2
_ENDING = 2
"""So many letters at its end may be a word's ending, which is often changed on purpose."""

_ABBREVIATED = re.compile(r"[^\W\d_]+\.")
_ABBREVIATION = re.compile(r"(?<!\w)[А-ЯЁӘҒҚҢӨҰҮҺІ]{2,5}(?!\w)")


def copied(entry: Entry, string: str, around: Surroundings) -> Iterator[Slip]:
    """Yield that the text is that of the source, or of a catalog of another language."""
    key = (entry.context, entry.id)
    right = around.own.get(key, [])
    if not right or string in right or key == LANGUAGE_TAG:
        return
    if string in (entry.id, entry.plural):
        yield Slip("catalog-same-words", _("This is the source itself."), _("Translate it."))
        return
    for language, translations in around.others.items():
        if string in translations.get(key, ()):
            what = _("The catalog {in_language} says the same, letter for letter.")
            what = what.format(in_language=in_language(language))
            yield Slip("catalog-same-words", what, _("Translate it."))
            return


def strange_words(entry: Entry, string: str, around: Surroundings) -> Iterator[Slip]:
    """Yield words that the source or another language has here, and the language nowhere."""
    key = (entry.context, entry.id)
    right = around.own.get(key, [])
    if not right or string in right or key == LANGUAGE_TAG:
        return
    texts = [text for other in around.others.values() for text in other.get(key, ())]
    texts += [entry.id, entry.plural or ""]
    foreign = set(words_of(_ABBREVIATED.sub(" ", " ".join(texts)).lower()))
    for word in dict.fromkeys(words_of(string)):
        long = len(word) >= (_SHORTEST_LATIN if word.isascii() else _SHORTEST)
        if long and word.lower() in foreign and not around.words.has(word):
            what = _("The word «{word}» is of another language.").format(word=word)
            yield Slip("catalog-strange-word", what, _("Translate it."))
            return


def mistyped(entry: Entry, string: str, around: Surroundings) -> Iterator[Slip]:
    """Yield words whose letters are wrong, as drafter's own catalog writes them."""
    key = (entry.context, entry.id)
    own = [word for text in around.own.get(key, ()) for word in words_of(text)]
    for word in dict.fromkeys(words_of(string)):
        if around.words.has(word, None if around.own else key):
            continue
        if meant := _folded(word, key, around):
            if around.language == "kk":
                what = _("«{word}» is typed in Russian letters.").format(word=word)
                yield Slip("russian-letters", what, _("Write «{word}».").format(word=meant))
            else:
                what = _("The word «{word}» has a letter of another language.").format(word=word)
                yield Slip("catalog-strange-word", what, _("Write «{word}».").format(word=meant))
        elif meant := next((other for other in own if _is_slip(word.lower(), other.lower())), None):
            what = _("The word «{word}» seems to be mistyped.").format(word=word)
            yield Slip("catalog-typo", what, _("Write «{word}».").format(word=_as(word, meant)))


def _folded(word: str, key: Key, around: Surroundings) -> str | None:
    """Return the known word that one is typed for with letters of another keyboard."""
    table = _FOLDED.get(around.language)
    if table is None or len(word) < _SHORTEST_FOLDED:
        return None
    if around.language == "ru" and _KAZAKH.isdisjoint(word.lower()):
        return None
    meant = around.words.folded(table).get(word.lower().translate(table))
    known = meant is not None and around.words.has(meant, key if not around.own else None)
    return _as(word, meant) if meant and known else None


def _as(word: str, meant: str) -> str:
    """Return a word in small letters with the capitals of another one."""
    if word.isupper():
        return meant.upper()
    return meant[0].upper() + meant[1:] if word[0].isupper() else meant


def _is_slip(word: str, meant: str) -> bool:
    """Tell whether a word differs from another by a letter, or by two that changed places."""
    if min(len(word), len(meant)) < _SHORTEST_MISTYPED or word == meant:
        return False
    start = next(
        (n for n, (a, b) in enumerate(zip(word, meant, strict=False)) if a != b),
        min(len(word), len(meant)),
    )
    end, other = word[start:], meant[start:]
    tails = [(end[1:], other), (end, other[1:]), (end[1:], other[1:])]
    if end[:2] == other[1::-1][: len(end)] and len(end) > 1:
        return start > 0 and (end[2:] == other[2:] or _alike(tails))
    return start > 0 and _alike(tails)


def _alike(tails: list[tuple[str, str]]) -> bool:
    return any(one == other and len(one) >= _ENDING for one, other in tails)


def shortened(entry: Entry, string: str, around: Surroundings) -> Iterator[Slip]:
    """Yield abbreviations of words that drafter's own catalog writes in full: «РК»."""
    if entry.context != "post":
        return
    words = " ".join(around.own.get((entry.context, entry.id), ())).split()
    for found in _ABBREVIATION.finditer(without_placeholders(string)):
        count = len(found[0])
        for start in range(len(words) - count + 1):
            full = words[start : start + count]
            if "".join(word[0] for word in full).upper() == found[0] not in words:
                what = _("«{word}» is an abbreviation.").format(word=found[0])
                advice = _("Write «{word}».").format(word=" ".join(full))
                yield Slip("catalog-abbreviation", what, advice)
                break


def in_other_capitals(entry: Entry, string: str, around: Surroundings) -> Iterator[Slip]:
    """Yield a post that differs from drafter's own catalog by capitals alone."""
    right = around.own.get((entry.context, entry.id), [])
    if entry.context == "post" and string not in right:
        meant = next((text for text in right if text.lower() == string.lower()), None)
        if meant is not None:
            what = _("Drafter's own catalog writes other capitals here.")
            yield Slip("catalog-case", what, _("Write «{word}».").format(word=meant))


def of_other_contexts(
    entry: Entry, living: Mapping[Key, Entry], around: Surroundings
) -> Iterator[Slip]:
    """Yield a text that a message shares with itself in another context, against its own catalog.

    So «Уважаемая {name}» in the salutation of a man is found.
    """
    right = around.own.get((entry.context, entry.id), [])
    if not right or not entry.translated or entry.strings == right:
        return
    for context, message in living:
        other = around.own.get((context, message), [])
        alike = message == entry.id and context != entry.context and other and other != right
        if alike and entry.strings == other:
            what = _("This is the text of «{context}».").format(context=context)
            yield Slip("catalog-other-context", what, _("Write it for «{context}».").format(
                context=entry.context))  # fmt: skip
            return
