"""Names and posts that were typed in the case in which finished letters have them."""

from collections.abc import Mapping

from drafter.errors import WARNING, Problem
from drafter.grammar import Case, Forms, Gender, Part
from drafter.grammar.oblique import oblique, post_oblique
from drafter.model.inquiry import Addressee, Inquiry, Signatory
from drafter.model.origin import origin_of
from drafter.wording import _

NOT_NOMINATIVE = "name-not-nominative"

_GENDERS = {gender.value: gender for gender in Gender}


def gender_of(person: Addressee | Signatory) -> Gender | None:
    """Return the gender of an addressee; None where it is left out, and of whoever signs."""
    return _GENDERS.get(person.gender or "") if isinstance(person, Addressee) else None


def parts_of(person: Addressee | Signatory, language: str) -> dict[Part, Forms]:
    """Return the parts of a name that a person has in a language."""
    parts = (
        (Part.SURNAME, person.surname),
        (Part.GIVEN, person.given),
        (Part.PATRONYMIC, person.patronymic),
    )
    return {part: forms[language] for part, forms in parts if forms and language in forms}


def name_not_nominative(
    inquiry: Inquiry, person: Addressee | Signatory, path: str, language: str
) -> Problem | None:
    """Return the warning that a name does not stand in the nominative; None for one that does.

    `path` leads to the person.  The warning stands at the first part that has to be changed.
    """
    parts = parts_of(person, language)
    return parts_not_nominative(inquiry, parts, gender_of(person), path, language)


def parts_not_nominative(
    inquiry: Inquiry, parts: Mapping[Part, Forms], gender: Gender | None, path: str, language: str
) -> Problem | None:
    """Return the same warning, given what is known of the person already."""
    typed = {part: forms.nominative for part, forms in parts.items()}
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
