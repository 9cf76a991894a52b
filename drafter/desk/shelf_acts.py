"""What is done from the list of letters, each act at an address of its own."""

import json
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from drafter.composing.library import languages_of_templates
from drafter.desk.answers import as_json
from drafter.desk.context import Desk
from drafter.desk.shelf_html import address, bin_rows
from drafter.desk.shelf_html import rows as html_of
from drafter.errors import InquiryError, Problem
from drafter.files.letters import ENDINGS
from drafter.files.names import safe
from drafter.office import filing
from drafter.wording import _, spoken
from drafter.wording.languages import language_name

_MORE = 0.5
"""Seconds in which letters are read at each call for the rows of the list."""

Given = Mapping[str, Any]
"""What a script has sent."""


def rows(request: Request) -> Response:
    """Return the rows of the list, how many letters are unread, and the languages of letters."""
    desk: Desk = request.app.state.desk
    listing = desk.shelf.listing(_MORE)
    languages = sorted(languages_of_templates(desk.office.workspace), reverse=True)
    names = [[code, language_name(code)] for code in languages]
    return as_json({"rows": html_of(listing), "unread": listing.unread, "languages": names})


def bin_list(request: Request) -> Response:
    """Return the letters in the bin."""
    return as_json({"rows": bin_rows(filing.in_bin(request.app.state.desk.folder))})


def act(done: Callable[[Desk, Given], Response]) -> Callable[[Request], Awaitable[Response]]:
    """Make an endpoint of what a script can ask for."""

    async def endpoint(request: Request) -> Response:
        try:
            given = json.loads(await request.body())
        except (ValueError, RecursionError):
            given = None
        if not isinstance(given, dict):
            raise HTTPException(400)
        return await run_in_threadpool(done, request.app.state.desk, given)

    return endpoint


@act
def new(desk: Desk, given: Given) -> Response:
    """Begin a letter about a subject; without a name it gets that of its subject."""
    known = sorted(languages_of_templates(desk.office.workspace), reverse=True)
    asked = given.get("languages")
    wanted = asked if isinstance(asked, list) else []
    languages = [code for code in known if code in wanted] or known
    subject = " ".join(_text(given, "subject").split())
    name = _text(given, "name")
    target = (
        _named(desk, desk.folder, name)
        if name
        else filing.free(desk.folder, filing.name_for(subject))
    )
    language = spoken() if spoken() in languages else languages[0]
    filing.put(target, filing.begun(desk.office.workspace, languages, subject, language))
    return _at(desk, target)


@act
def copy(desk: Desk, given: Given) -> Response:
    """Write a letter again, beside itself."""
    source, target = _beside(desk, given)
    filing.copied(desk.office, source, target)
    return _at(desk, target)


@act
def repeat(desk: Desk, given: Given) -> Response:
    """Write an inquiry again, beside itself, as one that follows it."""
    source, target = _beside(desk, given)
    filing.repeated(desk.office, source, target)
    return _at(desk, target)


@act
def rename(desk: Desk, given: Given) -> Response:
    """Give a letter another name, in its folder."""
    source, target = _beside(desk, given)
    if target != source:
        filing.renamed(source, target)
        desk.keeping.renamed(source, target)
        desk.watch.moved(source, target)
    return _at(desk, target)


@act
def delete(desk: Desk, given: Given) -> Response:
    """Put a letter into the bin."""
    source = _letter(desk, given)
    return as_json({"id": filing.binned(desk.folder, source), "name": source.stem})


@act
def restore(desk: Desk, given: Given) -> Response:
    """Take a letter out of the bin."""
    target = filing.restored(desk.folder, _text(given, "id"))
    if target is None:
        raise HTTPException(404)
    return _at(desk, target)


def _at(desk: Desk, target: Path) -> Response:
    """Return where a letter lies now."""
    path = target.relative_to(desk.folder).as_posix()
    return as_json({"path": path, "name": target.stem, "address": address(path)})


def _beside(desk: Desk, given: Given) -> tuple[Path, Path]:
    """Return the letter that is meant, and the file beside it that a name stands for."""
    source = _letter(desk, given)
    return source, _named(desk, source.parent, _text(given, "name"), source.suffix)


def _letter(desk: Desk, given: Given) -> Path:
    """Return the file of the letter that is meant; raises HTTPException where there is none."""
    file = desk.letter(_text(given, "path"))
    if file is None or not file.is_file():
        raise HTTPException(404)
    return file


def _named(desk: Desk, folder: Path, name: str, suffix: str = ENDINGS[0]) -> Path:
    """Return the file of a letter by the name that was typed, in a folder.

    Raises InquiryError for no name, or one that drafter's own files have.
    """
    plain = " ".join(name.split())
    for ending in ENDINGS:
        plain = plain.removesuffix(ending)
    if not plain:
        _refuse("no-name", _("The letter has no name."), _("Type a name."))
    target = folder / f"{safe(plain)}{suffix}"
    path = target.relative_to(desk.folder).as_posix()
    if desk.letter(path) is None:
        what = _("A file with the name «{name}» has another meaning here.").format(name=plain)
        _refuse("own-name", what, _("Choose another name."))
    return target


def _refuse(fault: str, what: str, advice: str) -> NoReturn:
    raise InquiryError([Problem(fault, None, what, advice)])


def _text(given: Given, name: str) -> str:
    value = given.get(name, "")
    return value if isinstance(value, str) else ""
