"""Heads of posts and bodies: where one stands, and the patterns of its words.

A head is a noun in the nominative with the adjectives before it, which agree with it: «Первый
заместитель», «Верховный Суд», «местные исполнительные органы»; or a word that has become a noun
(«управляющий»), or an abbreviation («АО»).
"""

from typing import NamedTuple

from drafter.grammar.russian import nouns_data as bodies
from drafter.grammar.russian import posts_data as data
from drafter.grammar.russian.nouns import (
    ANY,
    FEMININE,
    MASCULINE,
    NEUTER,
    PLURAL,
    Noun,
    known,
    unknown,
)
from drafter.grammar.russian.patterns import (
    INVARIANT,
    LETTERS,
    Pattern,
    adjective,
    of_thing,
)

__all__ = [
    "TRAILING",
    "Head",
    "acting",
    "bare",
    "begins",
    "head",
    "is_substantive",
    "leads_nowhere",
    "of_person",
    "participle",
    "rank",
]

TRAILING = ",;:)"
_ACTING = ("и.о", "вр.и.о", "в.и.о", "ври.о")
_ORDINAL_ENDINGS = {
    "й": ("го", "му", "го", "м", "м"),
    "я": ("й", "й", "ю", "й", "й"),
    "е": ("го", "му", "е", "м", "м"),
}
_GENDERS = {
    **dict.fromkeys(("ый", "ий", "ой", "-й"), MASCULINE),
    **dict.fromkeys(("ая", "яя", "-я"), FEMININE),
    **dict.fromkeys(("ое", "ее", "-е"), NEUTER),
    **dict.fromkeys(("ые", "ие"), PLURAL),
}
"""The gender or number that the ending of an adjective shows."""

_PARTICIPLES = ("щ", "вш", "нн", "им", "ем", "ём", "ственн")
"""Stems that may stand after the noun that they agree with: «курирующий вопросы»."""

_MOST_MEMBERS = 5
_LONGEST_ABBREVIATION, _LONGEST_AMONG_CAPITALS = 8, 4


class Head(NamedTuple):
    """A head: the place after it, the patterns of its words, and whether it is certain."""

    end: int
    rules: dict[int, list[Pattern]]
    """By the place of a word: a pattern for each of its members between hyphens."""
    gender: str
    person: bool
    sure: bool = True


class _Heads(NamedTuple):
    """A noun at the head of a phrase, perhaps with members between hyphens."""

    rules: list[Pattern]
    gender: str
    person: bool
    guessed: bool
    """Nothing tells of the noun."""
    open: bool


def head(words: list[str], start: int, *, strict: bool, many: bool = False) -> Head | None:
    """Return the head that begins at `start`, or None.

    With `strict` only a known noun counts, since what follows a comma or «и» is mostly a
    dependent word; a plural that may be the genitive of one counts then only after an adjective
    or after another plural (`many`).
    """
    at, modifiers = _modifiers(words, start)
    substantive = bool(modifiers) and is_substantive(bare(words[modifiers[-1]]))
    noun = _noun(words, at, strict=strict or substantive)
    if noun is not None and noun.open and strict and not (modifiers or many):
        noun = None
    shown = [_shown(bare(words[place])) for place in modifiers]
    if noun is not None:
        gender = shown[-1] if shown and noun.gender == ANY else noun.gender
        agree = all(one == gender for one in shown)
        if agree or not (strict or substantive or noun.guessed):
            rules = {place: _modifier(words[place], person=noun.person) for place in modifiers}
            if noun.gender == ANY and any(bare(words[n]).endswith("ой") for n in modifiers):
                agree = False  # «палатой РК» is no adjective
            if substantive and noun.open:
                agree = False  # «полицейские города»: policemen of a city, or cities
            sure = not noun.guessed and agree and (not noun.open or bool(modifiers) or many)
            return Head(at + 1, {**rules, at: noun.rules}, gender, noun.person, sure)
    if substantive or (modifiers and not strict):
        person = bare(words[modifiers[-1]]) not in bodies.FEMININE_SUBSTANTIVES
        rules = {place: _modifier(words[place], person=person) for place in modifiers}
        agree = all(one == shown[-1] for one in shown)
        return Head(modifiers[-1] + 1, rules, shown[-1], person, substantive and agree)
    return None


