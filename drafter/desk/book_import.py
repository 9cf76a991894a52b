"""People who come into the address book by the desk from a file: looked at first, then taken."""

import json
import tempfile
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from drafter.desk import book_effects
from drafter.desk.answers import as_json, inside, told
from drafter.desk.book_acts import write
from drafter.desk.context import Desk
from drafter.errors import DrafterError, Problem, TableError
from drafter.files.limits import LARGEST_TABLE
from drafter.files.refusals import problem_of
from drafter.office.book_changes import Made, State, state_of
from drafter.office.book_sheet import book_of, file_of, sheet_of_part
from drafter.office.saving import ChangedError
from drafter.office.taking_contacts import CARDS, TABLES, Preview, preview
from drafter.wording import _


async def looked(request: Request) -> Response:
    """Say what would become of the people of a file.

    What is sent is JSON on a line, the name of the file, and then the file.
    """
    return await _sent(request, _looked)


async def taken(request: Request) -> Response:
    """Take those people of a file over that were chosen, by their numbers in the preview."""
    return await _sent(request, _taken)


async def _sent(request: Request, act: Any) -> Response:
    head, _line, data = (await request.body()).partition(b"\n")
    try:
        given = json.loads(head)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict) or not isinstance(given.get("name"), str):
        raise HTTPException(400)
    return await run_in_threadpool(_guarded, request.app.state.desk, given, data, act)


def _guarded(desk: Desk, given: dict[str, Any], data: bytes, act: Any) -> Response:
    try:
        response: Response = act(desk, given, data)
    except ChangedError as error:
        return as_json({"hash": error.sheet.fingerprint}, 409)
    except DrafterError as error:
        return as_json({"problems": [told(inside(one)) for one in error.problems]}, 422)
    except OSError as error:
        return as_json({"problems": [told(inside(problem_of(error)))]}, 507)
    return response


def _looked(desk: Desk, given: dict[str, Any], data: bytes) -> Response:
    state, found = _preview(desk, given, data)
    chosen = sum(bool(step.values) for step in found.steps)
    text = book_effects.preview(found)
    return as_json({"preview": text, "hash": state.sheet.fingerprint, "count": chosen})


def _taken(desk: Desk, given: dict[str, Any], data: bytes) -> Response:
    state, found = _preview(desk, given, data)
    if state.sheet.fingerprint != given.get("hash"):
        raise ChangedError(state.sheet)
    numbers = given.get("chosen")
    known = isinstance(numbers, list) and all(type(one) is int for one in numbers)
    if not known or not numbers:
        raise HTTPException(400)
    workspace = desk.office.workspace
    chosen = frozenset(one for one in numbers if 0 <= one < len(found.steps))
    text = found.made(state.sheet.text, chosen)
    sheet = state.sheet.rewritten(text)
    after = State(sheet, book_of(sheet, workspace))
    kept = write(desk, "people", Made(state, after, frozenset(), ""))
    return as_json({"hash": sheet.fingerprint, "count": len(chosen), "undo": kept})


def _preview(desk: Desk, given: dict[str, Any], data: bytes) -> tuple[State, Preview]:
    workspace = desk.office.workspace
    name = Path(given["name"].replace("\\", "/")).name
    suffix = Path(name).suffix.lower()
    if suffix not in (*CARDS, *TABLES):
        what = _("People cannot be taken over from a file that ends in «{ending}».")
        advice = _("Export the contacts as vCard (.vcf), CSV or XLSX.")
        what = what.format(ending=suffix or "…")
        raise TableError([Problem("contacts-kind", None, what, advice)])
    if len(data) > LARGEST_TABLE:
        what = _("The file is larger than {size} MB.").format(size=LARGEST_TABLE >> 20)
        raise TableError([Problem("file-too-large", None, what, _("Is it the right one?"))])
    sheet = sheet_of_part(workspace, "people")
    state = state_of(workspace, "people", sheet, sheet)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"people{suffix}"
        file.write_bytes(data)
        found = preview(file, state.book, workspace, str(file_of(workspace, "people")))
    return state, found
