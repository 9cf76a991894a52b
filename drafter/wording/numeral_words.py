"""The words of which numbers consist, Russian and Kazakh, in all the forms that a text has."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple


class Word(NamedTuple):
    """A word of a number: what it is worth, and whether the number ends with it («пятый»)."""

    value: Decimal
    last: bool = False


_RUSSIAN = {
    "1": "один одна одно одни одного одной одному одну одним одними одном одних",
    "1.5": "полтора полторы полутора",
    "2": "два две двух двум двумя двое двоих двоим оба обе обоих обеих обоим обеим вдвое дважды",
    "3": "три трех трем тремя трое троих троим втрое трижды",
    "4": "четыре четырех четырем четырьмя четверо четверых вчетверо четырежды",
    "5": "пять пяти пятью пятеро пятерых впятеро",
    "6": "шесть шести шестью шестеро шестерых вшестеро",
    "7": "семь семи семью семеро семерых",
    "8": "восемь восьми восемью восьмью восьмеро",
    "9": "девять девяти девятью девятеро",
    "10": "десять десяти десятью десятеро",
    "11": "одиннадцать одиннадцати одиннадцатью",
    "12": "двенадцать двенадцати двенадцатью",
    "13": "тринадцать тринадцати тринадцатью",
    "14": "четырнадцать четырнадцати четырнадцатью",
    "15": "пятнадцать пятнадцати пятнадцатью",
    "16": "шестнадцать шестнадцати шестнадцатью",
    "17": "семнадцать семнадцати семнадцатью",
    "18": "восемнадцать восемнадцати восемнадцатью",
    "19": "девятнадцать девятнадцати девятнадцатью",
    "20": "двадцать двадцати двадцатью",
    "30": "тридцать тридцати тридцатью",
    "40": "сорок сорока",
    "50": "пятьдесят пятидесяти пятьюдесятью",
    "60": "шестьдесят шестидесяти шестьюдесятью",
    "70": "семьдесят семидесяти семьюдесятью",
    "80": "восемьдесят восьмидесяти восемьюдесятью",
    "90": "девяносто девяноста",
    "100": "сто ста",
    "200": "двести двухсот двумстам двумястами двухстах",
    "300": "триста трехсот тремстам тремястами трехстах",
    "400": "четыреста четырехсот четыремстам четырьмястами четырехстах",
    "500": "полтысячи пятьсот пятисот пятистам пятьюстами пятистах",
    "600": "шестьсот шестисот шестистам шестьюстами шестистах",
    "700": "семьсот семисот семистам семьюстами семистах",
    "800": "восемьсот восьмисот восьмистам восемьюстами восьмистах",
    "900": "девятьсот девятисот девятистам девятьюстами девятистах",
    "0.5": "жарты",
    "500000": "полмиллиона",
    "500000000": "полмиллиарда",
    "1000": "тысяча тысячи тысяче тысячу тысяч тысячей тысячам тысячами тысячах",
}
"""Cardinal and collective numbers, with е for ё."""

_MASCULINE = {"1000000": "миллион", "1000000000": "миллиард", "1000000000000": "триллион"}
_CASES_OF_MASCULINE = ["", *["а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"]]

_ORDINALS = {
    **{"1": "перв", "2": "втор", "4": "четверт", "5": "пят", "6": "шест", "7": "седьм"},
    **{"8": "восьм", "9": "девят", "10": "десят", "11": "одиннадцат", "12": "двенадцат"},
    **{"13": "тринадцат", "14": "четырнадцат", "15": "пятнадцат", "16": "шестнадцат"},
    **{"17": "семнадцат", "18": "восемнадцат", "19": "девятнадцат", "20": "двадцат"},
    **{"30": "тридцат", "40": "сороков", "50": "пятидесят", "60": "шестидесят"},
    **{"70": "семидесят", "80": "восьмидесят", "90": "девяност", "100": "сот"},
}
_ENDINGS = ["ый", "ой", "ая", "ое", "ые", "ого", "ому", "ым", "ом", "ую", "ых", "ыми", "ою"]
_THIRD = "третий третья третье третьи третьего третьей третьему третью третьим третьем третьих"

_KAZAKH = {
    **{"1": "бір", "2": "екі", "3": "үш", "4": "төрт", "5": "бес", "6": "алты", "7": "жеті"},
    **{"8": "сегіз", "9": "тоғыз", "10": "он", "20": "жиырма", "30": "отыз", "40": "қырық"},
    **{"50": "елу", "60": "алпыс", "70": "жетпіс", "80": "сексен", "90": "тоқсан", "100": "жүз"},
    **{"1000": "мың", "1000000": "миллион", "1000000000": "миллиард"},
    "1000000000000": "триллион",
}
_ENDS = ["ға", "қа", "ны", "ды", "ты", "ның", "дың", "тың", "да", "та", "дан", "тан", "нан"]
_WITH = ["мен", "бен", "пен"]
_POSSESSED = ["", "н", "на", "нда", "нан", "ның"]
_TOGETHER = {
    **{"1": "біреу", "2": "екеу", "3": "үшеу", "4": "төртеу", "5": "бесеу", "6": "алтау"},
    "7": "жетеу",
}
_NO_NUMBERS = {"оны", "оның", "онда", "онан", "онын", "онына", "үшін", "онды", "бірге"}
"""«his», «there», «for», «together»: the shape of ten, three and one with an ending."""

_PARTS = {
    **{"1": "одно", "1.5": "полутора", "2": "двух|дву", "3": "трех|тре", "4": "четырех"},
    **{"5": "пяти", "6": "шести", "7": "семи", "8": "восьми", "9": "девяти", "10": "десяти"},
    **{"12": "двенадцати", "15": "пятнадцати", "20": "двадцати", "25": "двадцатипяти"},
    **{"30": "тридцати", "40": "сорока", "50": "пятидесяти", "60": "шестидесяти"},
    **{"70": "семидесяти", "80": "восьмидесяти", "100": "сто"},
}
_SECOND = (
    r"(?:лет|год|дневн|месячн|недельн|часов|минутн|кратн|этажн|сменн|процентн|тысячн|миллионн"
    r"|миллиардн|местн|комнатн|ступен|сторонн|разов|полосн|квартирн|тонн|метров|километр|балльн"
    r"|уровнев|язычн)\w*"
)
_KAZAKH_PART = re.compile(r"(бір|екі|үш|төрт|бес|алты|жеті|он)(?:жыл|жақ|апта|ай|қабат|күн)\w*")

FRACTIONS: tuple[tuple[re.Pattern[str], frozenset[Decimal]], ...] = tuple(
    (re.compile(words), frozenset(map(Decimal, values.split())))
    for words, values in (
        (r"половин\w+|жарты|жартысы\w*|жартылай", "0.5 2 50"),
        (r"жарым\w*", "0.5"),
        (r"полгода|полугод\w+", "6 0.5"),
        (r"треть|трети|третью|третей|третям\w*", "1 3 33"),
        (r"четверть\w*|четверти|четвертей|ширек\w*|ширег\w+", "1 4 25 0.25"),
        (r"удво\w+|двойн\w+|двукратн\w+", "2"),
        (r"утро[ие]\w+|тройн\w+", "3"),
        (r"десят(?:ок|к)\w*|ондаған", "10"),
        (r"сот(?:ня|ни|ню|ен|ней|ням|нями)|жүздеген", "100"),
    )
)
"""Words for parts and multiples, with the figures that the other language may have for them."""


@cache
def words() -> dict[str, Word]:
    """Return each word of a number by its form in small letters, with е for ё."""
    known: dict[str, Word] = {}
    for value, forms in _RUSSIAN.items():
        known.update(dict.fromkeys(forms.split(), Word(Decimal(value))))
    for value, stem in _MASCULINE.items():
        known.update((stem + ending, Word(Decimal(value))) for ending in _CASES_OF_MASCULINE)
    for value, stem in _ORDINALS.items():
        known.update((stem + ending, Word(Decimal(value), last=True)) for ending in _ENDINGS)
    known.update(dict.fromkeys(_THIRD.split(), Word(Decimal(3), last=True)))
    for value, stem in _KAZAKH.items():
        known |= {form: Word(Decimal(value), last=True) for form in _kazakh_forms(stem)} | known
        known[stem] = Word(Decimal(value))
    for value, stem in _TOGETHER.items():
        together = [stem, f"{stem}і", f"{stem}ін", f"{stem}інің", f"{stem}іне", f"{stem}ы"]
        known.update(dict.fromkeys(together, Word(Decimal(value), last=True)))
    return {form: word for form, word in known.items() if form not in _NO_NUMBERS}


def part_of_word(word: str) -> Decimal | None:
    """Return the number that a word begins with: «трёхсменный», «бесжылдық»; None without one."""
    if match := _parts().fullmatch(word):
        return next(Decimal(value) for value, part in _PARTS.items() if match[1] in part.split("|"))
    if match := _KAZAKH_PART.fullmatch(word):
        return next(Decimal(value) for value, stem in _KAZAKH.items() if match[1] == stem)
    return None


@cache
def _parts() -> re.Pattern[str]:
    parts = sorted("|".join(_PARTS.values()).split("|"), key=len, reverse=True)
    return re.compile(rf"({'|'.join(parts)}){_SECOND}")


def _kazakh_forms(stem: str) -> Iterator[str]:
    """Yield a number with its endings; the wrong ones among them are no words, and do no harm."""
    front = next(letter for letter in reversed(stem) if letter in "аоұыәеөүі") in "әеөүі"
    harmony = str.maketrans("аығқ", "еігк") if front else {}
    vowel = stem[-1] in "аыі"
    possessed = "сы" if vowel else "ы"
    ordinal = "ншы" if vowel and stem != "жиырма" else "сыншы" if vowel else "ыншы"
    for ending in (*_ENDS, *_WITH, *(possessed + more for more in _POSSESSED)):
        yield stem + (ending.translate(harmony))
    for more in ("", "сы", "сын", "дан", "ға", "да", "ның"):
        yield stem + (ordinal + more).translate(harmony)
