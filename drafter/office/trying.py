"""Trying out templates: whether they make letters."""

import re
from collections.abc import Iterator
from io import StringIO

from drafter.composing.library import templates
from drafter.errors import DrafterError, Problem, TemplateError
from drafter.linting.usage import fields_of
from drafter.model.inquiry import Inquiry
from drafter.model.origin import origin_of, with_origin
from drafter.office.drafter import Drafter, load
from drafter.workspace import Workspace, shipped


def rendered(workspace: Workspace) -> Iterator[str]:
    """Render the first letter with every kind in every language; yield the names of templates.

    Raises TemplateError at the end with all that keeps letters from being made.
    """
    drafter = Drafter(workspace=workspace)
    known = [template for template in templates(workspace) if template.language]
    problems: dict[Problem, None] = {}
    for language in sorted({template.language for template in known}):
        inquiry = sample(workspace, language)
        inquiry = inquiry.replaced(fields=_fields(workspace, language))
        for template in known:
            if template.language == language and "/" not in template.kind:
                letter = inquiry.replaced(kind=template.kind)
                try:
                    # What is guessed of the sample's names is no matter of the templates.
                    drafter.render(letter, language, lambda _guess: None)
                except DrafterError as error:
                    problems |= dict.fromkeys(map(_without_a_way_here, error.problems))
                else:
                    yield template.name
    if problems:
        raise TemplateError(list(problems))


def _without_a_way_here(problem: Problem) -> Problem:
    """Leave out of a problem the advice to check the templates, which is being done."""
    return problem._replace(advice="") if problem.id == "template-unsuitable-value" else problem


def _fields(workspace: Workspace, language: str) -> dict[str, dict[str, str]]:
    """Return the fields that the templates of a language print: a letter may have any."""
    files = [t.file for t in templates(workspace) if t.language in ("", language)]
    return {name: {language: "…"} for file in files for name in sorted(fields_of(file))}


def sample(workspace: Workspace, language: str) -> Inquiry:
    """Return the first letter in one language; its first version stands in for one it lacks."""
    text = (shipped("starter") / "letter.en.yaml").read_text(encoding="utf-8")
    inquiry = load(StringIO(text), workspace)
    first = inquiry.languages[0]
    if language not in inquiry.languages:
        text = re.sub(rf"(?m)(^ +|- |\{{){first}: ", rf"\g<1>{language}: ", text)
        inquiry = load(StringIO(text), workspace)
    inquiry = inquiry.replaced(languages=(language,))
    return with_origin(inquiry, origin_of(inquiry).replaced(is_sample=True))
