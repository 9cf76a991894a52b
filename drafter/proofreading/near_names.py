"""Rule about names: two in a letter that differ in one letter, of which one is a slip."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from drafter.grammar.known_names import is_given
from drafter.proofreading.dictionaries import dictionary_of
from drafter.proofreading.draft import Draft, Passage, Remark, Rule
from drafter.proofreading.kazakh_lexicon import differ_in_one, is_known, sound
from drafter.wording import N_, _
from drafter.wording.expressions import expression

_NAME = expression(r"(?<![\w-])[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]{5,}(?![\w-])")
_STARTS = expression(r"(?:^|[.!?…:;][»)]?\s|[«\n])\s*$")
_ENDING = expression(
    r"(?<=\w{5})(?:[ое]го|[ое]му|[ыи]ми|[ыио]м|[ыи]х|[ыио]й|[ая]ми|[ая]х|[ая]м|ою|ая|ую|ое|ей|ем|[аяуюыиое]"
    r"|(?:ға|ге|қа|ке|на|не|н?[ыі]ң|[дт][ыі]ң|[ндт][ыі]|[дт][ае]|[ндт][ае]н|[мбп]ен))$"
)
_SAME_END = 3
"""Letters at the end of a name, its case aside, in which a name and its like differ: «-улы»."""

_MOST_ALIKE = 8
"""Names that are alike; where there are more, they are a list of different ones."""

_Names = dict[str, list[tuple[Passage, int, str]]]


def _near_names(draft: Draft) -> Iterator[Remark]:
    for language in draft.inquiry.languages:
        names = _names(draft, language)
        for one, two in _pairs(names):
            if _are_words(names[one][0][2], names[two][0][2], language):
                continue
            wrong, right = sorted((two, one), key=lambda name: _weight(names[name], draft))
            for passage, offset, word in names[wrong]:
                other = names[right][0][2]
                what = _("The name «{name}» is written otherwise elsewhere: «{other}».")
                what = what.format(name=word, other=other)
                yield Remark(passage.place(offset), what, _("Correct the one that is wrong."))


def _names(draft: Draft, language: str) -> _Names:
    """Return the names in the texts of a language without their case endings, and their places."""
    names: _Names = defaultdict(list)
    for passage in draft.passages:
        if passage.language not in (language, None):
            continue
        for match in _NAME.finditer(passage.plain):
            begins = _STARTS.search(passage.plain, max(0, match.start() - 4), match.start())
            # A sentence may begin with any word; what else is in the file is a name.
            if not begins or not passage.is_prose:
                names[_ENDING.sub("", match[0])].append((passage, match.start(), match[0]))
    return names


def _pairs(names: _Names) -> list[tuple[str, str]]:
    """Return the names that differ in one letter, neither the first nor, in sound, a last one."""
    alike: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for left in {name, *(name[:n] + name[n + 1 :] for n in range(1, len(name) - 1))}:
            alike[left].append(name)
    groups = (group for group in alike.values() if len(group) <= _MOST_ALIKE)
    found = {pair: None for group in groups for pair in combinations(group, 2)}
    return [pair for pair in found if _is_slip(*pair)]


def _is_slip(one: str, two: str) -> bool:
    return (
        one[0] == two[0]
        and (sound(one[-_SAME_END:]) == sound(two[-_SAME_END:]) or _is_swap(one, two))
        and differ_in_one(one, two)
        and not (is_given(one) and is_given(two))
    )


def _is_swap(one: str, two: str) -> bool:
    """Tell whether two letters have changed places before an ending: «Мукашев», «Мукшаев»."""
    return len(one) == len(two) and one[-2:] == two[-2:] and sorted(one) == sorted(two)


def _are_words(one: str, two: str, language: str) -> bool:
    """Tell whether one of two words with capitals is no name: «Кеңес», «Кеңсе»."""
    if language == "kk":
        return is_known(one.lower()) or is_known(two.lower())
    dictionary = dictionary_of(language)
    return dictionary is not None and any(map(dictionary.readily_has, (one.lower(), two.lower())))


def _weight(places: list[tuple[Passage, int, str]], draft: Draft) -> tuple[bool, bool, int]:
    """Return how surely a name is right: it is in the address book, in a key, or often there."""
    return (
        any(word.lower() in draft.words for _passage, _offset, word in places),
        any(not passage.is_prose for passage, _offset, _word in places),
        len(places),
    )


RULES = (
    Rule(
        "near-names",
        N_("A name that is written with another letter elsewhere in the letter."),
        _near_names,
    ),
)
