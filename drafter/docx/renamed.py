"""A style that a look lacks, found again under the name that somebody has given to it in Word."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Facts = Mapping[str, Any]
"""What is kept of a look, as `look_facts.prepared` returns it."""


class Renamed(NamedTuple):
    """A style under another name: what drafter calls it, and what the look calls it."""

    name: str
    other: str


def renamed(facts: Facts, shipped: Facts, name: str) -> Renamed | None:
    """Return the style of a look that is the shipped one of a name, None where none is like it.

    It has the id or one of the names of the shipped style, or else is the only one of those that
    drafter does not know to look just the same.
    """
    kind = next((kind for kind, names in shipped["styles"].items() if name in names), None)
    if kind is None:
        return None
    ours, theirs = shipped["styles"][kind], facts["styles"][kind]
    strangers = [other for other in theirs if other not in ours]
    for alike in (_same_id, _common_name, _same_form):
        found = [
            other
            for other in strangers
            if alike(facts, shipped, (theirs[other], other), (ours[name], name))
        ]
        if len(found) == 1:
            titles = shipped["titles"][ours[name]], facts["titles"][theirs[found[0]]]
            return Renamed(*(names[0] for names in titles))
    return None


_Style = tuple[str, str]
"""The id of a style, and its name in lower case with hyphens."""


def _same_id(_facts: Facts, _shipped: Facts, theirs: _Style, ours: _Style) -> bool:
    return theirs[0] == ours[0]


def _common_name(facts: Facts, shipped: Facts, theirs: _Style, ours: _Style) -> bool:
    return not set(_names(facts, theirs)).isdisjoint(_names(shipped, ours))


def _same_form(facts: Facts, shipped: Facts, theirs: _Style, ours: _Style) -> bool:
    form = facts["appearance"]["forms"].get(theirs[1])
    return form is not None and form == shipped["appearance"]["forms"].get(ours[1])


def _names(facts: Facts, style: _Style) -> Iterator[str]:
    return (name.casefold() for name in facts["titles"][style[0]])
