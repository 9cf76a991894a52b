"""A document in several languages is signed once: below the last text, the first language first."""

from collections.abc import Sequence
from itertools import groupby

from drafter.model.letter import (
    SIGNING,
    Block,
    Break,
    Inline,
    Letter,
    NewPage,
    Paragraph,
    Printed,
    Row,
    Run,
    Table,
    folded,
    plain_text,
)

_NAMES = ("signatory", "last-signatory", "signatory-name")
_Ending = list[Printed]


def signed_once(letters: Sequence[Letter]) -> list[Letter]:
    """Return the letters of a document, signed below the last one for all of them.

    What says the same in each language is said once.  Letters that end otherwise than the first,
    as those of own templates may, are returned as they are.
    """
    if len(letters) == 1:
        return list(letters)
    places = [_ending(letter) for letter in letters]
    endings = [
        [block for block in letter.blocks[place] if not isinstance(block, NewPage)]
        for letter, place in zip(letters, places, strict=True)
    ]
    if len({_shape(ending) for ending in endings}) > 1 or not endings[0]:
        return list(letters)
    joint: _Ending = []
    for number, (letter, ending) in enumerate(zip(letters, endings, strict=True)):
        spoken = [_spoken(block, letter.language) for block in ending]
        joint = _joined(joint, spoken) if number else spoken
    found = []
    for number, (letter, place) in enumerate(zip(letters, places, strict=True)):
        before, after = letter.blocks[: place.start], letter.blocks[place.stop :]
        signed = joint if number == len(letters) - 1 else []
        blocks: list[Block] = [*before, *signed, *after]
        found.append(letter.replaced(blocks=blocks))
    return found


def _ending(letter: Letter) -> slice:
    """Return where the first run of blocks stands that begins with a closing."""
    styles = [getattr(block, "style", "") for block in letter.blocks]
    start = styles.index("closing") if "closing" in styles else len(styles)
    stop = start
    while stop < len(styles) and styles[stop] in SIGNING:
        stop += 1
    return slice(start, stop)


def _shape(ending: Sequence[Printed]) -> tuple[object, ...]:
    """Return what tells whether two endings have the same lines and cells."""
    rows = ([len(row.cells) for row in getattr(block, "rows", [])] for block in ending)
    return tuple((block.style, *cells) for block, cells in zip(ending, rows, strict=True))


def _joined(first: _Ending, other: _Ending) -> _Ending:
    """Return what two endings of the same shape say together."""
    found: _Ending = []
    pairs = zip(first, other, strict=True)
    for style, alike in groupby(pairs, key=lambda pair: pair[0].style):
        ones, others = zip(*alike, strict=True)
        if style == "letter-copy":
            found += [*ones, *others]
        else:
            found += [_block(one, another) for one, another in zip(ones, others, strict=True)]
    return found


def _block(one: Printed, another: Printed) -> Printed:
    if isinstance(one, Table) and isinstance(another, Table):
        rows = zip(one.rows, another.rows, strict=True)
        return Table(one.style, [_row(*pair) for pair in rows])
    if isinstance(one, Paragraph) and isinstance(another, Paragraph):
        return _paragraph(one, another)
    return one


def _row(one: Row, another: Row) -> Row:
    cells = []
    for cell, beside in zip(one.cells, another.cells, strict=True):
        pairs = zip(cell.paragraphs, beside.paragraphs, strict=False)
        cells.append(cell.replaced(paragraphs=[_paragraph(*pair) for pair in pairs]))
    return Row(cells, one.header)


def _paragraph(one: Paragraph, another: Paragraph) -> Paragraph:
    """Return a paragraph for two: a name beside the other, a line below it, the executor once."""
    texts = [plain_text(one.content), plain_text(another.content)]
    if one.style == "executor" or texts[0] == texts[1] or not texts[1]:
        return one
    between: Inline = Run(" / ") if one.style in _NAMES else Break()
    content = [*one.content, between, *another.content] if texts[0] else another.content
    return Paragraph(one.style, content, one.item)


def _spoken(block: Printed, language: str) -> Printed:
    """Return a block whose words tell their language."""
    if isinstance(block, Paragraph):
        return Paragraph(block.style, _in_language(block.content, language), block.item)
    rows = []
    for row in block.rows:
        cells = [
            cell.replaced(paragraphs=[_spoken(one, language) for one in cell.paragraphs])
            for cell in row.cells
        ]
        rows.append(Row(cells, row.header))
    return Table(block.style, rows)


def _in_language(content: Sequence[Inline], language: str) -> list[Inline]:
    return folded(
        content,
        run=lambda run: Run(run.text, run.marks, language),
        line_break=lambda line_break: line_break,
        note=lambda note: note,
        link=lambda link, inner: link.replaced(content=inner),
        picture=lambda picture: picture,
    )
