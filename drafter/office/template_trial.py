"""A template tried on a letter before it is saved: its pages, and where in templates they stand.

The letter is made by the very environment that makes letters; the text that is not saved yet stands
for its file.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from drafter.composing.blocks import parsed
from drafter.composing.clauses import parameters_of
from drafter.composing.library import Template, templates
from drafter.composing.loader import Drafts
from drafter.composing.tracing import traced
from drafter.docx import Look
from drafter.errors import DrafterError, InquiryError, Place
from drafter.linting.usage import fields_in
from drafter.model.inquiry import Clause, Inquiry
from drafter.model.letter import Letter
from drafter.model.origin import origin_of
from drafter.office.letters import LetterFile
from drafter.office.office import Office
from drafter.office.trying import sample
from drafter.pictures.image import Image
from drafter.printing.html import style_sheet
from drafter.printing.paged import paged
from drafter.wording.phrases import letter_languages, phrases
from drafter.workspace import TEMPLATES, Workspace, shipped

_CLAUSES = "clauses/"
_PARAMETERS = {
    **dict.fromkeys(("date", "answer_date"), "01.02.2026"),
    **dict.fromkeys(("number", "answer_number"), "12-34"),
    "article": "27",
}
"""What stands in the gaps of a clause that is tried on a letter without it."""


class Tried(NamedTuple):
    """A letter that a template was tried on: its pages as plain data, and its look as CSS."""

    pages: dict[str, Any]
    styles: str


def languages_for(template: Template, workspace: Workspace) -> list[str]:
    """Return the languages in which a template can be tried: its own, or else all of letters."""
    known = letter_languages(workspace.locales)
    if template.language:
        return [one for one in known if one == template.language]
    there = {one.language for one in templates(workspace) if "/" not in one.kind}
    return [one for one in known if one in there]


def tried(
    office: Office,
    template: Template,
    language: str,
    drafts: Drafts,
    letter: LetterFile | None = None,
    address: Callable[[str], str] = str,
) -> Tried:
    """Return a letter in a language with drafts of templates; without `letter`, the sample.

    `address` returns where a browser finds a picture by its name in the letter.  Raises what
    `Office.composed` raises.
    """
    workspace = office.workspace
    inquiry = _letter(letter) if letter else _sample(workspace, language, drafts)
    inquiry = _fitted(inquiry, template, language)
    trial = Office(workspace, drafts=drafts)
    (composed,), look = trial.composed(inquiry, [language])
    places = _places(trial, inquiry, language, drafts, look, composed)
    keys = [_key(place, workspace) for place in places]
    pictures = {id(image): name for name, image in origin_of(inquiry).pictures.items()}

    def source(image: Image) -> str:
        return address(pictures.get(id(image), ""))

    return Tried(paged(composed, look, keys.__getitem__, source), style_sheet(look))


def _letter(letter: LetterFile) -> Inquiry:
    if letter.errors or letter.inquiry is None:
        raise InquiryError(letter.errors)
    return letter.inquiry


def _sample(workspace: Workspace, language: str, drafts: Drafts) -> Inquiry:
    """Return the sample letter, with a value for every field that templates print."""
    known = [one for one in templates(workspace, drafts) if one.language in ("", language)]
    names = {name for one in known for name in fields_in(one.text, str(one.file))}
    fields = {name: {language: "…"} for name in sorted(names)}
    return sample(workspace, language).replaced(fields=fields)


def _fitted(inquiry: Inquiry, template: Template, language: str) -> Inquiry:
    """Return a letter that is of the template's kind, or has its clause."""
    if template.kind.startswith(_CLAUSES):
        name = template.kind.removeprefix(_CLAUSES)
        if any(clause.name == name for clause in inquiry.clauses):
            return inquiry
        given = {p: {language: _PARAMETERS.get(p, "…")} for p in _parameters(template)}
        clause = Clause(name=name, parameters=given)
        return inquiry.replaced(clauses=(*inquiry.clauses, clause))
    is_kind = template.language and "/" not in template.kind
    return inquiry.replaced(kind=template.kind) if is_kind else inquiry


def _parameters(template: Template) -> list[str]:
    try:
        return parameters_of(parsed(template.text, str(template.file)))
    except DrafterError:
        return []  # rendering tells what is wrong


def _places(
    office: Office, inquiry: Inquiry, language: str, drafts: Drafts, look: Look, letter: Letter
) -> list[Place | None]:
    """Return where the blocks of a letter stand; nowhere where its traces lead to another one."""
    words = phrases(language, office.workspace.locales)
    chambers = office.settings.chambers
    unknown: list[Place | None] = [None] * len(letter.blocks)
    try:
        found = traced(inquiry, words, office.templates, drafts, look.styles, chambers)
    except Exception:  # noqa: BLE001 - the letter is there; only the way back to its source is not
        return unknown
    return found if len(found) == len(unknown) else unknown


def _key(place: Place | None, workspace: Workspace) -> str:
    """Return a place as the page knows it, `ru/inquiry:12`; empty where there is none."""
    if place is None or not place.file:
        return ""
    for folder in (*workspace.templates, shipped(TEMPLATES)):
        if Path(place.file).is_relative_to(folder):
            name = Path(place.file).relative_to(folder).with_suffix("").as_posix()
            return f"{name}:{place.line}"
    return ""
