"""The bounds of a template's work, so that no template runs or grows without end.

Loops and calls are counted and the sizes of texts are watched; a template that exceeds a bound
ends in an error at once, whatever the machine's speed.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import nodes
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

MOST_STEPS = 100_000
"""Rounds of loops and calls of functions in one letter."""

MOST_CHARACTERS = 2_000_000
"""The longest text that a template may make out of others; a body alone may be longer."""


_WORDS = "drafter.composing.words"
_NOTHING = object()


class BoundsError(Exception):
    """A template works without end, or makes a text without end."""


class _Bounding(NodeTransformer):
    """Puts a counter into each loop and a measure on each text that is put together."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        node.iter = _filtered(node.iter, "counted")
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        return _filtered(node, "measured")

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.AssignBlock:  # noqa: N802
        self.generic_visit(node)
        node.filter = _filtered(node.filter, "measured")
        return node


def _filtered(node: Any, name: str) -> nodes.Filter:
    line = node.lineno if node is not None else 1
    return nodes.Filter(node, name, [], [], None, None, lineno=line)


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox whose templates may use what a letter needs, and only so much of it."""

    intercepted_binops = frozenset(["+", "*", "**", "%"])

    def __init__(self, **details: Any) -> None:
        """Take what Jinja's environment takes."""
        super().__init__(**details)
        self.steps = 0
        self.globals = {"range": self.globals["range"]}
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.filters["counted"] = self.counted
        self.filters["measured"] = self.measured

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        bounded: nodes.Template = _Bounding().visit(template)
        return bounded

    def step(self) -> None:
        """Count one more step; raises BoundsError when there are too many."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise BoundsError

    def counted(self, items: Iterable[Any]) -> Iterator[Any]:
        """Yield items, each of them a step."""
        for item in items:
            self.step()
            yield item

    def measured(self, value: Any) -> Any:
        """Return a value; raises BoundsError for a text or a list that is too long."""
        if isinstance(value, str | list | tuple) and len(value) > MOST_CHARACTERS:
            raise BoundsError
        return value

    def call(self, context: Any, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a function or a macro: a step, whose result is measured."""
        self.step()
        return self.measured(super().call(context, function, *args, **kwargs))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Compute; texts and lists are added alone, and only small numbers multiplied."""
        if operator != "+" and not (_is_small(left) and _is_small(right)):
            raise BoundsError
        return self.measured(super().call_binop(context, operator, left, right))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute; those of a letter's own words need no further checks."""
        plain = type(obj).__module__ == _WORDS or isinstance(obj, LoopContext)
        if plain and not attribute.startswith("_"):
            value = getattr(obj, attribute, _NOTHING)
            if value is not _NOTHING and not callable(value):
                return value
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item; a letter's own words have attributes alone."""
        if type(obj).__module__ == _WORDS and isinstance(argument, str):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether a template may use an attribute: no methods of Python's own types."""
        foreign = type(obj).__module__ == "builtins" or (
            callable(value) and not isinstance(value, Macro)
        )
        return not foreign and bool(super().is_safe_attribute(obj, attr, value))


def _is_small(number: Any) -> bool:
    return isinstance(number, int | float) and abs(number) < 10_000


FILTERS = (
    *("batch", "capitalize", "default", "e", "escape", "first", "groupby", "join", "last"),
    *("length", "list", "lower", "map", "reject", "rejectattr", "replace", "reverse", "select"),
    *("selectattr", "slice", "sort", "title", "trim", "truncate", "unique", "upper"),
)
"""Jinja's filters that a letter may need."""
