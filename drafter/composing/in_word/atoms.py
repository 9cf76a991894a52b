"""What is seen of a paragraph of a template, sign by sign, and where each sign stands in its text.

A sign is a letter, a line break, or a piece that is not typed: a value, a statement, a picture.
White space is joined as a letter joins it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import NamedTuple

from drafter.composing.dissecting import (
    ALONE,
    CLOSE,
    COMMENT,
    OPEN,
    STATEMENT,
    TEXT,
    VALUE,
    Dissected,
    Part,
    Token,
)
from drafter.markup.subset import MARKS

BREAK = "\n"
_SIGN = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);|[ \t\n\r]+|.", re.DOTALL)
_HREF = re.compile(r'\s*href="([^"{}]*)"\s*')
_SPACES = " \t\n\r"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML can hold, and no letter prints."""


class Atom(NamedTuple):
    """A sign of a paragraph; `key` names what is not typed, and is empty for text."""

    seen: str
    key: str
    marks: frozenset[str]
    link: str
    stack: tuple[str, ...] = ()
    """The tags that are open around it, as they are written."""
    start: int = 0
    end: int = 0

    @property
    def same(self) -> tuple[str, frozenset[str], str]:
        """What two signs have in common that are the same."""
        return (f"\0{self.key}" if self.key else self.seen, self.marks, self.link)


def inner_of(part: Part) -> tuple[Token, ...]:
    """Return what stands between the tags of a leaf."""
    return part.tokens[1:-1] if part.tag else part.tokens


def span_of(part: Part) -> tuple[int, int]:
    """Return from where to where the text of a leaf reaches, without its tags."""
    if part.tag:
        return part.tokens[0].end, part.tokens[-1].start
    return part.start, part.end


def atoms_of(dissected: Dissected, part: Part) -> list[Atom]:
    """Return the signs of a leaf in their order."""
    return joined(_raw(dissected, inner_of(part)))


def joined(atoms: Iterable[Atom]) -> list[Atom]:
    """Return signs without the white space that is not seen: doubled, or at the ends of lines."""
    found: list[Atom] = []
    for atom in atoms:
        is_space = not atom.key and atom.seen == " "
        if is_space and (not found or (not found[-1].key and found[-1].seen in (" ", BREAK))):
            continue
        found.append(atom)
    while found and not found[-1].key and found[-1].seen == " ":
        found.pop()
    return found


def _raw(dissected: Dissected, tokens: Sequence[Token]) -> Iterator[Atom]:
    opaque = _opaque(dissected, tokens)
    stack: list[tuple[str, str]] = []
    for token in tokens:
        marks = frozenset(name for name, _tag in stack if name in MARKS)
        marks -= {"sup"} if "sub" in marks else set()  # as Word has it
        links = (_HREF.fullmatch(tag[2:-1]) for name, tag in stack if name == "a")
        link = next((unescape(found[1]) for found in links if found), "")
        tags = tuple(tag for _name, tag in stack)
        text = dissected.source[token.start : token.end]
        if token.kind == TEXT:
            for found in _SIGN.finditer(text):
                span = token.start + found.start(), token.start + found.end()
                yield from _signs(found[0], marks, link, tags, span)
        elif token.kind == VALUE:
            yield Atom("", f"k{token.number}", marks, link, tags, token.start, token.end)
        elif token.kind == STATEMENT or token.number in opaque:
            # It prints nothing by itself, and has no marks.
            yield Atom("", f"k{token.number}", frozenset(), "", tags, token.start, token.end)
        elif token.name == "br":
            yield Atom(BREAK, "", frozenset(), "", tags, token.start, token.end)
        elif token.kind == OPEN:
            stack.append((token.name, text))
        elif token.kind == CLOSE and stack:
            stack.pop()


def _signs(
    text: str, marks: frozenset[str], link: str, tags: tuple[str, ...], span: tuple[int, int]
) -> Iterator[Atom]:
    if text[0] in _SPACES:
        yield Atom(" ", "", marks, link, tags, *span)
        return
    start, end = span
    for sign in unescape(text):  # few entities stand for two
        if not _NO_XML.match(sign):
            yield Atom(" " if sign in _SPACES else sign, "", marks, link, tags, start, end)
            start = end


