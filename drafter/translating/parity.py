"""Whether two languages say the same: templates block by block, letters paragraph by paragraph."""

import re
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

from drafter.composing.library import Template, free_blocks, templates
from drafter.errors import Place, Problem
from drafter.linting.one_sided import one_sided_changes
from drafter.linting.usage import Used, base_of, used
from drafter.model.inquiry import Inquiry, Texts
from drafter.model.origin import origin_of
from drafter.wording import _
from drafter.wording.dates import MONTHS
from drafter.wording.figures import figures
from drafter.wording.languages import in_language
from drafter.wording.matching import Counted, unmatched
from drafter.wording.phrases import phrases
from drafter.workspace import Workspace

_QUOTED = re.compile(r"«[^«»]*»")
_PARAGRAPH = re.compile(r"(?s)\S.*?(?=\n[ \t]*\n|\s*\Z)")


def template_differences(workspace: Workspace) -> Iterator[Problem]:
    """Yield in what the templates of two languages differ: blocks, variables, conditions, words.

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
        uses = {template: _used(template, known, free) for template in versions}
        for one, two in permutations(versions, 2):
            for (sort, name), line in uses[one].items():
                if (sort, name) not in uses[two]:
                    what = _("«{name}» stands here, but not in {other}.")
                    what = what.format(name=name, other=two.file)
                    yield Problem("template-differs", Place(str(one.file), line, 1), what)
    yield from one_sided_changes(known, known)


def _used(template: Template, known: list[Template], free: set[str]) -> Used:
    """Return what a template and those of its language that it extends use.

    What is inherited stands in the line of «extends»; blocks that are changed below do not count.
    """
    found, file = used(template.file, free), template.file
    changed, seen = free | {name for sort, name in found if sort == "block"}, {template.file}
    first = None
    while base := base_of(file):
        name = f"{template.language}/{base[0].removeprefix('drafter/').removesuffix('.html')}"
        above = next((other for other in known if other.name == name), None)
        if above is None:
            break
        file = (above.shipped if base[0].startswith("drafter/") else above.file) or above.file
        if file in seen:
            break
        first = first or base[1]
        inherited = used(file, changed | free_blocks(known, above.kind))
        found = dict.fromkeys(inherited, first) | found
        changed |= {name for sort, name in inherited if sort == "block"}
        seen.add(file)
    return found


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
    texts = [
        Counted(text, figures(text, side.months))
        for side, (_o, text) in ((one, mine), (two, theirs))
    ]
    lost = unmatched(*texts)
    for side, other, start, figures_lost in (
        (one, two, mine[0], lost[0]),
        (two, one, theirs[0], lost[1]),
    ):
        for figure in figures_lost:
            what = _("«{text}» stands here, but is missing in the text {in_language}.")
            what = what.format(text=figure.text, in_language=in_language(other.language))
            yield side.problem("figures-differ", start + figure.offset, what)
