"""The salutation of a letter: one for all addressees that are called by name."""

from collections.abc import Iterable, Mapping

from drafter.grammar import Gender
from drafter.model.inquiry import Addressee
from drafter.wording.filling import filled
from drafter.wording.phrases import Phrases, mark
from drafter.words.names import PersonName
from drafter.words.words import AddresseeWords

_MAN, _WOMAN = "salutation of a man", "salutation of a woman"
_SALUTATIONS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    Gender.MASCULINE: {
        "by name": (_MAN, mark("salutation of a man", "Dear {name}")),
        "by surname": (_MAN, mark("salutation of a man", "Dear Mr {name}")),
    },
    Gender.FEMININE: {
        "by name": (_WOMAN, mark("salutation of a woman", "Dear {name}")),
        "by surname": (_WOMAN, mark("salutation of a woman", "Dear Ms {name}")),
    },
}


def salutation_of(addressee: Addressee, name: PersonName | None, phrases: Phrases) -> str:
    """Return the salutation of one addressee without its mark; empty where nobody is named."""
    if addressee.salutation:
        return addressee.salutation[phrases.language].rstrip("! ")
    if name is None:
        return ""
    by_gender = _SALUTATIONS[addressee.gender or Gender.MASCULINE]
    given = name.given
    if given and not given.endswith("."):
        called = f"{given} {name.patronymic or name.surname}"
        return filled(phrases.phrase(*by_gender["by name"]), name=called)
    return filled(phrases.phrase(*by_gender["by surname"]), name=name.surname)


def joint(addressees: Iterable[AddresseeWords]) -> str:
    """Return one salutation for all: «Уважаемый Алихан Асханович, уважаемый Берик Ногайулы»."""
    first, *others = [one.salutation for one in addressees if one.salutation] or [""]
    return ", ".join([first, *(other[:1].lower() + other[1:] for other in others)])
