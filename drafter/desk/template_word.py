"""Templates as Word files at the desk: made, and what was changed in them shown and taken back."""

import os
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from drafter.desk.answers import as_json
from drafter.desk.context import Desk
from drafter.desk.template_files import Given, given, mark, problem_told, template_of, text_in
from drafter.docx.template_reading import read_template
from drafter.docx.template_review import words_of
from drafter.files.names import safe
from drafter.files.temporary_folder import temporary_folder
from drafter.office.template_differing import between
from drafter.office.template_in_word import exported as as_word
from drafter.office.template_in_word import imported as from_word

_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_REJECT = "reject"


def exported(request: Request) -> Response:
    """Return a template as a Word file, as it is saved."""
    desk: Desk = request.app.state.desk
    template = template_of(desk, request.path_params["name"])
    name = quote(f"{template.name.replace('/', '-')}.docx", safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(as_word(desk.office.workspace, template), media_type=_KIND, headers=headers)


async def imported(request: Request) -> Response:
    """Return what a Word file makes of its template; nothing is written.

    What is sent is JSON on a line, and then the file.
    """
    head, _line, data = (await request.body()).partition(b"\n")
    return await run_in_threadpool(_imported, request.app.state.desk, given(head), data)


def _imported(desk: Desk, sent: Given, data: bytes) -> Response:
    with temporary_folder() as folder:
        # The file's own name stands in what is told of it.
        file = folder / safe(
            os.path.basename(text_in(sent, "file").replace("\\", "/")) or "it.docx"
        )
        file.write_bytes(data)
        changes = text_in(sent, "changes")
        read = read_template(file, accept=changes != _REJECT)
        if read.changes and not changes:
            return as_json({"changes": [words_of(one) for one in read.changes]})
        done = from_word(desk.office.workspace, read, file)
        return as_json(
            {
                "name": done.template.name,
                "base": mark(done.template),
                "text": done.after,
                "lines": between(done.before, done.after),
                "remarks": [problem_told(one, file) for one in done.remarks],
            }
        )
