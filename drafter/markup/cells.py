"""What the attributes of a cell say: over how many columns and rows it reaches, and its width."""

import re
from collections.abc import Iterator, Mapping

from drafter.model.letter import Cell, Paragraph
from drafter.wording import _

_MOST_COLUMNS, _MOST_ROWS = 63, 1000
"""Word knows no table of more columns."""

_SPANS = {"colspan": _MOST_COLUMNS, "rowspan": _MOST_ROWS}
_COUNT, _SHARE = re.compile(r"[1-9]\d{0,3}"), re.compile(r"([1-9]\d?|100)%")


def cell_of(paragraphs: list[Paragraph], attributes: Mapping[str, str]) -> Cell:
    """Return a cell with its attributes; those that say nothing sound are passed over."""
    spans = {name: attributes.get(name, "1") for name in _SPANS}
    counts = {n: int(said) if _is_span(n, said) else 1 for n, said in spans.items()}
    share = _SHARE.fullmatch(attributes.get("width", ""))
    width = int(share[1]) if share and counts["colspan"] == 1 else 0
    return Cell(paragraphs, counts["colspan"], counts["rowspan"], width)


def wrong_attributes(attributes: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield the id of each attribute's fault, what is wrong, and what to do."""
    for name, most in _SPANS.items():
        if name in attributes and not _is_span(name, attributes[name]):
            what = _("«{name}» is «{text}».").format(name=name, text=attributes[name])
            advice = _("Write a number from 1 to {most}.").format(most=most)
            yield "html-cell-span", what, advice
    width = attributes.get("width")
    if width is not None and not _SHARE.fullmatch(width):
        what = _("«{name}» is «{text}».").format(name="width", text=width)
        yield "html-cell-width", what, _("Write a share of the table's width, such as 20%.")
    elif width is not None and attributes.get("colspan", "1") != "1":
        what = _("A cell of several columns has no width of its own.")
        yield "html-cell-width", what, _("Give the width to cells of a single column.")


def _is_span(name: str, said: str) -> bool:
    return bool(_COUNT.fullmatch(said)) and int(said) <= _SPANS[name]
