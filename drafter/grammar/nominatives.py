"""Names and posts back in the nominative: what, put into a case, gives the printed words.

The grammar itself is asked: a nominative is possible when the grammar makes just these words of
it.  Where more than one is possible the likeliest is taken and called unsure.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice, product

from drafter.grammar import Case, Forms, Gender, Part, decline, grammar_of

_VOWELS = "аеёиоуыэюяәіөұү"
_HUSHING_OR_VELAR = "гкхжшчщцқғһ"
_BACK = {
    "ru": (
        *(("", ""), ("у", ""), ("ю", "ь"), ("ю", "й"), ("ому", "ый"), ("ому", "ой")),
        *(("ому", "ий"), ("ему", "ий"), ("ему", "ый"), ("ему", "ой"), ("е", "а"), ("е", "я")),
        *(("и", "я"), ("и", "ь"), ("и", "а"), ("ой", "а"), ("ой", "ая"), ("ей", "ая")),
        *(("ей", "яя"), ("ей", "а"), ("ью", "ей"), ("йцу", "ец"), ("ьцу", "ец"), ("у", "о")),
        *(("ью", "ья"), ("ье", "ья"), ("ьему", "ий"), ("му", "й"), ("й", "я")),
        *(("ю", "е"), ("у", "е"), ("ому", "ое"), ("ему", "ее"), ("ам", "ы"), ("ам", "а")),
        *(("ам", "и"), ("ам", "е"), ("ям", "и"), ("ям", "я"), ("ым", "ые"), ("им", "ие")),
    ),
    "kk": (
        *(("", ""), ("ға", ""), ("ге", ""), ("қа", ""), ("ке", ""), ("на", ""), ("не", "")),
        *(("іге", ""), ("-ға", ""), ("-ге", ""), ("-қа", ""), ("-ке", ""), ("а", ""), ("е", "")),
    ),
}
"""Endings of the dative and what may stand in their place in the nominative."""

_ENDINGS = ("", "й", "ь", "а", "я", "ый", "ий", "ой", "ая", "яя")
_LONGEST_ENDING = 4
"""Endings of the nominative, and how many letters of another case are tried without."""

_SURNAMES_OY = """
донской крамской трубецкой луговской полевской городской морской шаховской мостовской волховской
лужской заводской тверской сухово-кобылинской соцкой
"""
_STRESSED_OY = frozenset(_SURNAMES_OY.split())
"""Surnames that are stressed on -ой; nearly all others on -скому are on -ский."""

_OY = "второй шестой седьмой восьмой городской областной окружной основной краевой морской полевой"
_ADJECTIVES_OY = frozenset(_OY.split())
_NOT = "вторый шестый седьмый восьмый городский областный окружный основный краевый морский полевый"
_NO_ADJECTIVES = frozenset(_NOT.split())
_PATRONYMIC = r"(?i).*(?:ич|вна|чна|ұлы|улы|оглы|қызы|кызы)|.*\."
_OF_ADJECTIVES = ("ому", "ему", "ой", "ей", "ым", "им", "-й", "-му", "нно", "бо")
_MOST_HEADS, _LONGEST_RANK = 5, 3
_MOST_TRIED = 20_000


class Guess:
    """A word in the nominative, and whether nothing else gives the printed form.

    `others` are the further nominatives that would; `dative` is the printed one, where the
    grammar makes another of the nominative.
    """

    # A plain class, as a dataclass takes a millisecond to build.
    __slots__ = ("dative", "others", "sure", "text")

    def __init__(
        self, text: str, sure: bool = True, others: Sequence[str] = (), dative: str = ""
    ) -> None:
        """Take the word, whether it is sure, what else it may be, and the dative."""
        self.text = text
        self.sure = sure
        self.others = others
        self.dative = dative

    @property
    def all(self) -> tuple[str, ...]:
        """Every nominative that gives the printed form, the likeliest first."""
        return (self.text, *self.others)

    def confirmed(self, known: Iterable[str]) -> "Guess":
        """Return the guess made sure by a word that is known from elsewhere, if it fits."""
        found = [word for word in self.all if word in set(known)]
        return Guess(found[0]) if len(found) == 1 and not self.dative else self


def nominative(
    printed: str, part: Part, language: str, gender: Gender | None, case: Case = Case.DATIVE
) -> Guess:
    """Return the nominative of a part of a name that is printed in a case."""
    possible = dict.fromkeys(
        word for word in _candidates(printed, language, case)
        if decline(Forms(word), case, part, language, gender).text == printed
    )  # fmt: skip
    if not possible:
        return Guess(printed, sure=False, dative=printed)
    likely = [word for word in possible if _likely(word, printed, language, gender)]
    if part is Part.PATRONYMIC:
        likely = [word for word in likely if re.fullmatch(_PATRONYMIC, word)]
    ranked = sorted(likely or possible, key=lambda word: _rank(word, printed, part, language))
    best, *others = ranked
    form = decline(Forms(best), case, part, language, gender)
    return Guess(best, form.sure and not others and bool(likely), others)


def _candidates(printed: str, language: str, case: Case = Case.DATIVE) -> Iterator[str]:
    if case is not Case.DATIVE:
        for cut in range(min(_LONGEST_ENDING + 1, len(printed))):
            stem = printed[: len(printed) - cut]
            yield from (stem + ending for ending in _ENDINGS)
        return
    tail = printed[-1:].isupper() and len(printed) > 1
    low = printed.lower()
    for ending, instead in _BACK.get(language, (("", ""),)):
        if low.endswith(ending) and len(low) > len(ending):
            stem = printed[: len(printed) - len(ending)]
            yield stem + (instead.upper() if tail else instead)
            if language == "ru" and instead == "" and ending == "у":
                yield from _with_vowel(stem)


def _with_vowel(stem: str) -> Iterator[str]:
    """Yield a stem with the vowel that the dative dropped: «Кравц» gives «Кравец»."""
    if len(stem) > 2 and stem[-1].lower() not in _VOWELS and stem[-2].lower() not in _VOWELS:
        for vowel in "еоё":
            yield stem[:-1] + vowel + stem[-1]


def _likely(word: str, printed: str, language: str, gender: Gender | None) -> bool:
    """Tell whether a nominative is more than a rule's by-product."""
    low, form = word.lower(), printed.lower()
    if language != "ru":
        return True
    if low[-1:] in "ьй" and (low[-2:-1] in _VOWELS) is (low[-1] == "ь"):
        return False
    if low.endswith("я") and low[-2:-1] in _HUSHING_OR_VELAR:
        return False
    if low.endswith("ый") and low[-3:-2] in _HUSHING_OR_VELAR:
        return False
    if low == form:
        return not low.endswith(("ой", "ии") if gender is Gender.FEMININE else ("у", "ю", "ии"))
    if low.endswith(("ской", "цкой")):
        return low in _STRESSED_OY
    if form.endswith(("скому", "цкому", "ному", "вому")) and low == form[:-1]:
        return False
    wives = ("овая", "евая", "ёвая", "иная", "ыная")
    return not (gender is Gender.FEMININE and low.endswith(wives))


