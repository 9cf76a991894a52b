"""A Word file as the look of all letters: tried on the sample letter, taken, and put back."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.composing.library import classes
from drafter.docx.look_checking import look_problems
from drafter.errors import Problem
from drafter.files.kept import kept_folder
from drafter.files.output import write_file
from drafter.office.office import Office
from drafter.office.saving import fingerprint
from drafter.office.taking_look import TEXTS, Taken, proposal, take
from drafter.office.template_trial import Tried
from drafter.office.trying import sample
from drafter.printing.html import style_sheet
from drafter.printing.paged import paged
from drafter.reading.settings import usual_look
from drafter.workspace import LOOK, TEMPLATES, Workspace

_KEPT = "looks"
_SAMPLE, _LETTERHEAD, _NOTHING = TEXTS


class LookChangedError(Exception):
    """The look is no longer the one that was meant."""


class Present(NamedTuple):
    """The look of all letters: its file, whether that is the workspace's own, and its mark."""

    file: Path
    is_own: bool
    mark: str
    """What its bytes are known by; empty where the workspace has none of its own."""


def present(workspace: Workspace) -> Present:
    """Return the look of all letters of a workspace; raises OSError where it cannot be read."""
    file = usual_look(workspace)
    is_own = workspace.folder is not None and file.is_relative_to(workspace.folder)
    return Present(file, is_own, fingerprint(file.read_bytes()) if is_own else "")


def checked(workspace: Workspace) -> list[Problem]:
    """Return what `drafter look check` tells of the look of all letters."""
    return look_problems(usual_look(workspace), classes(workspace))


def made_of(file: Path, text: str, chosen: Sequence[int]) -> Taken:
    """Return the look made of a Word file, as `take` does.

    `chosen` are the numbers of the changes by hand that its styles are to say, from 0.
    """
    offer = proposal(file)
    changed = [one for number, (one, _sentence) in enumerate(offer.changes) if number in chosen]
    becomes = text if offer.text or offer.changes else _NOTHING
    return take(file, becomes, changed if becomes == _SAMPLE else [])


def tried_on(workspace: Workspace, file: Path, language: str) -> tuple[Tried, list[Problem]]:
    """Return the sample letter in a look's file, and what is to be looked at in it."""
    office = Office(workspace, look=file)
    (letter,), look = office.composed(sample(workspace, language), [language])
    pages = paged(letter, look, lambda _number: "", lambda _image: "")
    return Tried(pages, style_sheet(look)), look_problems(file, classes(workspace))


def put(workspace: Workspace, data: bytes, base: str) -> tuple[Path, str]:
    """Make bytes the look of all letters; return its file, and what the one before is kept by.

    Raises LookChangedError where the look is not `base` any more, OutputError or OSError where it
    cannot be written.
    """
    now = present(workspace)
    if now.mark != base:
        raise LookChangedError
    target = now.file if now.is_own else workspace.own(f"{TEMPLATES}/{LOOK}")
    if now.is_own:
        before = now.file.read_bytes()
        write_file(_kept(workspace, now.mark), before, force=True)
    target.parent.mkdir(exist_ok=True)
    write_file(target, data, force=True)
    return target, now.mark


def put_back(workspace: Workspace, kept: str, base: str) -> None:
    """Make the look again what it was before it was put, by what `put` returned.

    Raises LookChangedError where it is not `base` any more, or the one before is not kept.
    """
    now = present(workspace)
    if now.mark != base or not now.is_own:
        raise LookChangedError
    if not kept:
        now.file.unlink()
        return
    try:
        data = _kept(workspace, kept).read_bytes()
    except FileNotFoundError:
        raise LookChangedError from None
    if fingerprint(data) != kept:
        raise LookChangedError
    write_file(now.file, data, force=True)


def _kept(workspace: Workspace, mark: str) -> Path:
    assert workspace.folder  # noqa: S101 - there is a look of its own
    if len(mark) != len(fingerprint(b"")) or not mark.isalnum():
        raise LookChangedError
    return kept_folder(workspace.folder, _KEPT) / f"{mark}.docx"
