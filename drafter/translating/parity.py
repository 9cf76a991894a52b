"""Whether two languages say the same: templates block by block, letters paragraph by paragraph."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import permutations

from drafter.composing.usage import used
from drafter.errors import Place, Problem
from drafter.inquiry import Inquiry
from drafter.library import Template, free_blocks, templates
from drafter.wording import _
from drafter.workspace import Workspace

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_QUOTED = re.compile(r"«[^«»]*»")


def template_differences(workspace: Workspace) -> Iterator[Problem]:
    """Yield in what the templates of two languages differ: blocks, variables, conditions.

    What stands in blocks that the shipped templates change in some languages alone is passed over.
    Raises TemplateError for a template that cannot be parsed.
    """
    known = templates(workspace)
    by_kind: dict[str, list[Template]] = {}
    for template in known:
        if template.language:
            by_kind.setdefault(template.kind, []).append(template)
    for kind, versions in by_kind.items():
        free = free_blocks(known, kind)
        uses = {template: used(template.file, free) for template in versions}
        for one, two in permutations(versions, 2):
            for (sort, name), line in uses[one].items():
                if (sort, name) not in uses[two]:
                    what = _("«{name}» stands here, but not in {other}.")
                    what = what.format(name=name, other=two.file)
                    yield Problem(Place(str(one.file), line, 1), what)


def letter_differences(inquiry: Inquiry) -> Iterator[Problem]:
    """Yield in what the texts of a bilingual letter differ: paragraphs, figures, quoted names."""
    first, *others = inquiry.languages
    for path, texts in _texts(inquiry):
        for other in others:
            if first in texts and other in texts:
                found = list(_compared(texts[first], texts[other], first, other))
                place = inquiry.place(f"{path}.{other}")
                yield from (Problem(place, what) for what in found)


def _texts(inquiry: Inquiry) -> Iterator[tuple[str, dict[str, str]]]:
    yield "body", dict(inquiry.body)
    for name in ("subject", "request"):
        if (texts := getattr(inquiry, name)) is not None:
            yield name, dict(texts)
    for number, demand in enumerate(inquiry.demands):
        yield f"demands.{number}", dict(demand)


def _compared(one: str, two: str, first: str, other: str) -> Iterator[str]:
    parts = [_paragraphs(text) for text in (one, two)]
    if len(parts[0]) != len(parts[1]):
        what = _("The text has {count} paragraphs in «{language}», but {other_count} in «{other}».")
        counts = {"count": len(parts[0]), "other_count": len(parts[1])}
        yield what.format(language=first, other=other, **counts)
        parts = [[one], [two]]
    for mine, theirs in zip(*parts, strict=True):
        yield from _figures(mine, theirs, first, other)


def _paragraphs(text: str) -> list[str]:
    return [part for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]


def _figures(mine: str, theirs: str, first: str, other: str) -> Iterator[str]:
    counted = [Counter(_NUMBER.findall(text)) for text in (mine, theirs)]
    for here, there, language, missing in (
        (counted[0], counted[1], first, other),
        (counted[1], counted[0], other, first),
    ):
        for number in here - there:
            what = _("The number {number} stands in «{language}», but not in «{missing}»: {text}")
            text = _beginning(mine if language == first else theirs)
            yield what.format(number=number, language=language, missing=missing, text=text)
    names = [len(_QUOTED.findall(text)) for text in (mine, theirs)]
    if names[0] != names[1]:
        what = _("«{language}» quotes {count} names, «{other}» {other_count}: {text}")
        counts = {"count": names[0], "other_count": names[1]}
        yield what.format(language=first, other=other, text=_beginning(mine), **counts)


def _beginning(text: str, words: int = 5) -> str:
    first: Sequence[str] = text.split()
    return " ".join(first[:words]) + (" …" if len(first) > words else "")
