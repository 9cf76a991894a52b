"""Texts that were typeset, kept by what they said: the letters of a list share most of theirs."""

from collections.abc import Callable, Sequence
from threading import Lock

_MOST_CHARACTERS = 200_000
"""So many characters are kept, those of some fifty pages; the texts kept longest make way."""

Typeset = Callable[[Sequence[str]], list[str]]


def remembering(typeset: Typeset) -> Typeset:
    """Return what typesets texts as `typeset` does, those that it has met without doing it again.

    Each text must become the same whatever stands beside it, and keep its length.
    """
    kept: dict[str, str] = {}
    lock = Lock()
    size = 0

    def keep(texts: Sequence[str], made: Sequence[str]) -> None:
        nonlocal size
        with lock:
            for text, its in zip(texts, made, strict=True):
                if len(text) <= _MOST_CHARACTERS and text not in kept:
                    kept[text] = its
                    size += len(text)
            while size > _MOST_CHARACTERS:
                oldest = next(iter(kept))
                size -= len(kept.pop(oldest))

    def remembered(texts: Sequence[str]) -> list[str]:
        found = [kept.get(text) for text in texts]
        new = [text for text, its in zip(texts, found, strict=True) if its is None]
        if not new:
            return found  # type: ignore[return-value]  # all were met
        made = typeset(new)
        keep(new, made)
        rest = iter(made)
        return [next(rest) if its is None else its for its in found]

    return remembered
