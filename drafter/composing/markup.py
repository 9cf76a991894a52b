"""The strict subset of HTML of templates and Markdown, read into a letter's blocks.

Plain paragraphs and lists, which most letters consist of, are read at once; all else is parsed.
"""

from collections.abc import Container
from typing import NamedTuple

from drafter.composing.plain_markup import Typeset, read_plain
from drafter.letter import Block, Numbering


class Flaw(NamedTuple):
    """Something wrong with the markup, at an offset (in characters) of the text that was read."""

    offset: int
    what: str
    advice: str


class MarkupError(Exception):
    """The markup is not of the subset; `flaws` are all that was found."""

    def __init__(self, flaws: list[Flaw]) -> None:
        """Take the flaws in the order of the text."""
        self.flaws = flaws
        super().__init__("\n".join(flaw.what for flaw in flaws))


def read(
    markup: str, styles: Container[str], typeset: Typeset
) -> tuple[list[Block], list[Numbering]]:
    """Return the blocks and the lists that markup describes.

    `styles` are the known style names, `typeset` improves the texts of paragraphs character by
    character, keeping their lengths.  Raises MarkupError.
    """
    plain = read_plain(markup, styles, typeset)
    if plain:
        return plain.blocks, plain.lists
    from drafter.composing.markup_parsing import parsed

    return parsed(markup, styles, typeset)
