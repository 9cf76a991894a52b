"""The names of the genders in the program's language."""

from drafter.grammar.cases import Gender
from drafter.wording.interface import N_, SOURCE_LANGUAGE, _, spoken

_NAMES = {Gender.MASCULINE: N_("male"), Gender.FEMININE: N_("female")}


def gender_name(gender: Gender) -> str:
    """Return the gender of a person as people write it: «мужской», «әйел»."""
    return _(_NAMES[gender])


def possible_genders() -> str:
    """Return the advice that names the words of files with what they mean."""
    in_words = {gender.value: gender_name(gender) for gender in Gender}
    if spoken() == SOURCE_LANGUAGE:
        names = ", ".join(in_words)
    else:
        names = ", ".join(f"{word} ({meaning})" for word, meaning in in_words.items())
    return _("Possible here: {names}.").format(names=names)
