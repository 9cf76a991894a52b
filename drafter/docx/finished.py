"""Pages without a table, as most are: put together from the XML of paragraphs that were met before.

A paragraph of one plain text is an opening, which says its style and its place, and its text.  Both
are made by a Body when a look and a language first have them; any other paragraph is made anew.
"""

from collections.abc import Sequence

from drafter.docx.body import Body
from drafter.docx.keeping import ends_of_guessed_pages, kept_with_next
from drafter.docx.layout import ENDING, in_text
from drafter.model.letter import Paragraph, Run

_MOST_OPENINGS = 1000
"""So many are kept: those of a long letter of many lists make way."""


def finished(blocks: Sequence[Paragraph], body: Body) -> list[bytes]:
    """Return the XML of each of some paragraphs that no table stands among."""
    openings, texts = body.finished.openings, body.finished.texts
    kept = kept_with_next(blocks, body.look)
    held = ends_of_guessed_pages(blocks).intersection(kept)
    found: list[bytes] = []
    new: list[int] = []
    unmet: list[str] = []
    for number, block in enumerate(blocks):
        content, item = block.content, block.item
        after = blocks[number + 1] if number in kept else None
        run = content[0] if len(content) == 1 else None
        if type(run) is not Run or run.marks or run.language or number in held:
            placed = in_text(block, after, body.look, held=number in held)
            found.append(body.placed(placed).encode())
            continue
        text = texts.get(run.text)
        if text is None:
            text = b""
            new.append(number)
            unmet.append(run.text)
        near = after and (after.style in ENDING)
        key = block.style, near, item and (body.first_number + item.list, item.level)
        opening = openings.get(key)
        if opening is None:
            opening = body.placed(in_text(block, after, body.look)).encode()
            opening = opening.removesuffix(body.end(run).encode())
            if len(openings) >= _MOST_OPENINGS:
                openings.clear()
            openings[key] = opening
        found.append(opening + text)
    if new:
        made = body.ends(unmet)
        for number, end in zip(new, made, strict=True):
            found[number] += end
        texts.keep(dict(zip(unmet, made, strict=True)))
    return found
