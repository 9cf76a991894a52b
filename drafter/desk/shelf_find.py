"""Letters found by their words, as somebody types into the search of the list."""

import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from drafter.desk.acting import text
from drafter.desk.answers import as_json, told
from drafter.desk.context import Desk
from drafter.desk.shelf_acts import Given, act
from drafter.desk.shelf_html import address
from drafter.files.letters import OLDER, WORD
from drafter.wording import _

if TYPE_CHECKING:
    from drafter.archive import Hit

_LONGEST = 500
"""Characters of what is searched for; what is more says no more."""

_HIT = Markup("""\
<li class="hit" data-path="{path}" data-name="{name}" data-number="{number}">
<p class="hit-head">{head}{tools}</p>
<p class="hit-says" lang="{language}">{sentence}</p>
<p class="aside">{file}</p>
</li>
""")
_LINK = Markup('<a href="{address}">{title}</a>')
_SHOW = Markup(
    '<button type="button" class="link" data-action="show" title="{open}">{title}</button>'
)
_REPEAT = Markup(
    '<button type="button" class="button small" data-action="repeat-hit">{repeat}</button>'
)


def found(request: Request) -> Response:
    """Return the letters that have the words which somebody types, and how it stands."""
    desk: Desk = request.app.state.desk
    words = request.query_params.get("words", "")[:_LONGEST]
    result = desk.finder.find(words)
    return as_json(
        {
            "hits": Markup().join(_hit(desk, one) for one in result.hits),
            "count": len(result.hits),
            "all": all(one.has_all for one in result.hits),
            "reading": result.is_reading,
            "problems": [told(problem) for problem in result.problems],
        }
    )


@act
def show(desk: Desk, given: Given) -> Response:
    """Open a Word file of the archive in the program of the system."""
    file = desk.finder.file_of(text(given, "path"))
    if file is None or not file.name.lower().endswith(WORD + OLDER) or not file.is_file():
        raise HTTPException(404)
    return as_json({"opened": desk.show(file), "file": file.name})


def _hit(desk: Desk, hit: "Hit") -> Markup:
    day = f"{datetime.date.fromisoformat(hit.day):%d.%m.%Y}" if hit.day else ""
    number = f"№ {hit.number}" if hit.number else ""
    facts = [_("Answer") if hit.is_answer else "", day, number, hit.addressee]
    title = ", ".join(filter(None, facts)) or PurePosixPath(hit.file).name
    is_letter = desk.letter(hit.file) is not None
    if is_letter:
        head = _LINK.format(address=address(hit.file), title=title)
    elif hit.is_answer:
        head = Markup("<strong>{}</strong>").format(title)
    else:
        head = _SHOW.format(open=_("Open the Word file"), title=title)
    mark = Markup("<mark>{}</mark>")
    return _HIT.format(
        path=hit.file,
        name=PurePosixPath(hit.file).stem,
        number=hit.number,
        head=head,
        tools=_REPEAT.format(repeat=_("Repeat the inquiry")) if is_letter and hit.number else "",
        language=hit.language,
        sentence=Markup().join(
            mark.format(piece) if is_found else Markup("{}").format(piece)
            for piece, is_found in hit.pieces()
        ),
        file=f"{hit.file}:{hit.line}" if hit.line else hit.file,
    )
