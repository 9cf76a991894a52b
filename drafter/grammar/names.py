"""The parts of a person's name that was typed in one line."""

import re
from collections.abc import Iterable
from functools import lru_cache

from drafter.grammar import known_names
from drafter.grammar.cases import Gender, Part

_PATRONYMIC = r"(?i).*(ович|евич|ич|овна|евна|ична|инична|ұлы|улы|қызы|кызы|оглы)"
_HIS = ("ич", "ича", "ичу", "ичем", "ичом", "иче", "оглы")
_HERS = ("вна", "вны", "вне", "вну", "вной", "чна", "чны", "чне", "чну", "чной")
_VOWELS = "аеёиоуыэюяәөүұі"
_SYLLABLES = 3
_NOUN_SURNAMES = "казанова голова глина калина малина осина рябина година корова сова"
_NOUNS = frozenset(_NOUN_SURNAMES.split())
"""Surnames of men and women that end like a woman's."""

_KAZAKH_ENDINGS = ("", "на", "ның", "н", "нда", "нан", "мен")
"""Patronymics in whatever case: what is typed may be copied from the middle of a letter."""

_SURNAME = r"(?i)(?:.*\.)?.*(ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|цкий|ская|цкая|ко|чук|ых|их)"
_HIS_SURNAME = r"(?i)(?:.*\.)?.*(ов|ев|ёв|ский|цкий)"
_HER_SURNAME = r"(?i)(?:.*\.)?.*(ова|ева|ёва|ина|ына|ская|цкая)"
_INITIALS = r"(?:\w{1,2}\.-?)+"
"""Patterns, compiled when a name without its parts or its gender first asks for them."""

_PARTICLES_BEFORE = (
    "ван фон дер ден де да ди дю дос дель ла ле бин бен ибн аль эль ас ат ар ад аз аш тер"
)
_BEFORE = frozenset(_PARTICLES_BEFORE.split())
"""Particles that belong to the surname after them, with a capital as well: «Ван Гог»."""
_PARTICLES_AFTER = "оглы оглу улы ұлы уулу кызы қызы гызы угли ўғли қизи кизи"
_AFTER = frozenset(_PARTICLES_AFTER.split())
"""Particles that belong to the patronymic before them: «Гейдар оглы»."""


def is_particle(word: str) -> bool:
    """Tell whether a word in small letters may stand within a name: «фон», «оглы»."""
    return word in _BEFORE or word in _AFTER


def parts_of_name(text: str) -> list[tuple[Part, str]]:
    """Return the words of a name with what each of them is, in the order in which they stand.

    A patronymic is known by its ending, or by an «оглы» after it, and follows the given name; of
    the other words those are given names that are known as such, or else the word with a
    surname's ending is the surname, or else the first, as in lists of officials. Particles stay
    with what they belong to («фон дер Ляйен»), and so do the words of «Ким Чен Ын».
    """
    words = _together(text.split())
    patronymic = _patronymic_among(words)
    rest = [n for n in range(len(words)) if n != patronymic]
    surnames = _surname_among(words, rest, patronymic)
    return [
        (
            Part.PATRONYMIC if n == patronymic else Part.SURNAME if n in surnames else Part.GIVEN,
            word,
        )
        for n, word in enumerate(words)
    ]


def _together(words: list[str]) -> list[str]:
    """Return the words of a name, particles together with the word that they belong to."""
    if _is_eastern(words):
        return [" ".join(words)]
    found: list[str] = []
    joining = False
    for number, word in enumerate(words):
        if found and (joining or word.lower() in _AFTER):
            found[-1] += f" {word}"
        else:
            found.append(word)
        joining = word.lower() in _BEFORE and number < len(words) - 1
    return found


def _is_eastern(words: list[str]) -> bool:
    """Tell whether a name consists of three syllables: «Ким Чен Ын» declines its last one alone."""
    return len(words) == _SYLLABLES and all(_is_syllable(word) for word in words)


