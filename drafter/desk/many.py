"""One letter to many, at the desk: a table or people are chosen, looked at, and written to."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, BinaryIO
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse

from drafter.addressbook.loading import load_book
from drafter.desk.acting import Given, asked, letter_act
from drafter.desk.answers import as_json, inside, told
from drafter.desk.context import Desk
from drafter.desk.form_words import in_words_of_the_form
from drafter.desk.many_html import frame, many_words
from drafter.desk.many_runs import OPTIONS, RUNNING, Chosen, row_told, run_of, started
from drafter.desk.opened import Opened
from drafter.desk.pages import pages
from drafter.desk.shell import shell
from drafter.errors import DrafterError, Problem
from drafter.files.refusals import problem_of
from drafter.files.zips import Timeless
from drafter.model.addressbook import full_name
from drafter.office.addressing import letter_of, overview
from drafter.office.joint import NAME as TOGETHER
from drafter.office.located import Located
from drafter.office.remarking import of_addressee
from drafter.wording import _, spoken

_MOST_IDS = 10_000
_PIECE = 1 << 16
_ZIP = "application/zip"


def page(request: Request) -> Response:
    """Return the page on which a letter is written to many."""
    desk, file = asked(request)
    opened = Opened(desk, file, desk.sheets.read(file))
    path = request.path_params["path"]
    state = {
        "path": path,
        "url": f"/many/{quote(path)}",
        "languages": opened.languages,
        "shown": opened.languages[:1],
        "words": many_words(),
        **_facts(desk, file, path),
    }
    title = _("To many: {title}").format(title=opened.title)
    main = frame(path, opened.languages, _people(desk))
    return shell(request, title, main, ["many.js"], state)


def _facts(desk: Desk, file: Path, path: str, *, whole: bool = True) -> dict[str, Any]:
    """Return what was chosen for a letter, and how far its run is.

    `whole` reads the table as well, which may be long.
    """
    chosen, run = Chosen(desk, file), run_of(desk, path)
    last = run.told() if run else chosen.last
    if run is None and last.get("state") == RUNNING:
        last = {"state": "broken"}  # the desk had ended meanwhile
    return {
        "name": str(chosen.facts.get("name", "")) if chosen.to else "",
        "ids": chosen.ids,
        "options": chosen.options(),
        "run": last,
        "overview": _overview(desk, file, chosen) if whole else None,
        "files": _files(chosen),
    }


def _overview(desk: Desk, file: Path, chosen: Chosen) -> dict[str, Any] | None:
    if not chosen.to:
        return None
    try:
        found = overview(desk.office, file, chosen.to)
    except DrafterError as error:
        return {"columns": [], "rows": 0, "problems": list(map(row_told, error.problems))}
    except OSError as error:
        return {"columns": [], "rows": 0, "problems": [told(inside(problem_of(error)))]}
    return {
        "columns": list(found.columns.items()),
        "rows": found.rows,
        "problems": list(map(row_told, found.problems)),
        "doubts": list(map(row_told, found.doubts)),
    }


def _people(desk: Desk) -> list[tuple[str, str]]:
    """Return the people of the address book: ids and names."""
    try:
        book = load_book(desk.office.workspace).model
    except DrafterError:
        return []  # what is wrong with the book is told by every letter
    return [(key, full_name(one, spoken()) or key) for key, one in book.people.items()]


async def table(request: Request) -> Response:
    """Take a table: its name in JSON on a line, and then the file."""
    head, _line, data = (await request.body()).partition(b"\n")
    try:
        name = json.loads(head)
    except (ValueError, RecursionError):
        name = None
    if not isinstance(name, str):
        raise HTTPException(400)
    return await run_in_threadpool(_taken, request, name, data)


def _taken(request: Request, name: str, data: bytes) -> Response:
    desk, file = asked(request)
    _check_idle(desk, request.path_params["path"])
    Chosen(desk, file).take_table(name, data)
    return as_json(_facts(desk, file, request.path_params["path"]))


@letter_act
def people(desk: Desk, file: Path, given: Given) -> Response:
    """Take people of the address book by their ids, in the order of the book."""
    ids = given.get("ids")
    if not isinstance(ids, list) or len(ids) > _MOST_IDS:
        raise HTTPException(400)
    known = [key for key, _name in _people(desk) if key in ids]
    _check_idle(desk, _path(desk, file))
    name = _("People of the address book: {count}").format(count=len(known))
    Chosen(desk, file).keep(name=name, ids=known, table="", run={})
    return as_json(_facts(desk, file, _path(desk, file)))


@letter_act
def options(desk: Desk, file: Path, given: Given) -> Response:
    """Keep what is to be made."""
    chosen = Chosen(desk, file)
    chosen.keep(options={name: given.get(name) is True for name in OPTIONS})
    return as_json({"options": chosen.options()})


def row(request: Request) -> Response:
    """Return the letter of a row in a language, and what is wrong with it."""
    desk, file = asked(request)
    place, language = request.query_params.get("n", ""), request.query_params.get("language", "")
    chosen = Chosen(desk, file)
    found = None
    if chosen.to and place.isascii() and place.isdecimal() and 0 < len(place) < 8 and int(place):
        found = letter_of(desk.office, file, chosen.to, int(place))
    if found is None:
        raise HTTPException(404)
    line, letter = found
    problems: list[Problem] = list(letter.errors)
    shown = None
    if letter.inquiry is not None:
        problems += of_addressee(letter.inquiry, desk.office.workspace)
    if letter.inquiry is not None and language in letter.inquiry.languages:
        try:
            shown = pages(desk, letter, language)
        except DrafterError as error:
            problems += error.problems
        except OSError as error:
            problems.append(problem_of(error))
    located = (Located(problem, "") for problem in dict.fromkeys(problems))
    told_of = [row_told(in_words_of_the_form(one).problem) for one in located]
    cells = [[name, line.text(name)] for name in line.columns]
    return as_json({"number": line.number, "cells": cells, "letter": shown, "problems": told_of})


@letter_act
def start(desk: Desk, file: Path, given: Given) -> Response:
    """Begin to make the letters."""
    path, chosen = _path(desk, file), Chosen(desk, file)
    _check_idle(desk, path)
    if not chosen.to:
        raise HTTPException(400)
    run = started(desk, chosen, path, spoken())
    if run is None:
        what, advice = _("Other letters are being made."), _("Wait until they are ready.")
        raise DrafterError([Problem("many-busy", None, what, advice)])
    return as_json({"run": run.told()})


@letter_act
def cancel(desk: Desk, file: Path, given: Given) -> Response:
    """End a run; letters that are written stay."""
    if run := run_of(desk, _path(desk, file)):
        run.end()
    return as_json({})


@letter_act
def show(desk: Desk, file: Path, given: Given) -> Response:
    """Open the folder of the letters in the program of the system."""
    target = Chosen(desk, file).target
    return as_json({"opened": target.is_dir() and desk.show(target)})


def state(request: Request) -> Response:
    """Return what was chosen and how far the run is."""
    desk, file = asked(request)
    whole = "whole" in request.query_params
    return as_json(_facts(desk, file, request.path_params["path"], whole=whole))


def made(request: Request) -> Response:
    """Return all letters as a zip file, or one of the files of all letters."""
    desk, file = asked(request)
    chosen, name = Chosen(desk, file), request.path_params["name"]
    if name == f"{file.stem}.zip" and chosen.target.is_dir():
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
        return StreamingResponse(_zipped(chosen.target), media_type=_ZIP, headers=headers)
    if name not in _files(chosen):
        raise HTTPException(404)
    return FileResponse(chosen.target / name, filename=name)


def _files(chosen: Chosen) -> list[str]:
    """Return the names of the files of all letters."""
    if not chosen.target.is_dir() or chosen.target.is_symlink():
        return []
    return sorted(one.name for one in chosen.target.glob(f"{TOGETHER}*.*") if one.is_file())


def _zipped(folder: Path) -> Iterator[bytes]:
    """Yield a zip file of what a folder holds; it is put together on the disk."""
    packed: BinaryIO
    with TemporaryFile() as packed:
        with Timeless(packed, "w") as archive:
            for file in sorted(folder.rglob("*")):
                if file.is_file() and not file.is_symlink() and not file.name.startswith("."):
                    archive.writestr(file.relative_to(folder).as_posix(), file.read_bytes())
        packed.seek(0)
        while piece := packed.read(_PIECE):
            yield piece


def _path(desk: Desk, file: Path) -> str:
    return file.relative_to(desk.folder).as_posix()


def _check_idle(desk: Desk, path: str) -> None:
    """Raise DrafterError while the letters of this one are being made."""
    if run_of(desk, path):
        what, advice = _("The letters are being made."), _("Wait until they are ready.")
        raise DrafterError([Problem("many-busy", None, what, advice)])
