"""The application: the routes of the desk, put together."""

from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from drafter.desk import shelf
from drafter.desk.answers import as_json, of_http, of_material, of_system
from drafter.desk.book_routes import book_routes
from drafter.desk.catalogs import catalog_routes
from drafter.desk.context import Desk
from drafter.desk.guard import Guard
from drafter.desk.languages import Speaking
from drafter.desk.late import late
from drafter.desk.template_routes import template_routes
from drafter.errors import DrafterError


class _Letter(StringConvertor):
    """The path of a letter's file, where something of that letter follows it."""

    regex = r".+\.(?:yaml|yml|json)"


class _Made(StringConvertor):
    """The name of a file that is made of a letter."""

    regex = r"[^/]+\.(?:docx|pdf|eml)"


class _Page(StringConvertor):
    """The name of a page of the handbook, or of a picture."""

    regex = r"[a-z]+(?:[-/][a-z]+)*"


register_url_convertor("letter", _Letter())
register_url_convertor("page", _Page())
register_url_convertor("made", _Made())

STATIC = Path(__file__).with_name("static")


class _Static(StaticFiles):
    """Files of drafter itself, which a browser asks for again after an update."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with a file."""
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "no-cache"
        return response


def application(desk: Desk) -> Starlette:
    """Return the desk of a workspace as an ASGI application, as yet open to everybody."""
    routes: list[BaseRoute] = [
        *shelf.routes(),
        *_register(),
        *book_routes(),
        *template_routes(),
        Route("/letters/{path:letter}/{name:made}", late("exports", "download"), methods=["GET"]),
        Route("/letters/{path:path}/pictures", late("pictures", "taken"), methods=["POST"]),
        Route("/letters/{path:path}/undo", late("history", "undo"), methods=["POST"]),
        Route("/letters/{path:path}/redo", late("history", "redo"), methods=["POST"]),
        Route("/letters/{path:path}/anew", late("history", "anew"), methods=["POST"]),
        Route(
            "/letters/{path:path}/restore/{version}",
            late("history", "restore"),
            methods=["POST"],
        ),
        Route("/letters/{path:path}/history", late("history", "versions"), methods=["GET"]),
        Route(
            "/letters/{path:path}/history/{version}",
            late("history", "difference"),
            methods=["GET"],
        ),
        Route("/letters/{path:path}", late("letter", "page"), methods=["GET"]),
        Route("/letters/{path:path}", late("letter", "edit"), methods=["POST"]),
        *(
            Route(f"/{act}/{{path:path}}", late("exports", act), methods=["POST"])
            for act in ("export", "register", "compare", "leave")
        ),
        Route("/changed/{path:path}", late("exports", "changed"), methods=["GET"]),
        Route("/exact/{path:path}", late("exact", "view"), methods=["POST"]),
        Route("/exact/{path:path}", late("exact", "shown"), methods=["GET"]),
        *_many(),
        *_handbook(),
        *catalog_routes(),
        Route("/people", late("letter", "people"), methods=["GET"]),
        Route("/looks/{path:path}", late("pages", "look"), methods=["GET"]),
        Route("/pictures/{path:path}", late("pages", "shown"), methods=["GET"]),
        Route("/events", desk.events.endpoint, methods=["GET"]),
        Route("/quit", _quit, methods=["POST"]),
        Mount("/static", _Static(directory=STATIC)),
    ]
    told: dict[Any, Any] = {HTTPException: of_http, DrafterError: of_material, OSError: of_system}
    app = Starlette(routes=routes, exception_handlers=told)
    app.router.redirect_slashes = False
    app.state.desk = desk
    return app


def _register() -> list[BaseRoute]:
    """Return the addresses of the pane of the register."""
    shown = {"": "page", "/rows": "rows", "/offered": "offered", "/chart": "chart"}
    shown |= {"/chart.css": "chart_style", "/export.xlsx": "export"}
    return [
        Route("/answers/{path:path}", late("register_pane", "answer_file"), methods=["GET"]),
        *(
            Route(f"/register{path}", late("register_pane", name), methods=["GET"])
            for path, name in shown.items()
        ),
        *(
            Route(f"/register/{act}", late("register_acts", act), methods=["POST"])
            for act in ("answer", "undo")
        ),
    ]


def _many() -> list[BaseRoute]:
    """Return the routes of one letter to many."""
    acts = ("table", "people", "options", "start", "cancel", "show")
    looks = ("row", "state")
    return [
        Route("/many/{path:letter}/made/{name}", late("many", "made"), methods=["GET"]),
        *(Route(f"/many/{{path:letter}}/{a}", late("many", a), methods=["POST"]) for a in acts),
        *(Route(f"/many/{{path:letter}}/{a}", late("many", a), methods=["GET"]) for a in looks),
        Route("/many/{path:path}", late("many", "page"), methods=["GET"]),
    ]


def _handbook() -> list[BaseRoute]:
    """Return the routes of the handbook."""
    return [
        Route("/help/{language}/search", late("help_pane", "search"), methods=["GET"]),
        Route("/help/{language}/pictures/{name:page}.png", late("help_pane", "picture")),
        Route("/help/{language}/{name:page}", late("help_pane", "page"), methods=["GET"]),
    ]


def guarded(desk: Desk, asked: str | None = None) -> tuple[Speaking, Guard]:
    """Return the desk for the user's browser alone, and its guard, which knows the token.

    `asked` is the language that the command was asked to speak, if any.
    """
    guard = Guard(application(desk))
    return Speaking(guard, asked), guard


async def _quit(request: Request) -> Response:
    request.app.state.desk.end()
    return as_json({"ended": True})
