"""Stems: what the forms of a word have in common, by which one form finds the others."""

from collections.abc import Callable
from functools import cache, lru_cache
from importlib import import_module

from babel import Locale, UnknownLocaleError

from drafter.grammar.kazakh import stems as kazakh
from drafter.grammar.russian import stems as russian

_OWN = {"ru": russian.stem, "kk": kazakh.stem}
_KEPT = 100_000
_LONGEST = 50
"""Letters of the longest word that has endings; what is longer is no word, and takes long."""


@lru_cache(_KEPT)
def stem(word: str, language: str) -> str:
    """Return the stem of a word, in small letters, in a language by its code.

    It is the same for all forms of a word as far as the language's grammar is known here, and need
    be no word itself.  In a language that is not known a word is its own stem.
    """
    return _of(language)(word) if len(word) <= _LONGEST else word


@cache
def _of(language: str) -> Callable[[str], str]:
    return _OWN.get(language) or _snowball(language) or str


def _snowball(language: str) -> Callable[[str], str] | None:
    """Return Snowball's stemmer of a language, if there is one."""
    try:
        name = str(Locale.parse(language).english_name).lower()
    except (ValueError, UnknownLocaleError):
        return None
    library = import_module("snowballstemmer")  # 20 ms; most letters need it not
    return library.stemmer(name).stemWord if name in library.algorithms() else None
