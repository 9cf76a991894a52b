"""What a letter's page asks the desk to do, read from its JSON."""

from typing import Any, NamedTuple

from drafter.model.edits import Edit

_ACTIONS = ("set", "insert", "remove", "move")
MOST_EDITS = 10_000
QUICK, WHOLE = CHECKS = ("quick", "whole")


class NonsenseError(Exception):
    """What came is not what the desk's own pages send."""


class Wanted(NamedTuple):
    """Edits to be made to a state of the file, and what shall come back."""

    base: str
    edits: tuple[Edit, ...]
    done: int = 0
    """So many of the edits may be saved already: their answer never came."""
    save: bool = False
    form: bool = False
    check: str = ""
    """`quick`: what is found at once; `whole`: the spelling of every word as well."""
    compare: bool = False
    languages: tuple[str, ...] = ()
    since: str = ""
    """The state that a page knows: what the file is now is wanted, and what has changed."""


def wanted_of(value: Any) -> Wanted:
    """Return what a page asks for; raises NonsenseError for what no page sends."""
    if not isinstance(value, dict) or not isinstance(value.get("base"), str):
        raise NonsenseError
    edits, languages = value.get("edits", []), value.get("languages", [])
    if not isinstance(edits, list) or len(edits) > MOST_EDITS or not isinstance(languages, list):
        raise NonsenseError
    done = value.get("done", 0)
    if type(done) is not int or not 0 <= done <= len(edits):
        raise NonsenseError
    yes = {name: value.get(name) is True for name in ("save", "form", "compare")}
    check = value.get("check", "")
    if check not in ("", *CHECKS):
        raise NonsenseError
    since = value.get("since", "")
    if not isinstance(since, str) or (since and (edits or yes["save"])):
        raise NonsenseError
    codes = tuple(code for code in languages if isinstance(code, str))
    made = tuple(map(_edit, edits))
    return Wanted(value["base"], made, done, check=check, **yes, languages=codes, since=since)


def _edit(value: Any) -> Edit:
    if not isinstance(value, dict) or not isinstance(value.get("key"), str):
        raise NonsenseError
    action, to = value.get("do", "set"), value.get("to", 0)
    if action not in _ACTIONS or type(to) is not int or to < 0:
        raise NonsenseError
    return Edit(value["key"], action, value.get("value", ""), to)
