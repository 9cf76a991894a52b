"""The page of a template: its text with problems, a letter beside it, and what was saved of it."""

import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from drafter.composing.library import Template, templates
from drafter.composing.loader import NO_DRAFTS, Drafts
from drafter.desk.answers import as_json, inside, told
from drafter.desk.context import Desk
from drafter.desk.kept import kept, with_pictures
from drafter.desk.pages import picture_address
from drafter.desk.shell import shell
from drafter.desk.template_files import (
    ForeignError,
    Given,
    file_of,
    given,
    gone,
    name_of,
    problem_told,
    read,
    template_of,
    text_in,
    write,
)
from drafter.desk.template_html import STATES, frame, keys, tools
from drafter.desk.template_words import template_words
from drafter.errors import WARNING, DrafterError, InquiryError
from drafter.files.refusals import problem_of
from drafter.linting.templates import may_be_meant, problems_of
from drafter.office.letters import LetterFile
from drafter.office.saving import Sheet
from drafter.office.template_differing import between, from_shipped
from drafter.office.template_shelf import further_blocks, offers_in, state_of
from drafter.office.template_trial import languages_for, tried
from drafter.office.template_vocabulary import vocabulary
from drafter.wording import _
from drafter.words.reference import BLOCKS

_MOST_LETTERS = 200
"""So many letters are offered to try a template on, those that were changed last."""


def page(request: Request) -> Response:
    """Return the page of a template."""
    desk: Desk = request.app.state.desk
    template = template_of(desk, request.path_params["name"])
    sheet = read(desk, template)
    if template.own:
        desk.keeping.opened(template.own, sheet)
    workspace = desk.office.workspace
    languages = languages_for(template, workspace)
    state: dict[str, Any] = {
        "name": template.name,
        "path": file_of(desk, template.name).relative_to(desk.folder).as_posix(),
        "hash": sheet.fingerprint if template.own else "",
        "text": sheet.text,
        "own": template.own is not None,
        "kind": state_of(template),
        "language": template.language,
        "languages": languages,
        "names": sorted({one.name for one in templates(workspace)}),
        "offers": _offers(template, sheet.text),
        "further": _further(template, sheet.text),
        "words": template_words(),
    }
    cards = desk.listing(0).cards[:_MOST_LETTERS]
    main = frame(template, state["kind"], languages, cards, state["further"])
    styles = [f"/static/{one}.css" for one in ("form", "pages", "history", "templates")]
    scripts = ["template.js"]
    buttons = tools(template)
    return shell(
        request, template.name, main, scripts, state, tools=buttons, keys=keys(), styles=styles
    )


async def edit(request: Request) -> Response:
    """Save a template if that is asked, and return what is asked for: pages, problems and more."""
    sent = given(await request.body())
    desk: Desk = request.app.state.desk
    return await run_in_threadpool(_answer, desk, request.path_params["name"], sent)


def words(request: Request) -> Response:
    """Return the words of templates, described in the language of the desk."""
    language = request.query_params.get("language", "")
    return as_json(vocabulary(request.app.state.desk.office.workspace, language))


def versions(request: Request) -> Response:
    """Return the earlier versions of a template, the newest first; or one, by its id."""
    desk: Desk = request.app.state.desk
    file = file_of(desk, request.path_params["name"])
    wanted = request.query_params.get("id", "")
    if wanted:
        data = desk.keeping.data(file, wanted)
        if data is None:
            raise HTTPException(404)
        return as_json({"text": Sheet.of(data, file.name).text})
    return as_json({"versions": [_version(one.id, one.at) for one, _note in _kept(desk, file)]})


def _kept(desk: Desk, file: Path) -> list[Any]:
    """Return the versions of a file without those that say what the one before them says."""
    found = desk.keeping.versions(file)
    return [
        one
        for number, one in enumerate(found)
        if number + 1 == len(found) or one[0].fingerprint != found[number + 1][0].fingerprint
    ]


def _version(name: str, at: int) -> dict[str, str]:
    moment = datetime.datetime.fromtimestamp(at / 1e9).astimezone()
    return {"id": name, "when": f"{moment:%d.%m.%Y, %H:%M:%S}"}


def _answer(desk: Desk, name: str, sent: Given) -> Response:
    text = text_in(sent, "text")
    found: dict[str, Any] = {}
    if sent.get("save"):
        try:
            found["hash"] = write(desk, name, text_in(sent, "base"), text).fingerprint
        except ForeignError as error:
            return _foreign(error.sheet, text)
        except DrafterError as error:
            return as_json({"problems": [told(inside(one)) for one in error.problems]}, 507)
        except OSError as error:
            return as_json({"problems": [told(inside(problem_of(error)))]}, 507)
        desk.events.tell("templates")
    template = template_of(desk, name)
    if template.own:
        template = Template(template.name, template.own, template.shipped, text)
    return as_json(found | _found(desk, template, text, sent))