def rank(words: list[str], start: int) -> Head | None:
    """Return a post, rank or title in the nominative amid what depends on another head.

    «Прокурор области старший советник юстиции»: the nominative of a man's post is no other case
    of it, so that it depends on nothing. A name with a capital («села Строитель») is none.
    """
    found = head(words, start, strict=True)
    if found is None or not found.person or found.gender != MASCULINE:
        return None
    if any(bare(words[place]).endswith("ой") for place in found.rules):
        return None  # «областной» may be a woman's in another case
    if bare(words[found.end - 1]).rpartition("-")[2] not in data.RANKED:
        return None
    before = bare(words[start - 1]) if start else ""
    if before in data.PREPOSITIONS or (words[start][0].isupper() and _is_place(words[start - 1])):
        return None
    return found


def _is_place(word: str) -> bool:
    """Tell whether a name follows a word: «села», «имени», «ТОО»."""
    return bare(word) in bodies.BEFORE_A_PLACE or word.isupper()


def participle(words: list[str], at: int, gender: str, person: bool) -> Head | None:
    """Return a participle that follows its noun and agrees with it («курирующий вопросы»)."""
    _end, modifiers = _modifiers(words, at)
    if not modifiers:
        return None
    # «временно исполняющий», «лично ответственный»: the last of a row is the participle.
    place = modifiers[-1]
    word = bare(words[place])
    if not word[:-2].endswith(_PARTICIPLES) or _shown(word) != gender or word.endswith("ой"):
        return None
    rules = {place: _modifier(words[place], person=person) for place in modifiers}
    return Head(place + 1, rules, gender, person)


def leads_nowhere(words: list[str], at: int) -> bool:
    """Tell whether an adjective in the nominative stands at `at` that no head follows."""
    _end, modifiers = _modifiers(words, at)
    return bool(modifiers) and bare(words[modifiers[-1]]).endswith(("ый", "ний", "ская"))


def begins(words: list[str]) -> bool:
    """Tell whether words begin with a head that is known and stands in no other case."""
    if acting(words, 0):
        return True
    found = head(words, 0, strict=True)
    invariant = found is not None and found.rules[found.end - 1] == [INVARIANT]
    return found is not None and found.sure and (found.person or not invariant)


def of_person(words: list[str]) -> bool:
    """Tell whether words begin with a known head that is the post of one person."""
    if acting(words, 0):
        return True
    found = head(words, 0, strict=True)
    return found is not None and found.person and found.gender != PLURAL


def acting(words: list[str], start: int) -> int:
    """Return the place after «и.о.», «и. о.», «врио» or «зам.» with the genitive; else `start`."""
    if start >= len(words):
        return start
    word = bare(words[start])
    if word.startswith(_ACTING) or word in data.ACTING:
        return start + 1
    if word == "и." and start + 1 < len(words) and bare(words[start + 1]) == "о.":
        return start + 2
    if word.endswith(".") and word[:-1] in data.ABBREVIATIONS:
        # «гл. специалист» has its head after the abbreviation, «зам. директора» has not.
        return start + 1
    return start


def bare(word: str) -> str:
    """Return the word in lower case without the punctuation around it."""
    return word.lower().lstrip("(").rstrip(TRAILING)


def _modifiers(words: list[str], start: int) -> tuple[int, list[int]]:
    """Return the place after the adjectives before a head, and their places."""
    at, found = start, list[int]()
    while at < len(words) and (at == start or words[at][0] != "("):
        word = bare(words[at])
        is_one = bool(_shown(word)) and (_is_ordinal(word) or not _is_noun(word))
        if is_one and found and word.endswith("ой") and not _goes_on(words, found[-1], at):
            # «заведующий кафедрой», «городской больницей»: an oblique case, not a modifier.
            break
        if is_one:
            found.append(at)
        elif not (word in data.ADVERBS or (word == "и" and found)):
            break
        at += 1
    return (found[-1] + 1, found) if found else (start if at >= len(words) else at, found)


def _goes_on(words: list[str], before: int, at: int) -> bool:
    """Tell whether an adjective in -ой is a man's, after another one: «первый городской судья»."""
    word = bare(words[before])
    alike = _shown(word) == MASCULINE and not is_substantive(word)
    return alike and _leads_to_noun(words, at)


