"""The strict subset of HTML of templates and Markdown, read into a letter's blocks.

Plain paragraphs and lists, which most letters consist of, are read at once; all else is parsed.
"""

from collections.abc import Container, Mapping

from drafter.markup.plain import Typeset, read_plain
from drafter.model.letter import Block, Numbering
from drafter.model.shapes import NOTHING
from drafter.pictures.image import Image


def read(
    markup: str,
    styles: Container[str],
    typeset: Typeset,
    pictures: Mapping[str, Image] = NOTHING,
) -> tuple[list[Block], list[Numbering]]:
    """Return the blocks and the lists that markup describes.

    `styles` are the known style names, `typeset` improves the texts of paragraphs character by
    character, keeping their lengths; `pictures` are those that markup may name.  Raises
    MarkupError.
    """
    plain = read_plain(markup, styles, typeset)
    if plain:
        return plain.blocks, plain.lists
    from drafter.markup.parsing import parsed  # 4 ms; most letters are plain

    return parsed(markup, styles, typeset, pictures)
