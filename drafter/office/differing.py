"""What differs between two states of a letter's file, value by value as a form shows them."""

from collections.abc import Iterable, Iterator
from difflib import unified_diff
from typing import NamedTuple

from drafter.model.edits import Field
from drafter.wording.languages import language_name

MOST_LINES = 200


class Difference(NamedTuple):
    """A value that differs: its key, what it is called, and how it reads here and there."""

    key: str
    title: str
    here: str
    there: str


def differences(here: Field, there: Field) -> list[Difference]:
    """Return the values in which two forms differ, in the order of the form."""
    ours, theirs = dict(_values(here, "")), dict(_values(there, ""))
    nothing = ("", "")
    found = []
    for key in dict.fromkeys([*ours, *theirs]):
        title, mine = ours.get(key, nothing)
        other, value = theirs.get(key, nothing)
        if mine != value:
            found.append(Difference(key, title or other, *_parted(mine, value)))
    return found


def fields_of(found: Iterable[Difference]) -> tuple[str, ...]:
    """Return the titles of the fields that differ, each once, whatever their language."""
    titles = (
        one.title.removesuffix(f", {language_name(one.key.rpartition('.')[2])}") for one in found
    )
    return tuple(dict.fromkeys(filter(None, titles)))


def lines_differing(here: str, there: str) -> list[Difference]:
    """Return in which lines two texts differ, where no form can be made of one of them."""
    return [Difference("", "", *_lines(here, there))] if here != there else []


def _parted(here: str, there: str) -> tuple[str, str]:
    """Return two values; of texts with several lines, the lines that differ."""
    return _lines(here, there) if "\n" in f"{here}{there}" else (here, there)


def _lines(here: str, there: str) -> tuple[str, str]:
    lines = list(unified_diff(here.split("\n"), there.split("\n"), n=0, lineterm=""))[2:]
    mine = "\n".join(line[1:] for line in lines[:MOST_LINES] if line.startswith("-"))
    return mine, "\n".join(line[1:] for line in lines[:MOST_LINES] if line.startswith("+"))


def _values(field: Field, above: str) -> Iterator[tuple[str, tuple[str, str]]]:
    own = "" if field.title in above else field.title
    title = " · ".join(filter(None, [above, own]))
    if field.value:
        called = f"{title}, {language_name(field.language)}" if field.language else title
        yield field.key, (called, field.shown or field.value)
    for number, inner in enumerate(field.fields, 1):
        counted = f"{title} {number}" if field.kind == "list" else title
        yield from _values(inner, counted)
