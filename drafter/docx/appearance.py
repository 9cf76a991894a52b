"""What a look says of a page, of paragraphs, lists and tables, as neutral facts.

Whoever lays a letter out otherwise than as DOCX asks for these.  Every length is in points.
"""

from drafter.model.structs import Struct


class Page(Struct):
    """A page: its size, and the margins around the text."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float

    @property
    def text_width(self) -> float:
        """The width of the text."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """The height of the text."""
        return self.height - self.top - self.bottom


class Form(Struct):
    """How the paragraphs of a style look, with all that the style is based on."""

    align: str
    """`left`, `center`, `right` or `both`."""
    left: float
    """The indent of all lines from the left margin."""
    right: float
    first_line: float
    """What is added to the left indent of the first line; less than 0 where that one hangs."""
    before: float
    """The space above the paragraph."""
    after: float
    joined: bool
    """Whether there is no space between paragraphs of this style."""
    line_spacing: float
    """How many times as high as the font wants it a line is."""
    line_height: float
    """The height of a line where it is fixed, whatever the font wants; 0: it is not."""
    font: str
    """The name of the font family."""
    size: float
    bold: bool
    italic: bool
    caps: bool
    """Whether small letters are shown as capitals."""
    keep_with_next: bool
    """Whether the paragraph stands on one page with the beginning of the next."""
    keep_lines: bool
    """Whether the paragraph is not parted by the end of a page."""
    outline: int
    """The level of a heading, from 1; 0 where the style makes none."""

    @property
    def first_edge(self) -> float:
        """Where the first line begins, from the left margin."""
        return self.left + self.first_line


class Level(Struct):
    """A level of a list: its numbers, and the indents of its paragraphs."""

    kind: str
    """`decimal`, `bullet`, `upperRoman`, … as ECMA-376, part 1, 17.18.59 calls them."""
    pattern: str
    """What is printed: `%1.%2)` has the numbers of the first two levels."""
    suffix: str
    """What follows the number: `tab`, `space` or `nothing`."""
    left: float | None
    """The indent of all lines; None where the paragraph's style has its own."""
    first_line: float | None


class TableForm(Struct):
    """How a table of a style looks: whether lines part its cells, and the room around text."""

    lines: bool
    top: float
    right: float
    bottom: float
    left: float
