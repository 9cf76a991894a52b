"""The history of a letter at its page: undo and redo, its versions, what differs, and restoring."""

import datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from drafter.desk.answers import as_json
from drafter.desk.context import Desk
from drafter.desk.letter import answered
from drafter.desk.opened import Opened
from drafter.desk.sheets import Done, OvertakenError
from drafter.desk.wanted import Wanted
from drafter.errors import InquiryError
from drafter.files.output import write_file
from drafter.office.differing import Difference, fields_of
from drafter.office.redline import redline
from drafter.office.saving import Sheet
from drafter.office.versions import Version
from drafter.wording import spoken

_AT_ONCE = 30
"""So many versions are listed at once: of each is told in words what had changed."""


async def undo(request: Request) -> Response:
    """Take the last step back."""
    return await answered(request, partial(_step, by=-1))


async def redo(request: Request) -> Response:
    """Make the step again that was taken back."""
    return await answered(request, partial(_step, by=1))


async def restore(request: Request) -> Response:
    """Make an earlier version the letter; that is a step, which can be taken back."""
    name = request.path_params["version"]
    return await answered(request, partial(_restore, name=name))


async def anew(request: Request) -> Response:
    """Write a letter again whose file has gone, as the page knows it."""
    return await answered(request, _anew)


def versions(request: Request) -> Response:
    """Return versions, the newest first: those before the one that is named, if any."""
    desk, file = _file(request)
    found = desk.keeping.versions(file)
    before = request.query_params.get("before", "")
    first = next((n for n, (one, _note) in enumerate(found, 1) if one.id == before), 0)
    shown = found[first : first + _AT_ONCE]
    now = _now(desk, file)
    rows = []
    for number, (version, note) in enumerate(shown, first):
        earlier = found[number + 1][0] if number + 1 < len(found) else None
        rows.append(_row(desk, file, version, earlier, note, now))
    return as_json({"versions": rows, "more": first + _AT_ONCE < len(found)})


def difference(request: Request) -> Response:
    """Return in which words a version and what the letter is now differ."""
    desk, file = _file(request)
    version, now = _version(desk, file, request.path_params["version"]), _now(desk, file)
    if version is None:
        raise HTTPException(404)
    found = _differing(desk, file, version, now) if now else []
    rows = [
        {"key": one.key, "title": one.title, "parts": redline(one.here, one.there)} for one in found
    ]
    return as_json({"difference": rows})


def _step(desk: Desk, file: Path, wanted: Wanted, by: int) -> Done:
    disk = _based(desk, file, wanted)
    version = desk.keeping.step(file, disk, by)
    target = _version(desk, file, version.id) if version else None
    if version is None or target is None:
        return Done(disk, disk.fingerprint)
    desk.sheets.write(file, disk, target)
    return Done(target, target.fingerprint, desk.keeping.stand(file, version), (disk, target))


def _restore(desk: Desk, file: Path, wanted: Wanted, name: str) -> Done:
    disk, target = _based(desk, file, wanted), _version(desk, file, name)
    if target is None:
        raise FileNotFoundError
    desk.sheets.write(file, disk, target)
    kept = desk.keeping.restored(file, disk, target)
    return Done(target, target.fingerprint, kept, (disk, target))


def _anew(desk: Desk, file: Path, wanted: Wanted) -> Done:
    known = desk.sheets.recalled(file, wanted.base)
    if known is None:
        raise FileNotFoundError
    write_file(file, known.data, force=False)
    desk.watch.wrote(file, known.fingerprint)
    return Done(known, known.fingerprint, desk.keeping.found(file, known))


def _based(desk: Desk, file: Path, wanted: Wanted) -> Sheet:
    """Return the file as it is now; raises OvertakenError where the page knows another one."""
    disk = desk.sheets.read(file)
    if disk.fingerprint != wanted.base:
        known = desk.sheets.recalled(file, wanted.base)
        raise OvertakenError(disk, known or disk)
    return disk


def _row(
    desk: Desk,
    file: Path,
    version: Version,
    earlier: Version | None,
    note: dict[str, str],
    now: Sheet | None,
) -> dict[str, Any]:
    changed: tuple[str, ...] = ()
    if earlier and earlier.fingerprint != version.fingerprint:
        changed = _between(desk, file, earlier.id, version.id, spoken())
    return {
        "id": version.id,
        "when": f"{_moment(version):%d.%m.%Y, %H:%M:%S}",
        "kind": version.kind,
        "changed": changed,
        "now": now is not None and now.fingerprint == version.fingerprint,
        **note,
    }


@lru_cache(maxsize=512)
def _between(desk: Desk, file: Path, before: str, after: str, _spoken: str) -> tuple[str, ...]:
    """Return the titles of the fields in which two versions differ."""
    sheets = [_version(desk, file, name) for name in (before, after)]
    if sheets[0] is None or sheets[1] is None:
        return ()
    return fields_of(_differing(desk, file, sheets[0], sheets[1]))


def _version(desk: Desk, file: Path, name: str) -> Sheet | None:
    data = desk.keeping.data(file, name)
    try:
        return None if data is None else Sheet.of(data, str(file))
    except InquiryError:  # another program had written it in another encoding
        return None


def _now(desk: Desk, file: Path) -> Sheet | None:
    """Return what the letter is now; None where it is not there."""
    try:
        return desk.sheets.read(file)
    except (OSError, InquiryError):
        return None


def _moment(version: Version) -> datetime.datetime:
    """Return when a version came about, in the time of the machine."""
    return datetime.datetime.fromtimestamp(version.at / 1e9).astimezone()


def _file(request: Request) -> tuple[Desk, Path]:
    desk: Desk = request.app.state.desk
    file = desk.letter(request.path_params["path"])
    if file is None:
        raise HTTPException(404)
    return desk, file


def _differing(desk: Desk, file: Path, here: Sheet, there: Sheet) -> list[Difference]:
    found = Opened(desk, file, here).differing(Opened(desk, file, there))
    return [Difference(*one) for one in found]
