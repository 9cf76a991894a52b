"""The names in a template: variables, attributes, filters and phrases that do not exist."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, get_args, get_origin

from jinja2 import nodes
from markupsafe import Markup

from drafter.composing.environment import Environment, without_marks
from drafter.composing.lexing import column_of, place_of_word
from drafter.errors import CatalogError
from drafter.wording import _
from drafter.wording.phrases import Phrases
from drafter.wording.suggestions import suggestion
from drafter.words.reference import GROUP, attributes, kind_of, known_type
from drafter.words.words import ClauseWords, LetterWords

_OF_CALLS = {"super", "self", "caller", "varargs", "kwargs", "true", "false", "none"}
_OF_LOOPS = {"index", "index0", "revindex", "revindex0", "first", "last", "length", "depth"} | {
    "depth0",
    "previtem",
    "nextitem",
}
_OF_TEXT = {"capitalize", "ending", "lower", "replace", "title", "trim", "truncate"} | {
    "unbroken",
    "uncapitalize",
    "upper",
}
_OF_LISTS = {"batch", "groupby", "join", "map", "reject", "rejectattr", "select"} | {
    "selectattr",
    "slice",
    "sort",
    "unique",
}
_KEEPING = {
    "counted",
    "default",
    "list",
    "reject",
    "rejectattr",
    "reverse",
    "select",
    "selectattr",
} | {
    "sort",
    "unique",
}
_BY_ATTRIBUTE = {"groupby", "map", "rejectattr", "selectattr", "sort", "unique"}
_FIRST_IS_ATTRIBUTE = {"groupby", "rejectattr", "selectattr"}
_SINGULARS = {"_": 0, "gettext": 0, "pgettext": 1, "ngettext": 0, "npgettext": 1}
"""Which argument of a function of gettext is the phrase itself."""

_UNKNOWN: Any = object()
"""The type of what the check cannot know."""

_LOOP: Any = object()
"""The type of `loop`."""

Scope = dict[str, Any]


class Found(NamedTuple):
    """What is wrong with a word, which stands at or behind a line and column."""

    id: str
    line: int
    column: int
    word: str
    what: str
    advice: str = ""


def found(fault: str, node: nodes.Node, word: str, what: str, advice: str = "") -> Found:
    """Return what is wrong with a word at a node or behind it; `fault` is its id."""
    return Found(fault, int(node.lineno), column_of(node), word, what, advice)


def wrong_names(
    template: nodes.Template, environment: Environment, words: Phrases, given: Iterable[str] = ()
) -> Iterator[Found]:
    """Yield every variable, attribute, filter, test and phrase that does not exist.

    `given` are variables that templates which include this one set for it.
    """
    names = _Names(environment, words)
    names.known |= dict.fromkeys(given, _UNKNOWN)
    top = [node for node in template.body if not isinstance(node, nodes.Block)]
    # Macros and imports of the top level are known in every block, wherever they stand.
    for node in top:
        if isinstance(node, nodes.Macro):
            names.known[node.name] = _UNKNOWN
    for node in top:
        yield from names.of(node, names.known)
    for node in template.body:
        if isinstance(node, nodes.Block):
            yield from names.of(node, names.known)


class _Names:
    """Follows what each expression holds through a template."""

    def __init__(self, environment: Environment, words: Phrases) -> None:
        self.environment = environment
        self.words = words
        hints = attributes(LetterWords).items()
        # A letter gives a clause whatever parameters, and has whatever fields and columns.
        unknown = dict.fromkeys(("clause", "fields", "row"), _UNKNOWN)
        self.known: Scope = {name: known_type(hint) for name, hint in hints} | unknown

    def of(self, node: nodes.Node, scope: Scope) -> Iterator[Found]:
        """Yield what is wrong below a node; names that it sets are added to the scope."""
        follow = self._followers().get(type(node))
        if follow is not None:
            yield from follow(node, scope)
            return
        yield from self._of_expression(node, scope)
        for child in node.iter_child_nodes():
            yield from self.of(child, scope)

    def _followers(self) -> dict[type[nodes.Node], Callable[[Any, Scope], Iterator[Found]]]:
        return {
            nodes.For: self._of_loop,
            nodes.Macro: self._of_macro,
            nodes.CallBlock: self._of_macro,
            nodes.With: self._of_with,
            nodes.Assign: self._of_assignment,
            nodes.AssignBlock: self._of_assigned_block,
            nodes.Import: self._of_import,
            nodes.FromImport: self._of_import,
            nodes.Block: self._of_block,
            nodes.If: self._of_condition,
            nodes.Output: self._of_output,
        }

    def _of_all(self, body: Iterable[nodes.Node], scope: Scope) -> Iterator[Found]:
        for node in body:
            yield from self.of(node, scope)

    def _of_loop(self, node: nodes.For, scope: Scope) -> Iterator[Found]:
        yield from self.of(node.iter, scope)
        inner = {**scope, **self._loop_names(node, scope), "loop": _LOOP}
        yield from self._of_all([*([node.test] if node.test else []), *node.body], inner)
        yield from self._of_all(node.else_, scope)

    def _of_with(self, node: nodes.With, scope: Scope) -> Iterator[Found]:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            yield from self.of(value, scope)
            inner |= _targets(target, self.type_of(value, scope))
        yield from self._of_all(node.body, inner)

    def _of_assignment(self, node: nodes.Assign, scope: Scope) -> Iterator[Found]:
        yield from self.of(node.node, scope)
        scope |= _targets(node.target, self.type_of(node.node, scope))

    def _of_assigned_block(self, node: nodes.AssignBlock, scope: Scope) -> Iterator[Found]:
        yield from self._of_all([*([node.filter] if node.filter else []), *node.body], scope)
        scope |= _targets(node.target, str)

    def _of_import(self, node: nodes.Import | nodes.FromImport, scope: Scope) -> Iterator[Found]:
        if isinstance(node, nodes.Import):
            scope[node.target] = _UNKNOWN
        else:
            names = (name if isinstance(name, str) else name[1] for name in node.names)
            scope |= dict.fromkeys(names, _UNKNOWN)
        yield from ()

    def _of_block(self, node: nodes.Block, scope: Scope) -> Iterator[Found]:
        yield from self._of_all(node.body, dict(scope if node.scoped else self.known))

    def _of_condition(self, node: nodes.If, scope: Scope) -> Iterator[Found]:
        yield from self._of_all([node.test, *node.body, *node.elif_, *node.else_], scope)

    def _of_macro(self, node: nodes.Macro | nodes.CallBlock, scope: Scope) -> Iterator[Found]:
        inner = dict(scope) | {argument.name: _UNKNOWN for argument in node.args}
        yield from self._of_all(node.defaults, scope)
        if isinstance(node, nodes.Macro):
            scope[node.name] = inner[node.name] = _UNKNOWN
        else:
            yield from self.of(node.call, scope)
        yield from self._of_all(node.body, inner)

    def _of_output(self, node: nodes.Output, scope: Scope) -> Iterator[Found]:
        for part in node.nodes:
            yield from self.of(part, scope)
            kind = self.type_of(part, scope)
            word = part.name if isinstance(part, nodes.Name) else ""
            if get_origin(kind) is list:
                advice = _("Print its items inside {% for … %}, or join them with the filter join.")
                what = _("A list cannot be printed.")
                yield found("template-printed-list", part, word, what, advice)
            elif _is_group(kind):
                what = _("«{name}» is a group of values, which cannot be printed.")
                advice = _("Print one of them: {names}.").format(names=", ".join(attributes(kind)))
                what = what.format(name=word or "…")
                yield found("template-printed-group", part, word, what, advice)

    def _loop_names(self, node: nodes.For, scope: Scope) -> Scope:
        kind = self.type_of(node.iter, scope)
        return _targets(node.target, get_args(kind)[0] if get_origin(kind) is list else _UNKNOWN)

    def _of_expression(self, node: nodes.Node, scope: Scope) -> Iterator[Found]:
        match node:
            case nodes.Name(ctx="load"):
                known = {*scope, *self.environment.globals, *_OF_CALLS}
                if node.name not in known:
                    what = _("The letter has no variable «{name}».").format(name=node.name)
                    advice = suggestion(node.name, scope)
                    yield found("template-unknown-variable", node, node.name, what, advice)
            case nodes.Getattr():
                yield from self._of_attribute(node, self.type_of(node.node, scope), node.attr)
            case nodes.Getitem(arg=nodes.Const(value=str() as name)):
                yield from self._of_attribute(node, self.type_of(node.node, scope), name)
            case nodes.Filter():
                yield from self._of_filter(node, scope)
            case nodes.Test():
                tests, what = self.environment.tests, _("There is no test «{name}».")
                yield from self._of_member("template-unknown-test", node, node.name, tests, what)
            case nodes.Call(node=nodes.Name(name=function)):
                yield from self._of_phrase(node, function)
            case _:
                pass

    def _of_member(
        self, fault: str, node: nodes.Node, name: str, known: Iterable[str], what: str
    ) -> Iterator[Found]:
        if name not in known:
            yield found(fault, node, name, what.format(name=name), suggestion(name, known))

    def _of_attribute(self, node: nodes.Node, owner: Any, name: str) -> Iterator[Found]:
        if owner is _UNKNOWN:
            return
        if get_origin(owner) is list or owner in (str, Markup):
            what = _("This value has no part «{name}».").format(name=name)
            advice = _("Delete «.{name}»; the items of a list are used inside «for».")
            yield found("template-unknown-part", node, name, what, advice.format(name=name))
        else:
            known, what = _parts_of(owner), _("There is no «{name}» here.")
            yield from self._of_member("template-unknown-part", node, name, known, what)

    def _of_filter(self, node: nodes.Filter, scope: Scope) -> Iterator[Found]:
        filters = self.environment.filters
        fault, what = "template-unknown-filter", _("There is no filter «{name}».")
        yield from self._of_member(fault, node, node.name, filters, what)
        if node.name == "map" and node.args and isinstance(node.args[0], nodes.Const):
            inner = node.args[0]
            yield from self._of_member(fault, inner, str(inner.value), filters, what)
        kind = self.type_of(node.node, scope) if node.node else _UNKNOWN
        if kind is _UNKNOWN or node.name not in filters:
            return
        if node.name in _OF_TEXT and (get_origin(kind) is list or _is_group(kind)):
            what = _("The filter «{name}» takes a text, but this is a list.")
            advice = _("Use it on each item, inside {% for … %}.")
            if _is_group(kind):
                what = _("The filter «{name}» takes a text, but this is a group of values.")
                advice = _("Print one of them: {names}.").format(names=", ".join(attributes(kind)))
            what = what.format(name=node.name)
            yield found("template-filter-of-text", node, node.name, what, advice)
        elif node.name in _OF_LISTS and get_origin(kind) is not list:
            what = _("The filter «{name}» takes a list, but this is a text.")
            advice = _("Lists are: {names}.").format(names="demands, signatories")
            what = what.format(name=node.name)
            yield found("template-filter-of-lists", node, node.name, what, advice)
        elif node.name in _BY_ATTRIBUTE:
            yield from self._of_named_attribute(node, get_args(kind)[0])

    def _of_named_attribute(self, node: nodes.Filter, item: Any) -> Iterator[Found]:
        named = [pair.value for pair in node.kwargs if pair.key == "attribute"]
        named += node.args[:1] if node.name in _FIRST_IS_ATTRIBUTE else []
        for argument in named:
            if not isinstance(argument, nodes.Const) or not isinstance(argument.value, str):
                continue
            owner = item
            for name in argument.value.split("."):
                yield from self._of_attribute(argument, owner, name)
                owner = _part_of(owner, name)

    def _of_phrase(self, node: nodes.Call, function: str) -> Iterator[Found]:
        if function not in _SINGULARS:
            return
        values = [a.value for a in node.args if isinstance(a, nodes.Const)]
        texts = [without_marks(value) for value in values if isinstance(value, str)]
        first = _SINGULARS[function]
        count = first + (2 if "ngettext" in function or "npgettext" in function else 1)
        if len(texts) < count:
            return
        name = "gettext" if function == "_" else function
        number = [1] if name.startswith("n") else []
        try:
            getattr(self.words.translations, name)(*texts[:count], *number)
        except CatalogError as error:
            (problem,) = error.problems
            word = texts[first].partition("\n")[0]
            advice = problem.advice
            if problem.place:
                advice = _("Translate it in the file {file}.").format(file=problem.place.file)
            yield found(problem.id, node.args[first], word, problem.what, advice)

    def type_of(self, node: nodes.Node | None, scope: Scope) -> Any:
        """Return what an expression holds, as far as it is known."""
        match node:
            case nodes.Name():
                return scope.get(node.name, _UNKNOWN)
            case nodes.Getitem(arg=nodes.Slice()):
                return self.type_of(node.node, scope)
            case nodes.Getattr() | nodes.Getitem(arg=nodes.Const()):
                name = node.attr if isinstance(node, nodes.Getattr) else node.arg.value  # type: ignore[attr-defined]
                return _part_of(self.type_of(node.node, scope), name)
            case nodes.Filter(name="first" | "last"):
                kind = self.type_of(node.node, scope)
                return get_args(kind)[0] if get_origin(kind) is list else _UNKNOWN
            case nodes.Filter(name=name) if name in _KEEPING:
                return self.type_of(node.node, scope)
            case nodes.Const(value=str()):
                return str
            case _:
                return _UNKNOWN


def _parts_of(owner: Any) -> Iterable[str]:
    """Return the names of the parts that a group or a loop has."""
    return _OF_LOOPS if owner is _LOOP else attributes(owner)


def _part_of(owner: Any, name: str | int) -> Any:
    """Return what a part of a value holds, as far as it is known."""
    if get_origin(owner) is list:
        return get_args(owner)[0] if isinstance(name, int) else _UNKNOWN
    if owner in (_UNKNOWN, _LOOP, str, Markup):
        return _UNKNOWN
    hint = attributes(owner).get(str(name))
    return known_type(hint) if hint is not None else _UNKNOWN


def _is_group(kind: Any) -> bool:
    known = kind not in (_UNKNOWN, _LOOP) and get_origin(kind) is not list
    return known and kind is not bool and kind_of(kind) == GROUP


def _targets(target: nodes.Node, kind: Any) -> Scope:
    """Return the names that an assignment sets, with their types."""
    if isinstance(target, nodes.Name):
        # A clause has whatever parameters a letter gives it.
        return {target.name: _UNKNOWN if kind is ClauseWords else kind}
    return {name.name: _UNKNOWN for name in target.find_all(nodes.Name)}


def placed(item: Found, lines: Sequence[str]) -> tuple[int, int]:
    """Return line and column of a word: the first one at or behind the place of its node."""
    return place_of_word(lines, item.line, item.column, item.word)
