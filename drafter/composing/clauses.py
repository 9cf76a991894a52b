"""The clauses of a letter: each has to exist, to get what it needs, and to use what it gets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from jinja2 import nodes

from drafter.errors import Problem
from drafter.model.inquiry import Inquiry
from drafter.model.origin import origin_of
from drafter.wording import _, suggestions
from drafter.wording.languages import in_language
from drafter.words.words import ClauseWords


def unknown(inquiry: Inquiry, language: str, folders: Iterable[Path]) -> Iterator[Problem]:
    """Yield the clauses that no folder of templates has in a language."""
    places = [place for folder in folders for place in (folder / language, folder)]
    known = {path.stem for place in places for path in place.glob("clauses/*.html")}
    for number, clause in enumerate(inquiry.clauses):
        if clause.name not in known:
            what = _("There is no clause «{name}» {in_language}.")
            what = what.format(name=clause.name, in_language=in_language(language))
            place = origin_of(inquiry).place(f"clauses.{number}")
            yield Problem(
                "unknown-clause", place, what, suggestions.suggestion(clause.name, sorted(known))
            )


def unused(inquiry: Inquiry, clauses: Sequence[ClauseWords]) -> Iterator[Problem]:
    """Yield the parameters that no clause of a letter has printed."""
    for number, clause in enumerate(clauses):
        for name in clause.unused():
            yield _unused(inquiry, number, name)


def wrong_parameters(
    inquiry: Inquiry, trees: Sequence[nodes.Template], missed: Mapping[int, str]
) -> Iterator[Problem]:
    """Yield what the clauses of a letter lack and what they do not use, as their templates tell.

    `trees` are the templates of the clauses; `missed` are parameters that a clause of some number
    has been found to lack.
    """
    for number, (clause, tree) in enumerate(zip(inquiry.clauses, trees, strict=True)):
        needed = dict.fromkeys(parameters_of(tree))
        if number in missed:
            needed[missed[number]] = None
        lacking = [n for n in needed if n not in clause.parameters or n == missed.get(number)]
        if lacking:
            yield _lacking(inquiry, number, lacking, needed)
        if not _may_use_any(tree):
            mentioned = set(map(_parameter, tree.find_all((nodes.Getattr, nodes.Getitem))))
            for name in clause.parameters:
                if name not in mentioned:
                    yield _unused(inquiry, number, name)


def _unused(inquiry: Inquiry, number: int, name: str) -> Problem:
    what = _("The clause «{clause}» does not use «{name}».")
    what = what.format(clause=inquiry.clauses[number].name, name=name)
    place = origin_of(inquiry).place(f"clauses.{number}.parameters.{name}")
    return Problem("unused-parameter", place, what, _("Delete it."))


def _lacking(
    inquiry: Inquiry, number: int, lacking: Sequence[str], needed: Iterable[str]
) -> Problem:
    clause = inquiry.clauses[number].name
    names = ", ".join(f"«{name}»" for name in lacking)
    what = _("The clause «{clause}» lacks {names}.").format(clause=clause, names=names)
    gaps = ", ".join(f"{name}: …" for name in needed)
    line = f"{{name: {clause}, parameters: {{{gaps}}}}}"
    place = origin_of(inquiry).place(f"clauses.{number}")
    return Problem("clause-parameters", place, what, _("Write: {line}").format(line=line))


def parameters_of(tree: nodes.Template) -> list[str]:
    """Return the parameters that a clause asks for whatever else the letter holds."""
    return list(dict.fromkeys(_needed(tree)))


def _needed(node: nodes.Node) -> Iterator[str]:
    """Yield the parameters that a clause asks for whatever else the letter holds."""
    if name := _parameter(node):
        if name != "name":  # which every clause has
            yield name
        return
    match node:
        case nodes.If() | nodes.CondExpr():
            yield from _needed_to_answer(node.test)
        case nodes.And() | nodes.Or():
            yield from _needed_to_answer(node.left)
        case nodes.Not():
            yield from _needed_to_answer(node.node)
        case nodes.For():
            yield from _needed(node.iter)
        case (
            nodes.Macro() | nodes.Test(name="defined" | "undefined") | nodes.Filter(name="default")
        ):
            pass
        case _:
            for child in node.iter_child_nodes():
                yield from _needed(child)


def _needed_to_answer(condition: nodes.Node) -> Iterator[str]:
    """Yield what a condition needs; a parameter itself may be lacking, which means «no»."""
    if not _parameter(condition):
        yield from _needed(condition)


def _may_use_any(tree: nodes.Template) -> bool:
    """Tell whether a clause may use parameters that it does not name, here or elsewhere."""
    elsewhere = (nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)
    asked = map(_parameter, tree.find_all((nodes.Getattr, nodes.Getitem)))
    names = [name for name in tree.find_all(nodes.Name) if name.name == "clause"]
    return any(map(tree.find, elsewhere)) or len(names) > len(list(filter(None, asked)))


def _parameter(node: nodes.Node) -> str:
    """Return the parameter that a node asks for; empty where it asks for none."""
    match node:
        case nodes.Getattr(node=nodes.Name(name="clause"), attr=name):
            return str(name)
        case nodes.Getitem(node=nodes.Name(name="clause"), arg=nodes.Const(value=str() as name)):
            return name
        case _:
            return ""
