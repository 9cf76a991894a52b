"""Templates of a workspace examined, in every language that they stand in."""

from collections.abc import Iterable, Iterator

from drafter.composing.library import (
    Template,
    chosen,
    languages_of_templates,
    templates,
)
from drafter.composing.loader import NO_DRAFTS, Drafts
from drafter.docx import Look
from drafter.errors import ERROR, Place, Problem, in_order
from drafter.linting.checking import Checker
from drafter.linting.counterparts import without_counterpart
from drafter.linting.file_names import ignored_files
from drafter.proofreading import rules
from drafter.proofreading.switches import named_in_comments
from drafter.reading.settings import usual_look
from drafter.wording import _
from drafter.wording.languages import in_language
from drafter.wording.phrases import letter_languages
from drafter.workspace import Workspace

_MAY_BE_MEANT = (
    "block-without-counterpart",
    "template-differs",
    "template-misnamed",
    "template-single-braces",
    "template-unused",
    "template-without-counterpart",
    "wording-of-one-language",
)
"""What is wrong only if it is not meant."""


def problems_of(
    workspace: Workspace, names: tuple[str, ...] = (), drafts: Drafts = NO_DRAFTS
) -> list[Problem]:
    """Return what is wrong in templates of a workspace (all of them without names).

    `drafts` are texts of templates that are not saved yet; they are checked as if they were.

    What may be meant so is left out where a comment in the template says it:
    `{# drafter: without doubled-word #}`.  Raises TemplateError for a name that no template has,
    LookError for a look that cannot serve.
    """
    styles = Look(usual_look(workspace)).styles
    wanted = chosen(workspace, names, drafts)
    known = letter_languages(workspace.locales)
    problems: dict[Problem, None] = dict.fromkeys(_of_no_language(wanted, known))
    wanted = [template for template in wanted if template.language in ("", *known)]
    load = {}
    for language in _languages(workspace):
        checker = Checker(language, workspace, styles, drafts)
        load[language] = checker.load
        for template in wanted:
            if template.language in ("", language):
                name = f"{template.name}.html".removeprefix(f"{language}/")
                problems |= dict.fromkeys(checker.check(name))
    every = templates(workspace, drafts)
    ignored = [] if names else list(ignored_files(workspace, every))
    problems |= dict.fromkeys(ignored)
    unused = {problem.place.file for problem in ignored if problem.place}
    used = [template for template in wanted if str(template.file) not in unused]
    wrong = [problem for problem in problems if problem.severity == ERROR]
    broken = {problem.place.file for problem in wrong if problem.place}
    problems |= dict.fromkeys(without_counterpart(used, every, load, broken))
    return _but_switched_off(problems, wanted)


def may_be_meant() -> set[str]:
    """Return the ids of what is wrong only if it is not meant: no letter fails for it."""
    return {*rules(), *_MAY_BE_MEANT}


def _but_switched_off(problems: Iterable[Problem], wanted: list[Template]) -> list[Problem]:
    """Return problems without those that comments of the templates switch off."""
    may_be = may_be_meant()
    silent: dict[str, set[str]] = {}
    found: list[Problem] = []
    for template in wanted:
        ids, unknown = named_in_comments(template.text, str(template.file), may_be)
        silent[str(template.file)] = may_be.intersection(ids)
        found += unknown
    kept = (p for p in problems if p.place is None or p.id not in silent.get(p.place.file, ()))
    return sorted([*kept, *found], key=lambda p: (p.place.file if p.place else "", in_order(p)))


def _languages(workspace: Workspace) -> list[str]:
    """Return the languages that templates stand in, of those that letters are written in."""
    known = letter_languages(workspace.locales)
    return sorted(languages_of_templates(workspace).intersection(known))


def _of_no_language(wanted: list[Template], known: list[str]) -> Iterator[Problem]:
    """Yield each folder once that is called like a language, and is none that letters have."""
    strange = {t.language: t for t in wanted if t.language not in ("", *known)}
    for language, template in strange.items():
        above = template.kind.count("/")
        place = Place(str(template.file.parents[above]))
        what = _("No letters are written {in_language}, so this folder is not used.")
        advice = _("Name it after one of these: {names}; or add the language: {command}")
        command = f"drafter locales add {language}"
        advice = advice.format(names=", ".join(known), command=command)
        what = what.format(in_language=in_language(language))
        yield Problem("template-folder-no-language", place, what, advice)
