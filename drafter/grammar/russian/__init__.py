"""Declension of Russian and Kazakhstani personal names and of posts in Russian.

A form is `sure` only when it follows from a rule without exception; where usage wavers, where
the stress decides and is not written, or where a vowel may be lost, it is returned as guessed.
Rules of the single words are in `surnames`, `given_names` and `posts`.
"""

from collections.abc import Callable

from drafter.grammar import known_names
from drafter.grammar.cases import Case, Form, Gender
from drafter.grammar.russian import given_names
from drafter.grammar.russian import names_data as data
from drafter.grammar.russian.patterns import (
    APOSTROPHES,
    CASES,
    INVARIANT,
    LETTERS,
    VOWELS,
    Pattern,
    composed,
    inflect,
    split_spaces,
    syllables,
)
from drafter.grammar.russian.posts import begins_post, names_person, post
from drafter.grammar.russian.posts_data import RANKED
from drafter.grammar.russian.posts_in_case import post_in_case
from drafter.grammar.russian.surnames import surname_pattern

__all__ = [
    "CASES",
    "RANKED",
    "begins_post",
    "given",
    "is_strange",
    "names_person",
    "patronymic",
    "post",
    "post_in_case",
    "surname",
]

_KAZAKH_LETTERS = frozenset("әғқңөұүһі")
_MAX_LENGTH = 100
_SYLLABLES = 3
_ALLOWED = LETTERS | frozenset("-" + APOSTROPHES)

_Word = Callable[[str, Gender | None], Pattern]
_Parts = Callable[[list[str], Gender | None], list[Pattern]]


def surname(text: str, case: Case, gender: Gender | None) -> Form:
    """Decline a surname.

    In: the surname in the nominative (one word, a double one with a hyphen, or initials), the
    case, the person's gender or None. Out: the form and whether it is certain. Both members of
    a double surname are declined when the first is a surname in itself (Розенталь, «Справочник
    по правописанию»); what cannot be declined comes back unchanged and guessed.
    """
    return _decline(text, case, gender, _surname_parts)


def given(text: str, case: Case, gender: Gender | None) -> Form:
    """Decline a given name.

    In: the name in the nominative, the case, the gender or None. Out: the form and whether it
    is certain. Of a man's double name only the last member is declined (Касым-Жомарта), of a
    woman's both (Анны-Марии), after Розенталь, «Справочник по правописанию».
    """
    return _decline(text, case, gender, _given_parts)


def patronymic(text: str, case: Case, gender: Gender | None) -> Form:
    """Decline a patronymic.

    In: the patronymic in the nominative, the case, the gender or None. Out: the form and
    whether it is certain. Kazakh -ұлы, -қызы and Turkic -оглы, -кызы stay unchanged.
    """
    last = text.split()[-1:] or [""]
    if last[0].lower().endswith(data.PATRONYMIC_PARTICLES) and _declinable(text, case):
        return Form(text, True)
    return _decline(text, case, gender, _patronymic_parts)


def _declinable(text: str, case: Case) -> bool:
    """Say whether text can be a name at all: Cyrillic letters, hyphens and spaces only."""
    if case not in CASES or not text.strip() or len(text) > _MAX_LENGTH:
        return False
    words = [_apart(word)[1] for word in composed(text).split() if not _initials(word)]
    return all(_is_word(word.lower()) for word in words)


def _initials(text: str) -> bool:
    """Say whether text is initials: «А.», «А. А.», «Дж.», «К.-Ж.»."""
    *parts, end = "".join(text.split()).split(".")
    return bool(parts) and not end and all(_initial(part.lstrip("-")) for part in parts)


def _initial(part: str) -> bool:
    """Say whether a part before a dot is a capital letter, or one with a small letter."""
    return 0 < len(part) < 3 and part[0].isupper() and LETTERS.issuperset(part.lower())


def _apart(word: str) -> tuple[str, str]:
    """Return the initials that stand right before a word, and the word: «О.А.Бектенов»."""
    end = word.rfind(".") + 1
    return (word[:end], word[end:]) if end and _initials(word[:end]) else ("", word)


def _is_word(word: str) -> bool:
    """Say whether a lower-case word has letters, a vowel, and single hyphens or apostrophes."""
    if not word or word[0] not in LETTERS or word[-1] not in LETTERS or "--" in word:
        return False
    return _ALLOWED.issuperset(word) and any(letter in VOWELS for letter in word)


