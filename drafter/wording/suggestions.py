"""«Did you mean …?»: the advice for a word that is not known."""

from collections.abc import Iterable

from drafter.wording.interface import _

_MOST_NAMED = 20
"""So many possible words are listed; more would hide the answer."""


def closest(word: str, known: Iterable[str], alike: float = 0.5) -> str | None:
    """Return the known word that was probably meant; None where none is alike enough.

    `alike` is the ratio of equal letters, from 0 to 1, that is asked for.
    """
    from difflib import get_close_matches  # 2 ms, and few letters have a slip

    return next(iter(get_close_matches(word, list(known), 1, alike)), None)


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
