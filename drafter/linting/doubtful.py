"""What Jinja takes in a template although it does not do what was meant."""

import re
from collections.abc import Iterator
from typing import Any, get_args

from jinja2 import nodes

from drafter.composing.environment import TracingEnvironment, without_marks
from drafter.linting.unknown_names import Found, found
from drafter.wording import _
from drafter.wording.suggestions import suggestion
from drafter.words.reference import attributes, known_type
from drafter.words.words import LetterWords

_SINGLE_BRACES = re.compile(r"(?<![{\\])\{\s*(?P<name>[a-z_]+)(?:\.[a-z_]+)*\s*\}(?!\})")
_VALUE = re.compile("«([a-z]+)»")


def doubtful(template: nodes.Template, environment: TracingEnvironment) -> Iterator[Found]:
    """Yield what is printed, compared, counted or called in vain."""
    yield from _single_braces(template, environment)
    yield from _comparisons(template)
    yield from _counts(template)
    yield from _super(template)
    yield from _calls(template)


def _single_braces(template: nodes.Template, environment: TracingEnvironment) -> Iterator[Found]:
    known = attributes(LetterWords)
    for data in template.find_all(nodes.TemplateData):
        for match in _SINGLE_BRACES.finditer(without_marks(data.data)):
            if match["name"] in known:
                what = _("«{text}» in single braces is printed as it stands.").format(text=match[0])
                advice = _("Write «{word}».").format(word=f"{{{match[0]}}}")
                place = environment.place(data.data, match.start())
                yield Found(
                    "template-single-braces", place.line, place.column, match[0], what, advice
                )


def _comparisons(template: nodes.Template) -> Iterator[Found]:
    """Yield comparisons with a value that a part of the letter never has."""
    for compared in template.find_all(nodes.Compare):
        values = _values_of(compared.expr)
        for operand in compared.ops:
            right: Any = operand.expr
            while isinstance(right, nodes.Filter):  # the bounds of templates stand around a list
                right = right.node
            texts = [right, *getattr(right, "items", ())]
            for text in texts if values else ():
                if isinstance(text, nodes.Const) and text.value not in (*values, None):
                    what = _("This never is «{value}».").format(value=text.value)
                    advice = suggestion(str(text.value), values) or _("Possible: {names}.").format(
                        names=", ".join(values)
                    )
                    yield found("template-no-such-value", text, str(text.value), what, advice)


def _values_of(node: nodes.Node) -> list[str]:
    """Return the values that `addressee.gender` and its like can have; none where all are right.

    The meaning of the part lists them.
    """
    if not (isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name)):
        return []
    hint = attributes(LetterWords).get(node.node.name)
    owner: Any = known_type(hint) if hint is not None else None
    known = attributes(owner) if isinstance(owner, type) and owner is not str else {}
    words = get_args(known.get(node.attr))[1:]
    return _VALUE.findall(words[0].meaning) if words else []


def _counts(template: nodes.Template) -> Iterator[Found]:
    """Yield what is added up in a loop: each turn begins with the value before the loop."""
    for loop in template.find_all(nodes.For):
        assigned = [
            (one.target, _names_in(one.node))
            for one in loop.find_all(nodes.Assign)
            if isinstance(one.target, nodes.Name)
        ]
        new = {target.name for target, used in assigned if target.name not in used}
        new |= _names_in(loop.target)
        for target, _used in assigned:
            if target.name not in new:
                what = _("«{name}» is as before when the loop ends.").format(name=target.name)
                advice = _("Count with a filter instead: {example}.")
                advice = advice.format(example="{{ demands|length }}")
                yield found("template-lost-count", target, target.name, what, advice)


def _names_in(node: nodes.Node) -> set[str]:
    """Return the names that an expression uses."""
    own = {node.name} if isinstance(node, nodes.Name) else set()
    return own | {name.name for name in node.find_all(nodes.Name)}


def _super(template: nodes.Template) -> Iterator[Found]:
    if template.find(nodes.Extends):
        return
    for call in template.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "super":
            what = _("«super()» stands in a template that extends no other one.")
            yield found("template-no-super", call.node, "super", what, _("Delete it."))


def _calls(template: nodes.Template) -> Iterator[Found]:
    """Yield calls of macros with arguments that they do not take."""
    macros = {macro.name: macro for macro in template.find_all(nodes.Macro)}
    for call in template.find_all(nodes.Call):
        macro = macros.get(call.node.name) if isinstance(call.node, nodes.Name) else None
        if macro is None or call.dyn_args or call.dyn_kwargs:
            continue
        takes = [argument.name for argument in macro.args]
        named = [argument.key for argument in call.kwargs]
        special = {name.name for name in macro.find_all(nodes.Name)} & {"varargs", "kwargs"}
        if not special and (len(call.args) > len(takes) or not {*named} <= {*takes}):
            what = _("«{name}» does not take such arguments.").format(name=macro.name)
            advice = _("Possible: {names}.").format(names=", ".join(takes) or "–")
            yield found("template-wrong-arguments", call.node, macro.name, what, advice)