def _found(desk: Desk, template: Template, text: str, sent: Given) -> dict[str, Any]:
    """Return what a page asks about a text of a template."""
    drafts = {str(template.own): text} if template.own else NO_DRAFTS
    found: dict[str, Any] = {}
    if sent.get("show"):
        found |= _shown(desk, template, sent, drafts)
    if sent.get("check"):
        found["problems"] = _problems(desk, template, drafts)
    if sent.get("compare"):
        found["difference"] = _difference(template, text)
    if sent.get("against") is not None:
        found["lines"] = between(text_in(sent, "against"), text)
    if sent.get("save") or sent.get("check"):
        found["offers"] = _offers(template, text)
        found["further"] = _further(template, text)
        found["kind"] = _(STATES[state_of(template)])
    return found


def _foreign(theirs: Sheet | None, text: str) -> Response:
    if theirs is None:
        return as_json({"problems": [told(gone())], "hash": ""}, 409)
    lines = between(theirs.text, text)
    return as_json({"hash": theirs.fingerprint, "text": theirs.text, "lines": lines}, 409)


def _shown(desk: Desk, template: Template, sent: Given, drafts: Drafts) -> dict[str, Any]:
    """Return a letter in a language as the pages' script takes it, or what keeps it from being."""
    path, language = text_in(sent, "letter"), text_in(sent, "language")
    if language not in languages_for(template, desk.office.workspace):
        raise HTTPException(400)
    try:
        letter = _letter(desk, path)
        quoted = quote(path)
        done = tried(
            desk.office,
            template,
            language,
            drafts,
            letter,
            lambda name: picture_address(quoted, name) if letter and name else "",
        )
    except DrafterError as error:
        problems = [_at_letter(problem_told(one, template.file), path) for one in error.problems]
        return {"failed": problems}
    except OSError as error:
        return {"failed": [problem_told(problem_of(error), template.file)]}
    look = kept(done.styles.encode(), "text/css")
    return {"pages": with_pictures(done.pages) | {"look": look}, "failed": []}


def _at_letter(problem: dict[str, Any], path: str) -> dict[str, Any]:
    """Return a problem that says so where it is one of the letter and not of a template."""
    if path and problem["name"] == Path(path).name:
        return problem | {"letter": path}
    return problem


def _letter(desk: Desk, path: str) -> LetterFile | None:
    """Return a letter of the workspace; None for the sample."""
    if not path:
        return None
    file = desk.letter(path)
    if file is None or not file.is_file():
        raise HTTPException(404)
    letter = desk.office.open(file)
    if letter.inquiry is None:
        raise InquiryError(letter.errors)
    return letter


def _problems(desk: Desk, template: Template, drafts: Drafts) -> list[dict[str, Any]]:
    """Return what `drafter templates check` finds in a template."""
    try:
        found = problems_of(desk.office.workspace, (template.name,), drafts)
    except DrafterError as error:
        found = list(error.problems)
    own, doubtful = {str(template.file)}, may_be_meant()
    # Of its counterpart in another language the check tells too; that is another template's page.
    return [
        problem_told(one, template.file) | ({"severity": WARNING} if one.id in doubtful else {})
        for one in sorted(found, key=lambda one: one.place is None or one.place.file not in own)
    ]


def _difference(template: Template, text: str) -> list[dict[str, Any]] | None:
    found = from_shipped(template, text)
    if found is None:
        return None
    return [
        {"block": one.block, "about": _about(one.block), "origin": one.origin, "lines": one.lines}
        for one in found
    ]


def _offers(template: Template, text: str) -> list[dict[str, Any]]:
    """Return what drafter's own has and the text lacks, with what it would be then."""
    if template.own is None:
        return []
    return [
        {"block": offer.block, "about": _about(offer.block), "text": after}
        for offer, after in offers_in(template, text)
    ]


def _further(template: Template, text: str) -> list[dict[str, str]]:
    """Return the blocks that the template can change beside its own."""
    found = further_blocks(template, text if template.own else "")
    return [
        {"block": name, "about": _about(name), "origin": name_of(Path(f"{origin}.html"))}
        for name, (origin, _text) in found.items()
    ]


def _about(block: str) -> str:
    return _(BLOCKS[block]) if block in BLOCKS else block
