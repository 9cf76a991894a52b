"""The rules of proofreading, each with an id by which it can be switched off."""

from drafter.proofreading import (
    days,
    demands,
    languages,
    letters,
    marks,
    people,
    spelling,
    typed,
    unread_marks,
    wordiness,
)
from drafter.proofreading.draft import Rule

_MODULES = (
    letters,
    spelling,
    marks,
    unread_marks,
    wordiness,
    days,
    languages,
    people,
    demands,
    typed,
)


def rules() -> dict[str, Rule]:
    """Return all rules by their ids, in the order in which they are listed."""
    return {rule.id: rule for module in _MODULES for rule in module.RULES}
