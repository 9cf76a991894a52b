"""Where an inquiry comes from: the file it was read from, and what was noted on the way.

What an inquiry *is* knows nothing of it; an inquiry that was read keeps one reference to its
origin, which those who need a place ask for here.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.errors import Place, Problem
from drafter.model.inquiry import Inquiry
from drafter.model.shapes import NOTHING
from drafter.model.source import Source
from drafter.model.structs import Struct
from drafter.pictures.image import Image

if TYPE_CHECKING:
    from drafter.wording.values import Value


class Origin(Struct):
    """The source of an inquiry, and what does not stand in the inquiry itself."""

    source: Source
    letterhead: str | None = None
    """The look that the author's faction has in the address book: a file among the templates."""
    doubts: tuple[Problem, ...] = ()
    """What the address book makes doubtful, such as an official out of office."""
    row: "Mapping[str, Value]" = NOTHING
    """The cells, by column, of the row of a table that the letter is made for."""
    pictures: Mapping[str, Image] = NOTHING
    """The pictures that the texts name, by their names there."""
    folder: Path | None = None
    """The folder that the files which the letter names lie in."""
    enclosed: Mapping[str, str] = NOTHING
    """The markup of the Word files that are appendices, by their names in the letter."""
    is_sample: bool = False
    """Whether it is drafter's own letter, with which templates are tried that need not print it."""
    office: Any = None
    """The office that opened the letter; the model does not know what that is."""

    def place(self, path: str) -> Place | None:
        """Return where a value, or else the nearest value that contains it, stands."""
        return self.source.nearest(path)


_NOWHERE = Origin(Source("", {}))


def origin_of(inquiry: Inquiry) -> Origin:
    """Return the origin of an inquiry; one that was built in code comes from nowhere."""
    origin = vars(inquiry).get("_origin")
    return origin if isinstance(origin, Origin) else _NOWHERE


def with_origin(inquiry: Inquiry, origin: Origin) -> Inquiry:
    """Return the same inquiry, which knows from now on where it comes from."""
    vars(inquiry).update(_origin=origin, _read=True)
    return inquiry


def is_read(inquiry: Inquiry) -> bool:
    """Tell whether an inquiry is just what was read, so that its values need no check."""
    return "_read" in vars(inquiry)
