"""The rules of proofreading, each with an id by which it can be switched off."""

from collections.abc import Mapping
from types import MappingProxyType

from drafter.proofreading import (
    act_numbers,
    appendices,
    asked_before,
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
    words_apart,
    years,
)
from drafter.proofreading.draft import Rule

_MODULES = (
    letters,
    spelling,
    marks,
    dashes,
    number_signs,
    act_numbers,
    spacing,
    sentences,
    commas,
    words_apart,
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
    asked_before,
)


RULES: Mapping[str, Rule] = MappingProxyType(
    {rule.id: rule for module in _MODULES for rule in module.RULES}
)
"""All rules by their ids, in the order in which they are listed."""
