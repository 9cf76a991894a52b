"""Names and posts that were typed in the case in which finished letters have them."""

from drafter.errors import WARNING, Problem
from drafter.grammar import Case, Gender, Part
from drafter.grammar.oblique import oblique, post_oblique
from drafter.model.inquiry import Addressee, Inquiry, Signatory
from drafter.model.origin import origin_of
from drafter.wording import _

NOT_NOMINATIVE = "name-not-nominative"


def name_not_nominative(
    inquiry: Inquiry, person: Addressee | Signatory, path: str, language: str
) -> Problem | None:
    """Return the warning that a name does not stand in the nominative; None for one that does.

    `path` leads to the person.  The warning stands at the first part that has to be changed.
    """
    parts = {
        Part.SURNAME: person.surname,
        Part.GIVEN: person.given,
        Part.PATRONYMIC: person.patronymic,
    }
    typed = {
        part: forms[language].nominative
        for part, forms in parts.items()
        if forms and language in forms
    }
    gender = Gender(person.gender) if isinstance(person, Addressee) and person.gender else None
    found = oblique(typed, language, gender)
    if found is None:
        return None
    what = _("The name does not stand in the nominative.")
    if found.case is Case.DATIVE:
        what = _("The name stands in the dative.")
    names = ", ".join(f"«{name}»" for name in found.nominatives.values())
    place = origin_of(inquiry).place(f"{path}.{next(iter(found.nominatives))}.{language}")
    advice = _("Write {example}.").format(example=names)
    return Problem(NOT_NOMINATIVE, place, what, advice, WARNING)


def post_not_nominative(
    inquiry: Inquiry, person: Addressee | Signatory, path: str, language: str
) -> Problem | None:
    """Return the warning that a post in own words does not stand in the nominative; else None."""
    if not person.post or isinstance(person.post, str) or language not in person.post:
        return None
    found = post_oblique(person.post[language].nominative, language)
    if found is None:
        return None
    what = _("The post does not stand in the nominative.")
    if found.case is Case.DATIVE:
        what = _("The post stands in the dative.")
    place = origin_of(inquiry).place(f"{path}.post.{language}")
    advice = _("Write {example}.").format(example=f"«{found.nominatives[Part.POST]}»")
    return Problem(NOT_NOMINATIVE, place, what, advice, WARNING)


def names_not_nominative(inquiry: Inquiry) -> list[Problem]:
    """Return these warnings for addressees, also of copies, and signatories, in every language."""
    people: dict[str, Addressee | Signatory] = dict(inquiry.addressees())
    people |= {f"copy_to.{n}": person for n, person in enumerate(inquiry.copy_to)}
    people |= {f"signatories.{n}": person for n, person in enumerate(inquiry.signatories)}
    return [
        problem
        for path, person in people.items()
        for language in inquiry.languages
        for warning in (post_not_nominative, name_not_nominative)
        if (problem := warning(inquiry, person, path, language))
    ]
