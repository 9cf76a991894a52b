"""An appendix that exists in Word: its text in the look's styles, and what was lost on the way."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from drafter.docx.document import Seen
from drafter.docx.reading import read_document
from drafter.docx.remarks import no_text, remark
from drafter.errors import WARNING, DocumentError, Place, Problem
from drafter.importing.as_markdown import body_of
from drafter.importing.pictures import shown, without_pictures_of_notes
from drafter.importing.plain import is_empty, tidy
from drafter.markup.markdown import to_markup
from drafter.model.letter import runs_of
from drafter.pictures.image import Image
from drafter.wording import _


class Enclosure(NamedTuple):
    """A Word file as a letter prints it."""

    markup: str
    pictures: Mapping[str, Image]
    """The pictures that the markup names."""
    remarks: tuple[Problem, ...]
    """What could not be taken over, as warnings about the Word file."""


def read_enclosure(file: Path, name: str) -> Enclosure:
    """Return what a Word file holds, whoever made it, read as an import reads a body.

    `name` is what the letter calls it, by which its pictures are named.  A line in the middle that
    is all bold is a heading, as laws have them.  Raises DocumentError for a file that is no Word
    document, is damaged, protected or empty; OSError when it cannot be opened.
    """
    document = read_document(file, pictures=True)
    place = Place(str(file))
    tidy(document.blocks)
    lost = without_pictures_of_notes(document)
    pictures = shown(document.blocks)
    if not pictures and all(is_empty(block) for block in document.blocks):
        raise DocumentError([no_text(place)])
    for number, picture in enumerate(pictures, 1):
        picture.file = f"{name}/{number}"  # no file beside a letter is called so
    for block in document.blocks:
        if isinstance(block, Seen) and _is_heading(block):
            block.heading = 1
    text, left_out = body_of(document.blocks, by_hand=True)
    remarks = [*document.remarks, *([remark(place, "picture", lost)] if lost else ())]
    compare = _("Compare the text with the document.")
    remarks += [Problem(key, place, what, compare, WARNING) for key, what in left_out.items()]
    images = {picture.file: picture.image for picture in pictures}
    return Enclosure(str(to_markup(text)), images, tuple(remarks))


def _is_heading(block: Seen) -> bool:
    runs = [run for run in runs_of(block.content) if run.text.strip()]
    bold = bool(runs) and all("strong" in run.marks for run in runs)
    return block.align == "center" and block.number is None and bold
