"""The code that templates become: bounded, noting what it uses, and shorter than Jinja's own."""

import re
from collections.abc import Iterable
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, DependencyFinderVisitor, Frame
from jinja2.idtracking import VAR_LOAD_ALIAS, VAR_LOAD_RESOLVE, VAR_LOAD_UNDEFINED
from jinja2.visitor import NodeTransformer

from drafter.composing.bounds import BOUNDING
from drafter.composing.familiar import having


class Bounding(NodeTransformer):
    """Puts a counter into each loop and a measure on each text and list that is put together."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - Jinja's name
        """Count the rounds of a loop."""
        self.generic_visit(node)
        node.iter = _filtered(node.iter, "counted")
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        """Measure texts that are put together, each of which can be printed."""
        self.generic_visit(node)
        node.nodes = [_filtered(part, "printable") for part in node.nodes]
        return _filtered(node, "measured")

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.AssignBlock:  # noqa: N802
        """Measure a text that is set."""
        self.generic_visit(node)
        node.filter = _filtered(node.filter, "measured")
        return node

    def visit_List(self, node: nodes.List) -> nodes.Filter:  # noqa: N802
        """Measure a list."""
        self.generic_visit(node)
        return _filtered(node, "measured")

    def visit_Dict(self, node: nodes.Dict) -> nodes.Filter:  # noqa: N802
        """Measure a dictionary."""
        self.generic_visit(node)
        return _filtered(node, "measured")

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:  # noqa: N802
        """Measure a tuple, unless values are unpacked into it."""
        self.generic_visit(node)
        return _filtered(node, "measured") if node.ctx == "load" else node

    def visit_Operand(self, node: nodes.Operand) -> nodes.Operand:  # noqa: N802
        """Weigh what is searched."""
        self.generic_visit(node)
        if node.op in ("in", "notin"):
            node.expr = _filtered(node.expr, "weighed")
        return node


def _filtered(node: Any, name: str) -> nodes.Filter:
    line = node.lineno if node is not None else 1
    return nodes.Filter(node, name, [], [], None, None, lineno=line)


class Printing(CodeGenerator):
    """Makes templates print by one call where Jinja makes them finalize, escape and wrap a text.

    They also note the values that they use, and tell when they only ask about some.  A block
    returns its pieces, where Jinja's would hand each out through every template.
    """

    _conditions: frozenset[int] = frozenset()
    _asking = False
    _extends = False
    _printed: nodes.Node | None = None
    """What is just being printed, and so noted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take what Jinja's generator takes."""
        super().__init__(*args, **kwargs)
        self._attributes: dict[str, str] = {}
        """The variables with the classes that have an attribute, by the attribute's name."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write a template: its functions, and below them what they look up."""
        asking = node.find_all((nodes.If, nodes.CondExpr, nodes.For))
        self._conditions = frozenset(id(one.test) for one in asking if one.test is not None)  # type: ignore[attr-defined]  # all three have it
        self._extends = node.find(nodes.Extends) is not None
        super().visit_Template(node, frame)
        self._write_lookups()

    def _write_lookups(self) -> None:
        """Write what all functions of a template look up alike, once and below them."""
        self.writeline("undefined, concat = environment.undefined, environment.concat")
        self.writeline("cond_expr_undefined = Undefined")
        self.writeline("LoopContext, got = environment.loop, environment.got")
        for name, classes in self._attributes.items():
            self.writeline(f"{classes} = environment.having({name!r})")
        for name, function in self.filters.items():
            self.writeline(f"{function} = environment.named('filter', {name!r})")
        for name, function in self.tests.items():
            self.writeline(f"{function} = environment.named('test', {name!r})")

    def pull_dependencies(self, nodes: Iterable[nodes.Node]) -> None:
        """Name the filters and tests of a function, which are looked up for all functions."""
        found = DependencyFinderVisitor()
        for node in nodes:
            found.visit(node)
        for known, names in ((self.filters, found.filters), (self.tests, found.tests)):
            for name in sorted(names - known.keys()):
                known[name] = self.temporary_identifier()

    def write_commons(self) -> None:
        """Write what each root and each block begins with."""
        self.writeline("own, given = context.vars, context.parent.get")
        self._write_bounds()

    def enter_frame(self, frame: Frame) -> None:
        """Write where the variables of a frame come from; a call for each would take longer."""
        if self.get_context_ref() != "context":
            super().enter_frame(frame)
            return
        for target, (action, name) in frame.symbols.loads.items():
            if action == VAR_LOAD_RESOLVE:
                found = f"own[{name!r}] if {name!r} in own else given({name!r}, missing)"
                self.writeline(f"{target} = {found}")
            elif action == VAR_LOAD_ALIAS:
                self.writeline(f"{target} = {name}")
            elif action == VAR_LOAD_UNDEFINED:
                self.writeline(f"{target} = missing")

    def buffer(self, frame: Frame) -> None:
        """Begin to collect pieces, as a macro does."""
        # A macro may be kept from an earlier render, and begins so.
        super().buffer(frame)
        self._write_bounds()

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Collect the pieces of a block, and of a root: one that extends another prints none."""
        is_root = frame.toplevel and not self._extends
        if frame.buffer is not None or not (frame.block_frame or is_root):
            super().blockvisit(nodes, frame)
            return
        super().buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})" if is_root else f"return {frame.buffer}")

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:  # noqa: N802
        """Write that the pieces of a block are added."""
        if frame.buffer is None:
            super().visit_Block(node, frame)
            return
        if node.required:
            self.writeline(f"environment.check_filled(context, {node.name!r})", node)
        context = self.derive_context(frame) if node.scoped else self.get_context_ref()
        pieces = f"context.blocks[{node.name!r}][0]({context})"
        self.writeline(f"{frame.buffer}.extend({pieces})", node)

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """Write that a template is included, in the order of what stands around it."""
        if frame.buffer is None or node.with_context:
            super().visit_Include(node, frame)
            return
        self.writeline(f"{frame.buffer}.extend(environment.included(", node)
        self.visit(node.template, frame)
        self.write(f", {self.name!r}, {node.ignore_missing!r}))")

    def _write_bounds(self) -> None:
        self.writeline("bounds = environment.bounds()")
        self.writeline("noted, printed = bounds.used.add, bounds.printed")

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        """Write a node; in a condition no value is used."""
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
        """Write a variable, whose value is noted."""
        if self._asking or node.ctx != "load" or node is self._printed:
            super().visit_Name(node, frame)
            return
        # The id is added to the set of those that are used, which returns None.
        self.write("(noted(id(")
        super().visit_Name(node, frame)
        self.write(")) or ")
        super().visit_Name(node, frame)
        self.write(")")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        """Write a filter; those that bound are methods."""
        if node.name not in BOUNDING or node.node is None:
            super().visit_Filter(node, frame)
            return
        self.write(f"bounds.{node.name}(")
        self.visit(node.node, frame)
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write an attribute, whose value is noted; words and loops are asked at once."""
        noted = "None" if self._asking or node is self._printed else "noted"
        if node.attr.startswith("_"):
            self.write("environment.attribute(")
            self.visit(node.node, frame)
            self.write(f", {node.attr!r}, {noted})")
        elif not having(node.attr):
            self.write("got(")
            self.visit(node.node, frame)
            self.write(f", {node.attr!r}, {noted})")
        else:
            owner, value = self.temporary_identifier(), self.temporary_identifier()
            classes = self._attributes.setdefault(node.attr, f"having_{node.attr}")
            found = f"{owner}.{node.attr}"
            if noted == "noted":
                found = f"(noted(id({value} := {found})) or {value})"
            self.write(f"({found} if ({owner} := ")
            self.visit(node.node, frame)
            self.write(f").__class__ in {classes} else got({owner}, {node.attr!r}, {noted}))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _chooses_names(node):
            self.write("((")
        elif frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self._printed = node
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
