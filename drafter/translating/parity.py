"""Whether two languages say the same: templates block by block, letters paragraph by paragraph."""

import re
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

from drafter.composing.library import Template, free_blocks, templates
from drafter.errors import Place, Problem
from drafter.linting.usage import used
from drafter.model.inquiry import Inquiry, Texts
from drafter.model.origin import origin_of
from drafter.wording import _
from drafter.wording.dates import MONTHS
from drafter.wording.figures import figures, unmatched
from drafter.wording.languages import in_language
from drafter.wording.phrases import phrases
from drafter.workspace import Workspace

_QUOTED = re.compile(r"«[^«»]*»")
_PARAGRAPH = re.compile(r"(?s)\S.*?(?=\n[ \t]*\n|\s*\Z)")


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
                    yield Problem("template-differs", Place(str(one.file), line, 1), what)


def letter_differences(inquiry: Inquiry, locales: tuple[Path, ...]) -> Iterator[Problem]:
    """Yield in what the texts of a letter differ: paragraphs, figures, dates, quoted names.

    The languages are compared with the first one; `locales` are folders of catalogs, from which
    the names of months come.
    """
    first, *others = inquiry.languages
    for path, texts in _texts(inquiry):
        for other in others:
            if first in texts and other in texts:
                sides = [_Side(inquiry, path, language, locales) for language in (first, other)]
                yield from _between(*sides)


def _texts(inquiry: Inquiry) -> Iterator[tuple[str, Texts]]:
    yield "body", inquiry.body
    for name in ("subject", "request"):
        if (texts := getattr(inquiry, name)) is not None:
            yield name, texts
    for number, demand in enumerate(inquiry.demands):
        yield f"demands.{number}", demand


class _Side:
    """A text of a letter in one language."""

    def __init__(
        self, inquiry: Inquiry, path: str, language: str, locales: tuple[Path, ...]
    ) -> None:
        self.language = language
        self.source, self.path = origin_of(inquiry).source, f"{path}.{language}"
        self.text = self.source.values[self.path].text
        words = phrases(language, locales)
        self.months = [words.phrase("month in a date", month) for month in MONTHS]
        self.paragraphs = [(part.start(), part[0]) for part in _PARAGRAPH.finditer(self.text)]

    def problem(self, sort: str, offset: int, what: str) -> Problem:
        place = self.source.place(self.path, offset)
        return Problem(sort, place, what, _("Compare the two texts."))


def _named(one: _Side, two: _Side) -> dict[str, str]:
    """Return how a message names the languages of two texts."""
    return {"in_language": in_language(one.language), "in_other": in_language(two.language)}


def _between(one: _Side, two: _Side) -> Iterator[Problem]:
    pairs = list(zip(one.paragraphs, two.paragraphs, strict=False))
    if len(one.paragraphs) != len(two.paragraphs):
        what = _("The text has {count} paragraphs {in_language}, but {other_count} {in_other}.")
        counts = {"count": len(one.paragraphs), "other_count": len(two.paragraphs)}
        what = what.format(**_named(one, two), **counts)
        yield one.problem("paragraphs-differ", 0, what)
        pairs = [((0, one.text), (0, two.text))]
    for mine, theirs in pairs:
        yield from _figures(one, mine, two, theirs)
        names = [len(_QUOTED.findall(text)) for _offset, text in (mine, theirs)]
        if names[0] != names[1]:
            what = _("Quoted names here: {count} {in_language}, {other_count} {in_other}.")
            counts = {"count": names[0], "other_count": names[1]}
            what = what.format(**_named(one, two), **counts)
            yield one.problem("names-differ", mine[0], what)


def _figures(
    one: _Side, mine: tuple[int, str], two: _Side, theirs: tuple[int, str]
) -> Iterator[Problem]:
    found = [
        (text, figures(text, side.months)) for side, (_o, text) in ((one, mine), (two, theirs))
    ]
    lost = unmatched(found[0], found[1])
    for side, other, start, figures_lost in (
        (one, two, mine[0], lost[0]),
        (two, one, theirs[0], lost[1]),
    ):
        for figure in figures_lost:
            what = _("«{text}» stands here, but is missing in the text {in_language}.")
            what = what.format(text=figure.text, in_language=in_language(other.language))
            yield side.problem("figures-differ", start + figure.offset, what)
