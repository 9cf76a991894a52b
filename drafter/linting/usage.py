"""What a template is made of: its blocks, the variables that it prints, its conditions."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from drafter.composing.lexing import column_of
from drafter.composing.loader import not_utf_8
from drafter.composing.syntax import syntax_problems
from drafter.errors import TemplateError

_PHRASES = {"_", "gettext", "ngettext", "pgettext", "npgettext", "super", "range", "loop", "caller"}


class Key(NamedTuple):
    """Something that a template has: its sort (block, condition or variable) and its name."""

    sort: str
    name: str


class Use(NamedTuple):
    """Where a template uses something, and by which word."""

    line: int
    column: int
    word: str


def used(tree: nodes.Template, passed_over: set[str]) -> dict[Key, Use]:
    """Return what a template uses, but for what stands in the blocks named in `passed_over`.

    Those blocks of `tree` are emptied.  An item of a list goes by the name of the list, since each
    template may call it otherwise; what a template sets itself is passed over.
    """
    blocks = list(tree.find_all(nodes.Block))
    for block in blocks:
        if block.name in passed_over:
            block.body = []
    found = {
        Key("block", block.name): Use(block.lineno, column_of(block), block.name)
        for block in blocks
        if block.name not in passed_over
    }
    lists, own = _lists(tree), _own_names(tree)
    for condition in tree.find_all(nodes.If):
        for name, use in _variables(condition.test, lists, own):
            found.setdefault(Key("condition", f"if {name}"), use)
    for printed in tree.find_all((nodes.Output, nodes.For)):
        shown = printed.iter if isinstance(printed, nodes.For) else printed
        for name, use in _variables(shown, lists, own):
            # In which case a name stands is a matter of the language.
            found.setdefault(Key("variable", ".".join(name.split(".")[:2])), use)
    return found


def _lists(tree: nodes.Template) -> dict[str, str]:
    """Return the lists that loops go through, by the names of their items."""
    found = {}
    for loop in tree.find_all(nodes.For):
        name = next(iter(_names(loop.iter)), None)
        if name and isinstance(loop.target, nodes.Name):
            found[loop.target.name] = name.name
    return found


def _own_names(tree: nodes.Template) -> set[str]:
    """Return the names that a template sets, and those of its macros and of imported ones."""
    names = {name.name for name in tree.find_all(nodes.Name) if name.ctx in ("store", "param")}
    names |= {macro.name for macro in tree.find_all(nodes.Macro)}
    names |= {imported.target for imported in tree.find_all(nodes.Import)}
    for imported in tree.find_all(nodes.FromImport):
        names |= {name if isinstance(name, str) else name[1] for name in imported.names}
    return names


def _variables(
    node: nodes.Node, lists: Mapping[str, str], own: set[str]
) -> Iterator[tuple[str, Use]]:
    for name in _names(node):
        if name.name in _PHRASES or (name.name in own and name.name not in lists):
            continue
        plain = lists.get(name.name, name.name)
        if plain in own:
            continue
        part = next((a.attr for a in node.find_all(nodes.Getattr) if a.node is name), "")
        use = Use(name.lineno, column_of(name), name.name)
        yield (f"{plain}.{part}" if part else plain), use


def _names(node: nodes.Node) -> Iterator[nodes.Name]:
    found = [node] if isinstance(node, nodes.Name) else node.find_all(nodes.Name)
    yield from (name for name in found if name.ctx == "load")


def parsed(file: Path) -> nodes.Template:
    """Return a template's tree; raises TemplateError with every slip of its syntax."""
    try:
        source = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateError([not_utf_8(file)]) from error
    return _parsed(source, str(file))


def _parsed(source: str, file: str) -> nodes.Template:
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    try:
        return environment.parse(source)
    except TemplateSyntaxError as error:
        raise TemplateError(syntax_problems(environment, source, file)) from error


def fields_of(file: Path) -> set[str]:
    """Return the names of the fields that a template asks for; raises as `parsed` does."""
    return _fields(parsed(file))


def fields_in(source: str, file: str) -> set[str]:
    """Return the names of the fields that a template's text asks for, if it is sound."""
    try:
        return _fields(_parsed(source, file))
    except TemplateError:
        return set()


def _fields(tree: nodes.Template) -> set[str]:
    found = set()
    for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
        match node:
            case nodes.Getattr(node=nodes.Name(name="fields"), attr=name):
                found.add(str(name))
            case nodes.Getitem(
                node=nodes.Name(name="fields"), arg=nodes.Const(value=str() as name)
            ):
                found.add(name)
            case _:
                pass
    return found
