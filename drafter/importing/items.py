"""Lists that somebody typed: paragraphs that begin with a number or a dash become items."""

from drafter.docx.document import Grid, Number, Seen
from drafter.importing.plain import line
from drafter.model.letter import Inline, Run
from drafter.wording.expressions import expression

_TYPED_ITEM = expression(r"\s*(?:(\d{1,3})\s*([.)])|[–—•-])\s+(?=\S)")


def with_items(blocks: list[Seen | Grid]) -> list[Seen | Grid]:
    """Return blocks in which paragraphs with typed numbers or dashes are items.

    So it is where two or more follow each other: a lone «1.» or dash may mean anything.
    """
    found = list(blocks)
    made = -1
    for index, block in enumerate(found):
        item = _typed_item(block)
        before = found[index - 1] if index else None
        if item is None or not isinstance(block, Seen):
            continue
        follows = (
            isinstance(before, Seen) and before.number is not None and _next(before.number, item)
        )
        after = _typed_item(found[index + 1]) if index + 1 < len(found) else None
        if not follows and not (item.value in (0, 1) and after and _next(item, after)):
            continue
        made -= 0 if follows else 1
        item.list = made
        block.number = item
        block.content = _without_typed(block.content)
    return found


def _next(number: Number, following: Number) -> bool:
    counted = following.value == number.value + 1 if number.value else following.value == 0
    return number.list < 0 and following.mark == number.mark and counted


def _typed_item(block: Seen | Grid) -> Number | None:
    if not isinstance(block, Seen) or block.number is not None or block.heading:
        return None
    found = _TYPED_ITEM.match(block.text)
    if found is None:
        return None
    value = int(found[1] or 0)
    return Number(-1, 0, value, found[2] or "-", line(found[0]))


def _without_typed(content: list[Inline]) -> list[Inline]:
    """Return content without the number or dash at its start."""
    first = content[0]
    text = first.text if isinstance(first, Run) else ""
    found = _TYPED_ITEM.match(text + " x")
    if found is None or not isinstance(first, Run):
        return content
    rest = Run(text[len(found[0]) :].lstrip(), first.marks)
    following = content[1:]
    if not rest.text and following and isinstance(following[0], Run):
        following = [Run(following[0].text.lstrip(), following[0].marks), *following[1:]]
    return [rest, *following] if rest.text else following
