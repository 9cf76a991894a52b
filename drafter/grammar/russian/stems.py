"""What the forms of a Russian word have in common: Snowball's stemmer, and what it leaves apart.

Snowball takes one ending off, and takes «ов» of «Смаилов» for one; so it is asked again until
nothing changes: all forms of a word end in the same letters, fewer than a grammar would leave.
Vowels that come and go («дорожек», «участок») are left out, and the marks that stand in their place
(«застройка», «судьба»).
"""

import re
from collections.abc import Callable
from functools import cache
from importlib import import_module

_MOST_ENDINGS = 4
_FLEETING = re.compile(r"(?<=[а-я]{2})[оеьй](?=[бвгджзклмнпрстхцчш]$)")
"""What stands before the last letter of a stem in some of its forms alone."""

_IN = re.compile(r"(?<=[ая]н)ин$")
"""«Гражданин», «гражданам»: the ending of the singular alone."""

_NOUNS_IN_S = ("пись", "месь")
"""How nouns end that Snowball takes for reflexive verbs: «подпись», «смесь»."""

_FORMS = """
    день: дня дню днем дне дни дней дням днями днях
    дети: ребенок ребенка ребенку ребенком ребенке детей детям детьми детях
    человек: человека человеку человеком человеке люди людей людям людьми людях
    мать: матери матерью матерей матерям матерями матерях
    дочь: дочери дочерью дочерей дочерям дочерями дочерьми дочерях
    письмо: письма письму письмом письме писем письмам письмами письмах
    перечень: перечня перечню перечнем перечне перечни перечней перечням перечнями перечнях
    уровень: уровня уровню уровнем уровне уровни уровней уровням уровнями уровнях
    корень: корня корню корнем корне корни корней корням корнями корнях
    заем: займа займу займом займе займы займов займам займами займах
    хозяин: хозяина хозяину хозяином хозяине хозяева хозяев хозяевам хозяевами хозяевах
    время: времени временем времена времен временам временами временах
"""


@cache
def _known() -> dict[str, str]:
    """Return the forms that have too little in common, each with the word that stands for it."""
    lines = (line.split(":") for line in _FORMS.strip().splitlines())
    return {form: word.strip() for word, forms in lines for form in [word.strip(), *forms.split()]}


@cache
def _snowball() -> Callable[[str], str]:
    # 20 ms: the library imports the stemmers of all its languages, which searches alone need.
    made: Callable[[str], str] = import_module("snowballstemmer").stemmer("russian").stemWord
    return made


def stem(word: str) -> str:
    """Return what the forms of a word, in small letters, have in common."""
    word = word.replace("ё", "е")
    known = _known().get(word)
    if known is not None:
        return known
    bare = word[:-1] if word.endswith(_NOUNS_IN_S) else _bare(word)
    return _FLEETING.sub("", _bare(_IN.sub("", bare)) if _IN.search(bare) else bare)


def _bare(word: str) -> str:
    """Return a word without its endings."""
    for _ending in range(_MOST_ENDINGS):
        shorter = _snowball()(word)
        if shorter == word:
            break
        word = shorter
    return word
