"""What is done in the translator's pane: phrases tried, shown in a letter, saved and taken back."""

from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from drafter.desk.acting import Given, text
from drafter.desk.answers import as_json
from drafter.desk.catalog_asked import (
    as_told,
    based,
    catalog_act,
    checked,
    keeping_of,
    sent,
    wanted,
    workspace_of,
)
from drafter.desk.catalogs_html import address
from drafter.desk.context import Desk
from drafter.desk.pages import look_address
from drafter.errors import CatalogError, DrafterError, Problem
from drafter.files.refusals import problem_of
from drafter.grammar import Case, cases
from drafter.model.edits import Edit
from drafter.model.inquiry import Inquiry
from drafter.office import catalogs as office
from drafter.office.catalog_preview import Sample, Shown, key_of, shown
from drafter.office.catalogs import Opened, Place, opened, places, translated
from drafter.office.keeping import Keeping
from drafter.office.new_language import copy_templates
from drafter.office.saving import Sheet
from drafter.translating import adding, extraction
from drafter.translating.listing import as_told as phrase_told
from drafter.translating.listing import phrases_of
from drafter.wording import _
from drafter.wording.cases import case_name
from drafter.workspace import Workspace


def _try(desk: Desk, place: Place, given: Given) -> Response:
    """Return what is wrong with a phrase as it is typed."""
    catalog, meant = based(place, given), wanted(given)
    checked(catalog, meant.number)
    try:
        made = translated(place, catalog, meant)
    except CatalogError as error:
        return as_json({"problems": as_told(list(error.problems))})
    whole, single = office.findings(place, made, workspace_of(desk), meant.number)
    problems = [*single.get(meant.number, []), *whole]
    forms = [
        {"case": case, "name": case_name(case), "form": form, "sure": sure, "number": number}
        for case, form, sure, number in office.post_forms(place, made, meant.number)
    ]
    return as_json({"problems": as_told(problems), "cases": forms})


tried = catalog_act(_try)


def _letter(desk: Desk, place: Place, given: Given) -> Response:
    """Return a letter in which a phrase stands as it is typed, and where phrases stand in it."""
    catalog, meant = based(place, given), wanted(given)
    checked(catalog, meant.number)
    if not place.is_of_letters:
        raise HTTPException(400)
    try:
        if place.editable:
            catalog = translated(place, catalog, meant)
        entry = [one for one in catalog.read.entries if not one.obsolete][meant.number]
        inquiry, look = _chosen(desk, place, text(given, "letter"))
        found = shown(
            place,
            catalog,
            workspace_of(desk),
            meant.number,
            inquiry,
            form=_whole(given.get("form")) if entry.plural is not None else None,
            before=_sample(given.get("sample")),
            all_spots=given.get("all") is True,
        )
    except DrafterError as error:
        return as_json({"letter": None, "problems": as_told(list(error.problems))})
    except OSError as error:
        return as_json({"letter": None, "problems": as_told([problem_of(error)])})
    return as_json(_as_shown(found) | ({"look": look} if look else {}))


letter = catalog_act(_letter)


def _as_shown(found: Shown) -> dict[str, Any]:
    spots = {
        number: [{"block": key_of(s.block), "offset": s.offset, "words": s.words} for s in spots]
        for number, spots in found.spots.items()
    }
    facts = {"printed": found.is_printed, "lacking": found.lacking, "sample": found.sample}
    return {"letter": found.letter, "spots": spots, "problems": [], **facts}


def _whole(value: Any) -> int | None:
    return value if type(value) is int and 0 <= value < 10_000 else None


def _sample(value: Any) -> Sample | None:
    """Return the sample that the page shows; None for none, or for nonsense."""
    if not isinstance(value, list) or len(value) != len(Sample._fields):
        return None
    number, form, index = map(_whole, value)
    return None if number is None or index is None else Sample(number, form, index)


def _chosen(desk: Desk, place: Place, name: str) -> tuple[Inquiry | None, str]:
    """Return a letter of the workspace with its look; None where a sample is wanted."""
    if not name:
        return None, ""
    file = desk.letter(name)
    if file is None or not file.is_file():
        raise HTTPException(404)
    opened_letter = desk.office.open(file)
    inquiry = opened_letter.inquiry
    if inquiry is None:
        raise CatalogError(opened_letter.errors)
    if place.language not in inquiry.languages:
        what = _("This letter has no text in the language of the catalog.")
        raise CatalogError([Problem("language-missing", None, what, _("Choose another letter."))])
    return inquiry, look_address(desk, opened_letter)


