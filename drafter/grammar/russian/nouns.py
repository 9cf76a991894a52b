"""Which pattern the noun at the head of a post, of a body or of a group follows.

After Зализняк, «Грамматический словарь русского языка»: the ending of a noun shows its gender,
and where it does not, the lists of `posts_data` (persons) and `nouns_data` (bodies) do.
"""

from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from drafter.grammar.russian import nouns_data as bodies
from drafter.grammar.russian import posts_data as posts
from drafter.grammar.russian.patterns import (
    FEMININE_SOFT,
    HARD,
    HARD_EM,
    HUSHING,
    INVARIANT,
    LETTERS,
    NOUN_TSA,
    SOFT,
    SOFT_IY,
    VELAR,
    VOWELS,
    Pattern,
    fleeting,
    noun_in_a,
    of_thing,
    pattern,
    syllables,
)

__all__ = ["ANY", "FEMININE", "MASCULINE", "NEUTER", "PLURAL", "Noun", "known", "unknown"]

MASCULINE, FEMININE, NEUTER, PLURAL, ANY = "masculine", "feminine", "neuter", "plural", "any"

_JUDGE = pattern(2, "ьи ье ью ьей ье")
_NEUTER_O = pattern(1, "а у о ом е")
_NEUTER_IE = pattern(1, "я ю е ем и")
_NEUTER_ISHE = pattern(1, "а у е ем е")
_SHORTEST, _SHORTEST_ENDING = 2, 5
_LETTERS = LETTERS | {"."}
_ABBREVIATED = tuple(bodies.ABBREVIATED)


class Noun(NamedTuple):
    """How a noun is declined: its pattern, the gender of its adjectives, a person or a thing.

    `open` tells that the same letters are an oblique case of the singular: «министерства».
    """

    rule: Pattern
    gender: str
    person: bool
    open: bool = False


@lru_cache(maxsize=1000)
def known(word: str) -> Noun | None:
    """Return how a lower-case noun of the lists, or of a certain ending, is declined; else None."""
    if len(word) < _SHORTEST or not _LETTERS.issuperset(word):
        return None
    for find in (_unchanged, _person, _masculine_body, _feminine, _neuter, _plural):
        noun = find(word)
        if noun is not None:
            return noun
    return None


def unknown(word: str) -> Noun | None:
    """Return how a noun that nothing tells of is declined, as a guess; None if it is no noun."""
    if len(word) < 2 or not LETTERS.issuperset(word) or syllables(word) == 0:
        return None
    if word in posts.PREPOSITIONS:
        return None
    if word[-1] in VOWELS:
        # A word in another vowel is mostly no head at all, or already in an oblique case.
        if word[-1] not in "ая":
            return None
        return Noun(noun_in_a(word).doubted(), FEMININE, True)
    return Noun(_regular(word).doubted(), MASCULINE, True)


def _unchanged(word: str) -> Noun | None:
    if word in posts.UNCHANGED:
        return Noun(INVARIANT, ANY, True)
    return Noun(INVARIANT, ANY, False) if word in bodies.UNCHANGED_BODIES else None


def _person(word: str) -> Noun | None:
    """Return how a noun that names a person is declined."""
    if word == "судья":
        return Noun(_JUDGE, MASCULINE, True)
    if word in posts.IN_A:
        rule = NOUN_TSA if word.endswith("ца") else noun_in_a(word)
        # The stress of these words is known; «глава» and «коллега» are of both genders.
        gender = ANY if word in posts.OF_BOTH_GENDERS else FEMININE
        return Noun(Pattern(rule.cut, rule.endings), gender, True)
    rule_or_none = _person_in_consonant(word)
    if rule_or_none is None and word.endswith(posts.HER_ENDINGS) and len(word) > _SHORTEST_ENDING:
        rule = NOUN_TSA if word.endswith("ца") else noun_in_a(word)
        return Noun(rule, FEMININE, True)
    return Noun(rule_or_none, MASCULINE, True) if rule_or_none else None


