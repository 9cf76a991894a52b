"""The rules of proofreading, each with an id by which it can be switched off."""

from drafter.proofreading import (
    appendices,
    commas,
    consistency,
    dashes,
    days,
    demand_form,
    demands,
    kazakh_forms,
    languages,
    letters,
    marks,
    near_names,
    number_signs,
    numerals,
    official_names,
    people,
    people_named,
    sentences,
    shares,
    spacing,
    spelled_out,
    spelling,
    totals,
    typed,
    unread_marks,
    weekdays,
    wordiness,
    years,
)
from drafter.proofreading.draft import Rule

_MODULES = (
    letters,
    spelling,
    marks,
    dashes,
    number_signs,
    spacing,
    sentences,
    commas,
    numerals,
    kazakh_forms,
    consistency,
    unread_marks,
    wordiness,
    days,
    weekdays,
    years,
    languages,
    spelled_out,
    shares,
    totals,
    official_names,
    people_named,
    people,
    near_names,
    appendices,
    demands,
    demand_form,
    typed,
)


def rules() -> dict[str, Rule]:
    """Return all rules by their ids, in the order in which they are listed."""
    return {rule.id: rule for module in _MODULES for rule in module.RULES}
