"""Cases of names and posts: the one door to the grammar of every language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter.grammar.cases import Case, Form, Gender

__all__ = ["Case", "Form", "Forms", "Gender", "UnknownFormError", "decline"]


@dataclass(frozen=True, slots=True)
class Forms:
    """A name or a post: its nominative, and the other case forms that were given explicitly."""

    nominative: str
    explicit: Mapping[Case, str] = field(default_factory=dict)


class UnknownFormError(LookupError):
    """No rule and no explicit form gives this case of this word."""


def decline(forms: Forms, case: Case) -> Form:
    """Return a word in a case.

    An explicit form always wins and is sure; so is the nominative.  Raises UnknownFormError for
    a form that is not known.
    """
    if case is Case.NOMINATIVE:
        return Form(forms.nominative, sure=True)
    if case in forms.explicit:
        return Form(forms.explicit[case], sure=True)
    raise UnknownFormError(forms.nominative)
