"""The tags of a template, opened and closed in the right order: all slips at once.

Jinja stops at the first error and names the end of the file for a tag that was never closed; here
each tag is followed on its own, so that the opening tag is named.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError

from drafter.errors import Place, Problem
from drafter.wording import _

_OPENING = {"block", "call", "filter", "for", "if", "macro", "trans", "with"}
_MIDDLE = {"elif": {"if"}, "else": {"if", "for"}, "pluralize": {"trans"}}
_SINGLE = {"break", "continue", "extends", "from", "import", "include", "set"}
TAGS = sorted(_OPENING | _SINGLE | set(_MIDDLE))
"""The tags that templates may use, without those that close others."""


class _Tag(NamedTuple):
    name: str
    rest: str
    place: Place


def syntax_problems(environment: Environment, source: str, file: str) -> list[Problem]:
    """Return every tag of a template that is unknown, unclosed or closes nothing."""
    problems: list[Problem] = []
    opened: list[_Tag] = []
    blocks: dict[str, Place] = {}
    try:
        for tag in _tags(environment, source, file):
            problems += _step(tag, opened, blocks)
    except TemplateSyntaxError as error:
        return [*problems, broken_syntax(error, source, file)]
    return problems + [_unclosed(tag) for tag in opened]


def _step(tag: _Tag, opened: list[_Tag], blocks: dict[str, Place]) -> Iterator[Problem]:
    name = tag.name
    if name == "block":
        block = tag.rest.split(" ")[0]
        if block in blocks:
            what = _("The block «{name}» stands twice: it is already in line {line}.")
            what = what.format(name=block, line=blocks[block].line)
            yield Problem(tag.place, what, _("Delete one of them."))
        blocks.setdefault(block, tag.place)
    if name in _OPENING or (name == "set" and "=" not in tag.rest):
        opened.append(tag)
    elif name in _MIDDLE:
        if not opened or opened[-1].name not in _MIDDLE[name]:
            what = _("The tag «{name}» stands where nothing is open that it could divide.")
            yield Problem(tag.place, what.format(name=name))
    elif name.startswith("end"):
        yield from _close(tag, opened)
    elif name not in _SINGLE:
        what = _("There is no tag «{name}».").format(name=name)
        yield Problem(tag.place, what, suggestion(name, TAGS))


def _close(tag: _Tag, opened: list[_Tag]) -> Iterator[Problem]:
    wanted = tag.name.removeprefix("end")
    if wanted not in [other.name for other in opened]:
        if wanted in _OPENING or wanted == "set":
            what = _("The tag «{name}» closes what is not open.").format(name=tag.name)
            yield Problem(tag.place, what, _("Delete it, or open it before."))
        else:
            what = _("There is no tag «{name}».").format(name=tag.name)
            closing = [f"end{name}" for name in sorted(_OPENING)]
            yield Problem(tag.place, what, suggestion(tag.name, closing))
        return
    while (last := opened.pop()).name != wanted:
        yield _unclosed(last)


def _unclosed(tag: _Tag) -> Problem:
    what = _("The tag «{name}» is opened here and not closed.").format(name=tag.name)
    return Problem(tag.place, what, _("Close it with {tag}.").format(tag=f"{{% end{tag.name} %}}"))


def _tags(environment: Environment, source: str, file: str) -> Iterator[_Tag]:
    """Yield the tags of a template in their order."""
    end = 0
    start: int | None = None
    words: list[str] = []
    for _line, kind, value in environment.lexer.tokeniter(source, file):
        place = source.find(value, end)
        end = place + len(value) if place >= 0 else end
        if kind == "block_begin":
            start, words = place, []
        elif kind == "block_end" and start is not None:
            text = "".join(words).strip(" -+\n\t")
            name = re.match(r"\w+", text)
            at = source.find(name[0], start) if name else start
            yield _Tag(
                name[0] if name else "",
                text[name.end() :].strip() if name else "",
                place_of(source, at, file),
            )
            start = None
        elif start is not None:
            words.append(value)


def place_of(source: str, offset: int, file: str) -> Place:
    """Return an offset of a text as line and column."""
    line = source.count("\n", 0, offset) + 1
    return Place(file, line, offset - source.rfind("\n", 0, offset))


def broken_syntax(error: TemplateSyntaxError, source: str, file: str) -> Problem:
    """Return what Jinja refuses in a template in the user's words, with its place."""
    lines = source.splitlines()
    line = lines[error.lineno - 1] if 0 < error.lineno <= len(lines) else ""
    mark = re.search(r"[{][{%#]", line)
    what = _("What stands between the braces here cannot be read.")
    advice = _("Check brackets, quotation marks and dots, or compare it with the shipped template.")
    return Problem(Place(file, error.lineno, mark.start() + 1 if mark else 1), what, advice)


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return the advice for a misspelt name: the name that was meant, or all that are possible."""
    names = sorted(n for n in known if not n.startswith("_"))
    close = get_close_matches(name, names, 1)
    if close:
        return _("Did you mean «{name}»?").format(name=close[0])
    return _("Possible here: {names}.").format(names=", ".join(names))
