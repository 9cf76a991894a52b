"""What stands in templates, read by the rules of proofreading as letters will print it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from drafter.composing.environment import TracingEnvironment, without_marks
from drafter.errors import WARNING, Place, Problem
from drafter.linting.branches import PRINTED
from drafter.markup.subset import INLINE
from drafter.proofreading.texts import RULES_OF_TEMPLATES, proofread_texts

_TAG = re.compile(r"</?(?P<name>[a-z][a-z0-9]*)[^<>]*>")
_SPACES = re.compile(r"[ \t\r\n]+")
_NUMBER = re.compile(
    rf"(?<=№){PRINTED}|(?<=[№#N][ \u00a0]){PRINTED}|(?<=No\.[ \u00a0]){PRINTED}"
    rf"|(?:^|(?<=\s)){PRINTED}(?=\))"
)
"""What is printed where a number comes: behind «№», or before the bracket of an item."""


class _Paragraph(NamedTuple):
    """A paragraph as it is printed, and where in a layout its pieces stand."""

    text: str
    starts: list[tuple[int, int]]

    def offset(self, of: int) -> int:
        """Return where a character of the text stands in the layout."""
        start, there = self.starts[bisect_right(self.starts, of, key=itemgetter(0)) - 1]
        return there + of - start


def slips_of_texts(
    layouts: Iterable[str],
    environment: TracingEnvironment,
    language: str,
    locales: tuple[Path, ...],
    file: str,
) -> list[Problem]:
    """Return what the rules find in the text of a template, at its place there, as warnings.

    `layouts` are what the template prints for each choice of its branches, with the marks of
    `environment`.  What other templates print is passed over: the check of them tells it.
    """
    found: dict[tuple[str, Place], None] = {}
    places: list[tuple[_Paragraph, str]] = []
    for marked in layouts:
        for paragraph in _paragraphs(without_marks(marked)):
            key = paragraph.text, environment.place(marked, paragraph.starts[0][1])
            if key not in found:
                found[key] = None
                places.append((paragraph, marked))
    texts = [_NUMBER.sub("1", paragraph.text) for paragraph, _marked in places]
    problems: dict[Problem, None] = {}
    for slip in proofread_texts(texts, language, locales, RULES_OF_TEMPLATES):
        paragraph, marked = places[slip.text]
        place = environment.place(marked, paragraph.offset(slip.offset))
        if place.file == file:
            problems[Problem(slip.id, place, slip.what, slip.advice, WARNING)] = None
    return list(problems)


def _paragraphs(layout: str) -> Iterator[_Paragraph]:
    """Yield what stands between the tags of blocks, without those inside a paragraph."""
    pieces: list[tuple[int, str]] = []
    end = 0
    for tag in [*_TAG.finditer(layout), None]:
        pieces += _words(layout, end, tag.start() if tag else len(layout))
        if tag is None or tag["name"] not in INLINE or tag["name"] == "br":
            if any(text.strip() for _at, text in pieces):
                yield _joined(pieces)
            pieces = []
        end = tag.end() if tag else end


def _words(layout: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield a stretch of a layout with one space in place of several, in pieces."""
    at = start
    for spaces in _SPACES.finditer(layout, start, end):
        yield at, layout[at : spaces.start()]
        yield spaces.start(), " "
        at = spaces.end()
    yield at, layout[at:end]


def _joined(pieces: Iterable[tuple[int, str]]) -> _Paragraph:
    text, starts = "", []
    for at, piece in pieces:
        if piece and not (piece == " " and (not text or text.endswith(" "))):
            starts.append((len(text), at))
            text += piece
    return _Paragraph(text, starts)
