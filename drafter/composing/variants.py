"""A template's markup without data: every branch of it, laid out as text that can be read.

What a template prints is replaced by a word, a condition by one of its branches; the variants
together hold every branch at least once.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, product
from typing import Any

from jinja2 import nodes

PRINTED = "x"
"""What stands for a printed text."""

_MOST_VARIANTS = 64

KindOf = Callable[[nodes.Expr], bool]
"""Tells whether an expression prints paragraphs rather than text."""


def variants(body: Sequence[nodes.Node], prints_paragraphs: KindOf) -> Iterator[str]:
    """Yield the markup of a body, once for each choice of branches at each depth."""
    depth, branches = _measure(body)
    choices = islice(product(range(branches), repeat=depth), _MOST_VARIANTS)
    seen: set[str] = set()
    for choice in choices:
        text = "".join(_Flattening(choice, prints_paragraphs).body(body, 0))
        if text not in seen:
            seen.add(text)
            yield text


def _branches(condition: nodes.If) -> list[list[nodes.Node]]:
    return [condition.body, *(part.body for part in condition.elif_), condition.else_]


def _measure(body: Sequence[nodes.Node]) -> tuple[int, int]:
    """Return how deep conditions are nested in a body, and the most branches that one has."""
    depth, most = 0, 1
    for node in body:
        inner = _branches(node) if isinstance(node, nodes.If) else list(_bodies(node))
        found = [_measure(part) for part in inner]
        below = max((d for d, _most in found), default=0)
        depth = max(depth, below + isinstance(node, nodes.If))
        most = max([most, *(m for _depth, m in found)])
        if isinstance(node, nodes.If):
            most = max(most, len(inner))
    return depth, most


def _bodies(node: nodes.Node) -> Iterator[list[nodes.Node]]:
    """Yield the bodies of a node that are printed where it stands."""
    if not isinstance(node, nodes.Macro | nodes.AssignBlock):
        for name in ("body", "else_"):
            inner = getattr(node, name, None)
            if isinstance(inner, list) and not isinstance(node, nodes.If):
                yield inner


class _Flattening:
    """Lays out one choice of branches."""

    def __init__(self, choice: tuple[int, ...], prints_paragraphs: KindOf) -> None:
        self.choice = choice
        self.prints_paragraphs = prints_paragraphs
        self.last = ""

    def body(self, body: Sequence[nodes.Node], depth: int) -> Iterator[str]:
        for node in body:
            if isinstance(node, nodes.Output):
                yield from self._output(node)
            elif isinstance(node, nodes.If):
                branches = _branches(node)
                number = min(self.choice[depth], len(branches) - 1) if self.choice else 0
                yield from self.body(branches[number], depth + 1)
            else:
                for inner in _bodies(node):
                    yield from self.body(inner, depth)

    def _output(self, node: nodes.Output) -> Iterator[str]:
        for part in node.nodes:
            if isinstance(part, nodes.TemplateData):
                self.last = part.data
                yield part.data
            else:
                yield self._printed(part)

    def _printed(self, part: nodes.Expr) -> str:
        if self.last.endswith('href="'):
            return "https://x"
        if self.last.endswith(('class="', ' class="')):
            return constants(part)[0] if constants(part) else ""
        return "" if self.prints_paragraphs(part) else PRINTED


def constants(node: nodes.Node) -> list[str]:
    """Return the string constants that an expression may print."""
    if isinstance(node, nodes.Const):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, nodes.CondExpr):
        return constants(node.expr1) + (constants(node.expr2) if node.expr2 else [])
    return []


def printed_classes(template: nodes.Template) -> Iterator[tuple[str, int]]:
    """Yield the names that expressions print into `class="…"`, each with its line."""
    for output in template.find_all(nodes.Output):
        before: Any = None
        for part in output.nodes:
            after_class = isinstance(before, nodes.TemplateData) and before.data.endswith('class="')
            if after_class:
                yield from ((name, part.lineno) for name in constants(part))
            before = part
