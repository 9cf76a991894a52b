"""Where the parts of a template stand: tokens and nodes that know their columns.

Jinja keeps lines alone.  Its parser hands the line of a token on to the nodes untouched, so a line
that is a `Position` brings the column along.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape

from jinja2 import Environment, nodes
from jinja2.lexer import Lexer, TokenStream

from drafter.errors import Place

_Token = tuple[int, str, str]
_LOOSE = re.compile(r"<br>|&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]*;")


class Position(int):
    """A line of a template that knows a column, too; both count from one."""

    column: int

    @classmethod
    def of(cls, line: int, column: int) -> "Position":
        """Return the position of a line and a column."""
        position = cls(line)
        position.column = column
        return position


def column_of(node: nodes.Node) -> int:
    """Return the column at which a node was read; 1 where the parser made it up."""
    return getattr(node.lineno, "column", 1)


def place_of_word(lines: Sequence[str], line: int, column: int, word: str) -> tuple[int, int]:
    """Return line and column of a word: the first one at or behind a place in the lines."""
    start = column - 1
    for number in range(line, min(len(lines), line + 20) + 1):
        at = lines[number - 1].find(word, start) if word else start
        if at >= 0:
            return number, at + 1
        start = 0
    return line, column


class MarkupLexer(Lexer):
    """Puts the text of a template into the strict spelling that markup is read in."""

    def tokenize(
        self,
        source: str,
        name: str | None = None,
        filename: str | None = None,
        state: str | None = None,
    ) -> TokenStream:
        """Return the tokens of a template."""
        tokens = self._spelt(self.tokeniter(source, name, filename, state), filename or name or "")
        return TokenStream(self.wrap(tokens, name, filename), name, filename)

    def _spelt(self, tokens: Iterator[tuple[int, str, str]], file: str) -> Iterator[_Token]:
        for line, kind, text in tokens:
            yield line, kind, strict(text) if kind == "data" else text


def strict(text: str) -> str:
    """Return a text with `<br>` as `<br/>`, and named entities that XML lacks as characters."""
    return _LOOSE.sub(lambda m: "<br/>" if m[0] == "<br>" else unescape(m[0]), text)


class PlacingLexer(MarkupLexer):
    """Gives each token its position, and each stretch of text a mark that leads back to it."""

    def __init__(self, environment: Environment, mark: Callable[[Place], str]) -> None:
        """Take an environment, and what makes a mark for a place."""
        super().__init__(environment)
        self._mark = mark

    def tokeniter(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> Iterator[_Token]:
        """Yield the tokens with their positions and their text as it stands in the source."""
        source = re.sub("\r\n?", "\n", source)
        end = seen = begun = 0
        row = 1
        for _line, kind, text in super().tokeniter(source, name, filename, state):
            # Each token is looked for, since the lexer drops white space beside «{%-».
            start = source.find(text, end)
            start = end if start < 0 else start
            end = start + len(text)
            # Lines are counted on from the token before: from the start would take the square.
            row += source.count("\n", seen, start)
            begun = max(begun, source.rfind("\n", seen, start) + 1)
            seen = start
            yield Position.of(row, start - begun + 1), kind, text

    def _spelt(self, tokens: Iterator[_Token], file: str) -> Iterator[_Token]:
        before, translated = "", False
        for position, kind, text in tokens:
            if before == "block_begin" and kind == "name":
                # A passage to translate is looked up in a catalog, which knows no marks.
                translated = text == "trans" or (translated and text != "endtrans")
            marked = kind == "data" and not translated
            yield position, kind, self._marked(position, text, file) if marked else text
            before = before if kind == "whitespace" else kind

    def _marked(self, position: int, text: str, file: str) -> str:
        row, column = int(position), getattr(position, "column", 1)
        pieces = []
        for number, line in enumerate(text.split("\n")):
            start = 0
            for end in [*(match.end() for match in _LOOSE.finditer(line)), len(line) + 1]:
                place = Place(file, row + number, (1 if number else column) + start)
                ended = "\n" if end > len(line) and number < text.count("\n") else ""
                pieces.append(self._mark(place) + strict(line[start:end]) + ended)
                start = end
        return "".join(pieces)
