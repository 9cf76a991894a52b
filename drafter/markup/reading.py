"""The strict subset of HTML of templates and Markdown, read into a letter's blocks.

Plain paragraphs and lists, which most letters consist of, are read at once; all else is parsed.
"""

from collections.abc import Container, Mapping

from drafter.markup.plain import PlainReader
from drafter.markup.typeset_texts import Typeset, remembering
from drafter.model.letter import Block, Numbering
from drafter.model.shapes import NOTHING
from drafter.pictures.image import Image


class Reader:
    """Reads markup, and keeps what texts became: the letters of a list share most of theirs."""

    def __init__(self, styles: Container[str], typeset: Typeset) -> None:
        """Take the known style names, and what improves the texts of paragraphs.

        That keeps their lengths, and each becomes the same whatever stands beside it.
        """
        self._styles = styles
        self._plain = PlainReader(styles, typeset)
        self._typeset = remembering(typeset)

    def read(
        self, markup: str, pictures: Mapping[str, Image] = NOTHING
    ) -> tuple[list[Block], list[Numbering]]:
        """Return the blocks and the lists that markup describes.

        Letters share the blocks, so that nobody changes them.  `pictures` are those that the
        markup may name.  Raises MarkupError.
        """
        plain = self._plain.read(markup)
        if plain:
            return plain
        from drafter.markup.parsing import parsed  # 4 ms; most letters are plain

        return parsed(markup, self._styles, self._typeset, pictures)


def read(
    markup: str,
    styles: Container[str],
    typeset: Typeset,
    pictures: Mapping[str, Image] = NOTHING,
) -> tuple[list[Block], list[Numbering]]:
    """Return the blocks and the lists that markup describes, as a Reader does."""
    return Reader(styles, typeset).read(markup, pictures)
