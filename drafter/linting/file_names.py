"""Files of a workspace that no letter uses, since their names are not those of templates."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.composing.library import Template
from drafter.errors import Place, Problem
from drafter.wording import _
from drafter.wording.suggestions import closest
from drafter.workspace import TEMPLATES, Workspace

_OTHER_SUFFIX = re.compile(r"(?i)(?:\.x?html?|\.jinja2?|\.j2|\.tmpl)(?:\.txt|\.jinja2?|\.j2)?")
_SKELETON, _CLAUSES = "letter", "clauses/"
_ALIKE = 0.85
"""So much alike are the name of a shipped template and a misspelling of it."""


def ignored_files(workspace: Workspace, known: Sequence[Template]) -> Iterator[Problem]:
    """Yield each file in the folder of templates that was surely meant to be used, and is not.

    `known` are all templates of the workspace.
    """
    if workspace.folder is not None:
        yield from _of_other_suffixes(workspace.folder / TEMPLATES)
    own = [template for template in known if template.own]
    shipped = {template.name for template in known if template.shipped}
    for template in own:
        if template.shipped or _is_named(template, own):
            continue
        place = Place(str(template.file))
        if meant := _meant(template.name, shipped):
            yield _misnamed(place, f"{meant}.html", is_known=template.name.lower() == meant)
        elif not template.language or "/" in template.kind.removeprefix(_CLAUSES):
            what = _("No letter and no template uses this file.")
            advice = _("Templates lie in {folder}, clauses in {clauses}.")
            folder = f"{TEMPLATES}/{template.language or 'ru'}/"
            advice = advice.format(folder=folder, clauses=f"{folder}{_CLAUSES}")
            yield Problem("template-unused", place, what, advice)


def _misnamed(place: Place, name: str, *, is_known: bool) -> Problem:
    """Return the problem of a name that differs by capitals alone, or by a letter."""
    what = _("This is another kind of letter than «{name}».")
    advice = _("Rename the file, unless that is meant.")
    if is_known:
        what = _("No letter uses this file: drafter's template is called «{name}».")
        advice = _("Rename it; capital letters count.")
    return Problem("template-misnamed", place, what.format(name=name), advice)


def _of_other_suffixes(folder: Path) -> Iterator[Problem]:
    for path in sorted(folder.glob("**/*")):
        suffix = _OTHER_SUFFIX.search(path.name)
        if suffix and suffix.end() == len(path.name) and path.suffix != ".html":
            right = f"{path.name[: suffix.start()]}.html"
            what = _("No letter uses this file: the name of a template ends in «.html».")
            advice = _("Rename it to «{name}».").format(name=right)
            yield Problem("template-misnamed", Place(str(path)), what, advice)


def _is_named(template: Template, own: Sequence[Template]) -> bool:
    """Tell whether another template names one to extend, include or import it.

    Where the name is put together, the folder has to be there.
    """
    if template.name == _SKELETON:
        return True
    plain = template.kind
    names = {f"{plain}.html"} | ({f"{plain.rpartition('/')[0]}/"} if "/" in plain else set())
    if plain.startswith(_CLAUSES):
        names = {f"{plain}.html"}
    return any(name in other.text for other in own if other != template for name in names)


def _meant(name: str, shipped: set[str]) -> str | None:
    """Return the shipped template whose name is surely meant."""
    folder, _slash, plain = name.rpartition("/")
    there = [other for other in shipped if other.rpartition("/")[0] == folder.lower()]
    if name.lower() in there:
        return name.lower()
    meant = closest(name, there, _ALIKE) if len(plain) > len("aaaa") else None
    is_longer = meant is not None and (name.startswith(meant) or meant.startswith(name))
    return None if is_longer or name in shipped else meant
