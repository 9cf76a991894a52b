"""Templates in words: what a value, a condition or a loop is called in front of a lawyer.

Jinja's parser reads the expressions.  What has no words here is said as it is written.
"""

from collections.abc import Iterator, Mapping
from typing import Final

import jinja2
from jinja2 import nodes

from drafter.composing import condition_names as conditions
from drafter.composing import value_names as values
from drafter.wording import N_, _
from drafter.wording.cases import case_name

_READER: Final = jinja2.Environment(autoescape=True)
"""Reads expressions and runs none."""

LONGEST = 1000
"""An expression of more characters is no one's formula, and is not read."""

_AND, _OR = N_("{one} and {other}"), N_("{one} or {other}")
_CHOICE, _ONLY_IF = N_("{one} if {condition}, otherwise {other}"), N_("{one} if {condition}")
_INSTEAD, _TOGETHER = N_("{one}, or else {other}"), N_("{one} followed by {other}")
_PHRASE, _ABOVE = N_("phrase of the catalog: «{text}»"), N_("what this part says by itself")

Names = Mapping[str, str]
"""What a template calls the items of lists, by its own names: `{"d": "demand"}`."""


class _UnsaidError(Exception):
    """An expression has no words."""


def value_in_words(expression: str, names: Names | None = None) -> str:
    """Return what an expression prints, in words: «адресат: должность, дательный падеж».

    `names` are those of loops around it (`names_in_loop`).  An expression that has no words comes
    back as it is.
    """
    expression = expression.strip()
    try:
        return _value(_parsed(expression), names or {})
    except _UnsaidError:
        return expression


def condition_in_words(expression: str, names: Names | None = None) -> str:
    """Return a condition as a clause after «if»; one that has no words comes back as it is."""
    expression = expression.strip()
    try:
        return _condition(_parsed(expression), names or {}, holds=True)
    except _UnsaidError:
        return expression


def where_to_change(expression: str) -> str:
    """Return how a lawyer changes the words in an expression, which is no text to be typed over.

    Empty for an expression without words of its own.
    """
    try:
        node = _parsed(expression)
    except _UnsaidError:
        return ""
    if isinstance(node, nodes.Call) and (text := _phrase(node)):
        advice = _(
            "It is a phrase of the catalog: change it in letter.po of its language, at «{text}»."
        )
        return advice.format(text=text)
    texts = [text for text in _wordings(node) if any(map(str.isalpha, text))]
    if not texts:
        return ""
    advice = _("These words stand in the template's own code: change {words} in its HTML file.")
    return advice.format(words=", ".join(f"«{text}»" for text in texts))


def way_of(expression: str, names: Names | None = None) -> str:
    """Return an expression as a way of names, `addressee.post.dative`; empty if it is none."""
    try:
        return _way(_parsed(expression), names or {})
    except _UnsaidError:
        return ""


def way_in_words(way: str) -> str:
    """Return what the value at the end of a way is called; empty where it has no words."""
    first, *parts = way.split(".")
    case = next((part for part in parts if part in values.CASES), None)
    plain = ".".join([first, *(part for part in parts if part != case)])
    if case:
        words = _named(plain)
        name = case_name(values.CASES[case])
        return values.IN_CASE.format(value=words, case=name) if words else ""
    owner, _dot, form = way.rpartition(".")
    if form in values.DATES and (words := _named(owner)):
        return _(values.DATES[form]).format(value=words)
    return _named(way)


def _named(way: str) -> str:
    for table in (values.VALUES, values.LISTS, values.GROUPS):
        if way in table:
            return _(table[way])
    owner, dot, name = way.partition(".")
    return _(values.OWN[owner]).format(name=name) if dot and owner in values.OWN else ""


def _parsed(expression: str) -> nodes.Expr:
    if len(expression) > LONGEST:
        raise _UnsaidError
    try:
        tree = _READER.parse(f"{{{{ {expression} }}}}")
    except (jinja2.TemplateSyntaxError, RecursionError) as error:
        raise _UnsaidError from error
    match tree.body:
        case [nodes.Output(nodes=[nodes.Expr() as found])] if not isinstance(
            found, nodes.TemplateData
        ):
            return found
        case _:
            raise _UnsaidError


