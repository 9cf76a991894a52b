"""What stands in for values that could not be read, so that a letter with a slip can be shown."""

from collections.abc import Sequence
from typing import Any

from drafter.grammar import Forms
from drafter.model.prose import Marked
from drafter.model.shapes import (
    NOTHING,
    CaseForms,
    Count,
    Identifier,
    Many,
    Named,
    OneOrMany,
    Parameters,
    PerLanguage,
    Post,
    Prose,
    Record,
    Shape,
    built,
    keys,
)

GAP = "…"
"""What is printed in the place of a text that is missing."""


_PLAIN: dict[type[Shape], Any] = {
    Many: (),
    Named: NOTHING,
    Parameters: NOTHING,
    Count: 1,
    Identifier: "inquiry",
}


def blank(shape: Shape, languages: Sequence[str]) -> Any:
    """Return a value of a shape that prints as a gap in each language; None where none does."""
    match shape:
        case PerLanguage(shape=inner):
            return {language: blank(inner, languages) for language in languages}
        case Post():
            return {language: Forms(GAP) for language in languages}
        case CaseForms():
            return Forms(GAP)
        case Prose():
            return Marked(GAP, f"<p>{GAP}</p>")
        case Record(model=model):
            known = {name: key.shape for name, key in keys(model).items() if key.required}
            return built(model, {name: blank(inner, languages) for name, inner in known.items()})
        case OneOrMany(shape=inner):
            return blank(inner, languages)
        case _:
            return _PLAIN.get(type(shape), GAP)
