"""The pane of the register: its page, its rows, its chart, its export."""

import datetime
import os
from pathlib import Path
from urllib.parse import quote

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from drafter.clock import today
from drafter.desk import register_html
from drafter.desk.answers import as_json
from drafter.desk.context import Desk
from drafter.desk.register_html import ANSWER_FILES
from drafter.desk.register_words import register_words
from drafter.desk.shell import shell
from drafter.files.input import contents
from drafter.files.limits import LARGEST_DOCUMENT
from drafter.office.browsing import (
    ROWS,
    Wanted,
    addressees,
    chosen,
    entries_of,
    found,
    kinds,
    letter_of,
)
from drafter.office.entering import default_register
from drafter.register.addresses import Address
from drafter.register.chart import RULES
from drafter.register.chart import chart as drawn
from drafter.register.exporting import workbook
from drafter.register.report import report_on
from drafter.wording import _, spoken

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def page(request: Request) -> Response:
    """Return the pane, which is there before the register has been read."""
    main, tools = register_html.page()
    keys = [
        ("↓ ↑", _("Go from letter to letter.")),
        ("Enter", _("Open the letter.")),
        ("Alt+A", _("Enter an answer to the letter.")),
    ]
    state = {"words": register_words(), "today": today().isoformat()}
    title = _("Register")
    styles = ["/static/register.css", "/register/chart.css"]
    return shell(
        request, title, main, ["register.js"], state, tools=tools, keys=keys, styles=styles
    )


def chart_style(_request: Request) -> Response:
    """Return what the parts of the chart look like, in the colours of the desk."""
    return Response(RULES, media_type="text/css", headers={"Cache-Control": "no-cache"})


def rows(request: Request) -> Response:
    """Return a page of the letters that are asked for, as rows of the table."""
    desk, wanted = _asked(request)
    address = default_register(desk.office.workspace)
    shown = found(address, wanted, today(), _Places(desk, address))
    first = (shown.page - 1) * ROWS + 1
    at = _("{first} to {last} of {count}").format(
        first=first, last=first + len(shown.rows) - 1, count=shown.total
    )
    return as_json(
        {
            "rows": register_html.rows(shown, today()),
            "problems": register_html.problems(shown.problems),
            "found": register_html.counted(shown),
            "at": at,
            "page": shown.page,
            "pages": shown.pages,
            "order": shown.order.removeprefix("-"),
            "down": shown.order.startswith("-"),
        }
    )


def offered(request: Request) -> Response:
    """Return the addressees and the kinds of the register, as the fields of these offer them."""
    desk: Desk = request.app.state.desk
    address = default_register(desk.office.workspace)
    names = register_html.options_of(addressees(address))
    return as_json({"addressees": names, "kinds": register_html.kinds(kinds(address))})


def chart(request: Request) -> Response:
    """Return the chart of the letters that are asked for."""
    desk, wanted = _asked(request)
    lines = chosen(default_register(desk.office.workspace), wanted, today())
    report = report_on(lines, today(), spoken(), wanted.since, wanted.until)
    return as_json({"chart": drawn(report)})


def export(request: Request) -> Response:
    """Return the letters that are asked for as a workbook of Excel, which is a register itself."""
    desk, wanted = _asked(request)
    data = workbook(entries_of(default_register(desk.office.workspace), wanted, today()))
    title = _("Register")
    name = quote(f"{title} {today():%d.%m.%Y}.xlsx", safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(data, media_type=_WORKBOOK, headers=headers)


def answer_file(request: Request) -> Response:
    """Return the file of an answer, which the browser saves and does not show."""
    file = _answer_file(request.app.state.desk, request.path_params["path"])
    if file is None or not file.is_file():
        raise HTTPException(404)
    name = quote(file.name, safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    data = contents(file, LARGEST_DOCUMENT)
    return Response(data, media_type="application/octet-stream", headers=headers)


def _asked(request: Request) -> tuple[Desk, Wanted]:
    given = request.query_params
    number = given.get("page", "")
    wanted = Wanted(
        search=given.get("search", ""),
        addressee=given.get("addressee", ""),
        kind=given.get("kind", ""),
        since=_day(given, "since"),
        until=_day(given, "until"),
        state=given.get("state", ""),
        order=given.get("order", ""),
        page=int(number) if number.isdecimal() and len(number) < 10 else 1,
    )
    return request.app.state.desk, wanted


def _day(given: QueryParams, name: str) -> datetime.date | None:
    """Return a day that is asked for; a field in which one is still typing asks for none."""
    try:
        return datetime.date.fromisoformat(given.get(name, ""))
    except ValueError:
        return None


class _Places:
    """Where files that a register names are in the workspace of a desk."""

    def __init__(self, desk: Desk, address: Address | None) -> None:
        self._desk = desk
        self._beside = address.parent if isinstance(address, Path) else Path("/")

    def letter(self, made: str) -> str:
        """Return the path of the letter that a file was made of, or nothing."""
        paths = map(self._path, letter_of(self._beside / made))
        return next((path for path in paths if _is_there(self._desk.letter(path))), "")

    def answer(self, name: str) -> str:
        """Return the path of the file of an answer, or nothing."""
        path = self._path(self._beside / name)
        return path if _is_there(_answer_file(self._desk, path)) else ""

    def _path(self, file: Path) -> str:
        return os.path.relpath(file, self._desk.folder).replace(os.sep, "/")


def _answer_file(desk: Desk, path: str) -> Path | None:
    return desk.file(path) if path.lower().endswith(tuple(ANSWER_FILES.split(","))) else None


def _is_there(file: Path | None) -> bool:
    return file is not None and file.is_file()
