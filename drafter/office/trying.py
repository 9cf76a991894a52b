"""Trying out templates: whether they make letters."""

import re
from collections.abc import Iterator
from io import StringIO

from drafter.composing.library import templates
from drafter.linting.usage import fields_of
from drafter.model.inquiry import Inquiry
from drafter.model.origin import origin_of, with_origin
from drafter.office.drafter import Drafter, load
from drafter.workspace import Workspace, shipped


def rendered(workspace: Workspace) -> Iterator[str]:
    """Render the first letter with every kind in every language; yield the names of templates.

    Raises TemplateError and the like when a letter cannot be made.
    """
    drafter = Drafter(workspace=workspace)
    known = [template for template in templates(workspace) if template.language]
    for language in sorted({template.language for template in known}):
        inquiry = sample(workspace, language)
        inquiry = inquiry.replaced(fields=_fields(workspace, language))
        for template in known:
            if template.language == language and "/" not in template.kind:
                # What is guessed of the sample's names is no matter of the templates.
                drafter.render(inquiry.replaced(kind=template.kind), language, lambda _guess: None)
                yield template.name


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
