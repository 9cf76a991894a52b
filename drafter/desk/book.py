"""The pane of the address book: its page, its rows, those who can be picked, its export."""

from collections.abc import Mapping
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from drafter.addressbook.exporting import as_cards, as_csv, as_workbook, rows_of
from drafter.clock import today
from drafter.desk import book_html
from drafter.desk.answers import as_json, inside
from drafter.desk.book_words import book_words
from drafter.desk.context import Desk
from drafter.desk.shell import shell
from drafter.errors import InquiryError
from drafter.files.refusals import problem_of
from drafter.office.book_changes import State, state_of
from drafter.office.book_list import Line, PostNames, Wanted, every, found
from drafter.office.book_sheet import PARTS, sheet_of_part
from drafter.office.saving import Sheet
from drafter.wording import _, spoken

_KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "vcf": "text/vcard; charset=utf-8",
}


def page(request: Request) -> Response:
    """Return the pane, which is there before the book has been read."""
    main, tools = book_html.page()
    keys = [
        ("↓ ↑", _("Go from entry to entry.")),
        ("Enter", _("Open the entry.")),
        ("Alt+N", _("Add an entry.")),
        ("Ctrl+Enter", _("Save what is in the form.")),
    ]
    state = {"words": book_words(), "today": today().isoformat()}
    styles = ["/static/register.css", "/static/book.css"]
    return shell(
        request, _("Address book"), main, ["book.js"], state, tools=tools, keys=keys, styles=styles
    )


def rows(request: Request) -> Response:
    """Return a page of the entries that are asked for, as rows of the table."""
    desk, wanted = _asked(request)
    workspace = desk.office.workspace
    sheet = Sheet(b"", "")
    try:
        sheet = sheet_of_part(workspace, wanted.part)
        state = state_of_desk(desk, wanted.part, sheet)
    except InquiryError as error:
        problems = book_html.problems([inside(one) for one in error.problems])
        return as_json(_nothing(wanted, sheet) | {"problems": problems})
    except OSError as error:
        problems = book_html.problems([inside(problem_of(error))])
        return as_json(_nothing(wanted, sheet) | {"problems": problems})
    shown = found(state, wanted, workspace)
    names = PostNames(state.book.model, workspace)
    factions = {
        name: _spoken_text(one.name or one.label or {}) or name
        for name, one in state.book.model.factions.items()
    }
    return as_json(
        {
            "hash": sheet.fingerprint,
            "heads": book_html.heads(wanted.part),
            "rows": book_html.rows(wanted.part, shown.lines, today(), factions),
            "problems": "",
            "found": book_html.counted(wanted.part, shown.total),
            "page": shown.page,
            "pages": shown.pages,
            "at": f"{shown.page} / {shown.pages}",
            "factions": book_html.factions(factions),
            "posts": book_html.options(names.name(one) for one in names.ids()),
        }
    )


def _spoken_text(texts: Mapping[str, str]) -> str:
    """Return a text in the user's language, or else in the first one that it has."""
    return texts.get(spoken()) or next(iter(texts.values()), "")


def people(request: Request) -> Response:
    """Return a few people by what was typed of their names."""
    desk: Desk = request.app.state.desk
    wanted = Wanted(search=request.query_params.get("q", "")[:200])
    try:
        state = state_of_desk(desk, "people", sheet_of_part(desk.office.workspace, "people"))
    except (InquiryError, OSError):
        return as_json([])
    shown = found(state, wanted, desk.office.workspace).lines[:20]
    return as_json([{"id": one.id, "name": one.name, "about": one.about} for one in shown])


def export(request: Request) -> Response:
    """Return the people who are asked for as a table or as cards."""
    kind = request.path_params["kind"]
    if kind not in _KINDS:
        raise HTTPException(404)
    desk, wanted = _asked(request)
    workspace = desk.office.workspace
    state = state_of_desk(desk, "people", sheet_of_part(workspace, "people"))
    lines = every(state, wanted._replace(part="people"), workspace)
    data = _exported(kind, state, lines, PostNames(state.book.model, workspace))
    title = _("Address book")
    name = quote(f"{title} {today():%d.%m.%Y}.{kind}", safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(data, media_type=_KINDS[kind], headers=headers)


def state_of_desk(desk: Desk, part: str, sheet: Sheet) -> State:
    """Return what the file of a part says; raises InquiryError."""
    workspace = desk.office.workspace
    return state_of(workspace, part, sheet, sheet_of_part(workspace, "people"))


def _exported(kind: str, state: State, lines: list[Line], names: PostNames) -> bytes:
    ids = [line.id for line in lines]
    if kind == "vcf":
        return as_cards(state.book.model, ids, names.languages, names.name)
    table = rows_of(state.book.model, ids, names.languages)
    return as_csv(table) if kind == "csv" else as_workbook(table)


def _asked(request: Request) -> tuple[Desk, Wanted]:
    given = request.query_params
    number = given.get("page", "")
    part = given.get("part", "people")
    wanted = Wanted(
        part=part if part in PARTS else "people",
        search=given.get("search", "")[:200],
        faction=given.get("faction", ""),
        post=given.get("post", "")[:200],
        term=given.get("term", ""),
        page=int(number) if number.isdecimal() and len(number) < 10 else 1,
    )
    return request.app.state.desk, wanted


def _nothing(wanted: Wanted, sheet: Sheet) -> dict[str, object]:
    return {
        "hash": sheet.fingerprint,
        "heads": book_html.heads(wanted.part),
        "rows": "",
        "found": "",
        "page": 1,
        "pages": 1,
        "at": "",
        "factions": book_html.factions({}),
        "posts": "",
    }
