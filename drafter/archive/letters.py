"""Letters in YAML as the index takes them: every text with its line, in each language."""

import datetime
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from pathlib import Path

from drafter.addressbook.loading import load_book
from drafter.archive.documents import Document, Part, Sentence, Text, sentences
from drafter.errors import DrafterError
from drafter.model.inquiry import Inquiry
from drafter.proofreading.draft import Draft, Passage
from drafter.reading.loading import read, text_of
from drafter.wording.expressions import expression
from drafter.words.addressed import addressed
from drafter.workspace import Workspace

_NAMED = expression(r"addressee(?:\.\d+)?(?:\.post)?")
_MAY_BE_ID = expression(r"author|(?:addressee|copy_to|signatories)(?:\.\d+)?")
_ID = expression(r"[a-z][a-z0-9-]*")
_NO_DAY = datetime.date.min
_UNREAD = "ru"


def read_letter(file: Path, workspace: Workspace) -> Document:
    """Return what the index takes of a letter's file; of one that is no letter, its lines.

    Raises DrafterError for a file that is no text, OSError where it cannot be read.
    """
    name, text = text_of(file)
    try:
        reading = read(text, name, workspace, lambda: load_book(workspace))
    except DrafterError:
        return _lines(text)
    return document_of(reading.inquiry, workspace) if reading.inquiry else _lines(text)


def document_of(inquiry: Inquiry, workspace: Workspace) -> Document:
    """Return what the index takes of a letter that was read."""
    texts = {code: Text() for code in inquiry.languages}
    draft = Draft(inquiry, _NO_DAY, workspace.locales)
    for passage in draft.passages:
        found = list(_sentences(passage))
        for code in [passage.language] if passage.language in texts else texts:
            texts[str(code)].sentences += found
    for code, text in texts.items():
        text.addressee = addressed(inquiry, code, workspace.locales)
        text.sentences.append(Sentence(text.addressee, 0, Part.NAME))
    return Document(
        texts,
        inquiry.day,
        inquiry.registered or "",
        inquiry.kind,
        _ids(draft),
        uses_book=any(
            _MAY_BE_ID.fullmatch(path) and _ID.fullmatch(one.text)
            for path, one in draft.source.values.items()
        ),
    )


def _ids(draft: Draft) -> list[str]:
    """Return the ids of the address book and of posts by which a file names its addressees."""
    values = draft.source.values.items()
    return [one.text for path, one in values if _NAMED.fullmatch(path) and _ID.fullmatch(one.text)]


def _sentences(passage: Passage) -> Iterator[Sentence]:
    part = _part(passage)
    if part is Part.NAME:
        yield Sentence(
            " ".join(passage.plain.split()), passage.source.values[passage.path].place.line, part
        )
        return
    line_of = _lines_in(passage)
    for paragraph in passage.paragraphs:
        for start, words in sentences(paragraph.text.replace("\n", " ")):
            yield Sentence(words.strip("| "), line_of(paragraph.offset + start), part)


def _part(passage: Passage) -> Part:
    if passage.key in ("demands", "request"):
        return Part.DEMAND
    if passage.key == "subject":
        return Part.SUBJECT
    return (
        Part.BODY
        if passage.is_prose or passage.key in ("fields", "appendix", "appendices")
        else Part.NAME
    )


def _lines_in(passage: Passage) -> Callable[[int], int]:
    """Return what tells in which line of a file a character of a passage stands."""
    written = passage.source.values[passage.path]
    if written.style != "|" or passage.bare != passage.text:
        return lambda offset: passage.place(offset).line
    # Each of its lines is one of the file; to follow the characters takes a millisecond.
    ends = [found.start() for found in re.finditer("\n", passage.text)]
    return lambda offset: written.place.line + 1 + bisect_left(ends, offset)


def _lines(text: str) -> Document:
    """Return the lines of a file that cannot be read as a letter: it is found all the same."""
    lines = enumerate(text.split("\n"), 1)
    found = [Sentence(line.strip(), number) for number, line in lines if line.strip()]
    return Document({_UNREAD: Text(found)})
