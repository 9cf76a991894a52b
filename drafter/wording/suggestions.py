"""«Did you mean …?»: the advice for a word that is not known."""

from bisect import bisect
from collections.abc import Iterable, Sequence
from functools import lru_cache

from drafter.wording.interface import _

_MOST_NAMED = 20
"""So many possible words are listed; more would hide the answer."""

_MOST_COMPARED = 1000
"""Of more words, those of an address book of a country, only the next ones in order are compared:
by their beginnings, and by their ends."""


def closest(word: str, known: Iterable[str], alike: float = 0.5) -> str | None:
    """Return the known word that was probably meant; None where none is alike enough.

    `alike` is the ratio of equal letters, from 0 to 1, that is asked for.
    """
    from difflib import get_close_matches  # 2 ms, and few letters have a slip

    names: Sequence[str] = tuple(known)
    if len(names) > _MOST_COMPARED:
        names = _around(word, *_in_order(names))
    return next(iter(get_close_matches(word, names, 1, alike)), None)


@lru_cache(maxsize=4)
def _in_order(names: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Return words in the order of their beginnings, and, from behind, in that of their ends."""
    return sorted(names), sorted(name[::-1] for name in names)


def _around(word: str, names: list[str], behind: list[str]) -> list[str]:
    """Return the words around one in both orders, as many as are compared."""
    reach = _MOST_COMPARED // 4
    at, end = bisect(names, word), bisect(behind, word[::-1])
    others = behind[max(0, end - reach) : end + reach]
    return [*names[max(0, at - reach) : at + reach], *(name[::-1] for name in others)]


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return the advice for an unknown word: the one that was meant, or those that are possible.

    It is empty where too many are possible to list them.
    """
    names = [name for name in known if not name.startswith("_")]
    if meant := closest(word, names):
        return _("Did you mean «{name}»?").format(name=meant)
    if not 0 < len(names) <= _MOST_NAMED:
        return ""
    return _("Possible here: {names}.").format(names=", ".join(names))
