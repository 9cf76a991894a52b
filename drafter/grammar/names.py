"""The parts of a person's name that was typed in one line."""

import re

from drafter.grammar.cases import Gender, Part

_PATRONYMIC = r"(?i).*(ович|евич|ич|овна|евна|ична|инична|ұлы|улы|қызы|кызы|оглы)"
_HIS = ("ич", "ича", "ичу", "ичем", "ичом", "иче", "оглы")
_HERS = ("вна", "вны", "вне", "вну", "вной", "чна", "чны", "чне", "чну", "чной")
_KAZAKH_ENDINGS = ("", "на", "ның", "н", "нда", "нан", "мен")
"""Patronymics in whatever case: what is typed may be copied from the middle of a letter."""

_SURNAME = r"(?i).*(ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|цкий|ская|цкая|ко|чук)"
_HER_SURNAME = r"(?i).*(ова|ева|ёва|ина|ына|ская|цкая)"
_INITIALS = r"(?:\w{1,2}\.-?)+"
"""Patterns, compiled when a name without its parts or its gender first asks for them."""


def parts_of_name(text: str) -> list[tuple[Part, str]]:
    """Return the words of a name with what each of them is, in the order in which they stand.

    A patronymic is known by its ending and follows the given name; of two further words the one
    with a surname's ending is the surname, or else the first, as in lists of officials.
    """
    words = text.split()
    patronymics = [n for n, word in enumerate(words) if n and re.fullmatch(_PATRONYMIC, word)]
    patronymic = patronymics[-1] if patronymics else None
    rest = [n for n in range(len(words)) if n != patronymic]
    surname = _surname_among(words, rest, patronymic)
    return [
        (
            Part.PATRONYMIC if n == patronymic else Part.SURNAME if n == surname else Part.GIVEN,
            word,
        )
        for n, word in enumerate(words)
    ]


def _surname_among(words: list[str], rest: list[int], patronymic: int | None) -> int | None:
    initials = [n for n in rest if re.fullmatch(_INITIALS, words[n])]
    named = [n for n in rest if n not in initials]
    if not named or (patronymic is not None and len(rest) == 1):
        return None
    if patronymic is not None:
        # «Смаилов Алихан Асханович» and «Алихан Асханович Смаилов»: the given name is before it.
        return next((n for n in named if n != patronymic - 1), None)
    typical = [n for n in named if re.fullmatch(_SURNAME, words[n])]
    return typical[0] if len(typical) == 1 else named[0]


def gender_of_name(text: str) -> Gender | None:
    """Return the gender that a patronymic or a Russian-type surname shows; None if neither does."""
    found = dict(parts_of_name(text))
    if Part.PATRONYMIC in found:
        return gender_of_patronymic(found[Part.PATRONYMIC])
    surname = found.get(Part.SURNAME, "")
    if re.fullmatch(_HER_SURNAME, surname):
        return Gender.FEMININE
    return Gender.MASCULINE if re.fullmatch(r".*(ов|ев|ёв|ский|цкий)", surname, re.I) else None


def gender_of_patronymic(text: str) -> Gender | None:
    """Return the gender that a patronymic shows, in whatever case it stands; None if it does not.

    -ович, -ұлы, -улы and -оглы are a man's, -овна, -қызы and -кызы a woman's.
    """
    low = text.lower()
    if low[2:].endswith(_HIS) or low == "оглы" or _is_kazakh(low, ("ұлы", "улы")):
        return Gender.MASCULINE
    hers = low[2:].endswith(_HERS) or _is_kazakh(low, ("қызы", "кызы"))
    return Gender.FEMININE if hers else None


def _is_kazakh(word: str, particles: tuple[str, ...]) -> bool:
    """Tell whether a word is a Kazakh patronymic, in whatever case."""
    return any(
        word == form or (word.endswith(form) and len(word) > len(form) + 2)
        for particle in particles
        for form in (f"{particle}{ending}" for ending in _KAZAKH_ENDINGS)
    )


def initial(name: str) -> str:
    """Return the initial of a name, of both parts of a double one: «К.-Ж.»; initials stay."""
    if name.endswith("."):
        return name
    return "-".join(f"{part[:1]}." for part in name.split("-") if part)
