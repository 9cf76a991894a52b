"""What is done at the pane of the register: an answer is entered, and taken back."""

import datetime
import json
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from drafter.clock import today
from drafter.desk.answers import as_json
from drafter.desk.context import Desk
from drafter.desk.register_html import ANSWER_FILES, ANSWERS
from drafter.errors import Problem, RegisterError
from drafter.files.names import safe
from drafter.files.output import Output
from drafter.office.browsing import BOOKS, mark
from drafter.office.entering import default_register
from drafter.register.addresses import no_register
from drafter.register.answering import check_answer
from drafter.register.entries import Answer, Entry, plain_number
from drafter.register.ledger import Filter, Ledger
from drafter.register.opening import held
from drafter.wording import _

_LONGEST = 4000
"""Characters of a text that is typed into a small window."""


async def answer(request: Request) -> Response:
    """Enter an answer.

    What is sent is JSON on a line, and then the file of the answer, if there is one.
    """
    head, _line, data = (await request.body()).partition(b"\n")
    return await run_in_threadpool(_entered, request.app.state.desk, _json(head), data)


async def undo(request: Request) -> Response:
    """Take an answer back: the letter has those again that it had before."""
    given = _json(await request.body())
    return await run_in_threadpool(_undone, request.app.state.desk, given)


def _entered(desk: Desk, given: dict[str, Any], data: bytes) -> Response:
    came = Answer(
        date=_date(_text(given, "date")),
        number=plain_number(_text(given, "answer")).strip(),
        summary=_text(given, "summary").strip(),
    )
    address = default_register(desk.office.workspace)
    if address is None:
        raise no_register()
    with held(address) as ledger:
        entry = _line(ledger, given)
        check_answer(entry, came, today())
        files = []
        if name := _text(given, "file"):
            target = _target(desk, name, data)
            came = Answer(
                date=came.date,
                number=came.number,
                summary=came.summary,
                file=ledger.beside(target),
            )
            files = [] if target.exists() else [Output(target, data, force=False)]
        after = ledger.answer(entry, came)
        ledger.save(files)
        BOOKS.wrote(address, ledger, after)
    desk.events.tell("register")
    return as_json(_named(after) | {"before": [_as_json(one) for one in entry.answers]})


def _undone(desk: Desk, given: dict[str, Any]) -> Response:
    before = given.get("before")
    if not isinstance(before, list) or not all(isinstance(one, dict) for one in before):
        raise HTTPException(400)
    address = default_register(desk.office.workspace)
    if address is None:
        raise no_register()
    with held(address) as ledger:
        after = ledger.set_answers(_line(ledger, given), [_answer(one) for one in before])
        ledger.save()
        BOOKS.wrote(address, ledger, after)
    desk.events.tell("register")
    return as_json(_named(after))


def _line(ledger: Ledger, given: dict[str, Any]) -> Entry:
    """Return the line that is meant; raises RegisterError where it has changed meanwhile."""
    wanted = _text(given, "mark")
    found = list(ledger.entries(Filter(number=_text(given, "number"))))
    same = [one for one in found if mark(one) == wanted]
    line = next((one for one in same if str(one.key) == given.get("key")), next(iter(same), None))
    if line is None:
        what = _("The line of the letter has changed meanwhile.")
        raise RegisterError([Problem("register-changed", None, what, _("Look at it again."))])
    return line


def _target(desk: Desk, name: str, data: bytes) -> Path:
    """Return where the file of an answer is put: where its bytes lie already, or a new name."""
    plain = Path(safe(name.replace("\\", "/").rsplit("/", 1)[-1]))
    if plain.suffix.lower() not in ANSWER_FILES.split(","):
        what = _("A file that ends in «{ending}» is not taken as an answer.")
        advice = _("Choose a document or a scan, such as a PDF.")
        what = what.format(ending=plain.suffix or "…")
        raise RegisterError([Problem("answer-file-kind", None, what, advice)])
    folder = desk.folder / ANSWERS
    number = 1
    while True:
        stem = plain.stem if number == 1 else f"{plain.stem} {number}"
        target = folder / f"{stem}{plain.suffix}"
        if not target.exists() or target.read_bytes() == data:
            return target
        number += 1


def _named(entry: Entry) -> dict[str, Any]:
    return {"key": str(entry.key), "mark": mark(entry), "number": entry.number}


def _as_json(one: Answer) -> dict[str, str]:
    date = one.date.isoformat() if one.date else ""
    return {"date": date, "number": one.number, "summary": one.summary, "file": one.file}


def _answer(given: dict[str, Any]) -> Answer:
    return Answer(
        date=_date(_text(given, "date")),
        number=_text(given, "number"),
        summary=_text(given, "summary"),
        file=_text(given, "file"),
    )


def _json(data: bytes) -> dict[str, Any]:
    try:
        given = json.loads(data)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise HTTPException(400)
    return given


def _date(text: str) -> datetime.date | None:
    if not text:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise HTTPException(400) from None


def _text(given: dict[str, Any], name: str) -> str:
    value = given.get(name, "")
    return value[:_LONGEST] if isinstance(value, str) else ""