def _person_in_consonant(word: str) -> Pattern | None:
    if word in posts.FLEETING_OM or word in posts.FLEETING_STRESSED:
        instrumental = "ом"
        if word in posts.REGULAR_STRESSED_EC:
            return HARD
        return fleeting(word, doubt=frozenset(), instrumental=instrumental)
    if word in posts.FLEETING_EM or word.endswith(posts.PEOPLE_ENDINGS):
        return fleeting(word, doubt=frozenset(), instrumental="ем")
    if word in posts.HUSHING_OM or word.endswith("врач"):
        return HARD
    if word in posts.HUSHING_EM:
        return HARD_EM
    agent = word.endswith(posts.AGENT_ENDINGS) and len(word) > _SHORTEST_ENDING
    agent = agent and word not in posts.NOT_AGENTS and word not in bodies.MASCULINE
    agent = agent and f"{word}а" not in bodies.FEMININE
    if word in posts.MASCULINE or (agent and LETTERS.issuperset(word)):
        return _regular(word)
    return None


def _regular(word: str) -> Pattern:
    """Return the regular masculine pattern of a person by the last letter."""
    if word.endswith("ий"):
        return SOFT_IY
    if word[-1] in "ьй":
        return SOFT
    return HARD_EM if word[-1] in HUSHING + "ц" else HARD


def _masculine_body(word: str) -> Noun | None:
    """Return how a masculine noun of a thing is declined; its accusative is the nominative."""
    if not _ends_in(word, bodies.MASCULINE) and not (
        word.endswith(bodies.MASCULINE_ENDINGS) and LETTERS.issuperset(word)
    ):
        return None
    rule = _regular(word)
    if word in bodies.FLEETING:
        rule = fleeting(word, doubt=frozenset())
    return Noun(of_thing(rule, word), MASCULINE, False)


def _ends_in(word: str, known_words: frozenset[str]) -> bool:
    """Tell whether a word is known, or known with an abbreviated first part: «нацбанк»."""
    if word in known_words or not word.startswith(_ABBREVIATED):
        return word in known_words
    return any(
        word.startswith(first) and word[len(first) :] in known_words for first in _ABBREVIATED
    )


def _feminine(word: str) -> Noun | None:
    if word in bodies.FEMININE_THIRD:
        return Noun(FEMININE_SOFT, FEMININE, False)
    told = word.endswith(bodies.FEMININE_ENDINGS) and LETTERS.issuperset(word)
    if not told and not _ends_in(word, bodies.FEMININE):
        return None
    rule = noun_in_a(word)
    return Noun(Pattern(rule.cut, rule.endings), FEMININE, False) if word[-1] in "ая" else None


def _neuter(word: str) -> Noun | None:
    told = word.endswith(bodies.NEUTER_ENDINGS) and len(word) > _SHORTEST_ENDING
    if not (told and LETTERS.issuperset(word)) and word not in bodies.NEUTER:
        return None
    if word.endswith("ие"):
        return None if _feminine(f"{word[:-1]}я") else Noun(_NEUTER_IE, NEUTER, False)
    return Noun(_NEUTER_ISHE if word.endswith("ще") else _NEUTER_O, NEUTER, False)


def _plural(word: str) -> Noun | None:
    """Return how the plural of a known noun is declined."""
    for table, person in ((bodies.PLURAL_PERSONS, True), (bodies.PLURAL_BODIES, False)):
        if word in table:
            rule = _whole(word, table[word])
            return Noun(rule, PLURAL, person, word in bodies.LIKE_GENITIVE)
    if word in bodies.IN_STRESSED_A:
        return Noun(pattern(1, "ов ам ов ами ах"), PLURAL, True, open=True)
    if word in bodies.IN_STRESSED_YA:
        return Noun(pattern(1, "ей ям ей ями ях"), PLURAL, True, open=True)
    if word.endswith(("ждане", "жане", "чане", "яне")) and len(word) > _SHORTEST_ENDING:
        return Noun(pattern(1, "- ам - ами ах"), PLURAL, True)
    return _plural_in_y(word) or _plural_in_a(word)


def _whole(word: str, forms: tuple[str, ...]) -> Pattern:
    """Return the pattern of a word whose forms are given in full."""
    letters = zip(*(word, *forms), strict=False)
    common = sum(1 for _same in takewhile(lambda row: len(set(row)) == 1, letters))
    return Pattern(len(word) - common, tuple(form[common:] for form in forms))


