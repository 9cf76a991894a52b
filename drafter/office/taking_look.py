"""A Word file becomes a look: what it offers, what is made of it, and what is said of that."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.composing.library import classes
from drafter.docx.look_by_hand import Change
from drafter.docx.look_checking import look_problems
from drafter.docx.look_making import LETTERHEAD, NOTHING, SAMPLE, made, offered
from drafter.docx.look_told import described, report
from drafter.errors import DocumentError, LookError, Problem
from drafter.files.input import contents
from drafter.files.limits import LARGEST_DOCUMENT
from drafter.files.output import Output, write_files
from drafter.office.looks import look_in
from drafter.wording import _
from drafter.workspace import LOOK, TEMPLATES, Workspace

TEXTS = (SAMPLE, LETTERHEAD, NOTHING)
"""What becomes of the text in the body of a file."""

_SHORTEST, _LONGEST = 3, 60


class Proposal(NamedTuple):
    """What a file offers beside its styles, in words."""

    text: str
    """The beginning of the text in its body; empty where it has none of its own."""
    changes: list[tuple[Change, str]]
    """What is set by hand in it, each with a sentence."""


class Taken(NamedTuple):
    """A look that was made of a file, and what is to be said of it."""

    data: bytes
    sentences: list[str]


def proposal(file: Path) -> Proposal:
    """Return what a Word file offers for a look.

    Raises LookError where it is no sound Word file, OSError where it cannot be read.
    """
    look = look_in(file)
    try:
        offer = offered(file, contents(file, LARGEST_DOCUMENT))
    except DocumentError as error:
        raise LookError(error.problems) from error
    changes = [(change, _sentence(change, look.name_of(change.style))) for change in offer.changes]
    return Proposal(_shortened(" ".join(offer.texts)), changes)


def _sentence(change: Change, name: str) -> str:
    what = _("The text of the style «{name}» is set by hand: {formatting} («{text}»).")
    return what.format(name=name, formatting=described(change.said), text=_shortened(change.text))


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip(' ,;:')}…"


def take(file: Path, text: str, changed: Iterable[Change]) -> Taken:
    """Return the look made of a Word file, whose own text becomes one of TEXTS.

    `changed` is what its styles are to say that only its text says.  Raises LookError where it is
    no sound Word file or its text is too long for a letterhead, OSError as reading does.
    """
    try:
        own = made(file, contents(file, LARGEST_DOCUMENT), text, changed)
    except DocumentError as error:
        raise LookError(error.problems) from error
    return Taken(own.data, list(_said(file, text)))


def _said(file: Path, text: str) -> Iterator[str]:
    yield from report(look_in(file))
    if text == LETTERHEAD:
        yield _("The text of its body stands in the header of the first page.")
    elif text == NOTHING:
        yield _("The text of its body was left out; samples of all styles stand there.")


def written(target: Path, look: Taken, *, force: bool) -> list[Problem]:
    """Write a look; return what is to be looked at in it, as `drafter look check` tells it.

    Raises OutputError where a file is there and `force` is not given.
    """
    write_files([Output(target, look.data, force)])
    return look_problems(target, classes(Workspace.around(target)))


def usual_target() -> Path:
    """Return where the look of all letters lies: in the workspace, or below the present folder."""
    return (Workspace.around(Path()).folder or Path()) / TEMPLATES / LOOK
