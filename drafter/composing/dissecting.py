"""A template cut into its parts without loss: what stands where, byte for byte.

The text of the parts, one after the other, is the template.  Jinja's own lexer finds what is
Jinja's; of markup no more is known than which tags hold others and which run through a text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError
from jinja2.lexer import Lexer

from drafter.markup.subset import INLINE, TAGS

VALUE, STATEMENT, COMMENT = "value", "statement", "comment"
TEXT, OPEN, CLOSE, ALONE, INLINE_TAG = "text", "open", "close", "alone", "inline"

_PAIRED = {"block", "call", "filter", "for", "if", "macro", "trans", "with", "autoescape"}
_TURNS = {"elif": {"if"}, "else": {"if", "for"}, "pluralize": {"trans"}}
_BEGINS = {"variable_begin": VALUE, "block_begin": STATEMENT, "comment_begin": COMMENT}
_ENDS = ("variable_end", "block_end", "comment_end", "raw_end")
_ASSIGNS = re.compile(r"[\w\s,.()]+=(?!=)")
_BLOCKS = TAGS - INLINE
_TAG = re.compile(r"""<(/?)([A-Za-z][A-Za-z0-9]*)((?:[^<>"']|"[^"<>]*"|'[^'<>]*'){0,2000}?)(/?)>""")
_NOTE = re.compile(r"<!--.*?-->", re.DOTALL)
_NEWLINE = re.compile("\r\n?|\n")


class Token(NamedTuple):
    """A piece of a template: of Jinja, a tag, or text between them."""

    number: int
    kind: str
    start: int
    end: int
    """From which character to which it stands, with the white space that its «-» drops."""
    name: str
    """The name of a statement or a tag; empty for text and values."""
    inner: str
    """What stands between the braces, without white space; the attributes of a tag."""
    core: tuple[int, int]
    """Where the braces themselves stand."""

    @property
    def is_code(self) -> bool:
        """Whether it is Jinja that a template does something with."""
        return self.kind in (VALUE, STATEMENT)


class Part(NamedTuple):
    """A part of a template: a leaf, a statement or value between leaves, or what is not shown."""

    kind: str
    """`leaf`, `code`, `page` (a new one begins), `open`, `close` or `hidden`."""
    start: int
    end: int
    tokens: tuple[Token, ...]
    tag: str = ""
    """The tag of a leaf or of a container; empty for a leaf without a tag of its own."""
    attributes: str = ""


LEAF, CODE, PAGE, HIDDEN = "leaf", "code", "page", "hidden"


class Dissected:
    """The parts of a template, and which statements belong together."""

    def __init__(self, source: str) -> None:
        """Take the text of a template; raises ValueError where Jinja cannot read it."""
        self.original = source
        starts = [0]
        pieces = []
        for found in _NEWLINE.finditer(source):
            pieces.append(source[starts[-1] : found.start()])
            starts.append(found.end())
        self._starts = starts
        self.source = "\n".join([*pieces, source[starts[-1] :]])
        self._lines = [0, *(m.end() for m in re.finditer("\n", self.source))]
        self.newline = next((m[0] for m in _NEWLINE.finditer(source)), "\n")
        self.tokens = list(_tokens(self.source))
        self.opener, self.closer = _paired(self.tokens)
        self.parts = list(_parts(self))
        self.leaves = [part for part in self.parts if part.kind == LEAF]

    def original_of(self, start: int, end: int) -> str:
        """Return what stands in the file itself from one character of `source` to another."""
        return self.original[self._offset(start) : self._offset(end)]

    def _offset(self, at: int) -> int:
        row = bisect_right(self._lines, at) - 1
        return self._starts[row] + at - self._lines[row]

    def text(self, token: Token) -> str:
        """Return a token as it is written, without the white space that it drops."""
        return self.source[slice(*token.core)]

    def group(self, number: int) -> list[int]:
        """Return the statements of a pair in their order: what opens, turns and closes it."""
        first = self.opener.get(number, number)
        return [number for number, opener in self.opener.items() if opener == first] or [number]


def _tokens(source: str) -> Iterator[Token]:
    codes = list(_codes(source))
    masked = _masked(source, codes)
    found = [
        *codes,
        *(_tag_of(match, source) for match in _TAG.finditer(masked) if match[2] in TAGS),
        *(
            Token(0, COMMENT, m.start(), m.end(), "", "", (m.start(), m.end()))
            for m in _NOTE.finditer(masked)
        ),
    ]
    end = number = 0
    for token in sorted(found, key=lambda one: (one.start, -one.end)):
        if token.start < end:
            continue  # inside of a tag, or of a comment
        if token.start > end:
            yield Token(number, TEXT, end, token.start, "", "", (end, token.start))
            number += 1
        yield token._replace(number=number)
        number += 1
        end = token.end
    if end < len(source):
        yield Token(number, TEXT, end, len(source), "", "", (end, len(source)))


def _codes(source: str) -> Iterator[Token]:
    """Yield what is Jinja's: each with its braces and the white space that they drop."""
    lexer = Lexer(Environment())  # noqa: S701 - nothing is rendered
    end = begun = outer = 0
    kind, words = "", [""]
    try:
        for _line, name, text in lexer.tokeniter(source, None):
            start = source.find(text, end)
            start = end if start < 0 else start
            if name in _BEGINS or name == "raw_begin":
                kind, begun, outer, words = _BEGINS.get(name, COMMENT), start, end, []
                kind = "raw" if name == "raw_begin" else kind
            elif name in _ENDS and not (name == "raw_end") ^ (kind == "raw"):
                core = start + len(text.rstrip()) if text.rstrip() else start
                inner = "".join(words).strip()
                word = (re.match(r"\w*", inner) or [""])[0] if kind == STATEMENT else ""
                shown = STATEMENT if kind == "raw" else kind
                word = "raw" if kind == "raw" else word
                yield Token(0, shown, outer, start + len(text), word, inner, (begun, core))
                kind = ""
            elif kind:
                words.append(source[end:start] + text)
            end = start + len(text)
    except TemplateSyntaxError as error:
        raise ValueError(str(error)) from error
    if kind:
        raise ValueError("unfinished")


def _masked(source: str, codes: list[Token]) -> str:
    """Return a template with other signs in place of all that is Jinja's, as long as it was."""
    filler = next(chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in source)
    pieces, end = [], 0
    for token in codes:
        pieces += [source[end : token.core[0]], filler * (token.core[1] - token.core[0])]
        end = token.core[1]
    return "".join([*pieces, source[end:]])


def _tag_of(match: re.Match[str], source: str) -> Token:
    name, start, end = match[2], match.start(), match.end()
    alone = bool(match[4]) or name in ("br", "hr", "img")
    kind = ALONE if alone else CLOSE if match[1] else OPEN
    return Token(0, kind, start, end, name, source[slice(*match.span(3))], (start, end))


def _paired(tokens: list[Token]) -> tuple[dict[int, int], dict[int, int]]:
    """Return what opens the pair of each statement, and what closes it, by their numbers."""
    opener: dict[int, int] = {}
    closer: dict[int, int] = {}
    stack: list[Token] = []
    for token in tokens:
        if token.kind != STATEMENT:
            continue
        name = token.name
        if name in _PAIRED or (name == "set" and not _ASSIGNS.match(token.inner[3:])):
            stack.append(token)
            opener[token.number] = token.number
        elif name in _TURNS and stack and stack[-1].name in _TURNS[name]:
            opener[token.number] = stack[-1].number
        elif name.startswith("end") and stack and stack[-1].name == name[3:]:
            first = stack.pop().number
            opener[token.number], closer[first] = first, token.number
    return opener, closer


def _parts(dissected: Dissected) -> Iterator[Part]:
    tokens = dissected.tokens
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = at
        while end < len(tokens) and not _is_block(tokens[end]):
            end += 1
        if end > at:
            yield from _run(dissected, tokens[at:end])
            at = end
            continue
        inner = _end_of_leaf(tokens, at)
        if inner:
            leaf = tuple(tokens[at : inner + 1])
            span = leaf[0].start, leaf[-1].end
            kind = LEAF if _is_seen(leaf[1:-1], dissected.source) else HIDDEN
            kind = LEAF if token.name in ("td", "th") else kind
            yield Part(kind, *span, leaf, token.name, token.inner)
            at = inner + 1
            continue
        kind = PAGE if token.name == "hr" else HIDDEN if token.kind == ALONE else token.kind
        yield Part(kind, token.start, token.end, (token,), token.name, token.inner)
        at += 1


def _is_block(token: Token) -> bool:
    return token.kind in (OPEN, CLOSE, ALONE) and token.name in _BLOCKS


_LEAF_TAGS = ("p", "h1", "h2", "h3", "li", "td", "th")


def _end_of_leaf(tokens: list[Token], at: int) -> int:
    """Return where an element ends that holds no other but those in its text; 0 if it is none."""
    begun = tokens[at]
    if begun.kind != OPEN or begun.name not in _LEAF_TAGS:
        return 0
    for number in range(at + 1, len(tokens)):
        token = tokens[number]
        if _is_block(token):
            closes = token.kind == CLOSE and token.name == begun.name
            return number if closes else 0
    return 0


def _is_seen(tokens: tuple[Token, ...], source: str) -> bool:
    """Tell whether there is anything to be seen in a paragraph."""
    return any(
        token.kind in (VALUE, STATEMENT, ALONE) or _is_solid(token, source) for token in tokens
    )


def _run(dissected: Dissected, tokens: list[Token]) -> Iterator[Part]:
    """Yield the parts of what stands between tags of blocks: codes, and text without a tag."""
    solid = [n for n, token in enumerate(tokens) if _is_solid(token, dissected.source)]
    if any(tokens[n].kind != VALUE for n in solid):
        first, last = _whole(dissected, tokens, solid[0], solid[-1])
        yield from _codes_alone(tokens[:first], dissected.source)
        leaf = tokens[first : last + 1]
        start, end = leaf[0].start, leaf[-1].end
        if leaf[0].kind == TEXT:
            start += len(leaf[0:1] and _white(dissected.source[start:end]))
        if leaf[-1].kind == TEXT:
            text = dissected.source[leaf[-1].start : end]
            end -= len(text) - len(text.rstrip())
        if start > leaf[0].start:
            yield Part(HIDDEN, leaf[0].start, start, ())
        yield Part(LEAF, start, end, _cut(leaf, start, end))
        if end < leaf[-1].end:
            yield Part(HIDDEN, end, leaf[-1].end, ())
        tokens = tokens[last + 1 :]
    yield from _codes_alone(tokens, dissected.source)


def _white(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _cut(tokens: list[Token], start: int, end: int) -> tuple[Token, ...]:
    """Return the tokens of a text without the white space at its ends."""
    return tuple(
        token._replace(start=max(token.start, start), end=min(token.end, end))
        if token.kind == TEXT
        else token
        for token in tokens
    )


def _is_solid(token: Token, source: str) -> bool:
    if token.kind == TEXT:
        return bool(source[token.start : token.end].strip())
    return token.kind in (VALUE, OPEN, CLOSE, ALONE)


def _whole(dissected: Dissected, tokens: list[Token], first: int, last: int) -> tuple[int, int]:
    """Return from where to where a text reaches, so that no pair of statements is cut by its end.

    A pair that reaches out of the run is not in the text, where the text can end before it.
    """
    place = {token.number: n for n, token in enumerate(tokens)}
    while True:
        inside = range(first, last + 1)
        reached = [
            place[number]
            for n in inside
            if tokens[n].number in dissected.opener
            for number in dissected.group(tokens[n].number)
            if number in place
        ]
        wider = min([first, *reached]), max([last, *reached])
        if wider == (first, last):
            return wider
        first, last = wider


def _codes_alone(tokens: list[Token], source: str) -> Iterator[Part]:
    for token in tokens:
        shown = token.is_code
        if shown and token.start < token.core[0]:
            yield Part(HIDDEN, token.start, token.core[0], ())
        start = token.core[0] if shown else token.start
        end = token.core[1] if shown else token.end
        yield Part(CODE if shown else HIDDEN, start, end, (token,))
        if end < token.end:
            yield Part(HIDDEN, end, token.end, ())