def _rank(word: str, printed: str, part: Part, language: str) -> tuple[int, int, str]:
    """Return how far-fetched a nominative is; the least comes first."""
    endings = ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ова", "ева", "ина", "ская", "ич")
    usual = part is Part.PATRONYMIC or word.lower().endswith(endings)
    return (0 if usual else 1, 0 if word != printed else 1, word)


def post_nominative(printed: str, language: str) -> Guess:
    """Return the nominative of a post that is printed in the dative: its head words go back."""
    if language != "ru":
        return nominative(printed, Part.POST, language, None)
    words = printed.split(" ")
    choices = [
        list(dict.fromkeys(_head_words(word))) if _may_head(words, at) else [word]
        for at, word in enumerate(words)
    ]
    tried = (" ".join(chosen) for chosen in islice(product(*choices), _MOST_TRIED))
    found: dict[str, bool] = {}
    for text in tried:
        if text != printed:
            form = decline(Forms(text), Case.DATIVE, Part.POST, language)
            if form.text == printed and not _takes_a_dependent(text, words):
                found[text] = form.sure
    if not found:
        return Guess(printed, sure=False, dative=printed)
    changed = {
        text: sum(a != b for a, b in zip(text.split(" "), words, strict=True)) for text in found
    }
    best, *others = sorted(found, key=lambda text: (not found[text], -changed[text], text))
    rivals = [text for text in others if changed[text] == changed[best]]
    return Guess(best, found[best] and not any(found[text] for text in rivals), others)