def _save(desk: Desk, place: Place, given: Given) -> Response:
    """Write a phrase into the file."""
    meant = wanted(given)
    catalog = based(place, given)
    checked(catalog, meant.number)
    before, after = office.save(
        place, workspace_of(desk), catalog.fingerprint, meant, partial(_expect, desk, place)
    )
    edits = [Edit(f"phrase {meant.number} {'fuzzy' if meant.fuzzy else ''}", "set")]
    kept = keeping_of(desk, place).saved(place.file, before, after, edits)
    return _written(desk, place, meant.number, kept=kept)


save = catalog_act(_save, writes=True)


def _add_case(desk: Desk, place: Place, given: Given) -> Response:
    """Add an entry for a case of a post, which is to be written where the grammar errs."""
    catalog, number, name = based(place, given), given.get("number"), text(given, "case")
    if type(number) is not int or number < 0 or name not in cases(place.language)[1:]:
        raise HTTPException(400)
    checked(catalog, number)
    before, after = office.add_form(
        place, workspace_of(desk), catalog.fingerprint, number, Case(name)
    )
    keeping_of(desk, place).saved(place.file, before, after, [Edit("", "insert")])
    return _written(desk, place, number + 1, kept=True)


case = catalog_act(_add_case, writes=True)


def _step(desk: Desk, place: Place, given: Given, by: int) -> Response:
    now = based(place, given)
    keeping = keeping_of(desk, place)
    sheet = Sheet(now.content, now.content.decode(errors="replace"))
    version = keeping.step(place.file, sheet, by)
    data = keeping.data(place.file, version.id) if version else None
    if version is None or data is None:
        return as_json({"hash": now.fingerprint, "phrase": None, "undo": _steps(keeping, place)})
    _expect(desk, place, version.fingerprint)
    office.replace(place, workspace_of(desk), now.fingerprint, data)
    keeping.stand(place.file, version)
    return _written(desk, place, _other(now, opened(place)), kept=True)


undo = catalog_act(lambda desk, place, given: _step(desk, place, given, -1), writes=True)
redo = catalog_act(lambda desk, place, given: _step(desk, place, given, 1), writes=True)


def _other(before: Opened, after: Opened) -> int | None:
    """Return the number of the only phrase in which two catalogs differ; None for several."""
    found = [phrases_of(one.content, one.read) for one in (before, after)]
    facts = [
        [(p.key, p.entry.plural, p.entry.strings, p.entry.fuzzy, p.before) for p in one]
        for one in found
    ]
    if len(facts[0]) != len(facts[1]):
        return None
    pairs = enumerate(zip(*facts, strict=True))
    numbers = [number for number, (one, other) in pairs if one != other]
    return numbers[0] if len(numbers) == 1 else None


def _expect(desk: Desk, place: Place, fingerprint: str) -> None:
    if place.file.is_relative_to(desk.folder):
        desk.watch.expect(place.file, fingerprint)


def _written(desk: Desk, place: Place, number: int | None, *, kept: bool) -> Response:
    """Return what the file is now, and the phrase that has changed; all pages are told."""
    now = opened(place)
    if place.file.is_relative_to(desk.folder):
        desk.watch.wrote(place.file, now.fingerprint)
    found: dict[str, Any] = {"hash": now.fingerprint, "phrase": None, "kept": kept}
    if number is not None:
        found["phrase"] = phrase_told(phrases_of(now.content, now.read)[number])
    return as_json(found | {"undo": _steps(keeping_of(desk, place), place)})


def _steps(keeping: Keeping, place: Place) -> list[int]:
    steps = keeping.steps(place.file)
    return [steps.undo, steps.redo]


async def add(request: Request) -> Response:
    """Begin a catalog for one more language, or take drafter's own into the workspace."""
    given = await sent(request)
    return await run_in_threadpool(_add, workspace_of(request.app.state.desk), given)


def _add(workspace: Workspace, given: Given) -> Response:
    language = text(given, "language")
    target = adding.add(language, workspace, copy=given.get("copy") is True)
    found = (place for place in places(workspace) if place.file.resolve() == target.resolve())
    return as_json({"url": address(next(found))})


async def templates(request: Request) -> Response:
    """Copy the templates of one language for another."""
    given = await sent(request)
    return await run_in_threadpool(_templates, workspace_of(request.app.state.desk), given)


def _templates(workspace: Workspace, given: Given) -> Response:
    adding.check_own(workspace)
    known = {place.language for place in places(workspace) if place.editable}
    source, language = text(given, "from"), text(given, "language")
    if language not in known or source not in known:
        raise HTTPException(400)
    return as_json({"copied": copy_templates(workspace, source, language)})


async def update(request: Request) -> Response:
    """Bring new messages of the templates into the catalogs."""
    await sent(request)
    return await run_in_threadpool(_update, workspace_of(request.app.state.desk))


def _update(workspace: Workspace) -> Response:
    adding.check_own(workspace)
    return as_json({"updated": len(extraction.update(workspace))})
