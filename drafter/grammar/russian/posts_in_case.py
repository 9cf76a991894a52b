"""Posts that were typed in another case than the nominative, as finished letters have them."""

from collections.abc import Iterator

from drafter.grammar.cases import Case
from drafter.grammar.russian import posts_data as data
from drafter.grammar.russian.heads import TRAILING, bare, head, is_substantive
from drafter.grammar.russian.nouns import FEMININE, MASCULINE, NEUTER, PLURAL, Noun, known
from drafter.grammar.russian.patterns import (
    CASES,
    HUSHING,
    INVARIANT,
    VELAR,
    adjective,
    composed,
    inflect,
)

_LIKELY = (
    Case.DATIVE,
    Case.GENITIVE,
    Case.ACCUSATIVE,
    Case.INSTRUMENTAL,
    Case.PREPOSITIONAL,
)
"""In this order: the dative is what an address has."""

_LIKELY_SUBSTANTIVES = (Case.INSTRUMENTAL, *_LIKELY)
"""«Управляющим» is one person in the instrumental rather than many in the dative."""

_NOUN_ENDINGS = ("", "ь", "й", "я", "о", "е", "ы", "и", "а")
_ADJECTIVE_ENDINGS = {
    MASCULINE: ("ый", "ий", "ой"),
    FEMININE: ("ая", "яя"),
    NEUTER: ("ое", "ее"),
    PLURAL: ("ые", "ие"),
}
_LONGEST_ENDING, _MOST_ADJECTIVES, _LONGEST_WORD = 4, 4, 40
_STRESSED = frozenset(
    ("городской", "областной", "второй", "шестой", "седьмой", "восьмой", "морской", "краевой")
)
_FLEETING = data.FLEETING_OM | data.FLEETING_EM | data.FLEETING_STRESSED


def post_in_case(text: str) -> tuple[Case, str] | None:
    """Return the case that a post certainly stands in, and its nominative; None if it is open.

    A post whose head is known in the nominative, or may be so («министерства»), is none.
    """
    words = composed(text).split()
    if not words or head(words, 0, strict=True, many=True) is not None:
        return None
    for find in (_nouns_back, _substantives_back):
        for case in _LIKELY if find is _nouns_back else _LIKELY_SUBSTANTIVES:
            if back := find(words, 0, case):
                return case, " ".join(_others_back(words, back, case))
    return None


def _others_back(words: list[str], back: list[str], case: Case) -> list[str]:
    """Return all words with the first head, and the heads after it, put back.

    What may as well depend on another head, as «культуры и информации» does, stays.
    """
    done = [*back]
    while len(done) < len(words):
        at = len(done)
        before = words[at - 1]
        dash, comma = before in data.DASHES, before.endswith(",")
        more = _head_back(words, at, case)
        genitive = bool(more) and _head_back(words, at, Case.GENITIVE) == more
        joint = dash or comma or before == "и"
        if not (dash or (joint and not genitive) or (not genitive and _is_ranked(more))):
            more = []
        done += more or [words[at]]
    return done


def _is_ranked(words: list[str]) -> bool:
    return bool(words) and bare(words[-1]).rpartition("-")[2] in data.RANKED


def _head_back(words: list[str], start: int, case: Case) -> list[str]:
    """Return the words of the head at `start` in the nominative; none where there is none."""
    return _nouns_back(words, start, case) or _substantives_back(words, start, case)


def _nouns_back(words: list[str], start: int, case: Case) -> list[str]:
    """Return a noun, with the adjectives before it, in the nominative."""
    for at in range(start, min(start + _MOST_ADJECTIVES + 1, len(words))):
        for noun_word, noun in _nouns(words[at], case):
            before = [_adjective(word, noun.gender, noun.person, case) for word in words[start:at]]
            if all(before):
                return [*before, noun_word]
    return []


def _substantives_back(words: list[str], start: int, case: Case) -> list[str]:
    """Return a word that has become a noun («управляющий») in the nominative."""
    for gender in (MASCULINE, FEMININE, PLURAL):
        for at in range(start, min(start + _MOST_ADJECTIVES + 1, len(words))):
            before = [_adjective(word, gender, True, case) for word in words[start : at + 1]]
            if all(before) and is_substantive(bare(before[-1])):
                return before
    return []


def _nouns(word: str, case: Case) -> Iterator[tuple[str, Noun]]:
    """Yield the known nouns that stand in a case in a word, in the nominative."""
    core = word.strip("(" + TRAILING)
    if not core or len(core) > _LONGEST_WORD:
        return
    first, hyphen, last = core.rpartition("-")
    for candidate in _candidates(last):
        noun = known(candidate.lower())
        if noun is None or noun.rule == INVARIANT or candidate == last:
            continue
        if inflect(candidate, noun.rule, case) == last:
            leader = _leader(first, case) if hyphen else ""
            yield word.replace(core, f"{leader}{hyphen}{candidate}"), noun


def _candidates(word: str) -> Iterator[str]:
    for cut in range(min(_LONGEST_ENDING, len(word) - 1) + 1):
        stem = word[: len(word) - cut]
        capitals = word.isupper() and len(word) > 1
        yield from (stem + (end.upper() if capitals else end) for end in _NOUN_ENDINGS)
    for noun in _FLEETING:
        if noun[:2] == word[:2].lower():
            yield word[:1] + noun[1:]


def _leader(first: str, case: Case) -> str:
    """Return the first member of a compound in the nominative: «врачу-терапевту»."""
    if first.lower() in data.PREFIXES:
        return first
    for candidate in _candidates(first):
        noun = known(candidate.lower())
        if noun is not None and candidate != first and inflect(candidate, noun.rule, case) == first:
            return candidate
    return first


def _adjective(word: str, gender: str, person: bool, case: Case) -> str:
    """Return an adjective of a case in the nominative of a gender; «» for what is none."""
    core = word.strip("(" + TRAILING)
    if core == "и" or core.lower() in data.ADVERBS:
        return word
    found = []
    for cut in range(2, _LONGEST_ENDING + 1):
        for ending in _ADJECTIVE_ENDINGS.get(gender, ()):
            candidate = core[: len(core) - cut] + (ending.upper() if core.isupper() else ending)
            rule = adjective(candidate.lower(), person=person) if _spelt(candidate) else None
            if rule is not None and inflect(candidate, rule, case) == core and candidate != core:
                found.append(candidate)
    if not found or any(True for one in CASES[1:] for _noun in _nouns(core, one)):
        return ""
    stressed = [one for one in found if one.lower() in _STRESSED]
    plain = [one for one in found if not one.lower().endswith("ой")]
    return word.replace(core, [*stressed, *plain, *found][0])


def _spelt(adjective_word: str) -> bool:
    """Tell whether a nominative is spelt as adjectives are: -ий after «к», -ый after «в»."""
    if adjective_word.lower() == "третий":
        return True
    before, ending = adjective_word[-3:-2].lower(), adjective_word[-2:].lower()
    if ending in ("ый", "ые"):
        return before not in VELAR + HUSHING
    return ending not in ("ий", "ие") or before in VELAR + HUSHING + "н"
