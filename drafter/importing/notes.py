"""Footnotes of lines that become names, posts and dates: they go into the text instead."""

from collections.abc import Sequence

from drafter.docx.document import Grid, Seen, paragraphs
from drafter.importing.parts import Parts
from drafter.model.letter import Inline, Link, Note, notes_of
from drafter.wording import _


def taken_out(blocks: Sequence[Seen | Grid]) -> list[Seen | Grid]:
    """Take the notes out of blocks; return each as a paragraph of its own."""
    found: list[Seen | Grid] = []
    for paragraph in paragraphs(blocks):
        notes = notes_of(paragraph.content)
        if notes:
            found += [Seen("", note.content) for note in notes]
            paragraph.content = _without(paragraph.content)
    return found


def _without(content: list[Inline]) -> list[Inline]:
    for part in content:
        if isinstance(part, Link):
            part.content = _without(part.content)
    return [part for part in content if not isinstance(part, Note)]


def tell_of_notes(parts: Parts, notes: Sequence[object]) -> None:
    """Note that footnotes became paragraphs, where there are any."""
    if notes:
        what = _("A footnote of the head or the end of the letter stands in the text now.")
        parts.doubt("import-note-in-body", what, "body")
