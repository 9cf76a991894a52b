"""The tags of a template, opened and closed in the right order: all slips at once.

Jinja stops at the first error and names the end of the file for a tag that was never closed; here
each tag is followed on its own, so that the opening tag is named.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jinja2 import Environment, TemplateSyntaxError
from jinja2.lexer import Lexer

from drafter.composing.lexing import PlacingLexer
from drafter.composing.unreadable import unreadable
from drafter.errors import Place, Problem, in_order
from drafter.wording import _
from drafter.wording.suggestions import suggestion

_OPENING = {"block", "call", "filter", "for", "if", "macro", "trans", "with"}
_MIDDLE = {"elif": {"if"}, "else": {"if", "for"}, "pluralize": {"trans"}}
_SINGLE = {"extends", "from", "import", "include", "set"}
_MEANT = {"elseif": "elif", "elsif": "elif"}
"""What other template languages call a tag."""

_MOST_TOLD = 300
"""Nobody reads more slips of one template at once, each of which takes a millisecond."""

TAGS = sorted(_OPENING | _SINGLE | set(_MIDDLE))
"""The tags that templates may use, without those that close others."""


@dataclass(slots=True)
class _Tag:
    """A tag, or what is printed (whose name is None): its words, and its places."""

    name: str | None
    rest: str
    place: Place
    braces: Place
    divided: bool = False


@dataclass(slots=True)
class _Slips:
    """What is found while the tags of a template go by."""

    problems: list[Problem] = field(default_factory=list)
    opened: list[_Tag] = field(default_factory=list)
    blocks: dict[str, Place] = field(default_factory=dict)

    def add(self, fault: str, place: Place, what: str, advice: str = "") -> None:
        self.problems.append(Problem(fault, place, what, advice))


def syntax_problems(environment: Environment, source: str, file: str) -> list[Problem]:
    """Return every slip of a template's syntax; none if Jinja can read it.

    Tags are named that are unknown, unclosed or unreadable, or close nothing; where all of them are
    sound by themselves, what Jinja stops at.  The places have columns if the environment's lexer
    knows them.
    """
    problems = _wrong_tags(environment, source, file)
    if not problems:
        try:
            environment.parse(source, None, file)
        except TemplateSyntaxError as error:
            return [_stopped_at(error, source, file)]
    return problems


def _wrong_tags(environment: Environment, source: str, file: str) -> list[Problem]:
    slips = _Slips()
    broken: list[Place] = []
    try:
        for tag in tags(environment.lexer, source, file):
            if tag.name is not None:
                _step(tag, tag.name, slips)
            if not _is_readable(tag, environment):
                broken.append(tag.braces)
            if len(slips.problems) + len(broken) > _MOST_TOLD:
                slips.opened.clear()  # what closes them may stand behind
                break
    except UnfinishedError as error:
        places = [*broken, error.place]
        return [*slips.problems, *(unreadable(source, place) for place in places)]
    named = {problem.place.line for problem in slips.problems if problem.place}
    slips.problems += [unreadable(source, p) for p in broken if p.line not in named]
    slips.problems += [_unclosed(tag) for tag in slips.opened]
    return sorted(slips.problems, key=in_order)


def blocks_of(source: str) -> dict[str, Place]:
    """Return the blocks of a template with the places of their names; none if it is broken."""
    lexer = PlacingLexer(Environment(autoescape=True), str)
    try:
        found = [tag for tag in tags(lexer, source, "") if tag.name == "block"]
    except UnfinishedError:
        return {}
    ahead = len("block ")
    return {
        tag.rest.split(" ")[0]: Place("", tag.place.line, tag.place.column + ahead) for tag in found
    }


def _step(tag: _Tag, name: str, slips: _Slips) -> None:
    if name == "block":
        _note_block(tag, slips)
    if _opens(tag):
        slips.opened.append(tag)
    elif name in _MIDDLE:
        _divide(tag, name, slips)
    elif name.startswith("end"):
        _close(tag, name, slips)
    elif name not in _SINGLE:
        what = _("There is no tag «{name}».").format(name=name)
        slips.add("template-unknown-tag", tag.place, what, _meant(name, TAGS))


def _opens(tag: _Tag) -> bool:
    """Tell whether a tag needs another that closes it; «set» does without «=»."""
    return tag.name in _OPENING or (
        tag.name == "set" and not re.match(r"[\w\s,.()]+=(?!=)", tag.rest)
    )


def _note_block(tag: _Tag, slips: _Slips) -> None:
    block = tag.rest.split(" ")[0]
    if block in slips.blocks:
        what = _("The block «{name}» stands twice: it is already in line {line}.")
        what = what.format(name=block, line=slips.blocks[block].line)
        slips.add("template-block-twice", tag.place, what, _("Delete one of them."))
    slips.blocks.setdefault(block, tag.place)


def _divide(tag: _Tag, name: str, slips: _Slips) -> None:
    last = slips.opened[-1] if slips.opened else None
    if last is None or last.name not in _MIDDLE[name] or last.divided:
        what = _("The tag «{name}» stands where nothing is open that it could divide.")
        slips.add("template-stray-middle-tag", tag.place, what.format(name=name))
    elif name == "else":
        last.divided = True


def _close(tag: _Tag, name: str, slips: _Slips) -> None:
    wanted = name.removeprefix("end")
    if wanted not in [other.name for other in slips.opened]:
        if wanted in _OPENING or wanted == "set":
            what = _("The tag «{name}» closes what is not open.").format(name=name)
            advice = _("Delete it, or open it before.")
            slips.add("template-tag-closes-nothing", tag.place, what, advice)
        else:
            closing = [f"end{other}" for other in sorted(_OPENING)]
            what = _("There is no tag «{name}».").format(name=name)
            slips.add("template-unknown-tag", tag.place, what, _meant(name, closing))
        return
    while (last := slips.opened.pop()).name != wanted:
        slips.problems.append(_unclosed(last))


def _unclosed(tag: _Tag) -> Problem:
    what = _("The tag «{name}» is opened here and not closed.").format(name=tag.name)
    advice = _("Close it with {tag}.").format(tag=f"{{% end{tag.name} %}}")
    return Problem("template-unclosed-tag", tag.place, what, advice)


class UnfinishedError(Exception):
    """Braces that never end, so that nothing behind them can be told apart."""

    def __init__(self, place: Place) -> None:
        """Take the place of the opening braces."""
        self.place = place
        super().__init__(str(place))


def tags(lexer: Lexer, source: str, file: str) -> Iterator[_Tag]:
    """Yield the tags and printed expressions of a template in their order.

    Raises UnfinishedError where braces, a comment or a raw passage do not end.
    """
    begun: Place | None = None
    words: list[tuple[Place, str]] = []
    try:
        for position, kind, text in lexer.tokeniter(source, None, file):
            place = Place(file, int(position), getattr(position, "column", 1))
            if kind in ("block_begin", "variable_begin", "comment_begin", "raw_begin"):
                begun, words = place, []
            elif kind in ("block_end", "variable_end", "comment_end", "raw_end"):
                if begun and kind in ("block_end", "variable_end"):
                    yield _tag(begun, words, is_block=kind == "block_end")
                begun = None
            elif begun and (words or kind != "whitespace"):
                words.append((place, text))
    except TemplateSyntaxError as error:
        raise UnfinishedError(begun or _beginning(error, source, file)) from error
    if begun:
        raise UnfinishedError(begun)


def _tag(begun: Place, words: list[tuple[Place, str]], is_block: bool) -> _Tag:
    text = "".join(text for _place, text in words).strip()
    if not is_block:
        return _Tag(None, text, begun, begun)
    name = re.match(r"\w*", text)
    word = name[0] if name else ""
    return _Tag(word, text[len(word) :].strip(), words[0][0] if word else begun, begun)


def _beginning(error: TemplateSyntaxError, source: str, file: str) -> Place:
    """Return where the comment or raw passage begins that Jinja misses the end of."""
    lines = source.splitlines()
    number = min(max(int(error.lineno), 1), max(len(lines), 1))
    while number > 1 and not re.search(r"{[{%#]", lines[number - 1]):
        number -= 1
    begun = list(re.finditer(r"{#|{%[-+]?\s*raw\b", lines[number - 1])) if lines else []
    return Place(file, number, begun[-1].start() + 1 if begun else 1)


def _is_readable(tag: _Tag, environment: Environment) -> bool:
    """Tell whether a tag, or what is printed, can be read by itself."""
    if tag.name == "else":
        return not tag.rest
    if tag.name is None:
        text = f"{{{{ {tag.rest} }}}}"
    elif _opens(tag):
        text = f"{{% {tag.name} {tag.rest} %}}{{% end{tag.name} %}}"
    elif tag.name == "elif":
        text = f"{{% if {tag.rest} %}}{{% endif %}}"
    elif tag.name in _SINGLE:
        text = f"{{% {tag.name} {tag.rest} %}}"
    else:
        return True
    try:
        environment.parse(text)
    except TemplateSyntaxError:
        return False
    return True


def _stopped_at(error: TemplateSyntaxError, source: str, file: str) -> Problem:
    """Return what Jinja refuses in a template in the user's words, with its place."""
    lines = source.splitlines()
    line = lines[error.lineno - 1] if 0 < error.lineno <= len(lines) else ""
    column = getattr(error.lineno, "column", len(line))
    begun = [mark.start() + 1 for mark in re.finditer(r"{[{%#]", line[:column])]
    return unreadable(source, Place(file, int(error.lineno), begun[-1] if begun else 1))


def _meant(name: str, known: Iterable[str]) -> str:
    return suggestion(_MEANT.get(name, name), known)
