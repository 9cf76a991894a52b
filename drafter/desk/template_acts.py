"""What is done with templates at the desk: begun, added, and given back to drafter."""

import os
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from drafter.composing.new_kind import Version, formula_of, languages_of, new_templates
from drafter.desk.answers import as_json
from drafter.desk.context import Desk
from drafter.desk.template_files import Given, file_of, given, read, template_of, text_in
from drafter.errors import Problem, TemplateError
from drafter.files.output import Output, write_files
from drafter.office.template_shelf import new_clause, overriding, with_block
from drafter.wording import _
from drafter.wording.invisible import forbidden_in, visible
from drafter.wording.languages import in_language
from drafter.wording.phrases import letter_languages


def _act(act: Callable[[Desk, Given], Response]) -> Callable[[Request], Awaitable[Response]]:
    """Make an endpoint of what is done with what a script has sent."""

    async def endpoint(request: Request) -> Response:
        sent = given(await request.body())
        return await run_in_threadpool(act, request.app.state.desk, sent)

    return endpoint


@_act
def begin(desk: Desk, sent: Given) -> Response:
    """Make the file in which the workspace changes a block of a shipped template, or all of it."""
    template = template_of(desk, text_in(sent, "name"))
    if template.own:
        return as_json({"name": template.name})
    target, data = overriding(template, desk.office.workspace, text_in(sent, "block"))
    write_files([Output(target, data, force=False)])
    desk.events.tell("templates")
    return as_json({"name": template.name})


@_act
def part(desk: Desk, sent: Given) -> Response:
    """Return a template's text with one block more, to be changed there; nothing is written."""
    template = template_of(desk, text_in(sent, "name"))
    after = with_block(template, text_in(sent, "text"), text_in(sent, "block"))
    if after is None:
        raise HTTPException(404)
    return as_json({"text": after})


@_act
def back(desk: Desk, sent: Given) -> Response:
    """Delete one's own file of a template, so that drafter's counts again; its history stays."""
    template = template_of(desk, text_in(sent, "name"))
    if template.own is None or template.shipped is None:
        raise HTTPException(404)
    sheet = read(desk, template)
    if sheet.fingerprint != text_in(sent, "base"):
        return as_json({"hash": sheet.fingerprint}, 409)
    desk.keeping.found(template.own, sheet)
    os.unlink(file_of(desk, template.name))
    desk.events.tell("templates")
    return as_json({"text": sheet.text})


@_act
def formulas(desk: Desk, sent: Given) -> Response:
    """Return what the request begins with in a kind of letter, by language."""
    kind, workspace = text_in(sent, "from"), desk.office.workspace
    languages = [one for one in languages_of(kind, workspace) if one in _languages(desk)]
    return as_json({one: formula_of(kind, one, workspace) for one in languages})


@_act
def kind(desk: Desk, sent: Given) -> Response:
    """Make a kind of letter from another one."""
    texts = _texts(desk, sent, "titles")
    begun = _texts(desk, sent, "formulas")
    _check_filled(texts)
    versions = {
        code: Version(_line(title), _line(begun.get(code, "")).rstrip(" ,:"))
        for code, title in texts.items()
    }
    name, workspace = text_in(sent, "name").strip(), desk.office.workspace
    return _made(desk, new_templates(name, text_in(sent, "from"), versions, workspace))


@_act
def clause(desk: Desk, sent: Given) -> Response:
    """Make a clause with its text in each language."""
    texts = _texts(desk, sent, "texts")
    _check_filled(texts)
    for text in texts.values():
        _line(text)
    files = new_clause(text_in(sent, "name").strip(), texts, desk.office.workspace)
    return _made(desk, files)


def _made(desk: Desk, files: list[Any]) -> Response:
    write_files([Output(target, data, force=False) for target, data in files])
    desk.events.tell("templates")
    folder = desk.folder / "templates"
    names = [target.relative_to(folder).with_suffix("").as_posix() for target, _data in files]
    return as_json({"names": names})


def _texts(desk: Desk, sent: Given, name: str) -> dict[str, str]:
    """Return texts by the languages of letters; raises HTTPException for anything else."""
    found = sent.get(name)
    if not isinstance(found, dict) or not found or not set(found) <= set(_languages(desk)):
        raise HTTPException(400)
    return {code: text_in(found, code).strip() for code in found}


def _languages(desk: Desk) -> list[str]:
    return letter_languages(desk.office.workspace.locales)


def _check_filled(texts: dict[str, str]) -> None:
    """Raise TemplateError where the text of a language is missing."""
    for code, text in texts.items():
        if not text:
            what = _("The version {in_language} is missing.").format(in_language=in_language(code))
            raise TemplateError([Problem("version-missing", None, what)])


def _line(text: str) -> str:
    """Return a text as one line; raises TemplateError for signs that no letter can print."""
    line = " ".join(text.split())
    if forbidden_in(line):
        what = _("«{text}» has a sign that no letter can print.").format(text=visible(line))
        raise TemplateError([Problem("invisible-character", None, what)])
    return line
