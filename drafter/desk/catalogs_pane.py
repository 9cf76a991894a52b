"""The translator's pane: the list of catalogs, and the phrases of one with the letter beside."""

import hashlib
from functools import lru_cache
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from drafter.desk.answers import as_json
from drafter.desk.catalog_asked import as_told, keeping_of, place_of, watched, workspace_of
from drafter.desk.catalogs_html import Row, address, list_page, pane
from drafter.desk.catalogs_words import catalog_words
from drafter.desk.context import Desk
from drafter.desk.phrase_html import tools
from drafter.desk.shell import shell
from drafter.errors import DrafterError
from drafter.files.state import Kept
from drafter.office import catalogs as office
from drafter.office.catalog_preview import usual_style
from drafter.office.catalogs import OWN, Place, opened, places
from drafter.office.new_language import needs
from drafter.translating.listing import as_told as phrase_told
from drafter.translating.listing import instead, phrases_of
from drafter.translating.previewing import part_names
from drafter.translating.surroundings import other_translations, shipped_translations
from drafter.wording import _, cldr, spoken
from drafter.wording.languages import language_name
from drafter.wording.plural_numbers import plural_numbers
from drafter.workspace import Workspace

_LOOK = "/catalogs/look"


def page(request: Request) -> Response:
    """Return the list of catalogs with how much of each is translated."""
    desk: Desk = request.app.state.desk
    workspace = workspace_of(desk)
    found = places(workspace)
    rows = [_row(place, workspace) for place in found]
    taken = {place.language for place in found if place.source == OWN and place.is_of_letters}
    if workspace.folder is None:
        taken = {place.language for place in found}
    free = [(code, name) for code, name in cldr.known_languages(spoken()) if code not in taken]
    main = list_page(rows, free, in_workspace=workspace.folder is not None)
    state = {"words": catalog_words()}
    keys = [("↓ ↑", _("Go from catalog to catalog.")), ("Enter", _("Open the catalog."))]
    styles = ["/static/catalogs.css"]
    return shell(request, _("Catalogs"), main, ["catalogs.js"], state, keys=keys, styles=styles)


_counts: Kept[tuple[int, int, int, int, bool]] = Kept(64)


def _row(place: Place, workspace: Workspace) -> Row:
    try:
        counts = _counts.made(place.file, lambda: [str(place.file)], lambda: _counted(place))
    except (DrafterError, OSError):
        counts = (0, 0, 0, 0, False)
    total, missing, fuzzy, dead, readable = counts
    wanted = None
    if place.is_of_letters and place.editable and readable:
        wanted = needs(place, workspace)
    return Row(place, total, missing, fuzzy, dead, wanted, is_readable=readable)


def _counted(place: Place) -> tuple[int, int, int, int, bool]:
    """Return how many phrases a catalog has, how many lack words, are fuzzy, and are dead."""
    catalog = opened(place)
    phrases = phrases_of(catalog.content, catalog.read) if not catalog.read.slips else []
    missing = sum(one.is_missing for one in phrases)
    fuzzy = sum(one.entry.fuzzy and not one.is_missing for one in phrases)
    dead = sum(entry.obsolete for entry in catalog.read.entries)
    return len(phrases), missing, fuzzy, dead, not catalog.read.slips


def counted(request: Request) -> Response:
    """Return how many findings each catalog that can be edited has, by its address."""
    desk: Desk = request.app.state.desk
    workspace = workspace_of(desk)
    found = {}
    for place in places(workspace):
        if place.editable:
            whole, single = office.findings(place, opened(place), workspace)
            lacks = sum(one.id != "catalog-untranslated" for one in whole)
            found[address(place)] = lacks + sum(map(len, single.values()))
    return as_json({"findings": found})


def catalog(request: Request) -> Response:
    """Return the pane of a catalog, which is there before its phrases are."""
    desk, place = place_of(request)
    letters = [card.path for card in desk.listing(0).cards][:200] if place.is_of_letters else []
    title = pane_title(place)
    state = {
        "url": address(place),
        "language": place.language,
        "letter": place.is_of_letters,
        "editable": place.editable,
        "look": _look_address(workspace_of(desk)) if place.is_of_letters else "",
        "shown": [place.language],
        "words": catalog_words(),
    }
    styles = [f"/static/{name}.css" for name in ("pages", "catalogs")]
    main = pane(place, letters)
    bar = {"tools": tools()} if place.editable else {}
    keys = _keys(place)
    return shell(request, title, main, ["phrases.js"], state, keys=keys, styles=styles, **bar)


