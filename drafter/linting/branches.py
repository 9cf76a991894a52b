"""A template's markup without data: what it prints, laid out as text for each choice of branches.

What a template prints is replaced by a word, what is conditional by one of its branches.  Together
the layouts hold every branch at least once; within one of them a condition is always answered in
the same way, and a loop runs twice or never, so that a list that one condition opens and another
closes is whole.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import nodes

PRINTED = "\ufffc"
"""What stands for a printed text: the sign of an object, which no rule of spelling takes."""

PARAGRAPHS = f"<p>{PRINTED}</p>"
"""What stands for printed paragraphs."""

CONTEXTS = (
    ("", ""),
    ("<p>", "</p>"),
    ("<ol>", "</ol>"),
    ("<table>", "</table>"),
    ("<table><tr>", "</tr></table>"),
)
"""What may surround a passage that is printed elsewhere."""

_MOST_LAYOUTS = 200
_DEEPEST = 20
_PHRASES = {"_", "gettext", "ngettext", "pgettext", "npgettext"}


@dataclass(frozen=True, slots=True)
class Passage:
    """Nodes that are printed where a name or a call stands, with the names that they know."""

    body: Sequence[nodes.Node]
    scope: "Scope"


Scope = Mapping[str, Any]
"""Names in templates: a Passage, an expression, a dict of a file's macros, or (first, last)."""

Load = Callable[[str], nodes.Template | None]
"""Returns a template by its name, or None where there is none."""


@dataclass(frozen=True, slots=True)
class Root:
    """A body that is checked on its own; `anywhere` if it need not be whole paragraphs."""

    body: Sequence[nodes.Node]
    anywhere: bool = False


def roots(template: nodes.Template, anywhere: bool) -> list[Root]:
    """Return the bodies of a template that are printed by themselves."""
    if template.find(nodes.Extends) is None:
        return [Root(template.body, anywhere)]
    return [Root(block.body) for block in template.find_all(nodes.Block)]


class Layouts:
    """Lays out the bodies of one template, and notes which of its passages were printed."""

    def __init__(self, template: nodes.Template, load: Load) -> None:
        """Take a template, and what finds the templates that it includes and imports."""
        self.load = load
        self.names: dict[str, Any] = {}
        self.printed: set[int] = set()
        for node in template.body:
            self.names |= self.named(node, self.names)

    def of(self, body: Sequence[nodes.Node]) -> Iterator[str]:
        """Yield the markup of a body, once for each choice that shows a branch not yet seen."""
        waiting: list[dict[str, bool]] = [{}]
        seen: set[tuple[int, bool]] = set()
        texts: dict[str, None] = {}
        while waiting and len(texts) < _MOST_LAYOUTS:
            walk = _Walk(self, waiting.pop(0))
            text = "".join(walk.body(body, self.names, 0))
            for number, (key, node, answer) in enumerate(walk.asked):
                seen.add((node, answer))
                if (node, not answer) not in seen:
                    seen.add((node, not answer))
                    before = {key: answer for key, _node, answer in walk.asked[:number]}
                    waiting.append({**before, key: not answer})
            if text not in texts:
                texts[text] = None
                yield text

    def unprinted(self, template: nodes.Template) -> Iterator[Root]:
        """Yield the macros and set passages of a template that no layout has printed."""
        macros, passages = template.find_all(nodes.Macro), template.find_all(nodes.AssignBlock)
        for body in [*(macro.body for macro in macros), *(passage.body for passage in passages)]:
            if id(body) not in self.printed:
                yield Root(body, anywhere=True)

    def named(self, node: nodes.Node, scope: Scope) -> dict[str, Any]:
        """Return the names that a node sets."""
        match node:
            case nodes.Macro():
                return {node.name: Passage(node.body, scope)}
            case nodes.AssignBlock(target=nodes.Name(name=name)):
                return {name: Passage(node.body, scope)}
            case nodes.Assign(target=nodes.Name(name=name)):
                return {name: (node.node, scope)}
            case nodes.Import(template=nodes.Const(value=file)):
                return {node.target: self._macros(file)}
            case nodes.FromImport(template=nodes.Const(value=file)):
                pairs = [(n, n) if isinstance(n, str) else n for n in node.names]
                macros = self._macros(file)
                return {own: macros[name] for name, own in pairs if name in macros}
            case _:
                return {}

    def _macros(self, file: str) -> dict[str, Any]:
        template = self.load(file)
        found: dict[str, Any] = {}
        for node in template.body if template else []:
            if isinstance(node, nodes.Macro):
                found[node.name] = Passage(node.body, found)
        return found


