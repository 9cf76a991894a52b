"""The blocks of a template as text: where each stands, and what of a letter it prints."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import Environment, nodes

from drafter.composing.lexing import PlacingLexer
from drafter.composing.syntax import UnfinishedError, syntax_problems, tags
from drafter.errors import TemplateError

_ENDING = "%}"
_LEAVES = frozenset(["post", "name", "body"])
"""The parts of addressees, signatories and appendices that a block may leave out."""


class Block(NamedTuple):
    """A block of a template: from which character to which it stands, its text, and its depth."""

    start: int
    end: int
    text: str
    depth: int


def blocks_in(source: str) -> dict[str, Block]:
    """Return the blocks of a template by their names, in their order; none if it is broken."""
    lexer = PlacingLexer(Environment(autoescape=True), str)
    starts = [0, *(line.end() for line in re.finditer("\r\n?|\n", source))]
    opened: list[tuple[str, int]] = []
    found: dict[str, Block] = {}
    order: list[str] = []
    try:
        for tag in tags(lexer, source, ""):
            at = starts[tag.braces.line - 1] + tag.braces.column - 1
            if tag.name == "block":
                opened.append((tag.rest.split(" ")[0], at))
                order.append(opened[-1][0])
            elif tag.name == "endblock":
                name, start = opened.pop()
                end = source.index(_ENDING, at) + len(_ENDING)
                found[name] = Block(start, end, source[start:end], len(opened))
    except (UnfinishedError, IndexError, ValueError):
        return {}
    return {name: found[name] for name in order if name in found}


def parsed(source: str, file: str = "") -> nodes.Template:
    """Return the tree of a template; raises TemplateError with every slip of its syntax."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    plain = source.removeprefix("\ufeff")
    if problems := syntax_problems(environment, plain, file):
        raise TemplateError(problems)
    return environment.parse(plain)


def base_of(tree: nodes.Template) -> str | None:
    """Return the name of the template that one extends; None where it extends none."""
    extends = tree.find(nodes.Extends)
    base = extends.template if extends else None
    return str(base.value) if isinstance(base, nodes.Const) else None


def printed_in(source: str) -> set[str]:
    """Return which variables of a letter a text prints, and which parts of lists (`.post`).

    What only a condition asks about is not among them, but for the one sentence of request and
    demand, which decides what else is printed.
    """
    tree = parsed(source)
    found = set(_free(tree, frozenset()))
    owned = {f".{node.attr}" for node in tree.find_all(nodes.Getattr) if node.attr in _LEAVES}
    asked = {n.name for n in tree.find_all(nodes.Name) if n.name == "request_with_demand"}
    if {"date", "number"} <= found:
        found.add("registration")
    return found | owned | asked


def uses_another(source: str) -> bool:
    """Tell whether a text prints what stands elsewhere: another block, template or macro."""
    tree = parsed(source)
    if tree.find(nodes.Include):
        return True
    calls = tree.find_all(nodes.Call)
    return any(getattr(call.node, "name", "") not in _PHRASES for call in calls)


_PHRASES = {"_", "gettext", "ngettext", "pgettext", "npgettext", "range"}


def _free(node: nodes.Node, bound: frozenset[str]) -> Iterator[str]:
    """Yield the variables that a node prints, but for those that the template sets itself."""
    if isinstance(node, nodes.Name):
        if node.ctx == "load" and node.name not in bound:
            yield node.name
        return
    if isinstance(node, nodes.For):
        yield from _free(node.iter, bound)
        targets = [node.target, *node.target.find_all(nodes.Name)]
        bound |= {name.name for name in targets if isinstance(name, nodes.Name)}
        inner = [*node.body, *node.else_]
    elif isinstance(node, nodes.If):
        inner = [*node.body, *node.elif_, *node.else_]
    elif isinstance(node, nodes.CondExpr):
        inner = [node.expr1, *([node.expr2] if node.expr2 else [])]
    elif isinstance(node, nodes.Macro):
        bound |= {argument.name for argument in node.args}
        inner = node.body
    else:
        inner = list(node.iter_child_nodes())
    for child in inner:
        yield from _free(child, bound)