def _opaque(dissected: Dissected, tokens: Sequence[Token]) -> set[int]:
    """Return the tags of a text that Word cannot show as marks or links; they stay as they are."""
    found: set[int] = set()
    stack: list[Token] = []
    for token in tokens:
        if token.kind == OPEN:
            stack.append(token)
        elif token.kind == CLOSE:
            if stack and stack[-1].name == token.name:
                opened = stack.pop()
                span = opened.number, token.number
                if not _is_shown(dissected, opened, *span):
                    found |= set(span)
            else:
                found.add(token.number)
        elif token.kind == ALONE and token.name != "br":
            found.add(token.number)
    return _with_links_at_controls(dissected, tokens, found | {token.number for token in stack})


def _with_links_at_controls(
    dissected: Dissected, tokens: Sequence[Token], opaque: set[int]
) -> set[int]:
    """Return the opaque tags, with those of links that a control stands in or touches.

    LibreOffice 7 crosses the tags of the two where it saves them, and nothing can read that file.
    """

    def is_control(token: Token) -> bool:
        return token.is_code or token.number in found

    def is_seen(token: Token) -> bool:
        return is_control(token) or (token.kind == TEXT and bool(dissected.text(token).strip()))

    found = set(opaque)
    links = _links(tokens, opaque)
    for start, end in [*links, *reversed(links)]:  # a link that became one touches the next
        sides = (reversed(tokens[:start]), iter(tokens[end + 1 :]))
        beside = (next(filter(is_seen, side), None) for side in sides)
        if any(map(is_control, filter(None, (*tokens[start + 1 : end], *beside)))):
            found |= {tokens[start].number, tokens[end].number}
    return found


def _links(tokens: Sequence[Token], opaque: set[int]) -> list[tuple[int, int]]:
    """Return where the links begin and end that Word can show."""
    found: list[tuple[int, int]] = []
    begun: list[int] = []
    for at, token in enumerate(tokens):
        if token.name != "a" or token.number in opaque:
            continue
        if token.kind == OPEN:
            begun.append(at)
        elif token.kind == CLOSE and begun:
            found.append((begun.pop(), at))
    return found


def _touches_code(dissected: Dissected, first: int, last: int) -> bool:
    """Tell whether a control stands in a link, or right beside it.

    Writer (7.4) damages its files where a control and a link begin or end at one place.
    """
    tokens = dissected.tokens
    begin, end = first, last
    while begin and _is_unseen(tokens[begin - 1]):
        begin -= 1
    while end + 1 < len(tokens) and _is_unseen(tokens[end + 1]):
        end += 1
    near = tokens[max(0, begin - 1) : end + 2]
    return any(
        token.is_code or token.name in ("img", "a")
        for token in near
        if (token.number not in (first, last))
    )


def _is_unseen(token: Token) -> bool:
    return token.kind == COMMENT or (token.kind in (OPEN, CLOSE) and token.name in MARKS)


def _is_shown(dissected: Dissected, opened: Token, first: int, last: int) -> bool:
    """Tell whether Word can show what stands between two tags: a mark, or a link to an address."""
    if _crosses(dissected, first, last):
        return False
    if opened.name == "a":
        return bool(_HREF.fullmatch(opened.inner)) and not _touches_code(dissected, first, last)
    return opened.name in MARKS and not opened.inner.strip()


def _crosses(dissected: Dissected, first: int, last: int) -> bool:
    """Tell whether a statement between two tags has its counterpart outside of them."""
    return any(
        not first < other < last
        for number in range(first + 1, last)
        if number in dissected.opener
        for other in dissected.group(number)
    )


def plain(atoms: Iterable[Atom]) -> str:
    """Return the text of signs, without what is not typed."""
    return "".join(atom.seen for atom in atoms if not atom.key)
