"""Texts that were typeset, kept by what they said."""

from collections.abc import Callable, Sequence

from drafter.markup.kept import KeptTexts

Typeset = Callable[[Sequence[str]], Sequence[str]]
"""What improves texts, keeping their lengths."""


def remembering(typeset: Typeset) -> Typeset:
    """Return what typesets texts as `typeset` does, those that it has met without doing it again.

    Each text must become the same whatever stands beside it.
    """
    kept: KeptTexts[str, str] = KeptTexts(len)

    def remembered(texts: Sequence[str]) -> list[str]:
        found = [kept.get(text) for text in texts]
        new = [text for text, its in zip(texts, found, strict=True) if its is None]
        if not new:
            return found  # type: ignore[return-value]  # all were met
        made = typeset(new)
        kept.keep(dict(zip(new, made, strict=True)))
        rest = iter(made)
        return [next(rest) if its is None else its for its in found]

    return remembered
