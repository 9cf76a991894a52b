"""Templates of a workspace examined, in every language that they stand in."""

from collections.abc import Iterator

from drafter.composing.library import (
    Template,
    chosen,
    languages_of_templates,
    templates,
)
from drafter.docx import Look
from drafter.errors import Place, Problem
from drafter.linting.checking import Checker
from drafter.linting.counterparts import without_counterpart
from drafter.reading.settings import usual_look
from drafter.wording import _
from drafter.wording.languages import in_language
from drafter.wording.phrases import letter_languages, phrases
from drafter.workspace import Workspace


def problems_of(workspace: Workspace, names: tuple[str, ...] = ()) -> list[Problem]:
    """Return what is wrong in templates of a workspace (all of them without names).

    Raises TemplateError for a name that no template has, LookError for a look that cannot serve.
    """
    styles = Look(usual_look(workspace)).styles
    wanted = chosen(workspace, names)
    known = letter_languages(workspace.locales)
    problems: dict[Problem, None] = dict.fromkeys(_of_no_language(wanted, known))
    wanted = [template for template in wanted if template.language in ("", *known)]
    load = {}
    for language in _languages(workspace):
        words = phrases(language, tuple(workspace.locales))
        checker = Checker(language, workspace.templates, words, styles)
        load[language] = checker.load
        for template in wanted:
            if template.language in ("", language):
                name = f"{template.name}.html".removeprefix(f"{language}/")
                problems |= dict.fromkeys(checker.check(name))
    problems |= dict.fromkeys(without_counterpart(wanted, templates(workspace), load))
    return list(problems)


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
