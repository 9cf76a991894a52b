"""What a template is made of: its blocks, the variables that it prints, its conditions."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from drafter.composing.loader import not_utf_8
from drafter.composing.syntax import syntax_problems
from drafter.errors import TemplateError

_PHRASES = {"_", "gettext", "ngettext", "pgettext", "npgettext", "super", "range", "loop"}

Used = dict[tuple[str, str], int]
"""Lines by sort (block, variable, condition) and name."""


def used(file: Path, free: set[str]) -> Used:
    """Return what a template uses, but for what stands in the blocks named in `free`.

    Raises TemplateError with every slip of syntax for a template that cannot be parsed.
    """
    tree = parsed(file)
    for block in tree.find_all(nodes.Block):
        if block.name in free:
            block.name, block.body = "", []
    found: Used = {}
    for block in tree.find_all(nodes.Block):
        if block.name:
            found.setdefault(("block", block.name), block.lineno)
    for condition in tree.find_all(nodes.If):
        for name in _variables(condition.test):
            found.setdefault(("condition", f"if {name}"), condition.lineno)
    for output in tree.find_all(nodes.Output):
        for name in _variables(output):
            # In which case a name stands is a matter of the language.
            plain = ".".join(name.split(".")[:2])
            found.setdefault(("variable", plain), output.lineno)
    return found


def base_of(file: Path) -> tuple[str, int] | None:
    """Return the template that one extends by its name, with the line; None if there is none.

    Raises TemplateError as `used` does.
    """
    extends = parsed(file).find(nodes.Extends)
    if extends is None or not isinstance(extends.template, nodes.Const):
        return None
    return str(extends.template.value), extends.lineno


def parsed(file: Path) -> nodes.Template:
    """Return a template's tree; raises TemplateError with every slip of its syntax."""
    try:
        source = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateError([not_utf_8(file)]) from error
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    try:
        return environment.parse(source)
    except TemplateSyntaxError as error:
        raise TemplateError(syntax_problems(environment, source, str(file))) from error


def fields_of(file: Path) -> set[str]:
    """Return the names of the fields that a template asks for; raises as `parsed` does."""
    found = set()
    for node in parsed(file).find_all((nodes.Getattr, nodes.Getitem)):
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


def _variables(node: nodes.Node) -> Iterator[str]:
    for name in [node] if isinstance(node, nodes.Name) else node.find_all(nodes.Name):
        if name.name not in _PHRASES and name.ctx == "load":
            owner = next((a.attr for a in node.find_all(nodes.Getattr) if a.node is name), "")
            yield f"{name.name}.{owner}" if owner else name.name