def is_substantive(word: str) -> bool:
    """Tell whether a lower-case adjective names a post by itself, in any gender or number."""
    if word in data.SUBSTANTIVES:
        return True
    other = word.endswith(("ая", "яя", "ые", "ие"))
    return other and any(f"{word[:-2]}{end}" in data.SUBSTANTIVES for end in ("ый", "ий", "ой"))


def _leads_to_noun(words: list[str], at: int) -> bool:
    """Say whether the run of adjectives from `at` on ends in a known head noun."""
    while at < len(words) and not _is_noun(bare(words[at])):
        if not _shown(bare(words[at])):
            return False
        at += 1
    return at < len(words)


def _is_noun(word: str) -> bool:
    return known(word) is not None


def _shown(word: str) -> str:
    """Return the gender that a lower-case adjective shows, «» for what is no adjective."""
    if _is_ordinal(word):
        return _GENDERS[word[-2:]]
    if not LETTERS.issuperset(word.replace("-", "")) or adjective(word) is None:
        return ""
    return _GENDERS[word[-2:]]


def _is_ordinal(word: str) -> bool:
    """Say whether a word is an ordinal written with a figure: «1-й», «2-е»."""
    figure, _hyphen, ending = word.partition("-")
    return figure.isdecimal() and ending in _ORDINAL_ENDINGS


def _modifier(word: str, *, person: bool) -> list[Pattern]:
    """Return the patterns of a modifier's members: only the last one of an adjective changes."""
    word = bare(word)
    if _is_ordinal(word):
        ending = word[-1]
        rule = Pattern(1, _ORDINAL_ENDINGS[ending])
        rule = rule if person or ending != "й" else of_thing(rule, word)
    else:
        rule = adjective(word, person=person) or INVARIANT
    return [*[INVARIANT] * word.count("-"), rule]


def _noun(words: list[str], at: int, *, strict: bool) -> _Heads | None:
    """Return the word at `at` taken as a head noun, or None when it cannot be one."""
    if at >= len(words):
        return None
    word = bare(words[at])
    capitals = " ".join(words[:20]).isupper()
    members = word.split("-")
    if not all(members) or len(members) > _MOST_MEMBERS:
        return None
    short = _abbreviation(words[at].strip("(" + TRAILING), capitals=capitals)
    if short is not None and known(word) is None:
        rules = [short.rule] * len(members)
        return _Heads(rules, short.gender, short.person, guessed=False, open=False)
    if len(members) > 1:
        return _compound(members, strict=strict)
    one = known(word) or (None if strict else unknown(word))
    guessed = known(word) is None
    return one and _Heads([one.rule], one.gender, one.person, guessed, one.open)


def _abbreviation(word: str, *, capitals: bool) -> Noun | None:
    """Return an abbreviation («АО», «КазНУ»), which never changes.

    In a text all in capitals a short one alone is told from a word.
    """
    longest = _LONGEST_AMONG_CAPITALS if capitals else _LONGEST_ABBREVIATION
    core = word.replace("-", "")
    is_one = 1 < len(core) <= longest and core[-2:].isupper() and core.isalpha()
    if not is_one or (core != core.upper() and not core[:1].isupper()):
        return None
    doubtful = word.lower() in bodies.DOUBTFUL_ABBREVIATIONS
    return Noun(INVARIANT.doubted() if doubtful else INVARIANT, ANY, False)


def _compound(members: list[str], *, strict: bool) -> _Heads | None:
    """Return the head of members between hyphens.

    After «вице-», «пресс-» and the like the last member alone is declined; of two nouns both
    are («врач-терапевт», «школа-лицей»), and the first says what the adjectives agree with.
    """
    *firsts, last = members
    noun = known(last) or (None if strict else unknown(last))
    if noun is None:
        return None
    nouns = [None if member in data.PREFIXES else known(member) for member in firsts]
    leader = next((one for one in nouns if one is not None), noun)
    rules = [one.rule if one else INVARIANT for one in nouns]
    rule = noun.rule
    if noun.person and not leader.person and noun.gender == MASCULINE:
        rule = of_thing(rule, last)  # «завод-изготовитель»
    plain = all(
        one is not None or member in data.PREFIXES
        for one, member in zip(nouns, firsts, strict=True)
    )
    guessed = not plain or known(last) is None
    is_open = leader.open and noun.open
    return _Heads([*rules, rule], leader.gender, leader.person, guessed, is_open)
