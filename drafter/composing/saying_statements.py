"""The tags of templates in words: «если подписантов несколько», «для каждого требования»."""

import re
from typing import Literal

import jinja2
from jinja2 import nodes

from drafter.composing import condition_names as conditions
from drafter.composing.saying import LONGEST, Names, condition_in_words, value_in_words, way_of
from drafter.composing.value_names import ITEMS
from drafter.wording import N_, _

Role = Literal["opens", "turns", "closes", "alone"]
"""Whether a tag opens a stretch, turns to another way in it, closes it, or stands alone."""

_OPENING = ("block", "call", "filter", "for", "if", "macro", "raw", "trans", "with")
_TURNING = ("elif", "else", "pluralize")
_TAG = re.compile(r"\{%[-+]?(.*?)[-+]?%\}", re.DOTALL)
_COMMENT = re.compile(r"\{#[-+]?(.*?)[-+]?#\}", re.DOTALL)
_LOOP = re.compile(r"(.+?)\s+in\s+(.+)", re.DOTALL)
_ONLY_WITH = N_("{list}, if {condition}")
_OF_CLAUSE = N_("here stands the standing passage")
_SINGULAR = {list_: item for item, list_ in ITEMS.items()}


def statement_in_words(statement: str, names: Names | None = None) -> tuple[str, Role]:
    """Return a tag in words, and its role.

    It may have its braces or not; a comment has them.  What has no words comes back as it is.
    """
    if comment := _COMMENT.fullmatch(statement.strip()):
        text = " ".join(comment[1].split())
        words = conditions.TAGS["comment"]
        return _(words).format(what=text), "alone"
    tag, rest = _parted(statement)
    if len(rest) > LONGEST:
        return f"{tag} {rest}", _role(tag, rest)
    return _words(tag, rest, names or {}) or f"{tag} {rest}".strip(), _role(tag, rest)


def closing_in_words(closing: str, opening: str, names: Names | None = None) -> str:
    """Return a tag that closes another, with what it closes: «конец условия: если есть тема».

    `names` are those of loops around the opening one.
    """
    words, _role = statement_in_words(closing, names)
    tag, rest = _parted(opening)
    opened = _name_of_block(rest) if tag == "block" else statement_in_words(opening, names)[0]
    return f"{words}: {opened}"


def names_in_loop(statement: str) -> dict[str, str]:
    """Return what a loop over a list of the letter calls its items: `{"d": "demand"}`."""
    tag, rest = _parted(statement)
    loop = _loop(rest) if tag == "for" and len(rest) <= LONGEST else None
    if loop is None or not loop[0].isidentifier() or loop[1] not in _SINGULAR:
        return {}
    return {loop[0]: _SINGULAR[loop[1]]}


def _parted(statement: str) -> tuple[str, str]:
    """Return the name of a tag, and the rest of its words."""
    braced = _TAG.fullmatch(statement.strip())
    tag, _space, rest = (braced[1] if braced else statement).strip().partition(" ")
    return tag, rest.strip()


def _role(tag: str, rest: str) -> Role:
    if tag in _OPENING or (tag == "set" and "=" not in rest):
        return "opens"
    if tag in _TURNING:
        return "turns"
    return "closes" if tag.startswith("end") else "alone"


def _words(tag: str, rest: str, names: Names) -> str:
    match tag:
        case "if" | "elif":
            return _framed(tag, condition=condition_in_words(rest, names))
        case "for":
            return _of_loop(rest, names)
        case "block":
            return _framed(tag, what=_name_of_block(rest))
        case "extends" | "include" | "import" | "from":
            return _of_template(tag, rest)
        case "set" if "=" in rest:
            name, _mark, value = rest.partition("=")
            return _framed(tag, name=name.strip(), what=value_in_words(value, names))
        case "set":
            return _framed(tag, name=rest, what="…")
        case "macro" | "call" | "filter" | "with":
            return _framed(tag, what=rest)
        case _:
            return _framed(tag)


def _name_of_block(rest: str) -> str:
    name = rest.split(" ")[0]
    return _(conditions.BLOCKS.get(name, "")) or f"«{name}»"


def _framed(tag: str, **parts: str) -> str:
    return _(conditions.TAGS.get(tag, "")).format(**parts)


def _of_loop(rest: str, names: Names) -> str:
    loop = _loop(rest)
    if loop is None:
        return _framed("for", what=rest)
    variable, items, condition = loop
    if items in conditions.FOR_EACH:
        words = _(conditions.FOR_EACH[items])
    else:
        words = _framed("for", what=value_in_words(items, names))
    if not condition:
        return words
    inner = {**names, **names_in_loop(f"for {variable} in {items}")}
    clause = condition_in_words(condition, inner)
    return _(_ONLY_WITH).format(list=words, condition=clause)


def _loop(rest: str) -> tuple[str, str, str] | None:
    """Return the variable of a loop, its list, and its condition; None if it cannot be read."""
    found = _LOOP.fullmatch(rest)
    if found is None:
        return None
    # A condition of the loop is no choice between two lists, which has an «else».
    items, mark, condition = found[2].partition(" if ")
    if mark and " else " in condition:
        items, condition = found[2], ""
    items = items.removesuffix(" recursive").strip()
    return found[1].strip(), way_of(items) or items, condition.removesuffix(" recursive").strip()


def _of_template(tag: str, rest: str) -> str:
    """Return the words of a tag that names another template."""
    try:
        tree = jinja2.Environment(autoescape=True).parse(f"{{% {tag} {rest} %}}")
    except (jinja2.TemplateSyntaxError, RecursionError):
        return ""
    kinds = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
    node = next(iter(tree.find_all(kinds)), None)
    match getattr(node, "template", None):
        case nodes.Const(value=str() as name):
            return _framed(tag, what=name.removesuffix(".html"))
        case nodes.Concat(
            nodes=[
                nodes.Const(),
                nodes.Getattr(node=nodes.Name(name="clause"), attr="name"),
                *_rest,
            ]
        ):
            return _(_OF_CLAUSE)
        case _:
            return ""
