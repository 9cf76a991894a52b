"""What a page of the translator's pane asks for: the catalog that is meant, and what was sent."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from drafter.desk.acting import Given
from drafter.desk.answers import as_json, inside, told
from drafter.desk.context import Desk
from drafter.errors import Problem
from drafter.office.catalogs import Opened, Place, Translation, opened, places
from drafter.office.keeping import Keeping
from drafter.office.saving import ChangedError
from drafter.workspace import LOCALES, Workspace, shipped

_MOST_FORMS, _LONGEST = 6, 100_000


class MovedOnError(Exception):
    """The catalog is no longer the one that the page shows; its fingerprint is given."""


def workspace_of(desk: Desk) -> Workspace:
    """Return the workspace of a desk."""
    return desk.office.workspace


def place_of(request: Request) -> tuple[Desk, Place]:
    """Return the desk and the catalog that a request names; raises HTTPException for none."""
    desk: Desk = request.app.state.desk
    wanted = tuple(request.path_params[name] for name in ("source", "language", "domain"))
    for place in places(workspace_of(desk)):
        if (place.source, place.language, place.domain) == wanted and place.file.is_file():
            return desk, place
    raise HTTPException(404)


def catalog_act(
    act: Callable[[Desk, Place, Given], Response], *, writes: bool = False
) -> Callable[[Request], Awaitable[Response]]:
    """Make an endpoint of what can be done with a catalog; `writes` asks for one to be edited."""

    async def endpoint(request: Request) -> Response:
        given = await sent(request)
        try:
            return await run_in_threadpool(_done, act, request, given, writes)
        except MovedOnError as error:
            return as_json({"hash": str(error)}, 409)
        except ChangedError as error:
            return as_json({"hash": error.sheet.fingerprint}, 409)

    return endpoint


def _done(
    act: Callable[[Desk, Place, Given], Response], request: Request, given: Given, writes: bool
) -> Response:
    desk, place = place_of(request)
    if writes and not place.editable:
        raise HTTPException(404)
    return act(desk, place, given)


async def sent(request: Request) -> Given:
    """Return the JSON object that a request brings; raises HTTPException for anything else."""
    try:
        given = json.loads(await request.body())
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise HTTPException(400)
    return given


def based(place: Place, given: Given) -> Opened:
    """Return a catalog that is what the page shows; raises MovedOnError where it is not."""
    catalog = opened(place)
    if given.get("base") != catalog.fingerprint:
        raise MovedOnError(catalog.fingerprint)
    return catalog


def wanted(given: Given) -> Translation:
    """Return the translation that was sent; raises HTTPException for nonsense."""
    number, strings, fuzzy = given.get("number"), given.get("strings"), given.get("fuzzy")
    if type(number) is not int or number < 0 or not isinstance(strings, list):
        raise HTTPException(400)
    if not strings or len(strings) > _MOST_FORMS or not all(isinstance(s, str) for s in strings):
        raise HTTPException(400)
    if sum(map(len, strings)) > _LONGEST:
        raise HTTPException(400)
    return Translation(number, strings, fuzzy is True)


def checked(catalog: Opened, number: int) -> None:
    """Raise HTTPException for the number of a phrase that a catalog has not."""
    if number >= sum(not entry.obsolete for entry in catalog.read.entries):
        raise HTTPException(400)


def keeping_of(desk: Desk, place: Place) -> Keeping:
    """Return the history of a catalog: that of the workspace, or of the checkout."""
    inside_workspace = place.file.is_relative_to(desk.folder)
    return desk.keeping if inside_workspace else Keeping(shipped(LOCALES).parent)


def watched(desk: Desk, place: Place, fingerprint: str) -> str:
    """Have a catalog watched; return the path by which its changes are told, «» for none."""
    if not place.file.is_relative_to(desk.folder):
        return ""
    desk.watch.begin(place.file, fingerprint)
    return place.file.relative_to(desk.folder).as_posix()


def as_told(problems: list[Problem]) -> list[dict[str, Any]]:
    """Return problems as scripts show them."""
    return [told(inside(one)) for one in problems]