def _takes_a_dependent(text: str, printed: list[str]) -> bool:
    """Tell whether a nominative makes a head of what depends on one: «культуры и информация».

    That is so where every word of a head after the first stands in the genitive as well.
    """
    genitive = decline(Forms(text), Case.GENITIVE, Part.POST, "ru").text.split(" ")
    heads: list[list[bool]] = []
    fresh = True
    for word, one_printed, one_genitive in zip(text.split(" "), printed, genitive, strict=True):
        if word != one_printed:
            if fresh:
                heads.append([])
            heads[-1].append(one_printed == one_genitive)
        fresh = word == one_printed or word.endswith(",")
    return any(all(alike) for alike in heads[1:])


def _head_words(word: str) -> Iterator[str]:
    """Yield what a head word or a modifier may be in the nominative."""
    core = word.rstrip(",;:")
    mark = word[len(core) :]
    first, hyphen, last = core.rpartition("-")
    for candidate in _heads(last):
        if candidate == last or _is_word(candidate):
            yield f"{first}{hyphen}{candidate}{mark}"
    if hyphen:
        for candidate, second in product(_heads(first), _heads(last)):
            yield f"{candidate}-{second}{mark}"


def _heads(word: str) -> Iterator[str]:
    """Yield what a word may be; neuter nouns, such as ministries and boards, end in -ство, -ие."""
    low = word.lower()
    if low.endswith(("ству", "ию")):
        end = "о" if low.endswith("ству") else "е"
        yield word[:-1] + (end.upper() if word.isupper() else end)
    else:
        yield from _candidates(word, "ru")


def _is_word(word: str) -> bool:
    """Tell whether a word ends as Russian nouns and adjectives do."""
    low = word.lower()
    if low[-1:] in ("ь", "а") and low[-2:-1] in _VOWELS:
        return False
    if low.endswith(("оя", "уя", "ыя")):
        return False
    if low.endswith("ой"):
        return low in _ADJECTIVES_OY or low in _ranked()
    if low[-1:] in "ыи" and low[-2:-1] in _HUSHING_OR_VELAR.replace("ц", "") + "ц":
        return (low[-1] == "ы") is (low[-2] == "ц")
    if low[-1:] == "е" and low[-2:-1] not in _VOWELS + "щ":
        return low.endswith(("ждане", "жане", "чане", "яне"))
    return not (low.endswith("яя") and not low.endswith("няя")) and low not in _NO_ADJECTIVES


def _may_head(words: list[str], at: int) -> bool:
    """Tell whether a word may belong to a head: at the start, or after a dash, comma or «и».

    Between that and the word only adjectives stand.
    """
    for before in range(at, max(at - _MOST_HEADS, -1), -1):
        if before == 0 or words[before - 1] in ("–", "—", "-", "и", "его", "её", "ее", "их"):
            return True
        if words[before - 1].endswith(","):
            return True
        if not words[before - 1].lower().endswith(_OF_ADJECTIVES):
            break
    return _may_be_rank(words, at)


def _may_be_rank(words: list[str], at: int) -> bool:
    """Tell whether a rank stands at a place, or an adjective before one: «старшему советнику»."""
    for word in words[at : at + _LONGEST_RANK]:
        low = word.lower().rstrip(",")
        if any(candidate in _ranked() for candidate in _candidates(low.rpartition("-")[2], "ru")):
            return True
        if not low.endswith(("ому", "ему")):
            return False
    return False


def _ranked() -> Collection[str]:
    """Return the posts that are held with a rank; the grammar is loaded where somebody asks."""
    russian = grammar_of("ru")
    return russian.RANKED if russian else ()