@dataclass(slots=True)
class _Walk:
    """Lays out one choice of answers to the conditions of a template."""

    layouts: Layouts
    answers: dict[str, bool]
    asked: list[tuple[str, int, bool]] = field(default_factory=list)
    last: str = ""

    def body(self, body: Sequence[nodes.Node], scope: Scope, depth: int) -> Iterator[str]:
        """Yield the pieces of a body; names that it sets count for the nodes behind."""
        self.layouts.printed.add(id(body))
        if depth > _DEEPEST:
            return
        names = dict(scope)
        for node in body:
            names |= self.layouts.named(node, names)
        for node in body:
            yield from self._of(node, names, depth + 1)

    def _of(self, node: nodes.Node, scope: Scope, depth: int) -> Iterator[str]:
        match node:
            case nodes.Output():
                for part in node.nodes:
                    yield from self._part(part, scope, depth)
            case nodes.If():
                yield from self._condition(node, scope, depth)
            case nodes.For():
                yield from self._loop(node, scope, depth)
            case nodes.With():
                pairs = zip(node.targets, node.values, strict=True)
                inner = {t.name: (v, scope) for t, v in pairs if isinstance(t, nodes.Name)}
                yield from self.body(node.body, {**scope, **inner}, depth)
            case (
                nodes.Block()
                | nodes.FilterBlock()
                | nodes.Scope()
                | nodes.ScopedEvalContextModifier()
            ):
                yield from self.body(node.body, scope, depth)
            case nodes.CallBlock():
                caller = {"caller": Passage(node.body, scope)}
                yield from self._call(node.call, {**scope, **caller}, depth)
            case nodes.Include(template=nodes.Const(value=file)):
                template = self.layouts.load(file)
                yield from self.body(template.body if template else [], scope, depth)
            case _:
                pass

    def _condition(self, node: nodes.If, scope: Scope, depth: int) -> Iterator[str]:
        for branch in (node, *node.elif_):
            if self._answer(branch.test, scope):
                yield from self.body(branch.body, scope, depth)
                return
        yield from self.body(node.else_, scope, depth)

    def _loop(self, node: nodes.For, scope: Scope, depth: int) -> Iterator[str]:
        if not self._answer(node.iter, scope):
            yield from self.body(node.else_, scope, depth)
            return
        targets = dict.fromkeys((name.name for name in node.target.find_all(nodes.Name)), None)
        if isinstance(node.target, nodes.Name):
            targets = {node.target.name: None}
        for first in (True, False):
            loop = {"loop": (first, not first)}
            yield from self.body(node.body, {**scope, **targets, **loop}, depth)

    def _answer(self, test: nodes.Node, scope: Scope) -> bool:
        """Return the answer to a condition, the same one each time that it is asked."""
        if isinstance(test, nodes.Not):
            return not self._answer(test.node, scope)
        if isinstance(test, nodes.Filter) and test.name == "counted" and test.node:
            return self._answer(test.node, scope)
        loop = scope.get("loop")
        match test:
            case nodes.Getattr(node=nodes.Name(name="loop"), attr="first" | "last") if loop:
                return bool(loop[test.attr == "last"])
        key = repr(test)
        answer = self.answers.setdefault(key, True)
        self.asked.append((key, id(test), answer))
        return answer

    def _part(self, part: nodes.Expr, scope: Scope, depth: int) -> Iterator[str]:
        if isinstance(part, nodes.TemplateData):
            self.last = part.data
            yield part.data
        elif self.last.endswith(('href="', "href='")):
            yield "https://x"
        elif re.search("(?:colspan|rowspan|width)=[\"']$", self.last):
            yield "1"
        elif not self.last.endswith(('class="', "class='")):
            yield from self._expression(part, scope, depth)

    def _expression(self, node: nodes.Expr, scope: Scope, depth: int) -> Iterator[str]:
        """Yield what stands for a printed expression."""
        match node:
            case nodes.Name(name=name) if isinstance(scope.get(name), Passage):
                yield from self._passage(scope[name], depth)
            case nodes.Name(name=name) if isinstance(scope.get(name), tuple) and name != "loop":
                value, outer = scope[name]
                yield from self._expression(value, outer, depth + 1) if depth < _DEEPEST else ()
            case nodes.Name(name="body") if "body" not in scope:
                yield PARAGRAPHS
            case nodes.Getattr(attr="body"):
                yield PARAGRAPHS  # of an appendix
            case nodes.Call():
                yield from self._call(node, scope, depth)
            case nodes.Filter(node=nodes.Expr() as inner):
                text = "".join(self._expression(inner, scope, depth + 1))
                yield text if "<" in text else PRINTED
            case nodes.CondExpr():
                yield from self._expression(node.expr1, scope, depth)
            case nodes.Const(value=""):
                pass
            case _:
                yield PRINTED

    def _call(self, call: nodes.Call, scope: Scope, depth: int) -> Iterator[str]:
        match call.node:
            case nodes.Name(name=name) if isinstance(scope.get(name), Passage):
                yield from self._passage(scope[name], depth, scope.get("caller"))
            case nodes.Getattr(node=nodes.Name(name=module), attr=name) if isinstance(
                scope.get(module), dict
            ):
                if name in scope[module]:
                    yield from self._passage(scope[module][name], depth, scope.get("caller"))
            case nodes.Name(name="super") | nodes.Getattr(node=nodes.Name(name="self")):
                pass  # blocks, which are checked where they stand
            case _:
                yield PRINTED

    def _passage(self, passage: Passage, depth: int, caller: Any = None) -> Iterator[str]:
        inner = {**passage.scope, "caller": caller} if caller else passage.scope
        yield from self.body(passage.body, inner, depth)


def constants(node: nodes.Node, names: Mapping[str, Any]) -> list[nodes.Const]:
    """Return the string constants that an expression may print, also through variables."""
    match node:
        case nodes.Const(value=str()):
            return [node]
        case nodes.CondExpr():
            return [
                found
                for part in (node.expr1, node.expr2)
                if part is not None
                for found in constants(part, names)
            ]
        case nodes.Name(name=name) if isinstance(names.get(name), tuple):
            return constants(names[name][0], {**names, name: None})
        case _:
            return []


def printed_classes(template: nodes.Template, layouts: Layouts) -> Iterator[nodes.Const]:
    """Yield the constants that expressions print into `class="…"`."""
    names = dict(layouts.names)
    for node in template.find_all(nodes.Assign):
        names |= layouts.named(node, names)
    for output in template.find_all(nodes.Output):
        before: nodes.Node | None = None
        for part in output.nodes:
            if isinstance(before, nodes.TemplateData) and before.data.endswith(
                ('class="', "class='")
            ):
                yield from constants(part, names)
            before = part
