"""The exact view: the PDF that LibreOffice makes of a letter, shown in the place of its pages."""

from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from drafter.desk.acting import Given, asked, letter_act, opened, text
from drafter.desk.answers import as_json
from drafter.desk.context import Desk
from drafter.desk.pdfs import mark, pdfs_of
from drafter.office.exporting import Export, made
from drafter.printing.warm import OvertakenError


@letter_act
def view(desk: Desk, file: Path, given: Given) -> Response:
    """Make the PDF of a letter, and return where it is; of several the newest is made."""
    letter, _sheet = opened(desk, file, given)
    language = text(given, "language")
    data = made(desk.office, letter, Export((language,)), pdfs_of(desk).pdf)
    try:
        pdfs_of(desk).exact(data)
    except OvertakenError:
        return as_json({"overtaken": True}, 409)
    path = quote(file.relative_to(desk.folder).as_posix())
    return as_json({"address": f"/exact/{path}?{mark(data)}"})


def shown(request: Request) -> Response:
    """Return the PDF of a letter that was made for the exact view."""
    desk, _file = asked(request)
    data = pdfs_of(desk).by_mark(request.url.query)
    if data is None:
        return Response(status_code=404)
    return Response(data, media_type="application/pdf", headers={"Content-Disposition": "inline"})
