"""Which words of a template fail: the nodes that an error at run time came from."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from jinja2 import nodes
from jinja2.exceptions import SecurityError, TemplateNotFound

from drafter.composing.bounds import UnprintableError, bounded
from drafter.composing.environment import Environment, UnknownNameError

Scope = Mapping[str, Any]
"""The variables of a template where it failed."""


class Blamed(NamedTuple):
    """A node that may have failed, the word that is wrong at or behind it, and any doubt."""

    node: nodes.Node
    word: str
    doubt: bool = False


_UNKNOWN: Any = object()
"""What cannot be told without the letter being rendered."""


def blamed(
    error: Exception, tree: nodes.Template, scope: Scope, environment: Environment
) -> Iterator[Blamed]:
    """Yield the nodes of a template that an error may come from."""
    match error:
        case UnknownNameError(owner=None, name=name):
            names = (node for node in tree.find_all(nodes.Name) if node.ctx == "load")
            yield from (Blamed(node, name) for node in names if node.name == name)
        case UnknownNameError(owner=owner, name=name):
            yield from _parts(tree, name, lambda node: _may_be(owner, node, scope, environment))
        case SecurityError():
            yield from _parts(tree, str(error), lambda _node: True)
        case TemplateNotFound(name=name):
            consts = tree.find_all(nodes.Const)
            yield from (Blamed(const, str(name)) for const in consts if const.value == name)
        case UnprintableError(value=value):
            for part in (part for output in tree.find_all(nodes.Output) for part in output.nodes):
                if _may_be(value, part, scope, environment):
                    word = part.name if isinstance(part, nodes.Name) else ""
                    yield Blamed(part, word, _value(part, scope, environment) is _UNKNOWN)
        case _:
            pass


def _parts(
    tree: nodes.Template, name: str, is_owner: Callable[[nodes.Node], bool]
) -> Iterator[Blamed]:
    """Yield where a part is asked for by its name."""
    for node in tree.find_all((nodes.Getattr, nodes.Getitem, nodes.Filter)):
        match node:
            case nodes.Getattr(node=owner, attr=attr) if attr == name and is_owner(owner):
                yield Blamed(node, name)
            case nodes.Getitem(node=owner, arg=nodes.Const(value=key)) if key == name and is_owner(
                owner
            ):
                yield Blamed(node, name)
            case nodes.Filter(args=args, kwargs=pairs):
                for given in [*args, *(pair.value for pair in pairs)]:
                    # The filter «map» and its kin take the name as a text.
                    if isinstance(given, nodes.Const) and name in str(given.value).split("."):
                        yield Blamed(given, name, doubt=True)
            case _:
                pass


def _may_be(value: object, node: nodes.Node, scope: Scope, environment: Environment) -> bool:
    """Tell whether an expression may have given a value."""
    found = _value(node, scope, environment)
    return found is _UNKNOWN or type(found) is type(value)


def _value(node: nodes.Node, scope: Scope, environment: Environment) -> Any:
    match node:
        case nodes.TemplateData():
            return node.data
        case nodes.Name(name=name):
            return scope.get(name, _UNKNOWN)
        case (
            nodes.Getattr(node=owner, attr=name)
            | nodes.Getitem(node=owner, arg=nodes.Const(value=name))
        ):
            found = _value(owner, scope, environment)
            try:
                with bounded():
                    return found if found is _UNKNOWN else environment.getitem(found, name)
            except SecurityError:
                return _UNKNOWN
        case _:
            return _UNKNOWN
