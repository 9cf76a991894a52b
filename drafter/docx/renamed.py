"""A style that a look lacks, found again under the name that somebody has given to it in Word."""

from collections.abc import Mapping
from typing import Any, NamedTuple

Facts = Mapping[str, Any]
"""What is kept of a look, as `look_facts.prepared` returns it."""


class Renamed(NamedTuple):
    """A style under another name: what drafter calls it, and what the look calls it."""

    name: str
    other: str


def renamed(facts: Facts, shipped: Facts, name: str) -> Renamed | None:
    """Return the style of a look that looks just as the shipped one of a name.

    None where no style that drafter does not know does so, or more than one.
    """
    kind = next((kind for kind, names in shipped["styles"].items() if name in names), None)
    if kind is None:
        return None
    ours, theirs = shipped["styles"][kind], facts["styles"][kind]
    form = shipped["appearance"]["forms"].get(name)
    forms = facts["appearance"]["forms"]
    found = [other for other in theirs if other not in ours and form and forms.get(other) == form]
    if len(found) != 1:
        return None
    titles = shipped["titles"][ours[name]], facts["titles"][theirs[found[0]]]
    return Renamed(*(names[0] for names in titles))
