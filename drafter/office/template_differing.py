"""In which lines and words a template differs from another text, such as drafter's own."""

from typing import NamedTuple

from drafter.composing.blocks import base_of, blocks_in, parsed
from drafter.composing.library import Template
from drafter.composing.updating import shipped_blocks
from drafter.errors import TemplateError
from drafter.office.redline import SAME, Part, redline

_AROUND = 2
"""So many lines that are the same stand around those that are not."""

Line = tuple[Part, ...]
"""A line in parts, each with its mark."""


class Passage(NamedTuple):
    """What differs in a block of a template, or in the whole of it (then the block is empty)."""

    block: str
    origin: str
    """The template with which it is compared."""
    lines: list[Line | None]
    """None stands for lines that are the same and are left out."""


def from_shipped(template: Template, text: str) -> list[Passage] | None:
    """Return in which passages a template's text differs from drafter's own.

    A text that extends another template is compared block by block with those that it stands for.
    None where drafter has nothing of the kind, or the text is broken.
    """
    whole = Template(template.name, None, template.shipped).text if template.shipped else ""
    try:
        base = base_of(parsed(text, str(template.file)))
        extends_itself = base is not None and base == f"drafter/{template.kind}.html"
        if whole and not extends_itself:
            return _passages([("", template.name, whole, text)])
        behind = shipped_blocks(template, text)
    except TemplateError:
        return _passages([("", template.name, whole, text)]) if whole else None
    if not behind:
        return None
    own = blocks_in(text)
    pairs = [(name, *behind[name], own[name].text) for name in own if name in behind]
    return _passages(pairs)


def between(earlier: str, later: str) -> list[Line | None]:
    """Return in which lines a text differs from an earlier one; none where it does not."""
    lines = _lines(redline(earlier.replace("\r\n", "\n"), later.replace("\r\n", "\n")))
    changed = [number for number, line in enumerate(lines) if any(mark for mark, _text in line)]
    near = {n for at in changed for n in range(at - _AROUND, at + _AROUND + 1)}
    found: list[Line | None] = []
    for number, line in enumerate(lines):
        if number in near:
            found.append(line)
        elif found and found[-1] is not None:
            found.append(None)
    if found and found[-1] is None:
        found.pop()
    return found


def _passages(pairs: list[tuple[str, str, str, str]]) -> list[Passage]:
    found = [Passage(block, origin, between(ours, own)) for block, origin, ours, own in pairs]
    return [passage for passage in found if passage.lines]


def _lines(parts: list[Part]) -> list[Line]:
    """Return parts line by line."""
    lines: list[list[Part]] = [[]]
    for mark, text in parts:
        first, *rest = text.split("\n")
        lines[-1].append((mark, first))
        for line in rest:
            # The end of a line that came or went is seen, even where the line is empty.
            if mark != SAME and not lines[-1][-1][1]:
                lines[-1].append((mark, " "))
            lines.append([(mark, line)])
    return [tuple(part for part in line if part[1]) for line in lines]
