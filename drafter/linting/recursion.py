"""Macros that call, and templates that include, themselves without a condition: they never end."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from jinja2 import nodes

from drafter.linting.branches import Load
from drafter.linting.unknown_names import Found, found
from drafter.wording import _

_Node = TypeVar("_Node", bound=nodes.Node)
_CONDITIONAL = (nodes.If, nodes.For, nodes.CondExpr, nodes.And, nodes.Or, nodes.Macro)


def endless_macros(template: nodes.Template) -> Iterator[Found]:
    """Yield the calls by which a macro comes back to itself, directly or by way of others."""
    macros = {macro.name: macro for macro in template.find_all(nodes.Macro)}
    calls = {name: list(_called(macro)) for name, macro in macros.items()}
    for name in macros:
        for call in calls[name]:
            if name in _reached(str(call.name), calls):
                what = _("The macro «{name}» calls itself here, without end.").format(name=name)
                advice = _("Put the call between {% if … %} and {% endif %}, or delete it.")
                yield found("template-endless", call, str(call.name), what, advice)


def _reached(name: str, calls: dict[str, list[nodes.Name]]) -> set[str]:
    """Return the macros that a call of one ends in calling, itself among them."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        if (here := waiting.pop()) not in seen:
            seen.add(here)
            waiting += [str(call.name) for call in calls.get(here, ())]
    return seen


def endless_includes(
    template: nodes.Template, file: str, load: Load, file_of: Callable[[str], str]
) -> Iterator[Found]:
    """Yield the tags by which a template includes itself, directly or by way of others.

    `file_of` returns the file of a template by its name.
    """
    for node, name in _included(template):
        waiting, seen = [name], set[str]()
        while waiting:
            if (here := waiting.pop()) in seen or (inner := load(here)) is None:
                continue
            seen.add(here)
            waiting += [other for _node, other in _included(inner)]
        if file in map(file_of, seen):
            what = _("The template includes itself here, without end.")
            yield found("template-endless", node, name, what, _("Delete it."))


def _called(macro: nodes.Macro) -> Iterator[nodes.Name]:
    for call in _certain(macro, nodes.Call):
        if isinstance(call.node, nodes.Name):
            yield call.node


def _included(template: nodes.Template) -> Iterator[tuple[nodes.Node, str]]:
    for node in _certain(template, nodes.Include):
        if isinstance(node.template, nodes.Const):
            yield node.template, str(node.template.value)


def _certain(node: nodes.Node, kind: type[_Node]) -> Iterator[_Node]:
    """Yield the nodes of a kind below a node that are met whatever its conditions are."""
    for inner in node.iter_child_nodes():
        if isinstance(inner, kind):
            yield inner
        if not isinstance(inner, _CONDITIONAL):
            yield from _certain(inner, kind)
