"""The page of a letter, and the edits that come from there."""

import json
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from drafter.addressbook.loading import load_book
from drafter.desk.answers import as_json, inside, not_found, refused, told
from drafter.desk.body_words import body_words
from drafter.desk.context import Desk
from drafter.desk.letter_frame import frame, keys, tools
from drafter.desk.letter_words import letter_words
from drafter.desk.opened import Opened
from drafter.desk.sheets import Done, OvertakenError, RefusedError
from drafter.desk.shell import shell
from drafter.desk.wanted import NonsenseError, Wanted, wanted_of
from drafter.errors import DrafterError, InquiryError, Problem
from drafter.files.refusals import problem_of
from drafter.office.finding import find
from drafter.wording import _, spoken

Act = Callable[[Desk, Path, Wanted], Done]
"""What is done to a letter as its page wants it."""


def page(request: Request) -> Response:
    """Return the page of a letter."""
    desk, file = _asked(request)
    if file is None:
        return refused(request.scope, 404, not_found())
    sheet, kept = desk.sheets.opened(file)
    opened = Opened(desk, file, sheet)
    languages = opened.languages
    state: dict[str, Any] = {
        "path": request.path_params["path"],
        "url": request.url.path,
        "hash": sheet.fingerprint,
        "languages": languages,
        "shown": [spoken()] if spoken() in languages else languages[:1],
        "words": letter_words() | body_words(),
        "kept": kept,
        "steps": desk.keeping.steps(file)._asdict(),
        **opened.answer(Wanted("", (), form=True, languages=tuple(languages[:1]))),
    }
    del state["form"]  # it stands in the page
    main = frame(opened.form, languages)
    buttons = tools(state["path"], languages)
    return shell(request, opened.title, main, ["letter.js"], state, tools=buttons, keys=keys())


async def edit(request: Request) -> Response:
    """Make edits to a letter, and return what it looks like with them."""
    return await answered(request, lambda desk, file, wanted: desk.sheets.edited(file, wanted))


async def answered(request: Request, act: Act) -> Response:
    """Answer a page that wants something done to its letter: what it looks like then."""
    desk: Desk = request.app.state.desk
    file = desk.letter(request.path_params["path"])
    if file is None:
        return refused(request.scope, 404, not_found())
    try:
        wanted = wanted_of(json.loads(await request.body()))
    except (ValueError, RecursionError, NonsenseError):
        return as_json({"problems": [told(_nonsense())]}, 400)
    return await run_in_threadpool(_done, desk, file, wanted, act)


def people(request: Request) -> Response:
    """Return who can be picked in a part of the address book by what was typed."""
    desk: Desk = request.app.state.desk
    words, part = request.query_params.get("q", ""), request.query_params.get("part", "people")
    workspace = desk.office.workspace
    try:
        languages = request.query_params.get("languages", "").split()
        found = find(words, part, load_book(workspace).model, workspace, languages)
    except InquiryError:
        found = []  # what is wrong with the book is told by every letter
    return as_json([{"id": one.id, "text": one.text, "about": one.about} for one in found])


def _asked(request: Request) -> tuple[Desk, Path | None]:
    desk: Desk = request.app.state.desk
    file = desk.letter(request.path_params["path"])
    return desk, file if file is not None and file.is_file() else None


def _done(desk: Desk, file: Path, wanted: Wanted, act: Act) -> Response:
    with desk.turns.editing(file) if wanted.edits and not wanted.check else nullcontext():
        return _answer(desk, file, wanted, act)


def _answer(desk: Desk, file: Path, wanted: Wanted, act: Act) -> Response:
    try:
        done = act(desk, file, wanted)
    except OvertakenError as error:
        mine, theirs = Opened(desk, file, error.mine), Opened(desk, file, error.theirs)
        found = mine.differing(theirs)
        return as_json({"hash": error.theirs.fingerprint, "difference": found}, 409)
    except RefusedError as error:
        problems = [told(inside(problem)) for problem in error.error.problems]
        return as_json({"problems": problems, "refused": error.number}, 422)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return as_json({"problems": [told(_gone())]}, 404)
    except DrafterError as error:
        return as_json({"problems": [told(inside(one)) for one in error.problems]}, 507)
    except OSError as error:
        return as_json({"problems": [told(inside(problem_of(error)))]}, 507)
    return as_json(_told_of(desk, file, wanted, done))


def _told_of(desk: Desk, file: Path, wanted: Wanted, done: Done) -> dict[str, Any]:
    """Return what a page is told of what was done to its letter."""
    opened = Opened(desk, file, done.sheet)
    whole = wanted._replace(form=True) if done.taken else wanted
    answer = {
        "hash": done.fingerprint,
        "saved": wanted.save,
        "kept": done.kept,
        **opened.answer(whole),
    }
    if wanted.save or wanted.form:
        answer["steps"] = desk.keeping.steps(file)._asdict()
    if wanted.compare:
        answer["difference"] = opened.differing(Opened(desk, file, desk.sheets.read(file)))
    if done.taken:
        before, after = (Opened(desk, file, sheet) for sheet in done.taken)
        answer["changed"] = before.differing(after)
    return answer


def _nonsense() -> Problem:
    what = _("The desk does not know this request.")
    return Problem("desk-request", None, what, _("Load the page again."))


def _gone() -> Problem:
    what = _("The letter's file is no longer there: it was renamed, moved or deleted.")
    return Problem("file-missing", None, what, _("What you type is kept in this browser."))