def _decline(text: str, case: Case, gender: Gender | None, parts: _Parts) -> Form:
    if case in CASES and len(text) <= _MAX_LENGTH and _initials(text):
        return Form(text, True)
    if not _declinable(text, case):
        return Form(text, False)
    if case is Case.NOMINATIVE:
        return Form(text, True)
    pieces = split_spaces(composed(text))
    standing = _standing(pieces)
    done = [
        Form(piece, True) if number in standing else _decline_word(piece, case, gender, parts)
        for number, piece in enumerate(pieces)
    ]
    named = [piece for number, piece in enumerate(pieces) if number not in standing]
    sure = all(form.sure for form in done) and (len(named) == 1 or _are_given(named, parts))
    return Form("".join(form.text for form in done), sure)


def _standing(pieces: list[str]) -> set[int]:
    """Return the places of what never changes: spaces, particles, initials, «Ким Чен» of three."""
    words = [number for number, piece in enumerate(pieces) if piece.strip()]
    found = set(range(len(pieces))) - set(words)
    syllables_alone = [n for n in words if syllables(pieces[n].lower()) == 1]
    if len(syllables_alone) == len(words) == _SYLLABLES:
        return found | set(words[:-1])
    for number in words:
        piece = pieces[number]
        particle = piece in data.PARTICLES
        particle = particle or (number != words[-1] and piece.lower() in data.PARTICLES)
        if particle or _initials(piece):
            found.add(number)
    return found


def _are_given(words: list[str], parts: _Parts) -> bool:
    """Say whether each of several words is a given name that is known: «Реджеп Тайип»."""
    return parts is _given_parts and all(map(known_names.is_given, words))


def _decline_word(word: str, case: Case, gender: Gender | None, parts: _Parts) -> Form:
    """Decline one word between spaces, member by member when it has hyphens."""
    initials, word = _apart(word)
    members = word.split("-")
    if not all(members):
        return Form(initials + word, False)
    rules = parts([member.lower() for member in members], gender)
    forms = [inflect(member, rule, case) for member, rule in zip(members, rules, strict=True)]
    return Form(initials + "-".join(forms), all(case not in rule.doubt for rule in rules))


def _single(word: str, gender: Gender | None, rule: _Word) -> Pattern:
    """Pattern of one member; a word without a vowel or of one letter is left alone."""
    if len(word) == 1 and word in VOWELS:
        return INVARIANT
    if len(word) < 2 or not any(letter in VOWELS for letter in word):
        return INVARIANT.doubted()
    return rule(word, gender)


def _surname_parts(members: list[str], gender: Gender | None) -> list[Pattern]:
    if len(members) > 1 and members[-1] in data.PARTICLES:
        return [INVARIANT] * len(members)
    rules = [_single(member, gender, surname_pattern) for member in members]
    for index, member in enumerate(members[:-1]):
        if member in data.NEVER_FIRST:
            rules[index] = INVARIANT
        elif not member.endswith(_SURNAME_ENDINGS) and rules[index] != INVARIANT:
            # Мелик-Шахназаров against Мамин-Сибиряк: whether such a first member is a surname
            # in itself cannot be seen, and most of those in the dictionaries are not declined.
            consonant = member[-1] not in VOWELS
            rules[index] = INVARIANT.doubted() if consonant else rules[index].doubted()
    return rules


_SURNAME_ENDINGS = (
    *("ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ской", "ович", "евич"),
    *("ова", "ева", "ёва", "ина", "ына", "ская", "цкая"),
)


def _given_parts(members: list[str], gender: Gender | None) -> list[Pattern]:
    rules = [_single(member, gender, given_names.given_pattern) for member in members]
    for index, member in enumerate(members[:-1]):
        if member in data.UNCHANGED_FIRST_GIVEN:
            rules[index] = INVARIANT
        elif member in data.DECLINED_FIRST_GIVEN or rules[index] == INVARIANT:
            continue
        elif gender is not Gender.FEMININE or member[-1] not in "ая":
            rules[index] = INVARIANT.doubted()
    return rules


def _patronymic_parts(members: list[str], gender: Gender | None) -> list[Pattern]:
    if members[-1].endswith(data.PATRONYMIC_PARTICLES):
        return [INVARIANT] * len(members)
    rules = [_single(member, gender, given_names.patronymic_pattern) for member in members]
    for index, member in enumerate(members[:-1]):
        if not member.endswith(("ич", "вна", "чна")):
            # Only the last member of Касым-Жомартович or Борух-Бендитовна is a patronymic.
            rules[index] = INVARIANT
    return rules


def is_strange(word: str) -> bool:
    """Tell whether a word holds a Kazakh letter and is no name, so that it is no Russian word."""
    letters = _KAZAKH_LETTERS.intersection(word)
    return word.islower() and bool(letters) and not letters.issuperset(word)
