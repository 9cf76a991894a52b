"""The sandbox of templates: what they may reach, and only so much of it."""

import re
from collections.abc import Callable, Iterable, Mapping
from types import FunctionType
from typing import Any, NoReturn

from jinja2 import Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from drafter.composing.bounds import (
    CALL,
    INCLUDE,
    MOST_NUMBERS,
    BoundsError,
    bounded,
    is_small,
    of_present,
    present,
)
from drafter.composing.filters import bounded_filters
from drafter.composing.loops import loop

_WORDS = ("drafter.words.words", "drafter.words.names")
_BOUNDING = ("counted", "measured", "printable", "weighed")
"""What is put around parts of a template: methods of Bounds."""

_NOTHING = object()

Noted = Callable[[int], object]
"""Takes the id of a value that is used."""

_OF_ITEMS = (Mapping, TemplateReference)
"""What has items rather than attributes."""


class _Familiar(dict[type, bool]):
    """Whether a class is one of the letter's words, or a loop."""

    def __missing__(self, kind: type) -> bool:
        self[kind] = known = kind.__module__ in _WORDS or issubclass(kind, LoopContext)
        return known


_FAMILIAR = _Familiar()


class _Bounding(NodeTransformer):
    """Puts a counter into each loop and a measure on each text and list that is put together."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        node.iter = _filtered(node.iter, "counted")
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        node.nodes = [_filtered(part, "printable") for part in node.nodes]
        return _filtered(node, "measured")

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.AssignBlock:  # noqa: N802
        self.generic_visit(node)
        node.filter = _filtered(node.filter, "measured")
        return node

    def visit_List(self, node: nodes.List) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        return _filtered(node, "measured")

    def visit_Dict(self, node: nodes.Dict) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        return _filtered(node, "measured")

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        return _filtered(node, "measured") if node.ctx == "load" else node

    def visit_Operand(self, node: nodes.Operand) -> nodes.Operand:  # noqa: N802
        self.generic_visit(node)
        if node.op in ("in", "notin"):
            node.expr = _filtered(node.expr, "weighed")
        return node


def _filtered(node: Any, name: str) -> nodes.Filter:
    line = node.lineno if node is not None else 1
    return nodes.Filter(node, name, [], [], None, None, lineno=line)


class _Printing(CodeGenerator):
    """Makes templates print by one call where Jinja makes them finalize, escape and wrap a text.

    They also note the values that they use, and tell when they only ask about some.
    """

    _conditions: frozenset[int] = frozenset()
    _asking = False

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        asking = node.find_all((nodes.If, nodes.CondExpr, nodes.For))
        self._conditions = frozenset(id(one.test) for one in asking if one.test is not None)  # type: ignore[attr-defined]  # all three have it
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("LoopContext = environment.loop")
        self._write_bounds()

    def buffer(self, frame: Frame) -> None:
        # A macro may be kept from an earlier render, and begins so.
        super().buffer(frame)
        self._write_bounds()

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Make a block one text: each of its pieces would come out through every template."""
        if not frame.block_frame or frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        super().buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def _write_bounds(self) -> None:
        self.writeline("bounds = environment.bounds()")
        self.writeline("noted, printed = bounds.used.add, bounds.printed")

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        if self._asking or id(node) not in self._conditions:
            return super().visit(node, *args, **kwargs)
        self._asking = True
        # Names and attributes are asked about by themselves; what is called notes by itself.
        calls = isinstance(node, _CALLING) or next(node.find_all(_CALLING), None) is not None
        self.write("bounds.answered(bounds.asking(), " if calls else "(")
        super().visit(node, *args, **kwargs)
        self.write(")")
        self._asking = False
        return None

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802
        if self._asking or node.ctx != "load":
            super().visit_Name(node, frame)
            return
        # The id is added to the set of those that are used, which returns None.
        self.write("(noted(id(")
        super().visit_Name(node, frame)
        self.write(")) or ")
        super().visit_Name(node, frame)
        self.write(")")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        if node.name not in _BOUNDING or node.node is None:
            super().visit_Filter(node, frame)
            return
        self.write(f"bounds.{node.name}(")
        self.visit(node.node, frame)
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.write(f"environment.{'attribute' if node.attr.startswith('_') else 'got'}(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}, {'None' if self._asking else 'noted'})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _chooses_names(node):
            self.write("((")
        elif frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("printed((")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("))")


def _chooses_names(node: nodes.Expr) -> bool:
    """Tell whether one of two names is printed, such as those of styles: nothing to escape."""
    if not isinstance(node, nodes.CondExpr):
        return False
    texts = (getattr(chosen, "value", None) for chosen in (node.expr1, node.expr2))
    return all(isinstance(text, str) and re.fullmatch("[a-z-]*", text) for text in texts)


_CALLING = (nodes.Call, nodes.Filter, nodes.Test, nodes.Getitem)
"""What runs code of ours in a template, which notes the values that it reaches."""


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox whose templates may use what a letter needs, within its bounds."""

    code_generator_class = _Printing

    intercepted_binops = frozenset(["+", "*", "**", "%"])

    def __init__(self, **details: Any) -> None:
        """Take what Jinja's environment takes."""
        self.bounds = present
        self.loop = loop
        self.texts: frozenset[Callable[..., Markup]] = frozenset()
        """The functions for texts of catalogs, which are called without further ado."""
        super().__init__(**details, finalize=of_present("printable"))
        self.globals = {"range": of_present("numbers")}
        self.filters = bounded_filters()
        for name in _BOUNDING:
            self.filters[name] = of_present(name)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        bounded: nodes.Template = _Bounding().visit(template)
        return bounded

    def rendered(
        self, name: str, variables: Mapping[str, Any], used: set[int] | None = None
    ) -> str:
        """Return what a template prints, its work held to the bounds of one letter.

        The ids of the values that it uses are added to `used`.  Raises what Jinja raises, and
        BoundsError or UnprintableError.
        """
        with bounded(used):
            return self.get_template(name).render(variables)

    def get_template(self, name: Any, *args: Any, **kwargs: Any) -> Template:
        """Return a template, which is some steps."""
        present().step(INCLUDE)
        return super().get_template(name, *args, **kwargs)

    def call(self, context: Any, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a function or a macro, whose result is measured."""
        bounds = present()
        bounds.step(CALL)
        if function.__class__ is FunctionType and function in self.texts:
            kwargs.pop("_block_vars", None)  # Jinja's own, as `_loop_vars` is
            kwargs.pop("_loop_vars", None)
            return bounds.measured(function(*args, **kwargs))
        return bounds.measured(super().call(context, function, *args, **kwargs))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Compute; texts and lists are added alone, and only small numbers multiplied."""
        if operator != "+" and not (is_small(left) and is_small(right)):
            raise BoundsError
        if operator == "**" and abs(right) * 10 > MOST_NUMBERS:
            raise BoundsError
        return present().measured(super().call_binop(context, operator, left, right))

    def got(self, obj: Any, name: str, noted: Noted | None) -> Any:
        """Return an attribute as `attribute` does; no underscore stands before its name."""
        # Words and loops first: almost every attribute of a template is one of theirs.
        if _FAMILIAR[type(obj)]:
            value = getattr(obj, name, _NOTHING)
            if value is not _NOTHING and not callable(value):
                if noted:
                    noted(id(value))
                return value
        return self.attribute(obj, name, noted)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute of a letter's words, or an item of a dictionary."""
        return self.attribute(obj, attribute, present().used.add)

    def attribute(self, obj: Any, name: str, noted: Noted | None) -> Any:
        """Return what `getattr` does; its id is told `noted`, None where it is asked about."""
        known = _FAMILIAR[type(obj)]
        if not known and isinstance(obj, _OF_ITEMS):
            return self._item(obj, name, noted)
        value = getattr(obj, name, _NOTHING)
        if value is _NOTHING:
            return self.undefined(obj=obj, name=name)
        if not known:
            if not self.is_safe_attribute(obj, name, value):
                self.unsafe_undefined(obj, name)
        elif name.startswith("_") or callable(value):
            self.unsafe_undefined(obj, name)
        elif noted:
            noted(id(value))
        return value

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of a list or a dictionary; an attribute by its name in brackets."""
        if isinstance(argument, str) and (_FAMILIAR[type(obj)] or not isinstance(obj, _OF_ITEMS)):
            return self.getattr(obj, argument)
        return self._item(obj, argument, present().used.add)

    def _item(self, obj: Any, argument: Any, noted: Noted | None) -> Any:
        try:
            value = obj[argument]
        except (TypeError, LookupError):
            return self.undefined(obj=obj, name=argument)
        if noted:
            noted(id(value))
        return value

    def unsafe_undefined(self, obj: Any, attribute: str) -> NoReturn:
        """Refuse an attribute at once, so that no filter can carry it on unused."""
        raise SecurityError(attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether a template may use an attribute: no methods of Python's own types."""
        foreign = type(obj).__module__ == "builtins" or (
            callable(value) and not isinstance(value, Macro)
        )
        return not foreign and bool(super().is_safe_attribute(obj, attr, value))
