"""A letter's pages for the browser: its blocks, the style sheet of its look, its pictures."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from drafter.desk.context import Desk
from drafter.desk.kept import with_pictures
from drafter.errors import DrafterError
from drafter.office.letters import LetterFile
from drafter.office.preview import picture, preview, sheet

_LOOK, _PICTURES = "/looks/", "/pictures/"
_A_YEAR = "private, max-age=31536000, immutable"


def pages(desk: Desk, letter: LetterFile, language: str) -> dict[str, Any]:
    """Return a letter in a language as the pages' script takes it, `look` being an address.

    Raises what rendering raises: DrafterError, OSError.
    """
    name = quote(Path(letter.name).relative_to(desk.folder).as_posix())
    address = look_address(desk, letter)
    found = preview(desk.office, letter, language, lambda file: picture_address(name, file))
    return with_pictures(found) | {"look": address}


def look_address(desk: Desk, letter: LetterFile) -> str:
    """Return the address of the style sheet of a letter; raises what opening a look raises."""
    name = quote(Path(letter.name).relative_to(desk.folder).as_posix())
    return f"{_LOOK}{name}?{_mark(sheet(desk.office, letter))}"


@lru_cache(maxsize=8)
def _mark(styles: str) -> str:
    """Return what a style sheet is known by; a few looks are in use."""
    return hashlib.sha256(styles.encode()).hexdigest()[:16]


def picture_address(letter: str, file: str) -> str:
    """Return where a browser finds a picture of a letter, by the letter's quoted path."""
    return f"{_PICTURES}{letter}?{quote(file)}"


def look(request: Request) -> Response:
    """Return the look of a letter as a style sheet."""
    letter = _opened(request)
    try:
        text = sheet(request.app.state.desk.office, letter) if letter else None
    except (DrafterError, OSError):
        text = None
    if text is None:
        return Response(status_code=404)
    return Response(text, media_type="text/css", headers={"Cache-Control": _A_YEAR})


def shown(request: Request) -> Response:
    """Return a picture of a letter."""
    letter = _opened(request)
    found = picture(letter, unquote(request.url.query)) if letter else None
    if found is None:
        return Response(status_code=404)
    data, kind = found
    return Response(data, media_type=f"image/{kind}", headers={"Cache-Control": "no-cache"})


def _opened(request: Request) -> LetterFile | None:
    desk: Desk = request.app.state.desk
    file = desk.letter(request.path_params["path"])
    return None if file is None or not file.is_file() else desk.office.open(file)