def _is_syllable(word: str) -> bool:
    vowels = sum(letter in _VOWELS for letter in word.lower())
    return (
        vowels == 1
        and "." not in word
        and word.lower() not in _BEFORE
        and not known_names.is_given(word)
    )


def _patronymic_among(words: list[str]) -> int | None:
    """Return the place of the patronymic: after a given name, hence never the first word.

    «Е. Я. Мицкевич» has a surname on -ич.
    """
    found = [n for n, word in enumerate(words) if (n or " " in word) and _is_patronymic(word)]
    if not found:
        return None
    rest = [word for n, word in enumerate(words) if n != found[-1]]
    if all(re.fullmatch(_INITIALS, word) for word in rest):
        low = words[found[-1]].lower()
        return None if low.endswith("ич") else found[-1]
    return found[-1]


def _is_patronymic(word: str) -> bool:
    return bool(re.fullmatch(_PATRONYMIC, word)) and "." not in word


def _surname_among(words: list[str], rest: list[int], patronymic: int | None) -> list[int]:
    named = [n for n in rest if not re.fullmatch(_INITIALS, words[n])]
    if not named:
        return []
    if patronymic is not None:
        # «Смаилов Алихан Асханович» and «Алихан Асханович Смаилов»: the given name is before it.
        # «Мамедов Гурген оглы» has no given name.
        alone = (
            len(named) == 1
            and _is_typical(words[named[0]])
            and not known_names.is_given(words[named[0]])
        )
        before = named if alone else [n for n in named if n != patronymic - 1]
        return before[-1:] if before and before[-1] > patronymic else before[:1]
    if len(named) == 1:
        return named
    typical = [n for n in named if _is_typical(words[n])]
    unknown = [n for n in named if not known_names.is_given(words[n])]
    for certain in ([n for n in typical if n in unknown], unknown, typical):
        if len(certain) == 1:
            return certain
    return unknown[-1:] if unknown and unknown[0] > 0 else named[:1]


def _is_typical(word: str) -> bool:
    """Tell whether a word has a surname's ending, or a particle before it."""
    return bool(re.fullmatch(_SURNAME, word)) or word.split()[0].lower() in _BEFORE


def gender_of_name(text: str) -> Gender | None:
    """Return the gender that a name shows; None if it does not.

    The patronymic shows it, or a given name that is known, or a surname of the Russian type.
    """
    return gender_of_parts(parts_of_name(text))


def gender_of_parts(parts: Iterable[tuple[Part, str]]) -> Gender | None:
    """Return the gender that the parts of a name show, in this order of weight; None for none."""
    found = [(part, word) for part, word in parts if word]
    patronymics = [gender_of_patronymic(word) for part, word in found if part is Part.PATRONYMIC]
    given = [known_names.gender_of_given(word) for part, word in found if part is Part.GIVEN]
    surnames = [gender_of_surname(word) for part, word in found if part is Part.SURNAME]
    return next(filter(None, (*patronymics, *given, *surnames)), None)


def gender_of_surname(surname: str) -> Gender | None:
    """Return the gender that a surname of the Russian type shows: -ов, -ова, -ский, -ская."""
    if surname.lower() in _NOUNS:
        return None
    if re.fullmatch(_HER_SURNAME, surname):
        return Gender.FEMININE
    return Gender.MASCULINE if re.fullmatch(_HIS_SURNAME, surname) else None


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


@lru_cache(maxsize=1000)
def initial(name: str) -> str:
    """Return the initial of a name, of both parts of a double one («К.-Ж.», «Р. Т.»).

    Initials stay; an article has none: «А.-Р.» for «Абд-ар-Рахман».
    """
    if name.endswith("."):
        return name
    names = (name.split("-") for name in name.split())
    return " ".join(
        "-".join(f"{part[:1]}." for part in parts if part and part.lower() not in _BEFORE)
        for parts in names
    )
