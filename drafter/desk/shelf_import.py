"""Word letters that come in by the desk, dropped or chosen, and become letters of it."""

import json
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from drafter.desk.answers import as_json, told
from drafter.desk.context import Desk
from drafter.desk.shelf_html import address
from drafter.errors import DocumentError, Problem
from drafter.office.receiving import Received, receive

MOST_FILES = 20
_UNPROCESSABLE = 422


async def taken(request: Request) -> Response:
    """Make letters of Word files.

    What is sent is the names and sizes of the files in JSON on a line, and then the files.
    """
    files = _files(await request.body())
    if not files:
        raise HTTPException(400)
    return await run_in_threadpool(_received, request.app.state.desk, files)


def _files(body: bytes) -> list[tuple[str, bytes]]:
    """Return the files that were sent, by their names; none where it is not as it should be."""
    head, _line, data = body.partition(b"\n")
    try:
        listed = json.loads(head)
    except (ValueError, RecursionError):
        return []
    if not isinstance(listed, list) or len(listed) > MOST_FILES or not all(map(_is_file, listed)):
        return []
    if sum(size for _name, size in listed) != len(data):
        return []
    found, at = [], 0
    for name, size in listed:
        found.append((name, data[at : at + size]))
        at += size
    return found


def _is_file(one: Any) -> bool:
    is_pair = isinstance(one, list) and len(one) == 2
    return is_pair and isinstance(one[0], str) and type(one[1]) is int and one[1] >= 0


def _received(desk: Desk, files: list[tuple[str, bytes]]) -> Response:
    try:
        letters = receive(desk.folder, files, desk.office.workspace)
    except DocumentError as error:
        return as_json({"problems": list(map(_with_file, error.problems))}, _UNPROCESSABLE)
    return as_json({"letters": [_letter(desk, one) for one in letters]})


def _letter(desk: Desk, letter: Received) -> dict[str, Any]:
    path = letter.file.relative_to(desk.folder).as_posix()
    warnings = [told(problem) for problem in letter.warnings]
    return {
        "path": path,
        "name": letter.file.stem,
        "address": address(path),
        "warnings": warnings,
    }


def _with_file(problem: Problem) -> dict[str, str]:
    """Return a problem as scripts show it, with the file that it is about, of several."""
    name = Path(problem.place.file).name if problem.place else ""
    said = told(problem)
    return said | {"what": f"{name}: {problem.what}" if name else problem.what, "place": ""}
