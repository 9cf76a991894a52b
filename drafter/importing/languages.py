"""Which language a letter is written in: its set phrases tell, then its marks and its letters."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from drafter.docx.document import Document, Seen, paragraphs
from drafter.errors import CatalogError
from drafter.importing.formulas import CLOSING, FORMULA, SALUTATION, Formulas
from drafter.importing.plain import line
from drafter.importing.styled import is_styled

_KAZAKH = frozenset("әғқңөұүһі")
_OTHERS = _KAZAKH | {"ё"}
_KAZAKH_SHARE, _IN_SPITE_OF_THE_MARK = 0.05, 0.1
"""Kazakh text has about one own letter in six; names in Russian text far fewer than this.

Kazakh letters are often marked as Russian text, so that a mark asks for more, and for no proof.
"""

_ENOUGH = 40
_LONGEST_TITLE = 80


def language_of(document: Document, known: Sequence[str], locales: tuple[Path, ...]) -> str:
    """Return the code of the language of a letter, one of the known ones.

    A letter says «Уважаемый» and «С уважением» in its own language, whatever it quotes.  In one
    that drafter made every word is marked, so that the mark says more than letters do.
    """
    by_phrases = _by_phrases(document, known, locales)
    if by_phrases:
        return by_phrases
    by_tag = _by_tag(document, known)
    if by_tag and is_styled(document.blocks):
        return by_tag
    return _by_letters(document, known, by_tag)


def _by_phrases(document: Document, known: Sequence[str], locales: tuple[Path, ...]) -> str:
    """Return the language of most set phrases of a letter; "" where they do not tell."""
    languages = []
    for code in known:
        with suppress(CatalogError):  # whoever writes in this language is told of it
            languages.append(Formulas(code, locales))
    found = Counter(
        code
        for block in document.blocks
        if isinstance(block, Seen)
        for code in _phrases_in(line(block.text), languages)
    ).most_common(2)
    tied = len(found) > 1 and found[0][1] == found[1][1]
    return "" if tied or not found else found[0][0]


def _phrases_in(text: str, languages: Sequence[Formulas]) -> Iterator[str]:
    """Yield the language of a set phrase that a paragraph is, or begins with."""
    titled = [
        formulas.language
        for formulas in languages
        if len(text) <= _LONGEST_TITLE and formulas.kind(text)
    ]
    if len(titled) == 1:
        yield titled[0]
    for pattern in (SALUTATION, CLOSING):
        if (found := pattern.match(text)) and found.lastgroup:
            yield from [found.lastgroup]
    yield from (code for code, formula in FORMULA.items() if formula.match(text))


def _by_letters(document: Document, known: Sequence[str], by_tag: str) -> str:
    counts = Counter("".join(p.text for p in paragraphs(document.blocks)).lower())
    cyrillic = sum(n for letter, n in counts.items() if "а" <= letter <= "я" or letter in _OTHERS)
    latin = sum(number for letter, number in counts.items() if "a" <= letter <= "z")
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
