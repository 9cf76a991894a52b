"""The files of templates at the desk: found by name, and written if they are what was meant."""

import json
from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException

from drafter.composing.library import Template
from drafter.desk.context import Desk
from drafter.desk.sheets import OvertakenError
from drafter.errors import ERROR, Place, Problem
from drafter.files.output import Output, write_files
from drafter.office.saving import Sheet, fingerprint, sheet_of
from drafter.office.template_shelf import named
from drafter.wording import _
from drafter.workspace import TEMPLATES, shipped

Given = dict[str, Any]
"""What a script has sent."""


class ForeignError(Exception):
    """A template's file is no longer what the page knows; it is given, None where it has gone."""

    def __init__(self, sheet: Sheet | None) -> None:
        """Take what the file is now."""
        super().__init__()
        self.sheet = sheet


def template_of(desk: Desk, name: str) -> Template:
    """Return a template by its name; raises HTTPException where there is none."""
    found = named(desk.office.workspace, name)
    if found is None:
        raise HTTPException(404)
    return found


def file_of(desk: Desk, name: str) -> Path:
    """Return where the workspace's own file of a template lies, or would lie."""
    file = desk.file(f"{TEMPLATES}/{name}.html")
    if file is None:
        raise HTTPException(404)
    return file


def read(desk: Desk, template: Template) -> Sheet:
    """Return a template's file as it is; one's own is watched from then on.

    Raises InquiryError for another encoding than UTF-8, InputError or OSError where it cannot be
    read.
    """
    if template.own is None:
        return sheet_of(template.file)
    return desk.sheets.read(template.own)


def write(desk: Desk, name: str, base: str, text: str) -> Sheet:
    """Write a template's own file if it still is `base`, or is not there and `base` is empty.

    What was never a template is not made one: HTTPException is raised then, ForeignError where the
    file is something else, OutputError or OSError where it cannot be written.
    """
    file = file_of(desk, name)
    if not base and not file.exists():
        if named(desk.office.workspace, name) is None and not desk.keeping.versions(file):
            raise HTTPException(404)
        write_files([Output(file, text.encode(), force=False)])
        made = desk.sheets.read(file)
        desk.keeping.found(file, made)
        return made
    try:
        before = desk.sheets.read(file)
    except FileNotFoundError:
        raise ForeignError(None) from None
    if before.fingerprint != base:
        raise ForeignError(before)
    after = before.rewritten(text)
    try:
        desk.sheets.write(file, before, after)
    except OvertakenError as error:
        raise ForeignError(error.theirs) from error
    desk.keeping.saved(file, before, after, ())
    return after


def mark(template: Template) -> str:
    """Return what one's own file of a template is known by; empty where there is none."""
    return fingerprint(template.own.read_bytes()) if template.own else ""


def problem_told(problem: Problem, file: Path) -> dict[str, Any]:
    """Return a problem as the editor of a file shows it.

    `name` is the template, or the file, that it is about where that is another one.
    """
    place = problem.place or Place("")
    here = place.file in (str(file), "")
    return {
        "id": problem.id,
        "severity": "error" if problem.severity == ERROR else "warning",
        "what": problem.what,
        "advice": problem.advice,
        "line": place.line if here else 0,
        "column": place.column if here else 0,
        "name": "" if here else name_of(Path(place.file)),
    }


def name_of(file: Path) -> str:
    """Return the name of the template that a file is, or else that of the file."""
    parts = file.parts
    if TEMPLATES in parts and file.suffix == ".html":
        at = len(parts) - 1 - parts[::-1].index(TEMPLATES)
        return "/".join(parts[at + 1 :]).removesuffix(".html")
    if file.is_relative_to(shipped(TEMPLATES)):
        return file.relative_to(shipped(TEMPLATES)).with_suffix("").as_posix()
    return file.name


def given(body: bytes) -> Given:
    """Return what was sent as JSON; raises HTTPException for anything else."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise HTTPException(400)
    return found


def text_in(sent: Given, name: str) -> str:
    """Return a text that was sent, empty where there is none; raises HTTPException for no text."""
    value = sent.get(name, "")
    if not isinstance(value, str):
        raise HTTPException(400)
    try:
        value.encode()
    except UnicodeEncodeError:
        raise HTTPException(400) from None
    return value


def gone() -> Problem:
    """Return that a template's file has gone."""
    what = _("The template's file is no longer there: it was renamed, moved or deleted.")
    return Problem(
        "file-missing", None, what, _("What you type stays here; «Save» writes it anew.")
    )
