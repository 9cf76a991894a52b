"""What the desk answers when something is wrong: a page for people, or JSON for its scripts."""

import errno
import json
import os
from pathlib import Path
from typing import Any

from markupsafe import Markup
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from drafter.errors import DrafterError, Place, Problem
from drafter.files.refusals import problem_of
from drafter.wording import _, spoken

_PAGE = Markup("""\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<script src="/static/theme.js"></script>
<link rel="stylesheet" href="/static/desk.css">
</head>
<body>
<main class="notice">
<h1>{title}</h1>
<p>{what}</p>
<p>{advice}</p>
<p><a class="button" href="{address}">{home}</a></p>
</main>
</body>
</html>
""")

_HELP = "/help/"
_UNWRITABLE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO)


def as_json(value: Any, status: int = 200) -> Response:
    """Return an answer in JSON."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Response(body.encode(errors="replace"), status, media_type="application/json")


def told(problem: Problem) -> dict[str, str]:
    """Return a problem as scripts show it, without the folders that its file lies in."""
    place = f"{problem.place.line}:{problem.place.column}" if problem.place else ""
    return {
        "id": problem.id,
        "severity": problem.severity,
        "what": problem.what,
        "advice": problem.advice,
        "place": place.removeprefix("0:0"),
    }


def refused(scope: Scope, status: int, *problems: Problem) -> Response:
    """Return that a request is refused, as a page where a browser asks for one, else as JSON."""
    wants_page = "text/html" in Headers(scope=scope).get("accept", "")
    if not wants_page or scope["method"] == "POST":
        return as_json({"problems": [told(problem) for problem in problems]}, status)
    first = problems[0]
    address, home = "/", _("To the letters")
    if scope["path"].startswith(_HELP):
        address, home = f"{_HELP}{spoken()}/index", _("To the handbook's first page")
    facts = {"language": spoken(), "title": _("That did not work"), "home": home}
    page = _PAGE.format(what=first.what, advice=first.advice, address=address, **facts)
    return HTMLResponse(page, status)


def unexpected(error: Exception) -> Problem:
    """Return an error that nobody raised on purpose as a problem, without a path."""
    if isinstance(error, MemoryError):
        what = _("There is not enough memory for this.")
        return Problem("no-memory", None, what, _("Close other programs and try again."))
    trace, place = error.__traceback__, ""
    while trace is not None:
        place = f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"
        trace = trace.tb_next
    what = _("This is a defect of drafter itself: {error} ({place}).")
    advice = _("Please report it with this line.")
    # What the error says might quote a path, and is no help to who reads the page.
    what = what.format(error=type(error).__name__, place=place)
    return Problem("defect", None, what, advice)


def not_found() -> Problem:
    """Return that there is no such page."""
    what = _("There is no such letter here.")
    return Problem("desk-missing", None, what, _("Choose it in the list of letters."))


def _no_page() -> Problem:
    what = _("There is no such page in the handbook.")
    return Problem("desk-missing", None, what, _("Choose it in the list of pages."))


def of_http(request: Request, error: Exception) -> Response:
    """Return the answer to an address that is not there, or a way to ask that is not taken."""
    assert isinstance(error, HTTPException)  # noqa: S101 - it is registered for these alone
    problem = _no_page() if request.url.path.startswith(_HELP) else not_found()
    if error.status_code != 404:
        problem = Problem("desk-method", None, _("The desk does not know this request."))
    return refused(request.scope, error.status_code, problem)


def of_material(request: Request, error: Exception) -> Response:
    """Return the answer to what is wrong in the user's material."""
    assert isinstance(error, DrafterError)  # noqa: S101 - it is registered for these alone
    return refused(request.scope, 422, *error.problems)


def of_system(request: Request, error: Exception) -> Response:
    """Return the answer to what the system refuses: a disk that is full, a file that has gone."""
    assert isinstance(error, OSError)  # noqa: S101 - it is registered for these alone
    status = 507 if error.errno in _UNWRITABLE else 404 if error.errno == errno.ENOENT else 500
    return refused(request.scope, status, inside(problem_of(error)))


def inside(problem: Problem) -> Problem:
    """Return a problem that names its file without the folders above it."""
    if problem.place is None:
        return problem
    name = Path(problem.place.file).name
    return problem._replace(place=Place(name, problem.place.line, problem.place.column))
