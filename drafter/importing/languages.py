"""Which language a letter is written in: its letters tell, and the word processor's own mark."""

from collections import Counter
from collections.abc import Sequence

from drafter.docx.document import Document, paragraphs

_KAZAKH = frozenset("әғқңөұүһі")
_OTHERS = _KAZAKH | {"ё"}
_KAZAKH_SHARE, _IN_SPITE_OF_THE_MARK = 0.05, 0.1
"""Kazakh text has about one own letter in six; names in Russian text far fewer than this.

Kazakh letters are often marked as Russian text, so that a mark asks for more, and for no proof.
"""

_ENOUGH = 40


def language_of(document: Document, known: Sequence[str]) -> str:
    """Return the code of the language of a letter, one of the known ones."""
    counts = Counter("".join(p.text for p in paragraphs(document.blocks)).lower())
    cyrillic = sum(n for letter, n in counts.items() if "а" <= letter <= "я" or letter in _OTHERS)
    latin = sum(number for letter, number in counts.items() if "a" <= letter <= "z")
    by_tag = _by_tag(document, known)
    if cyrillic < _ENOUGH or latin > cyrillic:
        return by_tag or ("en" if latin > cyrillic and "en" in known else known[-1])
    own = sum(counts[letter] for letter in _KAZAKH)
    share = _IN_SPITE_OF_THE_MARK if by_tag == "ru" else _KAZAKH_SHARE
    found = "kk" if own > cyrillic * share else "ru"
    return found if found in known else by_tag or known[-1]


def _by_tag(document: Document, known: Sequence[str]) -> str:
    """Return the language in which most of the text is marked."""
    votes: dict[str, int] = {}
    for tag, length in document.tags.items():
        code = tag.partition("-")[0].lower()
        if code in known:
            votes[code] = votes.get(code, 0) + length
    return max(votes, key=lambda code: votes[code], default="")
