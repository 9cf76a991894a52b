"""What is done at the pane of the address book: forms, entries saved and removed, undo."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from drafter.addressbook.planning import folded
from drafter.clock import today
from drafter.desk import book_cases_html, book_effects, book_form
from drafter.desk.answers import as_json, inside, told
from drafter.desk.book import state_of_desk
from drafter.desk.book_form import Form
from drafter.desk.context import Desk
from drafter.errors import DrafterError, InquiryError, Problem
from drafter.files.refusals import problem_of
from drafter.model.addressbook import full_name
from drafter.model.edits import Edit
from drafter.office.book_cases import declined
from drafter.office.book_changes import (
    ADD,
    HANDS,
    REMOVE,
    SET,
    Change,
    Made,
    State,
    entries,
    made,
    mark_of,
)
from drafter.office.book_effects import effects
from drafter.office.book_list import PostNames, first_of
from drafter.office.book_sheet import CHAMBERS, PARTS, file_of, sheet_of_part, write_part
from drafter.office.book_values import shown
from drafter.office.saving import ChangedError, Sheet
from drafter.office.taking_contacts import post_names
from drafter.wording import _, spoken

_LOOKED_FOR = 6.0
"""Seconds in which letters that change are looked for."""

Given = dict[str, Any]


async def form(request: Request) -> Response:
    """Return the form of an entry, of a new one, or of a post that changes hands."""
    return await _answered(request, _form)


async def cases(request: Request) -> Response:
    """Return the words of a form in all their cases."""
    return await _answered(request, _cases)


async def change(request: Request) -> Response:
    """Make a change, or with `try` say what letters would become of it."""
    return await _answered(request, _change)


async def undo(request: Request) -> Response:
    """Take the last change of a file back."""
    return await _answered(request, _undo)


async def _answered(request: Request, act: Any) -> Response:
    given = given_of(await request.body())
    desk: Desk = request.app.state.desk
    return await run_in_threadpool(_guarded, desk, given, act)


def _guarded(desk: Desk, given: Given, act: Any) -> Response:
    try:
        response: Response = act(desk, given)
    except ChangedError as error:
        return as_json({"hash": error.sheet.fingerprint, "same": False}, 409)
    except DrafterError as error:
        return as_json({"problems": [told(inside(one)) for one in error.problems]}, 422)
    except OSError as error:
        return as_json({"problems": [told(inside(problem_of(error)))]}, 507)
    return response


def given_of(body: bytes) -> Given:
    """Return what a script sent; raises HTTPException for what none sends."""
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise HTTPException(400)
    return given


def _state(desk: Desk, part: str) -> State:
    return state_of_desk(desk, part, sheet_of_part(desk.office.workspace, part))


def _form(desk: Desk, given: Given) -> Response:
    part, name = _part(given), _text(given, "id")
    state = _state(desk, part)
    workspace = desk.office.workspace
    names = PostNames(state.book.model, workspace)
    if _text(given, "do") == HANDS:
        return _hands(state, names, name)
    known = entries(state, part, file_of(workspace, part))
    data = known.get(name)
    from_catalog = part == "posts" and name and data is None
    if from_catalog:
        data = names.names(name)
    elif name and data is None:
        what = _("The address book has no «{name}» any more.").format(name=name)
        raise InquiryError([Problem("book-gone", None, what, _("Look at the list again."))])
    values = shown(part, data, names.languages)
    post = values.get("post")
    whole = Form(
        part,
        name,
        values,
        names.languages,
        post=names.name(post) if isinstance(post, str) and post else "",
        members=_members(state, values),
        title=_title(state, names, part, name),
        is_catalog=bool(from_catalog),
    )
    table = book_cases_html.cases_of(_declined(values, names), part, names.languages)
    answer = {"form": book_form.form(whole, table), "hash": state.sheet.fingerprint}
    mark = "" if from_catalog or not name else mark_of(data)
    return as_json(answer | {"mark": mark, "do": ADD if from_catalog or not name else SET})


def _hands(state: State, names: PostNames, post: str) -> Response:
    people, day = state.book.model.people, today()
    holder = state.book.model.holder(post, day)
    serving = people[holder] if holder and people[holder].serves(day) else None
    shown_form = Form("people", "", shown("people", None, names.languages), names.languages)
    called = full_name(serving, spoken()) if serving else ""
    text = book_form.hands(shown_form, names.name(post), called, day.isoformat())
    return as_json({"form": text, "hash": state.sheet.fingerprint, "mark": "", "do": HANDS})


def _title(state: State, names: PostNames, part: str, name: str) -> str:
    book = state.book.model
    if part == "people" and name in book.people:
        return full_name(book.people[name], spoken())
    if part == "factions" and name in book.factions:
        return first_of(book.factions[name].name or book.factions[name].label or {})
    if part == "posts" and name:
        return PostNames(book, names.workspace).name(name)
    chambers = state.settings.chambers if state.settings else ()
    if part == CHAMBERS and name.isdecimal() and int(name) < len(chambers):
        return first_of({code: one.nominative for code, one in chambers[int(name)].name.items()})
    return ""


def _members(state: State, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    people = state.book.model.people
    return [
        (one, full_name(people[one], spoken()) if one in people else one)
        for one in values.get("members") or ()
    ]


def _cases(desk: Desk, given: Given) -> Response:
    part = _part(given)
    values = _values(given)
    names = PostNames(_state(desk, "people").book.model, desk.office.workspace)
    table = book_cases_html.cases_of(_declined(values, names), part, names.languages)
    return as_json({"cases": table})


def _declined(values: Mapping[str, Any], names: PostNames) -> Any:
    words = {
        key: value for key, value in values.items() if key in ("surname", "given", "patronymic")
    }
    post = values.get("", values.get("post"))
    if isinstance(post, dict):
        words["post"] = post
    return declined({**words, "gender": values.get("gender", "")}, names.languages)


def _change(desk: Desk, given: Given) -> Response:
    part = _part(given)
    workspace = desk.office.workspace
    state = _state(desk, part)
    wanted = Change(_text(given, "do"), part, _text(given, "id"), _values(given))
    if wanted.do not in (SET, ADD, REMOVE, HANDS):
        raise HTTPException(400)
    names = PostNames(state.book.model, workspace)
    if part == "people":
        wanted = wanted._replace(values=_with_post(wanted.values, state, desk))
    if overtaken := _overtaken(desk, state, wanted, given):
        return overtaken
    done = made(workspace, state, wanted, names.languages)
    if given.get("try"):
        found = effects(desk.office, done, desk.shelf.listing(_LOOKED_FOR), _LOOKED_FOR)
        with_people = wanted.do == HANDS
        text = book_effects.effects(done, found, with_people=with_people)
        return as_json({"letters": len(found.changing), "effects": text, "ask": with_people})
    kept = write(desk, part, done)
    about = done.before if wanted.do == REMOVE else done.after
    part_of_entry = "people" if wanted.do == HANDS else part
    return as_json(
        {
            "hash": done.after.sheet.fingerprint,
            "id": done.entry,
            "undo": kept,
            "name": _title(about, names, part_of_entry, done.entry),
        }
    )


def write(desk: Desk, part: str, done: Made) -> bool:
    """Write what a change made of a file, and keep what it was; raises ChangedError."""
    before, after = done.before.sheet, done.after.sheet
    write_part(desk.office.workspace, part, before, after)
    file = desk.folder / file_of(desk.office.workspace, part).name
    kept = bool(before.data) and desk.keeping.saved(file, before, after, [Edit(part, "insert")])
    desk.events.tell("book")
    return kept


def _overtaken(desk: Desk, state: State, wanted: Change, given: Given) -> Response | None:
    """Return the answer to who builds on another state of the file; None where it is this one."""
    if _text(given, "hash") == state.sheet.fingerprint:
        return None
    same = True
    if wanted.do in (SET, REMOVE):
        known = entries(state, wanted.part, file_of(desk.office.workspace, wanted.part))
        same = wanted.id in known and mark_of(known[wanted.id]) == _text(given, "mark")
    return as_json({"hash": state.sheet.fingerprint, "same": same}, 409)


def _with_post(values: Mapping[str, Any], state: State, desk: Desk) -> dict[str, Any]:
    """Return a person's values with the id of the post that was chosen by its name."""
    found = {key: value for key, value in values.items() if key != "post_name"}
    typed = str(values.get("post_name") or "").strip()
    if not typed:
        return found
    known = post_names(desk.office.workspace, state.book.model)
    ids = frozenset(known.values())
    post = typed if typed in ids else known.get(folded(typed))
    if post is None:
        what = _("The list has no post «{name}».").format(name=typed)
        advice = _("Choose one of the list, or write it below in own words.")
        raise InquiryError([Problem("book-no-post", None, what, advice)])
    return found | {"post": post}


def _undo(desk: Desk, given: Given) -> Response:
    part = _part(given)
    workspace = desk.office.workspace
    sheet = sheet_of_part(workspace, part)
    if sheet.fingerprint != _text(given, "hash"):
        raise ChangedError(sheet)
    file = desk.folder / file_of(workspace, part).name
    version = desk.keeping.step(file, sheet, -1)
    data = desk.keeping.data(file, version.id) if version else None
    if version is None or data is None:
        what = _("There is nothing to take back.")
        raise InquiryError([Problem("book-no-undo", None, what, "")])
    before = Sheet.of(data, str(file))
    write_part(workspace, part, sheet, before)
    desk.keeping.stand(file, version)
    desk.events.tell("book")
    return as_json({"hash": before.fingerprint})


def _part(given: Given) -> str:
    part = _text(given, "part")
    if part not in PARTS:
        raise HTTPException(400)
    return part


def _values(given: Given) -> dict[str, Any]:
    values = given.get("values")
    return values if isinstance(values, dict) else {}


def _text(given: Given, name: str) -> str:
    value = given.get(name, "")
    return value if isinstance(value, str) else ""