def _plural_in_y(word: str) -> Noun | None:
    """Plurals in -ы and -и: of masculine nouns, and of feminine ones (open to the genitive)."""
    stem = word[:-1]
    if len(stem) < 3 or word[-1] not in "ыи":
        return None
    hushing = stem[-1] in HUSHING
    if word[-1] == "ы" and (hushing or stem[-1] in VELAR):
        return None  # «начальникы» is no word
    if word[-1] == "ы" or stem[-1] in VELAR or hushing:
        for single in (stem, *_with_vowel(stem)):
            one = _person(single) or _masculine_body(single)
            if one is not None and one.gender == MASCULINE and single not in bodies.STRESSED_ALONE:
                ends = "ей ам ей ами ах" if hushing else "ов ам ов ами ах"
                if one.rule.endings[3].endswith("ем") and stem[-1] == "ц":
                    ends = "ев ам ев ами ах"
                return _of_many(word, ends, one.person)
    else:
        for last, ends in (("ь", "ей ям ей ями ях"), ("й", "ев ям ев ями ях")):
            one = _person(stem + last) or _masculine_body(stem + last)
            regular = stem + last not in bodies.STRESSED_ALONE
            if one is not None and one.gender == MASCULINE and regular:
                return _of_many(word, ends, one.person)
    return _plural_of_feminine(word, stem)


def _of_many(word: str, ends: str, person: bool) -> Noun:
    genitive, dative, accusative, instrumental, prepositional = ends.split()
    accusative = accusative if person else word[-1]
    return Noun(
        Pattern(1, (genitive, dative, accusative, instrumental, prepositional)), PLURAL, person
    )


def _with_vowel(stem: str) -> tuple[str, ...]:
    """Return what a stem may be with the vowel that its plural dropped: «продавц», «владельц»."""
    if stem.endswith("ц"):
        return (stem[:-1].rstrip("ь").removesuffix("й") + "ец",)
    if stem.endswith(("к", "л")):
        return (stem[:-1] + "о" + stem[-1], stem[:-1] + "е" + stem[-1])
    return ()


def _plural_of_feminine(word: str, stem: str) -> Noun | None:
    for last in "аяь":
        soft = last != "а" or stem[-1] in VELAR + HUSHING
        one = (word[-1] == "и") is soft and (_person(stem + last) or _feminine(stem + last))
        if not one or one.gender == MASCULINE:
            continue
        genitive, soft = _genitive_of_many(stem, last)
        if genitive is None:
            return None
        dative = ("ям ями ях" if soft else "ам ами ах").split()
        accusative = genitive if one.person else word
        forms = (genitive, stem + dative[0], accusative, stem + dative[1], stem + dative[2])
        return Noun(_whole(word, forms), PLURAL, one.person, open=True)
    return None


def _genitive_of_many(stem: str, last: str) -> tuple[str | None, bool]:
    """Return the genitive of the plural of a feminine noun, and whether the other cases are soft.

    None where a vowel may come in (сестёр, судеб), but for -ка: «артисток».
    """
    if last == "ь":
        return f"{stem}ей", True
    if last == "я":
        return (f"{stem}й", True) if stem[-1] in VOWELS else (None, True)
    if stem.endswith("к") and stem[-2] not in VOWELS:
        return f"{stem[:-1]}{'е' if stem[-2] in HUSHING else 'о'}к", False
    double = stem[-1] not in VOWELS and stem[-2] not in VOWELS
    return (None if double and not stem.endswith(_CLOSE) else stem), False


_CLOSE = ("жб", "пп", "рм", "рж", "сс", "рт", "ств", "нд", "лл")
"""Ends of stems that take no vowel: служб, групп, ферм, бирж, касс."""


def _plural_in_a(word: str) -> Noun | None:
    """Plurals of neuter nouns, each the genitive of one as well: «министерства»."""
    if word.endswith("ия") and _neuter(f"{word[:-1]}е"):
        return Noun(pattern(1, "й ям я ями ях"), PLURAL, False, open=True)
    if word[-1] == "а" and (_neuter(f"{word[:-1]}о") or _neuter(f"{word[:-1]}е")):
        return Noun(pattern(1, "- ам а ами ах"), PLURAL, False, open=True)
    return None