def _value(node: nodes.Node, names: Names) -> str:
    match node:
        case nodes.Const(value=str() as text):
            return f"«{text}»"
        case nodes.CondExpr(test=test, expr1=one, expr2=other):
            frame = _(_CHOICE if other else _ONLY_IF)
            words = _value(other, names) if other else ""
            condition = _condition(test, names, holds=True)
            return frame.format(one=_value(one, names), condition=condition, other=words)
        case nodes.Or(left=one, right=nodes.Const(value="" | None)):
            return _value(one, names)
        case nodes.Or(left=one, right=other):
            return _(_INSTEAD).format(one=_value(one, names), other=_value(other, names))
        case nodes.Concat(nodes=[first, *rest]):
            words = _value(first, names)
            for part in rest:
                words = _(_TOGETHER).format(one=words, other=_value(part, names))
            return words
        case nodes.Filter(node=nodes.Expr() as inner):
            return _filtered(node, _value(inner, names))
        case nodes.Call():
            return _called(node)
        case _:
            return _said(way_in_words(_way(node, names)))


def _filtered(node: nodes.Filter, words: str) -> str:
    match node:
        case nodes.Filter(name=name) if name in values.SILENT:
            return words
        case nodes.Filter(name=name, args=[]) if name in values.FILTERS:
            return _(values.FILTERS[name]).format(value=words)
        case nodes.Filter(name="ending", args=[marks]):
            return _(values.ENDING).format(value=words, marks=_marks(marks))
        case nodes.Filter(name="default", args=[nodes.Const(value=instead)]):
            return _(_INSTEAD).format(one=words, other=f"«{instead}»") if instead else words
        case _:
            raise _UnsaidError


def _marks(node: nodes.Node) -> str:
    """Return the marks in which a text may end: «;», or «.» or «;»."""
    match node:
        case nodes.Const(value=str() as mark):
            return f"«{mark}»"
        case nodes.CondExpr(expr1=one, expr2=nodes.Expr() as other):
            return _(_OR).format(one=_marks(one), other=_marks(other))
        case _:
            raise _UnsaidError


def _called(node: nodes.Call) -> str:
    if isinstance(node.node, nodes.Name) and node.node.name == "super" and not node.args:
        return _(_ABOVE)
    return _(_PHRASE).format(text=_said(_phrase(node)))


def _phrase(node: nodes.Call) -> str:
    """Return the message of a call of gettext; empty where it is another call."""
    match node.node, node.args:
        case nodes.Name(name="_" | "gettext"), [nodes.Const(value=str() as text)]:
            return text
        case nodes.Name(name="pgettext"), [nodes.Const(), nodes.Const(value=str() as text)]:
            return text
        case _:
            return ""


def _wordings(node: nodes.Node) -> Iterator[str]:
    """Yield the texts that an expression may print as they stand in it."""
    match node:
        case nodes.Const(value=str() as text):
            yield text
        case nodes.CondExpr(expr1=one, expr2=other):
            yield from _wordings(one)
            yield from _wordings(other) if other else ()
        case nodes.Or(left=one, right=other):
            yield from _wordings(one)
            yield from _wordings(other)
        case nodes.Filter(node=nodes.Expr() as inner):
            yield from _wordings(inner)
        case nodes.Concat(nodes=parts):
            for part in parts:
                yield from _wordings(part)


