"""Why what stands between braces cannot be read: the sign that is wrong, in a sentence."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.errors import Place, Problem
from drafter.wording import _

_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
_END = re.compile(r"[-+]?[%}]\}|\}|\{[{%#]")
_STATEMENT = re.compile(
    r"(?:if|elif|else|endif|for|endfor|set|block|endblock|extends|include)(?=\s|$)"
)
_TYPOGRAPHIC = re.compile("[«»“”„‘’]")
_SINGLE_EQUALS = re.compile(r"(?<![=!<>])=(?![=<>])")
_INSTEAD = {"=>": ">=", "=<": "<=", "<>": "!=", "&&": "and", "||": "or", "===": "=="}
_OF_OTHER_LANGUAGES = re.compile(r"===|=>|=<|<>|&&|\|\||!(?!=)")
_OPENING, _CLOSING = "([{", ")]}"
_NOTHING_BESIDE = re.compile(
    r",\s*,|\.\.+|[(\[]\s*,|[.|~+*/-]\s*$|\|\s*\||\.\s*(?=[)\]|,])|(?:==|\b(?:and|or|not|in))\s*$"
)
_TWO_WORDS = re.compile(r"([^\W\d]\w*(?:\.\w+)*)\s+([^\W\d]\w*)")
_BETWEEN = frozenset(("and", "or", "not", "in", "is", "if", "else"))
_NO_SIGN = re.compile(r"[^\w\s.,|()\[\]{}<>=!~+*/%'\":-]")


class _Reason(NamedTuple):
    what: str
    advice: str


def unreadable(source: str, place: Place) -> Problem:
    """Return the problem that what stands between the braces at a place cannot be read.

    The sign is named that is wrong; where it cannot be told, what to look at.
    """
    lines = source.splitlines()
    begun = "\n".join([lines[place.line - 1][place.column - 1 :], *lines[place.line :]]) if (
        0 < place.line <= len(lines)) else ""  # fmt: skip
    reason = next(_reasons(begun), None)
    if reason is None:
        what = _("What stands between the braces here cannot be read.")
        advice = _(
            "Check brackets, quotation marks and dots, or compare it with the shipped template."
        )
        reason = _Reason(what, advice)
    return Problem("template-unreadable", place, *reason)


def _reasons(begun: str) -> Iterator[_Reason]:
    if begun.startswith("{#"):
        yield _Reason(_("The comment is not closed."), _close("#}"))
    elif re.match(r"\{%[-+]?\s*raw\b", begun):
        yield _Reason(_("The tag «{name}» is opened here and not closed.").format(name="raw"),
                      _close("{% endraw %}"))  # fmt: skip
    elif begun[:2] in ("{{", "{%"):
        opening, wanted = begun[:2], "}}" if begun[1] == "{" else "%}"
        text = _STRING.sub(lambda found: "s" * len(found[0]), begun[2:])
        inside = text[: _end_of(text)].strip("-+ \t\n")
        yield from _inside(inside, is_tag=opening == "{%")
        yield from _closed_wrongly(text, opening, wanted)
        yield from _of_tag(inside) if opening == "{%" else ()
        yield from _gaps(inside, is_tag=opening == "{%")


def _end_of(text: str) -> int:
    """Return where the braces end, or else the line."""
    found = _END.search(text)
    line = text.find("\n")
    return found.start() if found else line if line >= 0 else len(text)


def _close(sign: str) -> str:
    return _("Close it with {tag}.").format(tag=sign)


def _instead(sign: str, meant: str) -> _Reason:
    what = _("«{sign}» stands in place of «{meant}».").format(sign=sign, meant=meant)
    return _Reason(what, _("Write «{word}».").format(word=meant))


def _inside(text: str, *, is_tag: bool) -> Iterator[_Reason]:
    """Yield the signs that are wrong wherever the braces end."""
    if found := _TYPOGRAPHIC.search(text):
        what = _("The typographic quotation mark {sign} stands between the braces.")
        yield _Reason(what.format(sign=found[0]), _('Write straight quotation marks: "…".'))
    if found := re.search("[\"']", text):
        what = _("The quotation mark {sign} is not closed.").format(sign=found[0])
        yield _Reason(what, _("Add the other mark, or delete this one."))
    if is_tag and (found := re.match(r"else\s+if\b", text)):
        yield _instead(found[0], "elif")
    if not is_tag and (found := _STATEMENT.match(text)):
        what = _("«{name}» is a tag, which stands between other braces.").format(name=found[0])
        yield _Reason(what, _("Write «{word}».").format(word=f"{{% {text} %}}"))
    if found := _OF_OTHER_LANGUAGES.search(text):
        yield _instead(found[0], _INSTEAD.get(found[0], "not"))
    condition = not is_tag or re.match(r"(?:el)?if\b", text)
    if condition and (found := _SINGLE_EQUALS.search(_outside_brackets(text))):
        yield _instead("=", "==")
    if is_tag and (found := re.match(r"for\s+[\w, ]+?\s(of|from|at|:)\s", text)):
        yield _instead(found[1], "in")


def _outside_brackets(text: str) -> str:
    """Return a text without what stands in its brackets, where «=» names an argument."""
    return re.sub(r"\([^()]*\)", "", text)


def _closed_wrongly(text: str, opening: str, wanted: str) -> Iterator[_Reason]:
    end = _END.search(text)
    closing = end[0].lstrip("-+") if end else ""
    if end is None or closing.startswith("{") or "\n" in text[: end.start()].rstrip():
        what = _("The braces «{sign}» are not closed.").format(sign=opening)
        if closing != wanted:
            yield _Reason(what, _close(wanted))
    elif closing != wanted:
        yield _instead(closing, wanted)


def _of_tag(text: str) -> Iterator[_Reason]:
    """Yield what does not go with the name of a tag."""
    name, _space, rest = text.partition(" ")
    if name in ("block", "macro") and (found := re.match(r"\s*[\w-]*-[\w-]*", rest)):
        what = _("A hyphen stands in the name «{name}».").format(name=found[0].strip())
        yield _Reason(what, _("Write «{word}».").format(word=found[0].strip().replace("-", "_")))
    if name == "endblock" and rest.strip():
        what = _("«{name}» is not the block that is open here.").format(name=rest.strip())
        yield _Reason(what, _("Write «{word}».").format(word="{% endblock %}"))
    if name == "set" and (found := re.match(r"\s*\w+\s*(==)", rest)):
        yield _instead("==", "=")
    if name == "for" and (rest.strip().startswith("in ") or not re.search(r"\bin\b", rest)):
        what = _("The tag «for» is not finished.")
        yield _Reason(what, _("Write «{word}».").format(word="{% for … in … %}"))
    if name in ("if", "elif", "block", "set", "include", "extends") and not rest.strip():
        what = _("Something is missing beside «{sign}».").format(sign=name)
        yield _Reason(what, _("Write it, or delete the tag."))


def _gaps(text: str, *, is_tag: bool) -> Iterator[_Reason]:
    """Yield what is missing: brackets, words beside signs, signs between words."""
    if not text:
        what = _("Nothing stands between the braces.")
        yield _Reason(what, _("Write what is to be printed, or delete them."))
    if sign := _unpaired(text):
        what = _("The bracket {mark} has no counterpart.").format(mark=sign)
        yield _Reason(what, _("Add the other bracket, or delete this one."))
    if found := _NOTHING_BESIDE.search(text):
        what = _("Something is missing beside «{sign}».").format(sign=found[0].strip())
        yield _Reason(what, _("Write it, or delete the sign."))
    if found := _NO_SIGN.search(text):
        what = _("The sign «{sign}» means nothing between braces.").format(sign=found[0])
        yield _Reason(what, _("Delete it."))
    for found in () if is_tag else _TWO_WORDS.finditer(text):
        if _BETWEEN.isdisjoint(found.groups()):
            what = _("No sign stands between «{one}» and «{other}».")
            what = what.format(one=found[1], other=found[2])
            yield _Reason(what, _("Write a dot or another sign between them."))


def _unpaired(text: str) -> str | None:
    """Return the first bracket of a text that has no counterpart."""
    opened: list[str] = []
    for sign in text:
        if sign in _OPENING:
            opened.append(sign)
        elif sign in _CLOSING and not (
            opened and _OPENING.index(opened.pop()) == _CLOSING.index(sign)
        ):
            return sign
    return opened[-1] if opened else None
