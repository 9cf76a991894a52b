"""What a rule of proofreading is, and the list of all of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from drafter.proofreading.draft import Draft, Remark


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: the id by which it is switched off, what it finds (a msgid), and what finds it."""

    id: str
    meaning: str
    find: Callable[[Draft], Iterable[Remark]]


def rules() -> dict[str, Rule]:
    """Return all rules by their ids, in the order in which they are listed."""
    from drafter.proofreading import (
        days,
        demands,
        languages,
        letters,
        marks,
        people,
        spelling,
        wordiness,
    )

    modules = (letters, spelling, marks, wordiness, days, languages, people, demands)
    return {rule.id: rule for module in modules for rule in module.RULES}