def _condition(node: nodes.Node, names: Names, *, holds: bool) -> str:
    """Return the clause that a condition holds, or that it does not."""
    match node:
        case nodes.Not(node=inner):
            return _condition(inner, names, holds=not holds)
        case nodes.And(left=one, right=other) | nodes.Or(left=one, right=other):
            frame = _AND if isinstance(node, nodes.And) is holds else _OR
            clauses = [_part_of(node, part, names, holds=holds) for part in (one, other)]
            return _(frame).format(one=clauses[0], other=clauses[1])
        case nodes.Test(name="defined" | "undefined" as test, node=inner):
            return _given(_way(inner, names), holds=holds is (test == "defined"))
        case nodes.Filter(name="list", node=nodes.Filter() as inner):
            return _condition(inner, names, holds=holds)
        case nodes.Filter(
            name="selectattr", node=nodes.Name(name="signatories"), args=[nodes.Const(value="post")]
        ):
            return _(conditions.HAVING_POSTS[not holds])
        case nodes.Compare(ops=[nodes.Operand(op=op, expr=nodes.Const(value=other))]):
            return _compared(node.expr, op, other, names, holds=holds)
        case nodes.Filter(name="length", node=inner):
            return _given(_way(inner, names), holds=holds)
        case _:
            return _given(_way(node, names), holds=holds)


def _part_of(whole: nodes.And | nodes.Or, part: nodes.Expr, names: Names, *, holds: bool) -> str:
    """Return a clause of a condition, in brackets where it would be misread without."""
    words = _condition(part, names, holds=holds)
    mixed = isinstance(part, nodes.And | nodes.Or) and type(part) is not type(whole)
    return f"({words})" if mixed else words


_OPPOSITE = {"eq": "ne", "ne": "eq", "gt": "lteq", "lteq": "gt", "lt": "gteq", "gteq": "lt"}


def _compared(node: nodes.Expr, op: str, other: object, names: Names, *, holds: bool) -> str:
    """Return the clause of a comparison with a fixed value."""
    op = op if holds else _OPPOSITE.get(op, "")
    if op not in conditions.COMPARED:
        raise _UnsaidError
    if isinstance(node, nodes.Filter) and node.name == "length" and isinstance(other, int):
        return _counted(_way(node.node, names), op, other)
    way = _way(node, names)
    if op in ("eq", "ne") and (pair := conditions.EQUAL.get((way, str(other)))):
        differs = op == "ne"
        return _(pair[differs])
    return _(conditions.COMPARED[op]).format(value=_said(way_in_words(way)), other=other)


def _counted(way: str, op: str, number: int) -> str:
    """Return the clause that a list has so many items."""
    one, several, some, none = map(_, conditions.COUNTED.get(way, ("", "", "", "")))
    match op, number:
        case ("eq", 1):
            words = one
        case ("gt", 1) | ("gteq", 2):
            words = several
        case ("gt" | "ne", 0) | ("gteq", 1):
            words = some
        case ("eq" | "lteq", 0) | ("lt", 1):
            words = none
        case _:
            words = ""
    if words:
        return words
    length = _(conditions.LENGTH).format(list=_said(way_in_words(way)))
    return _(conditions.COMPARED[op]).format(value=length, other=number)


def _given(way: str, *, holds: bool) -> str:
    """Return the clause that a value is there, or that it is not."""
    if way in conditions.GIVEN:
        return _(conditions.GIVEN[way][not holds])
    if way in conditions.COUNTED:
        _one, _several, some, none = conditions.COUNTED[way]
        return _(some if holds else none)
    return _(conditions.ANY[not holds]).format(value=_said(way_in_words(way)))


def _way(node: nodes.Node | None, names: Names) -> str:
    match node:
        case nodes.Name(name=name):
            return names.get(name, name)
        case nodes.Getattr(node=owner, attr=name):
            return f"{_way(owner, names)}.{name}"
        case nodes.Getitem(node=owner, arg=nodes.Const(value=str() as name)):
            return f"{_way(owner, names)}.{name}"
        case nodes.Getitem(node=owner, arg=nodes.Const(value=int() as number)):
            return f"{_way(owner, names)}[{number}]"
        case nodes.Filter(name=name, node=inner) if name in values.SILENT:
            return _way(inner, names)
        case _:
            raise _UnsaidError


def _said(words: str) -> str:
    if not words:
        raise _UnsaidError
    return words
