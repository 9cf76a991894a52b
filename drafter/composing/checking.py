"""What is wrong with a template, found without a letter: all problems at once, in their places."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin

from jinja2 import TemplateSyntaxError, nodes
from jinja2.exceptions import TemplateNotFound
from markupsafe import Markup

from drafter.composing.environment import TracingEnvironment, without_marks
from drafter.composing.markup import MarkupError, read
from drafter.composing.reference import attributes, known_type
from drafter.composing.syntax import broken_syntax, suggestion, syntax_problems
from drafter.composing.variants import printed_classes, variants
from drafter.composing.words import ClauseWords, LetterWords
from drafter.errors import CatalogError, Place, Problem
from drafter.wording import _
from drafter.wording.alphabets import mixed_words
from drafter.wording.phrases import Phrases

_ALWAYS_THERE = {"loop", "super", "self", "caller", "varargs", "kwargs", "true", "false", "none"}
_OF_TEXT = {"capitalize", "ending", "lower", "replace", "title", "trim", "unbroken"} | {
    "uncapitalize",
    "upper",
    "truncate",
    "wordcount",
}
_OF_LISTS = {"batch", "groupby", "join", "map", "max", "min", "reject", "rejectattr"} | {
    "select",
    "selectattr",
    "slice",
    "sort",
    "sum",
    "unique",
}
_KEEPING = {"counted", "default", "rejectattr", "reverse", "selectattr", "sort", "unique"}
_UNKNOWN = object()
"""The type of what the check cannot know."""

Scope = dict[str, Any]


class _Found(NamedTuple):
    line: int
    word: str
    what: str
    advice: str = ""


class Checker:
    """Checks the templates of one language."""

    def __init__(
        self, language: str, folders: Sequence[Path], words: Phrases, styles: Iterable[str]
    ) -> None:
        """Take the language, the folders of templates, its phrases, and the look's style names."""
        self.environment = TracingEnvironment(language, folders, words)
        self.words = words
        self.styles = frozenset(styles)

    def check(self, name: str) -> list[Problem]:
        """Return what is wrong with a template, in the order of its lines."""
        loader = self.environment.loader
        assert loader is not None  # noqa: S101 - the environment is always made with one
        try:
            source, file, _fresh = loader.get_source(self.environment, name)
        except UnicodeDecodeError:
            what = _("The template is not in UTF-8.")
            return [Problem(Place(name), what, _("Save it as UTF-8."))]
        except TemplateNotFound:
            return [Problem(Place(name), _("There is no template «{name}».").format(name=name))]
        file = file or name
        found = syntax_problems(self.environment, source, file)
        if found:
            return found
        try:
            template = self.environment.parse(source, name, file)
        except TemplateSyntaxError as error:
            return [broken_syntax(error, source, file)]
        lines = source.splitlines()
        places = [_placed(item, lines, file) for item in self._of_names(template)]
        places += self._of_markup(template, file)
        places += [_placed(item, lines, file) for item in self._of_blocks(template)]
        places += list(_of_letters(source, file))
        return sorted(dict.fromkeys(places), key=_order)

    def _of_names(self, template: nodes.Template) -> Iterator[_Found]:
        types = {name: known_type(hint) for name, hint in attributes(LetterWords).items()}
        # The clause of a clause's own template has whatever parameters a letter gives it.
        types["clause"] = _UNKNOWN
        yield from _Names(self, types).of_bodies(template.body)

    def _of_markup(self, template: nodes.Template, file: str) -> list[Problem]:
        """Return the flaws of the markup of each body that is printed on its own."""
        extends = template.find(nodes.Extends) is not None
        whole: list[list[nodes.Node]] = [] if extends else [template.body]
        if extends:
            whole += [node.body for node in template.body if isinstance(node, nodes.Block)]
        whole += [macro.body for macro in template.find_all(nodes.Macro)]
        problems = [
            Problem(Place(file, line), *self._without_style(style))
            for style, line in printed_classes(template)
            if style and style not in self.styles
        ]
        for body in whole:
            for marked in variants(body, self._prints_paragraphs):
                try:
                    read(without_marks(marked), self.styles, str)
                except MarkupError as error:
                    problems += [
                        Problem(
                            Place(*self.environment.place(marked, flaw.offset)),
                            flaw.what,
                            flaw.advice,
                        )
                        for flaw in error.flaws
                    ]
        return problems

    def _without_style(self, style: str) -> tuple[str, str]:
        what = _("The look has no style for the class «{style}».").format(style=style)
        return what, _("Correct the class, or add the style to the look in Word.")

    def _prints_paragraphs(self, expression: nodes.Expr) -> bool:
        if isinstance(expression, nodes.Call):
            return True
        return isinstance(expression, nodes.Name) and expression.name == "body"

    def _of_blocks(self, template: nodes.Template) -> Iterator[_Found]:
        extends = template.find(nodes.Extends)
        if extends is None or not isinstance(extends.template, nodes.Const):
            return
        known = self._blocks_of(str(extends.template.value), set())
        if known is None:
            what = _("There is no template «{name}».").format(name=extends.template.value)
            yield _Found(extends.lineno, str(extends.template.value), what)
            return
        for node in template.body:
            if isinstance(node, nodes.Block) and node.name not in known:
                what = _("No template that this one extends has the block «{name}».")
                yield _Found(
                    node.lineno,
                    node.name,
                    what.format(name=node.name),
                    suggestion(node.name, known),
                )
            if isinstance(node, nodes.Output):
                yield from _outside_blocks(node, self.environment)

    def _blocks_of(self, name: str, seen: set[str]) -> set[str] | None:
        """Return the blocks of a template and of those that it extends; None if there is none."""
        loader = self.environment.loader
        assert loader is not None  # noqa: S101 - the environment is always made with one
        if name in seen:
            return set()
        try:
            source = loader.get_source(self.environment, name)[0]
            template = self.environment.parse(source, name)
        except TemplateNotFound:
            return None
        except TemplateSyntaxError:
            return set()
        found = {block.name for block in template.find_all(nodes.Block)}
        extends = template.find(nodes.Extends)
        if extends and isinstance(extends.template, nodes.Const):
            found |= self._blocks_of(str(extends.template.value), seen | {name}) or set()
        return found


