"""Pictures that come in by the desk: dropped or pasted on a body, put beside its letter."""

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from drafter.pictures.placing import put


def routes() -> list[Route]:
    """Return the route that takes a picture; it stands before that of letters."""
    return [Route("/letters/{path:path}/pictures", taken, methods=["POST"])]


async def taken(request: Request) -> JSONResponse:
    """Put a picture beside a letter; return the name by which the letter's body names it.

    Raises InputError for what is no picture, OSError where it cannot be written.
    """
    letter = request.app.state.desk.letter(request.path_params["path"])
    if letter is None or not letter.is_file():
        raise HTTPException(404)
    name = request.query_params.get("name", "") or "picture"
    data = await request.body()
    return JSONResponse({"name": await run_in_threadpool(put, data, name, letter.parent)})
