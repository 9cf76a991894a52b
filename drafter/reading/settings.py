"""The settings of a workspace, `drafter.yaml`: read, and kept while the file stays the same."""

import datetime
import os
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from drafter.errors import InquiryError, LookError, Place, Problem, in_order
from drafter.files.input import contents
from drafter.files.refusals import problem_of
from drafter.files.state import Kept
from drafter.model.settings import Chamber, Settings
from drafter.model.shapes import NOTHING
from drafter.reading.characters import decoded
from drafter.reading.nodes import parse
from drafter.reading.references import empty_book
from drafter.reading.values import Reader
from drafter.wording import _
from drafter.wording.catalogs import folders_of_languages
from drafter.workspace import SETTINGS, OutsideError, Workspace


class Setup(NamedTuple):
    """The settings of a workspace, and where each stands in the file."""

    settings: Settings
    places: Mapping[str, Place]


_NOTHING_SET = Setup(Settings(), NOTHING)
_SETUPS: Kept[Setup] = Kept(16)


def load_setup(workspace: Workspace) -> Setup:
    """Return what `drafter.yaml` of a workspace sets; the usual settings where it has none.

    Raises InquiryError with all that is wrong in the file, OSError when it cannot be read.
    """
    if workspace.folder is None or not os.path.lexists(workspace.folder / SETTINGS):
        return _NOTHING_SET
    file = workspace.folder / SETTINGS
    return _SETUPS.made(
        workspace,
        lambda: [str(file), *folders_of_languages(workspace.locales)],
        lambda: read_setup(decoded(contents(workspace.own(SETTINGS)), str(file)), file, workspace),
    )


def usual_look(workspace: Workspace) -> Path:
    """Return the look of letters that have no other: that of the settings, or drafter's own.

    Raises LookError where the folder of templates has no such file, or the name leads out of the
    workspace, and what `load_setup` raises.
    """
    settings, places = load_setup(workspace)
    try:
        file = workspace.template_file(settings.look)
    except OutsideError as error:
        raise LookError([problem_of(error)._replace(place=places["look"])]) from error
    if "look" in places and not os.path.lexists(file):
        what = _("The folder of templates has no file «{name}».").format(name=settings.look)
        advice = _("Put the Word file there, or correct the name.")
        raise LookError([Problem("look-missing", places["look"], what, advice)])
    return file


def read_setup(text: str, file: Path, workspace: Workspace) -> Setup:
    """Return what the text of `drafter.yaml` sets; raises InquiryError with all that is wrong."""
    if not re.search(r"(?m)^[^#\s]", text):
        return _NOTHING_SET
    root, problems = parse(text, str(file))
    reader = Reader(problems, workspace, empty_book)
    settings = reader.settings(root)
    if settings is not None and not reader.problems:
        reader.problems += _of_terms(settings.chambers, reader.places)
    if reader.problems or settings is None:
        raise InquiryError(sorted(reader.problems, key=in_order))
    return Setup(settings, reader.places)


def _of_terms(chambers: tuple[Chamber, ...], places: Mapping[str, Place]) -> Iterator[Problem]:
    """Yield which terms end before they begin, and which chambers are in office at one time."""
    advice = _("Check «from» and «until».")
    for number, chamber in enumerate(chambers):
        if chamber.from_ and chamber.until and chamber.until < chamber.from_:
            what = _("The term of «{name}» ends before it begins.").format(name=_name(chamber))
            place = places[f"chambers.{number}.until"]
            yield Problem("term-reversed", place, what, advice)
    first = datetime.date.min
    in_turn = sorted(enumerate(chambers), key=lambda pair: pair[1].from_ or first)
    for (_before, earlier), (number, later) in pairwise(in_turn):
        if (later.from_ or first) <= (earlier.until or earlier.from_ or first):
            what = _("The term of «{name}» begins before that of «{other}» ends.")
            what = what.format(name=_name(later), other=_name(earlier))
            path = f"chambers.{number}"
            place = places.get(f"{path}.from", places[path])
            yield Problem("terms-overlap", place, what, advice)


def _name(chamber: Chamber) -> str:
    return next((forms.nominative for forms in chamber.name.values()), "…")