class _Names:
    """Follows variables, attributes, filters and phrases through a template."""

    def __init__(self, checker: Checker, types: Scope) -> None:
        self.checker = checker
        self.environment = checker.environment
        self.types = types

    def of_bodies(self, body: Iterable[nodes.Node]) -> Iterator[_Found]:
        scope = dict(self.types)
        for node in body:
            yield from self.of(node, scope)

    def of(self, node: nodes.Node, scope: Scope) -> Iterator[_Found]:
        """Yield what is wrong below a node; names that it sets are added to the scope."""
        follow = self._followers().get(type(node))
        if follow is not None:
            yield from follow(node, scope)
            return
        yield from self._of_expression(node, scope)
        for child in node.iter_child_nodes():
            yield from self.of(child, scope)

    def _followers(self) -> dict[type[nodes.Node], Callable[[Any, Scope], Iterator[_Found]]]:
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
        }

    def _of_loop(self, node: nodes.For, scope: Scope) -> Iterator[_Found]:
        yield from self.of(node.iter, scope)
        inner = {**scope, **self._loop_names(node, scope)}
        for child in (*([node.test] if node.test else []), *node.body):
            yield from self.of(child, inner)
        for child in node.else_:
            yield from self.of(child, scope)

    def _of_with(self, node: nodes.With, scope: Scope) -> Iterator[_Found]:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            yield from self.of(value, scope)
            inner |= _targets(target, self.type_of(value, scope))
        for child in node.body:
            yield from self.of(child, inner)

    def _of_assignment(self, node: nodes.Assign, scope: Scope) -> Iterator[_Found]:
        yield from self.of(node.node, scope)
        scope |= _targets(node.target, self.type_of(node.node, scope))

    def _of_assigned_block(self, node: nodes.AssignBlock, scope: Scope) -> Iterator[_Found]:
        for child in node.body:
            yield from self.of(child, scope)
        scope |= _targets(node.target, str)

    def _of_import(self, node: nodes.Import | nodes.FromImport, scope: Scope) -> Iterator[_Found]:
        if isinstance(node, nodes.Import):
            scope[node.target] = _UNKNOWN
        else:
            names = (name if isinstance(name, str) else name[1] for name in node.names)
            scope |= dict.fromkeys(names, _UNKNOWN)
        yield from ()

    def _of_block(self, node: nodes.Block, scope: Scope) -> Iterator[_Found]:
        inner = dict(scope)
        for child in node.body:
            yield from self.of(child, inner)

    def _of_condition(self, node: nodes.If, scope: Scope) -> Iterator[_Found]:
        yield from self.of(node.test, scope)
        for child in (*node.body, *node.elif_, *node.else_):
            yield from self.of(child, scope)

    def _of_macro(self, node: nodes.Macro | nodes.CallBlock, scope: Scope) -> Iterator[_Found]:
        inner = dict(scope)
        for argument in node.args:
            inner[argument.name] = _UNKNOWN
        for default in node.defaults:
            yield from self.of(default, scope)
        if isinstance(node, nodes.Macro):
            scope[node.name] = _UNKNOWN
        else:
            yield from self.of(node.call, scope)
        for child in node.body:
            yield from self.of(child, inner)

    def _loop_names(self, node: nodes.For, scope: Scope) -> Scope:
        kind = self.type_of(node.iter, scope)
        item = get_args(kind)[0] if get_origin(kind) is list else _UNKNOWN
        return _targets(node.target, item)

    def _of_expression(self, node: nodes.Node, scope: Scope) -> Iterator[_Found]:
        match node:
            case nodes.Name(ctx="load"):
                known = {*scope, *self.environment.globals, *_ALWAYS_THERE}
                if node.name not in known:
                    what = _("The letter has no variable «{name}».").format(name=node.name)
                    yield _Found(node.lineno, node.name, what, suggestion(node.name, scope))
            case nodes.Getattr():
                yield from self._of_attribute(node, node.attr, scope)
            case nodes.Getitem(arg=nodes.Const(value=str() as name)):
                yield from self._of_attribute(node, name, scope)
            case nodes.Filter():
                yield from self._of_filter(node, scope)
            case nodes.Test():
                if node.name not in self.environment.tests:
                    what = _("There is no test «{name}».").format(name=node.name)
                    advice = suggestion(node.name, self.environment.tests)
                    yield _Found(node.lineno, node.name, what, advice)
            case nodes.Call(node=nodes.Name(name=function)):
                yield from self._of_phrase(node, function)
            case _:
                pass

    def _of_attribute(
        self, node: nodes.Getattr | nodes.Getitem, name: str, scope: Scope
    ) -> Iterator[_Found]:
        owner = self.type_of(node.node, scope)
        if owner is _UNKNOWN:
            return
        if get_origin(owner) is list or owner in (str, Markup):
            what = _("This value has no part «{name}».").format(name=name)
            advice = _("Delete «.{name}»; the items of a list are used inside «for».")
            yield _Found(node.lineno, name, what, advice.format(name=name))
        elif name not in attributes(owner):
            what = _("There is no «{name}» here.").format(name=name)
            yield _Found(node.lineno, name, what, suggestion(name, attributes(owner)))

    def _of_filter(self, node: nodes.Filter, scope: Scope) -> Iterator[_Found]:
        if node.name not in self.environment.filters:
            what = _("There is no filter «{name}».").format(name=node.name)
            advice = suggestion(node.name, self.environment.filters)
            yield _Found(node.lineno, node.name, what, advice)
            return
        kind = self.type_of(node.node, scope) if node.node else _UNKNOWN
        if kind is _UNKNOWN:
            return
        if node.name in _OF_TEXT and get_origin(kind) is list:
            what = _("The filter «{name}» takes a text, but this is a list.")
            advice = _("Use it on each item, inside {% for … %}.")
            yield _Found(node.lineno, node.name, what.format(name=node.name), advice)
        elif node.name in _OF_LISTS and get_origin(kind) is not list:
            what = _("The filter «{name}» takes a list, but this is a text.")
            advice = _("Lists are: {names}.").format(names="demands, signatories")
            yield _Found(node.lineno, node.name, what.format(name=node.name), advice)

    def _of_phrase(self, node: nodes.Call, function: str) -> Iterator[_Found]:
        texts = [arg.value for arg in node.args if isinstance(arg, nodes.Const)]
        translations = self.checker.words.translations
        calls = {"_": 1, "gettext": 1, "pgettext": 2, "ngettext": 2, "npgettext": 3}
        count = calls.get(function, 0)
        if not count or len(texts) < count:
            return
        name = "gettext" if function == "_" else function
        number = [1] if name.startswith("n") else []
        try:
            getattr(translations, name)(*texts[:count], *number)
        except CatalogError as error:
            (problem,) = error.problems
            yield _Found(node.lineno, str(texts[count - 1]), problem.what, problem.advice)

    def type_of(self, node: nodes.Node | None, scope: Scope) -> Any:
        """Return what an expression holds, as far as it is known."""
        match node:
            case nodes.Name():
                return scope.get(node.name, _UNKNOWN)
            case nodes.Getattr() | nodes.Getitem(arg=nodes.Const()):
                owner = self.type_of(node.node, scope)
                name = node.attr if isinstance(node, nodes.Getattr) else node.arg.value  # type: ignore[attr-defined]
                if get_origin(owner) is list and isinstance(name, int):
                    return get_args(owner)[0]
                if owner is _UNKNOWN or get_origin(owner) is list or owner in (str, Markup):
                    return _UNKNOWN
                hint = attributes(owner).get(str(name))
                return known_type(hint) if hint is not None else _UNKNOWN
            case nodes.Filter(name="first" | "last" | "random"):
                kind = self.type_of(node.node, scope)
                return get_args(kind)[0] if get_origin(kind) is list else _UNKNOWN
            case nodes.Filter(name=name) if name in _KEEPING:
                return self.type_of(node.node, scope)
            case nodes.Const(value=str()):
                return str
            case _:
                return _UNKNOWN


