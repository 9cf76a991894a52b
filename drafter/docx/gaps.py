"""The gaps of a look's headers and footers, which each letter fills in: `{{ registration }}`.

A gap may name the language that it is filled in with: `{{ chamber.kk }}`.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from drafter.docx.letterheads import printed_parts
from drafter.docx.xml import escape, w

NAMES = ("registration", "chamber")
"""What letters fill in: date and number in one line, and the chamber of the parliament."""

_BETWEEN_LANGUAGES = " / "
_GAP = re.compile(r"\{\{.*?\}\}")
_KNOWN = re.compile(rf"\{{\{{\s*((?:{'|'.join(NAMES)})(?:\.[a-z]{{2,3}})?)\s*\}}\}}")


def taken_together(root: Any) -> None:
    """Put each gap of a header or a footer into one piece of text, in place.

    Word parts what is typed as it likes; so the look of a gap's first sign counts for all of it.
    """
    for paragraph in root.iter(w("p")):
        texts = [text for text in paragraph.iter(w("t")) if _paragraph_of(text) is paragraph]
        whole = "".join(text.text or "" for text in texts)
        for gap in reversed(list(_GAP.finditer(whole))):
            _put_into_one(texts, gap.start(), gap.end())


def _paragraph_of(text: Any) -> Any:
    return next(text.iterancestors(w("p")))


def _put_into_one(texts: Sequence[Any], start: int, end: int) -> None:
    """Move the characters of a stretch of texts into the text that it begins in."""
    at, first, moved = 0, None, ""
    for text in texts:
        content = text.text or ""
        begin, stop = max(start - at, 0), min(end - at, len(content))
        at += len(content)
        if begin >= stop:
            continue
        if first is None:
            first = text, content[:begin], content[stop:]
        else:
            text.text = content[stop:]
        moved += content[begin:stop]
    if first is not None:
        text, before, behind = first
        text.text = before + moved + behind
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def gaps(document: Any) -> tuple[dict[str, list[str]], list[str]]:
    """Return the gaps of headers and footers by the names of their parts, and what is no gap.

    The texts are taken together first.
    """
    known: dict[str, list[str]] = {}
    others: dict[str, None] = {}
    for part in printed_parts(document):
        root = part.element
        taken_together(root)
        texts = [text.text or "" for text in root.iter(w("t"))]
        found = [gap for text in texts for gap in _KNOWN.findall(text)]
        if found:
            known[str(part.partname).lstrip("/")] = list(dict.fromkeys(found))
        every = (gap[0] for text in texts for gap in _GAP.finditer(text))
        others |= dict.fromkeys(gap for gap in every if not _KNOWN.fullmatch(gap))
    return known, list(others)


def with_words(text: str, words: Mapping[str, str]) -> str:
    """Return a text with its gaps filled in; one that has no words stays."""
    return _KNOWN.sub(lambda gap: words.get(gap[1], gap[0]), text)


def filled(part: bytes, words: Mapping[str, str]) -> bytes:
    """Return a header or a footer with its gaps filled in; one that has no words stays."""

    def text(gap: re.Match[str]) -> str:
        return escape(words[gap[1]]) if gap[1] in words else gap[0]

    return _KNOWN.sub(text, part.decode()).encode()


def joined(words: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Return the words of several letters in one document; what they share stands once."""
    names = dict.fromkeys(name for each in words for name in each)
    return {
        name: _BETWEEN_LANGUAGES.join(dict.fromkeys(each[name] for each in words if each.get(name)))
        for name in names
    }
