"""A name that was typed in another case than the nominative, as it stands in finished letters.

Only what is certain counts: an ending that no nominative has, first of all the patronymic's, then
the surname's; the other parts of such a name follow it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from drafter.grammar import Case, Forms, Gender, Part, cases, decline, grammar_of, nominatives
from drafter.grammar.names import gender_of_patronymic

Name = Mapping[Part, str]

_PATRONYMICS = {
    Case.DATIVE: ("ичу", "вне", "чне"),
    Case.GENITIVE: ("ича", "вны", "чны"),
    Case.ACCUSATIVE: ("вну", "чну"),
    Case.INSTRUMENTAL: ("ичем", "ичом", "вной", "чной", "вною", "чною"),
    Case.PREPOSITIONAL: ("иче",),
}
_SURNAMES: Mapping[Gender, Mapping[Case, tuple[str, ...]]] = {
    Gender.MASCULINE: {
        Case.DATIVE: ("ову", "еву", "ёву", "ину", "ыну", "скому", "цкому", "овичу", "евичу"),
        Case.GENITIVE: ("ского", "цкого", "овича", "евича"),
        Case.INSTRUMENTAL: ("овым", "евым", "ёвым", "ским", "цким", "овичем", "евичем"),
    },
    Gender.FEMININE: {
        Case.DATIVE: ("овой", "евой", "ёвой", "ской", "цкой", "иной", "ыной"),
        Case.ACCUSATIVE: ("ову", "еву", "ёву", "ину", "ыну", "скую", "цкую"),
    },
}
"""Endings that no nominative has, by the case that they show."""

_KAZAKH = {
    Part.PATRONYMIC: ("ұлы", "улы", "қызы", "кызы", "ович", "евич", "овна", "евна", "ична"),
    Part.SURNAME: (
        *("ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ына"),
        *("ский", "цкий", "ская", "цкая"),
    ),
}
"""Endings of names that end there: what goes on is another case, if the grammar has it."""

_LONGEST_SUFFIX = 4
_SHORTEST_STEM = 2
_SHORTEST_CHANGED = 4
_SHORTEST = 6
"""Shorter names in -у may be names themselves: «Марку», «Раду»."""


class Oblique(NamedTuple):
    """The case that a name stands in, and the nominatives of the parts that are changed by it."""

    case: Case
    nominatives: dict[Part, str]


def oblique(name: Name, language: str, gender: Gender | None) -> Oblique | None:
    """Return in which case a name certainly stands; None for the nominative, or if it is open."""
    return _of_parts(tuple(name.items()), language, gender)


@lru_cache(maxsize=1000)
def post_oblique(text: str, language: str) -> Oblique | None:
    """Return in which case a post certainly stands; None for the nominative, or if it is open."""
    grammar = grammar_of(language)
    lines = text.split("\n")
    found = [grammar.post_in_case(line) for line in lines] if grammar else [None]
    cased = [one for one in found if one]
    if not cased:
        return None
    back = "\n".join(one[1] if one else line for one, line in zip(found, lines, strict=True))
    return Oblique(cased[0][0], {Part.POST: back})


@lru_cache(maxsize=1000)
def _of_parts(
    parts: tuple[tuple[Part, str], ...], language: str, gender: Gender | None
) -> Oblique | None:
    """Return the case of a name; the same officials come back in letter after letter."""
    find = _FINDERS.get(language)
    return find(dict(parts), gender) if find else None


def _russian(name: Name, gender: Gender | None) -> Oblique | None:
    words = [(key, *word) for key, text in name.items() for word in _meant(key, text)]
    patronymic, surname, given = (
        next((word for _key, part, word in words if part is wanted), "")
        for wanted in (Part.PATRONYMIC, Part.SURNAME, Part.GIVEN)
    )
    gender = gender_of_patronymic(patronymic) or gender
    case = (
        _case_of(patronymic, _PATRONYMICS)
        or _case_of(surname, _SURNAMES[gender or Gender.MASCULINE])
        or _case_of_given(given, gender)
    )
    if case is None:
        return None
    found: dict[Part, str] = {}
    for key, part, word in words:
        found[key] = f"{found.get(key, '')} {_nominative(word, part, gender, case)}".strip()
    changed = {key: text for key, text in found.items() if text != " ".join(name[key].split())}
    return Oblique(case, changed) if changed else None


def _meant(key: Part, text: str) -> Iterator[tuple[Part, str]]:
    """Yield the words of a part with what each is: a whole name may stand under one key."""
    for number, word in enumerate(text.split()):
        if number and gender_of_patronymic(word):
            yield Part.PATRONYMIC, word
        else:
            yield Part.GIVEN if number and key is Part.SURNAME else key, word


def _nominative(word: str, part: Part, gender: Gender | None, case: Case) -> str:
    if part is Part.PATRONYMIC:
        return re.sub(r"(?i)(ич)[аеоу]м?$|([вч]н)(?:[еуы]|о[йю])$", _ended, word)
    if case is not Case.DATIVE and len(word) < _SHORTEST_CHANGED:
        return word  # «Ким» is no «Кий» in the instrumental
    return nominatives.nominative(word, part, "ru", gender, case).text


def _ended(found: re.Match[str]) -> str:
    return found[1] or f"{found[2]}{'А' if found[2].isupper() else 'а'}"


def _case_of(word: str, endings: Mapping[Case, tuple[str, ...]]) -> Case | None:
    """Return the case that the ending of a word shows."""
    low = word.lower()
    return next((case for case, ends in endings.items() if _ends(low, ends)), None)


def _ends(word: str, endings: tuple[str, ...]) -> bool:
    """Tell whether a word consists of a stem and one of some endings."""
    longest = max((len(end) for end in endings if word.endswith(end)), default=len(word))
    return len(word) >= longest + _SHORTEST_STEM


def _case_of_given(word: str, gender: Gender | None) -> Case | None:
    """Return the dative where it is that of a well-known man's name; others may end alike."""
    if gender is Gender.FEMININE or len(word) < _SHORTEST or not word.endswith(("у", "ю")):
        return None
    name = _nominative(word, Part.GIVEN, Gender.MASCULINE, Case.DATIVE)
    known = decline(Forms(name), Case.DATIVE, Part.GIVEN, "ru")
    return Case.DATIVE if name != word and known == (word, True) else None


def _kazakh(name: Name, _gender: Gender | None) -> Oblique | None:
    for part, endings in _KAZAKH.items():
        for case, word in _kazakh_readings(name.get(part, ""), part, endings):
            return Oblique(case, {part: word})
    return None


def _kazakh_readings(text: str, part: Part, endings: tuple[str, ...]) -> Iterator[tuple[Case, str]]:
    """Yield the cases that a part may stand in, with the nominative."""
    low = text.lower()
    if _ends(low, endings):
        return
    for cut in range(1, _LONGEST_SUFFIX + 1):
        if _ends(low[:-cut], endings):
            word = text[:-cut]
            for case in cases("kk")[1:]:
                if decline(Forms(word), case, part, "kk").text == text:
                    yield case, word


_FINDERS: Mapping[str, Callable[[Name, Gender | None], Oblique | None]] = {
    "ru": _russian,
    "kk": _kazakh,
}
