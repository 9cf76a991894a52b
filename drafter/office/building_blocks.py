"""What may be put into a template: each value in words, with an example of what it prints."""

from functools import lru_cache
from typing import NamedTuple

from drafter.composing.saying import way_of
from drafter.composing.saying_statements import statement_in_words
from drafter.composing.typed_values import known_values
from drafter.composing.value_names import ITEMS
from drafter.grammar.cases import Case
from drafter.office.examples import Examples

_OF_OTHER_LANGUAGES = {
    "ru": {Case.LOCATIVE, Case.ABLATIVE},
    "kk": {Case.PREPOSITIONAL},
}
"""The cases that a language of letters does not have."""

_ALONE = ("addressee", "appendix")
"""Names of loops that have a meaning outside of them as well."""


class Block(NamedTuple):
    """A value that a lawyer can put in: in words, as an expression, and an example of it."""

    words: str
    expression: str
    example: str
    within: str
    """The loop in which alone it may stand, in words; empty where it may stand anywhere."""


def example_of(expression: str, language: str) -> str:
    """Return what an expression prints for a sample letter; empty where that is not known.

    The sample is Russian for a language in which it is not written.
    """
    return _examples(language).of(expression)


def building_blocks(kind: str, language: str) -> list[Block]:
    """Return what may be put into a template of a kind (or a clause) in a language of letters."""
    foreign = _OF_OTHER_LANGUAGES.get(language, set())
    in_clause = kind.startswith("clauses/")
    found = []
    for expression, words in known_values():
        parts = way_of(expression).split(".") if way_of(expression) else [expression]
        if foreign.intersection(parts):
            continue
        within = "" if in_clause and parts[0] == "clause" else _loop_around(expression)
        found.append(Block(words, expression, example_of(expression, language), within))
    return found


def _loop_around(expression: str) -> str:
    """Return the loop in which alone a value may stand, in words."""
    name = expression.replace("|", ".").split(".")[0]
    alone = name in _ALONE and not (name == "appendix" and "." in expression)
    if name not in ITEMS or alone:
        return ""
    return statement_in_words(f"for {name} in {ITEMS[name]}")[0]


@lru_cache(maxsize=4)
def _examples(language: str) -> Examples:
    return Examples(language)
