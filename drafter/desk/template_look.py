"""The look of letters at the desk: checked, made of a Word file that is dropped, and put back."""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from drafter.desk.answers import as_json, inside, told
from drafter.desk.context import Desk
from drafter.desk.kept import kept, with_pictures
from drafter.desk.template_files import Given, given, text_in
from drafter.errors import Problem
from drafter.files.input import contents
from drafter.files.limits import LARGEST_DOCUMENT
from drafter.files.names import safe
from drafter.files.temporary_folder import temporary_folder
from drafter.office import look_trial
from drafter.office.look_trial import LookChangedError, made_of, present, put, tried_on
from drafter.office.saving import fingerprint
from drafter.office.taking_look import TEXTS, Taken, proposal
from drafter.wording import _
from drafter.wording.phrases import letter_languages
from drafter.workspace import check_inside

_LETTERHEAD = "letterhead.docx"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def download(request: Request) -> Response:
    """Return the look of all letters as the Word file that it is, or the bilingual letterhead."""
    workspace = request.app.state.desk.office.workspace
    file = present(workspace).file
    if "letterhead" in request.query_params:
        file = workspace.template_file(_LETTERHEAD)
        check_inside(file, workspace.folder if workspace.folder in file.parents else None)
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"}
    data = contents(file, LARGEST_DOCUMENT)
    return Response(data, media_type=_KIND, headers=headers)


def _act(
    act: Callable[[Desk, Given, bytes], Response],
) -> Callable[[Request], Awaitable[Response]]:
    """Make an endpoint of what is done with JSON on a line, and the file after it."""

    async def endpoint(request: Request) -> Response:
        head, _line, data = (await request.body()).partition(b"\n")
        return await run_in_threadpool(act, request.app.state.desk, given(head), data)

    return endpoint


@_act
def checked(desk: Desk, _sent: Given, _data: bytes) -> Response:
    """Return what the look of all letters is, and what is to be looked at in it."""
    workspace = desk.office.workspace
    now = present(workspace)
    found = look_trial.checked(workspace)
    return as_json({"file": now.file.name, "own": now.is_own, "base": now.mark, **_said(found)})


@_act
def offered(desk: Desk, sent: Given, data: bytes) -> Response:
    """Return what a Word file offers for a look: the text of its body, what is set by hand."""
    del desk  # whatever the workspace, the file is the same
    with temporary_folder() as folder:
        offer = proposal(_put(folder, sent, data))
    return as_json({"text": offer.text, "changes": [sentence for _one, sentence in offer.changes]})


@_act
def tried(desk: Desk, sent: Given, data: bytes) -> Response:
    """Return the sample letter in the look that a Word file makes."""
    language = text_in(sent, "language")
    if language not in letter_languages(desk.office.workspace.locales):
        raise HTTPException(400)
    with temporary_folder() as folder:
        look = _made(folder, sent, data)
        file = folder / "look.docx"
        file.write_bytes(look.data)
        done, problems = tried_on(desk.office.workspace, file, language)
    pages = with_pictures(done.pages) | {"look": kept(done.styles.encode(), "text/css")}
    return as_json({"pages": pages, "sentences": look.sentences, **_said(problems)})


@_act
def taken(desk: Desk, sent: Given, data: bytes) -> Response:
    """Make a Word file the look of all letters."""
    with temporary_folder() as folder:
        look = _made(folder, sent, data)
    try:
        file, before = put(desk.office.workspace, look.data, text_in(sent, "base"))
    except LookChangedError:
        return _changed()
    desk.events.tell("templates")
    mark = fingerprint(look.data)
    return as_json({"file": file.name, "before": before, "base": mark})


@_act
def put_back(desk: Desk, sent: Given, _data: bytes) -> Response:
    """Make the look again what it was before."""
    try:
        look_trial.put_back(desk.office.workspace, text_in(sent, "before"), text_in(sent, "base"))
    except LookChangedError:
        return _changed()
    desk.events.tell("templates")
    return as_json({})


def _put(folder: Path, sent: Given, data: bytes) -> Path:
    name = safe(os.path.basename(text_in(sent, "file").replace("\\", "/")) or "look.docx")
    place = folder / "given"
    place.mkdir()
    (place / name).write_bytes(data)
    return place / name


def _made(folder: Path, sent: Given, data: bytes) -> Taken:
    body, chosen = text_in(sent, "body"), sent.get("changes", [])
    if body not in TEXTS or not isinstance(chosen, list):
        raise HTTPException(400)
    numbers = [one for one in chosen if type(one) is int]
    return made_of(_put(folder, sent, data), body, numbers)


def _said(problems: list[Problem]) -> dict[str, Any]:
    return {"problems": [told(inside(one)) for one in problems]}


def _changed() -> Response:
    what = _("The look has changed meanwhile.")
    problem = Problem("look-changed", None, what, _("Look at it again."))
    return as_json({"problems": [told(problem)]}, 409)
