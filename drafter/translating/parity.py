"""Whether two languages say the same: templates block by block, letters paragraph by paragraph."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError

from drafter.errors import Place, Problem
from drafter.inquiry import Inquiry
from drafter.library import templates
from drafter.wording import _
from drafter.workspace import Workspace

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_QUOTED = re.compile(r"«[^«»]*»")
_PHRASES = {"_", "gettext", "ngettext", "pgettext", "npgettext", "super", "range", "loop"}


def template_differences(workspace: Workspace) -> Iterator[Problem]:
    """Yield in what the templates of two languages differ: blocks, variables, conditions."""
    by_name: dict[str, dict[str, Path]] = {}
    for template in templates(workspace):
        if template.language:
            kind = template.name.partition("/")[2]
            by_name.setdefault(kind, {})[template.language] = template.file
    for kind, files in by_name.items():
        (first, path), *others = sorted(files.items(), reverse=True)
        for language, other in others:
            yield from _between(kind, (first, path), (language, other))


def _between(kind: str, one: tuple[str, Path], two: tuple[str, Path]) -> Iterator[Problem]:
    used = [_used(path) for _language, path in (one, two)]
    for (mine, theirs), (_lang, file), (language, _file) in (
        ((used[0], used[1]), one, two),
        ((used[1], used[0]), two, one),
    ):
        for (sort, name), line in mine.items():
            if (sort, name) not in theirs:
                what = _("«{name}» stands here, but not in {kind} in the language «{language}».")
                what = what.format(name=name, kind=kind, language=language)
                yield Problem(Place(str(file), line, 1), what)


def _used(path: Path) -> dict[tuple[str, str], int]:
    """Return the blocks, variables and conditions of a template with their lines."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    try:
        tree = environment.parse(path.read_text(encoding="utf-8"))
    except TemplateSyntaxError:
        return {}
    found: dict[tuple[str, str], int] = {}
    for block in tree.find_all(nodes.Block):
        found.setdefault(("block", block.name), block.lineno)
    for condition in tree.find_all(nodes.If):
        for name in _variables(condition.test):
            found.setdefault(("condition", f"if {name}"), condition.lineno)
    for output in tree.find_all(nodes.Output):
        for name in _variables(output):
            # In which case a name stands is a matter of the language.
            plain = ".".join(name.split(".")[:2])
            found.setdefault(("variable", plain), output.lineno)
    return found


def _variables(node: nodes.Node) -> Iterator[str]:
    for name in [node] if isinstance(node, nodes.Name) else node.find_all(nodes.Name):
        if name.name not in _PHRASES and name.ctx == "load":
            owner = next((a.attr for a in node.find_all(nodes.Getattr) if a.node is name), "")
            yield f"{name.name}.{owner}" if owner else name.name


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
