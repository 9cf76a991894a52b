"""What a script asks to be done with a letter: the letter that is meant, and what was sent."""

import json
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from drafter.desk.answers import as_json
from drafter.desk.context import Desk
from drafter.office.letters import LetterFile
from drafter.office.saving import Sheet

Given = Mapping[str, Any]
"""What a script has sent."""


class MovedOnError(Exception):
    """The letter's file is no longer the one that the page shows; its fingerprint is given."""


def letter_act(
    act: Callable[[Desk, Path, Given], Response],
) -> Callable[[Request], Awaitable[Response]]:
    """Make an endpoint of what can be done with a letter."""

    async def endpoint(request: Request) -> Response:
        try:
            given = json.loads(await request.body())
        except (ValueError, RecursionError):
            given = None
        if not isinstance(given, dict):
            raise HTTPException(400)
        desk, file = asked(request)
        try:
            return await run_in_threadpool(act, desk, file, given)
        except MovedOnError as error:
            return as_json({"hash": str(error)}, 409)

    return endpoint


def asked(request: Request) -> tuple[Desk, Path]:
    """Return the desk and the letter that a request names; raises HTTPException for none."""
    desk: Desk = request.app.state.desk
    file = desk.letter(request.path_params["path"])
    if file is None or not file.is_file():
        raise HTTPException(404)
    return desk, file


def opened(desk: Desk, file: Path, given: Given) -> tuple[LetterFile, Sheet]:
    """Return a letter as it is saved, and its file.

    Raises MovedOnError where the page shows something else.
    """
    sheet = desk.sheets.read(file)
    if given.get("base") != sheet.fingerprint:
        raise MovedOnError(sheet.fingerprint)
    return desk.office.open(text=sheet.text, name=str(file)), sheet


def text(given: Given, name: str) -> str:
    """Return a text that was sent, and nothing for anything else."""
    value = given.get(name, "")
    return value if isinstance(value, str) else ""
