"""The list of letters: the page, which is there before any letter has been read."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from drafter.desk.context import Desk
from drafter.desk.late import late
from drafter.desk.shelf_html import page
from drafter.desk.shell import shell
from drafter.wording import _, spoken

_AT_ONCE = 0.05
"""Seconds in which letters are read before the list is shown; the rest comes by and by."""

_ACTS = ("new", "copy", "repeat", "rename", "delete", "restore")


def routes() -> list[BaseRoute]:
    """Return the addresses of the list and of what is done from it."""
    return [
        Route("/", _list, methods=["GET"]),
        Route("/shelf/rows", late("shelf_acts", "rows"), methods=["GET"]),
        Route("/shelf/bin", late("shelf_acts", "bin_list"), methods=["GET"]),
        Route("/shelf/find", late("shelf_find", "found"), methods=["GET"]),
        Route("/shelf/show", late("shelf_find", "show"), methods=["POST"]),
        Route("/shelf/import", late("shelf_import", "taken"), methods=["POST"]),
        *(Route(f"/shelf/{act}", late("shelf_acts", act), methods=["POST"]) for act in _ACTS),
    ]


def _list(request: Request) -> Response:
    desk: Desk = request.app.state.desk
    main, tools = page(desk.listing(_AT_ONCE))
    keys = [
        ("Alt+N", _("Begin a new letter.")),
        ("↓ ↑", _("Go from letter to letter.")),
        ("Enter", _("Open the letter.")),
        ("F2", _("Rename the letter.")),
        ("Del", _("Put the letter into the bin.")),
    ]
    state = {"language": spoken()}
    return shell(request, _("Letters"), main, ["shelf.js"], state, tools=tools, keys=keys)
