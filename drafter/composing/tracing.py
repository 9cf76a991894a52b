"""Where in its templates each block of a letter stands, found by rendering it with marks.

A block stands where its tag does; what a value brings along, such as the paragraphs of the body,
stands where the value is printed.
"""

import re
from collections.abc import Container, Sequence
from pathlib import Path

from drafter.composing.environment import TracingEnvironment, without_marks
from drafter.composing.loader import Drafts
from drafter.errors import Place
from drafter.markup.reading import read
from drafter.model.inquiry import Inquiry
from drafter.model.letter import Block, Paragraph, Table, plain_text
from drafter.model.origin import origin_of
from drafter.model.settings import Chamber
from drafter.wording.phrases import Phrases
from drafter.words.vocabulary import Vocabulary

_TAG = re.compile(r"<(/?)(table|p|h[1-3]|li|t[dh])\b(?:[^<>\"]|\"[^\"]*\")*>")
_BEGUN, _ENDED = "\ue000", "\ue001"
"""Around the number of a place in the text of a block; private characters that no letter prints."""

_NUMBER = re.compile(f"{_BEGUN}(\\d+){_ENDED}")


def traced(
    inquiry: Inquiry,
    words: Phrases,
    folders: Sequence[Path],
    drafts: Drafts,
    styles: Container[str],
    chambers: Sequence[Chamber] = (),
) -> list[Place | None]:
    """Return for each block of a letter where it stands in the templates; None where unknown.

    `words` are the phrases of the letter's language; `folders` and `drafts` are those of its
    composer.  It is a letter that can be composed; otherwise any error of that is raised.
    """
    environment = TracingEnvironment(words.language, folders, words, drafts)
    vocabulary = Vocabulary(inquiry, words, _ignore, _ignore, chambers)
    variables = vocabulary.words().variables()
    marked = environment.rendered(f"{inquiry.kind}.html", variables)
    numbered, places = _numbered(marked, environment)
    blocks, _lists = read(numbered, styles, list, origin_of(inquiry).pictures)
    return [_place(block, places) for block in blocks]


def _numbered(marked: str, environment: TracingEnvironment) -> tuple[str, list[Place]]:
    """Return markup whose blocks begin with numbers, and the places that the numbers are of."""
    markup = without_marks(marked)
    places: list[Place] = []
    pieces: list[str] = []
    end = 0
    table: int | None = None
    for tag in _TAG.finditer(markup):
        closes, name = tag[1], tag[2]
        if name == "table":
            table = None if closes else tag.start()
        if closes or name == "table" or tag[0].endswith("/>"):
            continue
        pieces.append(f"{markup[end : tag.end()]}{_BEGUN}{len(places)}{_ENDED}")
        places.append(environment.place(marked, tag.start() if table is None else table))
        end = tag.end()
    return "".join([*pieces, markup[end:]]), places


def _place(block: Block, places: Sequence[Place]) -> Place | None:
    found = _NUMBER.search(_text(block))
    return places[int(found[1])] if found and int(found[1]) < len(places) else None


def _text(block: Block) -> str:
    if isinstance(block, Paragraph):
        return plain_text(block.content)
    if isinstance(block, Table):
        paragraphs = (p for row in block.rows for cell in row.cells for p in cell.paragraphs)
        return "".join(plain_text(p.content) for p in paragraphs)
    return ""


def _ignore(_problem: object) -> None:
    """Keep silent: what is guessed is told when the letter is composed."""