def pane_title(place: Place) -> str:
    """Return what a catalog is called: «Kazakh: what is printed in letters»."""
    what = _("what is printed in letters") if place.is_of_letters else _("what drafter says")
    name = f"{language_name(place.language)}: {what}"
    return name[:1].upper() + name[1:]


def _keys(place: Place) -> list[tuple[str, str]]:
    listed = [
        ("Alt+↓, Alt+↑", _("Go to the next phrase, or to the previous one.")),
        ("F8, Shift+F8", _("Go to the next phrase with a remark, or to the previous one.")),
        ("Ctrl+F", _("Search in the phrases.")),
        ("F6", _("Go from the translation to the letter, to the list and back.")),
    ]
    if not place.editable:
        return listed
    return [
        ("Ctrl+Enter", _("Save the phrase and go to the next one.")),
        ("Ctrl+S", _("Save the phrase.")),
        *listed,
        ("Alt+1, Alt+2 …", _("Insert the first word in braces, the second one, and so on.")),
        ("Ctrl+B", _("Copy the source.")),
        ("Ctrl+U", _("Mark the phrase as fuzzy, or take the mark away.")),
        ("Esc", _("Put back what was there before typing.")),
        ("Ctrl+Z, Ctrl+Y", _("Undo what was typed; after saving, undo what was saved.")),
    ]


def phrases(request: Request) -> Response:
    """Return the phrases of a catalog with the fingerprint of its file."""
    desk, place = place_of(request)
    found = opened(place)
    path = watched(desk, place, found.fingerprint)
    if found.read.slips:
        whole, _single = office.findings(place, found, workspace_of(desk))
        return as_json({"hash": found.fingerprint, "path": path, "problems": as_told(whole)})
    ours = shipped_translations(place.file)
    others = other_translations(place.file)
    parts = part_names() if place.is_of_letters else {}
    rows = []
    for phrase in phrases_of(found.content, found.read):
        said = instead(phrase.entry, place.language, ours, letters=place.is_of_letters)
        more: dict[str, Any] = {"instead": said.text, "whose": said.source}
        translated = {code: texts.get(phrase.key, []) for code, texts in others.items()}
        more["others"] = {code: texts for code, texts in translated.items() if any(texts)}
        if own := ours.get(phrase.key):
            more["ours"] = own
        more["part"] = parts.get(phrase.entry.context or "", "")
        rows.append(phrase_told(phrase) | more)
    return as_json(
        {
            "hash": found.fingerprint,
            "path": path,
            "phrases": rows,
            "names": {code: language_name(code) for code in others},
            "forms": plural_numbers(found.read.header, place.language),
            "undo": list(keeping_of(desk, place).steps(place.file)),
        }
    )


def findings(request: Request) -> Response:
    """Return what is wrong with a catalog, and with its phrases by their numbers."""
    desk, place = place_of(request)
    found = opened(place)
    whole, single = office.findings(place, found, workspace_of(desk))
    by_number = {number: as_told(problems) for number, problems in single.items()}
    return as_json({"hash": found.fingerprint, "whole": as_told(whole), "findings": by_number})


def look(request: Request) -> Response:
    """Return the usual look of the workspace as a style sheet."""
    try:
        text = usual_style(workspace_of(request.app.state.desk))
    except (DrafterError, OSError):
        return Response(status_code=404)
    return Response(text, media_type="text/css", headers={"Cache-Control": "no-cache"})


def _look_address(workspace: Workspace) -> str:
    try:
        return f"{_LOOK}?{_mark(usual_style(workspace))}"
    except (DrafterError, OSError):
        return _LOOK


@lru_cache(maxsize=8)
def _mark(styles: str) -> str:
    return hashlib.sha256(styles.encode()).hexdigest()[:16]