def _targets(target: nodes.Node, kind: Any) -> Scope:
    """Return the names that an assignment sets, with their types."""
    if isinstance(target, nodes.Name):
        # A clause has whatever parameters a letter gives it.
        return {target.name: _UNKNOWN if kind is ClauseWords else kind}
    return {name.name: _UNKNOWN for name in target.find_all(nodes.Name)}


def _outside_blocks(node: nodes.Output, environment: TracingEnvironment) -> Iterator[_Found]:
    for part in node.nodes:
        text = without_marks(part.data) if isinstance(part, nodes.TemplateData) else "{{"
        if text.strip():
            what = _("What stands outside the blocks is not printed.")
            first = text.strip().splitlines()[0]
            yield _Found(_line_of(part, environment), first, what, _("Put it into a block."))
            return


def _line_of(part: nodes.Expr, environment: TracingEnvironment) -> int:
    """Return the line of the first printed word of a stretch of text."""
    if not isinstance(part, nodes.TemplateData):
        return part.lineno
    text = without_marks(part.data)
    return environment.place(part.data, len(text) - len(text.lstrip()))[1]


def _of_letters(source: str, file: str) -> Iterator[Problem]:
    for number, line in enumerate(source.splitlines(), 1):
        for mixed in mixed_words(re.sub(r"\{#.*?#\}", lambda m: " " * len(m[0]), line)):
            what = _("The word «{word}» mixes Latin and Cyrillic letters.").format(word=mixed.word)
            advice = _("Write «{word}».").format(word=mixed.meant) if mixed.meant else ""
            yield Problem(Place(file, number, mixed.offset + 1), what, advice)


def _placed(found: _Found, lines: Sequence[str], file: str) -> Problem:
    line = lines[found.line - 1] if 0 < found.line <= len(lines) else ""
    word = re.search(rf"(?<!\w){re.escape(found.word)}", line) if found.word else None
    column = word.start() + 1 if word else 1
    return Problem(Place(file, found.line, column), found.what, found.advice)


def _order(problem: Problem) -> tuple[int, int]:
    return (problem.place.line, problem.place.column) if problem.place else (0, 0)
