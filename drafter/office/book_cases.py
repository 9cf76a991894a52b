"""Names and posts in all their cases, as a form shows them while somebody types."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from drafter.grammar import Case, Forms, Gender, Part, cases, decline
from drafter.grammar.names import gender_of_parts, gender_of_patronymic

PARTS = {
    "surname": Part.SURNAME,
    "given": Part.GIVEN,
    "patronymic": Part.PATRONYMIC,
    "post": Part.POST,
}
"""The words that have cases, by their keys."""


class InCase(NamedTuple):
    """A form of a word: as the grammar makes it, whether sure, and what was typed by hand."""

    case: Case
    text: str
    sure: bool
    own: str = ""


class Declined(NamedTuple):
    """The words of an entry in their cases, and the gender that the name shows."""

    words: Mapping[str, Mapping[str, Sequence[InCase]]]
    """By key and language."""
    gender: str = ""
    """The gender that counts, typed or shown; empty where nothing tells it."""
    is_guessed: bool = False
    """Whether the given name or the surname alone shows it, which the file must say then."""


def declined(values: Mapping[str, Any], languages: Sequence[str]) -> Declined:
    """Return the cases of the words of a form's values, as `book_values.shown` has them."""
    words = {key: values[key] for key in PARTS if isinstance(values.get(key), dict)}
    typed = str(values.get("gender") or "")
    shown, guessed = _gender(words, languages)
    gender = Gender(typed) if typed in tuple(Gender) else shown
    made = {
        key: {code: _cases(key, forms, code, gender) for code, forms in by_code.items()}
        for key, by_code in words.items()
    }
    return Declined(made, gender.value if gender else "", guessed and not typed)


def _cases(
    key: str, forms: Mapping[str, str], code: str, gender: Gender | None
) -> Sequence[InCase]:
    nominative = forms.get(Case.NOMINATIVE, "")
    found = []
    for case in cases(code) if nominative else ():
        if case is not Case.NOMINATIVE:
            made = decline(Forms(nominative), case, PARTS[key], code, gender)
            found.append(InCase(case, made.text, made.sure, forms.get(case, "")))
    return found


def _gender(
    words: Mapping[str, Mapping[str, Mapping[str, str]]], languages: Sequence[str]
) -> tuple[Gender | None, bool]:
    """Return the gender that a name shows, and whether it is a guess."""
    for code in languages:
        patronymic = words.get("patronymic", {}).get(code, {}).get(Case.NOMINATIVE, "")
        if found := gender_of_patronymic(patronymic):
            return found, False
    for code in languages:
        named = [
            (PARTS[key], forms.get(code, {}).get(Case.NOMINATIVE, ""))
            for key, forms in words.items()
            if key != "post"
        ]
        if guessed := gender_of_parts(named):
            return guessed, True
    return None, False
