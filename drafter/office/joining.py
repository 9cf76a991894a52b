"""Edits made to one state of a letter's file, put into another one, where they are about others."""

from collections.abc import Iterable, Iterator, Sequence

from drafter.model.edits import Edit, Field
from drafter.office.differing import differences
from drafter.office.form import every


def touched(before: Field, after: Field) -> set[str]:
    """Return the keys in which two states of a letter differ, as their forms show them.

    Where a list has more or fewer items, the places of all of them may be others: the key is that
    of the list.
    """
    return {found.key for found in differences(before, after)} | {*_lists(before, after)}


def can_join(edits: Sequence[Edit], others: Iterable[str]) -> bool:
    """Tell whether edits and what was changed elsewhere concern different values."""
    mine, theirs = {*map(_meant, edits)}, {*others}
    return not any(_within(one, other) or _within(other, one) for one in mine for other in theirs)


def _lists(before: Field, after: Field) -> Iterator[str]:
    counts = [
        {field.key: len(field.fields) for field in every(form) if field.kind == "list"}
        for form in (before, after)
    ]
    for key in dict.fromkeys([*counts[0], *counts[1]]):
        if counts[0].get(key, 0) != counts[1].get(key, 0):
            yield key


def _meant(edit: Edit) -> str:
    """Return the key of what an edit is about: what moves in a list concerns the whole of it."""
    return edit.key.rpartition(".")[0] if edit.do in ("remove", "move") else edit.key


def _within(key: str, other: str) -> bool:
    return key == other or key.startswith(f"{other}.") or other == ""
