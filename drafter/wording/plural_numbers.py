"""Which numbers each plural form of a catalog is for."""

import gettext

from drafter.wording.entries import header_rule_or_usual

_TRIED = 1000
_SHOWN = 5


def plural_numbers(header: str, language: str) -> list[list[int]]:
    """Return for each plural form some of the numbers that it stands with, the smallest first.

    The rule is that of the catalog's header, or CLDR's for the language.
    """
    count, formula = header_rule_or_usual(header, language)
    form_of = gettext.c2py(formula)
    found: list[list[int]] = [[] for _form in range(count)]
    for number in range(_TRIED):
        numbers = found[form_of(number)]
        if len(numbers) < _SHOWN:
            numbers.append(number)
    return found
